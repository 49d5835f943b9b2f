"""Decisions on the spot (当场处罚): their limit, what they must hold, collecting the fine, and where the party turns first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rules import patterns as re
from rules.facts import act_place, legibility, signature_block, spot_collection
from rules.facts.applicable_law import laws
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.citation_roles import Role, used
from rules.facts.hearing_range import party_kind
from rules.facts.laws_named import named_without_article
from rules.facts.paper import Paper
from rules.judging import MAJOR, MINOR, SUMMARY, VETO, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

BLANK_FORM = N_("空白的文书样式，没有填写内容")
NO_DATE = N_("文书没有日期，不知道适用哪一版规定")
FIRST_RECONSIDERATION = date(2024, 1, 1)
"""Since then reconsideration comes before a suit (行政复议法 第二十三条第一款第一项)."""
DENIED = re.compile("不得|未经|不能|不可|不予")
ON_THE_SPOT = ("fine", "warning")
OFFICERS = "\n执法人员：章某（23010001）、霍某（23010002）\n"


def _decision(text: str, foot: str = "石桥区城市管理局\n2024年4月2日", number: str = "石城管当罚〔2024〕5号") -> str:
    """An example."""
    return f"当场行政处罚决定书\n{number}\n{text}{OFFICERS}{foot}"


@rule(
    "CF-612", N_("当场处罚未告知复议前置"), severity=MAJOR, points=4, since="2024-01-01", each=["summary_decision"], procedures=[SUMMARY],
    follows=["CF-606"],
    why=N_("2024年1月1日起，对当场处罚不服的应当先申请复议，法院不受理直接起诉；告知错了，当事人白白失去时间。以前的决定不适用，文书没有日期的不作判断。"),
    basis=[cite("行政复议法", 23, 1, 1, since="2024-01-01"), cite("行政复议法", 23, 2, since="2024-01-01")],
    suggestion=N_("当场处罚应当告知先行申请行政复议。"),
    violates=[
        _decision("当事人：冯某\n罚款50元。如不服，可在六十日内申请行政复议，也可以在六个月内直接向石桥区人民法院提起行政诉讼。"),
        _decision("当事人：冯某\n罚款100元。不服本决定的，可以自收到之日起六十日内向石桥区人民政府申请行政复议，或者六个月内起诉。", "石桥区交通运输局\n2025年4月2日"),
        _decision("当事人：冯某\n警告。对本决定有异议，可以在六个月内向石桥区人民法院提起行政诉讼。", "石桥区卫生健康局\n2024年1月1日"),
        _decision("当事人：冯某\n罚款200元。如不服，可在六十日内申请复议。", "柳林镇人民政府\n2024年9月2日"),
    ],
    complies=[
        _decision("当事人：冯某\n罚款50元。如不服，应当自收到本决定书之日起六十日内先向石桥区人民政府申请行政复议；对复议决定不服的，"
                  "可以自收到复议决定书之日起十五日内提起行政诉讼。"),
        _decision("当事人：冯某\n罚款50元。依法实行复议前置，请在60日内向石桥区人民政府申请行政复议，未经行政复议不得提起行政诉讼。"),
        _decision("当事人：冯某\n罚款50元。可在六十日内向石桥区人民政府申请行政复议，对行政复议决定不服的，再向人民法院起诉。", "石桥区农业农村局\n2024年6月2日"),
    ],
    unclear=[
        _decision("当事人：谭某\n20■■年5月6日乱倒污水，罚款20元。可在六十日内申请复议，或六个月内起诉。", "石桥区城市管理局\n20■■年5月6日", "石城管当罚〔20■■〕11号"),
        "当场行政处罚决定书\n____罚〔____〕____号\n如不服，可在60日内向____申请行政复议，也可在6个月内向____人民法院起诉。\n____局\n____年__月__日",
        _decision("当事人：谭某\n罚款20元。救济途径和期限见背面。"),
    ],
    not_for=[
        _decision("当事人：冯某\n警告。可在六十日内申请复议，或六个月内起诉。", "石桥区卫生健康局\n2023年12月31日"),
        _decision("当事人：冯某\n警告。可在六十日内申请复议，或六个月内起诉。", "石桥区卫生健康局\n2022年6月2日"),
        _decision("当事人：冯某\n罚款50元。可在六十日内申请复议，或六个月内起诉。", "石桥区市场监督管理局\n2021年8月2日"),
    ],
)
def reconsideration_first_not_told(paper: Paper, case: Case) -> Verdict:
    """A court refuses a suit against an on-the-spot penalty that was not reconsidered first; a party told otherwise loses its time."""
    day = legibility.day_of(paper)
    if day is None:
        return undetermined(NO_DATE, at=paper.whole)
    if day < FIRST_RECONSIDERATION:
        return not_applicable(N_("{day}当场处罚不实行复议前置"), day=day)
    remedies = paper.remedies
    if remedies.elsewhere and remedies.reconsideration is None and remedies.suit is None:
        return undetermined(N_("救济途径写在背面或者附页"), at=remedies.elsewhere)
    if remedies.suit is not None and not DENIED.search(remedies.suit.text):
        return failed(N_("当场处罚应当先申请行政复议，决定书告知可以直接起诉"), at=remedies.suit)
    if remedies.mandatory or (remedies.reconsideration is not None and remedies.later_suit is not None):
        return passed(N_("告知了先申请行政复议"))
    return failed(N_("决定书没有告知对当场处罚应当先申请行政复议"), at=remedies.reconsideration or paper.whole, absent=legibility.body_worn(paper))


@rule(
    "CF-618", N_("超出简易程序的处罚限额"), severity=VETO, each=["summary_decision"], procedures=[SUMMARY],
    why=N_("超过简易程序限额的处罚，应当立案调查、事先告知，当场作出就是程序违法。个体工商户按公民计算，可以在设置中改为按单位；介于两个限额之间的不作判断，"
           "治安、交通另有规定的照其规定。"),
    basis=[cite("行政处罚法", 51, since="2021-07-15"), cite("行政处罚法", 33, until="2021-07-15")],
    suggestion=N_("超出限额的应当适用普通程序。"),
    violates=[
        _decision("当事人：康某，公民身份号码350500197001011234\n在林区野外用火，当场决定罚款300元。", "云岭县林业局\n2023年4月4日"),
        _decision("当事人：云岭商贸有限公司\n未亮照经营，罚款3500元。", "云岭县市场监督管理局\n2023年4月4日"),
        _decision("当事人：冯某\n销售假冒香烟，没收香烟三条，罚款100元。"),
        _decision("当事人：云岭商贸有限公司\n罚款1500元。", "云岭县市场监督管理局\n2021年7月14日"),
        _decision("违法行为人：石某\n决定对石某罚款五百元。", "云岭县公安局\n2025年12月31日"),
    ],
    complies=[
        _decision("当事人：卢某\n占道晾晒，当场决定罚款200元（贰佰元整）。", "云岭县城市管理局\n2023年6月16日"),
        _decision("当事人：云岭物业有限公司\n罚款3000元，责令立即改正。"),
        _decision("违法行为人：石某\n决定对石某罚款五百元。", "云岭县公安局\n2026年1月1日"),
        _decision("当事人：云岭小吃店　统一社会信用代码：92350100MA00000001　经营者：申某\n未明码标价，给予警告，并处罚款200元。"),
    ],
    unclear=[
        _decision("当事人：土楼人家饭庄（个体工商户）　统一社会信用代码：92350100MA00000001　经营者：康某\n罚款伍佰元。"),
        _decision("当事人：冯某\n罚款■■元。"),
        _decision("当事人：云岭五金店\n罚款1000元。"),
        _decision("当事人：冯某\n罚款100元。", "石桥区城市管理局\n20■■年4月2日"),
    ],
)
def beyond_the_limit(paper: Paper, case: Case) -> Verdict:
    """Above its limit the penalty needs filing, investigation by two officers and notice: on the spot it is given in a wrong procedure.

    An individual business counts as a person unless the office says otherwise; between the two limits nothing is said.
    """
    penalties = paper.penalties
    other = next((at for kind, at in penalties.kinds.items() if kind not in ON_THE_SPOT), None)
    if other:
        return failed(N_("当场处罚只能是警告或者罚款，不能当场作出“{kind}”"), kind="".join(other.text.split()), at=other)
    if "fine" not in penalties.kinds:
        return passed(N_("没有超出简易程序的处罚种类")) if penalties.kinds else undetermined(N_("看不出决定书给予了什么处罚"), at=paper.whole)
    fine, at = penalties.fine, penalties.fine_at or penalties.kinds["fine"]
    if fine is None:
        return undetermined(N_("罚款数额空白或者辨认不清"), at=at)
    department = case.department or (paper.agency.department if paper.agency else None)
    day = legibility.day_of(paper)
    limits = [case.setting("summary_limit", day, department)] if day else case.set_here.possible("summary_limit", department)
    kind = party_kind(case)
    business = kind in ("business", None)
    low = min(limit.organisation if kind == "organisation" else limit.person for limit in limits)
    high = max(limit.person if kind == "person" else limit.organisation for limit in limits)
    if fine <= low:
        return passed(N_("没有超出简易程序的限额"))
    if fine > high:
        return failed(N_("当场罚款{fine}元，超出限额{limit}元"), fine=fine, limit=high, at=at)
    if business:
        return undetermined(N_("当事人可能是个体工商户，罚款{fine}元介于对公民和对单位的限额之间"), fine=fine, at=at)
    return undetermined(NO_DATE, at=at)


@rule(
    "CF-624", N_("当场收缴超过一百元未说明理由"), severity=MINOR, points=2, each=["summary_decision"], procedures=[SUMMARY],
    why=N_("罚缴分离，执法人员一般不得当场收钱；超过一百元的要有法定理由并写明。2021年7月15日以前的限额是二十元。"),
    basis=[cite("行政处罚法", 68, 1, 1, since="2021-07-15"), cite("行政处罚法", 68, 1, 2, since="2021-07-15"),
           cite("行政处罚法", 69, since="2021-07-15"), cite("行政处罚法", 47, until="2021-07-15"), cite("行政处罚法", 48, until="2021-07-15")],
    suggestion=N_("请注明当场收缴的法定理由。"),
    violates=[
        _decision("当事人：颜某\n占道摆卖，罚款200元。收缴方式：当场收缴。"),
        _decision("当事人：颜某\n罚款150元，罚款由执法人员当场收缴，并出具财政部门统一制发的票据。", "石桥区卫生健康局\n2023年4月2日"),
        _decision("当事人：颜某\n罚款50元，当事人当场缴纳。", "石桥区交通运输局\n2021年7月14日"),
        _decision("当事人：颜某\n罚款180元。缴款方式：☑当场缴纳　□十五日内到银行缴纳"),
        _decision("当事人：颜某\n罚款200元，应当事人要求当场收缴。", "柳林街道办事处\n2024年9月2日"),
    ],
    complies=[
        _decision("当事人：汪某\n倒污水，罚款100元，当场收缴（票据号0087）。"),
        _decision("当事人：汪某\n罚款200元。当事人系外地流动摊贩，不当场收缴事后难以执行，当场收缴。"),
        _decision("当事人：汪某\n罚款200元。本地系海岛，交通不便，当事人提出到银行缴款确有困难，罚款当场收缴。", "望海区海洋与渔业局\n2024年9月2日"),
        _decision("当事人：汪某\n罚款200元。依照《中华人民共和国行政处罚法》第六十八条第二项当场收缴。"),
    ],
    unclear=[
        _decision("当事人：纪某\n占道，罚款180元。缴款方式：□当场收缴　□15日内到江城银行缴纳"),
        _decision("当事人：纪某\n罚款■■元，当场收缴。"),
        _decision("当事人：纪某\n罚款60元，当场收缴。", "石桥区城市管理局\n20■■年4月2日"),
    ],
    not_for=[
        _decision("当事人：纪某\n罚款200元，十五日内到江城银行缴纳。"),
        _decision("当事人：纪某\n罚款200元。缴款方式：□当场收缴　☑15日内到江城银行缴纳"),
        _decision("当事人：纪某\n罚款200元，当事人当场扫描二维码缴至财政专户。"),
        _decision("当事人：纪某\n警告。"),
    ],
)
def collected_without_reason(paper: Paper, case: Case) -> Verdict:
    """Who fines shall not collect: officers may take money on the spot up to a small sum, above it only for a reason of the law, which is told."""
    told = [spot_collection.of(p) for p in [paper, *case.all("payment_receipt")]]
    collected = next((c.collected for c in told if c.collected), None)
    if "fine" not in paper.penalties.kinds:
        return not_applicable(N_("没有罚款"))
    fine = paper.penalties.fine
    day = legibility.day_of(paper)
    limits = [case.setting("spot_collection", day)] if day else case.set_here.possible("spot_collection")
    if collected is None:
        if told[0].open and not (fine is not None and fine <= min(limits)):
            return undetermined(N_("缴款方式没有勾选，看不出是否当场收缴"), at=told[0].open)
        return not_applicable(N_("没有当场收缴罚款"))
    if any(c.reason for c in told):
        return passed(N_("写明了当场收缴的理由"))
    if fine is None:
        return undetermined(N_("罚款数额空白或者辨认不清"), at=collected)
    if fine <= min(limits):
        return passed(N_("没有超过可以当场收缴的数额"))
    if fine > max(limits):
        return failed(N_("当场收缴{fine}元，超过{limit}元，没有说明理由"), fine=fine, limit=max(limits), at=collected, absent=legibility.body_worn(paper))
    return undetermined(NO_DATE, at=collected)


@rule(
    "CF-625", N_("当场处罚决定书要素不全"), severity=MAJOR, points=4, each=["summary_decision"], procedures=[SUMMARY],
    why=N_("简易程序只有一张决定书，上面没有写的，案卷里就没有。缺哪一项就报哪一项。"),
    basis=[cite("行政处罚法", 52, 2, since="2021-07-15"), cite("行政处罚法", 52, 1, since="2021-07-15"), cite("行政处罚法", 34, 2, until="2021-07-15")],
    suggestion=N_("请补全当场处罚决定书要素。"),
    violates=[
        _decision("当事人：魏某　住址：石桥区池店镇\n2024年4月2日9时15分，当事人随手乱扔果皮，违反《城市市容和环境卫生管理条例》第三十二条，"
                  "依据该条例第三十四条第（一）项，罚款50元，"
                  "15日内扫码缴纳。应先在60日内向石桥区人民政府申请行政复议，对复议决定不服的15日内起诉。"),
        "当场行政处罚决定书\n石卫当罚〔2024〕8号\n当事人：石桥理发店\n2024年4月2日9时，在石桥区东街18号检查发现未公示卫生许可证。"
        "依据《公共场所卫生管理条例实施细则》第三十六条第二项，给予警告。"
        "应先在60日内向石桥区人民政府申请行政复议，对复议决定不服的15日内起诉。\n执法人员签名：\n当事人：李某\n石桥区卫生健康局\n2024年4月2日",
        _decision("当事人：魏某\n2023年4月2日9时，你在石桥区东街路口停放摊车，依据《城市市容和环境卫生管理条例》第三十六条第（二）项，罚款50元。",
                  "石桥区城市管理局\n2023年4月2日"),
        _decision("当事人：魏某\n2024年4月2日9时，你在石桥区东街路口停放摊车，依据《城市市容和环境卫生管理条例》第三十六条第（二）项，罚款50元。"
                  "应先在60日内申请行政复议，对复议决定不服的15日内起诉。", number="编号："),
        _decision("当事人：魏某\n2024年4月2日9时，你在石桥区东街路口停放摊车，罚款50元。应先在60日内申请行政复议，对复议决定不服的15日内起诉。"),
    ],
    complies=[
        "当场行政处罚决定书\n编号　浦卫当罚〔2023〕11号\n当事人　浦江旅馆　经营者　范某\n违法时间　2023年4月19日10时05分　违法地点　浦江县五一三路22号\n"
        "违法行为　1名员工未持有效健康合格证\n"
        "处罚依据　《公共场所卫生管理条例》第十四条第一款第（二）项\n处罚内容　警告\n救济　60日内可向浦江县人民政府申请复议；6个月内可向浦江县人民法院起诉\n"
        "执法人员签名　卓某（35072201003）　田某（35072201019）　当事人签名　范某\n浦江县卫生健康局（章）　2023年4月19日",
        _decision("当事人：魏某　住址：石桥区池店镇\n2024年4月2日9时，你在石桥区东街路口停放摊车占道，依据《城市市容和环境卫生管理条例》第三十六条第（二）项，罚款50元。"
                  "应先在60日内申请行政复议，对复议决定不服的15日内起诉。"),
        _decision("当事人：石桥文具店　地址：石桥区东街9号\n2024年4月2日9时30分，在上述地址发现当事人销售的雨伞未标价。依据《中华人民共和国价格法》第四十二条，"
                  "罚款200元。"
                  "应先在60日内申请行政复议，对复议决定不服的15日内起诉。", "石桥区市场监督管理局\n2024年4月2日"),
        _decision("被处罚人：伍某\n2024年4月2日9时，驾驶货车行驶至国道324线15公里处，未随车携带道路运输证。依据《中华人民共和国道路运输条例》第六十八条第一款，给予警告。"
                  "应先在60日内申请行政复议，对复议决定不服的15日内起诉。", "石桥区交通运输局\n2024年4月2日"),
    ],
    unclear=[
        _decision("当事人：田某　住址：工农区\n2024年7月29日16时，你在■■■■■■■■乱堆垃圾，依据《城市市容和环境卫生管理条例》第三十四条第（四）项，罚款50元。"
                  "60日内先向工农区人民政府复议，对复议决定不服15日内起诉。", "工农区综合行政执法局\n2024年7月29日"),
        "当场行政处罚决定书\n____罚〔____〕____号\n当事人：____\n决定给予____的行政处罚。\n____局\n____年__月__日",
    ],
)
def summary_decision_incomplete(paper: Paper, case: Case) -> Verdict:
    """The form is all that the file has of the case: what it does not hold was not decided."""
    if is_blank(paper):
        return undetermined(BLANK_FORM, at=paper.whole)
    missing = list(_missing(paper, case))
    if not missing:
        return passed(N_("要素齐全"))
    if missing == [SIGNATURES] and paper.pictured:
        return undetermined(N_("执法人员签名没有读出，请核对原件"), at=paper.whole)
    places = [p.at for p in paper.signatures if p.who == "officer"] if missing == [SIGNATURES] else []
    return failed(N_("当场处罚决定书缺少：{missing}"), missing="、".join(missing), at=places or paper.whole, absent=legibility.body_worn(paper),
                  follows=ALONE.get(missing[0], ()) if len(missing) == 1 else ())


SIGNATURES = N_("执法人员签名")
ALONE = {
    "当事人": ["CF-602"], "处罚依据": ["CF-604"], "时间": ["CF-607"], "救济途径和期限": ["CF-606"], "行政机关名称": ["CF-607"],
}  # fmt: skip
"""Where this is all that a decision lacks, which rule says it already."""


def _missing(paper: Paper, case: Case) -> Iterator[str]:
    penalties, remedies = paper.penalties, paper.remedies
    if not paper.parties:
        yield N_("当事人")
    if not penalties.kinds:
        yield N_("处罚种类")
    if not any(u.role is Role.GROUND for u in used(paper)) and not any(n.role is Role.GROUND for n in named_without_article(paper, laws(case))):
        yield N_("处罚依据")
    if "fine" in penalties.kinds and penalties.fine is None:
        yield N_("罚款数额")
    if not paper.dates:
        yield N_("时间")
    if act_place.of(paper) is None:
        yield N_("地点")
    if remedies.reconsideration is None and remedies.suit is None and remedies.elsewhere is None:
        yield N_("救济途径和期限")
    if signature_block.of(paper).agency is None and paper.agency is None:
        yield N_("行政机关名称")
    if not _signed_by_officers(paper):
        yield SIGNATURES
    if paper.number is None and not _numbered(paper):
        yield N_("编号")


def _signed_by_officers(paper: Paper) -> bool:
    places = [p for p in paper.signatures if p.who == "officer"]
    if any(p.signed or p.illegible for p in places):
        return True
    return not places and bool(paper.officers)


def _numbered(paper: Paper) -> bool:
    return any(any(c.isdigit() for c in f.value) for f in paper.document.fields if "编号" in f.label or f.label in ("文号", "NO", "No"))
