"""Collective discussions: what their records tell."""

import pytest

from rules.facts import meetings
from tests.rules.facts.papers_of_text import paper

HEAD = "案件集体讨论记录\n案由：倾倒渣土\n"


def read(text: str) -> meetings.Meeting:
    return meetings.read(paper(HEAD + text))


@pytest.mark.parametrize(("text", "day", "blank"), [
    ("时间：2024年5月6日9时", "2024-05-06", False),
    ("二〇二四年五月六日上午，局长范立主持召开会议。", "2024-05-06", False),
    ("讨论时间：　　　　\n主持人：范立\n签名：范立 2024年5月6日", "2024-05-06", True),
    ("主持人：范立\n结论：同意。", None, False),
    ("时间：2024年■月■日", None, False),
])
def test_when(text: str, day: str | None, blank: bool) -> None:
    meeting = read(text)
    assert (meeting.time.day.isoformat() if meeting.time and meeting.time.day else None) == day
    assert bool(meeting.blank_time) is blank


@pytest.mark.parametrize(("text", "chair", "people"), [
    ("主持人：范立（局长）　参加人：丁海、秦珠、孟清　记录人：康彩", True, ["范立", "丁海", "秦珠", "孟清"]),
    ("会议主持：范立\n出席人员姓名及职务：范立（局长）、丁海（副局长）、秦珠（法规股股长）", True, ["范立", "丁海", "秦珠"]),
    ("会议由局长范立主持，丁海、秦珠参加。", True, ["范立", "丁海", "秦珠"]),
    ("丁海：同意。\n秦珠：同意承办意见。", False, ["丁海", "秦珠"]),
    ("主持人：\n参加人：\n记录人：康彩", False, []),
    ("列席人员：丁海、秦珠\n记录人：康彩", False, []),
])
def test_who(text: str, chair: bool, people: list[str]) -> None:
    meeting = read(text)
    assert bool(meeting.chair) is chair
    assert list(meeting.people) == people


@pytest.mark.parametrize(("text", "concluded"), [
    ("结论：同意罚款三万元。", True),
    ("结论性意见：一致同意给予罚款三万元的处罚。", True),
    ("议定事项：罚款三万元。", True),
    ("经集体讨论，决定给予罚款三万元的处罚。", True),
    ("丁海、秦珠、孟清均同意。", True),
    ("讨论结果：赞成4票，反对0票，通过承办意见。", True),
    ("丁海：违法事实成立，赞成。\n秦珠：程序没有问题，赞成。", False),
    ("丁海认为应当从重；秦珠认为可取中间档；范立提出请大家再斟酌。", False),
    ("结论：\n签名：范立 丁海", False),
    ("会议未形成一致意见，下次再议。", False),
    ("承办人汇报：经研究，建议决定处罚款三万元。", False),
])
def test_whether_it_came_to_a_result(text: str, concluded: bool) -> None:
    assert bool(read(text).conclusion) is concluded


@pytest.mark.parametrize(("text", "state"), [
    ("参加人签名：范立　丁海　秦珠", "signed"),
    ("与会人员签字：范立、丁海、秦珠\n记录人签字：康彩", "signed"),
    ("参加人员（签名）：范立、丁海、秦珠", "signed"),
    ("结论：同意。\n范立　丁海　秦珠　2024年5月6日", "signed"),
    ("签名：■■　■■", "worn"),
    ("参加人员签名：\n记录人签名：康彩 2024年5月6日", "empty"),
    ("主持人签名：范立\n参加人员签名：", "empty"),
    ("结论：同意罚款。", "no_place"),
])
def test_whether_it_is_signed(text: str, state: str) -> None:
    assert read(text).signatures == state


@pytest.mark.parametrize(("text", "penalty"), [
    ("结论：同意罚款三万元。", True),
    ("议题：当事人申请分期缴纳罚款\n结论：同意分三期缴纳。", False),
    ("讨论事项：申请人民法院强制执行\n结论：同意申请强制执行。", False),
    ("结论：同意给予罚款三万元的处罚，准予分期缴纳。", True),
])
def test_what_it_was_about(text: str, penalty: bool) -> None:
    assert read(text).on_the_penalty is penalty
