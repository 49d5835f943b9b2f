"""A place in a law, and how an article is built, as phrases: 第三十四条第一款, “Article 34, paragraph 1”; 共1款，有13项, “1 paragraph, 13 items”.

The register prints them in Chinese (`cite.pinpoint`, `structure.Structure.words`); a finding says them in its reader's language.
"""

from __future__ import annotations

from functools import reduce

from rules import patterns as re
from rules.language import N_, Numeral, Phrase, Several
from rules.law.numerals import NUMERAL, number, written

ARTICLE, INSERTED, PARAGRAPH, ITEM = N_("第{n}条"), N_("之{n}"), N_("第{n}款"), N_("第{n}项")
WITHIN, COMMA = N_("{outer}{inner}"), N_("，")
PARAGRAPHS, ITEMS, ITEMS_OF = N_("共{n}款"), N_("有{n}项"), N_("第{which}款有{n}项")

OF_LAW, IN_WORDS = N_("《{law}》{place}"), N_("“{words}”")
REFERENCE = re.compile(rf"(?P<law>[^ ]+?) 第(?P<article>{NUMERAL}+)条(?:第(?P<paragraph>{NUMERAL}+)款)?(?:第(?P<item>{NUMERAL}+)项)?")


def place(article: int | None, paragraph: int | None = None, item: int | None = None, extra: int | None = None) -> Phrase:
    """第六十四条第三项; 第一百二十条之一 with `extra`. At least one of them is given."""
    units = ((ARTICLE, article), (INSERTED, extra), (PARAGRAPH, paragraph), (ITEM, item))
    phrases = [Phrase(unit, {"n": numeral(n)}) for unit, n in units if n is not None]
    return reduce(lambda outer, inner: Phrase(WITHIN, {"outer": outer, "inner": inner}), phrases)


def built(items: tuple[int, ...]) -> Several:
    """How an article is built whose paragraphs have so many `items` each."""
    if len(items) == 1:
        inner = [Phrase(ITEMS, {"n": items[0]})] if items[0] else []
    else:
        inner = [Phrase(ITEMS_OF, {"which": numeral(n), "n": count}) for n, count in enumerate(items, 1) if count]
    return Several((Phrase(PARAGRAPHS, {"n": len(items)}), *inner), COMMA)


def referred(words: str) -> Phrase:
    """A reference of the settings (生态环境行政处罚办法 第六十五条) as it is printed, 《生态环境行政处罚办法》第六十五条; other words quoted."""
    found = REFERENCE.fullmatch(words)
    if found is None:
        return Phrase(IN_WORDS, {"words": words})
    article, paragraph, item = (number(found[unit]) if found[unit] else None for unit in ("article", "paragraph", "item"))
    return Phrase(OF_LAW, {"law": found["law"], "place": place(article, paragraph, item)})


def numeral(n: int) -> Numeral:
    """`n`, written out in Chinese."""
    return Numeral(n, written(n))
