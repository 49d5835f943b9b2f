"""Citations of laws: 《中华人民共和国行政处罚法》第六十四条第一款第(一)项, resolved to law, article, paragraph and item.

Read as lawyers read them: several articles in a row, ranges, figures or numerals, 该法 and 同条 that point back, names defined by
(以下简称…), names without 《》.
Titles of papers (《询问笔录》, 《租赁合同》) are no laws, and an article that no law stands before is none of ours (a contract's
clause, the paper's own).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rules import patterns as re
from rules.documents import squeezing
from rules.law import names
from rules.law.numerals import NUMERAL, number
from rules.law.register import Register, register

BLANK = "\0"
"""Stands for characters that are passed over: what is said in brackets behind a title."""
ILLEGIBLE = "■▇█�□×*"
N = rf"(?:[㈠-㈩⑴-⒇]|\d{{1,4}}|(?:{NUMERAL}|[{ILLEGIBLE}]){{1,9}})"
AND = rf"(?:[、,和及与或~～—–-]|至|到|以及){BLANK}*"
UNIT = re.compile(
    rf"第(?P<articles>{N}(?:{AND}{N})*)条(?:之(?P<extra>[一二三四五六七八九十]))?"
    rf"|(?<=条[、,和及与或至到])(?P<more>{N})条(?:之(?P<more_extra>[一二三四五六七八九十]))?"
    rf"|第(?P<paragraphs>(?:\({N}\)|{N})(?:{AND}第?(?:\({N}\)|{N}))*)款"
    rf"|(?P<items>(?:第(?:\({N}\)|{N}\)?)|\({N}\))(?:{AND}第?(?:\({N}\)|{N}))*)项"
    rf"|(?<=条)(?P<bare_paragraph>{N})款|(?<=[条款])(?P<bare_item>{N})项"
)
TITLE = r"《(?P<title>[^《》]{1,60}(?:《[^《》]{1,40}》[^《》]{0,40})?)》"
KINDS = "法典|法|条例|办法|规定|细则|规则|解释|程序规定"
POINTER = rf"(?P<pointer>(?:该|本|同|前述|上述|以上|前揭)(?:部|项|一)?(?P<what>{KINDS}|法律|法规|规章|解释))(?=第)"
SAME = r"(?P<same>(?:同|该|本|前述)条|前款|前条)"
TOKEN = re.compile(f"{TITLE}|{UNIT.pattern}|{POINTER}|{SAME}")
DEFINED = re.compile(
    rf"{TITLE}(?P<added>(?:\([^()]{{0,50}}\))*?)\((?:以下|下文?|以下统一)?(?:均|统一|统)?(?:简称|称)(?:为|:)?[《“\"'「]?(?P<short>[^《》“”\"'」()]{{1,20}})[》”\"'」]?\)"
)
ASIDE = re.compile(r"》(?P<aside>(?:\([^()第]{0,40}(?:第[\d零〇一二三四五六七八九十百]+号[^()]{0,20})?\)|[〔\[]\d{4}[〕\]]\d*号?)+)")
JOIN = re.compile(rf"(?:[、,和及与或并;至到~～—–-]|或者|以及|之?的?规定|之|的|中|所列|所述|项下|{BLANK})*")
RANGE = re.compile(rf"{BLANK}*[至到~～—–-]+{BLANK}*第?{BLANK}*")
IMPLIED = re.compile(r"[^第。;!?《》]{0,14}(?:依据|根据|依照|按照|参照|违反|违反了|触犯|符合|适用|属于|构成)(?:其|了|的)?")
ITS_RULES = re.compile(r"(?:其|该法)的?(?P<what>实施(?:条例|细则|办法))$")
TO_TITLE = re.compile(rf"(?:{BLANK}|的|之|中|中的|,)*")
QUOTED = re.compile(r"“[^“”]{0,800}”|「[^「」]{0,800}」|『[^『』]{0,800}』|\"[^\"\n]{0,300}\"")
GIVEN = re.compile(r"(?<=[条款项定])\((?!《|依据|根据|依照|即|详?见|[一二三四五六七八九十\d]{1,3}\))[^()]{6,600}\)")
"""A law's words given in brackets behind its article: 第一百一十一条第二款(单位有前款第四项行为的，处…)."""
SAID = re.compile(
    r"(?:(?:当事人|申请人|代理人|被处罚人|委托人|你|其)[^,。;:]{0,16}(?:认为|主张|声称|[述陈]称|提出(?:其|应)|(?<!未)提出(?=[,:]))|辩称)"
    r"(?!.*[本我](?:局|机关|队|委|厅|所|府|街道))"
)
"""A party's words, not the agency's own."""
ENDS = re.compile(r"[。!?;]")
FORMER = ("原", "旧", "修订前的", "修改前的", "修正前的", "修订前", "修改前")
EDITION = re.compile(r"\((?P<year>(?:19|20)\d\d)(?:年|\)|修|版)[^()]{0,12}\)?")
BEFORE, AFTER = 120, 200
"""How much of a sentence without end is still its subject, in characters."""
LONGEST_RANGE = 30
BARE_NAME = 40


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation at `start:end` of the text. `law` as written, `register_title` the full title where the register has the law.

    `article` is None where its number cannot be read. `article_extra` is the n of 第X条之n.
    `subject` is the sentence around it; `before` and `after` are what the sentence says up to it from the citation before, and from it
    to the next; citations in a row share both.
    `quoted`: it is not what the paper itself says: it stands inside quotation marks or in the brackets in which a law's words are
    given, or a party said it.
    `implied`: the law is not named beside it but earlier, or pointed back to.
    `edition`: the year of the version that is meant, where the writer says so (2017年修正), or "former" (原《行政处罚法》).
    """

    law: str
    register_title: str | None
    article: int | None
    article_extra: int | None
    paragraph: int | None
    item: int | None
    start: int
    end: int
    subject: str
    before: str = ""
    after: str = ""
    quoted: bool = False
    implied: bool = False
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class _Law:
    written: str
    title: str | None
    edition: str | None = None


@dataclass(slots=True)
class _Draft:
    law: _Law
    article: int | None
    extra: int | None = None
    paragraph: int | None = None
    item: int | None = None
    start: int = 0
    end: int = 0
    implied: bool = False


def find_citations(text: str, *, laws: Register | None = None, doubtful: bool = False) -> list[Citation]:
    """Every citation of `text`, in reading order. `text` is normalised (`rules.reading.normalise`); stray spaces and line breaks are
    passed over.

    `doubtful`: the text comes from a reader that errs, so that one wrong character in a law's name is forgiven.
    """
    squeezed, kept = squeezing.squeezed(text)
    reader = _Reader(squeezed, laws or register(), doubtful)
    drafts = reader.drafts()
    if not drafts:
        return []
    quotes = [m.span() for pattern in (QUOTED, GIVEN) for m in pattern.finditer(squeezed)]
    ends = [0, *(m.end() for m in ENDS.finditer(squeezed)), len(squeezed)]
    found = []
    for first, last in _rows(squeezed, drafts):
        row = drafts[first:last]
        begins, over = row[0].start, max(d.end for d in row)
        sentence = max(ends[bisect_right(ends, begins) - 1], begins - BEFORE)
        end = min(ends[min(bisect_left(ends, over), len(ends) - 1)], over + AFTER)
        before = squeezed[max(sentence, drafts[first - 1].end if first else 0):begins]
        after = squeezed[over:min(end, drafts[last].start) if last < len(drafts) else end]
        line = text[text.rfind("\n", 0, kept[begins]) + 1:kept[begins]]
        said = bool(SAID.search(squeezed[sentence:begins])) or line.lstrip().startswith("答")
        for d in row:
            found.append(Citation(
                d.law.written, d.law.title, d.article, d.extra, d.paragraph, d.item, kept[d.start], kept[d.end - 1] + 1,
                subject=squeezed[sentence:end], before=before, after=after, implied=d.implied, edition=d.law.edition,
                quoted=said or any(a < d.start and d.end < b for a, b in quotes),
            ))
    return found


def _rows(text: str, drafts: list[_Draft]) -> Iterator[tuple[int, int]]:
    """Citations in a row, with nothing but 、 or 和 between them, as (first, after the last)."""
    first = 0
    for i in range(1, len(drafts) + 1):
        if i == len(drafts) or not JOIN.fullmatch(text[drafts[i - 1].end:drafts[i].start]):
            yield first, i
            first = i


class _Reader:
    """One pass over a text without white space."""

    def __init__(self, text: str, laws: Register, doubtful: bool) -> None:
        self.laws = laws
        self.doubtful = doubtful
        self.defined: dict[str, _Law] = {}
        self.asides: dict[int, str] = {}
        self.named: list[tuple[_Law, int]] = []     # every law named so far, and where
        self.law: _Law | None = None                # the one that a number now belongs to,
        self.law_start, self.fresh = 0, False       # where it is named, and whether its article is still to come
        self.implied = False
        self.chain: list[_Draft] = []               # what the last numbers gave; more numbers may make it more exact
        self.reach = 0                              # up to where the text is read
        self.found: list[_Draft] = []
        self.text = self._without_asides(text)

    def _without_asides(self, text: str) -> str:
        """`text` with definitions noted and blanked out, and with what stands in brackets behind a title blanked out."""
        for m in DEFINED.finditer(text):
            if law := self._law(m["title"]):
                self.defined[m["short"]] = law
            self.asides[m.end("title") + 1] = m["added"]
        for m in ASIDE.finditer(text):
            self.asides[m.start("aside")] = m["aside"]
        for pattern, group in ((DEFINED, "short"), (ASIDE, "aside")):
            text = pattern.sub(lambda m, g=group: self._blanked(m, g), text)  # type: ignore[misc]
        return text

    @staticmethod
    def _blanked(m: re.Match[str], group: str) -> str:
        start = m.end("title") + 1 - m.start() if group == "short" else m.start(group) - m.start()
        return m[0][:start] + BLANK * (len(m[0]) - start)

    def _law(self, name: str) -> _Law | None:
        """The law that `name` is, None where it cannot be a law's name."""
        if defined := self.defined.get(name):
            return defined
        held = self.laws.find(name, doubtful=self.doubtful)
        if held is None and any(c.isdigit() for c in name):
            held = self.laws.find(re.sub(r"\d", "", name))      # a page number between two pages
        if held is not None:
            return _Law(name, held.title)
        return _Law(name, None) if names.may_be_a_law(name) else None

    def drafts(self) -> list[_Draft]:
        for m in TOKEN.finditer(self.text):
            if m["title"] is not None:
                self._name(self._titled(m), m.start(), m.end())
            elif m["pointer"]:
                self._name(self._pointed(m["pointer"], m["what"], m.start()), m.start(), m.end(), implied=True)
            elif m["same"]:
                self._continue(_pointing_back(self.chain, m["same"], m.start(), m.end()), m.end())
            else:
                level, numbers, extra = self._unit(m)
                gap = self.text[self.reach:m.start()]
                if level == "article":
                    self._article(m, gap, numbers, extra)
                elif self.chain and JOIN.fullmatch(gap):
                    self._part(m, gap, level, numbers)
        return [*self.found, *self.chain]

    def _name(self, law: _Law | None, start: int, end: int, *, implied: bool = False) -> None:
        """A law (or a paper that is none) is named at `start:end`: the numbers that follow are its."""
        self._continue([], end)
        self.law, self.law_start, self.fresh, self.implied = law, start, law is not None, implied

    def _continue(self, chain: list[_Draft], reach: int) -> None:
        """`chain` takes the place of what was read before, which is done; reading has reached `reach`."""
        self.found.extend(self.chain)
        self.chain, self.reach = chain, reach

    def _article(self, m: re.Match[str], gap: str, numbers: list[int | None], extra: int | None) -> None:
        begins, implied = m.start(), True
        if self.fresh and TO_TITLE.fullmatch(gap):
            begins, implied = self.law_start, self.implied
        elif bare := self._bare_name(m.start()):
            self.law, begins = bare
            implied = False
            self.named.append(bare)
        elif self.chain and JOIN.fullmatch(gap):
            implied = self.chain[-1].implied
        elif not (self.chain and IMPLIED.fullmatch(gap)):
            self.law = None
        self.fresh = False
        if self.law is None:
            self._continue([], m.end())
            return
        if self.chain and RANGE.fullmatch(gap):
            numbers = [*_between(self.chain[-1].article, numbers[0]), *numbers]
        drafts = [_Draft(self.law, n, start=m.start(), end=m.end(), implied=implied) for n in numbers]
        drafts[0].start = begins
        drafts[-1].extra = extra
        self._continue(drafts, m.end())

    def _part(self, m: re.Match[str], gap: str, level: str, numbers: list[int | None]) -> None:
        """A paragraph or an item: part of the citation right before it, or its neighbour."""
        last = self.chain[-1]
        if RANGE.fullmatch(gap):
            numbers = [*_between(last.item if level == "item" else last.paragraph, numbers[0]), *numbers]
        parts = [
            replace(last, paragraph=n if level == "paragraph" else last.paragraph, item=n if level == "item" else None, start=m.start(), end=m.end())
            for n in numbers
        ]
        if not gap.strip(BLANK + "的之") and last.item is None and (level == "item" or last.paragraph is None):
            parts[0].start = last.start
            self.chain.pop()
        self._continue(parts, m.end())

    def _unit(self, m: re.Match[str]) -> tuple[str, list[int | None], int | None]:
        if m["articles"]:
            return "article", _numbers(m["articles"]), number(m["extra"]) if m["extra"] else None
        if m["more"]:
            return "article", _numbers(m["more"]), number(m["more_extra"]) if m["more_extra"] else None
        if m["paragraphs"] or m["bare_paragraph"]:
            return "paragraph", _numbers(m["paragraphs"] or m["bare_paragraph"]), None
        return "item", _numbers(m["items"] or m["bare_item"]), None

    def _titled(self, m: re.Match[str]) -> _Law | None:
        law = self._law(m["title"])
        if law is not None:
            law = replace(law, edition=self._edition(m))
            self.named.append((law, m.start()))
        return law

    def _pointed(self, written: str, what: str, at: int) -> _Law | None:
        """The law that 该法, 同条例, 上述规定 points back to: the last named of that kind.

        本法 is what a law calls itself: of one whose words are quoted, or whose article the sentence has named; anywhere else it is the
        paper itself, and None.
        """
        for law, named in reversed(self.named):
            name = names.without_additions(names.key(law.title or law.written))
            if what in ("法律", "法规", "规章") or name.endswith(what) or (what == "法" and name.endswith("法典")):
                if written[0] != "本" or self._in_quotes(at) or not ENDS.search(self.text, named, at):
                    return law
                return None
        return None if written[0] == "本" else _Law(written, None)

    def _bare_name(self, end: int) -> tuple[_Law, int] | None:
        """A law named without 《》 right before `end`, and where its name begins: the longest that the register or a definition has.

        其实施条例 is that of the law named last.
        """
        text = self.text
        while end and text[end - 1] in BLANK + "之的":
            end -= 1
        if self.named and (rules := ITS_RULES.search(text, max(0, end - 12), end)):
            name = (self.named[-1][0].title or self.named[-1][0].written) + rules["what"]
            held = self.laws.find(name)
            return _Law(name, held.title if held else None), rules.start()
        for start in range(max(0, end - BARE_NAME), end - 1):
            name = text[start:end]
            if name in self.defined:
                return self.defined[name], start
            if name[-1] in "法例定则释典序" and text[start - 1:start] != "《" and (held := self.laws.find(name)):
                return _Law(name, held.title), start
        return None

    def _edition(self, m: re.Match[str]) -> str | None:
        """Which version of the law is meant, where that is said in or around its title."""
        if self.text[max(0, m.start() - 4):m.start()].endswith(FORMER):
            return "former"
        behind = self.asides.get(m.end())
        year = EDITION.search(m["title"]) or (EDITION.match(behind) if behind else None)
        return year["year"] if year else None

    def _in_quotes(self, at: int) -> bool:
        return any(m.start() < at < m.end() for m in QUOTED.finditer(self.text))


