"""Lists as CSV: whole, guarded, recorded."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from sqlalchemy import select

from lcadmin.desk.export import BOM, csv_lines, guarded
from lcadmin.extensions import db
from lcadmin.models import AuditEntry
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
