"""Laws that the office adds count when citations are judged."""

import pytest

from rules.check import Options, check_text
from rules.judging import RULES, Outcome

DECISION = "行政处罚决定书\n依据《某某市停车场管理办法》{cited}，罚款200元。\n某某市城市管理局\n2023年7月3日\n"
OWN = {"laws": [{"title": "某某市停车场管理办法", "kind": "地方政府规章", "version": "2020-01-10", "effective_from": "2020-03-01", "articles": 40,
                 "structure": {"12": [0, 3]}, "history": [["2020-01-10", "公布"]]}]}


@pytest.mark.parametrize(("cited", "settings", "outcome"), [
    ("第八十条", {}, Outcome.UNDETERMINED), ("第八十条", OWN, Outcome.FAILED), ("第十二条第二款第（三）项", OWN, Outcome.PASSED),
    ("第十二条第二款第（四）项", OWN, Outcome.FAILED), ("第十三条第二款", OWN, Outcome.UNDETERMINED),
])
def test_a_law_of_the_office_is_judged_like_any_other(cited: str, settings: dict[str, object], outcome: Outcome) -> None:
    assert check_text(DECISION.format(cited=cited), [RULES["CF-615"]], Options(settings=settings))[0].outcome is outcome
