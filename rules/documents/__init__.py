"""Documents: pages become the papers of a dossier (决定书, 告知书, 送达回证 …).

The way: `layout.py` (a page as rows, with `printed.py`, `spacing.py`, `tables.py`, `cells.py`, `folio.py`),
`starts.py` and `headings.py` (where a paper begins, by the names in `kinds.py`),
`segment.py` (which pages are whose), `flow.py` (rows become paragraphs, with `wrapping.py`), `fields.py` and `catalogue.py` (labels, rows of the catalogue),
and the dossier that comes out (`dossier.py`).
Not here: what a paper says (`rules.facts`), whether it is right (`rules.packs`). Imports only `rules.reading`.
"""

from rules.documents.catalogue import CatalogueRow
from rules.documents.dossier import Document, Dossier, Field, Place, Span
from rules.documents.kinds import KINDS, Kind, order
from rules.documents.segment import assemble

__all__ = ["KINDS", "CatalogueRow", "Document", "Dossier", "Field", "Kind", "Place", "Span", "assemble", "order"]
