"""Lists as CSV: whole, guarded, recorded."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from sqlalchemy import select

from lcadmin.desk.export import BOM, csv_lines, guarded
from lcadmin.extensions import db
from lcadmin.models import AuditEntry, CitedLaw
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory, SignedInClient


@pytest.mark.parametrize("value", ["=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', "  =1", "\n=1", "　=1"])
def test_a_cell_that_a_spreadsheet_would_compute_is_led_by_an_apostrophe(value: str) -> None:
    assert guarded(value) == "'" + value


@pytest.mark.parametrize("value", ["", "泉鲤市监罚〔2024〕100号", "83 良好", "a=b", "1-2", "—"])
def test_a_plain_cell_stays_as_it_is(value: str) -> None:
    assert guarded(value) == value


def test_quotes_commas_and_lines_survive_the_way_through_a_spreadsheet() -> None:
    cells = ['他说"好"', "一,二", "第一行\n第二行", "=x"]
    text = "".join(csv_lines(["甲", "乙", "丙", "丁"], [cells]))
    assert text.startswith(BOM)
    assert list(csv.reader(io.StringIO(text.removeprefix(BOM)))) == [["甲", "乙", "丙", "丁"], [*cells[:3], "'=x"]]


def test_an_export_holds_every_row_of_the_filtered_list_and_is_in_the_audit_trail(
    make: Factory, client_as: Callable[..., SignedInClient]
) -> None:
    mine, other = make.agency(short_name="甲局"), make.agency(short_name="乙局")
    for n in range(60):
        make.case_file(agency=mine, case_no=f"甲〔2026〕{n}号")
    make.case_file(agency=other, case_no="乙〔2026〕1号")
    make.case_file(agency=mine, party="=cmd|' /C calc'!A0", case_no="甲〔2026〕99号")
    answer = client_as("reviewer").get(f"/case-files/export/csv/?flt0_agency={mine.id}")
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix(BOM))))
    assert len(rows) == 62
    assert rows[0][:3] == ["案号", "单位", "当事人"]
    assert all("乙" not in row[0] for row in rows)
    assert next(row for row in rows if row[0] == "甲〔2026〕99号")[2] == "'=cmd|' /C calc'!A0"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.event == "list.exported")).one()
    assert entry.after["list"] == "case_files"
    assert entry.after["filters"] == {"flt0_agency": str(mine.id)}


def test_an_agency_cannot_take_the_list_away(client_as: Callable[..., SignedInClient]) -> None:
    client = client_as("agency")
    assert client.get("/case-files/export/csv/").status_code == 403
    assert "export" not in client.get("/case-files/").text


def test_the_rules_can_be_exported_as_they_are_filtered(client_as: Callable[..., SignedInClient]) -> None:
    text = client_as("reviewer").get("/rules/export/csv/?search=CF-609").text
    rows = list(csv.reader(io.StringIO(text.removeprefix(BOM))))
    assert [row[0] for row in rows] == ["编号", "CF-609"]


def test_the_laws_can_be_exported_as_they_are_filtered_and_the_export_is_in_the_audit_trail(client_as: Callable[..., SignedInClient]) -> None:
    client = client_as("reviewer")
    everything = list(csv.reader(io.StringIO(client.get("/laws/export/csv/").text.removeprefix(BOM))))
    assert everything[0][:3] == ["名称", "简称", "种类"]
    assert len(everything) > 1000  # every page of the list
    some = list(csv.reader(io.StringIO(client.get("/laws/export/csv/?search=行政处罚法&kind=法律").text.removeprefix(BOM))))
    assert "中华人民共和国行政处罚法" in [row[0] for row in some]
    assert len(some) < 10
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.event == "list.exported").order_by(AuditEntry.id)).all()
    assert [e.after["filters"] for e in entries] == [{}, {"search": "行政处罚法", "kind": "法律"}]
    assert {e.after["list"] for e in entries} == {"laws"}


def test_the_missing_laws_are_exported_and_no_name_of_one_starts_a_formula(client_as: Callable[..., SignedInClient], make: Factory) -> None:
    review = make.review(make.case_file())
    with writing() as session:
        session.add_all([CitedLaw(review_id=review.id, name="某某市停车场管理办法", times=3), CitedLaw(review_id=review.id, name="=某某市夜市管理办法", times=1)])
    rows = list(csv.reader(io.StringIO(client_as("reviewer").get("/laws/missing/export/csv/").text.removeprefix(BOM))))
    assert ["某某市停车场管理办法", "1", "3"] in rows
    assert ["'=某某市夜市管理办法", "1", "1"] in rows


def test_who_may_not_export_gets_no_laws(client_as: Callable[..., SignedInClient], make: Factory) -> None:
    client = client_as("agency", agency=make.agency())
    for address in ("/laws/export/csv/", "/laws/missing/export/csv/", "/rules/export/csv/"):
        assert client.get(address).status_code == 403
