"""The interview record: when it was held, who was questioned, and that the person read it and agrees."""

from __future__ import annotations

from collections.abc import Iterator

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import interviewee, times
from rules.facts.case import Case
from rules.facts.interviewee import EMPTY, GIVEN, MISSING, WORN
from rules.facts.paper import Paper
from rules.judging import MAJOR, MINOR, Verdict, failed, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite
from rules.packs.case_file.records import REFUSED, excused, unfilled, unfinished

PENALTY_LAW_2021 = "2021-07-15"
RECORD = [cite("行政处罚法", 55, 2, since=PENALTY_LAW_2021), cite("行政处罚法", 37, 1, until=PENALTY_LAW_2021)]
HEAD = "询问地点：某区城市管理局\n询问人：林建平、苏敏　记录人：苏敏\n"
PERSON = "被询问人：黄志强　身份证号码：350502********2707　住址：某市江北区桥头路8号\n"
TALK = "问：已出示证件，是否申请回避？答：不申请。\n问：石子是谁堆的？答：我叫人堆的，有三方左右。\n"
END = "以上笔录我看过，与我说的相符。\n黄志强　2024年3月5日\n询问人：林建平　苏敏"


def _held(times_told: str) -> str:
    """An example: an interview whose head says this of its time."""
    return f"询问笔录\n{times_told}\n{HEAD}{PERSON}{TALK}{END}"


@rule(
    "CF-303", N_("询问时间缺失或倒置"), severity=MAJOR, points=3, each=["interview_record"], basis=RECORD,
    why=N_("询问的起止时间说明询问确实发生、没有变相限制人身自由；缺少或者倒置会使笔录的真实性受到怀疑。写明跨到次日的不报，数字辨认不清的不作判断。"),
    suggestion=N_("请如实记录询问起止时间。"),
    violates=[
        _held("询问时间：2024年3月5日10时30分至10时05分"),
        _held("询问时间：2024年3月5日9时05分"),
        _held("询问时间：2024年3月5日"),
        _held("谈话时间：2024年3月5日　　时　　分至　　时　　分"),
        _held("询问时间：2024年3月5日下午3时20分至下午2时50分"),
        _held("询问日期：2024年3月5日\n开始时间：15时10分　结束时间："),
        _held("询问时间：2024年3月5日14:30至14:30"),
        _held("询问时间：2024年3月5日23时40分至0时20分"),
    ],
    complies=[
        _held("询问时间：2024年3月5日10时05分至10时50分"),
        _held("询问时间：2024年3月5日22:40至2024年3月6日00:25"),
        _held("询问时间：2024年3月5日上午11时40分至下午1时10分"),
        _held("询问时间：2024年3月5日22时40分至次日0时25分"),
        _held("时间：2024-03-05 09:30—10:05"),
        _held("询问日期：2024年3月5日\n开始时间：15时10分\n结束时间：15时55分"),
        _held("询问时间：2024年3月5日下午2时至4时30分"),
    ],
    unclear=[
        _held("询问时间：2024年3月5日9时15分至■时■■分"),
        _held("询问时间：2024年3月■日■■时15分至10时"),
        "询问笔录\n询问时间：　　年　月　日　时　分至　时　分\n询问人：　　　记录人：\n被询问人：　　　性别：",
    ],
)
def interview_times(paper: Paper, case: Case) -> Verdict:
    """An interview has a beginning and an end; without them nobody can tell how long a person was held to answer, or where the officers were.

    Past midnight the day of the end must be given. 上午 and 下午 are read as they are meant.
    """
    if unfilled(paper):
        return undetermined(N_("文书有没读出文字的页") if paper.document.unread else N_("文书没有填写"), at=paper.whole)
    held = times.held(paper)
    if held.start_told and held.end_told:
        if not held.reversed:
            return passed()
        if held.worn:
            return undetermined(N_("询问起止时间辨认不清，请核对原件"), at=held.at)
        return failed(N_("询问的结束时间不晚于开始时间：“{words}”"), at=held.at, words=held.at.quote[:40])
    if held.worn or (paper.pictured and not held.start_told):
        return undetermined(N_("询问起止时间辨认不清，请核对原件"), at=held.at)
    if not held.start_told and not held.end_told:
        return failed(N_("没有记录询问的起止时分"), at=held.at, absent=True)
    missing = N_("没有记录询问的结束时间") if held.start_told else N_("没有记录询问的开始时间")
    return failed(missing, at=held.at, absent=True)


