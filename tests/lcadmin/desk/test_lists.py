"""Every list: the state in the address, the count, the pages, and no statement more for more rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.models import FindingState, NormativeDocument, NormativeState, Review, ReviewState
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory, SignedInClient
from tests.lcadmin.desk.conftest import Elements


def fill(make: Factory, n: int) -> None:
    """`n` rows in every register."""
    for _each in range(n):
        agency = make.agency()
        reviewer = make.user("reviewer")
        review = make.review(make.case_file(agency=agency, reviewer=reviewer), score_all=80.0, grade_all="良好")
        make.finding(review)
        with writing() as session:
            session.add(NormativeDocument(title="办法", agency_id=agency.id, state=NormativeState.IN_FORCE))


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/case-files/", 14),
        ("/notices/", 8),
        ("/normative-documents/", 8),
        ("/agencies/", 8),
        ("/users/", 9),
        ("/audit/", 8),
        ("/rules/", 8),
        ("/", 32),
    ],
)
def test_a_list_asks_as_often_for_twelve_rows_as_for_one(
    address: str, most: int, make: Factory, client_as: Callable[..., SignedInClient], statements: Callable[[], Any]
) -> None:
    client = client_as("admin")
    counts = []
    for more in (1, 11):
        fill(make, more)
        db.session.remove()
        client.get(address)
        with statements() as sent:
            assert client.get(address).status_code == 200
        counts.append(len(sent))
    assert counts[0] == counts[1], sent.sent
    assert counts[1] <= most, sent.sent


def test_the_count_and_the_pages_are_shown_and_every_row_stands_on_one_page(
    make: Factory, client_as: Callable[..., SignedInClient]
) -> None:
    for n in range(51):
        make.case_file(case_no=f"甲〔2026〕{n}号")
    client = client_as("reviewer")
    first, second = client.get("/case-files/").text, client.get("/case-files/?page=1").text
    assert "51 件" in first
    assert "第 1–50 件，共 51 件" in first
    assert "第 51–51 件，共 51 件" in second
    assert first.count("〔2026〕") > 50
    assert "甲〔2026〕0号" in second
    assert "甲〔2026〕0号" not in first


def test_filters_search_and_order_stand_in_the_address_and_can_be_taken_off_one_by_one(
    make: Factory, client_as: Callable[..., SignedInClient]
) -> None:
    agency = make.agency(short_name="甲局")
    make.case_file(agency=agency, party="紫帽便利店", case_no="甲〔2026〕1号")
    make.case_file(agency=agency, party="面线糊店", case_no="甲〔2026〕2号")
    make.case_file(party="紫帽便利店", case_no="乙〔2026〕3号")
    text = client_as("reviewer").get(f"/case-files/?flt0_agency={agency.id}&search=紫帽&sort=0&desc=1").text
    assert "甲〔2026〕1号" in text
    assert "甲〔2026〕2号" not in text
    assert "乙〔2026〕3号" not in text
    links = {a["aria-label"]: a["href"] for a in Elements(text).of("a") if a.get("aria-label", "").startswith("去掉筛选")}
    assert "flt0_agency" not in links["去掉筛选：单位"]
    assert "search=" in links["去掉筛选：单位"]
    assert f"flt0_agency={agency.id}" in links["去掉筛选：搜索"]
    assert "sort=0&desc=1" in links["去掉筛选：搜索"]


def test_a_filter_that_does_not_exist_is_said_and_not_applied(make: Factory, client_as: Callable[..., SignedInClient]) -> None:
    make.case_file(case_no="甲〔2026〕1号")
    text = client_as("reviewer").get("/case-files/?flt0_state=nonsense").text
    assert "筛选“状态”没有“nonsense”这个值" in text
    assert "甲〔2026〕1号" in text


def test_nothing_found_offers_to_clear_the_filters(client_as: Callable[..., SignedInClient]) -> None:
    text = client_as("reviewer").get("/case-files/?search=没有的").text
    assert "没有符合筛选的内容" in text
    assert "清除筛选" in text


def test_a_wildcard_in_the_search_is_a_character(make: Factory, client_as: Callable[..., SignedInClient]) -> None:
    make.case_file(party="百分之百商店")
    text = client_as("reviewer").get("/case-files/?search=%25").text
    assert "百分之百商店" not in text


@pytest.mark.parametrize(("state", "expected"), [("running", "排队中"), ("failed", "坏了"), ("open", "未决"), ("decided", "已决")])
def test_each_state_lists_its_own_case_files_and_no_other(
    state: str, expected: str, make: Factory, client_as: Callable[..., SignedInClient]
) -> None:
    make.review(make.case_file(party="排队中"), state=ReviewState.QUEUED)
    make.review(make.case_file(party="坏了"), state=ReviewState.FAILED, error_message="读不了")
    make.finding(make.review(make.case_file(party="未决")))
    make.finding(make.review(make.case_file(party="已决")), state=FindingState.CONFIRMED)
    again = make.case_file(party="重评中")
    make.finding(make.review(again))
    with writing() as session:
        session.add(Review(case_file_id=again.id, state=ReviewState.QUEUED))
    text = client_as("reviewer").get(f"/case-files/?flt0_state={state}").text
    shown = [who for who in ("排队中", "坏了", "未决", "已决") if who in text]
    assert shown == [expected]
    assert ("重评中" in text) is (state == "running")


def test_the_days_of_a_filter_hold_both_ends(make: Factory, client_as: Callable[..., SignedInClient]) -> None:
    for day in (1, 2, 3):
        make.case_file(case_no=f"甲〔2026〕{day}号", decided_on=date(2026, 5, day))
    text = client_as("reviewer").get("/case-files/?flt0_decided_from=2026-05-02&flt1_decided_to=2026-05-02").text
    assert [n for n in (1, 2, 3) if f"甲〔2026〕{n}号" in text] == [2]


def test_the_order_can_be_chosen_by_every_column_that_offers_it(make: Factory, client_as: Callable[..., SignedInClient]) -> None:
    fill(make, 2)
    client = client_as("admin")
    for address in ("/case-files/", "/notices/", "/normative-documents/", "/agencies/", "/users/", "/audit/"):
        page = Elements(client.get(address).text)
        sorts = [a["href"] for a in page.of("a") if "sort=" in a.get("href", "") and a["href"].startswith(address)]
        assert sorts, address
        for link in sorts:
            assert client.get(link).status_code == 200, link


def test_every_filter_that_is_offered_works(make: Factory, client_as: Callable[..., SignedInClient]) -> None:
    fill(make, 2)
    client = client_as("admin")
    for address in ("/case-files/", "/notices/", "/normative-documents/", "/agencies/", "/users/", "/audit/"):
        page = client.get(address).text
        days = {a["name"]: ["2026-05-02"] for a in Elements(page).of("input", type="date")}
        choices = {a["name"]: _options(page, a["name"]) for a in Elements(page).of("select") if a["name"].startswith("flt")}
        values = days | {name: [v for v in options if v] for name, options in choices.items()}
        for name, options in values.items():
            for value in options[:6]:
                answer = client.get(f"{address}?{name}={value}")
                assert answer.status_code == 200, (address, name, value)
                assert "没有“" not in answer.text, (address, name, value)


def _options(page: str, name: str) -> list[str]:
    after = page.split(f'name="{name}"', 1)[1].split("</select>", 1)[0]
    return [a.get("value", "") for a in Elements(f"<select>{after}</select>").of("option")]


def test_the_newest_change_is_first(make: Factory, client_as: Callable[..., SignedInClient]) -> None:
    make.case_file(case_no="旧〔2026〕1号", updated_at=now() - timedelta(days=3))
    make.case_file(case_no="新〔2026〕1号")
    text = client_as("reviewer").get("/case-files/").text
    assert text.index("新〔2026〕1号") < text.index("旧〔2026〕1号")
