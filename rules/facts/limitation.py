"""Limitation: when the violation ended, when it was discovered, and what a file tells that keeps a late penalty lawful (行政处罚法 第三十六条)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.dates import DIGITS, chinese_number
from rules.facts.running import Running, running

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

TELLING = ("penalty_decision", "summary_decision", "investigation_report", "prior_notice", "filing_approval", "clue_record", "penalty_approval", "legal_review")
"""Papers that tell the facts, the most telling first."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day told at `at`; of a month or a year its last day."""

    day: date
    at: Span


@dataclass(frozen=True, slots=True)
class Acts:
    """`ended` is the latest day on which an act of the party is told to have been over, `acted` the latest on which one is told at all."""

    ended: Moment | None = None
    acted: Moment | None = None


YEAR = r"(?P<y>(?:19|20)\d\d|[一二][〇○零0OＯ一二三四五六七八九]{3})"
WHEN = re.compile(
    rf"{YEAR}年(?!度)(?:(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:(?P<d>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[日号])?)?"
    r"(?:(?<=[日号])|(?![■▇█\d月]))")
NOT_DONE = re.compile(r"(?:未|没有|未经|未依法|未按规定|尚未|擅自|无)$")
"""What was not done is part of the act (未取得许可证)."""
OF_A_DUTY = re.compile("缴|提交|申请|补办|签订|检测|检验|鉴定|公证|审核|审批|颁发|进货|复查|证明")
LEFT_UNDONE = re.compile("(?:未|没有|拒不|逾期不|拖欠|少)[^,。;]{1,12}$")
"""Further away from a duty's verb: 未为职工缴纳工伤保险."""
DISCOVERING = re.compile(
    r"发现|(?:向|报)[^,。;]{0,12}报告|上报|获知|知悉|检举|控告|来电|来访|检查|收到|接到|举报|投诉|信访|移送|移交|交办|转办|抽检|巡查|巡逻|立案|受理|查获|监测|核查|线索|受案|查处|侦查|案发|接警|接报|出警|报警|破案|获悉|得知|查明|督查|督察|审计|审查|检验|鉴定|通报|反映|报案"
)
OTHER_STEPS = re.compile(
    r"告知|送达|听证|申辩|陈述|成立|注册|颁发|核发|取得[^,]{0,10}(?:执照|许可|证)|(?<!未)登记|有效期|施行|实施的?《|废止|修订|修正|讨论|审批|签订|出生|作出|下达|制发|决定书|通知书|缴|审核|"
    r"调查终结|询问|复查|复核|约谈|责令|整改完|改正完|提交|申请|补办|开业|入职|购进|进货|生产日期|保质期|到期|届满|(?<!未经)(?<!未)批准|起至今|年度|鉴定|检测|检验|抽样|公证|勘验|证明|证实|立案|受到|处罚"
)
PARTY = r"(?:当事人|违法行为人|被处罚人|你(?:单位|公司|店|厂|户|校|院|局|\(单位\))?|该(?:单位|公司|店|厂|户|项目|工程|企业)|其(?!他))"
ENDED = re.compile(
    r"终了|^(?:前后|许|左右|[上下]午|晚)?(?:结束|终止|停止|完毕|完工|拆除|撤除)|"
    r"殴打|击打|踢打|掌掴|打伤|摔坏|摔毁|砸坏|砸毁|盗窃|窃取|偷走|抢走|辱骂|推搡|划伤|划坏|泼洒|燃放|谎报|"
    r"(?:行为|经营|演出|活动|施工|作业|生产|销售|排放|发布|展出|放映|培训|运输|开采|采挖|倾倒|堆放|占用)[^,。;]{0,8}?(?:已|即|于当[日晚天]|当[日晚天])?(?:结束|终止|停止|完毕|完成|关闭)|"
    r"(?:已|均|全部|即|当[日晚天])[^,。;]{0,6}?(?:[砍运卖拉挖倒烧搬拆撤清采]+(?:完|走|光|尽)|售完|卖完|销售完毕|售罄|结束|终止|停止|拆除|撤除|清除|清理|下架|删除|撤回|归还|恢复|停业|歇业|关停|离职|搬离|驶离)|"
    r"(?:此后|之后|其后|后)(?:即|便|就|均|也)?(?:(?:未|没有|不)(?:再|继续)|再(?:未|没有|无))|不再(?:从事|经营|发布|销售|使用|举办|生产)|仅(?:此)?一次|只(?:有|此)?一次|一次性|早(?:已|就)(?:不|停)"
)
HAPPENED = re.compile(r"(?:违法)?行为(?:的)?(?:发生|实施|终了|结束|终止|停止)(?:的)?(?:日期|时间|之日)?(?:于|在|为|是|:)*$")
SINCE = re.compile(r"(?:自|从|由)(?:20\d\d年)?$")
SINCE_THEN = re.compile(r"^[^,。;]{0,4}(?:起|以来|开始|至今)|^(?:以|之|底|初|份)?后(?![山院门面侧方街巷堤])")
UP_TO = re.compile(r"(?:至|到|[-—~])$")
CONTINUING = re.compile(
    r"(?:连续|继续|持续)(?:的)?(?:状态|至|到|进行|存在|实施|违法|经营|使用|排放|发布|占用)|持续(?:时间|性)|(?:一直|始终)(?!未|没有?发现|不知)|至今|延续至|"
    r"(?:仍|仍然|尚)(?:在|未|处于|存在|继续|有|正|为)|(?:检查|案发|发现|立案|调查)(?:之日|当日|时)(?:仍|尚|还|正|止|为止)|直至|直到|多次|屡次|反复|连续"
)
NOT_CONTINUING = re.compile(r"(?:不存在|没有|无|未|不具有|不属于|不是|并非|非|未见|不处于|不构成|亦无|也无|或者?)[^,。;]{0,14}$")
FIVE_YEARS = re.compile(
    r"(?:涉及|危及|危害|关系|关乎)[^,。;]{0,10}(?:公民)?(?:生命|健康|金融)[^。;]{0,14}(?:安全|健康)|延长至五年|五年内?(?:未)?被?发现|追责期限?[^。;]{0,6}五年")
