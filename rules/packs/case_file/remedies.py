"""Remedies: reconsideration and suit as a decision tells them."""

from __future__ import annotations

from datetime import date

from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.facts.periods import Period
from rules.facts.reconsideration import System, own_government, reconsiders, system_of
from rules.facts.reconsideration import body as body_named
from rules.facts.remedies import Remedies
from rules.judging import MAJOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

ON_THE_SPOT_FIRST_SINCE = date(2024, 1, 1)
"""Since then an on-the-spot penalty goes to reconsideration before a court (行政复议法 第二十三条第一款第一项)."""
INCOMPLETE = {
    ("route", "route"): N_("决定书没有告知行政复议和行政诉讼的途径与期限"),
    ("route", "period"): N_("决定书没有告知行政复议的途径与期限，也没有告知起诉的期限"),
    ("route", None): N_("决定书没有告知行政复议的途径与期限"),
    ("period", "route"): N_("决定书没有告知行政复议的期限，也没有告知行政诉讼的途径与期限"),
    ("period", "period"): N_("决定书没有告知行政复议和起诉的期限"),
    ("period", None): N_("决定书没有告知行政复议的期限"),
    (None, "route"): N_("决定书没有告知行政诉讼的途径与期限"),
    (None, "period"): N_("决定书没有告知起诉的期限"),
}
"""What to say, by what is missing of reconsideration and of the suit."""
RECONSIDERATION_DAYS = 60
SUIT_MONTHS = 6


@rule(
    "CF-606", N_("决定书缺救济途径或期限"), severity=MAJOR, points=6, each=["penalty_decision", "summary_decision"],
    why=N_("当事人不知道向哪里、在多长时间内复议和起诉，就可能失去救济，起诉期限也会延长到一年。法律规定先复议的，可以不写直接起诉。"),
    basis=[cite("行政处罚法", 59, 1, 5, since="2021-07-15"), cite("行政处罚法", 52, 2, since="2021-07-15"),
           cite("行政处罚法", 39, 1, 5, until="2021-07-15"), cite("行政处罚法", 34, 2, until="2021-07-15")],
    suggestion=N_("请补写复议和诉讼的途径与期限。"),
    violates=[
        "行政处罚决定书\n决定罚款一万元，十五日内缴至江城银行。\n你单位不服本处罚决定，可以自收到本决定书之日起六十日内向云岭县人民政府申请行政复议。"
        "复议期间不停止执行。\n云岭县水利局\n2023年11月15日",
        "行政处罚决定书\n罚款2000元。如不服本决定，可以依法申请行政复议或者提起行政诉讼。\n临江市城市管理局\n2024年3月1日",
        "行政处罚决定书\n罚款300元，逾期每日加处百分之三罚款。逾期不申请行政复议，也不提起行政诉讼，又不履行的，本局将申请人民法院强制执行。\n"
        "石桥区交通运输局\n2022年5月1日",
        "当场行政处罚决定书\n罚款100元。如不服，可在六个月内向石桥区人民法院提起诉讼。\n柳林街道办事处\n2023年8月1日",
        "行政处罚决定书\n罚款6000元。你可在收到本决定书之日起60日内向青禾区人民政府申请复议，也可以直接向青禾区人民法院起诉。\n"
        "青禾区文化和旅游局\n2023年8月1日",
        "行政处罚决定书\n警告。当事人对本决定不服的，可以在法定期限内申请复议，或者在六个月内起诉。\n北川县卫生健康局\n2023年8月1日",
    ],
    complies=[
        "行政处罚决定书\n如不服本决定，可以自收到本决定书之日起六十日内向青禾区人民政府申请行政复议；也可以自收到本决定书之日起六个月内向青禾区人民法院提起行政诉讼。"
        "复议、诉讼期间不停止执行。\n青禾区生态环境局\n2023年8月1日",
        "当场处罚决定书\n你不服本决定，应当自收到本决定书之日起60日内先向望海区人民政府申请行政复议；对复议决定仍不服的，"
        "可自收到复议决定书之日起15日内向人民法院提起行政诉讼。\n望海区综合行政执法局\n2024年5月6日",
        "行政处罚决定书\n不服本决定的，申请行政复议的期限为六十日，提起行政诉讼的期限为六个月，均自收到本决定书之日起计算。\n"
        "云岭县农业农村局\n2023年8月1日",
        "当场处罚决定书\n如不服，60日内可向柳林县人民政府申请行政复议，对复议决定不服的，可在十五日内向法院起诉。\n柳林县交通运输局\n2024年2月2日",
        "行政处罚决定书\n对本处罚决定不服，可在接到决定书六十日内申请市政府复议或者半年内诉至法院。\n临江市应急管理局\n2022年2月2日",
    ],
    unclear=[
        "行政处罚决定书\n罚款1000元。如不服本决定，可在六十日内向江岸区人民政府申请行政复议，■■■■■■■■■■■■■■■■■■■■■■。\n江岸区农业农村局\n2023年9月8日",
        "行政处罚决定书\n罚款1000元。行政复议、行政诉讼的权利和期限见背面。\n江岸区农业农村局\n2023年9月8日",
        "行政处罚决定书\n如不服本决定，可在____日内向____申请行政复议，或者在____个月内向____人民法院起诉。\n____局\n____年__月__日",
    ],
)
def remedies_incomplete(paper: Paper, case: Case) -> Verdict:
    """A party that does not hear where and until when it can turn loses its remedy; the periods then run a year (行政诉讼法解释 第六十四条).

    Where reconsideration must come first, the direct suit need not be told.
    """
    remedies = paper.remedies
    first = remedies.mandatory or _on_the_spot_since_2024(paper)
    lacking = (_lacking(remedies, "reconsideration"), None if first and remedies.later_suit else _lacking(remedies, "suit"))
    if any(lacking):
        if remedies.elsewhere:
            return undetermined(N_("救济途径写在背面或者附件，没有一并审查"), at=remedies.elsewhere)
        if is_blank(paper):
            return undetermined(N_("空白格式文书，没有填写"), at=paper.whole)
        return failed(INCOMPLETE[lacking], at=remedies.reconsideration or remedies.suit or paper.whole, absent=True)
    unclear = [at for name, at in remedies.unclear.items() if name != "bodies"]
    if unclear:
        return undetermined(N_("救济途径或者期限空白、辨认不清"), at=unclear)
    return passed()


