"""Recusal: whoever is questioned or heard learns that he may have officers replaced."""

from __future__ import annotations

from rules.facts import recusal
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.judging import MINOR, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

ASKED = (
    "询问笔录\n询问时间：2024年4月2日9时至9时50分\n询问人：白火、钟秋月　记录人：钟秋月\n被询问人：{who}\n{rights}\n"
    "问：铁皮棚办过审批吗？答：没有。\n以上笔录看过，属实。田长水　2024年4月2日")
HEARD = (
    "听证笔录\n听证时间：2024年6月6日9时\n主持人：谢行　记录员：王思\n当事人：望海建材公司\n{rights}\n"
    "调查人员：建议罚款75000元。\n当事人：没有异议。\n当事人签名：林美　2024年6月6日")
DECISION = "\n\f\n行政处罚决定书\n望城罚〔2024〕3号\n当事人：{party}\n经查，当事人搭建铁皮棚。罚款500元。\n望海区城市管理局\n2024年5月30日"


def _asked(rights: str, who: str = "田长水") -> str:
    return ASKED.format(who=who, rights=rights)


@rule(
    "CF-109", N_("未告知申请回避权"), severity=MINOR, points=2, each=["interview_record", "hearing_record"],
    basis=[
        cite("行政处罚法", 43, 2, since="2021-07-15"), cite("行政处罚法", 64, 1, 4, since="2021-07-15"), cite("行政处罚法", 37, 3, until="2021-07-15"),
        cite("行政处罚法", 42, 1, 4, until="2021-07-15"),
    ],
    suggestion=N_("询问开始时应当告知申请回避的权利并记录答复。"),
    why=N_("办案人员或者听证主持人与案件有利害关系的，当事人有权申请回避；笔录里没有这句话，就无法证明他知道这项权利。措辞不限；询问证人的笔录不适用；"
           "只写“已告知权利义务”的，不作判断。"),
    violates=[
        _asked("问：我们是坂东镇综合执法队的，这是执法证件，请看清楚。对我们的提问应当如实回答，与案件无关的可以拒绝回答。听明白没有？\n答：听明白了。"),
        _asked("问：今天找你了解搭棚的事。答：好。"),
        HEARD.format(rights="主持人：现在核对参加人身份，宣布听证纪律。请调查人员提出违法事实。"),
        _asked("我们是望海县农业农村局执法人员，已出示证件。你有陈述、申辩的权利，也有如实回答的义务。答：知道。"),
        _asked("问：请你不要回避问题，如实回答。答：好的。"),
        _asked("问：这是我们的证件。答：看了。", "林强　职务：望海建材有限公司法定代表人") + DECISION.format(party="望海建材有限公司"),
    ],
    complies=[
        _asked("问：你是否申请我们回避？答：不申请。"),
        _asked("问：若认为我们和这事有利害关系，你可以要求回避，你要不要求？答：不要求。"),
        _asked("问：证件看清楚了吗？需不需要我们回 避？答：不用。"),
        _asked("问：你如果觉得我们不合适办这个案子，可以要求更换办案人员。答：没有意见。"),
        HEARD.format(rights="主持人：当事人是否对主持人、记录员申请回避？\n当事人：不申请回避。"),
        _asked("被询问人权利：1.申请回避；2.核对笔录。被询问人确认：已知晓。"),
        _asked("是否申请回避：□是　☑否"),
    ],
    unclear=[
        _asked("问：我们出示了执法证件，现告知你：■■■■■■■■■■■■■■■■■■■■■■■■？\n答：■■■■■■。"),
        _asked("（已出示执法证件，已告知权利义务）"),
        _asked("问：现向你送达《询问权利义务告知书》，请阅读。答：看过了。"),
    ],
    not_for=[
        "证人询问笔录\n询问时间：2024年4月2日\n询问人：白火、钟秋月\n证人：李兰\n问：你看见什么？答：看见他搭棚。\n李兰　2024年4月2日",
        _asked("问：你看见什么？答：看见田长水搭棚。", "李兰　与本案关系：邻居") + DECISION.format(party="田长水"),
        _asked("问：请说说你的工作。答：我是望海建材有限公司的员工，负责装车。", "纪清　单位及职务：望海建材有限公司员工") + DECISION.format(party="望海建材有限公司"),
        "询问笔录\n询问时间：　　年　月　日\n被询问人：\n问：\n答：",
    ],
)
def recusal_not_told(paper: Paper, case: Case) -> Verdict:
    """Whoever may be judged by someone partial must know that he can object before he answers.

    Any words will do, a question, a printed list of rights, a box. A record that only says that rights were told leaves it open, unless a sheet of
    rights in the file speaks of it. Witnesses, among them employees who do not speak for the party, have no such right.
    """
    if is_blank(paper) and not paper.officers:
        return not_applicable(N_("空白文书格式，没有填写"))
    if recusal.told(paper):
        return passed()
    if paper.kind == "interview_record" and recusal.of_a_witness(paper, case):
        return not_applicable(N_("被询问人不是当事人"))
    if misread := recusal.perhaps_misread(paper):
        return undetermined(N_("扫描页上可能写有回避，请核对原件"), at=misread)
    if rights := recusal.rights_told(paper):
        if sheet := recusal.leaflet(case):
            return passed(N_("权利义务另有告知书：{title}"), title=sheet.document.title)
        if not _listed_without(rights.text):
            return undetermined(N_("只写“{words}”，看不出是否告知申请回避的权利"), words=rights.quote[:30], at=rights)
    if paper.kind == "hearing_record":
        return failed(N_("听证笔录没有记录告知当事人申请回避的权利"), at=paper.whole, absent=True)
    return failed(N_("询问笔录没有记录告知申请回避的权利"), at=paper.whole, absent=True)


def _listed_without(words: str) -> bool:
    """Whether the words name other rights one by one."""
    return any(right in words for right in ("陈述", "申辩", "核对", "拒绝回答"))