NOT_FIVE = re.compile(r"(?:不|未|没有|无|并非|非|否)(?:涉及|属于|存在|具有|危及|危害|关系)?[^,。;]{0,8}$")
UNKNOWN_TIME = re.compile(
    r"(?:时间|日期|年份|年月|何时|哪年|什么时候)[^,。;]{0,14}(?:不详|不清|无法(?:查清|核实|确定|查明)|记不(?:清|得|起)|模糊|难以(?:确定|查明)|不明)|记不(?:清|得|起)[^,。;]{0,10}(?:时间|哪年|哪天|什么时候|日期)"
)
STRUCTURE = re.compile(
    r"(?:违法|违章|违规|擅自)(?:的)?(?:建设|建筑|搭建|搭盖|加建|扩建|改建|占地|用地)|建设工程规划许可|乡村建设规划许可|构筑物|"
    r"非法占用?(?:土地|耕地|林地)|占用(?:耕地|林地|基本农田)")
PULLED_DOWN = re.compile("(?:已|均|全部|自行)[^,。;]{0,6}(?:拆除|恢复(?:原状|原貌|植被|种植)|复绿|清除|退还)|违法行为(?:已)?(?:终止|终了|结束)")
BOUNDED = re.compile(
    r"^(?:至|到|[-—~]{1,2})(?:(?P<y>(?:19|20)\d\d)年|同年|当年)?(?:(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})月)?(?:(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?"
    r"(?:止)?(?:期间|之间|间)?")
"""The end of a space of time that is told whole: 2021年5月1日至5日."""
HOUR = r"(?:上午|下午|晚上?|凌晨|早上|中午|傍晚|夜间)?(?:\d{1,2}[时点](?:\d{1,2}分?|半)?(?:许|左右)?)?"
REMEDIES = re.compile(r"不服本|如不服|申请(?:行政)?复议")
AGENCY = r"(?:本局|我局|本机关|我机关|执法人员|本大队|我大队|本队|我队|市监局|局|公安|派出所|检察院|法院|纪委|监委|街道办|政府)"


