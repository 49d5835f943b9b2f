"""Ordinary or summary procedure."""

import pytest

from tests.rules.facts.cases import case_of


@pytest.mark.parametrize(("text", "procedure"), [
    ("当场行政处罚决定书\n当事人：某店\n给予警告。\n某局\n2024年5月8日", "summary"),
    ("行政处罚决定书（简易程序）\n当事人：某店\n给予警告。\n某局\n2024年5月8日", "summary"),
    ("卷宗封面\n案由：占道（简易程序）\n\f\n行政处罚决定书\n当事人：某店\n依据第五十一条，当场作出行政处罚决定：罚款50元。\n某局\n2024年5月8日", "summary"),
    ("行政处罚决定书\n当事人：某店\n罚款5000元。\n某局\n2024年5月8日", "ordinary"),
    ("立案审批表\n负责人意见：同意立案。\n\f\n行政处罚决定书\n当事人：某店\n不适用简易程序，罚款5000元。\n某局\n2024年5月8日", "ordinary"),
    ("当场处罚决定书\n当事人：某店\n警告。\n某局\n2024年5月1日\n\f\n行政处罚决定书\n当事人：某店\n罚款5000元。\n某局\n2024年5月8日", "ordinary"),
    ("立案审批表\n负责人意见：同意立案。", "ordinary"),
    ("不予行政处罚决定书\n当事人：某店\n不予处罚。\n某局\n2024年5月8日", "ordinary"),
    ("卷宗封面\n案由：占道（普通程序）", "ordinary"),
])
def test_procedure(text: str, procedure: str) -> None:
    assert case_of(text).procedure == procedure
