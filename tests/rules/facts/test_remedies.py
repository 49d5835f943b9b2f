"""Remedies: what is offered, to whom, within what time; and words on reconsideration and suit that offer nothing."""

import pytest

from rules.facts.periods import Period
from tests.rules.facts.papers_of_text import paper

Row = tuple[str, list[str], str, str]
SHORT = {"days": "d", "months": "m", "years": "y", "working_days": "w"}


def short(period: Period | None) -> str:
    return f"{period.number}{SHORT[period.unit]}" if period else ""


def read(text: str) -> Row:
    """Reconsideration's period (`-` not told at all), bodies, the direct suit's period, the later suit's."""
    told = paper(f"行政处罚决定书\n决定罚款300元，十五日内缴至银行。\n{text}").remedies

    return (short(told.reconsideration_period) if told.reconsideration else "-", ["".join(b.text.split()) for b in told.bodies],
            short(told.suit_period) if told.suit else "-", short(told.suit_after_reconsideration))


@pytest.mark.parametrize(("text", "row"), [
    ("如不服，可以自收到本决定书之日起六十日内向江州市望海区人民政府申请行政复议；也可以自收到本决定书之日起六个月内向望海区人民法院提起行政诉讼。"
     "行政复议、行政诉讼期间，本决定不停止执行。对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内提起行政诉讼。",
     ("60d", ["江州市望海区人民政府"], "6m", "15d")),
    ("可在60日内向望海区人民政府或者江州市卫生健康委员会申请行政复议，或六个月内起诉。", ("60d", ["望海区人民政府", "江州市卫生健康委员会"], "6m", "")),
    ("行政复议：60日，望海区人民政府。行政诉讼：3个月，望海区人民法院。", ("60d", [], "3m", "")),
    ("可六十日内申请望海区人民政府或江州市市场监督管理局复议，或六个月内向法院起诉。", ("60d", ["望海区人民政府", "江州市市场监督管理局"], "6m", "")),
    ("可向江州市自然资源和规划局和望海区人民政府申请复议。", ("", ["江州市自然资源和规划局", "望海区人民政府"], "-", "")),
    ("可以向望海区人民政府（地址：人民路24号，电话：0595-1234567）在六十日内申请行政复议。", ("60d", ["望海区人民政府"], "-", "")),
    ("申请行政复议的，应当自收到决定书之日起六十日内向清江市人民政府提出；直接起诉的，应当在六个月内向清江市人民法院提出。",
     ("60d", ["清江市人民政府"], "6m", "")),
    ("申请行政复议的期限为六十日，提起行政诉讼的期限为六个月。", ("60d", [], "6m", "")),
    ("申请复议或者提起诉讼的期限分别为自收到本决定书之日起六十日和六个月。", ("60d", [], "6m", "")),
    ("复议机关：望海区人民政府。复议期限：六十日。诉讼期限：六个月。", ("60d", ["望海区人民政府"], "6m", "")),
    ("可在三个月内直接向人民法院起诉，或者在十五日内向本局申请复议。", ("15d", ["本局"], "3m", "")),
    ("应当先在60日内向望海区人民政府申请行政复议；对复议决定仍不服的，可自收到复议决定书之日起15日内起诉。", ("60d", ["望海区人民政府"], "-", "15d")),
    ("可在60日内申请复议；复议机关逾期不作决定的，可在复议期满之日起十五日内起诉。", ("60d", [], "-", "15d")),
    ("（一）申请行政复议。自收到本决定书之日起60日内，向望海区人民政府提出。（二）提起行政诉讼。自收到本决定书之日起6个月内，向望海区人民法院提出。",
     ("60d", ["望海区人民政府"], "6m", "")),
    ("可选择：①60日内向望海区人民政府申请行政复议；②6个月内向望海区人民法院提起行政诉讼。", ("60d", ["望海区人民政府"], "6m", "")),
    ("依法享有申请行政复议（60日内，望海区人民政府）或者提起行政诉讼（6个月内，望海区人民法院）的权利。", ("60d", [], "6m", "")),
    ("可以选择向望海区人民政府或江州市水利局其中之一申请行政复议。", ("", ["望海区人民政府", "江州市水利局"], "-", "")),
    # one period for both, or none for one
    ("可在六十日内申请行政复议或者提起行政诉讼。", ("60d", [], "60d", "")),
    ("可在六十日内向望海区人民政府申请行政复议，也可以直接向法院起诉。", ("60d", ["望海区人民政府"], "", "")),
    ("可以申请行政复议，也可以在六个月内提起诉讼。", ("", [], "6m", "")),
    ("可依法申请行政复议或者提起行政诉讼。", ("", [], "", "")),
    # nothing is offered
    ("当事人对处罚决定不服申请行政复议或者提起行政诉讼的，行政处罚不停止执行。", ("-", [], "-", "")),
    ("逾期不申请复议也不起诉，又不履行的，申请人民法院强制执行。", ("-", [], "-", "")),
    ("复议、诉讼期间不停止执行本决定。", ("-", [], "-", "")),
    ("根据《中华人民共和国行政复议法》和《中华人民共和国行政诉讼法》，特此告知。", ("-", [], "-", "")),
    ("经催告十日内仍不履行的，依法强制执行。", ("-", [], "-", "")),
    ("当事人未申请行政复议，也未提起行政诉讼。", ("-", [], "-", "")),
    ("申请行政复议或者提起行政诉讼，不停止行政处罚决定的执行。", ("-", [], "-", "")),
    ("不服复议决定的，可在十五日内起诉。", ("-", [], "-", "15d")),
])
def test_remedies_are_read(text: str, row: Row) -> None:
    assert read(text) == row


