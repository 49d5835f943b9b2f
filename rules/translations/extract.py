"""Brings `en/LC_MESSAGES/rules.po` up to date with the sentences that the checker marks with `N_`, and with its summaries of articles.

`python -m rules.translations.extract` keeps every translation that is there, adds new sentences with nothing beside them, drops those that
no longer stand in the code, and prints which lack their English; exit status 1 when there are any. Needs Babel.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from rules.law.cite import SUMMARIES

RULES = Path(__file__).parent.parent
ENGLISH = Path(__file__).parent / "en" / "LC_MESSAGES" / "rules.po"
HEADER = "# English for what the checker says. The sentences come from the code: `python -m rules.translations.extract`."


def sentences() -> dict[str, list[str]]:
    """Every sentence marked in `rules` and every summary of an article, with the files that say it, in the order of the files and of the
    sentences in them."""
    found: dict[str, list[str]] = {}
    for file, _line, message, _comments, _context in extract_from_dir(
        RULES, method_map=[("**.py", "python")], keywords={"N_": None}, strip_comment_tags=True
    ):
        if isinstance(message, str) and message:
            where = found.setdefault(message, [])
            if f"rules/{file}" not in where:
                where.append(f"rules/{file}")
    for line in SUMMARIES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            found.setdefault(line.rpartition("\t")[2], [f"rules/{SUMMARIES.relative_to(RULES).as_posix()}"])
    return dict(sorted(found.items(), key=lambda entry: entry[1][0]))


def translations() -> dict[str, str]:
    """What `rules.po` says now; an entry without English is empty."""
    if not ENGLISH.exists():
        return {}
    with ENGLISH.open("rb") as file:
        return {str(entry.id): str(entry.string or "") for entry in read_po(file, locale="en") if entry.id}


def catalogue(english: dict[str, str]) -> Catalog:
    """The sentences of the code with the English of `english`."""
    whole = Catalog(locale="en", header_comment=HEADER, fuzzy=False)
    for sentence, files in sentences().items():
        whole.add(sentence, english.get(sentence, ""), locations=[(file, 0) for file in files])
    return whole


def written(whole: Catalog) -> str:
    """`whole` as a `.po` file: one line a sentence, files without line numbers, so that a change of code is no change here."""
    text = io.BytesIO()
    write_po(text, whole, width=10_000, omit_header=True, include_lineno=False)
    return f'{HEADER}\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: en\\n"\n\n{text.getvalue().decode()}'


def main() -> int:
    """Writes the file and prints what lacks its English."""
    before = translations()
    whole = catalogue(before)
    ENGLISH.write_text(written(whole), encoding="utf-8")
    lacking = [str(entry.id) for entry in whole if entry.id and not entry.string]
    sys.stdout.writelines(f"{sentence}\n" for sentence in lacking)
    stale = len(before.keys() - sentences().keys())
    sys.stderr.write(f"{len(whole)} sentences, {len(lacking)} without English, {stale} dropped\n")
    return 1 if lacking else 0


if __name__ == "__main__":
    raise SystemExit(main())
