"""The interviewee: whom an interview record names as questioned, with number, address, unit and post, as its head gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.persons import DOUBLE, HAN, may_be_person

if TYPE_CHECKING:
    from rules.facts.paper import Paper

GIVEN, EMPTY, WORN, MISSING = "given", "empty", "worn", "missing"


@dataclass(frozen=True, slots=True)
class Item:
    """A particular of the interviewee. `state`: "given", "empty" (its field is), "worn", or "missing" where there is no field for it."""

    state: str
    at: Span


@dataclass(frozen=True, slots=True)
class Interviewee:
    """`names` are those who are questioned, without guardians, interpreters and companions; `cut` says that more may stand there unread."""

    names: tuple[str, ...]
    at: Span
    name: Item
    number: Item
    address: Item
    unit: Item
    cut: bool = False


QUESTION = re.compile(r"(?:^|\n)\s*问\s?:|(?:^|\n)[^\n:]{0,6}我们是|(?<=\s)问:")
WHO = re.compile(
    r"(?<![一-鿿])(?:被询问人|被询问\(调查\)人|被调查\(询问\)人|被调查询问人|被调查人|被谈话人|受询问人|受调查人|询问对象|谈话对象|调查对象|被问话人|被讯问人|"
    r"被约谈人|被询问对象|被询问证人)"
    r"(?P<number>[一二三四12345①②③]|\([一二三四123]\))?(?:的)?(?:姓名|情况|基本情况)?(?:\([^()\n]{1,8}\))?(?:\s?[:|]|(?<=人) (?=[一-鿿](?!字|名|章))|(?<=姓名) (?=\S))"
)
OTHER_FIELD = re.compile(r"(?:^|\s)(?:性别|年龄|出生|民族|身份证|证件|公民身份|联系|电话|手机|工作单位|单位|职务|职业|住址|地址|现住|户籍|文化|政治面貌|与(?:本案|案件))")
"""Where the next particular begins on the line of a table without colons."""
NAME = re.compile(r"(?<![一-鿿])姓\s{0,4}名\s?[:|]?")
BEHIND = r"\s?(?:[:|]|(?<=[一-鿿]) (?=[^\s:|]))"
"""Behind a label: a colon, or in a table without colons the gap before its value."""
NUMBER = re.compile(
    r"(?:(?:居民|公民)?身份(?:证)?(?:件)?(?:号码|编号|号)?(?:\([^()\n]{1,8}\))?|(?:身份)?证件(?:名称|类型|种类)?(?:及|、|和|/)?(?:其)?(?:号码|号)|(?:护照|军官证|"
    rf"港澳居民[^:\n]{{0,10}}|台胞证|驾驶证)(?:号码|号)?){BEHIND}"
)
ADDRESS = re.compile(
    r"(?:(?:家庭|现|居住|联系|通讯|通信|户籍|户口)?(?:所在地)?(?:住址|地址|住所地?|住处|居住地|所在地)(?:\([^()\n]{1,8}\))?|户籍地|经常居住地)" + BEHIND)
UNIT = re.compile(r"(?:(?:工作|所在|任职)?单位(?:名称)?(?:及|和|、|/)?(?:职务|职业|岗位)?|服务处所|职务(?:职业)?|职业|岗位|与(?:本案|当事人|案件)(?:的)?关系)" + BEHIND)
NEXT = re.compile(rf"\s(?=[{HAN}()、/]{{2,16}}:)|\n")
NEXT_FIELD = re.compile(rf"\n\s*(?:[{HAN}()、/]{{2,16}}\s?[:|]|问)")
NOTHING = re.compile(r"\((?:空白?|空缺|未填写?|无)\)|[\s_＿—\-/.·…*]|空白|未填写?")
FILLED_NUMBER = re.compile(r"(?<![\d*])\d{4,6}[\d*×xX■\-]{8,14}|(?<![\d*])[\d*]{15,18}[\dXx]?(?![\d*])")
TOLD_ADDRESS = re.compile(r"(?:家住|现住|住在|住址(?:是|为)|住(?=[一-鿿]{1,12}(?:省|市|县|区|镇|乡|村|路|街)))[一-鿿\d]{2,}")
TOLD_POST = re.compile(
    r"(?:公司|企业|厂|店|商行|单位|合作社|中心|医院|诊所|学校|工地|项目部)[^。;\n答问]{0,6}(?:法定代表人|负责人|经营者|股东|总?经理|店长|厂长|员工|职工|主管|会计|"
    r"老板|安全员|司机|驾驶员|管理员)")
TOLD_NAME = re.compile(rf"(?:我(?:的名字)?(?:叫|名叫|姓名是)|姓名是|本人)(?P<name>[{HAN}·]{{2,8}})(?=[,。;、\s(]|$)")
BESIDE = re.compile(r"监护人|法定代理人|翻译|陪同|合适成年人|父亲|母亲|手语|在场|见证|委托代理人|律师|(?:之|其)(?:父|母)")
RELATION = re.compile("^(?:其|之)?(?:妻子?|丈夫|合伙人|员工|同事|哥哥|弟弟|邻居)(?=[一-鿿]{2})")
SPLIT = re.compile(r"[、,;/]|\s+|(?<=[一-鿿]{2})[和与及](?=[一-鿿]{2})")
SPEAKER = re.compile(rf"(?:^|\n)\s*(?P<name>[{HAN}·]{{2,4}})\s?(?:回答|答)\s?:")


def of(paper: Paper) -> Interviewee:
    """Who is questioned in `paper`, an interview record."""
    text = paper.text
    end = _head_ends(paper)
    head = paper.document.title_end
    found = list(WHO.finditer(text, head, end))
    names: list[str] = []
    at = paper.whole
    cut = False
    item = Item(MISSING, paper.whole)
    for m in found:
        stop = _stop(text, m.end(), end)
        value = OTHER_FIELD.split(text[m.end():stop])[0]
        if (inner := NAME.match(value.lstrip())) is not None:
            value = value.lstrip()[inner.end():]
        if not names:
            item, at = Item(_state(value), paper.span(m.start(), m.end() + len(text[m.end():stop].rstrip()))), paper.span(
                m.start(), m.end() + len(text[m.end():stop].rstrip()))
        cut = cut or "■" in value
        names += [n for n in _people(value) if n not in names]
    if item.state != GIVEN and (m2 := NAME.search(text, head, end)):
        stop = _stop(text, m2.end(), end)
        stop = m2.end() + len(OTHER_FIELD.split(text[m2.end():stop])[0])
        item, at = Item(_state(text[m2.end():stop]), paper.span(m2.start(), stop)), paper.span(m2.start(), stop)
        names += [n for n in _people(text[m2.end():stop]) if n not in names]
    if item.state == MISSING and (m3 := TOLD_NAME.search(text, head)) and may_be_person(m3["name"]):
        item, at = Item(GIVEN, paper.span(*m3.span("name"))), paper.span(*m3.span("name"))
        names.append(m3["name"])
    speakers = {m["name"] for m in SPEAKER.finditer(text, end) if may_be_person(m["name"])}
    if len(speakers) > 1 and not BESIDE.search(text[:end]):
        names += [s for s in sorted(speakers) if s not in names]
    return Interviewee(tuple(names), at, item, _number(paper, head, end), _particular(paper, ADDRESS, head, end, TOLD_ADDRESS),
                       _particular(paper, UNIT, head, end, TOLD_POST), cut)


def _head_ends(paper: Paper) -> int:
    m = QUESTION.search(paper.text, paper.document.title_end)
    return m.start() if m else len(paper.text)


def _stop(text: str, start: int, end: int) -> int:
    m = NEXT.search(text, start, end)
    line = text.find("\n", start, end)
    if line == start:                                                                 # a form's box under its label
        return line
    return m.start() if m else end


def _state(value: str) -> str:
    bare = NOTHING.sub("", value)
    if not bare:
        return EMPTY
    return WORN if set(bare) == {"■"} else GIVEN


COUNTED = re.compile(rf"(?:^|(?<=\s))(?:\d[.、):]|\(\d\)|[①-⑨])\s?(?=[{HAN}])")
SPACED_NAME = re.compile(rf"(?<![{HAN}])(?P<family>[{HAN}]|{'|'.join(sorted(DOUBLE))}) {{1,4}}(?=[{HAN}]{{1,2}}(?![{HAN}]))")
"""A name with a gap behind the family's: 诸葛 明亮, 李 华."""


