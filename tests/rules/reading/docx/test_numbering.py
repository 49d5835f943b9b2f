"""Numbers that stand nowhere in the text are read as Word shows them."""

import pytest

from rules.reading import read_bytes
from rules.reading.docx.numerals import shown
from tests.rules.reading.docx.word import docx, level, numbered, p

CHINESE = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.") + level(3, "decimal", "(%4)")
ARTICLES = level(0, "chineseCountingThousand", "第%1条", "<w:suff w:val='space'/>")
LEGAL = level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")


def lists(abstract: str, *nums: str) -> str:
    """One definition, and instances of it: the first plain, the others with what they have of their own."""
    return f"<w:abstractNum w:abstractNumId='7'>{abstract}</w:abstractNum>" + "".join(
        f"<w:num w:numId='{n}'><w:abstractNumId w:val='7'/>{own}</w:num>" for n, own in enumerate(("", *nums), 1))


def lines(body: str, numbering: str, styles: str = "") -> list[str]:
    return read_bytes(docx(body, numbering=numbering, styles=styles), ".docx")[0].raw.split("\n")


def test_levels_count_on_and_begin_anew_below_a_higher_one() -> None:
    body = "".join(numbered(*each) for each in [("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 1)])
    assert lines(body, lists(CHINESE)) == ["一、甲", "（一）乙", "（二）丙", "1. 丁", "二、戊", "（一）己"]


def test_articles_are_counted_past_a_hundred() -> None:
    found = lines("".join(numbered("本条") for _ in range(110)), lists(ARTICLES))
    assert [found[n] for n in (0, 9, 10, 19, 100, 109)] == ["第一条 本条", "第十条 本条", "第十一条 本条", "第二十条 本条", "第一百零一条 本条", "第一百一十条 本条"]


def test_legal_numbering_shows_figures_whatever_the_level_above_shows() -> None:
    assert lines(numbered("甲") + numbered("乙", 1) + numbered("丙", 1), lists(LEGAL)) == ["I 甲", "1.1 乙", "1.2 丙"]


def test_two_lists_of_one_definition_count_on_unless_one_starts_anew() -> None:
    body = numbered("甲") + numbered("乙", list_id=2) + numbered("丙", list_id=3) + numbered("丁", list_id=3)
    anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    assert lines(body, lists(CHINESE, "", anew)) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_a_level_that_never_restarts_counts_on() -> None:
    never = level(0, "chineseCounting", "第%1章") + level(1, "chineseCounting", "第%2条", "<w:lvlRestart w:val='0'/>")
    body = "".join(numbered(*each) for each in [("总则", 0), ("甲", 1), ("乙", 1), ("罚则", 0), ("丙", 1)])
    assert lines(body, lists(never)) == ["第一章总则", "第一条甲", "第二条乙", "第二章罚则", "第三条丙"]


def test_a_style_brings_its_number_and_zero_takes_it_away() -> None:
    styles = "<w:style w:type='paragraph' w:styleId='H1'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>" \
        "<w:style w:type='paragraph' w:styleId='H2'><w:basedOn w:val='H1'/></w:style>"
    linked = lists(level(0, "chineseCounting", "%1、", "<w:pStyle w:val='H1'/>") + level(1, "decimal", "%2.", "<w:pStyle w:val='H2'/>"))
    body = p("甲", props="<w:pStyle w:val='H1'/>") + p("乙", props="<w:pStyle w:val='H2'/>") + p(
        "丙", props="<w:pStyle w:val='H1'/><w:numPr><w:numId w:val='0'/></w:numPr>") + p("丁", props="<w:pStyle w:val='H1'/>")
    assert lines(body, linked, styles) == ["一、甲", "1. 乙", "丙", "二、丁"]


def test_a_deleted_paragraph_has_no_number() -> None:
    gone = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"
    assert lines(numbered("甲") + gone + numbered("乙"), lists(CHINESE)) == ["一、甲", "二、乙"]


def test_a_bullet_of_a_symbol_font_is_no_illegible_character() -> None:
    bullet = level(0, "bullet", "\uf06e", "<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr>")
    assert lines(numbered("证照"), lists(bullet)) == ["●证照"]


@pytest.mark.parametrize(("number", "form", "text"), [
    (1, "chineseCounting", "一"), (10, "chineseCounting", "十"), (12, "chineseCounting", "十二"), (35, "chineseCountingThousand", "三十五"),
    (1005, "chineseCountingThousand", "一千零五"), (10, "chineseLegalSimplified", "壹拾"), (23, "chineseLegalSimplified", "贰拾叁"), (10, "ideographDigital", "一〇"),
    (11, "ideographTraditional", "甲"), (2, "ideographZodiac", "丑"), (4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"), (27, "lowerLetter", "aa"),
    (3, "decimalEnclosedCircleChinese", "③"), (21, "decimalEnclosedCircle", "㉑"), (7, "decimalZero", "07"),
    (5, "nobodyKnows", "5"), (10**9, "chineseCounting", "1000000000"),
])  # fmt: skip
def test_a_number_is_shown_in_its_form(number: int, form: str, text: str) -> None:
    assert shown(number, form) == text
