"""Why a register refuses a change."""


class NotDone(Exception):
    """The change was not made; the text is one sentence, already in the user's language."""
