"""Names of the party across the papers of a file: which papers name it in a field of their own, and whether two names are the same, variants or others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import parties
from rules.facts.parties import ADDRESSED, ADDRESSEE, BODY, FIELD, HAN, ILLEGIBLE, PERSON_LABELS, PartyName
from rules.facts.persons import is_person, may_be_person

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

NAMING = frozenset([
    "case_cover", "filing_approval", "inspection_record", "registration_notice", "registration_disposal", "seizure_decision", "seizure_extension",
    "seizure_disposal", "correction_order", "investigation_report", "prior_notice", "hearing_notice", "hearing_summons", "penalty_approval",
    "penalty_decision", "summary_decision", "no_penalty_decision", "delivery_receipt", "public_notice", "enforcement_demand", "enforcement_application",
    "closing_approval", "publicity_record", "party_identity", "registration_approval", "extension_approval", "instalment_approval",
])
"""Papers of the agency that name the party in full; a complaint, a photograph, a party's own letter or a bank's slip may call it otherwise."""

CORE = frozenset([
    "case_cover", "filing_approval", "investigation_report", "prior_notice", "hearing_notice", "penalty_approval", "penalty_decision", "summary_decision",
    "no_penalty_decision", "closing_approval", "party_identity",
])
"""Those in which only the party itself can stand: even a wholly different name is a mistake."""

OF_THE_PARTY = re.compile(
    rf"^(?:{PERSON_LABELS}|受送达人|受送达单位|收文单位|被检查人|被检查单位|被检查对象|被申请人|被执行人|企业名称|单位名称|名称|姓名|"
    "个体工商户名称|字号名称|addressee)$")
BRACKETS = str.maketrans("（）【】〔〕", "()()()")
NOT_A_NAME = re.compile("[的了过未没其该你我]|有(?!限)|证据|事实|异议|情况|如下|意见|规定|行为|处罚|违法|拒绝|签名|以上|属于|应当|笔录|核对")


OF_THE_STATE = re.compile("(?:局|政府|法院|检察院|委员会|办事处|[大中支总]队)$")
LONGER_THAN_A_PERSON = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the party at `at` in a field or address of `paper`."""

    name: str
    paper: Paper
    at: Span
    label: str

    @property
    def organisation(self) -> bool:
        return is_body(self.name)


@lru_cache(maxsize=1024)
def plain(name: str) -> str:
    """`name` without what makes no difference: widths, brackets' shape, spaces, dots, a final remark in brackets about the operator."""
    squeezed = "".join(unicodedata.normalize("NFKC", name).split()).translate(BRACKETS).replace("•", "·").replace("・", "·")
    return re.sub(r"\((?:经营者|投资人|业主|负责人|法定代表人|个体工商户|个人独资|个体经营|以下简称|简称)[^()]*\)$", "", squeezed)


@lru_cache(maxsize=1024)
def is_body(name: str) -> bool:
    """Whether `name` is a company's or a shop's: by its ending, or because no person's is as long."""
    bare = re.sub(r"\([^()]*\)$", "", plain(name))
    if len(bare) < 4 or NOT_A_NAME.search(bare) or OF_THE_STATE.search(bare):
        return False
    return bool(BODY.search(bare)) or (len(bare) >= LONGER_THAN_A_PERSON and "·" not in bare and bool(re.fullmatch(rf"[{HAN}()A-Za-z\d]+", bare)))


def named(case: Case) -> list[Named]:
    """Every name of the party that an agency's paper gives in a field or as the addressee, in page order."""
    found: list[Named] = []
    for paper in case.papers:
        if paper.kind in NAMING:
            found.extend(Named(p.name, paper, p.at, p.label) for p in paper.parties
                         if OF_THE_PARTY.match(p.label) and _is_name(p) and not NOT_THE_PARTY.match(paper.text, p.at.end))
        elif paper.kind == "interview_record":
            found.extend(_questioned(paper))
    return found


QUESTIONED = re.compile(
    rf"被(?:询问|调查|谈话)人(?:姓名)?\s?[:|]\s?(?P<name>[{HAN}·]{{2,12}})(?:\s?\((?:本案)?当事人\)|[^。\n]{{0,60}}\n?[^。\n]{{0,60}}与(?:本案|案件)的?关系\s?[:|]\s?(?:本案)?(?:当事人|违法行为人|本人)(?=[\s,;。]|$))")
