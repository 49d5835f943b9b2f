"""Remedy bodies: the authority that reconsiders and the court are named, and the court is the right one."""

from __future__ import annotations

from collections.abc import Iterator

from rules import patterns as re
from rules.facts import courts, legibility
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.courts import Court
from rules.facts.paper import Paper
from rules.facts.reconsideration import System, body, system_of
from rules.judging import MINOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

VAGUE = re.compile(
    r"^(?:上级|上一级|本级|同级|有关|相关|法定|有权|主管|当地|所在地|行政|复议|地方|其|我局|本机关|本局|的|或者?|有管辖权的?|具有管辖权的?)*"
    r"(?:行政)?(?:复议)?(?:机关|机构|部门|主管部门|行政机关|人民政府|政府|单位|法制机构)$|^上级|^上一级(?!人民政府$)")
OWN_LEVEL = re.compile(r"^本?[区县市州旗](?:人民)?政府$")
"""县人民政府 in a county's decision names its government well enough."""
BLANK_FORM = N_("空白的文书样式，没有填写内容")
OTHERS = ("ecology",)
OTHER_MATTERS = re.compile(r"专利|商标|著作权|版权|知识产权|海关")
EXCEPTION = N_("市级机关、知识产权、生态环境、海关等案件的管辖法院需要人工核对")


def _decision(agency: str, remedies: str, day: str = "2024年5月6日", heading: str = "行政处罚决定书") -> str:
    """An example."""
    return f"{heading}\n某罚〔2024〕8号\n当事人：某门诊部\n给予警告，罚款2000元，十五日内缴至江城银行。{remedies}\n{agency}\n{day}"


@rule(
    "CF-632", N_("复议机关或法院名称不具体或不符"), severity=MINOR, points=2, each=["penalty_decision", "summary_decision"],
    why=N_("只写“上级机关”“人民法院”，当事人不知道去哪里。法院与行政案件集中管辖表不符的也报；管辖表里没有的单位只看名称是否写明，知识产权、生态环境、"
           "海关等案件不作判断。"),
    basis=[cite("行政处罚法", 59, 1, 5, since="2021-07-15"), cite("行政处罚法", 39, 1, 5, until="2021-07-15"), cite("行政诉讼法", 18, 2),
           cite("福建高院2015集中管辖公告", since="2015-09-21", checked="secondary")],
    suggestion=N_("请写明具体的复议机关和有管辖权的法院名称。"),
    violates=[
        _decision("江州市卫生健康局", "若对本决定有异议，可以在接到本决定之日起六十日内，向上级机关申请复议；或者在六个月内向人民法院起诉。"),
        _decision("江州市城市管理局", "如不服，可在六十日内向江州市人民政府申请行政复议，也可在六个月内直接向人民法院提起行政诉讼。"),
        _decision("泉州市丰泽区市场监督管理局", "如不服，可在六十日内向泉州市丰泽区人民政府申请行政复议，或者在六个月内向泉州市丰泽区人民法院提起行政诉讼。"),
        _decision("临江市应急管理局", "不服本决定的，可以在六十日内向上一级主管部门申请行政复议，或者六个月内向临江市人民法院起诉。"),
        _decision("晋江市交通运输局", "如不服，可在60日内向晋江市人民政府申请行政复议，也可在6个月内向晋江市人民法院提起行政诉讼。", heading="当场行政处罚决定书",
                  day="2023年5月6日"),
    ],
    complies=[
        _decision("惠安县洛阳镇人民政府", "如不服，可在六十日内向惠安县人民政府申请行政复议，也可以在六个月内向泉州市鲤城区人民法院提起行政诉讼。逾期不履行的，"
                                "本机关将申请人民法院强制执行。"),
        _decision("江州市城市管理局", "如不服，可在六十日内向江州市人民政府申请行政复议，或者在六个月内向江州市江城区人民法院提起行政诉讼。"),
        _decision("泉州市鲤城区城市管理局", "可在60日内向泉州市鲤城区人民政府申请复议，或者6个月内向有管辖权的泉州市丰泽区人民法院起诉。对复议决定不服的，"
                                 "可以向人民法院起诉。"),
        _decision("望海区交通运输局", "应当先自收到之日起60日内向望海区人民政府申请行政复议；对复议决定不服的，可在15日内向人民法院提起行政诉讼。",
                  heading="当场行政处罚决定书"),
        _decision("南安市农业农村局", "可在60日内向南安市人民政府申请复议，或者6个月内向鲤城区人民法院起诉。"),
    ],
    unclear=[
        _decision("江州市水利局", "如不服，可六十日内向■■■人民政府申请行政复议，或在六个月内向■■■人民法院提起行政诉讼。"),
        _decision("泉州市永春生态环境局", "如不服，可六十日内向泉州市人民政府申请行政复议，或在六个月内向永春县人民法院提起行政诉讼。"),
        _decision("泉州市丰泽区市场监督管理局", "当事人销售侵犯注册商标专用权的商品。可六十日内向泉州市丰泽区人民政府申请行政复议，"
                                   "或在六个月内向泉州市丰泽区人民法院提起行政诉讼。"),
        "行政处罚决定书\n（　）罚〔　〕　号\n如果不服本决定，可以在60日内向　　　　人民政府申请行政复议，或者在6个月内依法向　　　　人民法院提起行政诉讼。\n"
        "（印章）\n　年　月　日",
    ],
    not_for=[_decision("江州市水利局", "逾期不履行的，本局将依法申请人民法院强制执行。")],
)
def bodies_not_named(paper: Paper, case: Case) -> list[Verdict] | Verdict:
    """人民法院 tells nobody where to go; in places of concentrated jurisdiction the court next door is the wrong one.

    The court that enforces and that for a suit against a reconsideration decision need no name.
    """
    remedies = paper.remedies
    if remedies.reconsideration is None and remedies.suit is None:
        return not_applicable(N_("决定书没有告知复议和诉讼"))
    if is_blank(paper):
        return undetermined(BLANK_FORM, at=paper.whole)
    verdicts = [*_authority(paper), *_court(paper, case)]
    return verdicts or passed(N_("复议机关和法院都有名称"))


