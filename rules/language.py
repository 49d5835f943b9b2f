"""The checker's sentences: constant templates in Chinese, marked so that they can be listed, counted and translated (`translations/`)."""

from collections.abc import Callable, Mapping


def N_(sentence: str) -> str:  # noqa: N802 - the name that gettext's extraction looks for
    """Marks `sentence` for translation and gives it back unchanged."""
    return sentence


def say(sentence: str, params: Mapping[str, object] | None = None) -> str:
    """`sentence` with its `{names}` filled from `params`."""
    return sentence.format(**params) if params else sentence


def say_in(translate: Callable[[str], str], sentence: str, params: Mapping[str, object] | None = None) -> str:
    """`sentence` in the language of `translate` (which gives back what it does not know), filled from `params`.

    A parameter that is itself a word of the checker's (没收违法所得), or several joined by 、, is translated too; one that stands between
    “ and ” in the translation is quoted from the paper and stays. Raises KeyError for a parameter that is missing.
    """
    template = translate(sentence)
    if not params:
        return template
    return template.format(**{name: value if f"“{{{name}}}”" in template else _word(translate, value) for name, value in params.items()})


def _word(translate: Callable[[str], str], value: object) -> str:
    parts = str(value).split("、")
    told = [translate(part) if part else part for part in parts]
    if any(new == old for new, old in zip(told, parts, strict=True)):
        return str(value)
    return ", ".join(word[:1].lower() + word[1:] for word in told)
