"""Laws, versions and repeals that the office adds count when citations are judged; what contradicts itself is refused in one sentence."""

import tomllib
from datetime import date, time
from typing import Any

import pytest

from rules.check import Options, check_text, chosen
from rules.errors import WrongUse
from rules.judging import RULES, Outcome
from rules.law.cite import cite
from rules.law.office_laws import register_with
from rules.law.register import NotInForce, Version
from rules.own.basis import FreeBasis

DECISION = "行政处罚决定书\n依据《某某市停车场管理办法》{cited}，罚款200元。\n某某市城市管理局\n2023年7月3日\n"
PARKING = {"title": "某某市停车场管理办法", "kind": "地方政府规章", "version": "2020-01-10", "effective_from": "2020-03-01", "articles": 40,
           "structure": {"12": [0, 3]}, "inserted": {"12-1": [0]}, "history": [["2020-01-10", "公布"]]}
OWN = {"laws": [PARKING]}
PENALTY = {"title": "行政处罚法", "version": "2030-01-01", "effective_from": "2030-07-01", "articles": 90, "history": [["2030-01-01", "修订"]]}


def outcome(text: str, settings: dict[str, Any], rule: str = "CF-615") -> Outcome:
    return check_text(text, [RULES[rule]], Options(settings=settings))[0].outcome


@pytest.mark.parametrize(("cited", "settings", "expected"), [
    ("第八十条", {}, Outcome.UNDETERMINED), ("第八十条", OWN, Outcome.FAILED), ("第十二条第二款第（三）项", OWN, Outcome.PASSED),
    ("第十二条第二款第（四）项", OWN, Outcome.FAILED), ("第十三条第二款", OWN, Outcome.UNDETERMINED),
    ("第十二条之一", OWN, Outcome.PASSED), ("第十二条之二", OWN, Outcome.FAILED),
])
def test_a_law_of_the_office_is_judged_like_any_other(cited: str, settings: dict[str, object], expected: Outcome) -> None:
    assert outcome(DECISION.format(cited=cited), settings) is expected


@pytest.mark.parametrize(("settings", "fails"), [({}, False), (OWN, True)])
def test_a_law_of_the_office_is_known_by_its_name_without_title_marks_too(settings: dict[str, object], fails: bool) -> None:
    text = DECISION.replace("《", "").replace("》", "").format(cited="第八十条")
    assert (outcome(text, settings) is Outcome.FAILED) is fails


def test_a_repeal_of_the_office_is_judged() -> None:
    repealed = {"laws": [PARKING, {"title": "某某市停车场管理办法", "repealed": "2023-01-01", "by": "某某市停车条例"}]}
    law = register_with(repealed).find("某某市停车场管理办法")
    assert law is not None
    assert isinstance(law.at(date(2022, 12, 31)), Version)
    gone = law.at(date(2023, 1, 1))
    assert isinstance(gone, NotInForce)
    assert gone.by == "某某市停车条例"
    assert outcome(DECISION.format(cited="第十二条"), repealed, "CF-615") is not Outcome.FAILED


def test_a_new_version_of_a_known_law_holds_from_its_day_and_ends_the_one_before() -> None:
    law = register_with({"laws": [PENALTY]}).find("行政处罚法")
    assert law is not None
    told = [(v.passed, v.window) for v in law.versions][-2:]
    assert told == [(date(2021, 1, 22), (date(2021, 7, 15), date(2030, 7, 1))), (date(2030, 1, 1), (date(2030, 7, 1), None))]


def test_a_rules_basis_is_told_in_the_offices_newest_version() -> None:
    laws = register_with({"laws": [PENALTY | {"structure": {"44": [0, 0, 2]}}]})
    told = cite("行政处罚法", 44).told(date(2030, 8, 1), laws)
    assert (told["version"], told["structure"]) == ("2030-01-01", "共3款，第三款有2项")
    assert cite("行政处罚法", 44).told(date(2030, 8, 1))["version"] == "2021-01-22"


def test_the_settings_can_be_written_as_toml() -> None:
    settings = tomllib.loads("""
        [[laws]]
        title = "某某市停车场管理办法"
        version = 2020-01-10
        effective_from = 2020-03-01
        articles = 40
        structure = { "12" = [0, 3] }
        history = [[2020-01-10, "公布"]]
    """)
    chosen(Options(settings=settings))
    assert outcome(DECISION.format(cited="第八十条"), settings) is Outcome.FAILED


@pytest.mark.parametrize(("laws", "words"), [
    ([PARKING | {"version": time(7, 30)}], "应写成 2024-05-01 的样子"), ({}, "一组法律"), ([3], "一组法律"), ("某某办法", "一组法律"),
    ([{}], "没有名称"), ([{"title": " "}], "没有名称"), ([{"title": "某某办法"}], "既没有文本"),
    ([PARKING | {"articels": 3}], "没有“articels”这一项"),
    ([PARKING | {"version": "2020年"}], "应写成 2024-05-01 的样子"), ([PARKING | {"repealed": 20270101}], "应写成 2024-05-01 的样子"),
    ([PARKING | {"history": [["2020-01-10", "做了"]]}], "沿革"), ([PARKING | {"history": "无"}], "沿革"),
    ([PARKING | {"articles": 0}], "条数"), ([PARKING | {"articles": "40"}], "条数"),
    ([PARKING | {"structure": {"12": []}}], "条文结构"), ([PARKING | {"structure": {"12": [0, "x"]}}], "条文结构"),
    ([PARKING | {"structure": {"50": [0]}}], "共 40 条，条文结构里却有第 50 条"), ([PARKING | {"inserted": {"12": [0]}}], "条文结构"),
    ([PARKING | {"effective_from": None}], "要写明施行日期"), ([PARKING | {"effective_from": "2020-01-09"}], "早于通过或者公布日期"),
    ([PARKING, PARKING | {"version": "2020-02-01"}], "同日"),
    ([PARKING, PARKING | {"version": "2020-02-01", "effective_from": "2020-02-20"}], "先后颠倒"),
    ([PENALTY | {"version": "1990-01-01", "effective_from": "1990-02-01"}], "最早于 1996年3月17日 通过"),
    ([{"title": "行政处罚法", "repealed": "2021-01-01"}], "不晚于它最后文本的施行日期"),
    ([{"title": "没有的办法", "repealed": "2021-01-01"}], "法规库里没有"),
    ([{"title": "合同法", "version": "2022-01-01", "effective_from": "2022-02-01"}], "已自 2021年1月1日 起废止"),
    ([PARKING | {"version": None}], "没有写是哪一次文本"),
])
def test_what_cannot_be_added_is_refused_in_one_sentence(laws: Any, words: str) -> None:
    with pytest.raises(WrongUse) as refused:
        chosen(Options(settings={"laws": laws}))
    assert words.replace(" ", "") in str(refused.value).replace(" ", "")
    assert "\n" not in str(refused.value)


def test_an_own_rule_may_rest_on_a_law_of_the_office() -> None:
    basis = FreeBasis("《某某市停车场管理办法》第十二条第二款")
    told = basis.told(date(2023, 7, 3), register_with(OWN))
    assert (told["law"], told["article"], told["paragraph"], told["version"]) == ("某某市停车场管理办法", 12, 2, "2020-01-10")
    assert told["structure"] == "共2款，第二款有3项"
    assert basis.told(date(2023, 7, 3), register_with({}))["text"] == "《某某市停车场管理办法》第十二条第二款"
    assert "version" not in FreeBasis("本局评查标准第3条").told(date(2023, 7, 3), register_with(OWN))
