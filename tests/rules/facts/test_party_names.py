"""Names and numbers of the party across papers: the same, variants of one, others."""

import pytest

from rules.facts import party_names, party_numbers
from tests.rules.facts.cases import case_of


@pytest.mark.parametrize(("one", "other", "relation"), [
    ("恒润（福建）纺织科技有限公司", "恒润(福建) 纺织科技有限公司", "same"), ("陈某某", "陈志强", "same"), ("泉州某某餐饮店", "泉州海澜餐饮店", "same"),
    ("阿坤食杂店（经营者：林坤）", "阿坤食杂店", "same"),
    ("望海清源表面处理有限公司", "望海源清表面处理有限公司", "variant"), ("福满楼餐饮有限公司", "福满楼餐饮管理有限公司", "variant"),
    ("望海区顺济餐饮店", "临江市望海区顺济餐饮店", "variant"), ("郭志勇", "郭志永", "variant"), ("郭志勇", "郭志", "variant"),
    ("望海宏达商贸有限公司", "临江远大机械厂", "other"), ("王建国", "李秀兰", "other"), ("陈志强", "林志强强", "other"),
    ("阿坤食杂店", "林坤", "other kind"),
])
def test_how_two_names_stand_to_each_other(one: str, other: str, relation: str) -> None:
    assert party_names.relation(one, other) == relation
    assert party_names.relation(other, one) == relation


@pytest.mark.parametrize(("name", "body"), [
    ("望海宏达商贸有限公司", True), ("阿坤食杂店", True), ("福源会计师事务所（普通合伙）", True), ("林坤", False), ("证明上述事实的证据有", False),
    ("望海区城市管理局", False), ("事实没有异议", False),
])
def test_what_is_a_company_or_a_shop(name: str, body: bool) -> None:
    assert party_names.is_body(name) is body


@pytest.mark.parametrize(("worn", "name", "may"), [
    ("德化县■■■陶瓷厂", "德化县瓷韵轩陶瓷厂", True), ("田■根", "田宝根", True), ("德化县■■■陶瓷厂", "安溪县瓷韵轩陶瓷厂", False),
])
def test_a_worn_name_may_be_another(worn: str, name: str, may: bool) -> None:
    assert party_names.may_be(worn, name) is may


def test_a_short_name_defined_and_a_change_of_name_explain_a_difference() -> None:
    case = case_of("立案审批表\n当事人：望海刺桐餐饮管理有限公司（以下简称刺桐公司）\n2024年3月1日")
    assert party_names.explained(case, "刺桐公司", "望海刺桐餐饮管理有限公司")
    assert not party_names.explained(case, "紫帽公司", "望海刺桐餐饮管理有限公司")


def test_variants_in_sentences_are_found_but_not_the_parent_of_a_branch() -> None:
    case = case_of("案件调查终结报告\n当事人：望海宏达建材有限公司\n经查，望海宏大建材有限公司销售灭火器。\n2024年3月1日")
    assert [v for v, _, _ in party_names.in_running_text(case, "望海宏达建材有限公司")] == ["望海宏大建材有限公司"]
    branch = case_of("案件调查终结报告\n当事人：望海宏达建材有限公司东街分公司\n经查，望海宏达建材有限公司设立东街分公司。\n2024年3月1日")
    assert not list(party_names.in_running_text(branch, "望海宏达建材有限公司东街分公司"))


@pytest.mark.parametrize(("one", "other", "differ"), [
    ("350102199101301603", "350102********1603", False), ("350102********1234", "350102********1243", True), ("*1234", "350102199101301243", True),
    ("35010219910130160X", "35010219910130160X", False), ("350121197206044180", "350121197204062641", True), ("3503051965■■280311", "350305196511280311", None),
    ("3503051965■■280311", "350305196511280312", True), ("350305651128031", "350305196511280311", None), ("350305651128031", "350306196511280311", True),
])
def test_whether_two_numbers_are_certainly_two(one: str, other: str, differ: bool | None) -> None:
    assert party_numbers.differ(one, other) is differ
    assert party_numbers.differ(other, one) is differ


def test_a_number_belongs_to_the_name_before_it() -> None:
    case = case_of(
        "询问笔录\n被询问人：李兰　身份证号码：350121197206044180\n问：货是谁的？答：苏海的。\n李兰　2024年3月1日\n\f"
        "行政处罚决定书\n当事人：苏海，身份证号11010519491231002X，住望海县\n罚款。\n2024年5月1日")
    assert [n.value for n in party_numbers.of(case, "苏海")] == ["11010519491231002X"]
    assert [n.value for n in party_numbers.of(case, "李兰")] == ["350121197206044180"]
