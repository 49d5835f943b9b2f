"""The checker's sentences in English: `en/LC_MESSAGES/rules.po`, brought up to date by `python -m rules.translations.extract`."""
