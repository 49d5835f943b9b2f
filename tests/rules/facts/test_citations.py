"""Citations: a table of texts and what they cite; half of them are traps or cite nothing."""

import pytest

from rules.facts.citations import Citation, find_citations
from rules.reading.normalise import normalise

PENALTY, FOOD = "中华人民共和国行政处罚法", "中华人民共和国食品安全法"
Row = tuple[str | None, int | None, int | None, int | None]


def rows(text: str) -> list[Row]:
    return [(c.register_title, c.article, c.paragraph, c.item) for c in find_citations(normalise(text))]


@pytest.mark.parametrize(("text", "cited"), [
    ("依据《中华人民共和国行政处罚法》第六十四条第一款第一项", [(PENALTY, 64, 1, 1)]),
    ("根据《行政处罚法》第六十三条第一款、第六十四条第（一）项的规定", [(PENALTY, 63, 1, None), (PENALTY, 64, None, 1)]),
    ("《行政处罚法》第六十三条、第六十四条第一款第（一）、（三）项", [(PENALTY, 63, None, None), (PENALTY, 64, 1, 1), (PENALTY, 64, 1, 3)]),
    ("《行政处罚法》第六十四条第一款第（一）项至第（三）项", [(PENALTY, 64, 1, 1), (PENALTY, 64, 1, 2), (PENALTY, 64, 1, 3)]),
    ("《行政处罚法》第五十七条至第五十九条", [(PENALTY, n, None, None) for n in (57, 58, 59)]),
    ("《行政处罚法》第三十一、三十二条", [(PENALTY, 31, None, None), (PENALTY, 32, None, None)]),
    ("《行政处罚法》第四十四条和四十五条", [(PENALTY, 44, None, None), (PENALTY, 45, None, None)]),
    ("《行政处罚法》第31条、第32条第2款", [(PENALTY, 31, None, None), (PENALTY, 32, 2, None)]),
    ("《行政处罚法》第 五十七 条第一款第 1 项", [(PENALTY, 57, 1, 1)]),
    ("《行政处罚法》第三十四条四项", [(PENALTY, 34, None, 4)]),
    ("《行政处罚法》第五十七条第一款第一项、第二项，第二款", [
        (PENALTY, 57, 1, 1), (PENALTY, 57, 1, 2), (PENALTY, 57, 2, None)]),
    ("违反《食品安全法》第三十四条第（十三）项，依据该法第一百二十四条第一款第（五）项", [(FOOD, 34, None, 13), (FOOD, 124, 1, 5)]),
    ("违反《食品安全法》第三十四条，同法第一百三十六条另有规定", [(FOOD, 34, None, None), (FOOD, 136, None, None)]),
    ("违反了《食品安全法》第三十四条的规定，依据第一百二十四条的规定", [(FOOD, 34, None, None), (FOOD, 124, None, None)]),
    ("《食品安全法》第一百二十四条第一款，同条第二款", [(FOOD, 124, 1, None), (FOOD, 124, 2, None)]),
    ("《食品安全法》第一百二十三条第二款（单位有前款第四项行为的，从重处罚）", [(FOOD, 123, 2, None), (FOOD, 123, 1, 4)]),
    ("《中华人民共和国行政处罚法》（以下简称《处罚法》）第五条，又依《处罚法》第六条", [
        (PENALTY, 5, None, None), (PENALTY, 6, None, None)]),
    ("《中华人民共和国行政处罚法》（下称“处罚法”）规定明确，按照处罚法第五条第二款", [(PENALTY, 5, 2, None)]),
    ("《中华人民共和国行政处罚法》（2021年修订）第六条", [(PENALTY, 6, None, None)]),
    ("《城市市容和环境卫生管理条例》（国务院令第101号）第三十四条第（四）项", [("城市市容和环境卫生管理条例", 34, None, 4)]),
    ("根据中华人民共和国行政处罚法第四十四条之规定", [(PENALTY, 44, None, None)]),
    ("违反食品安全法第三十四条", [(FOOD, 34, None, None)]),
    ("《食品安全法》及其实施条例第六十七条", [("中华人民共和国食品安全法实施条例", 67, None, None)]),
    ("《中华人民共和国\n行政处\n罚法》第六十\n三条", [(PENALTY, 63, None, None)]),
    ("《中华人民共和国行政3处罚法》第六十三条", [(PENALTY, 63, None, None)]),
    ("《某某市停车场管理办法》第十条第（二）项", [(None, 10, None, 2)]),
    ("《■■■■■■管理条例》第一百三十五条第四款第（九）项", [(None, 135, 4, 9)]),
    ("《行政处罚法》第■十一条", [(PENALTY, None, None, None)]),
    ("《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》第六十五条", [
        ("最高人民法院关于适用《中华人民共和国行政诉讼法》的解释", 65, None, None)]),
    ("“违反本法第三十四条规定”系《食品安全法》第一百二十四条", [(FOOD, 124, None, None)]),
    ("《食品安全法》第一百二十四条第一款。除前款规定外", [(FOOD, 124, 1, None)]),
    # nothing is cited
    ("《租赁合同》第五条约定租期两年，合同第八条第二款约定违约金", []),
    ("《询问笔录》第3页、《现场检查笔录》第二条", []),
    ("《行政处罚事先告知书》第一条所列事项", []),
    ("第一条、第二条、第三条", []),
    ("依据《行政处罚法》的有关规定", []),
    ("依据有关法律第五条", []),
    ("当事人为第一被告，第三条生产线停产", []),
    ("共三项：第一项为现场笔录，第二项为照片", []),
    ("本决定第二条自送达之日起执行", []),
    ("本办法第五条所称餐厨垃圾", []),
    ("《章程》第十条", []),
    ("《公司管理制度》第九条规定员工迟到罚款五十元", []),
    ("闽政〔2020〕1号第三条", []),
    ("第八中学第5条跑道", []),
    ("", []),
])
def test_what_a_text_cites(text: str, cited: list[Row]) -> None:
    assert rows(text) == cited


