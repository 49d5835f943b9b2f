"""Receipts, announcements, slips and signatures on the paper: what was served, how and when."""

from datetime import date

import pytest

from rules.documents import assemble
from rules.facts.case import Case
from rules.facts.deliveries import Delivery
from rules.reading.plain_text import read_text

DECISION = """行政处罚决定书
晋市监处罚〔2024〕218号
当事人：晋江市海仔商行
经查，当事人未明码标价。罚款2000元。
晋江市市场监督管理局
2024年4月23日
\f
"""
NOTICE = """行政处罚告知书
晋市监罚告〔2024〕231号
晋江市海仔商行：
你店未明码标价，拟罚款2000元。可以陈述、申辩。
晋江市市场监督管理局
2024年4月8日
\f
"""


def deliveries(text: str) -> list[Delivery]:
    return Case(assemble(read_text(text.encode())), "papers", "issued", date(2026, 1, 1)).deliveries


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(d.of, d.way, d.day.isoformat() if d.day else None) for d in deliveries(text)]


@pytest.mark.parametrize(("receipt", "expected"), [
    ("送达文书：行政处罚决定书（晋市监处罚〔2024〕218号）\n受送达人：晋江市海仔商行　送达方式：直接送达\n"
     "收件人签名：范某　2024年4月24日\n送达人：甲、乙",
     [("penalty_decision", "direct", "2024-04-24")]),
    ("晋市监处罚〔2024〕218号　范某签收　2024-04-24　送达人：甲 乙", [("penalty_decision", "direct", "2024-04-24")]),
    ("送达文书　《行政处罚事先告知书》\n签收　范某　2024.4.9\n送达人　甲、乙", [("prior_notice", "direct", "2024-04-09")]),
    ("送达文书：晋市监罚告〔2024〕231号行政处罚告知书、晋市监责改〔2024〕7号责令改正通知书\n签收：范某　2024年4月9日",
     [("prior_notice", "direct", "2024-04-09"), ("correction_order", "direct", "2024-04-09")]),
    ("文书名称：处罚决定\n方式：邮寄送达\n"
     "交寄时间：2024年4月25日　签收时间：2024年4月28日", [("penalty_decision", "mail", "2024-04-28")]),
    ("送达文书：行政处罚决定书\n送达方式：EMS邮寄（单号1043）\n邮寄日期：2024年4月25日", [("penalty_decision", "mail", "2024-04-25")]),
    ("送达文书：行政处罚决定书\n送达方式：留置送达\n送达时间：2024年4月24日10时\n受送达人签名：（拒绝签收）\n拒收事由：不认可\n"
     "送达人：甲 乙",
     [("penalty_decision", "left", "2024-04-24")]),
    ("送达文书：行政处罚决定书\n送达方式：留置送达\n收件人签收 收件人:\n送达人：甲 乙 2024年4月24日\n"
     "备注：2024年4月24日，受送达人拒绝签收，文书留置于其住所",
     [("penalty_decision", "left", "2024-04-24")]),
    ("送达文书：行政处罚决定书\n送达方式：☑直接送达 □留置送达 □邮寄送达 □公告送达\n收到日期：2024年4月24日 9时20分\n受送达人签名：范某",
     [("penalty_decision", "direct", "2024-04-24")]),
    ("送达文书：行政处罚决定书\n送达方式：□直接送达 □留置送达 ☑邮寄送达\n"
     "送达时间：2024年4月24日", [("penalty_decision", "mail", "2024-04-24")]),
    ("送达文书：行政处罚决定书\n送达方式：电子送达（发至确认邮箱）\n到达时间：2024年4月24日15:31\n送达人：甲 乙",
     [("penalty_decision", "electronic", "2024-04-24")]),
    ("送达文书：行政处罚决定书\n送达方式：公告送达\n送达时间：2024年5月18日公告\n"
     "备注：直接送达、邮寄送达未果，于2024年6月17日期满视为送达",
     [("penalty_decision", "announcement", "2024-06-17")]),
    ("受送达人：晋江市海仔商行\n送达文书：行政处罚决定履行催告书（晋市监催〔2024〕3号）\n签收：范某 2024年12月1日",
     [("enforcement_demand", "direct", "2024-12-01")]),
    ("送达文书：不予行政处罚决定书\n签收：范某 2024年12月1日", [("no_penalty_decision", "direct", "2024-12-01")]),
    ("｜送达文书｜行政处罚决定书｜文号｜某罚〔2024〕1号｜\n｜受送达人｜张三｜\n｜送达方式｜直接送达｜\n｜送达时间｜2024年5月10日｜\n｜签收人｜张三｜",
     [("penalty_decision", "direct", "2024-05-10")]),
    ("送达文书：□行政处罚告知书 ☑行政处罚决定书 □催告书\n签收：张三 2024年5月10日", [("penalty_decision", "direct", "2024-05-10")]),
    ("案由：拒不履行行政处罚决定\n送达文书：履行行政处罚决定催告书\n签收：张三 2024年12月10日",
     [("enforcement_demand", "direct", "2024-12-10")]),
    ("兹收到某局送达的某罚〔2024〕1号行政处罚决定书一份。\n签收人：张三 2024年5月10日", [("penalty_decision", "direct", "2024-05-10")]),
    ("送达的文书：行政处罚决定书1份\n收件人（签章）：张三　二〇二四年五月十日", [("penalty_decision", "direct", "2024-05-10")]),
    ("送达文书：听证告知书\n签收：范某 2024年4月1日", [("hearing_notice", "direct", "2024-04-01")]),
    ("送达文书：行政处罚听证告知书\n签收：范某 2024年4月1日", [("prior_notice", "direct", "2024-04-01")]),
    ("送达文书：询问通知书\n签收：范某 2024年4月1日", [(None, "direct", "2024-04-01")]),
    ("送达文书：行政处罚决定书\n签收：范某　2024年■月■日\n送达人：甲 乙 2024年4月24日", [("penalty_decision", "direct", None)]),
    ("送达文书：行政处罚决定书\n签收：　　　　年　月　日\n送达人：甲 乙", [("penalty_decision", None, None)]),
    ("送达文书：■■■■■■■（晋市监■■〔2024〕■■■号）\n收件人签名：范某　2024年4月9日", [(None, "direct", "2024-04-09")]),
])
def test_a_receipt(receipt: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    assert told("送达回证\n" + receipt) == expected
    assert told("某市某局\n行政执法文书送达回证\n" + receipt) == expected


def test_a_receipt_whose_paper_cannot_be_read_says_so() -> None:
    worn, = deliveries("送达回证\n送达文书：■■■■■■■（晋市监■■〔2024〕■■■号）\n收件人签名：范某　2024年4月9日")
    blank, = deliveries("送达回证\n受送达人：范某\n签收：范某　2024年4月9日")
    assert (worn.illegible, worn.names) == (True, "")
    assert (blank.illegible, blank.names) == (False, "")


def test_a_receipt_leads_to_the_paper_in_the_file_by_its_number() -> None:
    first, second = deliveries(NOTICE + DECISION + "送达回证\n送达文书：晋市监罚告〔2024〕231号\n签收：范某 2024年4月9日\n\f\n"
                               "送达回证\n送达文书：晋市监处罚（2024）218号\n签收：范某 2024年4月24日")
    assert first.served is not None
    assert second.served is not None
    assert (first.served.kind, second.served.kind) == ("prior_notice", "penalty_decision")


def test_rows_of_a_receipt_keep_their_own_days() -> None:
    rows = told("送达回证\n文书名称、文号 送达方式 签收及日期\n行政处罚告知书 晋市监罚告〔2024〕231号 直接送达 范某 2024.4.9\n"
                "行政处罚决定书 晋市监处罚〔2024〕218号 直接送达 范某 2024.4.24")
    assert rows == [("prior_notice", "direct", "2024-04-09"), ("penalty_decision", "direct", "2024-04-24")]


@pytest.mark.parametrize(("foot", "day"), [
    ("当事人签收：范某 2024年4月24日", "2024-04-24"),
    ("本决定书已收到。被处罚人签收：范某　2024年4月24日", "2024-04-24"),
    ("签收人：范某\n2024年4月24日", "2024-04-24"),
    ("受送达人（签名）：范某 2024.4.24", "2024-04-24"),
    ("本人于2024年4月24日收到本决定书。范某", "2024-04-24"),
    ("签收：范某", None),
    ("受送达人：范某（签字）　2024年4月24日", "2024-04-24"),
    ("范某签收　2024年4月24日", "2024-04-24"),
    ("范某（签收） 2024.4.24", "2024-04-24"),
    ("已收到决定书一份。范某　2024.4.24", "2024-04-24"),
    ("以上决定书本人已收到一份。范某　2024年4月24日", "2024-04-24"),
    ("当事人（签名或者盖章）：范某 2024年4月24日", "2024-04-24"),
    ("收到《行政处罚决定书》。范某　2024年4月24日", "2024-04-24"),
])
def test_a_signature_on_the_paper_is_a_service(foot: str, day: str | None) -> None:
    assert told(DECISION.replace("\f", foot)) == [("penalty_decision", "on_paper", day)]


@pytest.mark.parametrize("foot", ["", "当事人签收：　　　　年　月　日", "签收人：\n"
"送达人：", "如不服，可自收到本决定书之日起六十日内申请行政复议。", "受送达人签名：（拒绝签字）",
                                  "机关负责人签字：丙某 2024年4月23日"])
def test_a_place_for_a_signature_is_no_signature(foot: str) -> None:
    assert told(DECISION.replace("\f", foot)) == []


def test_an_announcement_counts_its_days() -> None:
    text = """送达公告
泉港城管公〔2024〕2号
肖某：本局已作出泉港城管罚决〔2024〕19号行政处罚决定。2024年6月3日上门送达无人，邮寄被退回，现依法公告送达。"
"自公告之日起满三十日即视为送达。
泉州市泉港区城市管理局
2024年7月8日"""
    found, = deliveries(text)
    assert (found.of, found.way, found.announced, found.day) == ("penalty_decision", "announcement", date(2024, 7, 8), date(2024, 8, 7))
    assert found.first_act == date(2024, 6, 3)


def test_a_slip_of_the_post_is_a_service() -> None:
    text = "国内特快专递邮件详情单\n内件品名：行政处罚决定书 晋市监处罚〔2024〕218号\n收寄日期：2024年4月25日\n已签收 2024年4月27日"
    found, = deliveries(text)
    assert (found.of, found.way, found.posted, found.day) == ("penalty_decision", "mail", date(2024, 4, 25), date(2024, 4, 27))


def test_other_notices_to_the_public_serve_nothing() -> None:
    assert told("公告\n本局将于2024年5月1日起开展专项检查，请各单位配合。\n某市城市管理局\n2024年4月1日") == []


@pytest.mark.parametrize(("story", "day"), [
    ("2024年4月24日邮寄送达《行政处罚决定书》，邮件因“原址查无此人”退回，故采取公告方式送达。", None),
    ("《行政处罚决定书》于2024年4月24日以EMS寄出，快件被邮政退回。", None),
    ("2024年4月24日邮寄送达《行政处罚决定书》，邮件于当日投递，退回原因：无。", "2024-04-24"),
])
def test_a_report_of_mail_that_came_back_is_no_service(story: str, day: str | None) -> None:
    found = deliveries(f"{DECISION}送达情况说明\n{story}\n执法人员：甲、乙\n")
    assert [d.day.isoformat() for d in found if d.day] == ([day] if day else [])
