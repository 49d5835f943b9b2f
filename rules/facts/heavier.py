"""Heavier: whether a decision, or a second notice, goes beyond the penalty that a notice told."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.parties import PERSON_LABELS
from rules.facts.penalties import KINDS
from rules.language import N_

if TYPE_CHECKING:
    from rules.facts.paper import Paper

KIND_NAMES = {
    "warning": N_("警告"), "criticism": N_("通报批评"), "fine": N_("罚款"), "confiscate_income": N_("没收违法所得"),
    "confiscate_goods": N_("没收非法财物"), "suspend_permit": N_("暂扣许可证件"), "lower_grade": N_("降低资质等级"),
    "revoke_licence": N_("吊销许可证件"), "restrict": N_("限制开展生产经营活动"),
    "suspend_business": N_("责令停产停业"), "close": N_("责令关闭"), "ban": N_("限制从业"), "detention": N_("行政拘留"),
}

NAMED = {"confiscate_goods": re.compile(r"没收(?!(?:违法|非法|全部违法)所得)")}
"""Where a kind may be told in words that only the other paper makes plain: 没收羊肉卷 of a notice is 没收羊肉卷45公斤 of the decision."""

EACH = re.compile(r"(?:各|分别)(?:并)?(?:处以|处|罚款|给予|没收)")
"""A penalty for each of several parties: 拟对两当事人各罚款3000元."""


@dataclass(frozen=True, slots=True)
class Heavier:
    """A sum of `kind` that rose from `before` to `after` yuan, as people write them, or a kind that is new (both None). `at`: later place first."""

    kind: str
    at: tuple[Span, ...]
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Incomparable:
    """What would have to be compared is not there or cannot be read, at `at`."""

    at: Span


def than(notice: Paper, later: Paper) -> Heavier | Incomparable | None:
    """What is heavier in `later` than in `notice`; None where nothing is. Milder is no matter, nor is an order to correct."""
    told, imposed = notice.penalties, later.penalties
    if not told.kinds or not imposed.kinds:
        return Incomparable((later if told.kinds else notice).whole)
    words = notice.document.squeezed
    for kind, at in imposed.kinds.items():
        if kind not in told.kinds and not NAMED.get(kind, KINDS[kind]).search(words):
            return Heavier(kind, (at, next(iter(told.kinds.values()))))
    pairs = ((told.fine, imposed.fine, told.fine_at, imposed.fine_at, "fine"),
             (told.confiscated, imposed.confiscated, told.confiscated_at, imposed.confiscated_at, "confiscate_income"))
    for before, after, before_at, after_at, kind in pairs:
        if before is not None and after is not None and after > before:
            if _several(later) or EACH.search(words):                            # whose fine is which cannot be told from the sums
                return Incomparable(after_at or later.whole)
            if kind == "fine" and (open_height := imposed.contradicted or told.contradicted):
                return Incomparable(open_height)
            return Heavier(kind, tuple(s for s in (after_at, before_at) if s), _plain(before), _plain(after))
    if ("fine" in imposed.kinds and imposed.fine is None) or ("fine" in told.kinds and told.fine is None):
        unread = later if imposed.fine is None else notice
        return Incomparable(unread.penalties.kinds.get("fine") or unread.whole)
    return None


def _several(paper: Paper) -> bool:
    """Whether `paper` punishes more than one party: several names in the party's own fields."""
    return len({p.name for p in paper.parties if re.match(rf"(?:{PERSON_LABELS})$", p.label)}) > 1


def _plain(yuan: Decimal) -> str:
    """Without needless zeros or an exponent: 15000, 1200.5."""
    return format(yuan.normalize(), "f")
