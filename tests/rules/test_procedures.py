# ruff: noqa: E501 - papers are written out as they are printed
"""Whole files of every procedure: lawful ones come out clean, and rules that do not apply say so; broken in one thing, the rule that speaks of it is heard."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest

from rules.check import Options, check_text
from rules.judging import RULES, Outcome, Severity
from rules.judging.runner import Judged
from rules.language import say
from tests.rules.procedures.files import FILES

AS_OF = Options(as_of=date(2026, 11, 1))
OPEN = {"CF-110", "CF-508", "CF-608", "CF-629", "CF-907"}
"""What a plain text about an invented district cannot tell: seals, page numbers, where the district is, the range of fines, whose of several fines is which."""


@lru_cache(maxsize=64)
def judged(text: str) -> tuple[Judged, ...]:
    return tuple(check_text(text, [RULES[i] for i in sorted(RULES)], AS_OF))


def failed(text: str) -> set[str]:
    return {j.rule.id for j in judged(text) if j.outcome is Outcome.FAILED}


@pytest.mark.parametrize("name", FILES)
def test_a_lawful_file_of_each_procedure_comes_out_clean(name: str) -> None:
    found = [(j.rule.id, say(f.message_id, f.message_params)) for j in judged(FILES[name]) for f in j.findings if f.severity is not Severity.HINT]
    assert found == []
    assert {j.rule.id for j in judged(FILES[name]) if j.outcome is Outcome.UNDETERMINED} <= OPEN


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("summary", {"CF-201", "CF-202", "CF-401", "CF-403", "CF-406", "CF-409", "CF-501", "CF-504", "CF-506", "CF-513", "CF-622"}),
        ("ordinary", {"CF-612", "CF-618", "CF-624", "CF-625", "CF-510", "CF-511", "CF-512"}),
        ("no penalty", {"CF-501", "CF-506", "CF-604", "CF-605", "CF-613", "CF-619", "CF-620", "CF-801", "CF-802"}),
        ("withdrawn", {"CF-501", "CF-601", "CF-602", "CF-606", "CF-701", "CF-801", "CF-804"}),
        ("transferred", {"CF-401", "CF-501", "CF-601", "CF-602", "CF-606", "CF-701", "CF-801", "CF-804"}),
    ],
)
def test_the_rules_that_do_not_apply_say_so(name: str, rules: set[str]) -> None:
    told = {j.rule.id: (j.outcome, say(j.reason, dict(j.params))) for j in judged(FILES[name])}
    assert {i: told[i][0] for i in rules if told[i][0] is not Outcome.NOT_APPLICABLE} == {}
    assert all(told[i][1] for i in rules), "without saying why"


@pytest.mark.parametrize("name", ["hearing", "extension", "suspension", "re-issued notice", "instalments", "several parties"])
def test_the_rules_on_what_a_procedure_adds_are_judged_and_kept(name: str) -> None:
    wanted = {
        "hearing": {"CF-403", "CF-404", "CF-406", "CF-407", "CF-408", "CF-504", "CF-505", "CF-510", "CF-511", "CF-512"}, "extension": {"CF-622"}, "suspension": {"CF-622"},
        "re-issued notice": {"CF-508", "CF-506"}, "instalments": {"CF-801", "CF-802"}, "several parties": {"CF-105", "CF-107", "CF-701"},
    }[name]  # fmt: skip
    outcomes = {j.rule.id: j.outcome for j in judged(FILES[name])}
    assert {i: outcomes[i] for i in wanted if outcomes[i] is not Outcome.PASSED} == {}


def without(text: str, heading: str) -> str:
    """The file without the paper of that heading, and without the catalogue that lists it."""
    return "\f".join(paper for paper in text.split("\f") if not paper.strip().startswith((heading, "卷内目录")))


@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        ("extension", "范成　2024年5月29日", "范成　2024年6月25日", "CF-622"),
        ("re-issued notice", "本机关拟对你单位作出罚款人民币3000元", "本机关拟对你单位作出罚款人民币2500元", "CF-508"),
        ("no penalty", "，在责令改正的期限内及时改正", "", "CF-628"),
        ("summary", "应当先自收到本决定书之日起六十日内向青禾市石桥区人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内", "可以自收到本决定书之日起六十日内向青禾市石桥区人民政府申请行政复议，也可以在六个月内", "CF-612"),
        ("summary", "伍拾元（¥50.00）", "伍佰元（¥500.00）", "CF-618"),
        ("hearing", "2024年6月26日\n送达人", "2024年7月2日\n送达人", "CF-511"),
        ("hearing", "由于敏主持", "由韩立主持", "CF-512"),
        ("several parties", "统一社会信用代码：91350500MA3YK7Q52J\n法定代表人：任泽\n住所：青禾市石桥区广安街88号\n经查", "统一社会信用代码：91350500MA3YK7Q25J\n法定代表人：任泽\n住所：青禾市石桥区广安街88号\n经查", "CF-107"),
    ],
)
def test_one_thing_broken_is_heard(name: str, old: str, new: str, rule: str) -> None:
    text = FILES[name]
    if rule == "CF-512" and name == "hearing":
        text = text.replace("于敏", "韩立")
    else:
        assert text.count(old), "stands nowhere"
        text = text.replace(old, new)
    assert rule in failed(text)


@pytest.mark.parametrize(
    ("name", "heading", "rule"),
    [
        ("suspension", "中止案件调查审批表", "CF-622"),
        ("hearing", "重大行政执法决定法制审核意见书", "CF-403"),
        ("withdrawn", "案件调查终结报告", "CF-401"),
        ("several parties", "立案审批表", "CF-201"),
    ],
)
def test_a_paper_that_is_missing_is_heard(name: str, heading: str, rule: str) -> None:
    assert rule in failed(without(FILES[name], heading))


@pytest.mark.parametrize(
    ("name", "heading", "rule"), [("hearing", "行政处罚案件集体讨论记录", "CF-406"), ("ordinary", "行政处罚事先告知书", "CF-501")]
)
def test_a_paper_that_others_speak_of_is_not_said_to_be_missing(name: str, heading: str, rule: str) -> None:
    found = next(j for j in judged(without(FILES[name], heading)) if j.rule.id == rule)
    assert (found.outcome, "没有找到" in say(found.reason, dict(found.params))) == (Outcome.UNDETERMINED, True)
