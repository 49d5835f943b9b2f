"""The file in which a reader's process hands over the pages that it read: one JSON object a line, a row of `PageText`."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lcadmin.reviewing.laid import laid_of, size_of, sureness
from rules.reading import Page


def write(pages: Sequence[Page], target: Path) -> None:
    """Writes what `rows_of` reads."""
    with target.open("w", encoding="utf-8") as file:
        for page in pages:
            laid = laid_of(page)
            width, height = size_of(page, laid)
            confidence, doubtful = sureness(page)
            row = {
                "page": page.number, "source": page.source.value, "width": round(width, 1), "height": round(height, 1),
                "confidence": confidence, "doubtful": doubtful, "text": page.text, "laid": base64.b64encode(laid.packed()).decode(),
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def rows_of(written: Path) -> Iterator[dict[str, Any]]:
    """The rows of the file `written`, without the file's sha256."""
    with written.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield row | {"laid": base64.b64decode(row["laid"])}
