"""Whether a file calls its own case major or complex."""

import pytest

from rules.facts import gravity
from tests.rules.facts.cases import case_of

HEAD = "集体讨论记录\n讨论时间：2024年5月6日\n"


@pytest.mark.parametrize(("text", "sure"), [
    (HEAD + "本案案情疑难复杂，涉及多个法律关系。结论：同意。", True),
    (HEAD + "该案属于重大执法决定，应当慎重。结论：同意。", True),
    (HEAD + "经研究，本案情节复杂，建议罚款。", True),
    ("案件调查终结报告\n本案系重大、复杂案件。建议罚款5000元。\n甲某 2024年4月2日", True),
    ("行政处罚决定审批表\n本案涉及重大公共利益。\n负责人意见：同意。丙 2024年5月7日", True),
    ("办案期限延长审批表\n因案情复杂，申请延长办案期限三十日。\n负责人意见：同意。丙 2024年5月7日", False),
])
def test_the_file_calls_it_so(text: str, sure: bool) -> None:
    found = gravity.called(case_of(text))
    assert found is not None
    assert found.sure is sure


@pytest.mark.parametrize("text", [
    "重大案件集体讨论记录\n讨论时间：2024年5月6日\n结论：同意罚款2000元。",
    "重大执法决定法制审核意见书\n审核意见：同意。\n丁 2024年5月7日",
    HEAD + "本案不属于重大执法决定，结论：同意。",
    HEAD + "根据《重大行政执法决定法制审核办法》，结论：同意。",
    HEAD + "对情节复杂或者重大违法行为给予行政处罚，应当集体讨论决定。结论：同意。",
    "查封扣押决定书\n情况复杂的，经批准可以延长。\n某局\n2024年1月15日",
    "延长查封（扣押）期限决定书\n因案件情况复杂，决定延长。\n某局\n2024年1月15日",
    "行政处罚决定书\n当事人：某店\n存在重大事故隐患，罚款5000元。\n某局\n2024年5月8日",
    "责令改正通知书\n案情复杂。\n某局\n2024年5月8日",
])
def test_it_does_not(text: str) -> None:
    assert gravity.called(case_of(text)) is None
