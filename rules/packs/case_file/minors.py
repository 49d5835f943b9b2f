"""Minors: nobody under fourteen is punished, nobody under eighteen as an adult."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import ages, party_names
from rules.facts.ages import Born
from rules.facts.blank import is_blank
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.facts.running import running
from rules.judging import VETO, Verdict, failed, not_applicable, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

NOT_PUNISHED, FULLY_ANSWERABLE = 14, 18
LENIENT = re.compile(r"从轻|减轻|从宽|免予处罚|不予(?:行政)?处罚")
NOT_GIVEN = re.compile(r"(?:不|没有|无|未|请求|要求|申请|希望|恳请|不存在|不具有|不符合|不属于|不予)[^,。;]{0,14}$")
TURNED_DOWN = re.compile(r"^(?:处罚)?的?(?:理由|请求|意见|要求|申请|情节(?:不|未)|主张)|^[^,。;]{0,10}(?:不予采纳|不成立|不予支持)")


def _decision(party: str, facts: str, penalty: str = "罚款500元", extra: str = "") -> str:
    """An example: a decision on this person."""
    return (f"行政处罚决定书\n望农罚〔2024〕18号\n当事人：{party}\n经查，{facts}。{extra}依据《中华人民共和国渔业法》第三十八条第一款，决定{penalty}。\n"
            "不服本决定，可在六十日内申请行政复议。\n望海县农业农村局\n2024年9月12日")


ELECTRIC = "2024年8月10日15时，当事人在富屯溪使用电鱼装置捕鱼"


@rule(
    "CF-111", N_("处罚未成年人不当"), severity=VETO, each=["penalty_decision", "summary_decision"],
    basis=[cite("行政处罚法", 30, since="2021-07-15"), cite("行政处罚法", 25, until="2021-07-15")],
    suggestion=N_("不满十四周岁的不予处罚，已满十四周岁不满十八周岁的应当从轻或者减轻。"),
    why=N_("不满十四周岁的人有违法行为不予处罚，已满十四周岁不满十八周岁的应当从轻或者减轻，决定书要写明。按违法当天计算，周岁从生日的第二天起算；"
           "当事人是单位的不适用，证件号码遮盖又没有其他说明的不作判断。"),
    violates=[
        _decision("邹彬，身份证号码350721201111026467，住望海县（监护人：邹木根）", ELECTRIC),
        _decision("李晓，2010年5月出生，住望海县", "当事人于2023年8月10日使用电鱼装置捕鱼"),
        _decision("蔡景，公民身份号码350521200901047144", "当事人于2024年6月13日占道堆放物料",
                  extra="当事人请求从轻处罚的理由在裁量时已予考虑，不再另行从轻。该行为属一般情节，予以一般处罚。"),
        _decision("王小某，男，十六周岁，住望海县", ELECTRIC),
        _decision("吴某，身份证号码350721201008106467", ELECTRIC),
    ],
    complies=[
        _decision("熊诗，身份证号码350524200802126399", ELECTRIC, extra="当事人违法时已满十六周岁未满十八周岁，依据《中华人民共和国行政处罚法》第三十条，应当从轻处罚。"),
        _decision("苏海，身份证号11010519491231002X", ELECTRIC),
        _decision("邹彬，身份证号码350721200608096467", ELECTRIC, extra="该行为属一般情节。"),
        _decision("林某，女，45岁，住望海县", ELECTRIC),
        _decision("王小某，2008年3月1日出生，在校学生", ELECTRIC, extra="鉴于当事人系未成年人，予以减轻处罚。"),
        _decision("蔡景，公民身份号码350521200901047144", ELECTRIC, penalty="给予警告"),
    ],
    unclear=[
        _decision("韩某，学生，身份证号码350503********8652", ELECTRIC),
        _decision("邹彬，身份证号码350721200608106467", "当事人于2024年7月至2024年9月使用电鱼装置捕鱼"),
        _decision("李晓，身份证号码35072120■■11026467，学生", ELECTRIC),
    ],
    not_for=[
        _decision("望海渔业有限公司\n统一社会信用代码：91350100M000100Y43", ELECTRIC),
        _decision("韩某，身份证号码350503********8652", ELECTRIC),
        "行政处罚决定书\n____罚〔____〕____号\n当事人：____\n决定给予____的行政处罚。\n____年__月__日",
    ],
)
def minor_punished(paper: Paper, case: Case) -> Iterator[Verdict]:
    """A child does not answer to the law of penalties, and a youth less than an adult; the decision has to say so.

    Age is counted on the day of the act, by identity number, day of birth or the age told. A warning alone is as light as a penalty can be.
    """
    own = [p for p in paper.parties if party_names.OF_THE_PARTY.match(p.label)]
    persons = list(dict.fromkeys(p.name for p in own if not party_names.is_body(p.name)))
    if is_blank(paper) or not own or (not persons and any(party_names.is_body(p.name) for p in own)):
        yield not_applicable(N_("当事人不是自然人"))
        return
    first = own[0]
    if party_names.is_body(first.name):
        yield not_applicable(N_("当事人不是自然人"))
        return
    for name in persons:
        yield _of(paper, case, name)


def _of(paper: Paper, case: Case, name: str) -> Verdict:
    born = ages.born(case, paper, name)
    if born is None:
        told = ages.told_age(paper)
        if told:
            return _by_age(paper, name, told[0], told[0], told[1])
        if young := ages.signs_of_youth(case, paper):
            return undetermined(N_("{name}可能是未成年人，出生日期看不出来"), name=name, at=young)
        return not_applicable(N_("没有写明或者遮盖了当事人的出生日期"))
    days = ages.days_of_the_act(case, paper)
    if days is None:
        return _without_a_day(paper, name, born)
    return _by_age(paper, name, born.years_at_least(days[0]), born.years_at_most(days[1]), born.at)


def _without_a_day(paper: Paper, name: str, born: Born) -> Verdict:
    """The act came before the decision: who is under age even then was so, who was of age two years before probably too."""
    if paper.date is None:
        return undetermined(N_("没有写明违法行为的日期，无法计算年龄"), at=paper.whole)
    return _by_age(paper, name, born.years_at_least(date(paper.date.year - 2, paper.date.month, 1)), born.years_at_most(paper.date), born.at)


def _by_age(paper: Paper, name: str, least: int, most: int, where: Span) -> Verdict:
    if "■" in where.text and least < FULLY_ANSWERABLE:
        return undetermined(N_("{name}可能是未成年人，出生日期看不出来"), name=name, at=where)
    if most < NOT_PUNISHED:
        return failed(N_("{name}违法时不满十四周岁，依法不予行政处罚，本案仍作出处罚"), name=name, at=where)
    if least >= FULLY_ANSWERABLE:
        return passed(N_("{name}违法时已满十八周岁"), name=name)
    lenient = _lenient(paper)
    if least >= NOT_PUNISHED and lenient:
        return passed(N_("决定书写明了从轻或者减轻"))
    if least >= NOT_PUNISHED and most < FULLY_ANSWERABLE:
        if set(paper.penalties.kinds) == {"warning"}:
            return passed(N_("只给予警告"))
        return failed(N_("{name}违法时不满十八周岁，决定书没有从轻或者减轻处罚"), name=name, at=where)
    return undetermined(N_("{name}违法时可能未成年，请核对违法行为和出生的日期"), name=name, at=where)


def _lenient(paper: Paper) -> bool:
    """Whether the decision gives lighter or reduced treatment; a request turned down is none."""
    text = running(paper.document).text
    return any(
        not NOT_GIVEN.search(text, max(0, m.start() - 24), m.start()) and not TURNED_DOWN.match(text[m.end():m.end() + 24]) for m in LENIENT.finditer(text))