READ = r"看|阅|读|念|听|核对|核实|核校|宣读|过目|校对"
AGREES = (
    r"相符|相同|符合|一致|一样|属实|无误|正确|没有?出入|无出入|没有?错|没有?误|不错|无异议|没有?异议|没有?意见|无意见|没意见|是事实|真实|准确|(?:和|与|跟|"
    r"同)我(?:所|本人)?[说讲述].{0,6}|"
    r"就是我(?:说|讲)的|是我(?:说|讲|所述)的|没有不同|认可|同意|无补充(?:和|与|、)更正|没什么问题|没问题|(?:无|没有?)(?:任何|什么)?(?:差错|错误|差异|错漏|遗漏)|[记录写说讲]得?(?:都|全|完全)?对(?![话比照于])|(?:全|都)对(?![此于该])"
)
CONFIRMS = re.compile(rf"(?:{READ})[^。\n]{{0,30}}?(?:{AGREES})|(?:{AGREES})[^。\n]{{0,16}}?(?:{READ})")
AGREES_ONLY = re.compile(
    r"(?:以上|上述|笔录|记录)[^。\n]{0,16}?(?:属实|无误|相符|一致|一样|没有出入|正确|是事实|无异议|没有异议)|(?:^|[\n。\s,:])(?:情况|内容)?属实(?=[。,\s\n])|"
    r"与我(?:说|讲)的(?:相符|一致|一样)|跟我(?:说|讲)的(?:相符|一致|一样)")
READ_ONLY = re.compile(r"(?:以上|上述|笔录|记录|内容|本人|我)[^。\n]{0,10}?(?:看过|已阅|阅过|已看|读过|听过|念过|阅读过)|(?:看过|已阅|阅)(?=[。,\s\n]|$)")
ASKS = re.compile(r"请你?(?:您)?[^。\n]{0,14}(?:核对|看|阅)|如(?:有|果|无|认为|属实|与)|若|是否|有无|有没有|应当|可以(?:补充|更正|修改)|(?:核对|阅读)[^。\n"
    r"]{0,6}后(?:请|逐页|签)|吗\s?[?。]?|[?]\s?$")
LAST_ANSWER = re.compile(r"(?:答|回答)\s?:")
ASKED_TO_CHECK = re.compile(r"(?:笔录|记录|以上|上述)[^。\n]{0,24}(?:核对|看|阅|读|念|听|属实|相符|一致|无误|出入|一样|差错)|(?:核对|看|阅|念|听)[^。\n"
    r"]{0,14}(?:笔录|记录)")
ONLY_TRUE = re.compile(r"^(?!.*(?:笔录|记录|核对|看|阅|念|听清)).*(?:以上|上述|刚才)(?:你|您)?(?:所)?(?:说|讲|谈|陈述|回答|反映)(?:的)?[^。\n]{0,10}属实", re.S)
"""Asks whether what was said is true, not whether the record says it."""
TRUE_ANSWER = re.compile(r"^(?:答|回答)\s?:\s?(?:是的?|对的?)?[,、。]?(?:都)?属实[。.]?$", re.M)
YES = re.compile(r"^\s*(?:答|回答)\s?:\s?(?:是的?|属实|无误|对的?|一致|相符|没有?(?:错|误|出入|异议|意见|问题)|无异议|看过了?|看清楚|听清楚|都对|符合|一样|正确|"
    r"核对过|看完了|阅|都是|确认)")


def _ends(closing: str) -> str:
    """An example: an interview that ends so after its last answer."""
    return f"询问笔录\n询问时间：2024年3月5日9时至9时40分\n{HEAD}{PERSON}{TALK}{closing}\n询问人：林建平　苏敏"


