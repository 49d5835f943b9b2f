"""A paper: one document with the facts that it states, each read when first asked for."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import pairwise

from rules import patterns as re
from rules.documents.dossier import Document, Field, Span
from rules.documents.row import GLUE
from rules.facts import (
    agencies,
    boxes,
    citations,
    dates,
    identifiers,
    money,
    narrative,
    numbers,
    officers,
    parties,
    penalties,
    periods,
    remedies,
    signatures,
)
from rules.facts.dates import DateMention
from rules.law.register import Register
from rules.reading.page import Source

ILLEGIBLE = re.compile(r"[■▇█�]")


class Paper:
    """A document and its facts. `text` is the flowing, normalised text; offsets in it are what `span` takes."""

    def __init__(self, document: Document, laws: Register | None = None) -> None:
        self.document = document
        self.laws = laws
        self.kind = document.kind
        self.text = document.text

    def span(self, start: int, end: int) -> Span:
        return Span(self.document, start, end)

    @property
    def whole(self) -> Span:
        """Its title, as the place of what is missing in it."""
        return self.document.whole()

    @cached_property
    def illegible(self) -> bool:
        """Whether part of it could not be read: an unread page, or characters that a reader marks as illegible.

        On a scan a signature that cannot be read does not count: something stands there, and `signatures` says that it is illegible.
        """
        if self.document.unread:
            return True
        worn = [m.start() for m in ILLEGIBLE.finditer(self.text)]
        if not worn or not self.pictured:
            return bool(worn)
        signed = [(place.at.start, place.at.end) for place in self.signatures if place.illegible]
        return any(not any(start <= at < end for start, end in signed) for at in worn)

    def doubtful(self, start: int, end: int) -> bool:
        """Whether a letter or figure of `text[start:end]` was read by OCR and may be another."""
        return self.document.doubtful(start, end)

    @cached_property
    def pictured(self) -> bool:
        """Whether any of its pages is known by its picture alone (OCR, or not read), so that marks on the paper may be there unseen."""
        return any(page.source in (Source.OCR, Source.UNREAD) for page in self.document.pages)

    def by_ocr(self, offset: int) -> bool:
        """Whether the character at `offset` was read by OCR."""
        origin = self.document.origin[offset : offset + 1]
        return any(page != GLUE and self.document.pages[page].source is Source.OCR for page, _ in origin)

    def over_a_line_end(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` was printed over a line's end, where a reader may have lost characters."""
        origin = self.document.origin[start:end]
        pages = self.document.pages
        return "\n" in self.text[start:end] or any(
            a[0] != GLUE and a[0] == b[0] and "\n" in pages[a[0]].text[a[1] + 1 : b[1]] for a, b in pairwise(origin)
        )

    def ends_a_line(self, offset: int) -> bool:
        """Whether the character at `offset` is the last of its printed line."""
        origin = self.document.origin[offset : offset + 1]
        return any(page != GLUE and self.document.pages[page].text[at + 1 : at + 2] in ("", "\n") for page, at in origin)

    def fields(self, *labels: str) -> list[Field]:
        """Its form fields whose label is one of `labels`."""
        return [f for f in self.document.fields if f.label in labels]

    # when
    @cached_property
    def dates(self) -> list[DateMention]:
        """Every date in reading order."""
        return dates.find_dates(self.text)

    @cached_property
    def every_date(self) -> list[DateMention]:
        """The dates with those that cannot be read, in reading order."""
        worn = dates.find_illegible(self.text)
        return sorted((*self.dates, *worn), key=lambda m: m.start) if worn else self.dates

    @cached_property
    def signed(self) -> DateMention | None:
        """The date of its signature block: the day on which it was made."""
        return dates.signature_date(self)

    @property
    def date(self) -> date | None:
        return self.signed.day if self.signed else None

    # who
    @cached_property
    def agency(self) -> agencies.AgencyName | None:
        """The body that signs it (signature block, else heading)."""
        return agencies.signing(self)

    @cached_property
    def parties(self) -> list[parties.PartyName]:
        """The party as it is named here (当事人, 被处罚人, 受送达人, addressee …), first the field, then the rest."""
        return parties.named(self)

    @cached_property
    def identifiers(self) -> list[identifiers.Identifier]:
        """Credit codes and identity numbers."""
        return identifiers.find_identifiers(self.text)

    @cached_property
    def mentioned(self) -> list[officers.Officer]:
        """Every mention of somebody who acts, in reading order, those who are noted not to be officers (网格员, 协管员) among them."""
        return officers.mentions(self)

    @cached_property
    def officers(self) -> list[officers.Officer]:
        """Those who handled the case, as this paper names them, each once."""
        return officers.named(self)

    @cached_property
    def role_labels(self) -> list[re.Match[str]]:
        """The labels of those who act or write, with what stands behind them on their line."""
        return list(officers.LABEL.finditer(self.text))

    @cached_property
    def signatures(self) -> list[signatures.SignaturePlace]:
        """The places in which somebody signs, and what stands there."""
        return signatures.places(self)

    @cached_property
    def boxes(self) -> list[boxes.Box]:
        """The boxes of a form in which somebody gives an opinion, in reading order."""
        return boxes.boxes(self)

    # which
    @cached_property
    def number(self) -> numbers.DocumentNumber | None:
        """Its own number (under the heading or in its number field)."""
        return numbers.own(self)

    @cached_property
    def numbers(self) -> list[numbers.DocumentNumber]:
        """Every document number in it, its own included."""
        return numbers.find_numbers(self.text)

    @cached_property
    def citations(self) -> list[citations.Citation]:
        """Every citation of a law, resolved to article, paragraph and item."""
        return citations.find_citations(self.text, laws=self.laws)

    # what
    @cached_property
    def clauses(self) -> tuple[narrative.Clause, ...]:
        """Its sentences and what semicolons part in them, without white space."""
        return tuple(narrative.parted(self))

    @cached_property
    def amounts(self) -> list[money.Money]:
        """Every amount of money in reading order."""
        return money.find_money(self.text)

    @cached_property
    def penalties(self) -> penalties.Penalties:
        """The penalties that it imposes or proposes."""
        return penalties.imposed(self)

    @cached_property
    def remedies(self) -> remedies.Remedies:
        """Reconsideration and suit as told: whether, to whom, within what time."""
        return remedies.told(self)

    @cached_property
    def periods(self) -> periods.Periods:
        """Periods that it gives: for statements, for asking for a hearing, for payment."""
        return periods.given(self)
