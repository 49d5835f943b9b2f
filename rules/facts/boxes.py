"""Boxes: where a form has somebody give an opinion (承办人意见, 法制机构意见, 负责人审批意见), whose each is, and what stands in it.

A box runs from its label to the next label. A form without labels (同意。丙某 2024年5月7日) has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.dates import DateMention, all_dates
from rules.facts.ink import Stands, room_of, standing
from rules.facts.persons import HAN, NAME, NamedPerson, is_person, listed, may_be_person

if TYPE_CHECKING:
    from rules.facts.paper import Paper

HANDLER, UNIT, LEGAL, PLAIN, HEAD = "handler", "unit", "legal", "plain", "head"


@dataclass(frozen=True, slots=True)
class Box:
    """A box at `at` (label and content). `role`: of the "handler", the handling "unit", the "legal" office, the agency's "head", or "plain"
    (审核意见, which may be anybody's).

    `opinion` are the words in it without names, dates and marks for them; `names` those who sign; `mention` its last date. `worn`: something
    in it cannot be read, handwriting on a scan for one. `bare`: on a scan its picture was looked at, and nothing stands in it.
    """

    role: str
    label: str
    at: Span
    opinion: str = ""
    names: tuple[NamedPerson, ...] = ()
    mention: DateMention | None = None
    worn: bool = False
    bare: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was written in it, neither an opinion nor a name nor a day."""
        return not (self.opinion or self.names or self.mention or self.worn)


LABEL = re.compile(
    rf"(?:^|(?<=[\s。;|]))(?P<label>[{HAN}()、/]{{1,18}}|(?:[{HAN}] ){{1,10}}[{HAN}])\s?(?:\([^()\n]{{1,14}}\)\s?)?"
    r"(?:[:|]|(?<=意见|批示|建议)(?=\s))"
)
INNER = re.compile(r"(?:签名|签字|签章|盖章|日期|时间|公章|印章|职务|姓名)$|^(?:年|月|日|签名|签字|意见)$")
"""Labels inside a box: they end none, unless they say whose signature is meant (审核人签字)."""
SIGNATURE = re.compile(r"\(?签[名字章]\)?$")
OFFICE = r"法制|法规|法治|合法性|核审|案审|审核(?:机构|部门|科|股)"
WORKING = r"承办|办案|经办|调查|机构|科|股|室|(?<!派出)所|中队|分队|组|业务|部门"
ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (HEAD, re.compile(r"^(?:海事|消防救援|道路运输|港航|航道|公路|渔政|渔港|水政).{0,4}(?:机构|机关)(?:主要|分管)?负责人(?:审批|审核)?意见$")),
    (HEAD, re.compile(rf"^[{HAN}]{{0,10}}?(?:行政)?主管(?:部门|机关)(?:主要|分管)?(?:负责人|领导)?(?:审批|审核|批示|审查)?意见$")),
    (LEGAL, re.compile(rf"(?:{OFFICE})(?!委员会)(?!.*(?:承办|办案))")),
    (HANDLER, re.compile(
        r"^(?:案件)?(?:承办|经办|办案|主办|协办|调查|执法|填表|制作)(?:执法)?(?:人|人员|员)?(?:\(?签[名字]\)?)?的?"
        r"(?:处理|处罚|审查|初步|拟办)?(?:意见|建议)?(?:及理由)?$")),
    (UNIT, re.compile(
        rf"(?:{WORKING}).{{0,8}}(?:意见|审核|审查|负责人|领导|建议|人)$|^(?:综合|行政)?(?:执法|稽查|监察)?(?:中队|大队|支队|队|所|科|股).{{0,6}}(?:意见|领导|长)$")),
    (PLAIN, re.compile(r"^(?:案件|具体)?(?:审核|审查|复核|初审|复审)(?:人|人员|员|意见|人意见)?$")),
    (HEAD, re.compile(
        r"^(?:行政|执法|行政执法|处罚|本)?(?:机关|局|委|厅|县|市|区|镇|乡|街道|办事处|政府|单位|街办|局机关){0,2}(?:主要|分管|主管|有关|班子)?(?:局|委|厅|县|市|区|镇|乡|街道|机关|单位)?"
        r"(?:负责人|领导|领导人|局长|副局长|主任|副主任|镇长|乡长|厅长|首长|行政首长|负责同志)(?:审批|批示|批准|审核|审定|签批|决定|审查)?(?:意见)?$"
        r"|^(?:领导|审批|批准|签发|签批|审定|核准|(?:行政)?(?:执法|处罚)?机关|局|本局|执法主体)(?:意见|人|人意见|机关|栏|人签名)?$|^(?:领导)?批示(?:意见)?$|^(?:局务会|局长办公会|案审会).{0,6}意见$")),
)
OWN_LABEL = re.compile(r"当事人|被处罚|法定代表|经营者|陈述|申辩|听证|企业|公司|单位负责人$|现场")
PARTY_FIELD = re.compile(r"^(?:负责人|领导|主任|局长|单位负责人)$")
OF_THE_DEPARTMENT = re.compile(r"部门(?:主要|分管)?(?:负责人|领导)(?:审批|审核|批示)?(?:意见)?$")
APPROVES = re.compile(
    r"(?<!不)(?<!未)(?:同意|准予|予以批准|批准|准许|照办|照此办理|按此办理|可行|可以?(?:处罚|办理)|依法(?:处罚|办理|处理)"
    r"|按(?:承办|拟|上述|处理|审核)[^。;,]{0,10}(?:办理|执行|处罚))"
)
REFUSES = re.compile(r"不同意|退回|不予批准|补充(?:调查|证据|材料)|重新(?:调查|研究|呈报)|暂缓|缓办|再议")
MARKS = re.compile(
    r"(?:审批|批准|审核|签署|签批|填写|承办)?(?:签\s*[名字章]|盖\s*章|日\s*期|时\s*间|公\s*章|印\s*章|职\s*务|意\s*见)\s*(?:\([^()\n]{0,8}\))?\s*[:|]?"
    r"|[年月日]|\([^()]{0,12}\)|[_\s:|。,、;.()/\-—]|第\d*页|共\d*页"
)
"""What a form prints in a box, and marks between words."""
ILLEGIBLE = re.compile(r"[■▇█�]")
DATED = r"(?:19|20)[\d■]{2}\s?[年.\-/]|[一二]〇"
SHORT_DAY = r"(?<![\d年/.\-])(?:\d{1,2}[/.]\d{1,2}(?![\d/.])|\d{1,2}\s?月\s?\d{1,2}\s?[日号]|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号])"
"""A day without its year, as a head signs by hand: 5/6, 八月八日."""
SIGNED = re.compile(
    rf"(?:(?<=[\s。;,:|)\d日])|^)(?P<names>{NAME}(?:[\s、,/]{{1,4}}(?!{SHORT_DAY}|同意|不同意|无异议|已审|准予){NAME}){{0,3}})"
    rf"\s*(?P<then>{DATED}|{SHORT_DAY}|(?=\s(?:同意|不同意|无异议|已审|准予))|$|\n|\(|。)"
)
"""Names that stand by themselves before a date or at the end of a line."""
OPENS = re.compile(rf"\s*(?P<names>{NAME}(?:[\s、,/]{{1,2}}{NAME}){{0,2}}?)\s+(?=建议|拟|同意|不同意|符合|经(?!理)|本案|该案)")
"""Names before the opinion: 承办人：甲某、乙某 建议立案."""
ASIDE = re.compile(r"\(([^()]{2,8})\)")
"""An opinion in brackets behind the name: 麦某(同意立案)."""
UNDATED = re.compile(SHORT_DAY)
SIGN = re.compile(r"签\s?[名字章]\s?(?:\([^()\n]{0,8}\))?\s?[:|]\s*")


