"""Why an agency handles a case from elsewhere."""

import pytest

from rules.facts.jurisdiction import ground_for
from tests.rules.facts.cases import case_of


@pytest.mark.parametrize(("text", "found"), [
    ("行政处罚决定书\n上级机关以《指定管辖通知书》指定本机关管辖。罚款。", True),
    ("行政处罚决定书\n望海县城市管理局将该案移送本局。罚款。", True),
    ("行政处罚决定书\n当事人在电商平台开设网店。罚款。", True),
    ("案件移送函\n某区城市管理局：\n现将案件移送你局处理。\n望海县城市管理局\n2024年3月1日", True),
    ("行政处罚决定书\n逾期不履行的，移送人民法院强制执行。罚款。", False),
    ("行政处罚决定书\n当事人在街道两侧堆放物料。罚款。", False),
])
def test_a_ground_for_jurisdiction(text: str, found: bool) -> None:
    assert bool(ground_for(case_of(text))) is found
