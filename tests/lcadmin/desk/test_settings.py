"""The screens on which the bureau sets values, how rules stand, and the score scheme."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from lcadmin.bureau import department_settings, rule_standings, score_schemes
from lcadmin.bureau.checker_settings import checker_settings
from lcadmin.desk.moments import local_today
from lcadmin.desk.setting_values import entered, in_words, inputs
from rules.law.office_settings import SETTINGS
from rules.law.set_here import SetHere, read_value
from tests.lcadmin.conftest import Factory, SignedInClient

ClientAs = Callable[..., SignedInClient]


def form(**values: Any) -> dict[str, Any]:
    return {"mode": "value", "from_on": "2024-01-01", "reason": "省里的通知", **values}


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.get_data(as_text=True)))


@pytest.mark.parametrize("key", SETTINGS)
def test_what_a_form_shows_of_a_value_and_sends_back_is_the_same_value(key: str) -> None:
    setting = SETTINGS[key]
    for dated in setting.default.all():
        for held in dated.values:
            value = held.value
            if getattr(value, "known", True) and getattr(value, "doubtful_from", None) is None and getattr(value, "person", 0) is not None:
                plain = setting.kind.plain(value)
                sent = MultiDict()
                for each in inputs(setting.kind, plain, "值"):
                    for v in each.value if each.sort == "several" else [each.value]:
                        sent.add(each.name, str(v))
                again = read_value(key, entered(setting.kind, sent.to_dict(flat=False)))
                assert setting.kind.plain(SetHere({"set": [{"key": key, "value": setting.kind.plain(again) if not isinstance(again, dict) else plain}]}).at(
                    key, date(2024, 1, 1))) == plain
                assert in_words(setting.kind, plain)


def test_an_administrator_sets_a_value_from_a_day_and_sees_it_beside_the_law(client_as: ClientAs) -> None:
    browser = client_as("admin")
    answer = browser.post("/settings/summary_limit", data=form(department="", **{"value.person": "150", "value.organisation": "2000"}))
    assert answer.status_code == 302
    assert department_settings.set_here().at("summary_limit", date(2024, 1, 1)).person == 150
    page = text(browser.get("/settings/summary_limit"))
    assert "对公民 150 元；对单位 2,000 元" in page
    assert "省里的通知" in page
    assert "行政处罚法 第五十一条" in page
    assert "150 元" in text(browser.get("/settings/"))


@pytest.mark.parametrize(("key", "values"), [
    ("summary_limit", {"value.person": "many", "value.organisation": "2000"}), ("summary_limit", {"value.organisation": "2000"}),
    ("courts", {"value": "没有等号的一行"}), ("statement_working_days", {"value": "500"}), ("statement_working_days", {"value": "5", "from_on": ""}),
    ("statement_working_days", {"value": "5", "reason": " "}),
])
def test_a_wrong_value_is_refused_beside_the_form_which_keeps_what_was_entered(client_as: ClientAs, key: str, values: dict[str, str]) -> None:
    answer = client_as("admin").post(f"/settings/{key}", data=form(**values))
    assert answer.status_code == 422
    assert 'class="flash error" role="alert"' in answer.get_data(as_text=True)
    assert next(iter(values.values())) in answer.get_data(as_text=True)
    assert department_settings.history(key) == []


def test_a_table_and_lists_are_entered_in_lines(client_as: ClientAs) -> None:
    browser = client_as("admin")
    assert browser.post("/settings/numbering", data=form(value="望海区水利局 = 望水罚决、望水罚告\n望海区林业局＝望林罚")).status_code == 302
    assert department_settings.set_here().at("numbering", date(2024, 1, 1)) == {"望海区水利局": ("望水罚决", "望水罚告"), "望海区林业局": ("望林罚",)}
    limit = {"value.days": "60", "value.months": "", "value.extensions": "30、不限日数"}
    assert browser.post("/settings/handling_limit", data=form(department="water", **limit)).status_code == 302
    assert department_settings.set_here().at("handling_limit", date(2024, 1, 1), "water").extensions == (30, None)


def test_what_is_not_known_can_be_said_and_taken_back(client_as: ClientAs) -> None:
    browser = client_as("admin")
    assert browser.post("/settings/filing_period", data=form(mode="unknown", department="health")).status_code == 302
    assert "未掌握，不作判断" in text(browser.get("/settings/filing_period?department=health"))
    row = department_settings.history("filing_period")[0]
    assert browser.post(f"/settings/filing_period/{row.id}/withdraw", data={"reason": "已经核对"}).status_code == 302
    assert "set" not in checker_settings(date.today())
    assert "已撤回：已经核对" in text(browser.get("/settings/filing_period"))


def test_a_reviewer_sees_settings_and_no_form(client_as: ClientAs, make: Factory) -> None:
    department_settings.enter("statement_working_days", "", 5, from_on=date(2024, 1, 1), reason="x", by=make.user("admin"))
    page = client_as("reviewer").get("/settings/statement_working_days").get_data(as_text=True)
    assert 'name="from_on"' not in page
    assert "撤回" not in page


def test_unknown_settings_and_departments_are_not_there(client_as: ClientAs) -> None:
    browser = client_as("admin")
    assert [browser.get(a).status_code for a in ("/settings/nothing", "/settings/?department=nowhere", "/settings/urgent_hours?department=x")] == [404] * 3


def test_files_reviewed_under_other_settings_are_counted_and_listed(client_as: ClientAs, make: Factory) -> None:
    file = make.case_file()
    make.review(file)
    browser = client_as("admin")
    assert "以前的设置" not in text(browser.get("/settings/"))
    browser.post("/settings/statement_working_days", data=form(department="transport", value="5"))
    assert "1 件案卷" in text(browser.get("/settings/"))
    assert file.case_no in text(browser.get("/case-files/?flt0_settings=old"))
    assert file.case_no not in text(browser.get("/case-files/?flt0_settings=now"))


def test_a_scheme_is_entered_and_shown_and_a_wrong_one_refused(client_as: ClientAs) -> None:
    browser, today = client_as("admin"), local_today()
    caps = {f"cap-{group}": "15" for group in ("1xx", "2xx", "3xx", "4xx", "5xx", "6xx", "7xx", "8xx", "9xx", "own")}
    grades = {"grade": ["好", "中", "差", ""], "least": ["85", "60", "0", ""]}
    sent = {"total": "100", "veto_cap": "50", "from_on": today.isoformat(), "reason": "市里的办法", **grades, **caps}
    assert browser.post("/settings/scheme", data={**sent, "veto_cap": "70"}).status_code == 422
    assert browser.post("/settings/scheme", data=sent).status_code == 302
    assert score_schemes.on(today).grades == ((85, "好"), (60, "中"), (0, "差"))
    page = text(browser.get("/settings/scheme"))
    assert "得分不超过 50 分，等次为差" in page
    row = score_schemes.history()[0]
    browser.post(f"/settings/scheme/{row.id}/withdraw", data={"reason": "先不改"})
    assert score_schemes.on(today).veto_cap == 59


def test_a_rule_is_put_on_trial_on_its_page_and_the_list_and_the_home_page_say_when_it_is_asked_again(client_as: ClientAs, make: Factory) -> None:
    browser, today = client_as("admin"), local_today()
    again = (today + timedelta(days=30)).isoformat()
    sent = {"status": "trial", "severity": "major", "points": "5", "from_on": today.isoformat(), "ask_again_on": again, "reason": "先试一个月"}
    assert browser.post("/rules/CF-615/standing", data=sent).status_code == 302
    page = text(browser.get("/rules/CF-615"))
    assert "先试一个月" in page
    assert f"{again} 再议" in page
    assert "CF-615" in text(browser.get("/rules/?status=trial"))
    assert "CF-610" not in text(browser.get("/rules/?status=trial"))
    assert "再议的日子" not in text(browser.get("/"))
    past = rule_standings.history("CF-615")[0]
    from lcadmin.transaction import writing
    with writing():
        past.ask_again_on = today
    assert "再议的日子" in text(browser.get("/"))
    assert f"{today} 应再议" in text(browser.get("/rules/"))
    assert "再议的日子" not in text(client_as("reviewer").get("/"))


def test_a_standing_without_a_reason_is_refused_on_the_page(client_as: ClientAs) -> None:
    browser = client_as("admin")
    answer = browser.post("/rules/CF-615/standing", data={"status": "off", "reason": "", "from_on": local_today().isoformat()}, follow_redirects=True)
    assert "请写明理由" in text(answer)
    assert rule_standings.history("CF-615") == []
    assert browser.post("/rules/CF-000/standing", data={}).status_code == 404
    assert browser.post("/rules/CF-615/standing", data={"from_on": "soon"}).status_code == 400


def test_settings_are_never_changed_in_place(client_as: ClientAs) -> None:
    browser = client_as("admin")
    for value in ("5", "6"):
        browser.post("/settings/statement_working_days", data=form(department="transport", value=value))
    assert [row.value for row in department_settings.history("statement_working_days")] == [5]


def test_the_workbench_tells_line_by_line_how_the_score_comes_about(client_as: ClientAs, make: Factory) -> None:
    review = make.review(make.case_file())
    for rule, severity, points in (("CF-201", "major", 6), ("CF-202", "major", 6), ("CF-101", "veto", 0)):
        make.finding(review, rule=rule, severity=severity, points=points)
    page = text(client_as("admin").get(f"/case-files/{review.case_file_id}"))
    assert "本组最多扣 10 分，只计 4 分" in page
    assert "一票否决，最高 59 分" in page
    assert "应扣 6 分" in page
