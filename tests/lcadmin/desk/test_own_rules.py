"""The screens of the bureau's own rules: declaring, refusing, trying, setting in force; the rule's page with its dismissals and settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from lcadmin.bureau import laws, own_rules, rule_trial_run, rule_trials
from lcadmin.desk.moments import local_today
from lcadmin.extensions import db
from lcadmin.models import CaseFile, DismissalReason, OwnRule, Review, RuleTrial, RuleTrialResult, TrialState
from lcadmin.reviewing import decide
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory, SignedInClient
from tests.lcadmin.desk.conftest import Elements

ClientAs = Callable[..., SignedInClient]
FORM: dict[str, Any] = {
    "title": "决定书没有写明收款银行", "sort": "must_contain", "papers": ["penalty_decision", "summary_decision"], "words": "银行\n电子 支付系统\n", "every": "any",
    "severity": "minor", "points": "2", "basis": "《行政处罚法》第六十七条第三款\n鲤城区案卷评查标准第三条",
    "suggestion": "写明收款银行。",
    "procedures": ["ordinary", "summary"], "first": "decision", "last": "decision", "unit": "days",
    "left": "party@", "right": "party@", "first_which": "first", "last_which": "first", "when_is": "at_least",
    "plus": "0", "first_paper": "", "last_paper": "", "left_paper": "", "right_paper": "", "when_holds": "", "when_lacks": "", "when_words_in": "", "when_fact": "",
    "when_fact_paper": "",
}  # fmt: skip


def rule() -> OwnRule:
    return db.session.scalars(select(OwnRule)).one()


def declared(client: SignedInClient, **change: Any) -> dict[str, Any]:
    answer = client.post("/rules/own/new", data=FORM | change)
    assert answer.status_code == 302, Elements(answer.text).of("p", role="alert")
    return own_rules.latest(rule()).declaration


def test_what_the_form_says_is_what_the_checker_takes(client_as: ClientAs) -> None:
    assert declared(client_as("admin")) == {
        "title": "决定书没有写明收款银行", "severity": "minor", "points": 2, "basis": ["《行政处罚法》第六十七条第三款", "鲤城区案卷评查标准第三条"],
        "suggestion": "写明收款银行。", "procedures": ["ordinary", "summary"],
        "check": {"type": "must_contain", "papers": ["penalty_decision", "summary_decision"], "words": ["银行", "电子 支付系统"], "every": False},
    }  # fmt: skip


@pytest.mark.parametrize(("change", "check"), [
    ({"sort": "must_not_contain", "words": "", "pattern": r"\d{4}-\d{8}"},
     {"type": "must_not_contain", "papers": ["penalty_decision", "summary_decision"], "pattern": r"\d{4}-\d{8}"}),
    ({"sort": "must_hold", "papers": ["group_discussion"]}, {"type": "must_hold", "papers": ["group_discussion"]}),
    ({"sort": "not_later", "first": "served@", "first_paper": "prior_notice", "first_which": "last", "last": "decision", "plus": "5", "unit": "working_days"},
     {"type": "not_later", "first": "served@prior_notice:last", "last": "decision", "plus": 5, "unit": "working_days"}),
    ({"sort": "must_equal", "left_paper": "penalty_decision", "right_paper": "prior_notice"},
     {"type": "must_equal", "left": "party@penalty_decision", "right": "party@prior_notice"}),
])  # fmt: skip
def test_every_sort_of_check_goes_there_and_back(change: dict[str, Any], check: dict[str, Any], client_as: ClientAs) -> None:
    client = client_as("admin")
    when = {"when_holds": "hearing_notice", "when_lacks": "case_remarks", "when_words": "罚款", "when_fact": "fine@",
            "when_fact_paper": "penalty_decision", "when_value": "1,000"}  # fmt: skip
    before = declared(client, **change, **when, since="2025-01-01")
    assert before["check"] == check
    assert before["when"] == [
        {"type": "holds", "papers": ["hearing_notice"]}, {"type": "holds_not", "papers": ["case_remarks"]}, {"type": "says", "words": ["罚款"], "papers": []},
        {"type": "fact", "fact": "fine@penalty_decision", "is": "at_least", "value": "1000"}]  # fmt: skip
    page = Elements(client.get("/rules/own/ZD-001/edit").text)
    assert page.of("input", name="title")[0]["value"] == before["title"]
    assert [a["value"] for a in page.of("input", name="sort") if "checked" in a] == [check["type"]]
    assert client.get("/rules/ZD-001").status_code == 200


@pytest.mark.parametrize(("change", "field"), [
    ({"words": ""}, "words"), ({"points": ""}, "points"), ({"points": "500"}, "points"), ({"severity": "veto"}, "points"), ({"basis": "《行政处罚法》第九百条"}, "basis"),
    ({"words": "", "pattern": "("}, "pattern"), ({"until": "2025-01-01", "since": "2025-02-01"}, "until"), ({"sort": "not_later"}, "last"),
    ({"when_fact": "fine", "when_value": "很多"}, "when_value"), ({"title": ""}, "title"), ({"sort": "not_later", "first": "date@", "first_paper": ""}, "first"),
])
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_saved(change: dict[str, Any], field: str, client_as: ClientAs) -> None:
    answer = client_as("admin").post("/rules/own/new", data=FORM | change)
    assert answer.status_code == 200
    page = Elements(answer.text)
    assert page.of("p", id=f"{field}-error"), page.of("p", role="alert")
    assert own_rules.every() == []


def test_no_kind_of_paper_is_said_in_the_form(client_as: ClientAs) -> None:
    answer = client_as("admin").post("/rules/own/new", data=FORM | {"papers": []})
    assert "应当列出文书种类" in answer.text
    assert own_rules.every() == []


def test_who_edits_an_older_wording_is_told_who_was_first(client_as: ClientAs) -> None:
    client = client_as("admin")
    declared(client)
    own_rules.reword(rule(), own_rules.latest(rule()).declaration | {"points": 3}, reason="加重", seen=1, by=client.user)
    answer = client.post("/rules/own/ZD-001/edit", data=FORM | {"points": "4", "reason": "又改", "seen": "1"})
    assert "刚刚改过这条规则" in answer.text
    assert own_rules.latest(rule()).number == 2


def tried(client: SignedInClient) -> RuleTrial:
    answer = client.post("/rules/ZD-001/try", data={"every": "1"})
    trial = db.session.scalars(select(RuleTrial).order_by(RuleTrial.id.desc())).first()
    assert trial is not None
    assert answer.location == f"/rules/trials/{trial.id}"
    rule_trial_run.run_slice(trial.id)
    return trial


def test_a_rule_is_put_on_trial_only_after_it_was_tried_over_all_case_files(client_as: ClientAs) -> None:
    client = client_as("admin")
    declared(client)
    asked = {"version": "1", "status": "trial", "from_on": local_today().isoformat(), "reason": "试行一个季度"}
    client.post("/rules/own/ZD-001/standing", data=asked)
    assert own_rules.standing(rule(), local_today()) is None
    tried(client)
    client.post("/rules/own/ZD-001/standing", data=asked)
    page = client.get("/rules/ZD-001").text
    assert "试行一个季度" in page
    assert "“银行”或者“电子支付系统”" in page
    assert "ZD-001" in client.get("/rules/").text


@pytest.mark.parametrize("wrong", [{"status": "draft?"}, {"from_on": "tomorrow"}, {"version": "x"}])
def test_a_standing_that_is_none_is_a_bad_request(wrong: dict[str, str], client_as: ClientAs) -> None:
    client = client_as("admin")
    declared(client)
    assert client.post("/rules/own/ZD-001/standing", data={"version": "1", "status": "off", "reason": "x"} | wrong).status_code == 400


def with_results(client: SignedInClient, files: list[CaseFile]) -> RuleTrial:
    with writing() as session:
        trial = RuleTrial(rule="ZD-001", version=1, every=True, state=TrialState.DONE, total=300, failed=12, passed=288, by_id=client.user.id)
        session.add(trial)
        session.flush()
        for file in files:
            place = {"page": 7, "document": "penalty_decision", "quote": "罚款五千元"}
            finding = {"message": "没有写明“银行”", "message_id": "没有写明“{words}”", "message_params": {"words": "银行"}, "places": [place]}
            session.add(RuleTrialResult(trial_id=trial.id, case_file_id=file.id, outcome="failed", findings=[finding]))
    return trial


def test_a_trial_says_of_how_many_files_and_of_which_with_page_and_quote(client_as: ClientAs, make: Factory) -> None:
    client = client_as("admin")
    declared(client)
    file = make.case_file()
    trial = with_results(client, [file])
    page = client.get(f"/rules/trials/{trial.id}").text
    for words in ("在 300 件案卷中，会提出 12 件", file.case_no, "第 7 页", "罚款五千元", "没有写明“银行”", f'href="/case-files/{file.id}#page-7"'):
        assert words in page
    assert file.case_no not in client.get(f"/rules/trials/{trial.id}?outcome=undetermined").text
    told = client.get(f"/rules/trials/{trial.id}/progress").json
    assert (told["page_done"], told["page_total"], told["over"], told["done"]) == (300, 300, True, True)


def test_a_reviewer_sees_of_a_trial_only_the_files_that_are_theirs(client_as: ClientAs, make: Factory) -> None:
    client = client_as("admin")
    declared(client)
    other, mine = make.user("reviewer"), make.user("reviewer")
    theirs, own = make.case_file(reviewer=other), make.case_file(reviewer=mine)
    page = client_as(mine).get(f"/rules/trials/{with_results(client, [theirs, own]).id}").text
    assert own.case_no in page
    assert theirs.case_no not in page


def test_case_files_are_found_by_number_party_or_name_and_chosen(client_as: ClientAs, make: Factory) -> None:
    client = client_as("admin")
    declared(client)
    wanted, other = make.case_file(party="晨光粮油店"), make.case_file(party="宏达建材店")
    page = client.get("/rules/ZD-001/try?search=晨光").text
    assert wanted.case_no in page
    assert other.case_no not in page
    client.post("/rules/ZD-001/try", data={"case_file": [str(wanted.id)]})
    trial = db.session.scalars(select(RuleTrial)).one()
    assert (trial.every, trial.chosen) == (False, [wanted.id])
    assert "请选一件到" in client.post("/rules/ZD-001/try", data={}).text
    client.post(f"/rules/trials/{trial.id}/stop")
    assert rule_trials.of_rule("ZD-001")[0].state is TrialState.STOPPED


BROKEN = "行政处罚决定书\n罚款2000元，十五日内缴纳。\n某县城市管理局\n2024年5月8日"
KEPT = "行政处罚决定书\n罚款2000元，十五日内到指定银行缴纳。\n某县城市管理局\n2024年5月8日"


def test_examples_are_run_on_the_form_before_anything_is_saved(client_as: ClientAs) -> None:
    unnamed = {"title": "", "basis": "", "suggestion": "", "points": ""}
    asked = FORM | unnamed | {"run": "1", "violates-0": BROKEN, "violates-1": "", "violates-2": KEPT, "complies-0": KEPT}
    page = client_as("admin").post("/rules/own/new", data=asked).text
    assert page.count("不符合预期") == 1
    assert page.count("符合预期") == 3  # two of them right
    assert own_rules.every() == []
    areas = [a for a in Elements(page).of("textarea") if a.get("name", "").startswith(("violates-", "complies-"))]
    assert [a["name"] for a in areas] == ["violates-0", "violates-1", "violates-2", "complies-0"]
    assert page.count("到指定银行缴纳") == 2


def test_what_is_wrong_in_the_check_is_said_when_examples_are_run(client_as: ClientAs) -> None:
    answer = client_as("admin").post("/rules/own/new", data=FORM | {"run": "1", "words": "", "violates-0": BROKEN})
    assert Elements(answer.text).of("p", id="words-error")
    assert "符合预期" not in answer.text


def test_examples_belong_to_the_wording_and_are_run_on_the_rules_page(client_as: ClientAs) -> None:
    client = client_as("admin")
    told = declared(client, **{"violates-0": BROKEN.replace("\n", "\r\n") + "\r\n", "violates-1": KEPT, "complies-0": KEPT})
    assert (told["violates"], told["complies"]) == ([BROKEN, KEPT], [KEPT])
    page = client.get("/rules/ZD-001").text
    assert "现在判为“通过”" in page  # the second is said to break the rule and does not
    assert "2 / 3" in page.split('id="trust"')[1].split("</section>")[0]
    form = Elements(client.get("/rules/own/ZD-001/edit").text)
    assert [a["name"] for a in form.of("textarea") if a.get("name", "").startswith("violates-")] == ["violates-0", "violates-1", "violates-2"]
    answer = client.post("/rules/own/ZD-001/edit", data=FORM | {"violates-0": BROKEN, "complies-0": KEPT, "reason": "例文写错了", "seen": "1"})
    assert answer.status_code == 302
    assert own_rules.latest(rule()).declaration["violates"] == [BROKEN]
    trust = client.get("/rules/ZD-001").text.split('id="trust"')[1].split("</section>")[0]
    assert "2 / 2" in trust


def test_an_example_that_is_too_long_is_refused_beside_the_examples(client_as: ClientAs) -> None:
    answer = client_as("admin").post("/rules/own/new", data=FORM | {"violates-0": "长" * 20_001})
    assert "应当是例文的列表" in answer.text
    assert own_rules.every() == []


def test_an_article_that_the_offices_own_law_does_not_have_is_refused(client_as: ClientAs) -> None:
    client = client_as("admin")
    laws.add_version(by=client.user, title="某某市停车场管理办法", kind="地方政府规章", passed_on=date(2020, 1, 10), effective_on=date(2020, 3, 1), articles=40)
    refused = client.post("/rules/own/new", data=FORM | {"basis": "《某某市停车场管理办法》第四十一条"})
    assert Elements(refused.text).of("p", id="basis-error")
    declared(client, basis="《某某市停车场管理办法》第十二条")
    page = client.get("/rules/ZD-001").text
    assert [a for a in Elements(page).of("a") if "article=12" in a.get("href", "")]


def test_a_rule_that_there_is_not_is_not_found(client_as: ClientAs) -> None:
    client = client_as("admin")
    for address in ("/rules/ZD-009", "/rules/own/ZD-009/edit", "/rules/x/try", "/rules/trials/9"):
        assert client.get(address).status_code == 404


def test_the_page_of_a_rule_shows_the_last_dismissals_with_reason_words_and_file(client_as: ClientAs, make: Factory, reviewed: Callable[..., Review]) -> None:
    reviewer = make.user("reviewer")
    review = reviewed(findings=1, reviewer=reviewer)
    finding = review.findings[0]
    decide.dismiss(finding, by=reviewer, seen=1, reason=DismissalReason.TOO_STRICT, words="本市另有规定")
    page = client_as(reviewer).get(f"/rules/{finding.rule}").text
    assert "本市另有规定" in page
    assert f"/case-files/{review.case_file_id}#finding-{finding.id}" in page
    hidden = client_as("reviewer").get(f"/rules/{finding.rule}").text
    assert "本市另有规定" in hidden
    assert f"/case-files/{review.case_file_id}" not in hidden


def test_examples_that_are_judged_wrongly_are_marked_and_counted(client_as: ClientAs) -> None:
    from rules.judging import RULES

    wrong = next((r for r in RULES.values() if any(e.known_wrong for e in r.examples)), None)
    if wrong is None:
        pytest.skip("nothing is known to be wrong")
    page = client_as("viewer").get(f"/rules/{wrong.id}").text
    assert f"已知判错、尚未改正 {sum(e.known_wrong for e in wrong.examples)}" in page
    assert "现在会判错，待改正" in page


def test_settings_that_concern_a_rule_stand_on_its_page(client_as: ClientAs) -> None:
    page = client_as("viewer").get("/rules/CF-504").text
    assert "听证标准" in page
    assert "按法律和目录默认" in page


def test_the_list_asks_the_database_the_same_whatever_the_number_of_own_rules(client_as: ClientAs, statements: Callable[[], Any]) -> None:
    client = client_as("admin")
    client.get("/rules/")
    counts = []
    for _ in range(2):
        for _each in range(3):
            own_rules.create(FORM_DECLARED, by=client.user)
        with statements() as sent:
            client.get("/rules/")
        counts.append(len(sent))
    assert counts[0] == counts[1]


FORM_DECLARED = {
    "title": "没有写明银行", "severity": "hint", "basis": ["本局标准"], "suggestion": "写明。",
    "check": {"type": "must_contain", "papers": ["penalty_decision"], "words": ["银行"]},
}  # fmt: skip


def test_in_english_no_chinese_of_ours_is_left_on_the_form(client_as: ClientAs) -> None:
    client = client_as("admin")
    client.get("/language/en")
    page = client.get("/rules/own/new").text
    for words in ("检查什么", "哪些文书", "存为草稿"):
        assert words not in page
