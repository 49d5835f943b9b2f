"""The party's address as a decision gives it: in a field (住所, 经营场所, 户籍所在地), or in the sentence that introduces the party (住…)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Address:
    """The place at `at`. `given`: something stands there; `legible`: it can be read."""

    at: Span
    given: bool
    legible: bool = True


WORDS = (
    "(?:主要|实际|现|法定|固定|住所|住址|住处|居住|现住|常住|家庭|户籍|户口|登记|注册|单位|企业|公司|门店|店铺|厂区|营业|经营|生产|办公|办事机构|联系|通讯|通信"
    "|身份证|执照|所在)*"
    "(?:地址|[厂店社园校院场矿站村]址|住址|住所地?|场所|所在地|住地|户籍地|居住地|经营地点?|营业地点?|住处)"
)
LABEL = re.compile(
    r"(?:^|(?<=[\s,。;、:|()]))"
    rf"(?:(?:工作)?(?:单位|个人|当事人)(?:名称)?(?:或者?|及|和|/|、)?)?(?P<label>{WORDS}(?:[(/或及、和]*(?:者)?{WORDS}\)?){{0,3}})(?:\([^()\n]{{0,12}}\))?"
    r"(?P<mark> ?[:|] ?"
    rf"|(?<=地)(?=[一-龥■])|\s{{1,8}}(?=\S)|$|_)",
    re.M)
"""户籍所在地福建省… has no colon."""
SENTENCE = re.compile(
    r"(?:^|[,。;、(\s:])(?:现|家|暂|户籍|租|长期|临时|常年|经常)*(?:居)?住(?:址|所|地)?(?![所院宿房建户户址处校])(?:在|于|为|地)?"
    r"(?P<value>[一-龥■*×XxA-Z\d][^,。;\n)]{2,60})")
BEGINS = re.compile(r"经(?:依法)?(?:调查|查|审查|核实)|查明|违法事实|现场检查|执法人员|检查(?:发现|时)|立案|接到?举报|违反|依据|上述|以上")
"""Where the facts of the case begin: what is called 地址 behind it is another's or the place of the act."""
HEAD = 900
NEXT_LABEL = re.compile(r"\s[一-龥()/、]{2,14}:|(?:^|\s)(?:法定代表人|负责人|经营者|统一社会|联系电话|电话|邮编|邮政编码|身份证|公民身份|性别|年龄|职务|证件)")
NOTHING = re.compile(r"[\s_/\\—–\-.…:|]|无$|空白|\((?:空|略)\)")
NO_PLACE = re.compile(r"[:。]|罚|^\s*(?:于|在)?(?:19|20|二)[\d〇○零一二]{2,3}年|^\s*(?:经查|你|当事人|本[局机])")
"""What no address has in it, and how the facts of the case begin."""
PLACE = re.compile(r"[省市区县州旗镇乡村路街号道里巷组栋幢室楼园寨庄弄]")


def of_party(paper: Paper) -> Address | None:
    """Where the head of `paper` gives the party's address; None where it has neither such a field nor such a sentence."""
    text = paper.text
    start = paper.document.title_end
    facts = BEGINS.search(text, start, start + HEAD)
    end = facts.start() if facts else min(len(text), start + HEAD)
    empty: Address | None = None
    for m in LABEL.finditer(text, start, end):
        found = _value(paper, m.start("label"), m.end(), end)
        if found.given:
            return found
        empty = empty or found
    sentence = SENTENCE.search(text, start, end)
    if sentence:
        at = paper.span(sentence.start("value"), sentence.end("value"))
        return Address(at, True, _legible(sentence["value"]))
    return empty


def _value(paper: Paper, label: int, start: int, end: int) -> Address:
    """The value behind a label: on its line up to the next label, else the line below where it reads as a place."""
    text = paper.text
    stop = text.find("\n", start)
    stop = len(text) if stop < 0 else stop
    following = NEXT_LABEL.search(text, max(start - 1, 0), stop)
    value = text[start:following.start() if following else stop]
    if not value.strip(" _") and stop < end and following is None:
        below = text[stop + 1:text.find("\n", stop + 1) if text.find("\n", stop + 1) > 0 else len(text)]
        if not NO_PLACE.search(below) and len(below) >= 4 and PLACE.search(below):
            return Address(paper.span(label, stop + 1 + len(below)), True, _legible(below))
    given = bool(NOTHING.sub("", value))
    return Address(paper.span(label, start + len(value.rstrip())), given, _legible(value))


def _legible(value: str) -> bool:
    """Whether enough of it can be read: not a run of illegible characters."""
    return value.count("■") * 2 <= len("".join(value.split()))
