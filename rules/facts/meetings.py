"""Meetings: the collective discussion of a case as its record tells it: when, under whom, by whom, with what result, signed by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.dates import DateMention, all_dates
from rules.facts.persons import HAN, is_person, listed, may_be_person

if TYPE_CHECKING:
    from rules.facts.case import Case
    from rules.facts.paper import Paper

SIGNED, EMPTY, WORN, NO_PLACE = "signed", "empty", "worn", "no_place"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A discussion recorded on `paper`. `time` is the date that tells when it was held, `blank_time` that its field was left empty.

    `people` are those who took part, the chair among them; `chair` and `conclusion` are where they stand, None where nothing is told of
    them. `signatures`: "signed", "empty", "worn" or "no_place"; `others_signed` tells that some name was read in a place for signatures.
    `on_the_penalty` is False of a later meeting about payment by instalments, enforcement and the like.
    """

    paper: Paper
    time: DateMention | None
    blank_time: Span | None
    chair: Span | None
    people: tuple[str, ...]
    conclusion: Span | None
    signatures: str
    signatures_at: Span | None = None
    others_signed: bool = False
    on_the_penalty: bool = True


def of(case: Case) -> list[Meeting]:
    """The discussions of the case in page order."""
    return [read(p) for p in case.all("group_discussion")]


def read(paper: Paper) -> Meeting:
    time, blank = _time(paper)
    chair, chairman = _chair(paper)
    people = _people(paper)
    signatures, at, others = _signatures(paper)
    return Meeting(
        paper, time, blank, chair, tuple(dict.fromkeys([*chairman, *people])), _conclusion(paper, chairman), signatures, at, others,
        not _of_something_else(paper, chairman),
    )


TIME = re.compile(r"(?:^|(?<=[\s。;|]))(?:讨论|会议|研究|开会|召开|集体讨论|审议|审理|会审)?(?:的)?(?:起止)?\s?(?:时\s?间|日\s?期)\s?[:|]?[ ]{0,4}")


def _time(paper: Paper) -> tuple[DateMention | None, Span | None]:
    """The date in the field for it, else the first one in the record; and the field where it was left blank."""
    text = paper.text
    mentions = all_dates(text)
    for m in TIME.finditer(text, paper.document.title_end):
        stop = text.find("\n", m.end())
        stop = len(text) if stop < 0 else stop
        mention = next((d for d in mentions if m.start() <= d.start <= stop), None)
        if mention:
            return mention, None
        if not re.search(r"\d|[一二三四五六七八九十]月", text[m.end():min(stop, m.end() + 16)]):
            return next(iter(mentions), None), paper.span(m.start(), m.end())
    return next(iter(mentions), None), None


CHAIR = re.compile(
    r"(?:主\s?持\s?人|召\s?集\s?人|会议主持|会议召集|主持)(?:姓名|及职务|和职务|、职务)*(?:\s?\([^()\n]{1,10}\))?\s?"
    r"(?:[:|]\s?|\s{1,4}|(?:为|是)?(?=[一-龥]{2,3}(?:[\s,。(、:|]|$)))"
)
CHAIRED = re.compile(
    rf"(?:由|,|。|;|^|\n)(?P<who>[^。;,\n]{{0,24}}?[{HAN}]{{2,3}}(?:同志)?(?:\([^()]{{1,10}}\))?)(?:同志)?(?:召集并)?"
    r"(?:主持(?!人)(?:了)?(?:会议|召开|讨论|[,。;])|召集)"
)


def _chair(paper: Paper) -> tuple[Span | None, list[str]]:
    text = paper.text
    for m in CHAIR.finditer(text, paper.document.title_end):
        names = list(listed(text, m.end(), min(len(text), m.end() + 30)))
        if names and may_be_person(names[0].name):
            return paper.span(m.start(), names[0].end), [names[0].name]
        if text[m.end():m.end() + 1] == "■":
            return paper.span(m.start(), m.end() + 1), []
    told = CHAIRED.search(text, paper.document.title_end)
    return (paper.span(told.start("who"), told.end()), [_last_name(told["who"])]) if told else (None, [])


def _last_name(words: str) -> str:
    """The name at the end of `words` (局长张立 is 张立)."""
    bare = re.sub(r"同志|\([^()]*\)", "", words)
    return next((bare[-n:] for n in (3, 2) if is_person(bare[-n:])), bare[-2:])


