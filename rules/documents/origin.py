"""Where the characters of a document's flowing text stand on its pages."""

from collections.abc import Sequence
from typing import overload

from rules.documents.row import GLUE

Stand = tuple[int, int]


class Origin(Sequence[Stand]):
    """For each character the index of its page in the document and its offset in that page's text, or (GLUE, 0)."""

    __slots__ = ("_offsets", "_pages")

    def __init__(self) -> None:
        self._pages: list[int] = []
        self._offsets: list[int] = []

    def glue(self) -> None:
        """One more character, which stands on no page."""
        self._pages.append(GLUE)
        self._offsets.append(0)

    def add(self, page: int, offsets: Sequence[int]) -> None:
        """More characters, at `offsets` of a page or GLUE."""
        if GLUE in offsets:
            self._pages += [GLUE if offset == GLUE else page for offset in offsets]
            self._offsets += [max(offset, 0) for offset in offsets]
        else:
            self._pages += [page] * len(offsets)
            self._offsets += offsets

    def __len__(self) -> int:
        return len(self._pages)

    @overload
    def __getitem__(self, at: int) -> Stand: ...

    @overload
    def __getitem__(self, at: slice) -> list[Stand]: ...

    def __getitem__(self, at: int | slice) -> Stand | list[Stand]:
        if isinstance(at, slice):
            return list(zip(self._pages[at], self._offsets[at], strict=True))
        return self._pages[at], self._offsets[at]
