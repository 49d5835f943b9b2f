"""Names of elements and attributes of WordprocessingML."""

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
OFF = ("0", "false", "off")


def val(element: Any, path: str, default: str = "") -> str:
    """The value of the property `path` (`numPr/ilvl`) below `element`; `default` where it is not set."""
    found = element.find("/".join(W + step for step in path.split("/"))) if element is not None else None
    return default if found is None else found.get(f"{W}val", default)


def is_on(element: Any, name: str) -> bool | None:
    """A switch below `element`: None where it is not set."""
    found = element.find(W + name) if element is not None else None
    return None if found is None else found.get(f"{W}val", "1") not in OFF


def whole(text: str | None, default: int = 0) -> int:
    """A whole number of an attribute; `default` where it is none."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
