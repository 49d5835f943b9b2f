"""The checker's sentences: constant templates in Chinese, marked so that they can be listed, counted and translated (`translations/`)."""

from collections.abc import Mapping


def N_(sentence: str) -> str:  # noqa: N802 - the name that gettext's extraction looks for
    """Marks `sentence` for translation and gives it back unchanged."""
    return sentence


def say(sentence: str, params: Mapping[str, object] | None = None) -> str:
    """`sentence` with its `{names}` filled from `params`."""
    return sentence.format(**params) if params else sentence
