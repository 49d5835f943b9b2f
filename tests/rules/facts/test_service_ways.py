"""What leaving, announcement and electronic service take: witnesses and pictures, days and reasons, confirmations."""

from datetime import date

import pytest

from rules.facts import announcements, confirmations, leaving, receipts
from tests.rules.facts.cases import case_of

HEAD = "送达回证\n受送达人：程大海\n送达文书：行政处罚决定书\n案由：未取得证明夜间施工\n送达方式：留置送达\n拒收事由：不认可\n"


@pytest.mark.parametrize(("rest", "witness", "media"), [
    ("见证人：林萍（金汤社区居委会委员）", "qualified", False),
    ("备注：邀请村支书老黄到场见证，留置于其住所。", "qualified", False),
    ("见证人：丘平（受送达人所在单位人事科）\n备注：拍照附卷", "qualified", True),
    ("见证人：陈阿婆（隔壁邻居）", "private", False),
    ("见证人：孙志强", "unknown", False),
    ("见证人：", "none", False),
    ("见证人：无\n备注：执法记录仪全程记录", "none", True),
    ("备注：未拍照、录像，也没有见证人", "none", False),
    ("备注：文书留置于其住所", "none", False),
    ("备注：记录仪没电，未录像", "none", False),
])
def test_who_and_what_prove_that_a_paper_was_left(rest: str, witness: str, media: bool) -> None:
    case = case_of(HEAD + rest)
    proof = leaving.proof(receipts.read(case.papers[0]), case)
    assert (proof.witness, proof.media) == (witness, media)


@pytest.mark.parametrize(("body", "days", "reason"), [
    ("因你下落不明，自公告之日起满十五日即视为送达。", 15, True),
    ("邮寄被退回，自发出公告之日起，经过30日，即视为送达。", 30, True),
    ("采用其他方式无法送达，请在三十日内来我局领取，逾期视为送达。", 30, True),
    ("自公告之日起六十日，视为送达。", 60, False),
    ("自公告之日起满一个月即视为送达。", 30, False),
    ("自公告之日起满■■日视为送达。", None, False),
    ("请自公告之日起十五日内缴纳罚款。", None, False),
    ("自2024年7月8日起公告送达。", None, False),
])
def test_the_days_and_the_reason_of_an_announcement(body: str, days: int | None, reason: bool) -> None:
    found = announcements.of(case_of(f"送达公告\n程大海：\n本局已作出某罚决〔2024〕19号行政处罚决定，现公告送达。{body}\n某区应急管理局\n2024年7月8日"))
    assert [(a.days, a.reason, a.announced) for a in found] == [(days, reason, date(2024, 7, 8))]


def test_a_receipt_tells_the_day_of_the_announcement_and_of_service() -> None:
    text = "送达回证\n送达文书：行政处罚决定书\n送达方式：公告送达\n公告日期：2024年3月1日\n视为送达日期：2024年4月1日\n备注：未上门、未邮寄，直接公告。"
    found = announcements.of(case_of(text))[0]
    assert (found.announced, found.deemed) == (date(2024, 3, 1), date(2024, 4, 1))
    assert found.untried is not None
    assert not found.reason


@pytest.mark.parametrize(("day", "department", "least"), [
    (date(2021, 12, 31), None, (60, 60)), (date(2022, 1, 1), None, (30, 30)), (date(2024, 1, 1), "agriculture", (30, 60)),
    (date(2024, 1, 1), "transport", (30, 60)), (date(2025, 5, 31), "health", (30, 60)), (date(2025, 6, 1), "health", (30, 30)),
    (None, "agriculture", (30, 30)),
])
def test_the_least_days_of_an_announcement(day: date | None, department: str | None, least: tuple[int, int]) -> None:
    assert announcements.least(case_of("送达公告"), day, department) == least


@pytest.mark.parametrize(("text", "state"), [
    ("送达地址确认书\n当事人：程大海\n是否同意电子送达：☑同意 □不同意\n当事人签名：程大海 2024年3月14日", "agreed"),
    ("送达地址确认书\n当事人：程大海\n是否同意电子送达：□同意 ☑不同意\n当事人确认：程大海 2024.3.14", "refused"),
    ("送达地址确认书\n当事人：程大海\n是否同意电子送达：不同意\n当事人确认：程大海 2024.3.14", "refused"),
    ("送达地址确认书\n当事人：程大海\n送达地址：某路8号\n当事人签名：程大海", "silent"),
    ("送达地址确认书\n当事人：程大海\n是否同意电子送达：同意\n当事人签名：　　　年　月　日", "unsigned"),
    ("电子送达确认书\n同意以电子邮件送达。\n确认人：远帆公司（盖章）", "agreed"),
    ("电子送达确认书\n当事人：程大海\n接收方式：微信\n签名：　　　日期：", "unsigned"),
    ("电子送达确认书\n是否同意：■■■\n签名：■■■", "worn"),
    ("送达地址确认书\n受送达人（签名）：程大海\n不接受短信、微信送达。", "refused"),
])
def test_a_confirmation_agrees_only_when_it_is_signed(text: str, state: str) -> None:
    assert [c.state for c in confirmations.of(case_of(text))] == [state]


def test_other_papers_confirm_nothing() -> None:
    assert confirmations.of(case_of("询问笔录\n问：是否同意电子送达？答：同意。\n程大海 2024年3月14日")) == []