def _authority(paper: Paper) -> Iterator[Verdict]:
    remedies = paper.remedies
    if remedies.reconsideration is None:
        return
    unclear = remedies.unclear.get("bodies")
    names = ["".join(b.text.split()) for b in remedies.bodies]
    if any("■" in n for n in names) or (unclear and not any(not VAGUE.match(n) for n in names)):
        yield undetermined(N_("复议机关的名称空白或者辨认不清"), at=unclear or remedies.bodies)
    elif names and all(VAGUE.match(n) and not OWN_LEVEL.match(n) for n in names):
        yield failed(N_("复议机关只写“{told}”，没有写名称"), told="、".join(names), at=remedies.bodies)
    elif not names and "■" in remedies.reconsideration.text:
        yield undetermined(N_("复议机关的名称空白或者辨认不清"), at=remedies.reconsideration)
    elif not names:
        yield failed(N_("没有写明复议机关的名称"), at=remedies.reconsideration, absent=legibility.body_worn(paper))


def _court(paper: Paper, case: Case) -> Iterator[Verdict]:
    remedies = paper.remedies
    if remedies.suit is None:
        return
    found = courts.named(paper)
    named = [c for c in found if c.name]
    if not named:
        if any(c.name is None for c in found) or "■" in remedies.suit.text or "_" in remedies.suit.text:
            yield undetermined(N_("法院的名称空白或者辨认不清"), at=[c.at for c in found if c.name is None] or remedies.suit)
        elif found:
            yield failed(N_("只写“{told}”，没有写法院的名称"), told="".join(found[0].at.text.split()), at=[c.at for c in found])
        else:
            yield failed(N_("没有写明向哪个法院起诉"), at=remedies.suit, absent=legibility.body_worn(paper))
        return
    yield from _right(paper, case, named)


def _right(paper: Paper, case: Case, named: list[Court]) -> Iterator[Verdict]:
    """Whether a court named is that of the table for the agency's place; the exceptions of the table are left open."""
    agency = paper.agency
    day = paper.date or case.day
    if agency is None or day is None:
        return
    court = courts.competent(agency.name, case.setting("courts", day))
    if court is None:
        return
    answers = [courts.is_same(c.name or "", court) for c in named]
    if True in answers:
        return
    special = (agency.level == "city" or agency.department in OTHERS or agency.branch
               or system_of(body(agency.name)) not in (System.LOCAL, System.TOWN, System.JUSTICE) or OTHER_MATTERS.search(paper.document.squeezed))
    if special or None in answers:
        yield undetermined(EXCEPTION, at=[c.at for c in named])
    else:
        yield failed(N_("告知的法院是{told}，按集中管辖应当是{court}"), told="、".join(c.name or "" for c in named), court=court, at=[c.at for c in named])