def acts(case: Case) -> Acts:
    """The latest acts that the decision (else the report, the notice) tells."""
    for kind in TELLING:
        for paper in reversed(case.all(kind)):
            found = _acts(paper)
            if found.acted and not found.ended:                                        # another paper may tell that it was over on the same day
                return _over_elsewhere(case, found)
            if found.ended or found.acted:
                return found
    return Acts()


def _over_elsewhere(case: Case, told: Acts) -> Acts:
    """`told` with the end of the same act where another paper has it."""
    for paper in case.all(*TELLING):
        other = _acts(paper).ended
        if other and told.acted and other.day == told.acted.day:
            return Acts(other, told.acted)
    return told


def _acts(paper: Paper) -> Acts:
    run = running(paper.document)
    party = re.of_a_paper("|".join([PARTY, *dict.fromkeys(re.escape("".join(p.name.split())) for p in paper.parties if len(p.name) > 1)]))
    ended: Moment | None = None
    acted: Moment | None = None
    for m, day, phrase, following in _dates(run):
        before, after = run.text[phrase[0]:m.start()], run.text[m.end():phrase[1]]
        happened = bool(HAPPENED.search(before))
        bounded = BOUNDED.match(after)
        if not happened and not _of_an_act(run.text, m, before, after[bounded.end():] if bounded else after, party):
            continue
        if bounded:
            day = _end_of(bounded, m) or day
        moment = Moment(day, run.span(m.start(), m.end() + (bounded.end() if bounded else 0)))
        over = happened or bool(bounded or UP_TO.search(before) or ENDED.search(after) or ENDED.search(following))
        within = acted is not None and over and m["d"] is not None and (day.year, day.month) == (acted.day.year, acted.day.month)
        if acted is None or day >= acted.day or within:                             # 5月20日 ends what went on in 5月
            acted = moment
            ended = moment if over else None
    return Acts(ended, acted)


def _dates(run: Running) -> Iterator[tuple[re.Match[str], date, tuple[int, int], str]]:
    """Every date of the facts with its phrase (between commas), and what follows up to the end of the next sentence."""
    over = REMEDIES.search(run.text)
    stop = over.start() if over else len(run.text)
    for m in WHEN.finditer(run.text, 0, stop):
        day = _last_day(m)
        if day is None:
            continue
        start = max(run.text.rfind(c, 0, m.start()) for c in ",。;:") + 1
        ends = [i for c in ",。;" if (i := run.text.find(c, m.end())) >= 0]
        end = min(ends, default=len(run.text))
        if re.fullmatch(HOUR, run.text[m.end():end]):                               # 2020年10月3日9时许,当事人…
            ends = [i for c in ",。;" if (i := run.text.find(c, end + 1)) >= 0]
            end = min(ends, default=len(run.text))
        sentence = run.text.find("。", end)
        second = run.text.find("。", sentence + 1) if sentence >= 0 else -1
        yield m, day, (start, end), run.text[end:second if second >= 0 else len(run.text)]


def _of_an_act(text: str, m: re.Match[str], before: str, after: str, party: re.Pattern[str]) -> bool:
    """Whether the date is that of something which the party did."""
    if any(not NOT_DONE.search(after[:step.start()]) and not (OF_A_DUTY.fullmatch(step[0]) and LEFT_UNDONE.search(after[:step.start()]))
           for step in OTHER_STEPS.finditer(after)):
        return False
    if SINCE.search(before) or (SINCE_THEN.search(after) and not UP_TO.search(before)):
        return False
    head = re.sub(r"^.*(?:发现|查明|查实|显示|证明|确认|记载)", "", before)
    if re.search(AGENCY, head) or DISCOVERING.search(after[:12]) or (DISCOVERING.search(after) and not party.search(before + after)):
        return False
    if party.search(head) or re.search(r"曾|于$|在$|至$|到$|[-—~]$", head):
        return True
    if re.of_a_paper(rf"{HOUR},?(?:期间)?,?(?:[在于][^,。;]{{2,40}},)?(?:{party.pattern})").match(text[m.end():m.end() + 80]):
        return True
    return bool(re.match(r"[^,。;]{0,4}(?:上午|下午|晚|凌晨|时)?[^,。;]{0,3}(?:,)?(?:当事人|你|其)", after))


