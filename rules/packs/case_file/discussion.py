"""Collective discussion: a complex or serious case is decided by the heads together, before the decision, and the record shows how."""

from __future__ import annotations

from collections.abc import Iterator

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import gravity, hearing_range, meetings, presence
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.meetings import EMPTY, NO_PLACE, WORN, Meeting
from rules.facts.narrative import NARRATORS, clauses
from rules.facts.paper import Paper
from rules.judging import MAJOR, MINOR, ORDINARY, VETO, Example, Outcome, Verdict, failed, hint, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs import example_papers as example

HEADING = re.compile(
    r"^(?!.*(?:听证|通知|告知|回证)).*(?:集体|案件|案审|负责人|局长|委员会|重大).{0,10}(?:讨论|审议|审理|会审|会商|合议|会议|办公会).{0,8}$"
    r"|会议(?:记录|纪要)"
)
IN_A_BOX = re.compile(r"集体(?:讨论|审议|研究|会审)(?:意见|情况|结果|决定|结论)[:|](?!签名|签字|年|无|/|_)(?=[一-龥]{3})")
TOLD = re.compile(
    r"集体(?:讨论|研究|审议|会审)(?:后|会议)?[,]?(?:决定|同意|认为|通过|一致|作出)|经[^。;,]{0,14}集体(?:讨论|研究|审议)"
    r"|案(?:件)?审(?:理|查|核)?(?:委员)?会[^。;,]{0,12}(?:讨论|审议|研究|审理)"
)
NOT_TOLD = re.compile(r"未|没有|不需|无需|不必|如|应当|需要|拟提")
FEW = 3


def _severe(text: str, agency: str = "某区城市管理局") -> str:
    """An example's paper with a penalty that must be discussed."""
    return text.replace("决定罚款2000元", "决定吊销建筑垃圾处置许可证").replace("罚款2000元", "吊销建筑垃圾处置许可证").replace("某区城市管理局", agency)


def _file(*between: str, agency: str = "某区城市管理局") -> str:
    """An example: a whole file about a revocation, with these papers before the decision."""
    return example.whole(example.FILING, *(_severe(t, agency) for t in (example.REPORT, example.NOTICE, *between, example.DECISION)))


DISCUSSED = "案件集体讨论记录\n讨论时间：2024年5月6日\n主持人：韩立\n参加人员：韩立、曹敏、罗山\n结论：同意处罚。\n签名：韩立 曹敏 罗山"