@rule(
    "CF-306", N_("笔录缺核对确认语"), severity=MINOR, points=1, each=["interview_record"], basis=RECORD,
    why=N_("被询问人看过或者听过笔录并表示没有出入，笔录才算他的陈述。看过、核对、属实、一致等各种说法都算，写在哪一页都可以。"),
    suggestion=N_("请由被询问人逐字书写核对确认语。"),
    violates=[
        _ends("问：还有什么要补充？答：没有。\n（以下空白）\n黄志强　2024年3月5日"),
        _ends("问：对检查笔录有无异议？答：没有异议，与实际情况一致。\n问：以后怎么打算？答：马上清走，以后不堆了。\n被询问人签名：黄志强　2024年3月5日"),
        _ends("（以上笔录请核对，如无误请逐页签名）\n被询问人签名：黄志强　2024年3月5日"),
        _ends("注：请被询问人仔细核对笔录，确认无误后逐页签名、捺印。\n被询问人：黄志强　2024年3月5日"),
        _ends("问：你说的是不是事实？答：我接受处理。\n被询问人：黄志强（捺印）"),
    ],
    complies=[
        _ends("以上笔录我看过，与我说的相符。黄志强　2024年3月5日"),
        _ends("记录的人已经念给我听了，跟我说的一样，没有错。\n黄志强（捺印）　2024年3月5日"),
        _ends("问：以上笔录请你核对，是否与你说的一致？\n答：一致。\n被询问人签名：黄志强　2024年3月5日"),
        _ends("笔录已阅，无误。\n被询问人：黄志强　2024.3.5"),
        _ends("本笔录经本人核对，没有出入。黄志强"),
        _ends("以上属实。黄志强　2024年3月5日"),
        _ends("被询问人拒绝在笔录上签名，未说明原因。见证人：社区干部郑某"),
    ],
    unclear=[
        _ends("■■■■■■■■■■■■■■　黄志强　2024年3月5日"),
        _ends("以上笔录我已看过。\n被询问人签名：黄志强　2024年3月5日"),
        _ends("问：以上所说是否属实？\n答：属实。\n被询问人签名：黄志强　2024年3月5日"),
        f"询问笔录\n询问时间：2024年3月5日9时至9时40分\n{HEAD}{PERSON}{TALK}第1页　共2页",
    ],
)
def no_closing_confirmation(paper: Paper, case: Case) -> Verdict:
    """That the person read the record, or had it read to him, and agrees makes the answers his own; a form's printed request to do so does not."""
    if unfilled(paper):
        return undetermined(N_("文书有没读出文字的页") if paper.document.unread else N_("文书没有填写"), at=paper.whole)
    text = paper.text
    answers = list(LAST_ANSWER.finditer(text))
    begin = answers[-1].start() if answers else len(text) * 3 // 5
    tail = text[begin:]
    asked = _asked_and_answered(text, answers)
    only_true = bool(ONLY_TRUE.match(asked))
    said = TRUE_ANSWER.sub("", tail) if only_true else tail
    if any(CONFIRMS.search(s) or AGREES_ONLY.search(s) for s in _statements(said)) or (asked and not only_true):
        return passed()
    if (note := excused(paper)) and REFUSED.search(note.text):
        return passed(N_("已注明：{words}"), words=note.quote[:40])
    at = _signed_at(paper, begin)
    if "■" in tail:
        return undetermined(N_("笔录末尾辨认不清，请核对原件上的确认语"), at=at)
    if unfinished(paper):
        return undetermined(N_("笔录没有结尾的一页"), at=at)
    if asked:
        return undetermined(N_("只答复所说属实，没有写明看过笔录"), at=at)
    if any(READ_ONLY.search(s) for s in _statements(tail)):
        return undetermined(N_("只写明看过笔录，没有写明是否与所说的相符"), at=at)
    if paper.pictured and not any(p.names for p in paper.signatures if p.who == "party"):
        return undetermined(N_("扫描页上手写的确认语需要核对原件"), at=at)
    return failed(N_("最后一句回答之后没有被询问人看过笔录并确认相符的话"), at=at, absent=True)


