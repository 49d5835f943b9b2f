"""The structure of a statute: how many paragraphs each article has, and how many items each paragraph.

Kept as one string: a full stop for each paragraph, before it the number of its items if it has any, a space between articles.
`4.. . 5.` says that 第一条 has two paragraphs (the first with four items), 第二条 one, 第三条 one with five items. `?` is an article
whose paragraphs are not known.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from rules.law.numerals import written

Paragraphs = tuple[int, ...]
"""Number of items in each paragraph."""


class Structure:
    """The articles of one version. `articles` is the last article's number, None where not even that is known.

    `inserted` are its inserted articles (第十二条之一 is `"12-1"`) with the number of items in each paragraph; None where nothing is known
    of them.
    """

    def __init__(self, articles: int | None, code: str = "", inserted: Mapping[str, Sequence[int]] | None = None) -> None:
        self.articles = articles
        self.code = code
        self.inserted = None if inserted is None else {str(k): tuple(int(n) for n in v) for k, v in inserted.items()}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Structure) and (self.articles, self.code, self.inserted) == (other.articles, other.code, other.inserted)

    def __hash__(self) -> int:
        return hash((self.articles, self.code))

    def __repr__(self) -> str:
        return f"Structure({self.articles}, {self.code[:20]!r})"

    @classmethod
    def of(
        cls, articles: int | None, paragraphs: Mapping[str, Sequence[int]], inserted: Mapping[str, Sequence[int]] | None = None
    ) -> "Structure":
        """From the register's records: the number of articles, and for each article (a string of digits) the number of items in each
        paragraph.
        """
        known = {int(a): tuple(int(n) for n in p) for a, p in paragraphs.items() if str(a).isdigit()}
        last = max([articles or 0, *known]) or None
        if not known:
            return cls(last, inserted=inserted)
        return cls(last, " ".join("".join(f"{n or ''}." for n in known[a]) if known.get(a) else "?" for a in range(1, (last or 0) + 1)), inserted)

    @cached_property
    def _articles(self) -> list[str]:
        return self.code.split(" ") if self.code else []

    def paragraphs(self, article: int, extra: int | None = None) -> Paragraphs | None:
        """Items in each paragraph of `article`; None where that is not known or there is no such article."""
        if extra is not None:
            return (self.inserted or {}).get(f"{article}-{extra}")
        if not 1 <= article <= len(self._articles) or self._articles[article - 1] == "?":
            return None
        return tuple(int(n or 0) for n in self._articles[article - 1].split(".")[:-1])

    def has(self, article: int, paragraph: int | None = None, item: int | None = None, extra: int | None = None) -> bool | None:
        """Whether there is 第`article`条(之`extra`)第`paragraph`款第`item`项; None where it is not known.

        An item without a paragraph exists if any paragraph of the article has so many. Inserted articles (第X条之一) are known only of
        versions whose text was imported.
        """
        if self.articles is None:
            return None
        if article < 1 or article > self.articles:
            return False
        if extra is not None and self.inserted is None:
            return None
        if extra is not None and f"{article}-{extra}" not in (self.inserted or {}):
            return False
        if paragraph is None and item is None:
            return True
        items = self.paragraphs(article, extra)
        if items is None:
            return None
        if paragraph is not None:
            if not 1 <= paragraph <= len(items):
                return False
            items = items[paragraph - 1:paragraph]
        return item is None or (item >= 1 and any(item <= n for n in items))

    def words(self, article: int, extra: int | None = None) -> str | None:
        """An article's structure in words, 共4款，第一款有5项; None where it is not known."""
        items = self.paragraphs(article, extra)
        if items is None:
            return None
        if len(items) == 1:
            return f"共1款，有{items[0]}项" if items[0] else "共1款"
        return "，".join([f"共{len(items)}款", *(f"第{written(n)}款有{count}项" for n, count in enumerate(items, 1) if count)])
