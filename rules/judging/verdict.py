"""The four outcomes, and what a rule says with them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from rules.documents.dossier import Span


class Outcome(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"


class Severity(StrEnum):
    VETO = "veto"
    MAJOR = "major"
    MINOR = "minor"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of one paper or of a whole case.

    `message` is a constant template, `params` fill it. `at` are the places, the most telling first.
    `expected` is the kind of a document that is missing (the runner finds the page where it should stand, and never says so of a file
    with unread pages).
    `absent` marks a failure that rests on something not being found in the paper: of a paper that could not be read whole it becomes
    undetermined.
    `hint`: shown without points, the outcome stays passed.
    `follows`: rule ids, or kinds of missing papers, from whose findings this one follows where they are found (see `judging.causes`).
    """

    outcome: Outcome
    message: str = ""
    params: dict[str, Any] = field(default_factory=dict)
    at: tuple[Span, ...] = ()
    suggestion: str | None = None
    expected: str | None = None
    absent: bool = False
    hint: bool = False
    follows: tuple[str, ...] = ()

    def with_places(self, at: Iterable[Span]) -> "Verdict":
        return replace(self, at=tuple(at))


def _places(at: Span | Iterable[Span] | None) -> tuple[Span, ...]:
    if at is None:
        return ()
    return (at,) if isinstance(at, Span) else tuple(at)


def passed(message: str = "", **params: Any) -> Verdict:
    """The rule was judged and is kept."""
    return Verdict(Outcome.PASSED, message, params) if message or params else PLAINLY_PASSED


PLAINLY_PASSED = Verdict(Outcome.PASSED, "", {})


def failed(
    message: str,
    *,
    at: Span | Iterable[Span] | None = None,
    suggestion: str | None = None,
    expected: str | None = None,
    absent: bool = False,
    follows: Iterable[str] = (),
    **params: Any,
) -> Verdict:
    """The rule is broken, `at` these places; see `Verdict` for `expected`, `absent` and `follows`."""
    return Verdict(Outcome.FAILED, message, params, _places(at), suggestion, expected, absent, follows=tuple(follows))


def hint(message: str, *, at: Span | Iterable[Span] | None = None, suggestion: str | None = None, **params: Any) -> Verdict:
    """Worth a look, never scored: the rule stays passed and a finding of severity hint is shown."""
    return Verdict(Outcome.PASSED, message, params, _places(at), suggestion, hint=True)


def not_applicable(message: str, **params: Any) -> Verdict:
    """The rule does not speak of such a paper; `message` says why."""
    return Verdict(Outcome.NOT_APPLICABLE, message, params)


def undetermined(message: str, *, at: Span | Iterable[Span] | None = None, follows: Iterable[str] = (), **params: Any) -> Verdict:
    """What the rule needs is not in the paper or cannot be read; `message` says what, `at` where to look, `follows` as in `Verdict`."""
    return Verdict(Outcome.UNDETERMINED, message, params, _places(at), follows=tuple(follows))