def _statements(tail: str) -> Iterator[str]:
    """What is stated in `tail`, requests and questions left out."""
    for sentence in re.split(r"(?<=[。\n?])", tail):
        if ASKS.search(sentence) and not re.search(rf"(?:我|本人)[^。\n]{{0,12}}(?:{READ})", sentence):
            continue
        yield sentence


def _asked_and_answered(text: str, answers: list[re.Match[str]]) -> str:
    """The question, one of the last two, that asks to check the record and is answered with yes; empty where none is."""
    for answer in answers[-2:]:
        question = text.rfind("问", 0, answer.start())
        if question >= 0 and ASKED_TO_CHECK.search(text[question:answer.start()].replace("\n", "")) and YES.match(text[answer.start():answer.start() + 40]):
            asked = text[question:answer.start()]
            if not re.search(r"(?:检查|勘[验察查]|现场|抽样|检测|称重)[^。\n]{0,6}(?:笔录|记录|报告)", asked):
                return asked
    return ""


def _signed_at(paper: Paper, begin: int) -> Span:
    place = next((p.at for p in paper.signatures if p.who == "party" and p.at.start >= begin), None)
    return place or paper.span(begin, min(len(paper.text), begin + 20))


def _about(person: str) -> str:
    """An example: an interview whose head describes the person so."""
    return f"询问笔录\n询问时间：2024年3月5日9时至9时40分\n{HEAD}{person}\n{TALK}{END}"


@rule(
    "CF-307", N_("被询问人身份信息不全"), severity=MINOR, points=1, each=["interview_record"], basis=[cite("行政诉讼证据规定", 13)],
    why=N_("笔录要能找到被询问的人，姓名、证件号码、住址或者单位职务缺少的，无法核实他的陈述。隐去部分数字的不算缺。"),
    suggestion=N_("请补全被询问人身份信息并附身份证件复印件。"),
    violates=[
        _about("被询问人：丁水珍　性别：女　身份证号码：\n单位及职务：某民宿前台　住址：某市太姥山镇"),
        _about("被询问人：黄志强　身份证号码：350502********2707　住址："),
        _about("被询问人：黄志强　性别：男　年龄：41\n住址：某市江北区桥头路8号　电话：139****0011"),
        _about("被询问人姓名：______　身份证件号码：350502198109171427　家庭住址：某市江北区桥头路8号"),
        _about("被询问人：黄志强　公民身份号码：（空白）　工作单位：某建材店　职务：经营者"),
    ],
    complies=[
        _about("被询问人：黄志强　身份证号码：350502********2707　住址：某市江北区桥头路8号"),
        _about("被询问人：黄志强\n公民身份号码：350502198109171427\n工作单位及职务：某建材有限公司法定代表人\n住址：某市江北区桥头路8号"),
        _about("被询问人：秦义（某旅行社有限公司法定代表人）　证件号码：340104********5694"),
        _about("被询问人：黄志强　身份证件名称及号码：居民身份证 3505021981091714**　单位：某餐饮店店长　住址：/"),
        _about("被询问人：James Brown　护照号码：EG1234567　住址：某市江北区桥头路8号"),
        "询问笔录\n询问时间：2024年3月5日9时至9时40分\n询问人：林建平、苏敏\n被询问人：黄志强\n问：说说你的基本情况。\n答：我叫黄志强，身份证号350502198109171427，"
        "家住某市江北区桥头路8号。\n" + TALK + END,
    ],
    unclear=[
        _about("被询问人：侯天　身份证号码：■■■■■■■■■■■■■■■■■■　住址：某县龙津镇"),
        _about("被询问人：■■■　身份证号码：350502198109171427　住址：某县龙津镇"),
        "询问笔录\n询问时间：　　年　月　日　时　分至　时　分\n询问人：　　　记录人：\n被询问人：　　　性别：　　身份证号：　　　住址：",
    ],
)
def identity_incomplete(paper: Paper, case: Case) -> Iterator[Verdict]:
    """A witness whom nobody can identify and find is no evidence: name, number of a document, and address (of somebody who speaks for a unit: unit and post)."""
    if unfilled(paper):
        yield undetermined(N_("文书有没读出文字的页") if paper.document.unread else N_("文书没有填写"), at=paper.whole)
        return
    person = interviewee.of(paper)
    verdicts = []
    signs = any(p.who == "party" and p.signed for p in paper.signatures)
    for item, empty in ((person.name, N_("被询问人姓名没有填写")), (person.number, N_("被询问人身份证件号码没有填写")), (person.address, N_("被询问人住址没有填写"))):
        if item.state == GIVEN or (item is person.address and person.unit.state == GIVEN):
            continue
        others_read = sum(i.state == GIVEN for i in (person.name, person.number, person.address, person.unit)) >= 2
        if item.state == WORN or (paper.pictured and not (item.state == EMPTY and others_read)):
            verdicts.append(undetermined(N_("被询问人的身份信息辨认不清"), at=item.at))
        elif not (item is person.name and item.state == MISSING and signs):
            verdicts.append(failed(empty, at=item.at, absent=True))
    yield from verdicts or [passed()]


