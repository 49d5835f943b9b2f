"""What the register tells the checker of the agency's other files, from their reviews to a finding in this one."""

from __future__ import annotations

import io

from flask import Flask
from sqlalchemy import select

from lcadmin.columns import now
from lcadmin.extensions import db
from lcadmin.models import Agency, CaseFile, Finding, Review, ReviewState, Sitting
from lcadmin.reviewing import run
from lcadmin.reviewing.intake import take_in
from lcadmin.reviewing.register_entry import entry_of
from lcadmin.transaction import writing
from tests.lcadmin.conftest import Factory

RECORD = (
    "现场检查笔录\n检查时间：2024年4月16日{start}至{end}\n检查地点：{place}\n检查人员：田炳（执法证号13062719004）、颜宝（执法证号13062719018），已出示证件\n"
    "检查情况：活性炭箱未更换。\n现场负责人：{who}\n检查人员：田炳、颜宝"
)
ONE = RECORD.format(start="9时00分", end="10时30分", place="某县高新园区12号", who="卓水木")
OTHER = RECORD.format(start="10时00分", end="11时00分", place="某县沿江路88号", who="彭大勇")


def reviewed(text: str, make: Factory, agency: Agency | None, **more: object) -> CaseFile:
    case_file = take_in(io.BytesIO(text.encode()), "笔录.txt", by=make.user("reviewer")).case_file
    with writing():
        case_file.agency_id = agency.id if agency else None
        for name, value in more.items():
            setattr(case_file, name, value)
    review_id = db.session.scalars(select(Review.id).where(Review.case_file_id == case_file.id).order_by(Review.id.desc())).first()
    assert review_id is not None
    assert run.run(review_id) is ReviewState.DONE
    return case_file


def raised(case_file: CaseFile) -> list[str]:
    return sorted(db.session.scalars(select(Finding.rule).where(Finding.review_id == case_file.current_review_id)))


def test_an_officer_in_two_of_an_agencys_files_at_once_is_found_in_the_second(app: Flask, make: Factory) -> None:
    agency = make.agency()
    first = reviewed(ONE, make, agency, case_no="某环罚〔2024〕8号")
    assert "CF-305" not in raised(first)
    sat = db.session.scalars(select(Sitting)).one()
    assert (sat.start, sat.end, sat.place, sat.people) == ("2024-04-16T09:00", "2024-04-16T10:30", "某县高新园区12号", ["卓水木"])
    second = reviewed(OTHER, make, agency)
    assert "CF-305" in raised(second)
    found = db.session.scalars(select(Finding).where(Finding.review_id == second.current_review_id, Finding.rule == "CF-305")).one()
    assert "某环罚〔2024〕8号" in found.message


def test_files_of_another_agency_or_in_the_trash_or_of_no_agency_are_not_told(app: Flask, make: Factory) -> None:
    agency, other = make.agency(), make.agency()
    reviewed(ONE, make, other)
    assert "CF-305" not in raised(reviewed(OTHER, make, agency))
    gone = reviewed(ONE.replace("12号", "14号"), make, agency)
    with writing():
        db.session.get_one(CaseFile, gone.id).deleted_at = now()
    assert "CF-305" not in raised(reviewed(OTHER.replace("88号", "89号"), make, agency))
    assert entry_of(make.case_file(agency=None)) is None


def test_a_rectified_file_and_the_same_case_handed_in_again_are_no_other_case(make: Factory) -> None:
    agency = make.agency()
    first = make.case_file(agency=agency, case_no="某环罚〔2024〕8号", party="卓水木")
    again = make.case_file(agency=agency, case_no="某环罚〔2024〕8号", party="卓水木", succeeds_id=first.id)
    scanned = make.case_file(agency=agency, case_no="某环罚〔2024〕8号", party="卓水木")
    another = make.case_file(agency=agency, case_no="某环罚〔2024〕8号", party="彭大勇")
    entry = entry_of(again)
    assert entry is not None
    assert entry["other_numbers"] == [{"number": "某环罚〔2024〕8号", "party": "彭大勇"}]
    assert entry_of(first) == entry == entry_of(scanned)
    mirrored = entry_of(another)
    assert mirrored is not None
    assert {row["party"] for row in mirrored["other_numbers"]} == {"卓水木"}
