"""The checker's sentences: written in Chinese in the code, other languages from the catalogue beside it (`locale/`)."""

import gettext
from functools import lru_cache
from pathlib import Path

DOMAIN = "rules"
LOCALE = Path(__file__).parent / "locale"


def N_(sentence: str) -> str:
    """Marks `sentence` for translation and gives it back unchanged."""
    return sentence


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)


def say(sentence: str, params: dict[str, object] | None = None, language: str = "zh") -> str:
    """`sentence` in `language`, its `{names}` filled from `params`; the Chinese where the catalogue lacks it."""
    template = sentence if language.startswith("zh") else _catalogue(language[:2]).gettext(sentence)
    return template.format(**params) if params else template