TAKE_PART = re.compile(
    r"(?:^|(?<=[\s。;|]))(?:参\s?加|参\s?会|出\s?席|与\s?会|到\s?会|应到|实到|讨论|审理|审议|合议|会审|表决|案审(?:委|会))(?:会议|讨论|本次|集体讨论)?"
    r"(?:的)?(?:人\s?员|人|者|领\s?导|负责人|委\s?员|成\s?员|同志)?(?:姓\s?名)?(?:[、及和]?职\s?务)?(?:名单)?(?:\s?\([^()\n]{1,10}\))?"
    r"(?:\s?[:|]\s?|(?<=[员人者导]) (?=[一-鿿]{2,3}(?:[、\s(]|$)))"
)
ATTENDED = re.compile(
    rf"(?:[,。;:由有]|^|\n)\s?(?P<names>[{HAN}·]{{2,4}}(?:[、 ]{{1,3}}[{HAN}·]{{2,4}}){{1,14}})(?:等[^。;,\n]{{0,10}})?(?:同志)?(?:参加|出席|到会|与会|参会|列席会议)"
    rf"|(?:参加|出席|参会|到会)[^。;:,\n]{{0,10}}(?:有|为|包括)[:]?\s?(?P<those>[{HAN}·]{{2,4}}(?:[、 ]{{1,3}}[{HAN}·]{{2,4}}){{1,14}})"
)
SPEAKER = re.compile(rf"(?:^|(?<=[\n。;:]))\s?(?P<name>[{HAN}·]{{2,4}})(?:\([^()\n]{{1,10}}\))?(?:认为|表示|提出|发言|意见|:|同意|主张|建议)")


def _people(paper: Paper) -> list[str]:
    """Those in the fields for participants; else those of whom a sentence tells that they took part, those who speak, or sign as such."""
    text = paper.text
    found: list[str] = []
    for m in TAKE_PART.finditer(text, paper.document.title_end):
        stop = m.end()
        for person in listed(text, m.end(), min(len(text), m.end() + 400)):
            if person.start - stop > 6 or not may_be_person(person.name):
                break
            found.append(person.name)
            stop = person.end + len(person.aside)
        if not found and "■" in text[m.end():m.end() + 12]:
            found.append("■")
    if found or TAKE_PART.search(text, paper.document.title_end):
        return found or _speakers(text, paper.document.title_end)
    told = ATTENDED.search(text, paper.document.title_end)
    if told:
        return [p.name for p in listed(text, *told.span("names" if told["names"] else "those"))]
    return _speakers(text, paper.document.title_end) or _signers(text, paper.document.title_end)


def _speakers(text: str, start: int) -> list[str]:
    return list(dict.fromkeys(m["name"] for m in SPEAKER.finditer(text, start) if is_person(m["name"])))


def _signers(text: str, start: int) -> list[str]:
    return [p.name for m in SIGN.finditer(text, start) if TOOK_PART.search(m["who"]) for p in listed(text, m.end(), len(text))]


CONCLUSION = re.compile(
    r"(?:^|(?<=[\s。;|]))(?:[一二三四五六七八九十]、)?(?:集体)?(?:讨论|会议|审议|审理|评议|合议|会审|最终|最后|处理|综合|一致|案审会|决定|表决|形成的?|负责人)*的?"
    r"(?:结\s?论|结论性意见|决定|决\s?议|议\s?决|议定(?:事项|意见)?|结果|处理意见|处理决定|集体意见|综合意见|一致意见|处理结果|决定事项"
    r"|(?<=集体讨论)意见|(?<=集体审议)意见|(?<=集体研究)意见)(?:意见)?(?:如下|为|是)?(?:\s?[:|]\s?|(?<=[论议决见果]) (?=[一-龥]))"
    r"(?P<words>[^\n]{0,120}(?:\n[^\n:]{1,80})?)"
)
AGREED = re.compile(
    r"(?:一致|全体|全部|均|都|多数|共同|会议|与会|参会|出席|参加)[^。;:\n]{0,20}?(?:同意|赞成|赞同|通过|决定|认为应|认定)"
    r"|(?:经|通过)(?:过)?(?:集体|会议|充分|认真)?(?:讨论|研究|审议|合议|表决)[^。;:\n]{0,24}?(?:决定|同意|形成|认为|处以|给予)"
    r"|形成(?:如下|以下|一致)(?:意见|决定|结论)|综合[^。;\n]{0,16}意见[^。;\n]{0,20}(?:决定|同意|处|给予)"
    r"|(?:决定|最终|最后)[^。;:\n]{0,12}(?:处以|给予|处罚款|罚款|不予|没收|吊销|责令)|同意[^。;\n]{0,6}票|表决结果"
)
OPEN = re.compile(
    r"(?:未|没有|不能|暂不|尚未|无法)[^。;,]{0,8}(?:形成|达成|作出|作|得出)?[^。;,]{0,6}(?:结论|决定|一致|决议)"
    r"|再议|下次[^。;]{0,6}(?:讨论|研究)|待[^。;,]{0,10}后再"
)
NEXT_FIELD = re.compile(r"签\s?[名字]|(?:参[加会]|出席|与会|主持|记录)[^:\n]{0,8}:")
REPORTED = re.compile(r"(?:汇报|案情|承办人|案件情况|简介)[^:,，\n]{0,12}:")


