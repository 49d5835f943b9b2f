"""Asked once: what a page that is only read asks of the database several times is asked the first time and kept until the page is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import g, has_request_context, request

P = ParamSpec("P")
T = TypeVar("T")


def once_a_page(ask: Callable[P, T]) -> Callable[P, T]:
    """`ask`, answered from memory within one GET request; everywhere else it asks each time. Its arguments are hashable."""

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        if not has_request_context() or request.method != "GET":
            return ask(*args, **kwargs)
        answers: dict[object, T] = g.setdefault("once_a_page", {})
        key = (ask.__module__, ask.__qualname__, args, tuple(sorted(kwargs.items())))
        if key not in answers:
            answers[key] = ask(*args, **kwargs)
        return answers[key]

    return asked