@rule(
    "CF-406", N_("应当集体讨论而未集体讨论"), severity=MAJOR, points=6, whole_file=True, procedures=[ORDINARY],
    why=N_("情节复杂或者重大违法给予较重处罚的，应当由负责人集体讨论决定。哪些案件要讨论，看案卷自己的说法和各系统的规定；系统没有规定的，"
           "按达到听证标准的数额判断。"),
    basis=[cite("行政处罚法", 57, 2, since="2021-07-15"), cite("行政处罚法", 38, 2, until="2021-07-15"),
           cite("市场监督管理行政处罚程序规定", 60, 2, department="market_supervision"),
           cite("农业行政处罚程序规定", 55, since="2022-02-01", department="agriculture"),
           cite("生态环境行政处罚办法", 52, 2, since="2023-07-01", department="ecology"),
           cite("交通运输行政执法程序规定", 76, department="transport"),
           cite("医疗保障行政处罚程序暂行规定", 44, 1, department="medical_insurance")],
    suggestion=N_("情节复杂或者重大违法的案件应当集体讨论决定。"),
    violates=[
        _file(example.REVIEW, example.APPROVAL),
        _file(example.HEARING, example.REVIEW, agency="某区市场监督管理局"),
        example.whole(example.FILING, example.REPORT.replace("建议罚款", "本案案情复杂，涉及多个主体，建议罚款"), example.NOTICE, example.APPROVAL,
                      example.DECISION),
        example.whole(example.FILING, example.REPORT, example.NOTICE.replace("2000元", "60000元"),
                      example.DECISION.replace("2000元", "60000元").replace("某建材店", "某建材有限公司").replace("某区城市管理局", "某区应急管理局")),
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.DECISION.replace("罚款2000元", "罚款600000元").replace(
            "某建材店", "某建材有限公司").replace("某区城市管理局", "某市生态环境局")),
    ],
    complies=[
        _file(DISCUSSED),
        _file("局案审会会议纪要\n时间：2024年5月6日\n会议由局长韩立主持，曹敏、罗山参加。会议决定吊销许可证。"),
        _file("重大行政处罚案件集体讨论记录\n讨论时间：2024年5月6日\n结论：同意。"),
        _file("行政处罚决定审批表\n承办人意见：吊销许可证。王力 2024年5月6日\n集体讨论意见：经韩立、曹敏、罗山讨论，一致同意吊销许可证。\n"
              "负责人意见：同意。韩立 2024年5月7日"),
    ],
    unclear=[
        _file("■■■■■■■■\n■■■■■■■■■■■■■■■■（此页污损）"),
        _file().replace("决定吊销", "经本局负责人集体讨论，决定吊销"),
        example.whole(example.FILING, example.REPORT, example.NOTICE, "延长办案期限审批表\n因案情复杂，申请延长三十日。\n负责人意见：同意。丙某 2024年4月29日",
                      example.DECISION),
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.DECISION.replace("2000元", "50000元")),
    ],
    not_for=[
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.DECISION),
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.DECISION.replace("罚款2000元", "罚款150000元").replace(
            "某建材店", "某建材有限公司").replace("某区城市管理局", "某区市场监督管理局")),
        example.whole(example.FILING, example.REPORT, example.NOTICE, example.DECISION.replace("罚款2000元", "罚款300000元").replace(
            "某建材店", "某建材有限公司").replace("某区城市管理局", "某市生态环境局")),
        example.whole(example.FILING, example.REPORT, "不予行政处罚决定书\n当事人：某店\n案情复杂，决定不予行政处罚。\n某区城市管理局\n2024年5月8日"),
    ],
)
def not_discussed(case: Case) -> Verdict:
    """Complex cases and heavy penalties for serious violations are decided by the heads of the agency together.

    Which cases these are the file says itself, or the department's rules (`discussion_range`); where a department has none, whatever reaches
    the figure for a hearing.
    """
    decision = case.last("penalty_decision")
    if decision is None:
        return not_applicable(N_("卷内没有行政处罚决定书"))
    cause, sure, at = _must(case, decision)
    if not cause:
        return not_applicable(N_("不属于必须集体讨论的案件"))
    found = presence.of(case, ("group_discussion",), HEADING)
    if found.paper or any(IN_A_BOX.search(p.document.squeezed) for p in case.all("penalty_approval", "investigation_report")):
        return passed(N_("卷内有集体讨论记录"))
    told = _told(case)
    if told:
        return undetermined(N_("文书称经过集体讨论，卷内没有找到讨论记录"), at=told)
    if found.doubt:
        return undetermined(N_("有页面或者目录条目辨认不清或者没有找到，不能断定没有集体讨论记录"), at=found.doubt)
    if not presence.enough(case):
        return not_applicable(N_("卷内文书太少，不像整卷，不判断是否齐全"))
    if not sure:
        return undetermined(N_("不能确定是否属于应当集体讨论的案件，请核对部门规定"), at=at)
    return failed(cause, words=at.quote if at else "", expected="group_discussion")


