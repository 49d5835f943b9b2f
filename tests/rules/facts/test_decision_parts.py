"""Parts of a decision: the party's address, the evidence named, the channel of payment, the signature block, what is told of the notice."""

import pytest

from rules.facts import addresses, evidence, notice_told, payment_channel, signature_block
from rules.facts.blank import is_blank
from tests.rules.facts.papers_of_text import paper

FOOT = "\n决定罚款500元。\n望海区水利局\n2024年5月6日"


@pytest.mark.parametrize(("head", "state"), [
    ("当事人：某公司\n住所：望海区东街1号\n经查，", "given"),
    ("当事人：某公司　经营场所：望海区东街1号　经营者：简某\n经查，", "given"),
    ("当事人：某公司\n注册地址：望海区东街1号\n经查，", "given"),
    ("违法行为人闵某，男，户籍所在地江北省望海区。\n现查明，", "given"),
    ("被处罚人：田某，现住望海区渔港路9号。\n", "given"),
    ("当事人：某公司\n住所（住址）：\n望海区东街1号\n经查，", "given"),
    ("当事人：某公司\n住所：\n法定代表人：孟某\n经查，", "empty"),
    ("当事人：某公司\n地址：______　电话：138\n经查，", "empty"),
    ("当事人：某公司\n地　址：/\n经查，", "empty"),
    ("当事人：某公司\n住所：■■■■■■■■\n经查，", "illegible"),
    ("当事人：某公司\n统一社会信用代码：91350100MA00000001\n经查，当事人住所：望海区东街1号堆放杂物。", "none"),
    ("当事人：田某\n在望海区东街1号检查发现，", "none"),
    ("当事人：某建材店\n经查，当事人在住宅楼下堆放水泥。", "none"),
    ("当事人：某公司\n联系电话：138\n经查，缴款银行地址：望海区东街1号。", "none"),
])
def test_the_address_stands_in_the_head_of_the_decision(head: str, state: str) -> None:
    found = addresses.of_party(paper(f"行政处罚决定书\n望水罚〔2024〕3号\n{head}{FOOT}"))
    told = "none" if found is None else "illegible" if not found.legible else "given" if found.given else "empty"
    assert told == state


@pytest.mark.parametrize(("text", "named"), [
    ("上述事实有现场检查笔录、照片为证。", True),
    ("证据：1.询问笔录；2.营业执照复印件。", True),
    ("有进货单、送货单为证。", True),
    ("经检测机构出具检测报告，铅超标。", True),
    ("监控视频显示当事人乱倒垃圾。", True),
    ("上述事实由当事人的供述证实。", True),
    ("以上事实清楚，证据确凿。", False),
    ("上述事实有相关证据材料证实。", False),
    ("违法事实及证据：当事人占道经营。", False),
    ("当事人未按规定保存监控录像。", False),
    ("当事人不能提供检验报告，证据充分。", False),
    ("可以自收到本决定书之日起六十日内申请复议。", False),
    ("经听证，听证笔录在卷。", False),
])
def test_evidence_is_named_by_items(text: str, named: bool) -> None:
    assert (evidence.named(paper(f"行政处罚决定书\n{text}{FOOT}")).item is not None) is named


@pytest.mark.parametrize(("text", "named"), [
    ("十五日内缴至江城银行。", True),
    ("请扫描二维码缴款。", True),
    ("到望海区政务服务中心缴款窗口缴纳。", True),
    ("缴款方式：当场缴纳。", True),
    ("十五日内缴纳罚款。", False),
    ("逾期不缴纳的，依法从银行账户划拨。", False),
    ("十五日内履行。", False),
])
def test_a_channel_is_where_money_goes(text: str, named: bool) -> None:
    assert (payment_channel.named(paper(f"行政处罚决定书\n罚款500元，{text}{FOOT}")) is not None) is named


@pytest.mark.parametrize(("foot", "agency", "dated"), [
    ("望海区水利局\n2024年5月6日", "望海区水利局", True),
    ("望海区水利局（章）　2024年5月6日", "望海区水利局", True),
    ("二〇二四年五月六日\n望海区水利局", "望海区水利局", True),
    ("望海区城市管理局执法大队渔港中队\n2024-05-06\n附：缴款通知单", "望海区城市管理局执法大队渔港中队", True),
    ("望海区水利局", "望海区水利局", False),
    ("（此处盖章）\n2024年5月6日", None, True),
    ("本决定书一式两份。", None, False),
    ("执法人员：张某、李某\n2024年5月6日", None, True),
])
def test_the_block_has_name_and_day(foot: str, agency: str | None, dated: bool) -> None:
    block = signature_block.of(paper(f"行政处罚决定书\n望水罚〔2024〕3号\n当事人：某砂场\n决定罚款500元。\n如不服，可申请行政复议。\n{foot}"))
    assert ("".join(block.agency.text.split()) if block.agency else None) == agency
    assert (block.day is not None) is dated


@pytest.mark.parametrize(("text", "notice", "defence"), [
    ("本局向当事人送达《行政处罚事先告知书》，当事人未陈述申辩。", True, True),
    ("把拟罚款的数额和权利一并告诉了他。", True, False),
    ("当事人辩称不知情。", False, True),
    ("经听证，决定如下。", False, True),
    ("告知当事人有申请回避的权利。", False, False),
    ("询问笔录中当事人陈述了经过。", False, False),
    ("当事人对上述事实没有异议。", False, False),
    ("将检验结果告知当事人。", False, False),
])
def test_what_is_told_of_notice_and_defence(text: str, notice: bool, defence: bool) -> None:
    told = notice_told.told(paper(f"行政处罚决定书\n经查，占用河道。{text}决定罚款500元。如不服本决定，可申请复议。{FOOT}"))
    assert (told.notice is not None, told.defence is not None) == (notice, defence)


def test_a_form_without_a_case_is_blank_and_a_paper_without_date_is_not() -> None:
    assert is_blank(paper("行政处罚决定书\n（　）罚〔　　〕　号\n被处罚单位：\n违法事实及证据：\n　年　月　日"))
    assert not is_blank(paper("行政处罚决定书\n望水罚〔2024〕3号\n当事人：某砂场\n罚款500元。\n望海区水利局"))
