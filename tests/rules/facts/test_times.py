"""From when to when a record was held."""

from datetime import datetime

import pytest

from rules.facts import times
from tests.rules.facts.papers_of_text import paper

INTERVIEW = "询问笔录\n{head}\n询问人：林建平、苏敏\n被询问人：黄某\n问：昨天9时到10时你在哪里？答：在店里，11时30分结束营业。\n以上看过，属实。黄某　2024年3月5日"
INSPECTION = "现场检查笔录\n{head}\n检查人员：林建平、苏敏\n检查情况：监控显示8时10分至8时40分有人出入。{tail}\n黄某　2024年3月5日"
DAY = (2024, 3, 5)


def as_numbers(moment: datetime | None) -> tuple[int, ...] | None:
    return (moment.year, moment.month, moment.day, moment.hour, moment.minute) if moment else None


@pytest.mark.parametrize(("head", "start", "end"), [
    ("询问时间：2024年3月5日14:33至15:38", (*DAY, 14, 33), (*DAY, 15, 38)),
    ("询问时间：2024年3月5日９时０５分至１０时整", (*DAY, 9, 5), (*DAY, 10, 0)),
    ("时间：2024年3月5日 上午11时40分至下午1时10分", (*DAY, 11, 40), (*DAY, 13, 10)),
    ("询问时间：2024年3月5日下午2时至4时", (*DAY, 14, 0), (*DAY, 16, 0)),
    ("询问时间：2024年3月5日22:40至2024年3月6日00:25", (*DAY, 22, 40), (2024, 3, 6, 0, 25)),
    ("询问时间：2024年3月5日22时40分至次日0时25分", (*DAY, 22, 40), (2024, 3, 6, 0, 25)),
    ("询问日期：2024年3月5日\n开始时间：9时　结束时间：9点半", (*DAY, 9, 0), (*DAY, 9, 30)),
    ("2024-03-05 09:30至10:05　地点：南安市交通运输局", (*DAY, 9, 30), (*DAY, 10, 5)),
    ("询问时间：2024年3月5日九时二十分至十时", (*DAY, 9, 20), (*DAY, 10, 0)),
    ("询问时间：2024年3月5日14:53", (*DAY, 14, 53), None),
    ("询问时间：2024年3月5日10时30分至　时　分", (*DAY, 10, 30), None),
    ("询问时间：2024年3月5日", None, None),
    ("询问时间：2024年3月5日　时　分至　时　分", None, None),
    ("", None, None),
])
def test_an_interview_says_in_its_head_when_it_was_held(head: str, start: tuple[int, ...] | None, end: tuple[int, ...] | None) -> None:
    found = times.held(paper(INTERVIEW.format(head=head)))
    assert as_numbers(found.start) == start
    assert as_numbers(found.end) == end
    assert not found.worn


@pytest.mark.parametrize(("head", "tail", "start", "end"), [
    ("检查时间：2024年3月5日9时22分至2024年3月5日10时18分", "", (9, 22), (10, 18)),
    ("检查时间：2024年3月5日9时22分", "10时18分检查结束。", (9, 22), (10, 18)),
    ("执法人员于2024年3月5日14点20分进入该公司检查", "15点05分检查结束离场。", (14, 20), (15, 5)),
    ("检查时间：2024年3月5日", "", None, None),
    ("检查时间：2024年3月5日9时22分", "", (9, 22), None),
    ("接报时间：2024年3月5日8时　检查日期：2024年3月5日", "", None, None),
])
def test_an_inspection_may_tell_its_end_in_the_account(head: str, tail: str, start: tuple[int, int] | None, end: tuple[int, int] | None) -> None:
    found = times.held(paper(INSPECTION.format(head=head, tail=tail)))
    assert as_numbers(found.start) == ((*DAY, *start) if start else None)
    assert as_numbers(found.end) == ((*DAY, *end) if end else None)


def test_worn_figures_are_said_to_be_worn() -> None:
    assert times.held(paper(INTERVIEW.format(head="询问时间：2024年3月5日9时15分至■时■■分"))).worn
    assert times.held(paper(INTERVIEW.format(head="询问时间：2024年■月■日9时15分至10时"))).start is None


def test_an_end_before_the_beginning_is_seen() -> None:
    assert times.held(paper(INTERVIEW.format(head="询问时间：2024年3月5日15时40分至14时55分"))).reversed
    assert not times.held(paper(INTERVIEW.format(head="询问时间：2024年3月5日14时至14时5分"))).reversed
