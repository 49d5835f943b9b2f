"""Whom an interview record names as questioned."""

import pytest

from rules.facts import interviewee
from tests.rules.facts.papers_of_text import paper

TEXT = "询问笔录\n询问时间：2024年3月5日9时至9时40分\n询问人：林建平、苏敏\n{person}\n问：是谁堆的？答：我，家里的事。\n以上看过，属实。黄志强　2024年3月5日"


@pytest.mark.parametrize(("person", "names"), [
    ("被询问人：黄志强　身份证号码：350502********2707", ("黄志强",)),
    ("被调查人姓名：钟木水、钟木火", ("钟木水", "钟木火")),
    ("被询问人：邹雪梅和田章铭", ("邹雪梅", "田章铭")),
    ("被询问人：艾尔肯·买买提　住址：某镇", ("艾尔肯·买买提",)),
    ("被询问人：李和平　住址：某路8号、9号", ("李和平",)),
    ("被询问人：黄小宝、监护人黄志强", ("黄小宝",)),
    ("被询问人：黄志强（店长）、李秀英（收银员）", ("黄志强", "李秀英")),
    ("被询问人：黄志强，系某店经营者", ("黄志强",)),
    ("被询问人：\n姓名：黄志强　性别：男", ("黄志强",)),
    ("被询问人：", ()),
    ("", ()),
])
def test_those_in_the_field_are_named(person: str, names: tuple[str, ...]) -> None:
    assert interviewee.of(paper(TEXT.format(person=person))).names == names


@pytest.mark.parametrize(("person", "number", "address", "unit"), [
    ("被询问人：黄志强　身份证号码：350502********2707　住址：某镇", "given", "given", "missing"),
    ("被询问人：黄志强　身份证号码：　住址：某镇", "empty", "given", "missing"),
    ("被询问人：黄志强　证件号码：■■■■■■　住址：____", "worn", "empty", "missing"),
    ("被询问人：黄志强　电话：13905950011　单位及职务：某店店长", "missing", "missing", "given"),
    ("被询问人：秦义（某旅行社有限公司法定代表人）　350502198109171427", "given", "missing", "given"),
    ("被询问人：黄志强　询问地址：某局", "missing", "missing", "missing"),
])
def test_particulars_are_given_empty_worn_or_missing(person: str, number: str, address: str, unit: str) -> None:
    found = interviewee.of(paper(TEXT.format(person=person)))
    assert (found.number.state, found.address.state, found.unit.state) == (number, address, unit)
