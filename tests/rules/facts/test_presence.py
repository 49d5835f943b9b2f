"""Whether a file lacks a paper, and what stands against saying so."""

import re
from dataclasses import replace
from datetime import date

import pytest

from rules.documents import assemble
from rules.facts import presence
from rules.facts.case import Case
from rules.reading.plain_text import read_text
from tests.rules.facts.cases import case_of

KINDS = ("filing_approval",)
INSPECTION = "\n\f\n现场检查笔录\n检查时间：2024年3月7日\n检查情况：占道。\n张某 2024年3月7日"


def test_a_paper_of_the_kind_is_there() -> None:
    assert presence.of(case_of("立案呈批表\n领导批示：同意立案。" + INSPECTION), KINDS, presence.FILING).paper


def test_nothing_stands_against_its_absence() -> None:
    found = presence.of(case_of("卷宗封面\n立案日期：2024年3月11日" + INSPECTION), KINDS, presence.FILING)
    assert found.paper is None
    assert found.doubt is None


@pytest.mark.parametrize("text", [
    "卷内目录\n1 立案审批表 1\n2 现场检查笔录 2",
    "卷内目录\n序号　文书名称　页号\n1　立案报告　1\n2　现场检查笔录　2",
    "卷内目录\n1 ■■■■审批表 1\n2 现场检查笔录 2",
    "卷宗封面\n案由：占道\n\f\n■■■■■■■■\n■■■■■■■■■■（此页污损）",
])
def test_a_doubt(text: str) -> None:
    found = presence.of(case_of(text + INSPECTION), KINDS, presence.FILING)
    assert found.paper is None
    assert found.doubt is not None


@pytest.mark.parametrize(("pattern", "title", "fits"), [
    (presence.NOTICE, "行政处罚事先（听证）告知书", True), (presence.NOTICE, "听证告知书", True), (presence.NOTICE, "违法行为通知书", True),
    (presence.NOTICE, "送达回证（告知书）", False), (presence.NOTICE, "听证通知书", False), (presence.NOTICE, "责令改正通知书", False),
    (presence.DECISION, "行政处罚决定书", True), (presence.DECISION, "行政处罚决定审批表", False), (presence.DECISION, "送达回证（处罚决定书）", False),
    (presence.DECISION, "行政处罚决定履行催告书", False), (presence.REPORT, "案件处理意见书", True), (presence.REPORT, "听证报告", False),
    (presence.REPORT, "检测报告", False), (presence.FILING, "立案告知书", False), (presence.FILING, "立案/不予立案审批表", True),
    (presence.REVIEW, "重大执法决定法制审核意见书", True), (presence.REVIEW, "电子技术监控设备法制审核和技术审核表", False),
    (presence.REVIEW, "陈述申辩复核意见书", False),
])
def test_titles_in_a_catalogue(pattern: re.Pattern[str], title: str, fits: bool) -> None:
    assert bool(pattern.search(title)) is fits


@pytest.mark.parametrize(("first", "second", "may_be"), [
    ("某某执法专用", "行政处罚决定书(单位)", True),
    ("某某执法专用", "送达《行政处罚决定书》的照片三张", False),
])
def test_an_unrecognised_paper_may_be_the_missing_one(first: str, second: str, may_be: bool) -> None:
    dossier = assemble(read_text("执法记录\n正文。\n".encode()))
    paper = replace(dossier.documents[0], kind="unknown", text=f"{first}\n{second}\n正文。")
    case = Case(replace(dossier, documents=(paper,)), "whole", "issued", date(2026, 1, 1))
    assert bool(presence.unrecognised(case, "penalty_decision")) is may_be