def _must(case: Case, decision: Paper) -> tuple[str, bool, Span | None]:
    """Why the case must be discussed (a sentence; empty: it need not), whether that is sure, and what tells it."""
    called = gravity.called(case)
    if called and called.sure:
        return N_("案卷写明“{words}”，卷内没有集体讨论记录"), True, called.at
    day = decision.date or case.day
    wanted = case.setting("discussion_range", day or case.as_of, case.department)
    if wanted.heard and case.hearings.held:
        return N_("案件经过听证，卷内没有集体讨论记录"), True, case.hearings.held[0].at
    penalties = decision.penalties
    for kind, at in penalties.kinds.items():
        if kind in wanted.kinds:
            return N_("决定“{words}”，按部门规定应当集体讨论，卷内没有集体讨论记录"), True, at
    for amount, place in ((penalties.fine, penalties.fine_at), (penalties.confiscated, penalties.confiscated_at)):
        if wanted.amount is not None and amount is not None and amount >= wanted.amount:
            return N_("决定“{words}”，按部门规定应当集体讨论，卷内没有集体讨论记录"), True, place
    reached = hearing_range.reached(case, decision) if wanted.hearing_range else None
    if reached:
        asked = not wanted.requested or bool(case.hearings.requested or case.hearings.held)
        return N_("处罚“{words}”达到听证标准，属于情节复杂或者重大的案件，卷内没有集体讨论记录"), reached.sure and asked, reached.at
    if called:
        return N_("案卷写明“{words}”，卷内没有集体讨论记录"), False, called.at
    return "", False, None


def _told(case: Case) -> Span | None:
    for paper in case.all(*NARRATORS):
        for clause in clauses(paper):
            m = TOLD.search(clause.text)
            if m and not NOT_TOLD.search(clause.text[max(0, m.start() - 10):m.start()]):
                return clause.span(m.start(), m.end())
    return None


RECORD = (
    "案件集体讨论记录\n案由：擅自倾倒建筑垃圾\n时间：{day}　地点：会议室\n主持人：钟毅　参加人：汪秋、侯波、崔珍　记录人：雷莉\n"
    "讨论：侯波认为处罚适当。\n结论：同意罚款30000元。\n签名：钟毅　汪秋　侯波　崔珍"
)
DECISION = "行政处罚决定书\n某综执罚〔2024〕12号\n当事人：某建设公司\n依据《某条例》第二十条，罚款30000元。\n某区综合行政执法局\n2024年6月3日"


@rule(
    "CF-407", N_("集体讨论晚于处罚决定"), severity=VETO, procedures=[ORDINARY],
    why=N_("决定作出以后再讨论，只是补手续。看第一次讨论处罚的日期，同一天的不报；以后讨论分期缴款、强制执行的不算。"),
    basis=[cite("行政处罚法", 57, 2, since="2021-07-15"), cite("行政处罚法", 38, 2, until="2021-07-15")],
    suggestion=N_("集体讨论应当在作出决定之前进行。"),
    violates=[
        example.papers(RECORD.format(day="2024年6月5日"), DECISION),
        example.papers(DECISION, "案审会会议纪要\n二〇二四年六月七日下午，局长钟毅主持召开案审会，汪秋、侯波、崔珍参加。会议审议了某建设公司一案，"
                       "一致同意罚款30000元。\n与会人员签字：钟毅 汪秋 侯波 崔珍"),
        example.papers(DECISION, "重大案件集体讨论记录\n讨论时间：2024-06-04 9:00\n主持人：钟毅\n结论性意见：同意处罚。\n参加人员签名：钟毅 汪秋 侯波 2024年6月4日"),
    ],
    complies=[
        example.papers(RECORD.format(day="2024年5月30日"), DECISION),
        example.papers(RECORD.format(day="2024年6月3日"), DECISION),
        example.papers(RECORD.format(day="2024年5月30日"), DECISION, "案件集体讨论记录\n时间：2024年9月2日\n议题：当事人申请分期缴纳罚款\n"
                       "主持人：钟毅　参加人：汪秋、侯波\n结论：同意分三期缴纳。\n签名：钟毅 汪秋 侯波"),
        example.papers(RECORD.format(day="2024年5月30日"), RECORD.format(day="2024年6月10日"), DECISION),
    ],
    unclear=[
        example.papers(RECORD.format(day="2024年■月■日"), DECISION),
        example.papers(RECORD.format(day=""), DECISION),
        example.papers(RECORD.format(day="2024年5月30日"), DECISION.replace("2024年6月3日", "2024年■月3日")),
    ],
    not_for=[
        DECISION, RECORD.format(day="2024年6月5日"),
        example.papers(DECISION, "集体讨论记录\n时间：2024年9月2日\n案由：某建设公司申请延期缴纳罚款\n结论：同意延期至12月31日缴纳。\n签名：钟毅 汪秋 侯波"),
    ],
)
def discussed_after_the_decision(case: Case) -> Verdict:
    """A discussion that comes after the decision only confirms it. The first one about the penalty counts; the same day is in time."""
    decision = case.last("penalty_decision")
    held = [m for m in case.meetings if m.on_the_penalty]
    if decision is None or not held:
        return not_applicable(N_("没有处罚决定书或者集体讨论记录"))
    if decision.date is None or decision.signed is None:
        return undetermined(N_("处罚决定书的日期缺失或者辨认不清"), at=decision.whole)
    dated = [(m.time.day, m) for m in held if m.time and m.time.day]
    if any(day <= decision.date for day, _ in dated):
        return passed(N_("集体讨论不晚于处罚决定"))
    if len(dated) < len(held):
        undated = next(m for m in held if not m.time or not m.time.day)
        return undetermined(N_("集体讨论的时间缺失或者辨认不清"), at=_when(undated))
    day, meeting = min(dated, key=lambda found: found[0])
    if case.unread_pages:
        return undetermined(N_("有 {n} 页没有读出文字，其中可能有更早的讨论记录"), n=len(case.unread_pages), at=_when(meeting))
    return failed(N_("处罚决定于{decision}作出，集体讨论在{discussed}"), decision=decision.date, discussed=day,
                  at=[_when(meeting), decision.span(decision.signed.start, decision.signed.end)])


