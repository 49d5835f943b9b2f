"""Reading a law's text file: structure and words, or what is wrong with it, line by line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from rules import patterns as re
from rules.language import N_, say
from rules.law import names
from rules.law import statute_lines as setting
from rules.law.numerals import written
from rules.law.phrases import numeral, place
from rules.law.statute import Article, Division, Item, Paragraph, Statute
from rules.law.statute_history import effective_of, history_of, impossible_days, passed_of
from rules.law.statute_lines import Line

LARGEST = 5 * 1024 * 1024
"""The longest text file that is read, in bytes; the Civil Code is a tenth of it."""
LONGEST_TITLE = 80
LONGEST_HEADING = 60
MOST_COMPLAINTS = 50
NO_TITLE = re.compile(
    r"^\(|[。;:]|^目[录次]$|第.{1,12}号$|\d年|〔\d|^(?:总理|主席|委员长|[省市州县区部局署]长|主任|书记|行长)|(?:主席|国务院|人民政府|委员会|[部局署])令$"
)
"""Lines before a law's text that are no part of its title: an order and who signed it, days, the history."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why a text does not parse: the line of the file (0: the whole file) and one sentence, as template and parameters."""

    line: int
    message_id: str
    params: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return say(self.message_id, self.params)


class NotAStatute(ValueError):
    """A text that does not parse, with all that is wrong with it."""

    def __init__(self, complaints: list[Complaint]) -> None:
        super().__init__("; ".join(f"{c.line}: {c}" for c in complaints))
        self.complaints = complaints


def read_statute(data: bytes, *, title: str = "", passed: date | None = None, effective: date | None = None) -> Statute:
    """The law in a text file. `title`, `passed` and `effective` are what its reader knows and count before what it says.

    Raises NotAStatute with every complaint.
    """
    if len(data) > LARGEST:
        raise NotAStatute([Complaint(0, N_("文件超过 5 MB，不像一部法律的文本，请核对"))])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[:error.start].count(b"\n") + 1
        raise NotAStatute([Complaint(line, N_("不是 UTF-8 编码的文字，请另存为 UTF-8 文本后再导入"))]) from None
    return _Reading(text, title, passed, effective).statute()


class _Reading:
    def __init__(self, text: str, title: str, passed: date | None, effective: date | None) -> None:
        self.text, self.title, self.passed, self.effective = text, title.strip(), passed, effective
        self.complaints: list[Complaint] = []

    def statute(self) -> Statute:
        lines = setting.lines_of(self.text)
        if not lines:
            raise NotAStatute([Complaint(0, N_("文件是空的"))])
        if "\ufffd" in self.text:
            bad = self.text[:self.text.index("\ufffd")].count("\n") + 1
            self.complain(bad, N_("有无法显示的字符，文本可能已损坏"))
        front, body = setting.front_and_body(lines)
        self.title = self.title or self._title(front)
        if not self.title:
            self.complain(lines[0].number, N_("没有找到法律名称，请在第一行写明"))
        body = setting.without_running_title([lines[0], *body], self.title)[1:] if self.title and body else body
        reader = _Articles(body, self.complain)
        reader.read()
        if not reader.articles:
            self.complain(lines[-1].number, N_("没有找到条文（第一条……），请核对文本"))
        history = self._days(front, reader.articles)
        if self.complaints:
            raise NotAStatute(sorted(self.complaints, key=lambda c: c.line)[:MOST_COMPLAINTS])
        assert self.passed is not None
        assert self.effective is not None
        return Statute(self.title, self.passed, self.effective, tuple(history), tuple(reader.divisions), tuple(reader.articles),
                       reader.preamble, tuple(reader.annexes))

    def complain(self, line: int, message_id: str, /, **params: object) -> None:
        self.complaints.append(Complaint(line, message_id, params))

    def _title(self, front: list[Line]) -> str:
        """The first of the front lines, or of two or three together, that is called like a law."""
        for i in range(len(front)):
            for n in (1, 2, 3):
                row = front[i:i + n]
                if len(row) < n or any(NO_TITLE.search(line.squeezed) or setting.is_division(line) for line in row):
                    break
                whole = "".join(line.squeezed for line in row)
                if len(whole) <= LONGEST_TITLE and names.LAW_LIKE.search(names.key(whole)):
                    return "".join("".join(line.text.split()) for line in row)
        return ""

    def _days(self, front: list[Line], articles: list[Article]) -> list[tuple[date, str]]:
        said = "".join(line.squeezed for line in front)
        for words in impossible_days(said):
            line = next((f.number for f in front if words in f.squeezed), front[0].number)
            self.complain(line, N_("“{day}”不是日历上的日期"), day=words)
        history = history_of(said)
        at = next((line.number for line in front if line.plain.startswith("(")), front[0].number if front else 1)
        self.passed = self.passed or passed_of(history)
        if self.passed is None:
            self.complain(at, N_("没有找到通过或者公布的日期，请在名称下的括号里写明，或者在导入时填写"))
            return history
        last = setting.half_width(articles[-1].plain) if articles else ""
        self.effective = self.effective or effective_of(history, self.passed, last)
        if self.effective is None:
            if articles:
                self.complain(articles[-1].line, N_("没有找到施行日期，请在名称下的括号里写明，或者在导入时填写"))
        elif self.effective < self.passed:
            self.complain(at, N_("施行日期 {effective} 早于通过或者公布日期 {passed}"), effective=self.effective, passed=self.passed)
        if not any(day == self.passed for day, _ in history):
            history = sorted([*history, (self.passed, "公布")])
        return history


