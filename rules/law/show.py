"""A law as the command line shows it: versions and their days; with a day, the one that held; with an article, its structure and our
summary.
"""

from datetime import date
from typing import Any

from rules.language import N_, say
from rules.law.cite import pinpoint, summary
from rules.law.register import NotInForce, Unknown, Version, register


def looked_up(name: str, at: date | None = None, article: int | None = None) -> dict[str, Any] | None:
    """What the register knows of the law called `name`, as plain data; None where it has no such law."""
    law = register().find(name)
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
    if article is not None:
        told["article"] = {
            "number": article, "exists": chosen.has(article) if chosen else None,
            "structure": chosen.structure(article) if chosen else None,
            "summary": summary(law.title, article, at),
        }
    return {k: v for k, v in told.items() if v is not None}


def show(name: str, at: date | None = None, article: int | None = None) -> list[str]:
    """The same as lines to print."""
    told = looked_up(name, at, article)
    if told is None:
        return [say(N_("登记的法律中没有《{name}》"), {"name": name})]
    lines = [f"《{told['title']}》 {told['kind']}".rstrip()]
    for v in told["versions"]:
        lines.append(_version_line(v))
    if "repealed" in told:
        lines.append(say(N_("自 {day} 起废止"), {"day": told["repealed"]})
                     + (say(N_("，由《{by}》代替"), {"by": told["replaced_by"]}) if "replaced_by" in told else ""))
    if "held" in told:
        lines.append(_held_line(told))
    if "article" in told:
        lines.extend(_article_lines(told["article"]))
    return lines


def _version_line(version: dict[str, Any]) -> str:
    start = say(N_("自 {day} 起"), {"day": version["from"]}) if version["from"] else say(N_("施行日期未登记"))
    end = say(N_("至 {day} 前"), {"day": version["to"]}) if version["to"] and version["from"] else ""
    articles = say(N_("共{n}条"), {"n": version["articles"]}) if version["articles"] else say(N_("条款结构未登记"))
    confirm = "" if version["certain"] else say(N_("施行日期待确认"))
    return "  ".join(part for part in (version["passed"], start + end, articles, confirm) if part)


def _held_line(told: dict[str, Any]) -> str:
    held = told["held"]
    if held["state"] == "version":
        return say(N_("{day} 适用 {passed} 文本"), {"day": told["at"], "passed": held["version"]["passed"]})
    if held["state"] == "not_in_force":
        return say(N_("{day} 不在施行期间"), {"day": told["at"]})
    return say(N_("{day} 适用哪一文本，登记中不能确定"), {"day": told["at"]})


def _article_lines(article: dict[str, Any]) -> list[str]:
    name = pinpoint(article["number"])
    if article["exists"] is False:
        return [say(N_("没有{article}"), {"article": name})]
    structure = article["structure"] or say(N_("条款结构未登记"))
    return [f"{name} {structure}", *([article["summary"]] if article["summary"] else [])]


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
