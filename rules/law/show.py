"""A law as the command line shows it: versions and their days; with a day, the one that held; with an article, its structure, our summary
and, where its text was imported, its words; two versions compared.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from rules.errors import WrongUse
from rules.language import N_, say
from rules.law.cite import pinpoint, summary
from rules.law.comparison import FATES, Fate, Row, compared
from rules.law.register import Law, NotInForce, Register, Unknown, Version, register
from rules.law.statute import Article, Statute

Place = tuple[int, int | None, int | None, int | None]
"""Article, the n of 第X条之n, paragraph, item."""


def looked_up(name: str, at: date | None = None, article: int | None = None, *, laws: Register | None = None,
              texts: Sequence[Statute] = (), place: Place | None = None) -> dict[str, Any] | None:
    """What `laws` (by default the register that comes with the checker) know of the law called `name`, as plain data; None where there is
    no such law. `texts` are versions whose words are known; `place` is asked for in place of `article`."""
    law = (laws or register()).find(name)
    if law is None:
        return None
    told: dict[str, Any] = {
        "title": law.title, "kind": law.kind, "repealed": _iso(law.repealed), "replaced_by": law.replaced_by,
        "versions": [_version(v) for v in law.versions],
    }
    if at is not None:
        held = law.at(at)
        told |= {"at": at.isoformat(), "held": _held(held)}
        chosen = held if isinstance(held, Version) else None
    else:
        chosen = law.versions[-1] if law.versions and law.repealed is None else None
    if place is None and article is not None:
        place = (article, None, None, None)
    text = _text_of(texts, chosen)
    if place is not None:
        told["article"] = _article(law, chosen, place, at, text)
    elif text is not None:
        told["text"] = [{"name": a.name, "under": list(a.under), "paragraphs": a.told()} for a in text.articles]
    return {k: v for k, v in told.items() if v is not None}


def _article(law: Law, version: Version | None, place: Place, at: date | None, text: Statute | None) -> dict[str, Any]:
    number, extra, paragraph, item = place
    found = text.article(number, extra) if text else None
    told = {
        "number": number, "extra": extra, "paragraph": paragraph, "item": item,
        "exists": version.has(number, paragraph, item, extra) if version else None,
        "structure": version.structure(number, extra) if version else None,
        "summary": summary(law.title, number, at) if extra is None else None,
        "paragraphs": found.told() if found else None,
    }
    return {k: v for k, v in told.items() if v is not None or k in ("exists", "structure", "summary")}


def _text_of(texts: Sequence[Statute], version: Version | None) -> Statute | None:
    return next((t for t in texts if version and t.passed == version.passed and t.title in (version.title, version.title.removeprefix("中华人民共和国"))), None)


def show(name: str, at: date | None = None, article: int | None = None, *, laws: Register | None = None, texts: Sequence[Statute] = (),
         place: Place | None = None) -> list[str]:
    """The same as lines to print."""
    told = looked_up(name, at, article, laws=laws, texts=texts, place=place)
    if told is None:
        return [say(N_("登记的法律中没有《{name}》"), {"name": name})]
    lines = [f"《{told['title']}》 {told['kind']}".rstrip()]
    for v in told["versions"]:
        lines.append(_version_line(v))
    if "repealed" in told:
        lines.append(say(N_("自 {day} 起废止"), {"day": _day(told["repealed"])})
                     + (say(N_("，由《{by}》代替"), {"by": told["replaced_by"]}) if "replaced_by" in told else ""))
    if "held" in told:
        lines.append(_held_line(told))
    if "article" in told:
        lines.extend(_article_lines(told["article"]))
    under: list[str] = []
    for each in told.get("text", ()):
        lines.extend(f"  {heading}" for heading in each["under"] if heading not in under)
        under = each["under"]
        lines.extend(_words(each["name"], each["paragraphs"]))
    return lines


def compare(name: str, days: tuple[date, date], *, laws: Register | None = None, texts: Sequence[Statute] = (),
            article: int | None = None) -> dict[str, Any] | None:
    """The versions of two days compared by article, as plain data; None where there is no such law. Raises WrongUse where on one of the
    days no version is known to hold."""
    law = (laws or register()).find(name)
    if law is None:
        return None
    old, new = (_at(law, day) for day in days)
    old_text, new_text = (_text_of(texts, v) for v in (old, new))
    rows = compared(old, new, old_text.articles if old_text else (), new_text.articles if new_text else ())
    rows = [r for r in rows if article is None or article in ((r.old or (0,))[0], (r.new or (0,))[0])]
    return {
        "title": law.title, "old": _version(old), "new": _version(new), "by": "text" if old_text and new_text else "structure",
        "articles": [{k: v for k, v in (("fate", str(r.fate)), ("old", _name(r.old)), ("new", _name(r.new)), ("matter", r.matter or None)) if v}
                     for r in rows],
    }


def show_comparison(told: dict[str, Any]) -> list[str]:
    """A comparison as lines to print."""
    by = say(N_("按条文文字比较")) if told["by"] == "text" else say(N_("没有导入两个文本的全文，按款项结构比较"))
    lines = [f"《{told['title']}》 {told['old']['passed']} → {told['new']['passed']}  {by}"]
    fates = [Fate(r["fate"]) for r in told["articles"]]
    lines.append("  ".join(f"{say(words)} {fates.count(fate)}" for fate, words in FATES.items() if fate in fates))
    for row in told["articles"]:
        if Fate(row["fate"]) is Fate.SAME and row.get("old") == row.get("new"):
            continue
        numbers = " → ".join(dict.fromkeys((row.get("old", "—"), row.get("new", "—"))))
        lines.append("  ".join(part for part in (numbers, say(FATES[Fate(row["fate"])]), row.get("matter", "")) if part))
    return lines


def _at(law: Law, day: date) -> Version:
    held = law.at(day)
    if isinstance(held, Version):
        return held
    raise WrongUse(N_("{day} 适用《{law}》的哪一文本，登记中不能确定，或者它当时不在施行期间"), {"day": day, "law": law.title})


def _name(number: tuple[int, int] | None) -> str | None:
    return pinpoint(number[0], extra=number[1] or None) if number else None


def _words(name: str, paragraphs: list[dict[str, Any]]) -> Iterator[str]:
    for n, paragraph in enumerate(paragraphs):
        yield (f"{name}　" if n == 0 else "　　") + paragraph["text"]
        for item in paragraph.get("items", ()):
            yield f"　　{pinpoint(None, item=item['number'])}　{item['text']}"
            yield from (f"　　　{part}" for part in item.get("parts", ()))


def outline(statute: Statute) -> list[str]:
    """What was read of a law's text file, as lines to print: its days, divisions, and the structure of each article."""
    lines = [f"《{statute.title}》", say(N_("{passed} 通过或者公布，自 {day} 起施行，共 {n} 条"),
                                      {"passed": statute.passed, "day": statute.effective, "n": len(statute.articles)})]
    under: tuple[str, ...] = ()
    for article in statute.articles:
        lines.extend(f"  {heading}" for heading in article.under if heading not in under)
        under = article.under
        lines.append(f"    {article.name}  {structure_of(article)}  {article.plain[:30]}")
    return lines


