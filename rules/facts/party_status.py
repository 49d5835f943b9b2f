"""Standing of the party in law: what proves who it is, whether it still exists, whether it was renamed, whether it is a body of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import party_names
from rules.facts.dates import find_dates
from rules.facts.parties import HAN

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Told:
    """What a paper tells at `at`, with the day that it names, None where it names none. `name`: the new name of one renamed."""

    at: Span
    day: date | None = None
    name: str = ""


PROOF = re.compile(
    r"营业执照|身份证(?:复印|正反|影印|原件|件复|明)|居民身份证|主体资格|法人证书|登记证书|户籍|户口|人口信息|常住人口|驾驶证|行驶证|护照|企业信用信息|登记(?:基本)?信息|"
    r"市场主体信息|工商(?:登记|档案|信息)|许可证复印|执业许可证|组织机构代码|身份信息|身份证明"
)
HOLDS_COPIES = frozenset(["party_identity", "evidence_copy", "photo_evidence", "unknown", "authorization"])
LISTED = re.compile("营业执照|身份证|主体资格|法人证|登记证|户籍|户口|身份证明|身份信息|登记信息|驾驶证|行驶证|护照|人口信息|执业许可证")


def proof_of_identity(case: Case) -> Span | None:
    """A copy of a licence, a card, a register's page, on a paper of its own or among the evidence."""
    known = case.first("party_identity")
    if known:
        return known.whole
    for paper in case.all(*HOLDS_COPIES):
        m = PROOF.search(paper.text)
        if m:
            return paper.span(m.start(), m.end())
    return None


def listed_proof(case: Case) -> Span | None:
    """A row of the catalogue that names such a copy."""
    for paper in case.all("case_catalogue"):
        for row in paper.document.rows:
            if LISTED.search(row.title):
                return paper.span(row.start, row.end)
        if not paper.document.rows and (m := LISTED.search(paper.text)):
            return paper.span(m.start(), m.end())
    return None


CANCELLED = re.compile(
    r"(?:登记状态|企业状态|经营状态|市场主体状态|主体状态|状态|存续状态)(?:\([^()]{0,8}\))?[:|]?(?P<state>(?:已)?(?:依法)?注销)(?!原因|日期[:|]?[/—－-])|"
    r"(?:准予|核准|办理|完成|已|被|予以|于[^,。;]{4,14}(?:经[^,。;]{2,20})?(?:核准|准予|依法|登记)?)(?:登记)?注销(?:登记)?(?!的?申请|手续未|公告|后)|注销登记日期[:|]?(?=\d{4}年)|登记注销"
)
NOT_CANCELLED = re.compile("未注销|没有注销|尚未|不得注销|拟注销|吊销[,，]?未注销|许可证|备案|资质|账户|账号|车辆|公告注销期|申请注销|证书|资格证|车牌|驾驶")
OF_THE_BODY = frozenset(["party_identity", "unknown", "evidence_copy", "investigation_report", "legal_review"])


def cancelled(case: Case, name: str) -> Told | None:
    """Where the file tells that the party called `name` was struck from the register, with the day. A revoked licence (吊销) alone leaves it a party."""
    plain = party_names.plain(name)
    for paper in case.papers:
        if paper.kind not in OF_THE_BODY:
            continue
        squeezed = paper.document.squeezed
        if plain not in squeezed.translate(party_names.BRACKETS):
            continue
        for m in CANCELLED.finditer(squeezed):
            sentence = squeezed[max(0, m.start() - 24):m.end() + 6]
            if NOT_CANCELLED.search(sentence):
                continue
            around = squeezed[max(0, m.start() - 40):m.end() + 40]
            days = [d.day for d in find_dates(around) if d.day]
            return Told(paper.document.unsqueeze(m.start(), m.end()), days[0] if days else paper.date)
    return None