def _lacking(remedies: Remedies, name: str) -> str | None:
    """What of the remedy `name` is not told: its "route" (and with it all), its "period", or nothing."""
    if getattr(remedies, name) is None:
        return None if name in remedies.unclear else "route"
    period = f"{name}_period"
    return "period" if getattr(remedies, period) is None and period not in remedies.unclear else None


def _on_the_spot_since_2024(paper: Paper) -> bool:
    return paper.kind == "summary_decision" and (paper.date is None or paper.date >= ON_THE_SPOT_FIRST_SINCE)


@rule(
    "CF-609", N_("复议机关告知错误"), severity=MAJOR, points=5, each=["penalty_decision", "summary_decision", "seizure_decision"], since="2024-01-01",
    why=N_("2024年1月1日起，向作出处罚的机关的本级人民政府申请复议，很多旧格式还写上一级主管部门。以前的决定两者都对；派出机构、街道乡镇、垂直管理系统各有规定，"
           "双重领导的系统不作判断。"),
    basis=[cite("行政复议法", 24, 1, 1), cite("行政复议法", 24, 1, 3), cite("行政复议法", 24, 4), cite("行政复议法", 27), cite("行政复议法", 28)],
    suggestion=N_("2024年1月1日起应当告知向本级人民政府申请行政复议。"),
    violates=[
        "行政处罚决定书\n如不服，可自收到之日起六十日内向江州市望海区人民政府或者江州市卫生健康委员会申请行政复议，或六个月内向望海区人民法院起诉。\n"
        "江州市望海区卫生健康局（章）\n2024年3月29日",
        "行政处罚决定书\n不服本决定的，可以在60日内向江州市市场监督管理局申请行政复议。\n江州市望海区市场监督管理局\n2024年6月1日",
        "行政处罚决定书\n如不服本决定，可在收到本决定书之日起60日内向本局申请复议。\n云岭县交通运输局\n2025年1月9日",
        "当场行政处罚决定书\n可在六十日内依法向上一级主管部门申请行政复议。\n云岭县城市管理局\n2024年1月2日",
        "行政处罚决定书\n可在六十日内向江州市人民政府申请行政复议。\n江州市望海区应急管理局\n2024年1月2日",
        "查封（扣押）决定书\n可以在60日内向江州市生态环境局申请行政复议。\n江州市望海生态环境局\n2024年5月8日",
        "行政处罚决定书\n可在六十日内向江州市人民政府申请行政复议。\n江州市望海区柳林街道办事处\n2024年9月2日",
        "行政处罚决定书\n可在六十日内向云岭县人民政府申请行政复议。\n国家税务总局云岭县税务局\n2024年9月2日",
    ],
    complies=[
        "行政处罚决定书\n可在六十日内向望海区人民政府申请行政复议，或六个月内向法院起诉。\n江州市望海区农业农村局\n2024年3月29日",
        "行政处罚决定书\n可在六十日内向江州市人民政府或者江州市望海区人民政府申请行政复议。\n江州市望海生态环境局\n2024年3月29日",
        "行政处罚决定书\n可在六十日内向江州市人民政府申请行政复议。\n江州市自然资源和规划局望海分局\n2024年3月29日",
        "行政处罚决定书\n可在六十日内向云岭县人民政府（地址：云岭县人民路1号，电话：0599-1234567）申请行政复议。\n云岭县石坝镇人民政府\n2024年3月29日",
        "行政处罚决定书\n可在六十日内向望海区人民政府或者江州市司法局申请行政复议。\n江州市望海区司法局\n2024年3月29日",
        "行政处罚决定书\n可在六十日内向国家税务总局江州市税务局申请行政复议。\n国家税务总局云岭县税务局\n2024年9月2日",
        "行政处罚决定书\n可在六十日内申请云岭县人民政府复议。\n云岭县文化体育和旅游局\n2024年9月2日",
    ],
    unclear=[
        "行政处罚决定书\n可在六十日内向石坝市人民政府申请行政复议。\n石坝市消防救援大队\n2024年5月17日",
        "行政处罚决定书\n可在六十日内向江州市烟草专卖局申请行政复议。\n云岭县烟草专卖局\n2024年5月17日",
        "行政处罚决定书\n可在六十日内依法申请行政复议。\n云岭县水利局\n2024年5月17日",
        "行政处罚决定书\n可在六十日内向____人民政府申请行政复议。\n云岭县水利局\n2024年5月17日",
        "行政处罚决定书\n可在六十日内向江州市水利局申请行政复议。\n云岭县水利局",
    ],
    not_for=[
        "行政处罚决定书\n可在六十日内向尤岭县人民政府或者江州市农业农村局申请行政复议，或六个月内起诉。\n尤岭县农业农村局\n2023年12月22日",
        "行政处罚决定书\n罚款2000元。\n云岭县农业农村局\n2024年2月1日",
    ],
)
def wrong_reconsideration_authority(paper: Paper, case: Case) -> Verdict:
    """Since 2024-01-01 the government at the agency's own level reconsiders, and not the department above, which many forms still name.

    Before, the party chose between both. Branches that a city's department sets up by district, sub-districts, towns, vertical systems and
    justice departments have their own; systems led from two sides (fire rescue, tobacco) are left open.
    """
    remedies = paper.remedies
    if remedies.reconsideration is None:
        return not_applicable(N_("决定书没有告知行政复议"))
    if not remedies.bodies:
        return undetermined(N_("没有写明或者空着复议机关的名称"), at=remedies.unclear.get("bodies") or remedies.reconsideration)
    agency = paper.agency.name if paper.agency else None
    right = {body: reconsiders("".join(body.text.split()), agency) for body in remedies.bodies}
    wrong = [body for body, is_right in right.items() if is_right is False]
    if wrong:
        told = "、".join("".join(body.quote.split()) for body in wrong)
        government = own_government(agency) if agency else None
        if government:
            return failed(N_("告知的复议机关有{told}，应当是{government}"), told=told, government=government, at=wrong)
        if agency and system_of(body_named(agency)) is System.VERTICAL:
            return failed(N_("告知的复议机关有{told}，实行垂直领导的机关应当由上一级主管部门复议"), told=told, at=wrong,
                          suggestion=N_("应当告知向上一级主管部门申请行政复议。"))
        return failed(N_("告知的复议机关有{told}，它不是本机关行政行为的复议机关"), told=told, at=wrong)
    unknown = [body for body, is_right in right.items() if is_right is None]
    if unknown:
        return undetermined(N_("凭机关名称不能确定复议机关是否正确"), at=unknown)
    return passed()