def _when(meeting: Meeting) -> Span:
    if meeting.time:
        return meeting.paper.span(meeting.time.start, meeting.time.end)
    return meeting.blank_time or meeting.paper.whole


FULL = (
    "案件集体讨论记录\n案由：{cause}\n时间：2024年5月6日9时　地点：三楼会议室\n主持人：范立（副局长）\n参加人：丁海、秦珠、孟清\n记录人：康彩\n"
    "讨论内容：丁海认为应当处罚；秦珠认为可取中间档。\n结论：同意承办机构意见，罚款三万元。\n参加人签名：范立　丁海　秦珠　孟清"
)


def _record(old: str = "", new: str = "", cause: str = "倾倒渣土") -> str:
    """An example: the full record with `old` replaced."""
    return FULL.format(cause=cause).replace(old, new) if old else FULL.format(cause=cause)


@rule(
    "CF-408", N_("集体讨论记录要素不全"), severity=MINOR, points=2, each=["group_discussion"], procedures=[ORDINARY],
    why=N_("讨论记录要能证明负责人一起作了决定：时间、主持人、参加人、结论和签名缺一项就报一项。会议纪要不要求各人签名；参加的人不足三名，只作提示。"),
    basis=[cite("行政处罚法", 57, 2, since="2021-07-15"), cite("行政处罚法", 38, 2, until="2021-07-15"),
           cite("生态环境行政处罚办法", 52, 3, since="2023-07-01", department="ecology"),
           cite("医疗保障行政处罚程序暂行规定", 44, 2, department="medical_insurance")],
    suggestion=N_("请补全集体讨论记录。"),
    violates=[
        _record("\n结论：同意承办机构意见，罚款三万元。"),
        _record("同意承办机构意见，罚款三万元。", ""),
        _record("范立　丁海　秦珠　孟清", ""),
        _record("主持人：范立（副局长）\n"),
        _record("参加人：丁海、秦珠、孟清\n", "参加人：\n").replace("丁海认为应当处罚；秦珠认为可取中间档", "同意处罚"),
        _record("时间：2024年5月6日9时　", "时间：　　　　　　"),
    ],
    complies=[
        _record(),
        "局案审会会议纪要\n2024年5月6日，局长范立主持召开案审会，丁海、秦珠、孟清参加。会议听取了某农资店经营假农药案的汇报，经审议，决定没收假农药并罚款五千元。\n"
        "与会人员签字：范立　丁海　秦珠　孟清",
        "重大行政处罚集体讨论记录\n讨论时间：2023年7月3日\n会议主持：卓长安\n出席人员：卓长安、魏清、田彩、邱秀\n各方意见：魏清主张罚款16万元，其余主张15万元。\n"
        "议定事项：罚款150000元。\n与会人员签字：卓长安　魏清　田彩　邱秀",
        "集体讨论笔录\n时间：2022年8月1日\n主持人：李立　参加人员（签名）：李立、孙文、周可\n经讨论，参加人员一致同意给予警告并罚款。\n李立　孙文　周可",
    ],
    known_wrong=[Example(                                                               # a name that ends as a village's does
        "案件集体讨论记录\n时间：2024年5月6日10时　地点：会议室\n主持人：贾雨村\n参加人员：索南、扎西、丹增\n结论：罚款一万元\n签名：贾雨村　索南　扎西　丹增",
        Outcome.PASSED, known_wrong=True)],
    unclear=[
        _record("范立　丁海　秦珠　孟清", "■■　■■　■■　■■"),
        _record("结论：同意承办机构意见，罚款三万元。", "■■■■■■■■■■■■■■。"),
        "案件集体讨论记录\n案由：____\n时间：____年__月__日　地点：____\n主持人：____\n参加人：____\n结论：____\n签名：____",
        _record("会议室", "会议室").replace("案件集体讨论记录", "案审会会议纪要").replace("\n参加人签名：范立　丁海　秦珠　孟清", ""),
    ],
)
def discussion_record_incomplete(paper: Paper, case: Case) -> Verdict | Iterator[Verdict]:
    """The record must show that the heads decided together: when, under whom, who, with what result, and their signatures.

    Minutes of a meeting (纪要) are not signed everywhere. Fewer than three heads is worth a look, and no fault by itself.
    """
    if is_blank(paper):
        return undetermined(N_("空白的文书样式，没有填写内容"), at=paper.whole)
    missing = list(_missing(paper))
    return iter(missing) if missing else _few(paper)