@dataclass(slots=True)
class _Open:
    """An article that is being read: its paragraphs as (lines of text, items), an item as (number, lines, parts)."""

    number: int
    extra: int | None
    line: int
    under: tuple[str, ...]
    paragraphs: list[tuple[list[str], list[tuple[int, list[str], list[list[str]]]]]] = field(default_factory=list)

    def article(self) -> Article:
        return Article(self.number, self.extra, tuple(
            Paragraph(setting.joined(words), tuple(
                Item(n, setting.joined(text), tuple(setting.joined(p) for p in parts)) for n, text, parts in items
            )) for words, items in self.paragraphs
        ), self.under, self.line)

    @property
    def last(self) -> list[str]:
        """The lines that a wrapped one goes on with."""
        words, items = self.paragraphs[-1]
        if not items:
            return words
        return items[-1][2][-1] if items[-1][2] else items[-1][1]


LEVELS = ("编", "分编", "章", "节")


class _Articles:
    """One pass over the body."""

    def __init__(self, lines: list[Line], complain: object) -> None:
        self.lines = lines
        self.setting = setting.setting_of(lines)
        self._complain = complain
        self.articles: list[Article] = []
        self.divisions: list[Division] = []
        self.annexes: list[str] = []
        self.preamble = ""
        self.open: _Open | None = None
        self.under: dict[str, str] = {}
        self.counted: dict[str, int] = {}
        self.seen: dict[tuple[int, int | None], int] = {}
        self.last: tuple[int, int] = (0, 0)
        self.should_be: tuple[int, int] | None = None  # the number that a misnumbered article should have had
        self.heading_line: Line | None = None

    def complain(self, line: int, message_id: str, /, **params: object) -> None:
        self._complain(line, message_id, **params)  # type: ignore[operator]

    def read(self) -> None:
        before: Line | None = None
        for i, line in enumerate(self.lines):
            if self.articles and self.open and setting.ANNEX.fullmatch(line.plain) and before and setting.STOPPED.search(before.plain):
                self.annexes = [rest.text for rest in self.lines[i:]]
                break
            self._line(line, before)
            before = line
        self._close()

    def _line(self, line: Line, before: Line | None) -> None:
        stopped = before is None or self.heading_line is before or bool(setting.ENDED.search(before.plain))
        if setting.is_division(line) and stopped:
            self._close()
            self._division(line)
        elif (m := setting.ARTICLE.match(line.plain)) and self._is_new(line, m, stopped):
            self._article(line, m)
        elif self.open is None:
            self._outside(line)
        elif (m := setting.ITEM.match(line.plain)) and self._may_be_item(m, stopped):
            self._item(line, m)
        elif (m := setting.PART.match(line.plain)) and (n := setting.part_number(m)) and (stopped or n == self._next_part()):
            self._part(line, m, n)
        elif not self.open.paragraphs or (before is not None and self.setting.begins(line, before)):
            self.open.paragraphs.append(([line.text], []))
        else:
            self.open.last.append(line.text)

    def _is_new(self, line: Line, m: re.Match[str], stopped: bool) -> bool:
        """Whether an article begins, and the line is not the rest of a sentence that names one."""
        if setting.is_article(line):
            return stopped or self._follows(m)
        return stopped and self._follows(m) and not setting.REFERENCE.match(m["rest"])

    def _follows(self, m: re.Match[str]) -> bool:
        number, extra = setting.value(m["number"]), setting.value(m["extra"])
        before = [self.last] if self.should_be is None else [self.last, self.should_be]
        return any((number, extra or 0) in ((n + 1, 0), (n, k + 1)) for n, k in before)

    def _article(self, line: Line, m: re.Match[str]) -> None:
        self._close()
        number, extra = setting.value(m["number"]), setting.value(m["extra"])
        if number is None or number < 1:
            self.complain(line.number, N_("条号“{words}”读不出来"), words=m["number"])
            return
        name = place(number, extra=extra)
        if (number, extra) in self.seen:
            self.complain(line.number, N_("{article}出现了两次，前一次在第 {first} 行"), article=name, first=self.seen[number, extra])
        elif self._follows(m):
            self.last, self.should_be = (number, extra or 0), None
        elif (number, extra or 0) < self.last:
            self.complain(line.number, N_("{article}排在{before}之后"), article=name, before=place(self.last[0], extra=self.last[1] or None))
        else:
            self.should_be = (number, self.last[1] + 1) if extra and number == self.last[0] else (self.last[0] + 1, 0)
            expected = place(number, extra=self.last[1] + 1) if extra and number == self.last[0] else place(self.last[0] + 1)
            self.complain(line.number, N_("条号不连续：应当是{expected}，这里是{article}"), expected=expected, article=name)
        self.seen.setdefault((number, extra), line.number)
        self.last = max(self.last, (number, extra or 0))
        self.open = _Open(number, extra, line.number, tuple(self.under[level] for level in LEVELS if level in self.under))
        if rest := setting.rest_of(line, m):
            inner = setting.ITEM.match(setting.half_width(rest))
            if inner and setting.item_number(inner) == 1:
                self.open.paragraphs.append(([], [(1, [rest[inner.start("rest"):]], [])]))
            else:
                self.open.paragraphs.append(([rest], []))

    def _may_be_item(self, m: re.Match[str], stopped: bool) -> bool:
        """Whether an item begins; (三)项规定 at the beginning of a wrapped line is none."""
        assert self.open is not None
        number = setting.item_number(m)
        if number is None:
            return False
        if m["comma"] and any(items and not items[-1][2] for _, items in self.open.paragraphs[-1:]) and not stopped:
            return False
        items = self.open.paragraphs[-1][1] if self.open.paragraphs else []
        follows = number == (items[-1][0] + 1 if items else 1)
        if re.match(r"[、,和或至]|项|目", m["rest"]) and not follows:
            return False
        return stopped or (follows and not re.match(r"[、,和或至]|项|目", m["rest"]))

    def _item(self, line: Line, m: re.Match[str]) -> None:
        assert self.open is not None
        number = setting.item_number(m) or 0
        if not self.open.paragraphs:
            self.open.paragraphs.append(([], []))
        items = self.open.paragraphs[-1][1]
        expected = items[-1][0] + 1 if items else 1
        if number != expected:
            twice = any(n == number for n, _, _ in items)
            article = place(self.open.number, extra=self.open.extra)
            if twice:
                self.complain(line.number, N_("{article}的第{item}项出现了两次"), article=article, item=numeral(number))
            else:
                self.complain(line.number, N_("{article}的项不连续：应当是第{expected}项，这里是第{item}项"),
                              article=article, expected=numeral(expected), item=numeral(number))
        items.append((number, [setting.rest_of(line, m)], []))

    def _part(self, line: Line, m: re.Match[str], number: int) -> None:
        """1. is a 目 under an item, an item itself in an article that numbers its items so."""
        assert self.open is not None
        if not self.open.paragraphs:
            self.open.paragraphs.append(([], []))
        items = self.open.paragraphs[-1][1]
        parts = items[-1][2] if items else []
        as_items = not items or (self._figures and not parts)
        if as_items and not items:
            self._figures_in = id(self.open)
        expected = (items[-1][0] + 1 if items else 1) if as_items else len(parts) + 1
        if number != expected:
            self.complain(line.number, N_("{article}里的编号不连续：应当是 {expected}，这里是 {item}"),
                          article=place(self.open.number, extra=self.open.extra), expected=expected, item=number)
        if as_items:
            items.append((number, [setting.rest_of(line, m)], []))
        else:
            parts.append([setting.rest_of(line, m)])

    def _next_part(self) -> int:
        """The number that a 目, or an item in figures, would have here."""
        items = self.open.paragraphs[-1][1] if self.open and self.open.paragraphs else []
        if not items:
            return 1
        return items[-1][0] + 1 if self._figures and not items[-1][2] else len(items[-1][2]) + 1

    _figures_in: int = 0

    @property
    def _figures(self) -> bool:
        return self._figures_in == id(self.open)

    def _division(self, line: Line) -> None:
        m = setting.DIVISION.match(line.plain)
        level = "".join(m["level"].split()) if m else "章"
        number = setting.value(m["number"]) if m else None
        name = setting.tidied(line.text if m is None else line.text[m.start("rest"):])
        depth = LEVELS.index(level)
        if number is not None:
            expected = self.counted.get(level, 0) + 1
            if number not in (expected, 1) or (number == 1 and expected > 1 and level in self._parents_kept(depth)):
                self.complain(line.number, N_("{level}的序号不连续：应当是第{expected}{level}，这里是第{number}{level}"),
                              level=level, expected=numeral(expected), number=numeral(number))
            self.counted[level] = number
        for lower in LEVELS[depth + 1:]:
            self.counted.pop(lower, None)
            self.under.pop(lower, None)
        heading = f"第{written(number)}{level} {name}".strip() if number is not None else name
        self.under[level] = heading
        self.divisions.append(Division(level, number, name, line.number))
        self.heading_line = line

    def _parents_kept(self, depth: int) -> set[str]:
        """Levels that may not count anew: nothing above them is numbered."""
        return set() if any(level in self.counted for level in LEVELS[:depth]) else {LEVELS[depth]}

    def _outside(self, line: Line) -> None:
        """A line before the first article, or between a heading and the next article: the rest of the heading, or the preamble."""
        if setting.ITEM.match(line.plain) and self.divisions and self.preamble == "":
            self.complain(line.number, N_("项出现在它的条之前"))
            return
        if self.heading_line is not None and self.divisions and not setting.STOPPED.search(line.plain):
            last = self.divisions[-1]
            whole = setting.tidied(last.name + line.text)
            if len(whole) <= LONGEST_HEADING and (self.heading_line.number == last.line):
                self.divisions[-1] = Division(last.level, last.number, whole, last.line)
                self.under[last.level] = f"第{written(last.number)}{last.level} {whole}" if last.number is not None else whole
                return
        if self.articles:
            self.complain(line.number, N_("这一行不属于任何一条"))
        else:
            self.preamble = setting.joined([self.preamble, line.text])

    def _close(self) -> None:
        if self.open is None:
            return
        article = self.open.article()
        if not article.plain:
            self.complain(article.line, N_("{article}没有内容"), article=place(article.number, extra=article.extra))
        self.articles.append(article)
        self.open = None
