"""Who conducts a hearing."""

import pytest

from rules.facts import hearing_people
from tests.rules.facts.cases import case_of


@pytest.mark.parametrize(("text", "seats"), [
    ("听证笔录\n主持人：郑海　听证员：秦珠、崔立　记录人：韩梅\n主持人：现在核对身份。", [
        ("chair", "郑海"), ("member", "秦珠"), ("member", "崔立"), ("recorder", "韩梅")]),
    ("听证笔录\n听证主持人（法规科科长）：郑海\n书记员：韩梅\n主持人：请调查人员宣读。\n当事人：好的。", [("chair", "郑海"), ("recorder", "韩梅")]),
    ("听证笔录\n2023年5月9日　主持人：■海　记录员：韩梅", [("chair", None), ("recorder", "韩梅")]),
    ("听证通知书\n某公司：由郑海担任听证主持人，韩梅担任记录员。\n某局\n2024年5月9日", [("chair", "郑海"), ("recorder", "韩梅")]),
    ("听证通知书\n某公司：定于5月9日举行听证，主持人郑海，记录员韩梅。认为主持人与本案有利害关系的，可以申请回避。\n某局\n2024年4月9日", [
        ("chair", "郑海"), ("recorder", "韩梅")]),
    ("听证报告\n2024年5月9日举行听证，由郑海主持，当事人参加。", [("chair", "郑海")]),
    ("听证笔录\n主持人：现在宣布听证开始。\n当事人：没有意见。", []),
    ("听证笔录\n主持人：史明、鲁娜，请出示证件。", []),
    ("听证笔录\n当事人是否对主持人、记录员申请回避？\n当事人：不申请。", []),
    ("集体讨论记录\n主持人：郑海", []),
    ("询问笔录\n询问人：郑海　记录人：韩梅", []),
])
def test_seats(text: str, seats: list[tuple[str, str | None]]) -> None:
    assert [(s.role, s.name) for s in hearing_people.of(case_of(text))] == seats


def test_the_record_counts_before_the_summons() -> None:
    seats = hearing_people.of(case_of("听证通知书\n某公司：由郑海担任听证主持人。\n某局\n2024年5月9日\n\f\n听证笔录\n主持人：秦珠\n当事人：没有意见。"))
    assert [s.name for s in seats] == ["秦珠"]