def boxes(paper: Paper) -> list[Box]:
    """The boxes of `paper` in reading order."""
    text = paper.text
    labels = [m for m in LABEL.finditer(text, paper.document.title_end) if not _inner("".join(m["label"].split()))]
    found: list[Box] = []
    for m, following in zip_longest(labels, labels[1:]):
        end = following.start("label") if following else len(text)
        label = "".join(m["label"].split())
        role = _role(label)
        if role and not (PARTY_FIELD.match(label) and not found and not APPROVES.search(text, m.end(), end)):
            box = _read(paper, role, label, m.start("label"), m.end(), end)
            if found and _signs(found[-1], box):
                found[-1] = replace(found[-1], at=paper.span(found[-1].at.start, box.at.end), names=box.names, mention=box.mention, worn=found[-1].worn or box.worn)
            else:
                found.append(box)
    return _with_a_head(found)


def _with_a_head(found: list[Box]) -> list[Box]:
    """部门负责人意见 behind 办案机构负责人意见, in a form that has no other box of the head's, is that of the department which acts: the agency."""
    if len(found) < 2 or not OF_THE_DEPARTMENT.match(found[-1].label) or any(b.role == HEAD for b in found) or found[-2].role not in (UNIT, LEGAL):
        return found
    return [*found[:-1], replace(found[-1], role=HEAD)]


