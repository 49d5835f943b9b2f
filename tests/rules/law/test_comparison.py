"""Two versions of a law by article: by words where both texts are there, else by structure; what cannot be told is not claimed."""

from datetime import date

import pytest

from rules.law.comparison import Fate, compared, differences
from rules.law.register import Version, register
from rules.law.statute import Statute
from rules.law.statute_reading import read_statute

HEAD = "某某市样例条例\n（{days}）\n"
OLD = ["为了样例，制定本条例。", "本条例所称样例，是指供人查看的物品及其包装。",
       "经营者应当每年报送样例清单。", "违反本条例的，处一千元以下罚款。", "本条例自公布之日起施行。"]
NEW = ["为了样例，制定本条例。", "市人民政府设立样例委员会，负责协调。",
       "本条例所称样例，是指供人查看的物品及其包装。", "违反本条例的，处一千元以上五千元以下罚款。", "本条例自公布之日起施行。"]


def statute(articles: list[str], days: str) -> Statute:
    from rules.law.numerals import written

    text = HEAD.format(days=days) + "".join(f"第{written(n)}条　{words}\n" for n, words in enumerate(articles, 1))
    return read_statute(text.encode())


def version(name: str, day: date) -> Version:
    law = register().find(name)
    assert law is not None
    held = law.at(day)
    assert isinstance(held, Version)
    return held


def test_by_words_what_is_the_same_changed_new_gone_and_renumbered() -> None:
    old, new = statute(OLD, "2015年1月1日通过，自2015年3月1日起施行"), statute(NEW, "2020年1月1日修订，自2020年3月1日起施行")
    law = register().extended_with([old.record(), new.record()]).find("某某市样例条例")
    assert law is not None
    rows = compared(law.versions[0], law.versions[1], old.articles, new.articles)
    assert [(r.fate, r.old, r.new) for r in rows] == [
        (Fate.SAME, (1, 0), (1, 0)), (Fate.NEW, None, (2, 0)), (Fate.SAME, (2, 0), (3, 0)), (Fate.GONE, (3, 0), None),
        (Fate.CHANGED, (4, 0), (4, 0)), (Fate.SAME, (5, 0), (5, 0)),
    ]
    assert [r.renumbered for r in rows] == [False, False, True, False, False, False]


def test_every_article_of_both_versions_is_told_once() -> None:
    old, new = version("行政处罚法", date(2021, 7, 14)), version("行政处罚法", date(2021, 7, 15))
    rows = compared(old, new)
    assert sorted(n for n in {r.old for r in rows if r.old}) == [(n, 0) for n in range(1, 65)]
    assert sorted(r.new for r in rows if r.new) == [(n, 0) for n in range(1, 87)]


def test_known_renumberings_are_used_and_the_rest_of_a_revised_law_is_not_guessed() -> None:
    rows = compared(version("行政处罚法", date(2021, 7, 14)), version("行政处罚法", date(2021, 7, 15)))
    assert [(r.old, r.matter) for r in rows if r.new == (44, 0)] == [((31, 0), "告知")]
    assert [r.new for r in rows if r.old == (42, 0)] == [(63, 0), (64, 0)]
    assert {r.fate for r in rows if r.old == (1, 0)} == {Fate.UNKNOWN}


def test_without_texts_amended_versions_are_compared_by_their_structure() -> None:
    laws = register().extended_with([
        {"title": "某某市样例条例", "version": "2015-01-01", "effective_from": "2015-03-01", "articles": 3, "structure": {"1": [0], "2": [3], "3": [0]}},
        {"title": "某某市样例条例", "version": "2020-01-01", "effective_from": "2020-03-01", "articles": 4, "structure": {"1": [0], "2": [4, 0]}},
    ])
    law = laws.find("某某市样例条例")
    assert law is not None
    assert [r.fate for r in compared(law.versions[0], law.versions[1])] == [Fate.SAME_STRUCTURE, Fate.OTHER_STRUCTURE, Fate.UNKNOWN, Fate.NEW]


@pytest.mark.parametrize(("old", "new"), [("处一千元罚款", "处二千元以下罚款"), ("", "甲"), ("甲", ""), ("甲乙", "甲乙")])
def test_differences_give_both_wordings_back(old: str, new: str) -> None:
    pieces = differences(old, new)
    assert "".join(words for was, _, words in pieces if was) == old
    assert "".join(words for _, now, words in pieces if now) == new
