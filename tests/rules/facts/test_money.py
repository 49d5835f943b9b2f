"""Money: what is an amount, what it is worth, and which words and figures stand together."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.facts.money import find_money, value_of_numeral
from rules.reading.normalise import normalise


def amounts(text: str) -> list[str]:
    """Each amount in yuan; `?` marks a doubtful one."""
    return [f"{m.yuan:f}{'?' if m.doubtful else ''}" for m in find_money(normalise(text))]


@pytest.mark.parametrize(("text", "yuan"), [
    ("罚款人民币伍万元整（¥50,000.00）", ["50000", "50000"]),
    ("处以5万元罚款", ["50000"]),
    ("1.5万元", ["15000"]),
    ("壹拾万元", ["100000"]),
    ("叁佰圆", ["300"]),
    ("货值金额1，200元", ["1200"]),
    ("￥２，０００．００元", ["2000"]),
    ("RMB5000", ["5000"]),
    ("处人民币50000罚款", ["50000"]),
    ("人民币 伍 万 元 整", ["50000"]),
    ("伍萬貳仟圓整", ["52000"]),
    ("十二万三千元", ["123000"]),
    ("一亿二千万元", ["120000000"]),
    ("5万3千元", ["53000"]),
    ("1万5000元", ["15000"]),
    ("伍拾元零伍角", ["50.5"]),
    ("12元3角4分", ["12.34"]),
    ("陆佰捌拾元伍角柒分", ["680.57"]),
    ("零佰伍拾零万零仟零佰零拾零元零角零分", ["500000"]),
    ("罚款伍万\n元整", ["50000"]),
    ("罚款¥50,\n000.00", ["50000"]),
    ("¥ 50 000.00", ["50000"]),
    ("罚款（13000\n0元）", ["130000"]),
    ("罚款13000\n0元", ["130000"]),
    ("伍万整", ["50000"]),
    ("罚款叁佰（300）元", ["300", "300"]),
    ("罚款5000（伍仟）元整", ["5000", "5000"]),
    ("罚款金额（元）：5000", ["5000"]),
    ("货值（单位：万元）：1.2", ["12000"]),
    ("五千元以上五万元以下", ["5000", "50000"]),
    # doubtful: illegible, grouped oddly, ambiguous
    ("罚款■万元", ["0?"]),
    ("贰仟■佰元整", ["2100?"]),
    ("¥5■000.00", ["5000?"]),
    ("¥50,00.00", ["5000?"]),
    ("一万五元", ["10005?"]),
    ("5.000元", ["5?"]),
    ("¥5O000.00", ["5?"]),
    ("数量3\n5000元", ["35000?"]),
    # nothing here is money
    ("编号50000号，元旦前缴清", []),
    ("三元区林业局", []),
    ("四元桥东侧", []),
    ("数千元", []),
    ("几百元不等", []),
    ("5000余元", []),
    ("万元以上", []),
    ("第3元素", []),
    ("10%", []),
    ("3.5亿", []),
    ("占地50平方米，高12.5米", []),
    ("2024年5月9日", []),
    ("公元二〇二四年", []),
    ("身份证号350502199001011234", []),
    ("电话：0595-22350320", []),
    ("（2024）第5000号", []),
    ("单元房", []),
])
def test_amounts_are_found_and_nothing_else(text: str, yuan: list[str]) -> None:
    assert amounts(text) == yuan


@pytest.mark.parametrize("text", [
    "伍万元整（¥50000.00）", "50000元（大写：伍万元整）", "人民币（大写）伍万元整　小写：¥50000", "伍万元（50000）", "伍万元整【¥50000】",
    "（小写）50000.00元（大写）伍万元整", "伍万元整，¥50000.00", "伍万元整（计人民币50000元）", "伍万元整（即5万元）", "伍万元整\n（¥50,000.00）",
    "合计金额：50000.00元\n金额（大写）：人民币伍万元整", "大写：伍万元整、小写：¥50000元", "¥50000.00（人民币伍万元整）", "伍万（50000）元整",
])
def test_words_and_figures_that_stand_together_are_a_pair(text: str) -> None:
    found = find_money(normalise(text))
    assert [(m.yuan, m.pair) for m in found] == [(50000, 1), (50000, 0)]


@pytest.mark.parametrize("text", [
    "罚款壹佰元、50元", "罚款伍仟元，其中已缴3000元", "每车次罚款伍佰元，共计1500元", "每平方米伍拾元（50元/平方米）", "伍佰元的三倍（500元×3）",
    "货款壹万元（1000元一吨）", "滞纳金：0.00元　金额（大写）：伍仟元整", "没收伍佰元；罚款1000元", "伍佰元（见附件，1000元）", "罚款伍仟元。货值3000元",
])
def test_amounts_of_two_things_are_no_pair(text: str) -> None:
    assert all(m.pair is None for m in find_money(normalise(text)))


@given(st.integers(min_value=1, max_value=99_999_999))
def test_a_numeral_reads_as_the_number_that_it_was_written_for(number: int) -> None:
    assert value_of_numeral(in_capitals(number)) == (number, False)


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=99))
def test_figures_with_separators_read_as_their_value(yuan: int, cents: int) -> None:
    assert [m.yuan for m in find_money(f"¥{yuan:,}.{cents:02}")] == [Decimal(f"{yuan}.{cents:02}")]


def in_capitals(number: int) -> str:
    """`number` below 100,000,000 in capital numerals as a clerk writes it."""
    high, low = divmod(number, 10_000)
    text = f"{_section(high)}万" if high else ""
    if low:
        text += ("零" if high and (low < 1000 or not high % 10) else "") + _section(low)
    return text


def _section(number: int) -> str:
    text, gap = "", False
    for size, unit in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if gap and text else "") + "零壹贰叁肆伍陆柒捌玖"[digit] + unit
        gap = not digit
    return text
