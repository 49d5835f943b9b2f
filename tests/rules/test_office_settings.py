"""What an office sets for its own: who may sign alone, which prefixes are whose, whether the decision may stand in front."""

import pytest

from rules.check import Options, check_text
from rules.judging import RULES
from rules.packs import example_papers as example

DECISION = "行政处罚决定书\n{number}\n当事人：郭志勇\n经查，当事人占道堆放物料。依据《城市市容和环境卫生管理条例》第三十四条，罚款200元。\n{agency}\n2024年4月19日"


def outcome(rule: str, text: str, options: Options) -> str:
    return str(check_text(text, [RULES[rule]], options)[0].outcome)


@pytest.mark.parametrize(("settings", "expected"), [({}, "failed"), ({"may_sign_alone": ["浮桥执法中队"]}, "passed"), ({"may_sign_alone": ["石桥执法中队"]}, "failed")])
def test_an_office_says_who_may_sign_alone(settings: dict[str, list[str]], expected: str) -> None:
    text = DECISION.format(number="望城罚〔2024〕3号", agency="望海区城市管理局浮桥执法中队")
    assert outcome("CF-101", text, Options(settings=settings)) == expected


@pytest.mark.parametrize(("number", "expected"), [("望城管罚决字〔2024〕3号", "passed"), ("望城管罚决〔2024〕3号", "passed"), ("望市监罚〔2024〕3号", "failed"),
    ("■城管罚决〔2024〕3号", "undetermined")])
def test_prefixes_are_compared_with_those_that_the_office_allots(number: str, expected: str) -> None:
    text = DECISION.format(number=number, agency="望海区城市管理局")
    assert outcome("CF-913", text, Options(settings={"numbering": {"望海区城市管理局": ["望城管罚决字", "望城管罚告字"]}})) == expected
    assert outcome("CF-913", text, Options(settings={"numbering": {"望海区水利局": ["望水罚"]}})) == "not_applicable"


@pytest.mark.parametrize(("others", "expected"), [(["望城罚〔2024〕3号"], "failed"), (["望城罚〔2024〕4号"], "passed"), ([], "passed")])
def test_a_number_of_another_case_is_taken(others: list[str], expected: str) -> None:
    text = DECISION.format(number="望城罚〔2024〕3号", agency="望海区城市管理局")
    assert outcome("CF-913", text, Options(entry={"other_numbers": others})) == expected


@pytest.mark.parametrize(("settings", "expected"), [
    ({}, "failed"), ({"conclusion_first": {"housing_and_city_management": True}}, "passed"), ({"conclusion_first": True}, "passed")])
def test_an_office_says_whether_the_decision_may_stand_in_front(settings: dict[str, object], expected: str) -> None:
    text = example.whole(example.DECISION, example.DECISION_RECEIPT, example.FILING, example.INSPECTION, example.NOTICE)
    assert outcome("CF-910", text, Options(settings=settings)) == expected
