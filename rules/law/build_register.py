"""Builds the register's data from its sources: `python -m rules.law.build_register LAWS.jsonl... [--changes REPEALED.yaml]`.

LAWS.jsonl: one version a line, `title`, `short`, `kind`, `version` (day passed), `effective_from`, `articles`, `history` and
`structure` ({"1": [0, 3]}: items in each paragraph).
REPEALED.yaml: `title`, `repealed`, `by`; or `title`, `version`, `last_day`, `next`, `next_effective` where the day of effect of the
next version was wanting.
`data/effective_days.tsv` (days of effect from professional knowledge, to be confirmed) and `data/aliases.tsv` (names in use) are read
as well; the result is `data/register.tsv`.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from rules.law import names
from rules.law.register import Law, merge

DATA = Path(__file__).parent / "data"
SAME_TEXT_WITHIN_DAYS = 60


def say(words: str) -> None:
    sys.stderr.write(words + "\n")


def rows(paths: Iterable[Path]) -> Iterable[dict[str, Any]]:
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def without_copies(versions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each version once: of copies with the same day the one that is held to last, of copies with the same structure a few days apart
    the later.
    """
    kept: list[dict[str, Any]] = []
    for row in sorted(versions, key=lambda r: (r["version"] or "", not r.get("effective_to"), len(r["structure"] or {}))):
        if kept and row["version"] and kept[-1]["version"] and _copies(kept[-1], row):
            say(f"one version, two copies: {row['title']} {kept[-1]['version']} {row['version']}")
            copy = kept.pop()
            row |= {"history": [*copy["history"], *row["history"]], "effective_from": row["effective_from"] or copy["effective_from"]}
        kept.append(row)
    return kept


def _copies(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if one["version"] == other["version"]:
        return True
    near = (date.fromisoformat(other["version"]) - date.fromisoformat(one["version"])).days <= SAME_TEXT_WITHIN_DAYS
    same_start = one["effective_from"] == other["effective_from"]
    return near and (one["structure"] == other["structure"] or (same_start and one["effective_from"] is not None))


def tsv(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def build(laws: Iterable[Path], changes: Path | None) -> dict[str, dict[str, Any]]:
    """The records by key."""
    by_title: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(laws):
        by_title[names.key(row["title"])].append(row)
    records: dict[str, dict[str, Any]] = {}
    for key, versions in by_title.items():
        title = max((r["title"] for r in versions), key=len)
        record: dict[str, Any] = {"title": title, "kind": versions[0]["kind"], "events": [], "versions": []}
        for row in without_copies(versions):
            record = merge(record, row)
        records[key] = record
    if changes:
        import yaml  # type: ignore[import-untyped]  # not needed at run time

        for change in yaml.safe_load(changes.read_text(encoding="utf-8")):
            _change(records, {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in change.items()})
    for columns in tsv(DATA / "effective_days.tsv"):
        _effective(records, *columns)
    return records


def _change(records: dict[str, dict[str, Any]], change: dict[str, Any]) -> None:
    key = names.key(change["title"])
    if "repealed" in change:
        held = records.get(key) or {"title": change["title"], "kind": "", "events": [], "versions": []}
        records[key] = merge(held, {"repealed": change["repealed"], "by": change.get("by")})
        return
    _effective(records, change["title"], change["next"], change["next_effective"])


def _effective(records: dict[str, dict[str, Any]], title: str, passed: str, begins: str, articles: str = "", paragraphs: str = "") -> None:
    """Puts in a day of effect that is wanting, and for a version without structure how many articles it had.

    `*` as title means every State Council regulation changed on that day by a collective decision. `paragraphs` is like 27=4.. 32=..
    (see `structure.py`).
    """
    for key in [k for k, r in records.items() if r["kind"] == "行政法规"] if title == "*" else [names.key(title)]:
        if key not in records:
            say(f"{title}: of this law only the day is known on which what was passed on {passed} came into force")
        record = records.setdefault(key, {"title": title, "kind": "", "events": [], "versions": []})
        version = next((v for v in record["versions"] if v["passed"] == passed), None)
        if version is None and (title != "*" or [passed, "修订"] in record["events"]):
            version = {"passed": passed, "from": None}
            record["versions"] = sorted([*record["versions"], version], key=lambda v: v["passed"])
        if version is None:
            continue
        if version["from"] not in (None, begins) and title != "*":
            say(f"{record['title']} {passed}: {version['from']} in the source, {begins} elsewhere")
        version["from"] = version["from"] or begins
        if articles and not version.get("articles"):
            known = dict(part.split("=") for part in paragraphs.split())
            version["articles"] = int(articles)
            version["structure"] = " ".join(known.get(str(n), "?") for n in range(1, int(articles) + 1)) if known else ""


def lines(records: dict[str, dict[str, Any]]) -> list[str]:
    aliases: dict[str, list[str]] = defaultdict(list)
    for alias, title in tsv(DATA / "aliases.tsv"):
        if names.key(title) not in records:
            say(f"alias {alias}: no such law as {title}")
        aliases[names.key(title)].append(names.key(alias))
    found = []
    for key, record in sorted(records.items()):
        Law(record)
        keys = [key, *(a for a in aliases[key] if a not in records)]
        kept = {k: v for k, v in record.items() if v}
        kept["versions"] = [{k: v for k, v in version.items() if v} for version in record["versions"]]
        found.append(f"{'|'.join(keys)}\t{json.dumps(kept, ensure_ascii=False, separators=(',', ':'))}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("laws", nargs="+", type=Path)
    parser.add_argument("--changes", type=Path)
    parser.add_argument("--out", type=Path, default=DATA / "register.tsv")
    given = parser.parse_args()
    made = lines(build(given.laws, given.changes))
    given.out.write_text("\n".join(made) + "\n", encoding="utf-8")
    say(f"{len(made)} laws in {given.out}")


if __name__ == "__main__":
    main()
