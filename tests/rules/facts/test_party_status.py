"""Whether a party exists, under which name, and what proves it."""

from datetime import date

import pytest

from rules.facts import party_status
from tests.rules.facts.cases import case_of
from tests.rules.facts.papers_of_text import paper as paper_of

NAME = "望海聚鲜供应链有限公司"


@pytest.mark.parametrize(("text", "day"), [
    (f"企业信用信息公示报告\n名称：{NAME}\n登记状态：注销（2022年4月11日登记注销）", date(2022, 4, 11)),
    (f"准予注销登记通知书\n{NAME}：\n经审查，准予注销登记。\n望海区市场监督管理局\n2024年3月5日", date(2024, 3, 5)),
    (f"案件调查终结报告\n当事人：{NAME}\n该公司已于2023年5月6日核准注销。\n2024年3月1日", date(2023, 5, 6)),
])
def test_a_company_struck_off(text: str, day: date) -> None:
    told = party_status.cancelled(case_of(text), NAME)
    assert told is not None
    assert told.day == day


@pytest.mark.parametrize("text", [
    f"企业信用信息公示报告\n名称：{NAME}\n登记状态：存续",
    f"企业信用信息公示报告\n名称：{NAME}\n登记状态：吊销，未注销",
    f"案件调查终结报告\n当事人：{NAME}\n其食品经营许可证已被注销。\n2024年3月1日",
    f"营业执照\n名称：{NAME}\n注销日期：／",
    "企业信用信息公示报告\n名称：临江远大机械厂\n登记状态：注销",
    f"询问笔录\n问：{NAME}注销了吗？答：已经注销登记了。",
])
def test_a_company_that_exists(text: str) -> None:
    assert party_status.cancelled(case_of(text), NAME) is None


@pytest.mark.parametrize(("text", "name"), [
    (f"变更登记情况\n企业名称由{NAME}变更为望海聚鲜科技有限公司，2023年11月6日", "望海聚鲜科技有限公司"),
    (f"企业登记信息\n变更前名称：{NAME}\n变更后名称：望海聚鲜科技有限公司\n2023年11月6日", "望海聚鲜科技有限公司"),
    (f"企业登记信息\n名称：{NAME}\n法定代表人由张三变更为李四\n2023年11月6日", None),
    (f"企业登记信息\n企业名称由望海聚鲜商行变更为{NAME}\n2023年11月6日", None),
])
def test_a_company_renamed(text: str, name: str | None) -> None:
    told = party_status.renamed(case_of(text), NAME)
    assert (told.name if told else None) == name


@pytest.mark.parametrize(("name", "department", "branch"), [
    ("望海宏达建筑工程有限公司第三项目部", True, False), ("望海宏达建筑工程有限公司东街分公司", False, True), ("望海宏达建筑工程有限公司", False, False),
    ("城关中心小学食堂", True, False), ("阿坤食杂店", False, False), ("望海修理部", False, False),
])
def test_departments_and_branches(name: str, department: bool, branch: bool) -> None:
    assert party_status.is_a_department(name) is department
    assert party_status.is_a_branch(name) is branch


@pytest.mark.parametrize(("text", "found"), [
    ("证据提取单\n粘贴处：居民身份证复印件\n2024年3月1日", True), ("证据复制件\n监控录像光盘一张\n2024年3月1日", False),
    ("询问笔录\n问：请出示身份证。答：好。", False), ("营业执照\n名称：阿坤食杂店", True),
])
def test_proof_of_identity(text: str, found: bool) -> None:
    assert bool(party_status.proof_of_identity(case_of(text))) is found


@pytest.mark.parametrize(("sentence", "found"), [
    ("当事人未办理营业执照", True), ("不能出示营业执照", True), ("属无照经营", True), ("营业执照已核对", False), ("未取得食品经营许可证", False),
])
def test_a_trader_without_a_licence(sentence: str, found: bool) -> None:
    assert bool(party_status.unlicensed(paper_of(f"现场检查笔录\n{sentence}。"))) is found