@rule(
    "CF-610", N_("复议期限告知错误"), severity=MAJOR, points=4, each=["penalty_decision", "summary_decision"],
    why=N_("申请复议的期限是六十日，写少了当事人可能错过。引用了规定更长期限的法律的，不报。"),
    basis=[cite("行政复议法", 20, 1, since="2024-01-01"), cite("行政复议法", 9, 1, until="2024-01-01")],
    suggestion=N_("复议申请期限为六十日。"),
    violates=[
        "行政处罚决定书\n如不服本决定，可在接到本决定书之日起三十日内向云岭县人民政府申请行政复议，或者六个月内向人民法院提起行政诉讼。\n"
        "云岭县海洋与渔业局\n2022年7月20日",
        "行政处罚决定书\n当事人可于接到本决定之日起两个月内申请复议。\n临江市城市管理局\n2023年7月20日",
        "当场行政处罚决定书\n不服的，可自收到本决定书之日起15日内向石桥区人民政府提出行政复议申请，六个月内起诉。\n石桥区卫生健康局\n2023年5月5日",
        "行政处罚决定书\n可以自收到本决定书之日起六个月内申请行政复议或者提起行政诉讼。\n青禾区交通运输局\n2023年5月5日",
        "行政处罚决定书\n复议机关：青禾区人民政府。申请复议期限：收到本决定书之日起90日。\n青禾区交通运输局\n2023年5月5日",
    ],
    complies=[
        "行政处罚决定书\n可在收到本决定书之日起60日内，向青禾区人民政府申请行政复议，六个月内起诉。\n青禾区文化和旅游局\n2023年5月5日",
        "当场处罚决定书\n你店应先自收到本决定书之日起六十天内申请行政复议；对复议决定不服的，自收到复议决定书之日起十五日内向人民法院起诉。\n"
        "石桥区市场监督管理局\n2025年2月20日",
        "行政处罚决定书\n罚款于十五日内缴至江城银行。如不服，六十个自然日内可申请行政复议，或六个月内起诉。\n北川县应急管理局\n2023年5月5日",
        "行政处罚决定书\n依照《中华人民共和国某某法》第五十条，当事人可以在九十日内申请行政复议。\n北川县应急管理局\n2023年5月5日",
        "行政处罚决定书\n可以在六个月内向法院起诉，也可以在陆拾日内向北川县人民政府申请复议。\n北川县农业农村局\n2023年5月5日",
    ],
    unclear=[
        "行政处罚决定书\n不服本决定的，可自收到之日起■十日内向江岸市人民政府申请行政复议，或6个月内向江岸市人民法院起诉。\n江岸市农业农村局\n2024年4月11日",
        "行政处罚决定书\n可自收到之日起____日内向____人民政府申请行政复议。\n____局\n____年__月__日",
    ],
    not_for=["行政处罚决定书\n如不服，可依法申请行政复议。\n临江市城市管理局\n2023年7月20日", "行政处罚决定书\n罚款500元。\n临江市城市管理局\n2023年7月20日"],
)
def wrong_reconsideration_period(paper: Paper, case: Case) -> Verdict:
    """The party has sixty days; told less, it may lose its remedy. A longer period passes where the statute that grants it is cited."""
    remedies = paper.remedies
    told = remedies.reconsideration_period
    if told is None:
        return _no_period(remedies, "reconsideration_period")
    if told.unit == "days" and told.number == RECONSIDERATION_DAYS:
        return passed()
    if remedies.statute and _days(told) > RECONSIDERATION_DAYS:
        return passed(N_("另引了法律规定的更长期限"))
    if is_blank(paper):
        return undetermined(N_("空白格式文书，没有填写"), at=told.at)
    return failed(N_("告知的复议期限是{told}，应当是六十日"), told=told.told, at=told.at)