def _people(value: str) -> list[str]:
    value = re.sub(r"\([^()]{0,60}\)", lambda m: "※" if BESIDE.search(m[0]) and not re.search("[:]", m[0]) else " ", value)
    people = []
    value = COUNTED.sub(" ", value)
    value = SPACED_NAME.sub(r"\g<family>", value)
    for piece in SPLIT.split(value):
        word = RELATION.sub("", piece.strip())
        if not word or BESIDE.search(word) or "※" in word:
            continue
        if may_be_person(word) or re.fullmatch(rf"[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}})+", word):
            people.append(word)
        elif people:
            break
    return people


def _number(paper: Paper, head: int, end: int) -> Item:
    found = _particular(paper, NUMBER, head, end, None)
    if found.state == GIVEN or FILLED_NUMBER.search(paper.text, head, end):
        return Item(GIVEN, found.at)
    told = re.search(r"(?:身份证|身份号码|护照)[^。\n]{0,12}?[A-Z\d][\d*×xX■\-]{6,18}", paper.text[end:])
    return Item(GIVEN, found.at) if told else found


def _particular(paper: Paper, label: re.Pattern[str], head: int, end: int, told: re.Pattern[str] | None) -> Item:
    text = paper.text
    states = []
    for m in label.finditer(text, head, end):
        if re.search(r"(?:询问|调查|谈话|约谈)$", text[max(0, m.start() - 4):m.start()]):
            continue
        stop = _stop(text, m.end(), end)
        if text[m.end() - 1] not in ":|":                                            # a table without colons: the next label ends the value
            stop = m.end() + len(OTHER_FIELD.split(text[m.end():stop])[0])
        if not text[m.end():stop].strip() and text[stop:stop + 1] == "\n" and not NEXT_FIELD.match(text, stop):
            below = text.find("\n", stop + 1)
            stop = below if 0 <= below < end else end
        states.append(Item(_state(text[m.end():stop]), paper.span(m.start(), max(m.end(), m.end() + len(text[m.end():stop].rstrip())))))
    for state in (GIVEN, WORN):
        if given := next((i for i in states if i.state == state), None):
            return given
    if told and (m2 := told.search(text, head)):
        return Item(GIVEN, paper.span(*m2.span()))
    return states[0] if states else Item(MISSING, paper.whole)
