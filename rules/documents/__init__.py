"""Documents: pages become the papers of a dossier (决定书, 告知书, 送达回证 …).

Here: the kinds (`kinds.py`), how a page is given to one (`segment.py`), the flowing text (`flow.py`), the dossier that comes out (`dossier.py`).
Not here: what a paper says (`rules.facts`), whether it is right (`rules.packs`). Imports only `rules.reading`.
"""

from rules.documents.dossier import Document, Dossier, Field, Place, Span
from rules.documents.kinds import KINDS, Kind, order
from rules.documents.segment import assemble

__all__ = ["KINDS", "Document", "Dossier", "Field", "Kind", "Place", "Span", "assemble", "order"]
