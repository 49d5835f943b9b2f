"""The last day on which a party may answer a notice."""

import pytest

from rules.facts import defence
from tests.rules.facts.cases import case_of

NOTICE = "行政处罚告知书\n某罚告〔2024〕66号\n某店：\n拟罚款5000元。{told}\n{agency}\n{made}"
RECEIPT = "送达回证\n送达文书：行政处罚告知书\n签收：孟某　{served}"
DECISION = "行政处罚决定书\n某罚〔2024〕61号\n当事人：某店\n罚款5000元。\n{agency}\n{decided}"


def last_days(told: str, served: str, agency: str = "某县水利局", decided: str = "2025年12月1日", made: str = "") -> dict[str, str]:
    text = "\n\f\n".join((NOTICE, RECEIPT, DECISION)).format(told=told, agency=agency, served=served, decided=decided, made=made or served)
    case = case_of(text)
    decision = case.decision
    assert decision is not None
    return {t.right: t.last.isoformat() for t in defence.of(case, decision).terms}


@pytest.mark.parametrize(("told", "served", "agency", "expected"), [
    ("自收到之日起五个工作日内可陈述、申辩。", "2024年4月30日", "某县水利局", {"statements": "2024-05-10"}),
    ("自收到之日起五日内可陈述、申辩。", "2024年4月30日", "某县水利局", {"statements": "2024-05-10"}),
    ("自收到之日起十日内可陈述、申辩。", "2024年4月30日", "某县水利局", {"statements": "2024-05-10"}),
    ("自收到之日起三日内可陈述、申辩。", "2024年4月30日", "某县水利局", {"statements": "2024-05-08"}),
    ("自收到之日起三日内可陈述、申辩。", "2024年4月30日", "某县市场监督管理局", {"statements": "2024-05-10"}),
    ("自收到之日起七个工作日内可陈述、申辩。", "2024年4月30日", "某县市场监督管理局", {"statements": "2024-05-13"}),
    ("自收到之日起三日内可陈述、申辩。", "2024年4月30日", "某市生态环境局", {"statements": "2024-05-10"}),
    ("自收到之日起三日内可陈述、申辩。", "2023年5月8日", "某市生态环境局", {"statements": "2023-05-11"}),
    ("你有权陈述、申辩。", "2024年4月30日", "某县水利局", {"statements": "2024-05-08"}),
    ("你有权陈述、申辩，有权要求听证。", "2024年4月30日", "某县水利局", {"statements": "2024-05-10", "hearing": "2024-05-10"}),
    ("可在三日内陈述、申辩；要求听证的，应在五个工作日内提出。", "2024年4月30日", "某县水利局", {"statements": "2024-05-08", "hearing": "2024-05-10"}),
    ("自收到之日起三日内可陈述、申辩。", "2020年3月2日", "某县水利局", {"statements": "2020-03-05"}),
    ("你有权陈述、申辩。", "2020年3月2日", "某县水利局", {}),
    ("自收到之日起■个工作日内可陈述、申辩。", "2024年4月30日", "某县水利局", {}),
    ("自收到之日起五日内可陈述、申辩。", "2024年4月■■日", "某县水利局", {}),
])
def test_last_days(told: str, served: str, agency: str, expected: dict[str, str]) -> None:
    made = "2020年3月1日" if served.startswith("2020") else "2023年5月6日" if served.startswith("2023") else "2024年4月29日"
    assert last_days(told, served, agency, made=made) == expected


def test_the_last_notice_before_the_decision_counts() -> None:
    first = NOTICE.format(told="自收到之日起五日内可陈述、申辩。", agency="某县水利局", made="2024年4月8日")
    again = first.replace("66号", "70号").replace("4月8日", "4月29日")
    late = first.replace("66号", "90号").replace("4月8日", "8月8日")
    case = case_of("\n\f\n".join((first, again, late, DECISION.format(agency="某县水利局", decided="2024年5月20日"))))
    chosen, = defence.last_notices(case, case.decision)
    assert chosen.number is not None
    assert chosen.number.serial == "70"
