"""Seizure: not beyond its time, with a decision that tells what the law asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import measures
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.dates import DateMention, chinese_number, find_dates
from rules.facts.measures import Ended
from rules.facts.paper import Paper
from rules.facts.running import running
from rules.judging import MAJOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.calendar import UnknownYear, add_calendar_days
from rules.law.cite import cite
from rules.packs import example_papers as example

RETURNED = re.compile(
    r"解除(?:了)?(?:对)?[^。;]{0,12}(?:查封|扣押|暂扣|强制措施)|(?:查封|扣押|暂扣)[^。;]{0,16}(?:解除|退还|返还|发还)|(?:退还|返还|发还)[^。;]{0,16}(?:查封|扣押|"
    r"暂扣)")
CONFISCATES = re.compile(r"没收")
RELEASES = re.compile(
    r"自本决定[^。;]{0,14}起[^。;]{0,12}(?:解除|退还|返还|发还)|(?:现|同时|一并|予以|依法)[^。;,]{0,8}(?:解除[^。;,]{0,10}(?:查封|扣押|强制措施)|(?:退还|返还|发还)[^。;,]{0,14}(?:扣押|查封|物品|财物))")
"""A decision that lets the things go."""
TESTING = re.compile(
    r"(?:检测|检验|检疫|鉴定|认定)(?:的)?(?:期间|期限|时间|所需时间|需时)|(?:期间|期限)不(?:包括|含|计入?)[^。;]{0,20}(?:检测|检验|检疫|鉴定)|(?:检测|检验|检疫|"
    r"鉴定)[^。;]{0,16}不计(?:入|算)")
TEST_TOLD = re.compile(r"告知|通知|期间|期限")
TEST_DAYS = re.compile(r"(\d{1,3})\s?(?:个)?(?:自然)?日")
GOODS = re.compile(r"扣押|查封|暂扣")


def _seized(day: str, more: str = "") -> str:
    """An example: a decision to seize goods."""
    return (f"扣押决定书\n某城扣〔2024〕9号\n当事人：邱火根，住某市安海镇。你占用道路经营的流动餐车一辆，依据《中华人民共和国行政强制法》第二十二条予以扣押，"
            f"期限三十日。{more}不服可在六十日内申请复议，六个月内起诉。\n某市城市管理局\n{day}")


def _prolonged(day: str) -> str:
    return f"延长扣押期限决定书\n邱火根：因案情复杂，经本局负责人批准，对流动餐车一辆的扣押期限延长三十日。\n某市城市管理局\n{day}"


def _ended(day: str) -> str:
    return f"解除扣押决定书\n邱火根：对扣押的流动餐车一辆，决定解除扣押，予以返还。\n某市城市管理局\n{day}"


TESTED = "检验期间告知书\n邱火根：扣押物品需要检验，检验期间自2024年1月20日起至2024年2月18日止，不计入扣押期限。\n某市城市管理局\n2024年1月19日"


@rule(
    "CF-311", N_("查封扣押超过法定期限"), severity=MAJOR, points=5, procedures=[ORDINARY],
    why=N_("查封、扣押不得超过三十日，经批准可以延长一次，最多三十日；到期不处理就是违法占有。书面告知过的检验、鉴定期间不计入；看不出何时处理的，一般不作判断。"),
    basis=[cite("行政强制法", 25, 1), cite("行政强制法", 25, 3), cite("行政强制法", 27)],
    suggestion=N_("查封扣押期限届满应当解除或者依法延长。"),
    violates=[
        example.papers(_seized("2024年1月8日"), _ended("2024年3月15日")),
        example.papers(_seized("2024年1月8日"), _prolonged("2024年2月20日"), _ended("2024年3月1日")),
        example.papers(_seized("2024年1月8日"), _prolonged("2024年2月5日"), _ended("2024年3月25日")),
        example.papers(_seized("2024年1月5日"), "行政处罚决定书\n某城罚〔2024〕9号\n当事人：邱火根\n经查，占道经营，没收流动餐车一辆。\n某市城市管理局\n"
            "2024年3月20日"),
        example.papers(_seized("2024年1月5日"), "结案审批表\n执行情况：罚款已缴清。甲某　2024年5月20日\n负责人意见：同意结案。丙某　2024年5月21日"),
    ],
    complies=[
        example.papers(_seized("2024年1月5日"), _prolonged("2024年2月1日"), _ended("2024年2月28日")),
        example.papers(_seized("2024年3月5日"), _ended("2024年4月3日")),
        example.papers(_seized("2024年1月8日"), TESTED, _ended("2024年3月1日")),
        example.papers(_seized("2024年3月5日"), "行政处罚决定书\n某城罚〔2024〕9号\n当事人：邱火根\n经查，占道经营，没收流动餐车一辆。\n某市城市管理局\n"
            "2024年4月1日"),
        example.papers(_seized("2024年3月4日"), _ended("2024年4月3日")),
    ],
    unclear=[
        example.papers(_seized("2024年4月22日"), example.INSPECTION),
        example.papers(_seized("2024年■月■日"), _ended("2024年3月15日")),
        example.papers(_seized("2024年1月8日"), _prolonged("2024年■月■日"), _ended("2024年3月1日")),
        example.papers(_seized("2024年1月8日", "检验期间不计入扣押期限。"), _ended("2024年3月1日")),
    ],
    not_for=[example.DECISION, _ended("2024年3月15日")],
)
def seized_too_long(case: Case) -> Iterator[Verdict]:
    """Thirty days, and thirty more if the head grants them before they have run out; then the goods go back or the case is decided.

    Calendar days from the day after; testing of which the party was told in writing is not counted.
    """
    decisions = measures.measure_papers(case, "seizure_decision")
    if not decisions:
        yield not_applicable(N_("没有查封、扣押决定书"))
        return
    for decision in decisions:
        try:
            yield _within(case, decision)
        except UnknownYear as unknown:
            yield undetermined(N_("{year}年的节假日安排未知，不能计算期限"), year=unknown.year, at=decision.whole)


def _within(case: Case, decision: Paper) -> Verdict:
    made = measures.made(decision)
    if made is None or made.day is None:
        return undetermined(N_("查封、扣押决定书的日期缺失或者辨认不清"), at=decision.whole)
    begun = made.day
    period = case.setting("seizure_period", begun, case.department)
    first = add_calendar_days(begun, period.days)
    more = _extension(case, decision)
    at = [decision.span(made.start, made.end)]
    ends = [e for e in _ends(case, decision) if e.day is None or e.day >= begun]
    if any(e.day and e.day <= first for e in ends):
        return passed(N_("在期限内处理"))
    if more and more.day is None:
        return undetermined(N_("延长查封扣押期限决定书的日期缺失或者辨认不清"), at=more.at)
    if more and (granted := _granted(more.paper)) and granted[0] > period.extension:
        return failed(N_("延长查封扣押期限{granted}日，超过最多可以延长的{most}日"), granted=granted[0], most=period.extension, at=[*at, granted[1]])
    limit = add_calendar_days(begun, period.days + period.extension) if more and more.day and more.day <= first else first
    tested = _tested(case, decision)
    if tested.days:
        limit = add_calendar_days(limit, tested.days)
    if any(e.day and e.day <= limit for e in ends):
        return passed(N_("在期限内处理"))
    undated = next((e for e in ends if e.day is None), None)
    if undated:
        return undetermined(N_("解除或者处理决定的日期缺失或者辨认不清"), at=undated.at)
    closing = case.chronology.get("closing")
    last = min((e for e in ends if e.day), key=lambda e: e.day or date.max, default=None)
    over = last.day if last else closing.day if closing else None
    over_at = last.at if last else closing.at if closing else decision.whole
    if over is None or over <= limit:
        return undetermined(N_("没有解除或者处理的日期，不能判断是否超过查封扣押期限"), at=at)
    if tested.at and not tested.days:
        return undetermined(N_("检测、检验、鉴定的期间不计入，请核对扣除后的天数"), at=[*at, tested.at])
    if case.unread_pages and not more:
        return undetermined(N_("有 {n} 页没有读出文字，其中可能有延长或者处理决定"), n=len(case.unread_pages), at=[*at, over_at])
    if more and more.day and more.day > first:
        return failed(N_("{begun}起查封扣押，期限至{limit}届满，{more}才延长，{over}处理"), begun=begun, limit=first, more=more.day, over=over,
                      at=[*at, more.at, over_at])
    if last is None:
        return failed(N_("{begun}起查封扣押，期限至{limit}届满，到{over}结案时没有解除或者处理"), begun=begun, limit=limit, over=over, at=[*at, over_at])
    return failed(N_("{begun}起查封扣押，期限至{limit}届满，{over}才处理"), begun=begun, limit=limit, over=over, at=[*at, over_at])


def _ends(case: Case, decision: Paper) -> list[Ended]:
    """What ended a seizure: its disposal, a decision that confiscates, a transfer of the case."""
    ends = measures.ended_by(case, decision, ("seizure_disposal",), RETURNED)
    for paper in case.all("penalty_decision", "transfer_letter"):
        if paper.kind == "transfer_letter" or CONFISCATES.search(paper.text) or RELEASES.search(paper.text):
            made = measures.made(paper)
            if made:
                ends.append(Ended(made.day, paper.span(made.start, made.end), paper))
    return ends


GRANTED = re.compile(
    r"(?:期限)?(?:再|予以|决定)?(?:延长|延期|顺延)(?:查封|扣押|期限|[、()]){0,4}(?:至|为)?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,4})(?:日|天|个自然日)(?!内|前|起)")


def _granted(paper: Paper) -> tuple[int, Span] | None:
    """How many days an extension grants, where it says so as a number of days: 自期满之日起延长四十五日."""
    run = running(paper.document)
    m = None if paper.kind != "seizure_extension" else GRANTED.search(run.text)
    if m is None:
        return None
    return int(m["n"]) if m["n"].isdigit() else chinese_number(m["n"]), run.span(*m.span())


def _extension(case: Case, decision: Paper) -> Ended | None:
    found = measures.ended_by(case, decision, ("seizure_extension",), re.compile("(?!)"))
    return next((e for e in found if e.day is None), None) or min(found, key=lambda e: e.day or date.max, default=None)


@dataclass(frozen=True, slots=True)
class Tested:
    """Days of testing of which the party was told; `at` where, with `days` 0 where they cannot be told."""

    days: int = 0
    at: Span | None = None


def _tested(case: Case, decision: Paper) -> Tested:
    found = Tested()
    for paper in case.papers:
        if paper.kind in ("penalty_decision", "legal_review", "case_catalogue", "prior_notice"):
            continue
        for m in TESTING.finditer(paper.text):
            if paper.kind not in ("seizure_decision", "seizure_extension", "unknown", "appraisal") and not GOODS.search(paper.text, m.start(), m.end() + 60):
                continue
            begin = paper.text.rfind("。", 0, m.start()) + 1
            end = paper.text.find("。", m.end())
            sentence = paper.text[begin:end if end >= 0 else len(paper.text)]
            days = [d.day for d in find_dates(sentence) if d.day]
            if len(days) >= 2:
                return Tested((days[-1] - days[-2]).days + 1, paper.span(m.start(), m.end()))
            stated = TEST_DAYS.search(sentence, m.start() - begin)
            if stated:
                return Tested(int(stated[1]), paper.span(m.start(), m.end()))
            found = Tested(0, paper.span(m.start(), m.end()))
    return found


ADDRESSEE = re.compile(r"(?:^|\n)\s*[一-鿿()·A-Za-z0-9]{2,50}(?:\([^()\n]{1,40}\))?\s?:\s*(?=\n|[^\s\n])")
OWNER = re.compile(
    r"(?:车主|船主|货主|机主|物主|业主|经营者|驾驶员|驾驶人|所有人|持有人|占有人|实际使用人|承运人|托运人|摊主|店主|行为人)(?:姓名)?[:为是]?(?!签|的|应|如|可|对|于|有|在|不|将|须)[一-鿿·]{2,20}")
"""Whose the things are where no field names the party: 车主马某,住某市."""
GROUNDS = re.compile(r"涉嫌|经查|查明|查实|发现|因(?:你|当事人|该|上述|调查|违反)?|违法|违反|为(?:防止|制止|查明)|擅自|未经|未取得|鉴于|有证据(?:证明|表明)"
                     r"|(?:没有|无)[^。;,]{1,14}(?:证|照|许可|批准|资质|登记)|(?:无法|不能|未能|拒不)[^。;,]{0,12}(?:提供|出示)"
                     r"|(?:你|当事人|该)[^。;:]{0,30}(?:从事|实施|经营|销售|生产|驾驶|储存|运输|使用|设置|停放|堆放|出售|存放|施工)")
LAW = re.compile(r"《[^》]{2,60}》|依(?:据|照)[^。;]{2,40}(?:法|条例|规定|办法)")
NUMERAL = "[一二三四五六七八九十百\\d]{1,4}"
OF_THE_REMEDY = re.compile(r"[^。;,]{0,40}(?:申请(?:行政)?复议|提起(?:行政)?诉讼|向[^。;,]{2,24}法院起诉)")
"""The periods for reconsideration and suit are none of the seizure."""
PERIOD = re.compile(
    rf"(?:期限|期间|时限|时间|为期|共计?)[^。;]{{0,30}}?{NUMERAL}(?:个)?(?:工作)?(?:日|天|个?月)|{NUMERAL}(?:个)?(?:工作)?[日天](?:内|的)?[^。;]{{0,6}}(?:扣押|查封|暂扣)"
    rf"|(?:自|从)[^。;,]{{0,16}}日起?(?:至|到)[^。;,]{{0,16}}日|(?:扣押|查封|暂扣)[^。;,]{{0,16}}{NUMERAL}(?:个)?[日天]|\d日[^。;]{{0,3}}至[^。;]{{0,12}}日|"
    rf"起{NUMERAL}(?:个)?(?:工作)?[日天]")
UNITS = (
    "辆|台|箱|袋|瓶|件|包|公斤|千克|吨|立方米|平方米|升|只|条|套|个|批|册|本|桶|支|盒|米|张|部|艘|间|处|枚|双|份|根|头|株|把|块|罐|捆|车|盏|组|艘|匹|斤|克|挂|卷|"
    "页|顶|尊|架|幅|副|名|筐|坛|扇|具|棵|付|打|粒|片|颗")
ITEMS = re.compile(
    rf"(?<![第\d.〔一二三四五六七八九十百千])(?!一\s?批)(?:[\d,.]+|[一二三四五六七八九十百千两半壹贰叁肆伍陆柒捌玖拾佰仟]+)\s?余?(?:{UNITS})(?!月|工作|自然|[的之])"
    r"|清单|(?:详见|见)[^。;]{0,10}附件|附件[:一]|场所|厂房|车间|仓库|设施|店面|库房|营业房|数量")
REVIEW = re.compile("复议")
SUIT = re.compile("诉讼|起诉|法院")


def _decision(**changed: str) -> str:
    """An example: a decision to seize with all that belongs in it, parts of it changed."""
    parts = {
        "party": "当事人：田宝水　地址：某县凤城镇河滨北路\n", "grounds": "经查，你在河滨北路机动车道上摆卖柚子，经劝导拒不改正。",
        "law": "依据《中华人民共和国行政强制法》第二十二条的规定，", "items": "决定对三轮车1辆、电子秤1台实施扣押。",
        "period": "扣押期限三十日，自2024年10月9日至2024年11月7日。", "remedy": "如不服，可在六十日内申请行政复议，或者在六个月内提起行政诉讼。",
        "sign": "\n某县城市管理局（印章）\n2024年10月9日",
    } | changed
    return "扣押决定书\n某城扣〔2024〕21号\n" + "".join(parts.values())


@rule(
    "CF-312", N_("查封扣押决定书要素不全"), severity=MAJOR, points=4, procedures=[ORDINARY], each=["seizure_decision"],
    why=N_("当事人要从决定书知道被查封、扣押的是什么、为什么、多久、怎样救济。物品写在所附清单里、决定书写明附清单的，不算缺。"),
    basis=[cite("行政强制法", 24, 2)],
    suggestion=N_("请按法定要素补全查封扣押决定书。"),
    violates=[
        _decision(remedy="扣押期间物品由本局妥善保管，请到本局接受调查处理。"),
        _decision(remedy="如不服，可在六十日内申请行政复议。"),
        _decision(period="扣押期间请到本局接受调查处理。"),
        _decision(law="本机关"),
        _decision(items="决定对你的有关物品实施扣押。"),
        _decision(sign="\n某县城市管理局（印章）"),
    ],
    complies=[
        _decision(),
        _decision(items="决定对有关物品（详见所附《扣押物品清单》）予以扣押。"),
        "实施行政强制措施决定书\n某市监强字〔2024〕36号\n某海味行：\n因涉嫌冒用厂名，依据《中华人民共和国产品质量法》第十八条第一款第四项，对虾皮28箱实施扣押，"
        "自2024年3月5日起30日。"
        "你单位可以陈述、申辩；不服的，可以在60日内向某县人民政府申请行政复议，也可以在6个月内向人民法院起诉。\n某县市场监督管理局\n二〇二四年三月五日",
        "查封决定书\n（某）应急查〔2024〕7号\n某鞭炮经营部（经营者：林某）：\n经查，你单位涉嫌未经许可经营烟花爆竹，依据《安全生产法》第六十五条第一款第四项，"
        "决定查封位于某村的仓库一间。查封期限为三十日。如不服本决定，可以依法申请行政复议或者提起行政诉讼。\n某市应急管理局\n2024年1月15日",
    ],
    unclear=[
        _decision(period="期限■■■■■■■■■■■。", remedy="■■■■■■■■■■■■■■■■■■■■。"),
        _decision(items="决定对■■■■■■■■实施扣押。", sign="\n某县城市管理局（印章）\n2024年10月■日"),
        "扣押决定书\n____〔____〕____号\n当事人：\n依据《中华人民共和国行政强制法》第____条，决定扣押下列物品，期限____日。\n　　年　月　日",
    ],
    not_for=[example.DECISION],
)
def seizure_decision_incomplete(paper: Paper, case: Case) -> Iterator[Verdict]:
    """Whoever loses the use of his things must be told why, by what law, for how long, which, and where he can complain.

    Things may stand in a list to which the decision refers. Each part that is absent is said by itself.
    """
    if is_blank(paper):
        yield undetermined(N_("文书没有填写"), at=paper.whole)
        return
    text = running(paper.document).text
    signed: DateMention | None = measures.made(paper)
    lacking = [message for message, there in (
        (N_("查封扣押决定书没有写明当事人"), bool(paper.parties) or bool(ADDRESSEE.search(paper.text, paper.document.title_end)) or bool(OWNER.search(text))),
        (N_("查封扣押决定书没有写明事由"), bool(GROUNDS.search(text))),
        (N_("查封扣押决定书没有写明法律依据"), bool(LAW.search(text)) or bool(paper.citations)),
        (N_("查封扣押决定书没有写明期限"), bool(PERIOD.search(OF_THE_REMEDY.sub("。", text)))),
        (N_("查封扣押决定书没有写明物品名称和数量，也没有附清单"), bool(ITEMS.search(text))),
        (N_("查封扣押决定书没有写明申请行政复议的途径"), bool(REVIEW.search(text))),
        (N_("查封扣押决定书没有写明提起行政诉讼的途径"), bool(SUIT.search(text))),
        (N_("查封扣押决定书没有署名机关"), paper.agency is not None),
        (N_("查封扣押决定书没有日期"), signed is not None or (not paper.dates and paper.pictured)),
    ) if not there]
    if not lacking:
        yield passed(N_("查封扣押决定书的要素齐全"))
        return
    if paper.pictured and len(lacking) > 3:
        yield undetermined(N_("查封扣押决定书没有读全，请核对原件"), at=paper.whole)
        return
    for message in lacking:
        yield failed(message, at=paper.whole, absent=True)
