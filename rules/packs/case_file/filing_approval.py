"""The filing approval: signed by the head, before the party is questioned, and within the time that a department has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rules import patterns as re
from rules.facts import clues, times
from rules.facts.blank import is_blank
from rules.facts.boxes import HEAD, UNDATED, Box, boxes
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.judging import HINT, MAJOR, MINOR, ORDINARY, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.calendar import UnknownYear, add_calendar_days, add_working_days
from rules.law.cite import cite
from rules.law.settings_by_department import FilingPeriod
from rules.packs import example_papers as example

PENALTY_LAW_2021 = "2021-07-15"
UNTICKED = re.compile(r"[□☐○]\s?(?:不?同意|不?予?立案|不?批准)[^□☐☑√■\s]{0,8}")
TICKED = re.compile(r"[☑√✓]\s?[一-鿿]")
SIGNS = re.compile(
    r"签[名字章]\s?(?:\([^()\n]{0,8}\))?[:|]\s*(?!日期|时间|职务|年|月|盖章|公章)[一-鿿·■]{2,8}"
    r"|[。,\s:][一-鿿·]{2,4}\s*(?:\([^()\n]{1,8}\))?\s*[,]?\s*(?:19|20)\d\d\s?[年.\-/]"
)
SIGN_MARK = re.compile(r"\((?:签章|签字|印章|私章|已签名?|签名图片?)\)|已签[名字]|签章")


def _form(head: str, agent: str = "承办人意见：建议立案调查。陈志远、王丽　2024年5月22日") -> str:
    """An example: a form that ends in this box of the head."""
    return f"立案审批表\n案由：涉嫌未设置安全警示标志\n当事人：某某经编厂\n案件来源：监督检查\n基本案情：2024年5月21日检查发现配电房未设警示标志。\n{agent}\n{head}"


@rule(
    "CF-202", N_("立案审批未签署意见或日期"), severity=MAJOR, points=4, procedures=[ORDINARY], each=["filing_approval"],
    why=N_("立案由负责人决定，没有意见、姓名或者日期，就看不出是谁在什么时候批准的。扫描件上有手写内容但辨认不出的，不作判断。"),
    basis=[cite("行政处罚法", 54, 2, since=PENALTY_LAW_2021)],
    suggestion=N_("负责人应当签署明确意见、姓名和日期。"),
    violates=[
        _form("机关负责人审批意见：\n签名：　　　　　　　　年　　月　　日"),
        _form("负责人意见：同意立案。\n签名：许文建"),
        _form("局领导批示：同意立案。　　　2024年5月23日"),
        _form("审批意见：\n签名：康金　2024年5月23日"),
        _form("分管领导意见：\n主要负责人意见：　　　　年　月　日", "承办人意见：建议立案。陈志远、王丽　2024年5月22日\n科室意见：拟同意。康金　2024年5月22日"),
        "立案呈批表\n案由：涉嫌占道堆放\n当事人：林某\n承办人：建议立案。高远、付蓉　2023.1.10\n大队意见：同意上报。邹根　2023.1.10\n局长：",
    ],
    complies=[
        _form("负责人意见：同意立案。张立　2024年5月23日"),
        "立案审批表\n案由：涉嫌猎捕野生动物\n当事人：丁某\n承办人：侯水金、白毅　建议立案。2023.1.10\n林政股：同意上报。　邹根　2023.1.10\n局长：准予立案，"
        "抓紧查办。　卓长河　2023.1.11",
        _form("审批意见：☑同意立案　□不予立案\n签名：邱波伯　2024年5月23日"),
        _form("机关负责人审批意见：请抓紧调查。\n彭清天 2024.5.23"),
        _form("分管领导意见：同意立案，由执法一中队办理。贺国安　2024年5月23日\n主要负责人意见：　　　年　月　日"),
        _form("审批人意见：准予立案。　审批人：邱波伯　2024年5月23日"),
        _form("负责人意见：同意。\n签名：邱波伯（签章）\n日期：二〇二四年五月二十三日"),
    ],
    unclear=[
        _form("负责人意见：■■■■■■　■■■　2024年5月■■日"),
        _form("负责人意见：同意立案。■■■　2024年5月■日"),
        "立案审批表\n案由：涉嫌占道堆放\n当事人：林某\n承办人意见：建议立案。高远、付蓉　2023年1月10日",
        _form("负责人意见：　签名：　　日期：", "承办人意见：建议立案调查。签名：　日期：\n承办部门意见：　签名：　　日期："),
        "立案审批表\n案由：\n当事人：\n承办人意见：\n签名：　　　年　月　日\n负责人意见：\n签名：　　　年　月　日",
    ],
)
def filing_not_signed(paper: Paper, case: Case) -> Iterator[Verdict]:
    """The head decides on filing, and says so, signs and dates it; his day starts the time limits. Of several boxes of heads one that is whole will do."""
    if is_blank(paper) or (paper.document.unread and not paper.dates):
        yield undetermined(N_("文书有没读出文字的页") if paper.document.unread else N_("文书没有填写"), at=paper.whole)
        return
    heads = [b for b in boxes(paper) if b.role == HEAD]
    if not heads:
        yield undetermined(N_("立案审批表上没有找到负责人的意见栏"), at=paper.whole)
        return
    written = [b for b in heads if not b.empty] or heads[-1:]
    lacking = [_lacking(paper, b) for b in written]
    if any(not what for what in lacking) or not set.intersection(*map(set, lacking)):
        yield passed(N_("负责人签署了意见、姓名和日期"))
        return
    box, what = written[-1], lacking[-1]
    if box.worn or (box.empty and not _others_read(paper)):
        yield undetermined(N_("负责人意见栏辨认不清，请核对原件"), at=box.at)
    elif box.empty:
        yield failed(N_("立案审批表的负责人意见栏空白"), at=box.at, absent=True)
    else:
        messages = {"opinion": N_("负责人没有签署是否同意立案的意见"), "name": N_("负责人意见栏没有签名"), "date": N_("负责人意见栏没有日期")}
        yield from (failed(messages[w], at=box.at, absent=True) for w in what)


def _lacking(paper: Paper, box: Box) -> list[str]:
    text = paper.text[box.at.start:box.at.end]
    opinion = UNTICKED.sub("", box.opinion) or (TICKED.search(text) and "☑")
    lacking = []
    if not opinion:
        lacking.append("opinion")
    if not box.names and not SIGN_MARK.search(text) and not _signs(text):
        lacking.append("name")
    if (box.mention is None or not box.mention.legible) and not UNDATED.search(text):
        lacking.append("date")
    return lacking


def _signs(text: str) -> bool:
    """Whether something that is no known name stands where the head signs: 签名：某某, or a short word before the date."""
    return bool(SIGNS.search(text))


def _others_read(paper: Paper) -> bool:
    """Whether a signature was read anywhere on the form: one without any was published or typed without its signatures."""
    return any(b.names or (b.mention and b.mention.day) for b in boxes(paper))


FILED = (
    "立案审批表\n案由：涉嫌擅自张贴广告\n当事人：翁宗\n案件来源：{source}\n"
    "承办人意见：建议立案。白根、秦虹　2023年5月15日\n负责人意见：同意立案。钟宝珠　2023年5月15日"
)
ASKED = (
    "询问笔录\n询问时间：{day}10时20分至11时05分\n询问人：白根、秦虹\n被询问人：翁宗（当事人）　住址：某区罗星街道\n"
    "问：谁贴的？答：我雇人贴的。\n笔录我看过，属实。翁宗　{day}"
)
EARLY = ASKED.format(day="2023年5月8日")


@rule(
    "CF-203", N_("询问早于立案"), severity=HINT, procedures=[ORDINARY],
    why=N_("立案以前询问当事人，容易被认为未立案先调查。本项只作提示；立案前的检查和线索核查是合法的，不报。"),
    basis=[cite("行政处罚法", 54, since=PENALTY_LAW_2021)],
    suggestion=N_("建议及时立案后再开展询问。"),
    violates=[
        example.papers(EARLY, FILED.format(source="上级交办，2023年5月5日收到；线索核查记录：无")),
        example.whole(EARLY, FILED.format(source="投诉，未经核查"), example.DECISION),
        example.whole(EARLY, FILED.format(source="群众来信"), example.NOTICE, example.DECISION),
    ],
    complies=[
        example.papers(FILED.format(source="12345转办"), ASKED.format(day="2023年5月17日")),
        example.papers(EARLY, FILED.format(source="上级交办，2023年5月6日经现场核查属实")),
        example.whole("现场检查笔录\n检查时间：2023年5月8日9时至9时30分\n检查人员：白根、秦虹\n检查情况：围挡上贴有广告三十张。\n当事人：翁宗", EARLY,
                      FILED.format(source="投诉"), example.DECISION),
        example.papers(FILED.format(source="12345转办"), ASKED.format(day="2023年5月15日")),
    ],
    unclear=[
        example.papers(FILED.format(source="12345转办"), ASKED.format(day="2023年■月■日")),
        example.papers(EARLY, FILED.format(source="投诉").replace("2023年5月15日", "2023年■月■日")),
        example.papers(FILED.format(source="12345转办").replace("2023年5月15日", ""), EARLY),
    ],
    not_for=[EARLY, example.DECISION, FILED.format(source="投诉")],
)
def questioned_before_filing(case: Case) -> Verdict:
    """Before filing an agency may look into a clue; questioning the party is investigation and should come after.

    Shown as a hint, and not where the file tells that the clue was looked into. Among papers alone, only where one says that it was not.
    """
    filings, interviews = case.all("filing_approval"), case.all("interview_record")
    if not filings or not interviews:
        return not_applicable(N_("没有立案审批表或者询问笔录"))
    filed = case.chronology.get("filing")
    if filed is None:
        return undetermined(N_("立案的日期缺失或者辨认不清"), at=filings[0].whole)
    early, unread = [], []
    for paper in interviews:
        held = times.held(paper)
        day = held.day or paper.date
        if day is None:
            unread.append(held.at)
        elif day < filed.day and not WITNESS.search(paper.text[:300]):
            early.append((day, held.at))
    if early:
        denied = clues.denied(case)
        if denied or (case.scope == "whole" and not case.unread_pages and not clues.verified(case, filed.day)):
            day, at = min(early, key=lambda e: e[0])
            return failed(N_("{asked}询问当事人，{filed}才立案，没有线索核查的记录"), asked=day, filed=filed.day, at=[at, filed.at, *([denied] if denied else [])])
        return passed(N_("立案前的询问属于线索核查"))
    if unread:
        return undetermined(N_("询问的日期辨认不清"), at=unread)
    return passed(N_("询问不早于立案"))


WITNESS = re.compile(r"\((?:举报人|投诉人|证人|受害人|邻居|目击)[^()\n]{0,10}\)|举报人:|身份:\s?(?:证人|举报人)")


def _late(agency: str, clue: str, filed: str, extra: str = "") -> str:
    """An example: a clue and the filing of an agency, with more in between."""
    return example.papers(
        f"案件来源登记表\n案件来源：投诉举报　收到时间：{clue}\n内容：反映一家店经营不合格商品。\n登记人：邹义", *([extra] if extra else []),
        f"立案审批表\n案由：涉嫌违法经营\n当事人：某商行\n承办人意见：经核查，建议立案。彭彬、侯雪　{filed}\n负责人意见：同意立案。康泽　{filed}\n{agency}")


MORE_TIME = "延长立案期限审批表\n申请事项：因需外地协查，申请延长核查立案期限\n承办人意见：请予批准。彭彬、侯雪　{day}\n负责人意见：同意延长。康泽　{day}"


@rule(
    "CF-204", N_("立案超期"), severity=MINOR, points=2, procedures=[ORDINARY],
    why=N_("发现线索以后应当在规定期限内决定是否立案，以免案件久拖不决。期限按各系统的规章计算，批准延长的照延长后的期限；没有规定期限的系统不适用，"
           "线索日期不明的不作判断。"),
    basis=[cite("行政处罚法", 54, 2, since=PENALTY_LAW_2021),
           cite("市场监督管理行政处罚程序规定", 18, 1, department="market_supervision"),
           cite("市场监督管理行政处罚程序规定", 18, 2, department="market_supervision"),
           cite("生态环境行政处罚办法", 18, since="2023-07-01", department="ecology"),
           cite("环境行政处罚办法", 22, 1, until="2023-07-01", department="ecology"),
           cite("农业行政处罚程序规定", 29, since="2022-02-01", department="agriculture"),
           cite("农业行政处罚程序规定", 89, 1, since="2022-02-01", department="agriculture"),
           cite("住房和城乡建设行政处罚程序规定", 15, 1, since="2022-05-01", department="housing_and_city_management"),
           cite("住房和城乡建设行政处罚程序规定", 45, 2, since="2022-05-01", department="housing_and_city_management"),
           cite("医疗保障行政处罚程序暂行规定", 14, department="medical_insurance"),
           cite("自然资源行政处罚办法", 12, 1, until="2024-05-01", department="natural_resources"),
           cite("卫生行政处罚程序", 15, 1, until="2025-06-01", department="health")],
    suggestion=N_("请在规定的核查期限内决定是否立案。"),
    violates=[
        _late("某区市场监督管理局", "2023年3月6日", "2023年4月20日"),
        _late("某市城市管理局", "2024年4月1日", "2024年5月20日"),
        _late("某县农业农村局", "2023年8月1日", "2023年8月25日", MORE_TIME.format(day="2023年8月18日")),
        _late("某市生态环境局", "2024年3月1日", "2024年3月25日"),
        _late("某区市场监督管理局", "2023年3月6日", "2023年5月20日", MORE_TIME.format(day="2023年3月20日")),
        _late("某县卫生健康局", "2023年3月6日", "2023年3月20日"),
    ],
    complies=[
        _late("某县市场监督管理局", "2023年9月22日", "2023年10月18日"),
        _late("某市城市管理局", "2024年4月1日", "2024年4月12日"),
        _late("某县农业农村局", "2023年8月1日", "2023年8月17日", MORE_TIME.format(day="2023年8月9日")),
        _late("某市生态环境局", "2024年3月1日", "2024年3月18日"),
        _late("某区医疗保障局", "2023年3月6日", "2023年4月14日", MORE_TIME.format(day="2023年3月24日")),
    ],
    unclear=[
        _late("某县市场监督管理局", "　　年　月　日", "2023年11月21日").replace("登记人：邹义", ""),
        _late("某县市场监督管理局", "2023年■月■日", "2023年11月21日"),
        _late("某市自然资源和规划局", "2024年6月3日", "2024年8月5日"),
        _late("某区市场监督管理局", "2023年3月6日", "2023年4月20日",
              "检验报告\n样品：大米\n检验结论：不合格\n某省产品质量检验研究院\n2023年4月10日"),
        _late("某区市场监督管理局", "2023年3月6日", "2023年4月20日", MORE_TIME.format(day="　　年　月　日")),
    ],
    not_for=[
        _late("某市交通运输局", "2023年3月6日", "2023年9月20日"),
        _late("某市城市管理局", "2022年3月1日", "2022年4月29日"),
        example.DECISION,
    ],
)
def filed_late(case: Case) -> Verdict:
    """A department that gives itself days to look into a clue decides within them; an extension counts when it was granted before they ran out.

    Counted from the day after the clue in the days that the department's own rule names. In market supervision testing is not counted, so
    that a filing with a test report is left to the reviewer.
    """
    papers = case.all("filing_approval")
    filed = case.chronology.get("filing")
    if not papers:
        return not_applicable(N_("没有立案审批表"))
    clue = clues.first(case)
    day = (clue.day if clue else None) or (filed.day if filed else None)
    period: FilingPeriod | None = case.setting("filing_period", day, case.department) if day else None
    if day and period is None:
        return not_applicable(N_("该部门没有规定立案的期限"))
    if not case.set_here.own("filing_period", case.department):
        return not_applicable(N_("该部门没有规定立案的期限"))
    if filed is None:
        return undetermined(N_("立案的日期缺失或者辨认不清"), at=papers[0].whole)
    if clue is None or clue.day is None:
        return undetermined(N_("没有读出收到线索的日期，不能计算立案期限"), at=clue.at if clue else papers[0].whole)
    assert period is not None
    if not period.known:
        return undetermined(N_("该部门现行的立案期限没有核对，请在设置中填写"), at=filed.at)
    try:
        return _counted(case, period, clue.day, filed.day)
    except UnknownYear as unknown:
        return undetermined(N_("{year}年的节假日安排未知，不能计算期限"), year=unknown.year)


def _counted(case: Case, period: FilingPeriod, clue: date, filed: date) -> Verdict:
    def last(days: int) -> date:
        return add_working_days(clue, days) if period.working else add_calendar_days(clue, days)

    places = [e.at for e in (case.chronology.get("clue"), case.chronology.get("filing")) if e]
    first = last(period.days)
    if filed <= first:
        return passed(N_("在规定的期限内立案"))
    more = clues.prolonged(case) if period.extension else None
    if more and more.day is None:
        return undetermined(N_("延长立案期限的批准日期辨认不清"), at=more.at)
    final = last(period.days + period.extension) if more and more.day and more.day <= first else first
    if filed <= final:
        return passed(N_("在延长的期限内立案"))
    if case.department == "market_supervision" and _tested(case, filed):
        return undetermined(N_("检测、检验、鉴定的时间不计入核查期限，请核对扣除后的天数"), at=places)
    if case.unread_pages and more is None and period.extension:
        final_with = last(period.days + period.extension)
        if filed <= final_with:
            return undetermined(N_("有 {n} 页没有读出文字，其中可能有延长立案期限的审批"), n=len(case.unread_pages), at=places)
    if more and more.day and more.day > first:
        return failed(N_("{clue}收到线索，应当在{last}前决定是否立案，{more}批准延长时期限已过，{filed}才立案"), clue=clue, last=first, more=more.day, filed=filed,
                      at=[*places, more.at])
    return failed(N_("{clue}收到线索，应当在{last}前决定是否立案，{filed}才立案"), clue=clue, last=final, filed=filed, at=places)


def _tested(case: Case, filed: date) -> bool:
    """Whether a test, an appraisal or a right holder's identification was made before filing."""
    return any(paper.date is None or paper.date <= filed for paper in case.all("appraisal", "sampling_record"))