def structure_of(article: Article) -> str:
    """共4款，第一款有5项."""
    from rules.law.structure import Structure

    return Structure.of(1, {"1": article.items}).words(1) or ""


def _version_line(version: dict[str, Any]) -> str:
    start = say(N_("自 {day} 起"), {"day": _day(version["from"])}) if version["from"] else say(N_("施行日期未登记"))
    end = say(N_("至 {day} 前"), {"day": _day(version["to"])}) if version["to"] and version["from"] else ""
    articles = say(N_("共{n}条"), {"n": version["articles"]}) if version["articles"] else say(N_("条款结构未登记"))
    confirm = "" if version["certain"] else say(N_("施行日期待确认"))
    return "  ".join(part for part in (version["passed"], start + end, articles, confirm) if part)


def _held_line(told: dict[str, Any]) -> str:
    held = told["held"]
    if held["state"] == "version":
        return say(N_("{day} 适用 {passed} 文本"), {"day": _day(told["at"]), "passed": _day(held["version"]["passed"])})
    if held["state"] == "not_in_force":
        return say(N_("{day} 不在施行期间"), {"day": _day(told["at"])})
    return say(N_("{day} 适用哪一文本，登记中不能确定"), {"day": _day(told["at"])})


def _article_lines(article: dict[str, Any]) -> list[str]:
    name = pinpoint(article["number"], article.get("paragraph"), article.get("item"), article.get("extra"))
    if article["exists"] is False:
        whole = pinpoint(article["number"], extra=article.get("extra"))
        return [say(N_("没有{article}"), {"article": name}), *([f"{whole} {article['structure']}"] if article["structure"] else [])]
    structure = article["structure"] or say(N_("条款结构未登记"))
    words = list(_words(pinpoint(article["number"], extra=article.get("extra")), article["paragraphs"])) if "paragraphs" in article else []
    return [f"{name} {structure}", *([article["summary"]] if article["summary"] else []), *words]


def _held(held: Version | NotInForce | Unknown) -> dict[str, Any]:
    if isinstance(held, Version):
        return {"state": "version", "version": _version(held)}
    if isinstance(held, NotInForce):
        return {"state": "not_in_force", "until": _iso(held.until), "since": _iso(held.since), "by": held.by}
    return {"state": "unknown", "possible": [_version(v) for v in held.possible]}


def _version(version: Version) -> dict[str, Any]:
    return {"passed": version.passed.isoformat(), "from": _iso(version.begins), "to": _iso(version.window[1]), "certain": version.certain,
            "articles": version.articles}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


__all__ = ["Row", "compare", "looked_up", "outline", "show", "show_comparison"]
