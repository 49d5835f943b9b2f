"""Receipts place by place, and who may receive for the party."""

import pytest

from rules.facts import receipts, represented
from rules.facts.receipts import REASON, SERVER, SIGNS, SUBSTITUTE, WITNESS
from tests.rules.facts.cases import case_of
from tests.rules.facts.papers_of_text import paper

HEAD = "送达回证\n受送达人：程大海\n送达文书：行政处罚决定书\n"


@pytest.mark.parametrize(("rest", "role", "names"), [
    ("受送达人签名或盖章：程大海　2024年5月15日", SIGNS, ["程大海"]),
    ("受送达人签收及日期：程大海\n2024.5.15\n送达人：崔秋长\n彭荣泽\n送达时间：2024年5月15日", SERVER, ["崔秋长", "彭荣泽"]),
    ("收件人签收：收件人：程大海 2024年5月15日\n送达人：送达人：卢章凤 孟长金 2024年5月15日", SERVER, ["卢章凤", "孟长金"]),
    ("送达人签名： 签名：傅慧 黄玲 2024年5月15日", SERVER, ["傅慧", "黄玲"]),
    ("送达人：丘建平\n送达人：蓝秀娟", SERVER, ["丘建平", "蓝秀娟"]),
    ("代收人：徐玉兰（妻子）　2024年9月19日", SUBSTITUTE, ["徐玉兰"]),
    ("送达人：王建国（证号3501001）、陈晓明（证号3501002）", SERVER, ["王建国", "陈晓明"]),
    ("送达人：王建国、王建国", SERVER, ["王建国"]),
    ("受送达人签名：\n送达人：王建国、陈晓明\n临江市城市管理局\n2024年5月15日", SIGNS, []),
    ("受送达人签名：　　　　年　月　日\n见证人：", WITNESS, []),
    ("送达人：■■■", SERVER, []),
    ("备注：送达人员两次上门无人", SERVER, []),
])
def test_the_names_in_a_place_are_read(rest: str, role: str, names: list[str]) -> None:
    assert [n.name for n in receipts.read(paper(HEAD + rest)).names(role)] == names


@pytest.mark.parametrize(("rest", "manner"), [
    ("送达方式：直接送达\n受送达人签名：程大海 2024年5月15日", "direct"),
    ("送达方式：直接送达\n受送达人签名：\n备注：受送达人拒绝签收，文书放在店内并录像。", "left"),
    ("送达方式：直接送达\n受送达人签名：\n拒收事由：认为罚得太重", "left"),
    ("送达方式：直接送达\n受送达人签名：程大海 2024年5月15日\n拒收事由和日期：\n见证人签名：", "direct"),
    ("送达方式：直接送达\n受送达人签名：程大海 2024年5月15日\n拒收事由：无", "direct"),
    ("送达方式：直接送达\n受送达人签名：程大海 2024年5月15日\n注：如受送达人拒绝签收，应当注明。", "direct"),
    ("送达方式：邮寄送达\n备注：EMS单号1023456789012", "mail"),
    ("送达方式：□直接送达 ☑留置送达 □邮寄送达\n送达人：王建国、陈晓明", "left"),
])
def test_a_refusal_is_told_from_the_form_that_asks_for_it(rest: str, manner: str) -> None:
    assert receipts.read(paper(HEAD + rest)).manner == manner


def test_an_empty_place_is_not_filled_by_the_agency_at_the_foot() -> None:
    receipt = receipts.read(paper(HEAD + "送达人：王建国、陈晓明\n受送达人签名或盖章：\n临江市城市管理局\n2024年5月15日"))
    place = receipt.all(SIGNS)[0]
    assert not place.written
    assert place.mention is None


def test_a_day_left_blank_is_seen() -> None:
    receipt = receipts.read(paper(HEAD + "受送达人签名：程大海　　　年　月　日"))
    assert receipt.all(SIGNS)[0].blank_day
    assert receipts.read(paper(HEAD + "拒收事由：不认可")).all(REASON)[0].written == "不认可"


@pytest.mark.parametrize(("party", "signer", "same"), [
    ("程大海", "程大海", True), ("程某", "程大海", True), ("程某海", "程大海", True), ("李小明烧烤店", "李小明", True), ("程大海", "程某某", True),
    ("程大海", "程大江", False), ("程某", "陈大海", False), ("远帆电镀有限公司", "孟山河", False), ("程大海", "海", False),
])
def test_a_signer_is_the_party_by_name(party: str, signer: str, same: bool) -> None:
    assert represented.same(party, signer) is same


@pytest.mark.parametrize(("rest", "told"), [
    ("收件人：林玲 2024年5月15日\n备注：收件人系受送达人员工", True),
    ("收件人：林玲（前台） 2024年5月15日", True),
    ("代收人：林玲 2024年5月15日\n与受送达人关系：夫妻", True),
    ("代收人：林玲 2024年5月15日\n与受送达人关系：", False),
    ("收件人：林玲 2024年5月15日\n备注：受送达人不在，由林玲代收。", False),
    ("收件人：林玲 2024年5月15日\n备注：未注明代收人与受送达人的关系，无授权委托书", False),
    ("收件人：林玲 2024年5月15日\n备注：见证人系社区工作人员", False),
    ("收件人：林玲（■■） 2024年5月15日", None),
])
def test_what_a_receipt_says_of_who_signed(rest: str, told: bool | None) -> None:
    receipt = receipts.read(paper(HEAD + rest))
    signers = receipt.names(SIGNS, SUBSTITUTE)
    assert [n.name for n in signers] == ["林玲"]
    assert represented.relation(receipt, signers) is told


@pytest.mark.parametrize(("text", "names", "head"), [
    ("行政处罚决定书\n当事人：远帆公司\n法定代表人：孟山河\n罚款。", {"孟山河"}, True),
    ("行政处罚决定书\n当事人：老灶火锅店，经营者：简小雨，地址：某路8号\n罚款。", {"简小雨"}, True),
    ("询问笔录\n被询问人：葛长青，职务：厂长\n问：检查属实吗？答：属实。\n以上看过，属实。\n被询问人签名：葛长青 2024年3月1日", {"葛长青"}, False),
    ("授权委托书\n委托人：远帆公司\n受托人：葛长青\n权限：代收文书。", {"葛长青"}, False),
    ("行政处罚决定书\n当事人：远帆公司\n法定代表人：\n罚款。", set(), False),
    ("送达回证\n受送达人：远帆公司\n收件人：葛长青 2024年5月15日", set(), False),
])
def test_who_stands_for_the_party(text: str, names: set[str], head: bool) -> None:
    known = represented.of_party(case_of(text), ["远帆公司"])
    assert set(known.names) == names
    assert known.head is head
