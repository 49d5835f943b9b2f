"""What `python -m rules law` is asked: a law, a citation, two versions, or a text file that is to be a version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rules.errors import WrongUse
from rules.facts.citations import Citation, find_citations
from rules.language import N_
from rules.law import office_laws
from rules.law.register import Register
from rules.law.show import compare, looked_up, outline, show, show_comparison
from rules.law.statute import Statute
from rules.law.statute_reading import NotAStatute, read_statute
from rules.reading.normalise import normalise


@dataclass(frozen=True, slots=True)
class Answer:
    """The same as data and as lines to print."""

    data: Any
    lines: list[str]


def cited(words: str, laws: Register) -> Citation | None:
    """The citation that `words` are (《行政处罚法》第五十八条第二款, 行政处罚法第58条); None where they are none."""
    found = [c for c in find_citations(normalise(words), laws=laws) if c.article]
    return found[-1] if found else None


def ask(name: str | None, *, at: date | None, article: int | None, days: tuple[date, date] | None, settings: Mapping[str, Any],
        files: Sequence[Path], passed: date | None = None, effective: date | None = None) -> Answer:
    """Answers. `files` are texts of versions, which count beside the register. Raises WrongUse, for a text that does not parse with a line
    for each complaint."""
    texts = [_read(path, passed, effective) for path in files]
    laws = office_laws.extended(office_laws.register_with(settings), [t.record() for t in texts])
    if name is None:
        return _imported(texts)
    citation = cited(name, laws)
    place = None
    if citation is not None:
        name, place = citation.register_title or citation.law, (citation.article or 0, citation.article_extra, citation.paragraph, citation.item)
    if days is not None:
        told = compare(name, days, laws=laws, texts=texts, article=article or (place[0] if place else None))
        if told is not None:
            return Answer(told, show_comparison(told))
    found = looked_up(name, at, article, laws=laws, texts=texts, place=place)
    if found is None:
        raise WrongUse(N_("登记的法律中没有《{name}》"), {"name": name.strip("《》")})
    return Answer(found, show(name, at, article, laws=laws, texts=texts, place=place))


def _imported(texts: Sequence[Statute]) -> Answer:
    if not texts:
        raise WrongUse(N_("请写明法律名称、条文引用，或者用 --import 给出法律文本"))
    data = [t.record() | {"text": [{"name": a.name, "under": list(a.under), "paragraphs": a.told()} for a in t.articles]} for t in texts]
    return Answer(data if len(data) > 1 else data[0], [line for t in texts for line in outline(t)])


def _read(path: Path, passed: date | None, effective: date | None) -> Statute:
    try:
        return read_statute(path.read_bytes(), passed=passed, effective=effective)
    except OSError:
        raise WrongUse(N_("没有这个文件：{path}，请核对路径"), {"path": path}) from None
    except NotAStatute as refused:
        raise WrongUse("\n".join(f"{path}:{c.line}: {c}" for c in refused.complaints)) from None