def _pointing_back(chain: list[_Draft], written: str, start: int, end: int) -> list[_Draft]:
    """同条 is the article of the citation before, 前条 the article before it, 前款 the paragraph before its own (it stands in the law's own words);
    nothing where there is none."""
    if not chain or chain[-1].article is None:
        return []
    last = replace(chain[-1], paragraph=None, item=None, start=start, end=end, implied=True)
    if written == "前款":
        paragraph = chain[-1].paragraph
        return [replace(last, paragraph=paragraph - 1)] if paragraph and paragraph > 1 else []
    if written == "前条":
        return [replace(last, article=chain[-1].article - 1, extra=None)] if chain[-1].article > 1 else []
    return [last]


def _numbers(text: str) -> list[int | None]:
    """The numbers of a list such as 三十一、三十二 or (一)至(三), ranges filled; None for one that cannot be read."""
    found: list[int | None] = []
    ranged = False
    for m in re.finditer(rf"(?P<n>{N})|(?P<to>[至到~～—–-])", text):
        if m["to"]:
            ranged = True
            continue
        value = _value(m["n"])
        if ranged and found:
            found.extend(_between(found[-1], value))
        found.append(value)
        ranged = False
    return found


def _value(text: str) -> int | None:
    if "㈠" <= text <= "㈩":
        return ord(text) - ord("㈠") + 1
    if "⑴" <= text <= "⒇":
        return ord(text) - ord("⑴") + 1
    return number(text)


def _between(first: int | None, last: int | None) -> list[int]:
    """The numbers between two that are joined by 至, neither included."""
    if first is None or last is None or not 1 < last - first <= LONGEST_RANGE:
        return []
    return list(range(first + 1, last))


