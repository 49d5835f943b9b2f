"""Places of signature: who signs there, and whether anything stands in them."""

import pytest

from tests.rules.facts.papers_of_text import paper

BODY = "询问时间：2024年3月5日9时至9时40分\n询问人：陈志远、王丽\n被询问人：黄某\n问：货从哪里来？\n答：市场上买的。\n"


def at_the_foot(lines: str) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(p.who, p.names, p.signed) for p in paper(f"询问笔录\n{BODY}{lines}").signatures]


@pytest.mark.parametrize(("lines", "places"), [
    ("被询问人签名：黄某　2024年3月5日", [("party", ("黄某",), True)]),
    ("被询问人（签名或盖章）：黄某", [("party", ("黄某",), True)]),
    ("被询问人签名：黄某（捺印）　询问人签名：陈志远　王丽", [("party", ("黄某",), True), ("officer", ("陈志远", "王丽"), True)]),
    ("被询问人：黄某　2024年3月5日\n询问人：陈志远　王丽　记录人：王丽",
     [("party", ("黄某",), True), ("officer", ("陈志远", "王丽"), True), ("recorder", ("王丽",), True)]),
    ("当事人（现场负责人）签名：艾力·买买提 2024年3月5日", [("party", ("艾力·买买提",), True)]),
    ("被检查单位负责人（签字）：黄某 检查人员（签字）：陈志远 王丽", [("party", ("黄某",), True), ("officer", ("陈志远", "王丽"), True)]),
    ("见证人签名：李某", [("witness", ("李某",), True)]),
    ("被询问人签名：（捺指印）", [("party", (), True)]),
    ("在场人员确认意见：情况属实。签名：卓秋", [("party", ("卓秋",), True)]),
    ("被检查人：某某食杂店　签名：卢发添", [("party", ("某某食杂店",), True), ("party", ("卢发添",), True)]),
    ("被询问人签名：\n黄某　2024年3月5日", [("party", ("黄某",), True)]),
    # nothing stands there
    ("被询问人签名：", [("party", (), False)]),
    ("被询问人签名：　　　　　年　　月　　日", [("party", (), False)]),
    ("被询问人签名：（空白）　询问人签名：陈志远 王丽", [("party", (), False), ("officer", ("陈志远", "王丽"), True)]),
    ("被询问人签名：________　2024年3月5日", [("party", (), False)]),
    ("被询问人（签名）：　　第1页　共2页", [("party", (), False)]),
    ("当事人签名：（签名）", [("party", (), False)]),
    ("当事人签名：\n执法人员签名：陈志远 王丽", [("party", (), False), ("officer", ("陈志远", "王丽"), True)]),
    ("当事人签名：/", [("party", (), False)]),
    ("当事人签名：2024年3月5日", [("party", (), False)]),
])
def test_a_place_of_signature_holds_what_stands_in_it(lines: str, places: list[tuple[str, tuple[str, ...], bool]]) -> None:
    assert at_the_foot(lines) == places


def test_an_illegible_signature_is_neither_there_nor_missing() -> None:
    place = paper(f"询问笔录\n{BODY}被询问人签名：■■■　2024年3月5日").signatures[0]
    assert (place.signed, place.illegible) == (False, True)


def test_particulars_at_the_head_are_no_signatures() -> None:
    assert at_the_foot("") == []