WORN_RESULT = re.compile(r"^[^\n]*[:\s]■{2,}[■。, ]*(?=\n|$)")


def _few(paper: Paper) -> Verdict:
    people = meetings.read(paper).people
    if people and "■" not in people and len(people) < FEW:
        return hint(N_("集体讨论只有{n}人参加"), n=len(people), at=paper.whole)
    return passed(N_("集体讨论记录要素齐全"))


def _missing(paper: Paper) -> Iterator[Verdict]:
    meeting = meetings.read(paper)
    if meeting.blank_time or meeting.time is None:
        yield failed(N_("集体讨论记录没有记载讨论时间"), at=meeting.blank_time or paper.whole, absent=True)
    if meeting.chair and "■" in meeting.chair.text:
        yield undetermined(N_("主持人的姓名辨认不清"), at=meeting.chair)
    if meeting.chair is None:
        yield failed(N_("集体讨论记录没有记载主持人"), at=paper.whole, absent=True)
    if not meeting.people or len(meeting.people) == 1:
        yield failed(N_("集体讨论记录没有记载参加讨论的人员"), at=paper.whole, absent=True)
    if meeting.conclusion and WORN_RESULT.search(meeting.conclusion.text):
        yield undetermined(N_("讨论的结论辨认不清"), at=meeting.conclusion)
    if meeting.conclusion is None:
        yield failed(N_("集体讨论记录没有记载讨论的结论"), at=paper.whole, absent=True)
    unsigned = meeting.signatures in (EMPTY, NO_PLACE)
    if meeting.signatures == WORN:
        yield undetermined(N_("参加人员的签名辨认不清"), at=meeting.signatures_at)
    elif unsigned and (paper.pictured and not meeting.others_signed):
        yield undetermined(N_("没有读出参加人员的签名，请核对原件"), at=meeting.signatures_at or paper.whole)
    elif unsigned and meeting.signatures == NO_PLACE and "纪要" in paper.document.title:
        yield undetermined(N_("会议纪要没有参加人员的签名，请核对讨论记录"), at=paper.whole)
    elif unsigned:
        yield failed(N_("集体讨论记录没有参加人员的签名"), at=meeting.signatures_at or paper.whole, absent=True)