@pytest.mark.parametrize(("text", "unclear"), [
    ("可自收到之日起■十日内申请行政复议，或6个月内起诉。", {"reconsideration_period"}),
    ("可在____日内向____人民政府申请行政复议，或者在____个月内起诉。", {"reconsideration_period", "bodies", "suit_period"}),
    ("可以依法在60日内向　　　　人民政府或者　　　　申请行政复议，或者在6个月内向　　　人民法院提起行政诉讼。", {"bodies"}),
    ("可在60目内申请复议，或六个用内起诉。", {"reconsideration_period", "suit_period"}),
    ("可在六十日内向望海区人民政府申请行政夏仪，或6个月内向人民法院赵拆。", {"reconsideration", "suit"}),
    ("可在60日内申请复议，或6个月内起诉。", set()),
    ("可在60日内申请复议，或依法起诉。", set()),
    ("逾期不履行的，申请人民法院强制执行。", set()),
    ("可在法定期限内申请复议。", set()),
])
def test_blanks_and_illegible_periods_are_unclear(text: str, unclear: set[str]) -> None:
    assert set(paper(f"行政处罚决定书\n{text}").remedies.unclear) == unclear


@pytest.mark.parametrize(("text", "first"), [
    ("应当先申请行政复议，对复议决定不服再起诉。", True), ("应先自收到之日起60日内向区政府申请行政复议。", True), ("本案复议前置。", True),
    ("可在60日内申请复议，或6个月内起诉。", False), ("先行登记保存。可申请复议。", False), ("事先告知。可申请复议。", False),
])
def test_reconsideration_first_is_seen(text: str, first: bool) -> None:
    assert paper(f"行政处罚决定书\n{text}").remedies.mandatory is first


@pytest.mark.parametrize(("text", "statute"), [
    ("根据《中华人民共和国土地管理法》第八十三条，可以十五日内起诉。", True), ("依照《计量法》第三十一条，可在十五日内起诉。", True),
    ("根据《中华人民共和国行政诉讼法》第四十六条，可以六个月内起诉。", False), ("可以六个月内起诉。", False),
    ("依据《土地管理法》第七十七条罚款。不服的，可以六个月内起诉。", False),
])
def test_a_statute_of_its_own_is_seen_where_the_remedy_cites_it(text: str, statute: bool) -> None:
    assert (paper(f"行政处罚决定书\n{text}").remedies.statute is not None) is statute
