"""Parties: the forms and sentences that name one, and what only looks like a name."""

import pytest

from tests.rules.facts.papers_of_text import paper


def first(body: str, heading: str = "行政处罚决定书") -> str | None:
    parties = paper(f"{heading}\n{body}").parties
    return parties[0].name if parties else None


@pytest.mark.parametrize(("text", "name"), [
    ("当事人：某某市宏达商贸有限公司\n统一社会信用代码：91350100M000100Y43", "某某市宏达商贸有限公司"),
    ("当事人（姓名或名称）：宏达（福建）纺织科技有限公司　住所：工业路1号", "宏达（福建）纺织科技有限公司"),
    ("当事人姓名或者单位名称:某某区金福家乐食品店（黄某某）\n住所:赤龙南街12号", "某某区金福家乐食品店"),
    ("被处罚单位：某某镇恒通石场有限公司　法定代表人：林某", "某某镇恒通石场有限公司"),
    ("被处罚人：李某，男，1990年3月2日出生，身份证号码350502199003021234，住某某街道。", "李某"),
    ("被处罚人张三丰，男，公民身份号码350502199003021234，户籍所在地某某村，驾驶证档案编号3505。", "张三丰"),
    ("违法行为人姓名：熊福　性别：男　出生日期：1985年3月9日", "熊福"),
    ("当事人：艾尔肯·买买提　身份证件号码：653101********3431", "艾尔肯·买买提"),
    ("当事人：王　芳　性别：女", "王芳"),
    ("当事人：某某粮油店（经营者：卢某）", "某某粮油店"),
    ("当事人：某某粮油店，经营者卢明，统一社会信用代码92350722MA1EYW7AL9", "某某粮油店"),
    ("当事人：福源（泉州）会计师事务所（普通合伙）　住所：某某路", "福源（泉州）会计师事务所（普通合伙）"),
    ("当事人基本情况：某某运输队　负责人：郑某", "某某运输队"),
    ("某管罚决字〔2024〕5号\n泉州某某装饰工程有限公司：\n　　经查，你单位擅自倾倒建筑垃圾。", "泉州某某装饰工程有限公司"),
    ("某管罚决字〔2024〕5号\n肖福全（公民身份号码350505197903148702）：\n你于2024年5月占道经营。", "肖福全"),
    ("某管罚决字〔2024〕5号\n某某区亲贤街美度美发店：你单位安排未取得健康证明的人员从事服务工作。", "某某区亲贤街美度美发店"),
    ("当事人|某某街道时尚造型店|统一社会信用代码|92350582MA8QKE0A1X", "某某街道时尚造型店"),
    ("当事人 福州某某建材有限公司 统一社会信用代码：91350103MA8YRP13G1", "福州某某建材有限公司"),
    ("行政相对人名称：无锡某某铸造有限公司", "无锡某某铸造有限公司"),
    ("单位名称：于都某某茶业有限公司\n法定代表人：于某", "于都某某茶业有限公司"),
    # nothing names a party
    ("当事人：\n统一社会信用代码：\n住所：", None),
    ("当事人：____\n住所：____", None),
    ("当事人：■■■■有限公司", None),
    ("违法事实：当事人对事实没有异议，愿意整改。", None),
    ("现决定如下：\n罚款500元。", None),
    ("当事人陈述申辩：无\n当事人意见：没有意见", None),
    ("当事人应当自收到本决定书之日起十五日内缴纳罚款。", None),
    ("本文书一式两份：一份送达，一份存档。", None),
])
def test_a_decision_names_its_party(text: str, name: str | None) -> None:
    assert first(text) == name


def test_several_persons_are_parties_one_by_one() -> None:
    assert [p.name for p in paper("行政处罚决定书\n当事人：张三、李四\n2024年5月1日").parties] == ["张三", "李四"]


def test_the_operator_of_a_shop_is_known_beside_its_name() -> None:
    party = paper("行政处罚决定书\n当事人：某某粮油店　经营者：卢明\n").parties[0]
    assert (party.name, party.operator, party.organisation) == ("某某粮油店", "卢明", True)


def test_the_addressee_of_an_application_is_no_party() -> None:
    assert first("某某市农业农村局：\n我店申请听证。\n申请人：张某", "听证申请书") == "张某"