"""Whoever is questioned and said to be the party himself."""


def _questioned(paper: Paper) -> Iterator[Named]:
    for m in QUESTIONED.finditer(paper.text, 0, 900):
        if is_person(m["name"]):
            yield Named(m["name"], paper, paper.span(m.start("name"), m.end("name")), "被询问人")


def _is_name(party: PartyName) -> bool:
    person = may_be_person if re.match(PERSON_LABELS, party.label) else is_person
    return is_body(party.name) or (person(plain(party.name)) and not NOT_A_NAME.search(party.name)) or "·" in party.name


def illegible(case: Case) -> Iterator[tuple[str, Paper, Span]]:
    """Names in the party's own field of which characters cannot be read, with ■ for each."""
    for paper in case.papers:
        if paper.kind not in NAMING or not any(c in paper.text for c in ILLEGIBLE):
            continue
        for m in FIELD.finditer(paper.text):
            value = re.split(r"[\s,，。;(]", m["value"].strip())[0]
            if any(c in value for c in ILLEGIBLE) and OF_THE_PARTY.match(re.sub(r"\s", "", m["label"])):
                start = m.start("value") + m["value"].find(value)
                yield re.sub(f"[{ILLEGIBLE}]", "■", plain(value)), paper, paper.span(start, start + len(value))
        begin = paper.document.title_end
        addressed = ADDRESSEE.search(paper.text, begin, begin + 200) if paper.kind in ADDRESSED else None
        if addressed and any(c in addressed["value"] for c in ILLEGIBLE) and re.search(f"[{HAN}]{{2}}", addressed["value"]):
            yield re.sub(f"[{ILLEGIBLE}]", "■", plain(addressed["value"])), paper, paper.span(*addressed.span("value"))


def may_be(worn: str, name: str) -> bool:
    """Whether `worn`, with ■ for characters that cannot be read, may be `name`; a run of ■ may stand for more or fewer characters."""
    pattern = re.sub("■+", lambda m: f".{{0,{2 * len(m[0]) + 2}}}", re.escape(worn).replace(re.escape("■"), "■"))
    return re.of_a_paper(pattern).fullmatch(plain(name)) is not None


@lru_cache(maxsize=4096)
def edits(one: str, other: str) -> int:
    """How many characters are to be put in, left out, exchanged or swapped with the next to make one name the other."""
    from rapidfuzz.distance import DamerauLevenshtein  # a start does not pay for it

    return DamerauLevenshtein.distance(one, other)


