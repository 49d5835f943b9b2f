"""Laws that a paper names without an article: 违反了《…条例》的规定, 依据《…法》."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.citation_roles import ASIDE, Role, role_at
from rules.facts.running import Running, running
from rules.law.register import Register

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Named:
    """`title` is the register's where it has the law, else as written."""

    title: str
    role: Role
    at: Span


TITLE = re.compile(r"《(?P<title>[^《》■]{2,60})》")
LAW = re.compile(r"(?:法|法典|条例|办法|规定|细则|规则)(?:\([^()]{1,12}\))*$")
"""What forbids and punishes. Standards, catalogues and benchmarks have no articles."""
NOT_LAWS = re.compile(r"裁量|基准|清单|标准|规程|合同|章程|制度$|公司|方案|通知")
BARE = re.compile(r"违反了?(?P<title>[一-龥]{3,30}?(?:法|条例|办法|规定|细则))(?=的?(?:有关|相关)?(?:规定|要求|条款)|[,。;])")
BACK = re.compile(r"违反了?(?:该|前述)(?P<what>法|条例|办法|规定)的?(?:有关|相关)?(?:规定|要求)")
"""该法, which is the law named last."""
ARTICLE_BEHIND = re.compile(r"(?:\([^()]{0,60}\))?[^。;《》]{0,80}?第[^。;,《》]{1,10}[条款章]")
ROLE_BEHIND = re.compile(r"[^。;]{0,200}?(?:(?<!本)决定(?!书)|处以|罚款|给予|没收|警告|吊销|暂扣|拟|处罚|责令|应予|予以)")
DUTY_BEFORE = re.compile(
    r"(?:违反|违背|触犯|条款[:|]?|依据[:|]?)了?(?:的|之)?(?:有关|相关|下列|如下)?(?:法律(?:、?法规)?|法规|规定|条文|条款)?[:|]?"
    r"(?:[^。;]{0,60}(?:、|和|及|与))?$")
"""What charges a duty, in a sentence or as a field's label (违反法律：《…》)."""
CONTINUES = re.compile(r"(?:\([^()]{0,60}\))?(?:、|和|及|以及|与|或者?)?《")


def named_without_article(paper: Paper, known: Register) -> list[Named]:
    """Every law that is named in `paper` and not followed by an article, quotations left out."""
    run = running(paper.document)
    plain = ASIDE.sub(lambda m: "\0" * len(m[0]), run.text)
    cited = [(bisect_left(run.at, c.start), bisect_left(run.at, c.end)) for c in paper.citations]
    found = [
        n for m in TITLE.finditer(plain)
        if LAW.search(m["title"]) and not NOT_LAWS.search(m["title"])
        and not any(a <= m.start() < b for a, b in cited) and not _article_behind(run.text, m.end())
        and (n := _named(run, plain, m.start(), m.end(), m["title"], known))
    ]
    for m in BARE.finditer(plain):
        if known.find(m["title"]) and not ARTICLE_BEHIND.match(run.text, m.end()):
            found += [n] if (n := _named(run, plain, *m.span("title"), m["title"], known)) else []
    for m in BACK.finditer(plain):
        last = next((t for t in reversed(list(TITLE.finditer(plain, 0, m.start()))) if t["title"].split("(")[0].endswith(m["what"])), None)
        law = known.find(last["title"]) if last else None
        title = law.title if law else last["title"] if last else ""
        if last and not any((c.register_title or c.law) in (title, last["title"]) for c in paper.citations if c.article and c.start < run.at[m.start()]):
            found.append(Named(title, Role.DUTY, run.span(*m.span())))
    return found


def _article_behind(text: str, end: int) -> bool:
    """Whether an article of this law follows; one behind another title is not its."""
    m = ARTICLE_BEHIND.match(text, end)
    return m is not None and not re.search(r"依据|根据|依照|按照|违反", m[0])


def _named(run: Running, plain: str, start: int, end: int, title: str, known: Register) -> Named | None:
    law = known.find(title)
    role = role_at(run, plain, start, end, law.title if law else title)
    if role is Role.GROUND and not ROLE_BEHIND.match(plain, end):
        role = Role.OTHER
    if role is Role.DUTY and not DUTY_BEFORE.search(plain, max(0, start - 70), start):
        role = Role.OTHER
    return Named(law.title if law else title, role, run.span(start, end))
