"""Boxes of forms: whose they are, what stands in them, and whether the head approved."""

import pytest

from rules.facts import approvals
from rules.facts.boxes import boxes
from tests.rules.facts.papers_of_text import paper

FORM = "行政处罚决定审批表\n案由：占道经营\n当事人：某建材店　负责人：张三\n{boxes}"


@pytest.mark.parametrize(("text", "found"), [
    ("承办人意见：建议罚款500元。\n签名：王力 李强 2024年3月5日", [("handler", ["王力", "李强"])]),
    ("承办机构负责人意见：拟同意。庄恒 2024年3月5日", [("unit", ["庄恒"])]),
    ("执法大队意见：同意。庄恒 2024年3月5日", [("unit", ["庄恒"])]),
    ("法制机构审核意见：合法。马晓 2024年3月5日", [("legal", ["马晓"])]),
    ("审核意见：拟同意。马晓 2024年3月5日", [("plain", ["马晓"])]),
    ("执法机关意见：同意。苏德毕力格 2024年3月5日", [("head", ["苏德毕力格"])]),
    ("局领导意见：同意立案。帕提古丽·买买提 2024年3月5日", [("head", ["帕提古丽·买买提"])]),
    ("办案机构意见：同意。马晓 2024年3月5日", [("unit", ["马晓"])]),
    ("分管领导意见：同意。贺国安 2024年3月5日", [("head", ["贺国安"])]),
    ("负 责 人 审 批 意 见：同意。贺国安 2024年3月5日", [("head", ["贺国安"])]),
    ("街道分管领导：同意。贺国安 2024年3月5日", [("head", ["贺国安"])]),
    ("承办人建议：罚款12万元。法规审核：合法。钟凤仁 2022年7月1日\n批准人：同意。邹梅伯 2022年7月4日",
     [("handler", []), ("legal", ["钟凤仁"]), ("head", ["邹梅伯"])]),
    ("审核人签字：尹红 2024年3月5日", [("plain", ["尹红"])]),
    ("负责人意见：同意。\n负责人签名：贺国安 2024年3月5日", [("head", ["贺国安"])]),
    ("审批意见：同意。   审批人（签名）：贺国安  2024年3月5日", [("head", ["贺国安"])]),
    ("审批意见：同意。贺国安 2024年3月5日\n审批人（签名）：贺国安  2024年3月6日", [("head", ["贺国安"]), ("head", ["贺国安"])]),
    ("农业农村主管部门意见   同意立案。   贺国安 2024年3月5日", [("head", ["贺国安"])]),
    ("处罚依据：《某条例》第三条\n陈述申辩情况：未提出", []),
    ("拟处理意见：罚款500元", []),
    ("当事人意见：没有意见。张三 2024年3月5日", []),
])
def test_boxes_are_told_by_their_labels(text: str, found: list[tuple[str, list[str]]]) -> None:
    read = boxes(paper(FORM.format(boxes=text)))
    assert [(b.role, [n.name for n in b.names]) for b in read] == found


@pytest.mark.parametrize(("text", "state", "day"), [
    ("负责人意见：同意。贺国安 2024年3月5日", "given", "2024-03-05"),
    ("承办人意见：罚款。王力 2024年3月4日\n分管负责人意见：准予处罚。贺国安 2024.3.5\n主要负责人意见：　　年　月　日", "given", "2024-03-05"),
    ("负责人意见：签名：贺国安", "given", None),
    ("拟罚款500元。王力 2024年3月4日\n同意。贺国安 2024年3月5日", "given", "2024-03-05"),
    ("负责人意见：\n签名：　　　年　月　日", "empty", None),
    ("负责人审批意见：　　　　签字：", "empty", None),
    ("负责人意见：■■■■", "worn", None),
    ("局长意见：退回补充证据。贺国安 2024年3月5日", "refused", "2024-03-05"),
    ("承办人意见：同意处罚。王力 2024年3月4日", "no_box", None),
    ("拟罚款500元。王力 2024年3月4日", "no_box", None),
])
def test_an_approval_is_the_heads(text: str, state: str, day: str | None) -> None:
    found = approvals.of(paper(FORM.format(boxes=text)))
    assert found.state == state
    assert (found.mention.day.isoformat() if found.mention and found.mention.day else None) == day
