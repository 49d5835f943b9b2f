"""The law register: which law, which of its versions held on which day, and which articles that version has.

The data (`data/register.tsv`) is made by `build_register.py`: one law a line, the names under which it is found, a tab, and its record;
only lines asked for are parsed.
It holds structure and dates, no texts, and does not hold every law: what it lacks it says (`None`, `Unknown`), and the office adds
(`Register.extended_with`).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from rules.law import names
from rules.law.structure import Structure
from rules.law.timeline import Stage, Text, stages

DATA = Path(__file__).parent / "data" / "register.tsv"
NATIONAL = ("法律", "行政法规", "宪法")
"""Kinds whose history begins with their first text; a rule of the same title may have stood before a ministry's or a place's."""
SURVEYED = {"部门规章": date(2022, 11, 30), "司法解释": date(2025, 3, 31)}
"""Until when changes of a kind of law were looked for; those of other kinds (places, orders) until the end of 2022."""
SURVEYED_ELSE = date(2022, 12, 31)
YEARS_TRUSTED = 2


class RegisterError(ValueError):
    """The register contradicts itself."""


class TwoVersions(RegisterError):
    """Two versions of a law begin on one day."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a law. `passed` names it; `window` is [first day, first day of the next), an end None where there is none, and
    `certain` false where a day of it is taken
    for granted (an amendment's day of effect) and not known."""

    title: str
    passed: date
    begins: date | None
    window: tuple[date | None, date | None]
    certain: bool
    text: Structure | None

    @property
    def articles(self) -> int | None:
        """The number of articles; None where not known."""
        return self.text.articles if self.text else None

    def has(self, article: int, paragraph: int | None = None, item: int | None = None, extra: int | None = None) -> bool | None:
        """Whether it has 第`article`条(之`extra`)第`paragraph`款第`item`项; None where the register does not know."""
        return self.text.has(article, paragraph, item, extra) if self.text else None

    def structure(self, article: int, extra: int | None = None) -> str | None:
        """The structure of an article in words (共4款，第一款有5项); None where not known."""
        return self.text.words(article, extra) if self.text else None


@dataclass(frozen=True, slots=True)
class NotInForce:
    """The law did not hold on the day: not yet (`until` is its first day), or no longer (`since` is the first day without it, `by` what
    took its place).
    """

    title: str
    until: date | None = None
    since: date | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """The register cannot say which version held. `possible` are those that may have."""

    title: str
    possible: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class Readings:
    """Every version that may have held in a stretch of days; `complete` is false where one may be missing or its structure is not known."""

    versions: tuple[Version, ...]
    complete: bool

    def has(self, article: int, paragraph: int | None = None, item: int | None = None, extra: int | None = None) -> bool | None:
        """True or False where all readings agree, else None."""
        if not self.versions:
            return None
        answers = {v.has(article, paragraph, item, extra) for v in self.versions}
        if answers == {True}:
            return True
        return False if answers == {False} and self.complete else None


class Law:
    """A law with its versions. `title` is the full one, `short` without 中华人民共和国."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.title: str = record["title"]
        self.kind: str = record.get("kind") or ""
        self.repealed: date | None = _day(record.get("repealed"))
        self.replaced_by: str | None = record.get("by")
        self._events = [(date.fromisoformat(d), what) for d, what in record.get("events", ())]
        self._texts = [_text(v) for v in record.get("versions", ())]
        self._refuse_two_on_one_day()

    def __repr__(self) -> str:
        return f"Law({self.title})"

    @property
    def short(self) -> str:
        return names.key(self.title) if self.title.startswith(names.STATE) else self.title

    def _refuse_two_on_one_day(self) -> None:
        begins: set[date] = set()
        for day in (t.begins for t in self._texts if t.begins):
            if day in begins:
                raise TwoVersions(f"{self.title}: two versions begin on {day}")
            begins.add(day)

    @cached_property
    def _stages(self) -> list[Stage]:
        return stages(self._events, self._texts)

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """Its versions in order, those without structure too; windows do not overlap. A version that ended before it began is left out."""
        ordered = self._stages
        found = []
        for i, stage in enumerate(ordered):
            following = min(ordered[i + 1:], key=lambda s: s.counts_from, default=None)
            end = min((day for day in (following and following.counts_from, self.repealed) if day), default=None)
            if end is None or stage.counts_from < end:
                certain = stage.begins is not None and (following is None or following.begins is not None)
                begins = stage.begins or (stage.passed if stage.amendment else None)
                found.append(Version(self.title, stage.passed, begins, (stage.counts_from, end), certain, stage.structure))
        return tuple(found)

    @cached_property
    def _version_of(self) -> dict[date, Version]:
        return {v.passed: v for v in self.versions}

    def at(self, day: date) -> Version | NotInForce | Unknown:
        """The version that counts as in force on `day`."""
        if self.repealed and day >= self.repealed:
            return NotInForce(self.title, since=self.repealed, by=self.replaced_by)
        ordered = self._stages
        current = max((i for i, s in enumerate(ordered) if s.counts_from <= day), default=None)
        possible = [s for s in ordered[(0 if current is None else current + 1):] if s.at_earliest <= day]
        if current is not None and not possible:
            return self._version_of.get(ordered[current].passed) or Unknown(self.title)
        if possible:
            return Unknown(self.title, self._known(([ordered[current]] if current is not None else []) + possible))
        if ordered and self._begins_with_its_first_text and ordered[0].begins:
            return NotInForce(self.title, until=ordered[0].begins)
        return Unknown(self.title)

    @property
    def _begins_with_its_first_text(self) -> bool:
        made = [what for _, what in sorted(self._events) if what in ("通过", "公布", "修正", "修订", "批准")]
        return self.kind in NATIONAL and bool(made) and made[0] in ("通过", "公布")

    @property
    def first_made(self) -> date | None:
        """The day of its very first text, where the register knows it: no version is older. None for laws that may have had one before."""
        return min(day for day, _ in self._events) if self._begins_with_its_first_text else None

    @property
    def history(self) -> tuple[tuple[date, str], ...]:
        """What happened to it, as (day, 通过/公布/批准/修正/修订/施行), in order."""
        return tuple(sorted(set(self._events)))

    def _known(self, found: Iterable[Stage]) -> tuple[Version, ...]:
        return tuple(v for s in found if (v := self._version_of.get(s.passed)))

    def readings(self, first: date, last: date | None = None) -> Readings:
        """Every version that may have held on a day from `first` to `last` (by default that day alone), days of effect that are not
        known taken with their whole margin.

        Not complete: the law may have had a text before the first known, changed since it was last looked at, or was not in force on
        any of the days.
        """
        last = last or first
        ordered = self._stages
        found = []
        for i, stage in enumerate(ordered):
            over = min((s.at_latest for s in ordered[i + 1:]), default=date.max)
            if stage.at_earliest <= last and first < min(over, self.repealed or date.max):
                found.append(stage)
        first_text = bool(ordered) and (ordered[0].at_latest <= first or (self._begins_with_its_first_text and bool(found)))
        complete = first_text and last <= self._trusted_until and all(s.structure is not None for s in found)
        return Readings(self._known(found), complete and len(self._known(found)) == len(found))

    @property
    def _trusted_until(self) -> date:
        """Until when the last version of the register may be taken for the last: laws are watched; of rules, a fourth is changed within
        a few years.
        """
        if self.kind in NATIONAL or self.repealed:
            return date.max
        surveyed = max([SURVEYED.get(self.kind, SURVEYED_ELSE), *(t.passed for t in self._texts)])
        return surveyed.replace(year=surveyed.year + YEARS_TRUSTED, day=min(surveyed.day, 28))


class Register:
    """All laws that are known. `find` by name; see `extended_with` for the office's own."""

    def __init__(self, lines: Mapping[str, str], added: Mapping[str, dict[str, Any]] | None = None) -> None:
        self._lines = lines
        self._added = dict(added or {})
        self._parsed: dict[str, Law] = {}

    def find(self, name: str, *, doubtful: bool = False) -> Law | None:
        """The law called `name`: full or short, in 《》 or not, half or full width, with (2021修订) behind it. None where the register
        has no such law.

        `doubtful`: the name comes from a reader that errs; then one wrong character is forgiven where only one law can be meant.
        """
        plain = names.key(name)
        shorter = names.without_additions(plain)
        for tried in dict.fromkeys((plain, shorter, names.without_trial(shorter))):
            if law := self._law(tried):
                return law
        if doubtful and len(shorter) >= 4:
            near = {k for k in self._keys_by_length.get(len(shorter), ()) if sum(a != b for a, b in zip(k, shorter, strict=True)) == 1}
            laws = {law.title: law for k in near if (law := self._law(k))}
            if len(laws) == 1:
                return next(iter(laws.values()))
        return None

    def titles(self) -> list[str]:
        """The full titles of all laws, in order."""
        return sorted({json.loads(line)["title"] for line in self._lines.values()} | {r["title"] for r in self._added.values()})

    @cached_property
    def _keys_by_length(self) -> dict[int, list[str]]:
        by_length: dict[int, list[str]] = {}
        for k in {*self._lines, *self._added}:
            by_length.setdefault(len(k), []).append(k)
        return by_length

    def _law(self, key: str) -> Law | None:
        if key not in self._parsed:
            record = self._added.get(key) or (json.loads(self._lines[key]) if key in self._lines else None)
            if record is None:
                return None
            self._parsed[key] = Law(record)
        return self._parsed[key]

    def extended_with(self, records: Iterable[Mapping[str, Any]]) -> "Register":
        """This register with laws and versions of the office's own, as a new one.

        A record: `title`; `kind`; `version` (day passed), `effective_from`, `articles`, `structure` ({"1": [0, 3]}: items in each
        paragraph), `history` ([[day, event]]);
        `repealed` (first day without it) and `by`. Only `title` must be there. A version of the same day replaces the register's.
        Raises RegisterError, with the title, for a record that is not one, and TwoVersions where two versions would begin on one day.
        """
        added = dict(self._added)
        for record in records:
            title = record.get("title")
            if not isinstance(title, str) or not title.strip():
                raise RegisterError(f"a law without a title: {dict(record)!r}")
            key = names.key(title)
            held = added.get(key) or (json.loads(self._lines[key]) if key in self._lines else {"title": title})
            try:
                merged = merge(held, record)
                Law(merged)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise error if isinstance(error, RegisterError) else RegisterError(f"{title}: {error}") from error
            added[key] = merged
        return Register(self._lines, added)


def merge(held: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    """A law's record with one version more (or the same one again, put right), and with what else `record` says of it."""
    merged = dict(held) | {"events": [list(e) for e in held.get("events", ())], "versions": [dict(v) for v in held.get("versions", ())]}
    for event in record.get("history") or ():
        if list(event) not in merged["events"]:
            merged["events"].append(list(event))
    merged["events"].sort()
    if record.get("version"):
        structure = Structure.of(record.get("articles"), record.get("structure") or {}, record.get("inserted"))
        passed = record["version"]
        version = {"passed": passed, "from": record.get("effective_from"), "articles": structure.articles, "structure": structure.code}
        if structure.inserted is not None:
            version["inserted"] = {name: list(items) for name, items in structure.inserted.items()}
        merged["versions"] = sorted([v for v in merged["versions"] if v["passed"] != passed] + [version], key=lambda v: v["passed"])
    for name in ("repealed", "by", "kind"):
        if record.get(name):
            merged[name] = record[name]
    return merged


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(version: Mapping[str, Any]) -> Text:
    known = version.get("articles") is not None or version.get("structure")
    structure = Structure(version.get("articles"), version.get("structure") or "", version.get("inserted")) if known else None
    return Text(date.fromisoformat(version["passed"]), _day(version.get("from")), structure)


@lru_cache(maxsize=1)
def register() -> Register:
    """The register that comes with the checker."""
    lines: dict[str, str] = {}
    for line in DATA.read_text(encoding="utf-8").splitlines():
        keys, _, record = line.partition("\t")
        for key in keys.split("|"):
            lines[key] = record
    return Register(lines)
