"""What the desk's views share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class PlainRun:
    """Runs a view once. Flask-Admin calls one that raised TypeError again, without its view, which hides where the error was."""

    def _run_view(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return fn(self, *args, **kwargs)
