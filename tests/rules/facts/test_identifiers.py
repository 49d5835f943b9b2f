"""Identifiers: credit codes and identity numbers, with and without a label; half of the rows hold none or one that cannot be checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.facts.identifiers import CODE_ALPHABET, ID_CHECK, agrees, card_fault, code_fault, find_identifiers, may_be_misread
from rules.reading.normalise import normalise


@pytest.mark.parametrize(("text", "found"), [
    ("统一社会信用代码：91350100M000100Y43", [("uscc", "91350100M000100Y43", True)]),
    ("罚款缴至账号440402198502300012", []),
    ("身份证编号110105199902300017", [("id_card", "110105199902300017", False)]),
    ("统一社会信用\n代码 91350100M000100Y43", [("uscc", "91350100M000100Y43", True)]),
    ("（统一社会信用代码91350100M000100Y43）", [("uscc", "91350100M000100Y43", True)]),
    ("个体工商户　91350100M000100Y43", [("uscc", "91350100M000100Y43", True)]),
    ("统一社会信用代码：91350100M000100Y\n43 住所", [("uscc", "91350100M000100Y43", True)]),
    ("统一社会信用代码：91350100M000100Y34", [("uscc", "91350100M000100Y34", False)]),
    ("统一社会信用代码：91350100M000100O43", [("uscc", "91350100M000100O43", False)]),
    ("公民身份号码：11010519491231002X", [("id_card", "11010519491231002X", True)]),
    ("居民身份证11010519491231002x，住", [("id_card", "11010519491231002X", True)]),
    ("身份证号：110105 19491231 002X 电话13905951234", [("id_card", "11010519491231002X", True)]),
    ("证件类型及号码：居民身份证11010519491231002X", [("id_card", "11010519491231002X", True)]),
    ("身份证号码110105194912310021", [("id_card", "110105194912310021", False)]),
    ("身份证号码110105199902300017", [("id_card", "110105199902300017", False)]),
    ("身份证号：1101051949123100", [("id_card", "1101051949123100", False)]),
    # cannot be checked
    ("身份证号：350203********6994", [("id_card", "350203********6994", None)]),
    ("身份证号：110105491231002", [("id_card", "110105491231002", None)]),
    ("公民身份号码：33030219920■175085", [("id_card", "33030219920■175085", None)]),
    ("护照号码：E12345678", [("other", "E12345678", None)]),
    ("证件号码：H0123456700", [("other", "H0123456700", None)]),
    ("主体资格证件名称及号码：营业执照120111600431234", [("other", "120111600431234", None)]),
    # none at all
    ("联系电话：13905951234", []),
    ("账号：6222021402001234567", []),
    ("执法证号：13050100123、13050100145", []),
    ("票据号码：3501415378　票据代码：350600", []),
    ("泉鲤市监罚〔2024〕100号", []),
    ("身份证号：　　　　住址：某某路12号", []),
    ("检查时间：2024年3月5日9时20分至10时40分", []),
])
def test_identifiers_are_found_and_checked(text: str, found: list[tuple[str, str, bool | None]]) -> None:
    assert [(i.kind, i.value, i.proved) for i in find_identifiers(normalise(text))] == found


@given(st.text(alphabet=CODE_ALPHABET, min_size=17, max_size=17))
def test_one_character_only_makes_a_credit_code_right(body: str) -> None:
    right = [c for c in CODE_ALPHABET if code_fault(body + c) is None]
    assert len(right) == 1


@given(st.dates(), st.integers(0, 999))
def test_one_character_only_makes_an_identity_number_right(birth, order) -> None:  # type: ignore[no-untyped-def]
    body = f"350502{birth:%Y%m%d}".replace(" ", "0").zfill(14)[:14] + f"{order:03d}"
    right = [c for c in ID_CHECK if card_fault(body + c) is None]
    assert len(right) == 1


@given(st.text(alphabet=CODE_ALPHABET, min_size=17, max_size=17), st.integers(2, 16), st.integers(1, 30))
def test_one_wrong_character_is_always_noticed(body: str, place: int, shift: int) -> None:
    code = body + next(c for c in CODE_ALPHABET if code_fault(body + c) is None)
    wrong = code[:place] + CODE_ALPHABET[(CODE_ALPHABET.index(code[place]) + shift) % 31] + code[place + 1:]
    assert code_fault(wrong) == "check"


@pytest.mark.parametrize(("printed", "may"), [("91350100MO00100Y43", True), ("91350I00M000100Y43", True), ("91350100M000100Y34", False)])
def test_a_misread_character_may_explain_a_wrong_code(printed: str, may: bool) -> None:
    identifier = find_identifiers(f"统一社会信用代码:{printed}")[0]
    assert identifier.proved is False
    assert may_be_misread(identifier) is may


@pytest.mark.parametrize(("whole", "masked", "same"), [
    ("35020319880514123X", "350203********123X", True), ("35020319880514123X", "3502****123X", True), ("35020319880514123X", "350203********9999", False),
])
def test_a_masked_number_may_stand_for_a_whole_one(whole: str, masked: str, same: bool) -> None:
    assert agrees(whole, masked) is same