@rule(
    "CF-308", N_("一份笔录询问多人"), severity=MAJOR, points=3, each=["interview_record"],
    why=N_("询问应当个别进行，几个人一起回答，分不清是谁说的。监护人、翻译在场陪同的不报。"),
    basis=[*RECORD, cite("市场监督管理行政处罚程序规定", 29, department="market_supervision"),
           cite("住房和城乡建设行政处罚程序规定", 16, since="2022-05-01", department="housing_and_city_management"),
           cite("农业行政处罚程序规定", 38, 1, since="2022-02-01", department="agriculture")],
    suggestion=N_("询问应当个别进行，一人一份笔录。"),
    violates=[
        _about("被询问人：钟木水、钟木火　身份证号码：350605********5712、350605********6052　住址：某镇锦鳞村"),
        _about("被询问人：邹雪梅和田章铭\n身份证号：350505198103119473\n工作单位及职务：某建材公司法定代表人"),
        _about("被调查人：黄志强（店长）、李秀英（收银员）　证件号码：350502********2707　住址：某市江北区"),
        "询问笔录\n询问时间：2024年3月5日9时至9时40分\n询问人：林建平、苏敏\n被询问人：钟木水\n问：院墙是谁砌的？\n钟木水答：我们兄弟俩一起砌的。\n"
        "钟木火答：砖是我买的。\n以上笔录我们看过，属实。钟木水　钟木火",
    ],
    complies=[
        _about("被询问人：黄志强　身份证号码：350502********2707　住址：某市江北区"),
        _about("被询问人：艾尔肯·买买提　身份证号码：653101********3431　住址：某市宝盖镇"),
        _about("被询问人：黄小宝（未成年人）、法定代理人黄志强（其父）　身份证号码：350502********2707　住址：某市江北区"),
        _about("被询问人：阿依古丽（翻译：努尔兰）　身份证号码：653101********3431　住址：某市宝盖镇"),
        _about("被询问人：李和平　性别：男　证件号码：350502********2707　住址：某市江北区桥头路8号、12号"),
        _about("被询问人：黄志强，系某建材店经营者　身份证号码：350502********2707　住址：某市江北区"),
    ],
    unclear=[
        _about("被询问人：汪■■■■■　身份证号码：350428********9664　住址：某县古镛镇"),
        "询问笔录\n询问时间：2024年3月5日9时至9时40分\n询问人：林建平、苏敏\n问：石子是谁堆的？答：我叫人堆的。\n黄志强　2024年3月5日",
        "询问笔录\n询问时间：　　年　月　日　时　分至　时　分\n询问人：　　　记录人：\n被询问人：　　　性别：",
    ],
)
def several_interviewed(paper: Paper, case: Case) -> Verdict:
    """Each is questioned alone, so that nobody speaks after another's mouth. A guardian or an interpreter beside the person is lawful."""
    person = interviewee.of(paper)
    if len(person.names) > 1:
        return failed(N_("一份笔录询问了{names}"), at=person.at, names="、".join(person.names))
    if person.cut:
        return undetermined(N_("被询问人的姓名辨认不清"), at=person.at)
    if not person.names and person.name.state != GIVEN:
        return undetermined(N_("没有读出被询问人的姓名"), at=person.at)
    return passed()