@rule(
    "CF-611", N_("起诉期限告知错误"), severity=MAJOR, points=4, each=["penalty_decision", "summary_decision"], since="2015-05-01",
    why=N_("直接起诉的期限是六个月，2015年5月1日以前是三个月，旧格式还在沿用。对复议决定不服的十五日不比较；引用了另有期限的法律的不报，文书没有日期的不作判断。"),
    basis=[cite("行政诉讼法", 46, 1), cite("行政诉讼法", 45)],
    suggestion=N_("直接起诉期限为六个月，法律另有规定的除外。"),
    violates=[
        "行政处罚决定书\n不服本决定的，可以在六十日内申请复议，也可以在三个月内直接向临江市人民法院起诉。\n临江市自然资源局\n2021年9月8日",
        "行政处罚决定书\n可在60日内申请行政复议或者提起行政诉讼。\n石桥区城市管理局\n2023年9月8日",
        "行政处罚决定书\n可自收到本决定书之日起十五日内向青禾区人民法院起诉，也可以六十日内申请复议。\n青禾区水利局\n2023年9月8日",
        "当场行政处罚决定书\n六十日内申请行政复议，或者3个月内提起行政诉讼。\n石桥区卫生健康局\n2022年9月8日",
        "行政处罚决定书\n根据《中华人民共和国行政诉讼法》第四十六条，可以在一年内向人民法院提起诉讼。\n北川县交通运输局\n2022年9月8日",
    ],
    complies=[
        "行政处罚决定书\n可在六十日内申请行政复议，也可以自收到本决定书之日起六个月内向人民法院提起行政诉讼。对行政复议决定不服的，"
        "可以自收到行政复议决定书之日起十五日内向人民法院提起行政诉讼。\n临江市市场监督管理局\n2022年7月4日",
        "行政处罚决定书\n责令退还土地，限十五日内自行拆除新建房屋。根据《中华人民共和国土地管理法》第八十三条，对责令限期拆除决定不服的，"
        "可以在接到本决定之日起十五日内向人民法院起诉。\n云岭县农业农村局\n2023年6月30日",
        "行政处罚决定书\n60日内申请复议或半年内起诉。\n临江市应急管理局\n2022年7月4日",
        "行政处罚决定书\n如不服，可在6个月内依法向石桥区人民法院提起行政诉讼。罚款十五日内缴至江城银行。\n石桥区文化和旅游局\n2022年7月4日",
    ],
    unclear=[
        "行政处罚决定书\n不服的，可六十日内申请石桥区人民政府复议，或■个月内向石桥区人民法院起诉。\n石桥区市场监督管理局\n2023年5月12日",
        "行政处罚决定书\n责令拆除新建房屋，并处罚款23000元。依据《中华人民共和国土地管理法》第八十三条，可以在收到本决定书之日起十五日内向人民法院起诉。\n"
        "云岭县自然资源局\n2023年6月30日",
        "行政处罚决定书\n可以在三个月内向人民法院起诉。\n云岭县自然资源局",
    ],
    not_for=[
        "当场处罚决定书\n应当先在六十日内申请行政复议，对复议决定不服的，自收到复议决定书之日起十五日内起诉。\n石桥区市场监督管理局\n2025年2月20日",
        "行政处罚决定书\n可在三个月内向人民法院起诉。\n云岭县国土资源局\n2014年3月1日",
        "行政处罚决定书\n可依法申请复议或者提起诉讼。\n云岭县水利局\n2023年6月30日",
    ],
)
def wrong_suit_period(paper: Paper, case: Case) -> Verdict:
    """A direct suit may be brought within six months; old forms still say three, the rule until 2015-04-30.

    Fifteen days against a reconsideration decision are right and not compared. A statute with a period of its own (土地管理法 第八十三条: fifteen days
    against an order to demolish) is accepted where it is cited; it holds for that order only, so a fine told the same period stays open.
    """
    remedies = paper.remedies
    if remedies.suit is None:
        return not_applicable(N_("决定书没有告知直接起诉"))
    if not remedies.suit_periods:
        return _no_period(remedies, "suit_period")
    other = [p for p in remedies.suit_periods if not (p.unit == "months" and p.number == SUIT_MONTHS)]
    if not other:
        return passed()
    land = remedies.statute is not None and "土地管理法" in remedies.statute.quote
    unexcused = [p for p in other if remedies.statute is None or (land and (p.unit, p.number) != LAND_PERIOD)]
    if not unexcused:
        if len(remedies.suit_periods) == 1 and paper.penalties.fine is not None:
            return undetermined(N_("引用了特别规定，但同一决定还有罚款，只写了一个起诉期限"), at=other[0].at)
        return passed(N_("另引了法律规定的起诉期限"))
    return failed(N_("告知的起诉期限是{told}，直接起诉的期限应当是六个月"), told=unexcused[0].told, at=unexcused[0].at)


LAND_PERIOD = ("days", 15)
"""For a suit against an order to demolish (土地管理法 第八十三条)."""


def _no_period(remedies: Remedies, name: str) -> Verdict:
    unclear = remedies.unclear.get(name)
    if unclear:
        return undetermined(N_("期限空白或者辨认不清"), at=unclear)
    return not_applicable(N_("决定书没有写明期限，由“决定书缺救济途径或期限”审查"))


def _days(period: Period) -> int:
    return period.number * {"months": 30, "years": 365, "working_days": 1, "hours": 0}.get(period.unit, 1)
