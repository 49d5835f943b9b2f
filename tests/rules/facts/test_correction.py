"""Orders to correct and the surcharge on late fines, as papers tell them."""

from decimal import Decimal

import pytest

from rules.facts import correction, surcharge
from tests.rules.facts.cases import case_of
from tests.rules.facts.papers_of_text import paper

DECISION = "行政处罚决定书\n望城管罚〔2024〕3号\n当事人：望海建材店\n{text}罚款500元。\n望海区城市管理局\n2024年5月6日"


@pytest.mark.parametrize(("text", "told"), [
    (DECISION.format(text="责令立即改正，并处"), "ordered"),
    (DECISION.format(text="本局于2024年3月1日下达《责令限期改正通知书》。"), "ordered"),
    (DECISION.format(text="执法人员要求当事人立即清理。"), "ordered"),
    (DECISION.format(text="《条例》规定：“责令其停止违法行为，并可处以罚款”。"), "nothing"),
    (DECISION.format(text="由县级以上人民政府城市管理主管部门责令改正，处五百元以上罚款。"), "nothing"),
    (DECISION.format(text="当事人称已经改正。"), "nothing"),
    (DECISION.format(text="责令停产停业。"), "nothing"),
    (DECISION.format(text="责令供货商立即召回产品。"), "nothing"),
    (DECISION.format(text="经复查，当事人已经整改完毕。"), "shown"),
    (DECISION.format(text="经复查，当事人尚未整改。"), "nothing"),
    (DECISION.format(text="违法行为已经终了，无需责令改正。"), "needless"),
    ("行政处罚事先告知书\n望海建材店：\n拟责令改正，并处罚款500元。\n望海区城市管理局\n2024年5月6日", "nothing"),
    ("案件调查终结报告\n当事人：望海建材店\n建议责令改正，罚款500元。\n甲某、乙某　2024年4月2日", "nothing"),
    ("案件调查终结报告\n当事人：望海建材店\n我局已责令当事人改正。\n甲某、乙某　2024年4月2日", "ordered"),
    ("询问笔录\n问：现在呢？答：我已经清理了。\n望海建材店　2024年4月2日", "nothing"),
    (DECISION.format(text="") + "\n\f\n责令改正通知书\n望海物业有限公司：\n责令你公司改正。\n望海区城市管理局\n2024年5月6日", "to_another"),
    (DECISION.format(text="") + "\n\f\n责令改正通知书\n望海建材店：\n责令你店改正。\n望海区城市管理局\n2024年5月6日", "ordered"),
])
def test_orders_to_correct_are_told_from_threats_and_proposals(text: str, told: str) -> None:
    found = correction.of(case_of(text))
    names = [n for n in ("ordered", "to_another", "related", "shown", "needless") if getattr(found, n)]
    assert (names or ["nothing"])[0] == told


@pytest.mark.parametrize(("text", "rate", "total", "cap"), [
    ("逾期每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。", "3", None, True),
    ("到期不缴，每日按3％加处。", "3", None, False),
    ("按日加处千分之三。", "0.3", None, False),
    ("每逾期一日加处百分之叁，以本数为限。", "3", None, True),
    ("逾期每日加处罚款15元，上限500元。", None, "15", True),
    ("逾期的，依法加处罚款。", None, None, False),
])
def test_the_surcharge_is_told_by_rate_or_sum(text: str, rate: str | None, total: str | None, cap: bool) -> None:
    told = surcharge.of(paper(DECISION.format(text=text)))
    assert told.at is not None
    assert (told.rate, told.sum, told.cap is not None) == (Decimal(rate) if rate else None, Decimal(total) if total else None, cap)


@pytest.mark.parametrize("text", ["按货值金额的20%处罚款。", "逾期不履行的，申请强制执行。", "逾期不加处罚款。"])
def test_other_percentages_are_no_surcharge(text: str) -> None:
    assert surcharge.of(paper(DECISION.format(text=text))).at is None