RENAMED = re.compile(
    rf"(?:(?:企业|单位|公司|字号)?名称)?(?:已|于[^,。;]{{4,14}})?(?:核准|准予|依法)?(?:变更|更名|改名)(?:登记)?(?:名称)?为[:“\"]?(?P<after>[{HAN}()]{{4,40}}?(?:公司|店|厂|行|部|社|中心|院|场|馆))|"
    rf"(?:现|新)(?:企业|单位|公司)?(?:名称|名)[:|为]+(?P<now>[{HAN}()]{{4,40}}?(?:公司|店|厂|行|部|社|中心|院|场|馆))(?![{HAN}])|"
    rf"变更后(?:的)?(?:企业)?(?:名称)?[:|](?P<field>[{HAN}()]{{4,40}}?(?:公司|店|厂|行|部|社|中心|院|场|馆))(?![{HAN}])"
)


def renamed(case: Case, name: str) -> Told | None:
    """Where the file tells that the body called `name` bears another name now."""
    plain = party_names.plain(name)
    for paper in case.all(*OF_THE_BODY, "filing_approval", "inspection_record", "interview_record"):
        squeezed = paper.document.squeezed.translate(party_names.BRACKETS)
        if plain not in squeezed:
            continue
        for m in RENAMED.finditer(squeezed):
            after = m["after"] or m["now"] or m["field"]
            before = squeezed[max(0, m.start() - 80):m.start()]
            if after == plain or plain not in before:
                continue
            days = [d.day for d in find_dates(squeezed[max(0, m.start() - 60):m.end() + 40]) if d.day]
            return Told(paper.document.unsqueeze(m.start(), m.end()), days[0] if days else None, after)
    return None


PART_OF = re.compile(
    rf"(?:公司|厂|集团|医院|学校|中学|小学|大学|酒店|宾馆)(?:第?[一二三四五六七八九十\d]{{0,3}})?[{HAN}]{{0,12}}(?:车间|项目经理部|项目部|工程部|销售部|业务部|财务部|技术部|市场部|采购部|生产部|后勤部|"
    r"后勤处|食堂|科室|办公室|保安部|物业部|工地|仓库|班组|科|(?<!营业)(?<!经营)(?<!门市)(?<!服务)(?<!分)部)$"
)
"""A department of a body; 分公司, 门店, 营业部 may have a licence of their own and are not among them."""


def is_a_department(name: str) -> bool:
    """Whether the name is that of a part of a body which is none itself."""
    return bool(PART_OF.search(party_names.plain(name)))


def is_a_branch(name: str) -> bool:
    """Whether the name is that of a branch, which may have a licence of its own."""
    return bool(re.search("(?:分公司|分店|分厂|分行|支行|门市部|营业部|连锁店)$", party_names.plain(name)))


UNLICENSED = re.compile(
    r"(?:未|没有|尚未|从未|不能(?:出示|提供))(?:依法|曾)?(?:取得|办理|领取|申领|出示|提供|登记)?(?:有效的?)?(?:《)?(?:工商)?(?:营业执照|登记注册|工商登记|市场主体登记|主体登记)|无(?:营业)?执照|无照(?:经营|招牌|从事)?|无证无照"
    r"|(?:营业)?执照[^。;\n答]{0,14}[?]?\s{0,3}答\s?:\s?(?:没有?|无|还没有?|从来没有?|一直没有?)(?:[,。;\s]|办|领|取得)"
)
SIGN = re.compile("(?:门头|招牌|店招|店名|牌匾|标识|广告牌)(?:上)?(?:名称)?(?:写有|标有|显示|载明|悬挂|标注|名)?(?:为|是|:)?[“\"]")


def unlicensed(paper: Paper) -> Span | None:
    """Where a paper tells that the party trades without a licence."""
    m = UNLICENSED.search(paper.text)
    return paper.span(m.start(), m.end()) if m else None


def licence_names(case: Case) -> list[tuple[str, Paper]]:
    """The names of bodies in the copies of licences, as their name fields give them."""
    return [(n.name, n.paper) for n in party_names.named(case) if n.paper.kind == "party_identity" and n.organisation]


def illegible_licence(case: Case) -> Span | None:
    """A licence whose name cannot be read."""
    for paper in case.all("party_identity"):
        m = re.search(r"名\s?称\s?[:|]?\s?[^\n]*[■▇█]", paper.text)
        if m:
            return paper.span(m.start(), m.end())
    return None
