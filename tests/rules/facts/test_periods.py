"""Periods: for statements, hearings and payment, and the periods in the same papers that are for something else."""

import pytest

from rules.facts.periods import Period, find_periods
from rules.reading.normalise import normalise
from tests.rules.facts.papers_of_text import paper

NOTICE, DECISION = "行政处罚告知书", "行政处罚决定书"
SHORT = {"days": "d", "working_days": "w", "hours": "h", "months": "m", "years": "y"}


def read(heading: str, text: str, *names: str) -> list[str]:
    """Each of `names` as number and unit, `?` where blank or illegible, `-` where not told; `!` where it runs from the decision."""
    periods = paper(f"{heading}\n{text}").periods

    def short(name: str) -> str:
        period: Period | None = getattr(periods, name)
        if period is None:
            return "?" if name in periods.unclear else "-"
        return f"{period.number}{SHORT[period.unit]}{'!' if period.start == 'decision' else ''}"

    return [short(name) for name in names]


@pytest.mark.parametrize(("text", "statement", "hearing"), [
    ("如需陈述、申辩，请自收到本告知书之日起五日内向本机关提出；逾期未提出的，视为放弃上述权利。你有要求举行听证的权利。"
     "如要求听证，请自收到本告知书之日起三日内向本机关提出；逾期未提出的，视为放弃听证权利。", "5d", "3d"),
    ("有权在收到本告知书之日起5个工作日内向我局陈述和申辩。你单位可以在收到本告知书之日起5个工作日内要求举行听证。", "5w", "5w"),
    ("可在收到本告知书之日起三日内向我局陈述申辩，五日内要求举行听证。", "3d", "5d"),
    ("可在收到本告知书之日起三日内向我局陈述申辩，如要求听证，应在五日内提出。", "3d", "5d"),
    ("你享有陈述、申辩的权利，可于三日内向我局提出；享有要求听证的权利，可于五日内向我局提出。", "3d", "5d"),
    ("听证：如需听证请三日内书面申请；陈述申辩：五日内提出。", "5d", "3d"),
    ("陈述、申辩期限为三个工作日，听证申请期限为五个工作日，均自收到本告知书之日起计算。", "3w", "5w"),
    ("陈述申辩权：三日内提出；听证权：五个工作日内书面申请。", "3d", "5w"),
    # one period for both
    ("可在收到本告知书之日起三日内陈述申辩或者要求听证。", "3d", "3d"),
    ("你单位有权陈述、申辩，并有权要求听证。如行使上述权利，请在收到本告知书之日起三日内提出。", "3d", "3d"),
    ("你有权在三日内提出陈述、申辩，并可以要求听证。", "3d", "3d"),
    # of the hearing alone
    ("你单位有权陈述、申辩，并有权要求听证。如要求听证，应在收到本告知书之日起三日内提出申请，逾期视为放弃。", "-", "3d"),
    ("听证申请期限为收到告知书之日起五个工作日。", "-", "5w"),
    ("收到本告知书之日起72小时内要求听证。", "-", "72h"),
    ("你有权要求听证。请于收到本告知书之日起■个工作日内向我局提出，逾期视为放弃。", "-", "?"),
    ("如要求听证，应在收到本告知书之日起　　日内提出。", "-", "?"),
    # of the statement alone
    ("可以在收到本告知书后三个工作日内，向本局书面或口头提出你们的陈述意见、申辩理由和证据。", "3w", "-"),
    ("如要求听证，应在五个工作日内提出，本局将自收到申请之日起三日内答复。", "-", "5w"),
    # for something else
    ("收到听证申请后我局将在十五日内组织听证。", "-", "-"),
    ("应当在举行听证的七日前通知你单位。", "-", "-"),
    ("如要求听证，请于2024年5月9日前提出。", "-", "-"),
    ("责令十日内改正违法行为。", "-", "-"),
    ("当事人于三日前离开。", "-", "-"),
    ("经查，半年内未组织检查。", "-", "-"),
])
def test_the_time_for_statement_and_hearing_is_read(text: str, statement: str, hearing: str) -> None:
    assert read(NOTICE, text, "statement", "hearing") == [statement, hearing]


@pytest.mark.parametrize(("text", "payment"), [
    ("罚款于收到本决定书之日起15日内缴至建设银行，逾期不缴纳的每日加处百分之三。", "15d"),
    ("责令三十日内自行拆除，并处罚款26000元。罚款于收到本决定书之日起15日内缴至银行。", "15d"),
    ("罚款1000元，十五日内缴至农商行。如不服，六十日内申请复议或六个月内起诉。", "15d"),
    ("罚款缴纳期限：自收到本决定书之日起15日。", "15d"),
    ("接到本决定书半个月内将罚款交到银行。", "15d"),
    ("应于收到本决定书之日起十五（15）日内持本决定书到工商银行缴纳罚款。", "15d"),
    ("限你（单位）自收到本决定书之日起 15 日内将罚没款缴至指定的银行账户。", "15d"),
    ("自本决定作出之日起十五日内缴纳罚款。", "15d!"),
    ("罚款自本处罚决定书签发之日起15日内缴至银行。", "15d!"),
    ("收到本决定书之日起15个工作日内缴款。", "15w"),
    ("你单位应当在三十日内履行。", "30d"),
    ("自收到本决定书之日起■■日内缴至银行。", "?"),
    ("自收到本决定书之日起____日内缴至银行。", "?"),
    ("确有困难的可在十日内申请延期缴纳。", "-"),
    ("逾期不缴纳罚款的，经催告后十日内仍不履行，申请法院强制执行。", "-"),
    ("如不服，六十日内申请复议。", "-"),
    ("责令三十日内改正。", "-"),
    ("请于2024年5月21日前缴款。", "-"),
    ("查封期限为三十日。", "-"),
])
def test_the_time_for_payment_is_read(text: str, payment: str) -> None:
    assert read(DECISION, text, "payment") == [payment]


@pytest.mark.parametrize(("text", "periods"), [
    ("六十日内", [(60, "days")]), ("60天以内", [(60, "days")]), ("陆拾日之内", [(60, "days")]), ("六十个自然日内", [(60, "days")]),
    ("两个月内", [(2, "months")]), ("半年内", [(6, "months")]), ("一年内", [(1, "years")]), ("两周内", [(14, "days")]),
    ("一百八十日内", [(180, "days")]), ("期限为六个月", [(6, "months")]), ("（60）日内", [(60, "days")]), ("■十日内", [(None, "days")]),
    ("：1.60日内", [(60, "days")]), ("①60日内", [(60, "days")]),
    ("2024年5月9日内", []), ("第15日", []), ("七日前", []), ("五日后", []), ("营业额60万元内", []), ("三年级", []), ("近日内", []),
])
def test_a_period_is_a_number_and_a_unit(text: str, periods: list[tuple[int | None, str]]) -> None:
    assert [(m.number, m.unit) for m in find_periods(normalise(text))] == periods


def test_a_deferral_that_the_decision_grants_is_seen() -> None:
    assert paper("行政处罚决定书\n本机关准予你单位分期缴纳罚款。").periods.deferred is not None


def test_the_note_that_a_deferral_may_be_asked_for_grants_none() -> None:
    assert paper("行政处罚决定书\n确有经济困难的，可以申请延期或者分期缴纳罚款。").periods.deferred is None