def relation(one: str, other: str) -> str:
    """"same", "variant" (one name written differently) or "other" of two names; of kinds apart (a person's and a body's) "other kind"."""
    a, b = plain(one), plain(other)
    if a == b or _masked_alike(a, b):
        return "same"
    if is_body(a) != is_body(b):
        return "other kind"
    distance = edits(a, b)
    longest = max(len(a), len(b))
    if not is_body(a):
        return "variant" if distance == 1 and (a[0] == b[0] or a[1:] == b[1:]) else "other"
    if min(len(a), len(b)) >= 4 and (a.endswith(b) or b.endswith(a)):
        return "variant"
    return "variant" if distance <= max(2, longest // 3) and _share_an_end(a, b) else "other"


def _share_an_end(a: str, b: str) -> bool:
    """Whether both begin or end alike beyond the place and the legal form that many names share."""
    return a[:4] == b[:4] or a[-6:] == b[-6:]


def _masked_alike(a: str, b: str) -> bool:
    """Whether 某, * or × hides all that differs: 陈某 and 陈志强, 泉州某某餐饮店 and 泉州海澜餐饮店."""
    for masked, whole in ((a, b), (b, a)):
        if re.search("[某*×Xx]", masked):
            pattern = re.sub(r"(?:某|\\\*|×|[Xx])+", lambda m: ".{1,6}", re.escape(masked))
            if re.of_a_paper(pattern).fullmatch(whole):
                return True
    return False


INTERNAL = frozenset([
    "case_cover", "filing_approval", "investigation_report", "legal_review", "penalty_approval", "closing_approval", "registration_approval", "extension_approval",
    "instalment_approval", "publicity_record",
])
"""Forms that stay in the office, in which a shop is often called without the place that opens its registered name."""
PLACE = re.compile(rf"(?:[{HAN}]{{1,8}}?(?:省|市|区|县|州|旗|镇|乡|街道|自治区))+")


def without_its_place(short: str, whole: str) -> bool:
    """Whether `short` is `whole` without the place that opens it: 星空歌舞厅, 武陵区星空歌舞厅."""
    a, b = plain(short), plain(whole)
    return len(a) >= 4 and b.endswith(a) and PLACE.fullmatch(b[:len(b) - len(a)]) is not None


NOT_THE_PARTY = re.compile(r"\s?\((?:被侵害人|受害人|被害人|第三人|利害关系人|举报人|投诉人|报案人|被侵权人)")
ANOTHER_S = re.compile("(?:向|从|与|和|由|找|到|购自|委托|供应商|供货商|出租方|承租方|发包方|承包方|甲方|乙方):?$")
"""Before another company's name."""
CHANGED = "(?:变更|更名|改名|曾用名|原名|原企业名称|名称由|变更前|变更后|又名|别名)"


def explained(case: Case, one: str, other: str) -> bool:
    """Whether the file itself says that both names are one's: a short name that it defines, a change of name."""
    a, b = plain(one), plain(other)
    short = min(a, b, key=len)
    defined = re.of_a_paper(rf"(?:以下|下)?简称:?[“\"'「]?{re.escape(short)}[”\"'」]?")
    for paper in case.papers:
        squeezed = paper.document.squeezed
        if defined.search(squeezed):
            return True
        if a in squeezed and b in squeezed and re.search(CHANGED, squeezed):
            return True
    return False


def representatives(case: Case) -> frozenset[str]:
    """The persons who act for a party that is a body: operators, legal representatives, persons in charge, proxies."""
    label = re.compile(rf"(?:经营者|投资人|业主|负责人|法定代表人|代理人|受委托人|被委托人|店长|经理|监护人)(?:姓名)?(?:\([^)]*\))?[:|]?(?P<name>[{HAN}·]{{2,4}})")
    return frozenset(m["name"] for paper in case.papers for m in label.finditer(paper.document.squeezed))


UNIT_FIELD = re.compile("(?:工作)?单位(?:名称|及职务|和职务)?[:|]$")
"""Before the name of the unit of whoever is questioned."""


def in_running_text(case: Case, name: str) -> Iterator[tuple[str, Paper, Span]]:
    """Near variants of the name of a company in the sentences of the agency's papers: one or two characters exchanged, put in or left out."""
    right = plain(name)
    if not is_body(name) or len(right) < 8:
        return
    head, tail = re.escape(right[:2]), re.escape(right[-4:])
    window = re.of_a_paper(rf"{head}[{HAN}()]{{{max(0, len(right) - 8)},{len(right) - 4}}}{tail}")
    for paper in case.papers:
        questioned = paper.kind == "interview_record"
        if (paper.kind not in NAMING and not questioned) or paper.kind == "party_identity":
            continue
        squeezed = paper.document.squeezed.translate(BRACKETS)
        for m in window.finditer(squeezed):
            if questioned and not UNIT_FIELD.search(squeezed, max(0, m.start() - 9), m.start()):
                continue
            a_sentence = "公司" in m[0][2:-4] and len(m[0]) != len(right)                 # 某公司设立分公司
            exchanged = len(m[0]) == len(right) and sorted(m[0]) != sorted(right) and edits(m[0], right) > 1
            another = exchanged or ANOTHER_S.search(squeezed, max(0, m.start() - 4), m.start())
            if m[0] != right and not a_sentence and not another and 1 <= edits(m[0], right) <= 2 and right not in m[0]:
                yield m[0], paper, paper.document.unsqueeze(m.start(), m.end())


def of_decision(case: Case) -> list[Named]:
    """The party or parties as the decisions name them; without a decision as the notice does, then the filing form."""
    for kinds in (("penalty_decision", "summary_decision", "no_penalty_decision"), ("prior_notice", "hearing_notice"), ("filing_approval",)):
        found = [n for n in named(case) if n.paper.kind in kinds]
        own = [n for n in found if n.label not in ("名称", "姓名", "单位名称", "企业名称")] or found
        if own:
            return own
    return []


__all__ = ["CORE", "Named", "explained", "illegible", "in_running_text", "is_body", "may_be", "named", "of_decision", "parties", "plain", "relation", "representatives"]
