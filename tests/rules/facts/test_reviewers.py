"""Who investigated a case, and who reviewed it."""

import pytest

from rules.facts import investigators, reviewers
from tests.rules.facts.cases import case_of


@pytest.mark.parametrize(("text", "names"), [
    ("法制审核意见书\n审核意见：同意。\n审核人：郑海　2023年7月4日", ["郑海"]),
    ("案件法制审核表\n法制审核意见：程序合法。\n签名：何雨 2024年4月2日\n法制机构负责人意见：同意。\n签名：谢敏 2024年4月3日", ["何雨", "谢敏"]),
    ("重大执法决定法制审核意见书\n承办机构意见：建议处罚。唐波 2023年4月5日\n法规科意见：同意。马晓 2023年4月6日", ["马晓"]),
    ("案件审核意见书\n经审核，事实清楚，同意处罚。\n马晓 2023年4月6日", ["马晓"]),
    ("行政处罚决定审批表\n承办人意见：罚款。王力 2023年7月3日\n法制审核意见：合法。高原 2023年7月4日\n局长：同意。贺国安 2023年7月5日", ["高原"]),
    ("行政处罚决定审批表\n审核意见：拟同意。高原 2023年7月4日\n局长：同意。贺国安 2023年7月5日", []),
    ("法制审核意见书\n审核意见：同意。\n审核人：■雪　2023年7月4日", [None]),
    ("询问笔录\n询问人：王力、李强\n问：有无许可？答：没有。", []),
])
def test_reviewers(text: str, names: list[str | None]) -> None:
    assert [r.name for r in reviewers.of(case_of(text))] == names


@pytest.mark.parametrize(("text", "names"), [
    ("询问笔录\n询问人：王力、李强　记录人：赵可\n问：有无许可？答：没有。", ["王力", "李强"]),
    ("行政处罚决定审批表\n承办人意见：罚款。王力 2023年7月3日\n负责人意见：同意。贺国安 2023年7月5日", ["王力"]),
    ("听证笔录\n主持人：郑海\n调查人员：王力、李强\n主持人：现在开始。", ["王力", "李强"]),
    ("送达回证\n送达文书：行政处罚决定书\n签收：张三 2024年5月10日\n送达人：王力、李强", []),
    ("法制审核意见书\n审核意见：同意。\n审核人：郑海　2023年7月4日", []),
    ("陈述申辩笔录\n执法人员：王力\n陈述人：张三\n我请求从轻。", []),
])
def test_investigators(text: str, names: list[str]) -> None:
    assert [o.name for o in investigators.of(case_of(text))] == names