def _signs(opinion: Box, box: Box) -> bool:
    """Whether `box` holds but the signature to the opinion before it: 审批意见：同意。 审批人（签名）：某某 2025年5月28日."""
    return opinion.role == box.role and bool(opinion.opinion) and not (opinion.names or opinion.mention or box.opinion) and bool(box.names or box.mention)


def _inner(label: str) -> bool:
    return bool(INNER.search(label)) and not (SIGNATURE.search(label) and _role(label))


def _role(label: str) -> str | None:
    label = SIGNATURE.sub("", label)
    if OWN_LABEL.search(label):
        return None
    return next((role for role, pattern in ROLES if pattern.search(label)), None)


def _read(paper: Paper, role: str, label: str, start: int, begin: int, end: int) -> Box:
    text = paper.text
    content = text[begin:end]
    mentions = [m for m in all_dates(text) if begin <= m.start < end]
    names = tuple(_signing(text, begin, end))
    bare = content
    for taken in [(m.start, m.end) for m in mentions] + [(n.start, n.end) for n in names]:
        bare = bare[:taken[0] - begin] + " " * (taken[1] - taken[0]) + bare[taken[1] - begin:]
    bare = UNDATED.sub(" ", bare)
    stop = begin + len(content.rstrip())
    written = content[:mentions[-1].end - begin] if mentions else content
    opinion = MARKS.sub("", bare).replace("■", "") or next((m[1] for m in ASIDE.finditer(content) if names and APPROVES.search(m[1])), "")
    box = Box(role, label, paper.span(start, max(begin, stop)), opinion, names,
              mentions[-1] if mentions else None, bool(ILLEGIBLE.search(written)))
    if box.names or not paper.pictured:
        return box
    stands = standing(paper, room_of(paper, start, begin, max(begin, stop)))
    unread = stands is Stands.SIGNED or (box.empty and stands is Stands.UNSURE)
    return replace(box, worn=box.worn or unread, bare=box.empty and stands is Stands.NOTHING)


def _signing(text: str, begin: int, end: int) -> Iterator[NamedPerson]:
    """Those who sign in `text[begin:end]`: behind 签名, or names that stand by themselves before a date or at the end of a line."""
    found: dict[int, NamedPerson] = {}
    for m in SIGN.finditer(text, begin, end):
        found.update((p.start, p) for p in listed(text, m.end(), end) if may_be_person(p.name))
    for m in SIGNED.finditer(text, begin, end):
        sure = may_be_person if m["then"][:1].isdigit() or "月" in m["then"] else is_person
        for word in re.finditer(r"[^\s、,/]+", text[m.start("names"):m.end("names")]):        # the words of the opinion may run up to the names
            people = list(listed(text, m.start("names") + word.start(), m.end("names")))
            if people and people[-1].end == m.end("names") and all(sure(p.name) for p in people):
                found.update((p.start, p) for p in people)
                break
    if opening := OPENS.match(text, begin, end):
        people = list(listed(text, opening.start("names"), opening.end("names")))
        if people and people[-1].end == opening.end("names") and all(is_person(p.name) for p in people):
            found.update((p.start, p) for p in people)
    yield from (found[start] for start in sorted(found))