def _conclusion(paper: Paper, chair: list[str]) -> Span | None:
    """The field for the result, or a sentence in which those who met decide together. One voice among others is none."""
    text = paper.text
    for m in CONCLUSION.finditer(text, paper.document.title_end):
        words = re.sub(r"[_\s:。,/]|年|月|日", "", NEXT_FIELD.split(m["words"])[0])
        if len(words) >= 2 and not OPEN.search(m["words"]):
            return paper.span(m.start(), m.end())
    for m in AGREED.finditer(text, paper.document.title_end):
        line = text.rfind("\n", 0, m.start()) + 1
        if not OPEN.search(text, m.start(), m.end() + 12) and not REPORTED.match(text, line) and not _of_one(text, m.start(), chair):
            return paper.span(m.start(), m.end())
    return None


def _of_one(text: str, offset: int, chair: list[str]) -> bool:
    """Whether the sentence of `text` before `offset` is one speaker's, and not the chair's, who sums up."""
    begin = max(text.rfind(mark, 0, offset) for mark in "。;\n") + 1
    speaker = SPEAKER.match(text, begin)
    return bool(speaker and is_person(speaker["name"]) and speaker["name"] not in chair and "、" not in text[begin:offset])


SIGN = re.compile(
    r"(?P<who>[一-龥、及和]{0,14}?)\s?(?:\(?签\s?[名字章到]\)?)(?:\([^()\n]{1,8}\))?(?:及日期|、日期)?(?:\s?[:|]\s?|(?<=签[名字]) (?=[一-龥]))"
)
NAMED_AS_SIGNED = re.compile(rf"(?<![{HAN}])(?P<name>[{HAN}]{{2,4}})\s?\((?:签|已签|签名|签字|签章|亲签)\)")
"""Each name with a note that he signed: 甲某(签) 乙某(签)."""
STANDING = re.compile(
    rf"\n\s*(?P<names>(?:[{HAN}·]{{2,4}})(?:[\s、]{{1,6}}[{HAN}·]{{2,4}}){{1,12}})\s*(?:(?:19|20)\d\d\s?[年.\-/][^\n]{{0,12}})?\s*(?=\n|$)"
)
TOOK_PART = re.compile(r"参|与会|出席|委员")
NOT_OF_THEM = re.compile(r"记录|汇报|列席|承办|书记")


def _signatures(paper: Paper) -> tuple[str, Span | None, bool]:
    text = paper.text
    state, at, others = NO_PLACE, None, False
    each = [m for m in NAMED_AS_SIGNED.finditer(text, paper.document.title_end) if may_be_person(m["name"])]
    if len(each) > 1:
        return SIGNED, paper.span(each[0].start(), each[-1].end()), True
    for m in SIGN.finditer(text, paper.document.title_end):
        following = SIGN.search(text, m.end())
        end = following.start() if following else len(text)
        names = [n for n in listed(text, m.end(), end) if may_be_person(n.name)]
        others = others or bool(names)
        if NOT_OF_THEM.search(m["who"]):
            continue
        span = paper.span(m.start(), names[-1].end if names else m.end())
        if names or re.search(r"捺印|指印|印章|已签", text[m.end():min(end, m.end() + 20)]):
            if state != EMPTY:
                state, at = SIGNED, at or span
        elif "■" in text[m.end():min(end, m.end() + 20)]:
            state, at = WORN, span
        elif state == NO_PLACE or TOOK_PART.search(m["who"]):
            state, at = EMPTY, span
    if state == NO_PLACE:
        field = next((m for m in TAKE_PART.finditer(text) if re.search("签", m[0])), None)
        standing = list(STANDING.finditer(text, paper.document.title_end))
        people = list(listed(text, standing[-1].start("names"), standing[-1].end("names"))) if standing else []
        if field:
            return (SIGNED if list(listed(text, field.end(), len(text))) else EMPTY), paper.span(field.start(), field.end()), others
        if len(people) > 1 and all(is_person(p.name) for p in people):
            return SIGNED, paper.span(people[0].start, people[-1].end), True
    return state, at, others


ELSE = re.compile(r"分期|延期缴|暂缓缴|强制执行|催告|加处罚款|结案|立案(?!审批|登记|以来|后)|延长办案|查封|扣押")
PENALTY = re.compile(r"(?:给予|作出|处以?|拟处?)[^。;]{0,24}(?:处罚|罚款[^。;分延]{0,16}元(?![^。;]{0,6}分期))")
SUBJECT = re.compile(r"(?:案由|讨论(?:内容|事项|议题)|议题|会议(?:内容|议题|事项)|事由)\s?[:|]\s?(?P<words>[^\n]{0,80})")


def _of_something_else(paper: Paper, chair: list[str]) -> bool:
    """Whether heading, cause or result tell that it was not about the penalty."""
    text = paper.text
    conclusion = _conclusion(paper, chair)
    told = "。".join(m["words"] for m in SUBJECT.finditer(text)) + (conclusion.text if conclusion else "")
    return bool(ELSE.search(told)) and not PENALTY.search(told)
