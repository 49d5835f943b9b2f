"""The laws, versions and repeals that an office adds to the register: its settings' key `laws`, checked before it is used.

Each is a table:

    [[laws]]
    title = "某某市停车场管理办法"      # of a law that the register has, or of a new one
    kind = "地方政府规章"
    version = "2020-01-10"              # the day by which the version is named: passed, published or changed
    effective_from = "2020-03-01"       # its first day in force
    articles = 40
    structure = { "12" = [0, 3] }       # items in each paragraph
    inserted = { "12-1" = [0] }         # 第十二条之一; not given where they are not known
    history = [["2020-01-10", "公布"]]

    [[laws]]
    title = "某某条例"
    repealed = "2027-01-01"             # the first day without it
    by = "某某新条例"
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from rules.errors import WrongUse
from rules.language import N_
from rules.law.register import Law, Register, RegisterError, register
from rules.law.timeline import IN_FORCE, MADE

KEY = "laws"
KNOWN = {"title", "kind", "version", "effective_from", "articles", "structure", "inserted", "history", "repealed", "by"}
KINDS = ("宪法", "法律", "行政法规", "监察法规", "部门规章", "地方性法规", "地方政府规章", "司法解释", "规范性文件")
MOST_ARTICLES = 5000


def validate(settings: Mapping[str, Any]) -> None:
    """Raises WrongUse, in one sentence that names the law, where `laws` cannot be added to the register."""
    register_with(settings)


def register_with(settings: Mapping[str, Any]) -> Register:
    """The register that comes with the checker and what `settings` add to it. Raises WrongUse."""
    if KEY not in settings:
        return register()
    return _extended(json.dumps(settings[KEY], ensure_ascii=False, default=_written))


def _written(value: Any) -> str:
    """What TOML has and JSON has not: a day; anything else is refused as the words that it is."""
    return value.isoformat()[:10] if isinstance(value, date) else str(value)


@lru_cache(maxsize=4)
def _extended(told: str) -> Register:
    """Kept: the settings are checked once and asked again for every file."""
    return extended(register(), json.loads(told))


def extended(held: Register, records: Any) -> Register:
    """`held` with `records`, one after the other. Raises WrongUse."""
    if not isinstance(records, Sequence) or isinstance(records, str) or not all(isinstance(r, Mapping) for r in records):
        raise WrongUse(N_("设置 laws 应当是一组法律，每部一个表"))
    for record in records:
        held = _added(held, plain(record))
    return held


def plain(record: Mapping[str, Any]) -> dict[str, Any]:
    """`record` with its days as text, as JSON has them; TOML knows days of its own."""
    return {name: _plain(value) for name, value in record.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value


def _added(held: Register, record: dict[str, Any]) -> Register:
    title = record.get("title")
    if not isinstance(title, str) or not title.strip():
        raise WrongUse(N_("设置 laws 里有一部法律没有名称"))
    if unknown := sorted(set(record) - KNOWN):
        raise WrongUse(N_("《{law}》的设置里没有“{names}”这一项"), {"law": title, "names": "、".join(unknown)})
    days = {name: _day(title, record[name]) for name in ("version", "effective_from", "repealed") if record.get(name)}
    if not days:
        raise WrongUse(N_("《{law}》既没有文本（version）也没有废止日（repealed），请补充"), {"law": title})
    _check_history(title, record.get("history") or [])
    _check_structure(title, record)
    law = held.find(title)
    if law is not None and law.title != title and law.short != title:
        record = record | {"title": law.title}
    if "version" in days:
        _check_version(title, law, record, days)
    elif "effective_from" in days:
        raise WrongUse(N_("《{law}》写了施行日期，没有写是哪一次文本（version）"), {"law": title})
    if "repealed" in days:
        _check_repeal(title, law, days)
    try:
        return held.extended_with([record if law is None else record | {"title": law.title}])
    except RegisterError as error:
        raise WrongUse(N_("《{law}》加不进法规库：{error}"), {"law": title, "error": str(error)}) from None


def _day(title: str, value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise WrongUse(N_("《{law}》的日期“{day}”应写成 2024-05-01 的样子"), {"law": title, "day": str(value)}) from None


def _check_history(title: str, history: Any) -> None:
    for event in history if isinstance(history, list) else [None]:
        if not isinstance(event, list) or len(event) != 2 or event[1] not in (*MADE, IN_FORCE):
            raise WrongUse(N_("《{law}》的沿革（history）应当是日期和“{words}”之一组成的列表"), {"law": title, "words": "、".join((*MADE, IN_FORCE))})
        _day(title, event[0])


def _check_structure(title: str, record: Mapping[str, Any]) -> None:
    articles = record.get("articles")
    if articles is not None and (not isinstance(articles, int) or isinstance(articles, bool) or not 1 <= articles <= MOST_ARTICLES):
        raise WrongUse(N_("《{law}》的条数应当是 1 到 {most} 的整数"), {"law": title, "most": MOST_ARTICLES})
    for name, pattern in (("structure", 1), ("inserted", 2)):
        table = record.get(name) or {}
        whole = isinstance(table, Mapping) and all(
            [part.isdigit() and int(part) >= 1 for part in str(article).split("-")] == [True] * pattern
            and isinstance(items, list) and items and all(isinstance(n, int) and not isinstance(n, bool) and n >= 0 for n in items)
            for article, items in table.items()
        )
        if not whole:
            raise WrongUse(N_("《{law}》的条文结构（{name}）应当是各条每款的项数"), {"law": title, "name": name})
        beyond = [a for a in table if articles and int(str(a).split("-")[0]) > articles]
        if beyond:
            raise WrongUse(N_("《{law}》共 {articles} 条，条文结构里却有第 {article} 条"), {"law": title, "articles": articles, "article": beyond[0]})


def _check_version(title: str, law: Law | None, record: Mapping[str, Any], days: Mapping[str, date]) -> None:
    passed, begins = days["version"], days.get("effective_from")
    if begins is None and law is None:
        raise WrongUse(N_("新增的《{law}》要写明施行日期（effective_from）"), {"law": title})
    if begins is not None and begins < passed:
        raise WrongUse(N_("《{law}》的施行日期 {begins} 早于通过或者公布日期 {passed}"), {"law": title, "begins": begins, "passed": passed})
    if law is None:
        return
    first = law.first_made
    if first is not None and passed < first:
        raise WrongUse(N_("《{law}》最早于 {first} 通过，不会有 {passed} 的文本"), {"law": title, "first": first, "passed": passed})
    for version in law.versions:
        if version.begins is None or begins is None or version.passed == passed:
            continue
        if version.begins == begins:
            raise WrongUse(N_("《{law}》{passed} 的文本与 {other} 的文本同日（{begins}）施行，请核对"),
                           {"law": title, "passed": passed, "other": version.passed, "begins": begins})
        if (version.passed < passed) != (version.begins < begins):
            raise WrongUse(N_("《{law}》{passed} 的文本自 {begins} 起施行，与 {other} 的文本（自 {others} 起施行）先后颠倒，请核对"),
                           {"law": title, "passed": passed, "begins": begins, "other": version.passed, "others": version.begins})
    ends = days.get("repealed") or law.repealed
    if ends is not None and begins is not None and begins >= ends:
        raise WrongUse(N_("《{law}》已自 {ends} 起废止，不会有 {begins} 起施行的文本"), {"law": title, "ends": ends, "begins": begins})


def _check_repeal(title: str, law: Law | None, days: Mapping[str, date]) -> None:
    ends = days["repealed"]
    if law is None and "version" not in days:
        raise WrongUse(N_("法规库里没有《{law}》，无从登记废止；请先登记它的文本"), {"law": title})
    begun = [v.begins for v in (law.versions if law else ()) if v.begins] + ([days["effective_from"]] if "effective_from" in days else [])
    if begun and ends <= max(begun):
        raise WrongUse(N_("《{law}》的废止日 {ends} 不晚于它最后文本的施行日期 {begins}"), {"law": title, "ends": ends, "begins": max(begun)})