def _end_of(bounded: re.Match[str], begun: re.Match[str]) -> date | None:
    """The last day of a space of time whose end is told without what it shares with the beginning; None where it is told with its year (read by itself)."""
    if bounded["y"] or not (bounded["m"] or bounded["d"]):
        return None
    try:
        year = int(begun["y"]) if begun["y"].isdigit() else int("".join(str(DIGITS[c]) for c in begun["y"]))
        month = _number(bounded["m"] or begun["m"] or "0")
        return date(year, month, _number(bounded["d"]) if bounded["d"] else monthrange(year, month)[1])
    except (ValueError, KeyError):
        return None


def _last_day(m: re.Match[str]) -> date | None:
    try:
        year = int(m["y"]) if m["y"].isdigit() else int("".join(str(DIGITS[c]) for c in m["y"]))
        month = _number(m["m"]) if m["m"] else 12
        day = _number(m["d"]) if m["d"] else monthrange(year, month)[1]
        return date(year, month, day)
    except (ValueError, KeyError):
        return None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else chinese_number(text)


def discovered(case: Case, after: date) -> Moment | None:
    """The first day after `after` on which an organ of the state is told to have learnt of the case: clue, inspection, filing, or in a sentence."""
    found = [Moment(e.day, e.at) for name in ("clue", "inspection", "filing") if (e := case.chronology.get(name)) and e.day > after]
    for paper in case.all(*TELLING):
        run = running(paper.document)
        for m, day, phrase, _ in _dates(run):
            words = run.text[phrase[0]:phrase[1]]
            act = re.search(rf"{PARTY}[^,。;]{{0,6}}(?:于|在|曾)$", run.text[phrase[0]:m.start()])
            if day > after and DISCOVERING.search(words) and not act and not re.search("未(?:被)?发现", words):
                found.append(Moment(day, run.span(m.start(), m.end())))
    return min(found, key=lambda f: f.day, default=None)


def continuing(case: Case) -> Span | None:
    """Where the file tells that the violation went on or was repeated."""
    return _told(case, CONTINUING, NOT_CONTINUING)


def five_years(case: Case) -> Span | None:
    """Where the file tells the ground for five years: life, health or financial safety, with harm."""
    return _told(case, FIVE_YEARS, NOT_FIVE)


def time_unknown(case: Case) -> Span | None:
    """Where the file tells that nobody knows when the act was."""
    return _told(case, UNKNOWN_TIME, re.compile("(?!)"))


WORN_YEAR = re.compile(r"(?<![\d■▇█])(?:(?:19|20)?[\d■▇█]{0,1}[■▇█]{1,4}[\d■▇█]?)年(?=[\d■▇█]{0,2}月|[初底末]|间|期间|春|夏|秋|冬)")


def worn_year(paper: Paper) -> Span | None:
    """A date in the text of which the year cannot be read: 20■■年5月."""
    m = WORN_YEAR.search(paper.text)
    return paper.span(m.start(), m.end()) if m else None


PAST = re.compile(
    rf"{PARTY}[^,。;]{{0,4}}曾(?:经)?(?!因|被|受|用名|向|申请|取得|获|接受|办理|提|参加|于\d|在\d)|(?:数年|多年|几年|若干年|两三年)(?:之)?前|早年间?|(?:前几|往)年")


def past_act(paper: Paper) -> Span | None:
    """Where `paper` tells of something that the party once did, without a day."""
    run = running(paper.document)
    m = PAST.search(run.text)
    return run.span(m.start(), m.end()) if m else None


def still_standing(case: Case) -> Span | None:
    """Where the decision tells of a building or a use of land that nobody has undone."""
    for paper in case.all("penalty_decision", "investigation_report"):
        squeezed = paper.document.squeezed
        m = STRUCTURE.search(squeezed)
        if m and not PULLED_DOWN.search(squeezed):
            return paper.document.unsqueeze(m.start(), m.end())
    return None


def _told(case: Case, words: re.Pattern[str], denied: re.Pattern[str]) -> Span | None:
    for paper in case.all(*TELLING, "hearing_report", "group_discussion"):
        squeezed = paper.document.squeezed
        for m in words.finditer(squeezed):
            if not denied.search(squeezed, max(0, m.start() - 24), m.start()):
                return paper.document.unsqueeze(m.start(), m.end())
    return None