def one(text: str) -> Citation:
    found = find_citations(normalise(text))
    assert len(found) == 1, found
    return found[0]


def test_an_inserted_article_keeps_its_second_number() -> None:
    cited = one("《刑法》第一百二十条之一第二款")
    assert (cited.article, cited.article_extra, cited.paragraph) == (120, 1, 2)


def test_the_place_of_a_citation_is_that_of_its_law_and_numbers() -> None:
    text = normalise("经查，依据《行政 处罚法》第六 十四条第一款、\n第（三）项，决定如下。")
    first, second = find_citations(text)
    assert text[first.start:first.end] == "《行政 处罚法》第六 十四条第一款"
    assert text[second.start:second.end] == "第(三)项"
    assert (second.paragraph, second.item) == (1, 3)


def test_citations_in_a_row_share_what_the_sentence_says_of_them() -> None:
    text = "。根据《行政处罚法》第三十一条、第三十二条，告知你陈述权；依据《价格法》第四十二条罚款。"
    first, second, other = find_citations(normalise(text))
    assert first.after == second.after == ",告知你陈述权;"
    assert first.before == "根据"
    assert other.before == "依据"


@pytest.mark.parametrize(("text", "quoted"), [
    ("《食品安全法》第一百二十四条规定：“违反本法第三十四条规定的，没收”", [False, True]),
    ("当事人辩称应当适用《行政处罚法》第三十三条", [True]),
    ("当事人认为，根据《行政处罚法》第三十三条应当不罚", [True]),
    ("答：我知道《食品安全法》第三十四条", [True]),
    ("问：你知道《食品安全法》第三十四条吗？", [False]),
    ("针对你单位提出的申辩，本局认为，依据《行政处罚法》第三十三条", [False]),
    ("你单位未提出申辩，依据《行政处罚法》第五十七条决定如下", [False]),
    ("你有权要求听证（《行政处罚法》第六十三条）", [False]),
])
def test_what_others_say_is_not_what_the_paper_says(text: str, quoted: list[bool]) -> None:
    assert [c.quoted for c in find_citations(normalise(text))] == quoted


@pytest.mark.parametrize(("text", "edition"), [
    ("《行政处罚法》（2017年修正）第四十二条", "2017"), ("《行政处罚法（2021修订）》第六十三条", "2021"),
    ("原《行政处罚法》第四十二条", "former"),
    ("《行政处罚法》第四十二条", None), ("《行政处罚法》（主席令第七十号）第六十三条", None),
])
def test_a_version_that_the_writer_names_is_kept(text: str, edition: str | None) -> None:
    assert one(text).edition == edition


def test_a_wrong_character_is_forgiven_only_where_the_reader_may_err() -> None:
    text = normalise("依据《中华人民共和国行攻处罚法》第六十三条")
    assert find_citations(text)[0].register_title is None
    assert find_citations(text, doubtful=True)[0].register_title == PENALTY


def test_a_long_text_is_read_in_time_in_proportion() -> None:
    sentence = "依据《中华人民共和国行政处罚法》第六十三条、第六十四条第一款第（一）项的规定，你单位有权要求听证，"
    text = normalise(sentence * 400)
    assert len(find_citations(text)) == 800
