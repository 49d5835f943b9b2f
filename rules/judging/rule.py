"""The declaration of a rule: everything about it beside the function that judges."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from rules.judging.verdict import Outcome, Severity, Verdict

if TYPE_CHECKING:
    from rules.law.cite import Basis

VETO, MAJOR, MINOR, HINT = Severity.VETO, Severity.MAJOR, Severity.MINOR, Severity.HINT
ORDINARY, SUMMARY = "ordinary", "summary"
SERIES = frozenset(("CF",))
"""What the ids of the catalogues' rules begin with; others are the office's own."""
OWN_GROUP = "own"


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the outcome that the rule must give for it. One without a heading is set under that of the first kind that the rule
    reads; `\\f` begins a new page.

    `known_wrong`: the rule is known to err here and is not mended yet; the test fails as soon as it is.
    """

    text: str
    outcome: Outcome
    known_wrong: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a catalogue.

    `each`: the kinds of paper that it is judged on one by one (`judge(paper, case)`); empty for a rule on the whole case (`judge(case)`).
    `whole_file`: it speaks of what a whole file must hold, and not of single papers.
    `since`, `until`: first day on which it holds and first on which it no longer does, compared with the paper's day (of a whole case:
    the decision's).
    `follows`: rules, and kinds of missing papers, from whose findings its own follow; `same_words_as`: rules from whose findings its own
    follow where both point to the same words (see `judging.causes`).
    `status`: how it stands where the office's settings say nothing else (`rules.judging.standing`); `version`: of an office's own rule.
    """

    id: str
    title: str
    kind: str
    severity: Severity
    points: int | None
    basis: tuple["Basis", ...]
    suggestion: str
    judge: Callable[..., Verdict | Iterable[Verdict]]
    why: str
    each: tuple[str, ...]
    whole_file: bool
    procedures: tuple[str, ...]
    since: date | None
    until: date | None
    examples: tuple[Example, ...] = field(repr=False)
    module: str = ""
    status: str = "in_force"
    version: int | None = None
    follows: tuple[str, ...] = ()
    same_words_as: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """The group whose deductions are capped together."""
        return group_of(self.id)


def group_of(rule_id: str) -> str:
    """The group of a rule: the first digit of its number with xx, as in 6xx; "own" for all rules of the office's own; "" for what is no rule."""
    series, _, number = rule_id.partition("-")
    return f"{number[:1]}xx" if series in SERIES else OWN_GROUP if series.isalpha() else ""


RULES: dict[str, Rule] = {}


def _examples(texts: Sequence[str], outcome: Outcome) -> list[Example]:
    return [Example(t, outcome) for t in texts]


def rule(
    id: str,
    title: str,
    *,
    severity: Severity,
    basis: Sequence["Basis"],
    suggestion: str,
    points: int | None = None,
    each: Sequence[str] = (),
    whole_file: bool = False,
    procedures: Sequence[str] = (ORDINARY, SUMMARY),
    since: str | None = None,
    until: str | None = None,
    violates: Sequence[str] = (),
    complies: Sequence[str] = (),
    unclear: Sequence[str] = (),
    not_for: Sequence[str] = (),
    known_wrong: Sequence[Example] = (),
    why: str = "",
    kind: str = "case-file",
    follows: Sequence[str] = (),
    same_words_as: Sequence[str] = (),
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Registers the decorated function as a rule. `why` tells the user why it is there; its docstring tells the reader of the code.

    `violates`, `complies`, `unclear` and `not_for` are texts with the outcomes failed, passed, undetermined and not_applicable.
    Raises ValueError for an id that is taken.
    """

    def register(judge: Callable[..., Any]) -> Callable[..., Any]:
        if id in RULES:
            raise ValueError(f"{id} is declared twice: {RULES[id].module} and {judge.__module__}")
        RULES[id] = Rule(
            id=id,
            title=title,
            kind=kind,
            severity=severity,
            points=points,
            basis=tuple(basis),
            suggestion=suggestion,
            judge=judge,
            why=why or " ".join((judge.__doc__ or "").split()),
            each=tuple(each),
            whole_file=whole_file,
            procedures=tuple(procedures),
            since=date.fromisoformat(since) if since else None,
            until=date.fromisoformat(until) if until else None,
            examples=(
                *_examples(violates, Outcome.FAILED),
                *_examples(complies, Outcome.PASSED),
                *_examples(unclear, Outcome.UNDETERMINED),
                *_examples(not_for, Outcome.NOT_APPLICABLE),
                *known_wrong,
            ),
            module=judge.__module__,
            follows=tuple(follows),
            same_words_as=tuple(same_words_as),
        )
        return judge

    return register


__all__ = ["HINT", "MAJOR", "MINOR", "ORDINARY", "RULES", "SUMMARY", "VETO", "Example", "Rule", "rule"]
