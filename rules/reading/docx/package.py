"""The package of a DOCX: a ZIP of XML parts, opened within limits and without anything outside of it.

Nothing is ever unpacked to the disk; only the parts that hold text are read. Parts with a DOCTYPE are refused: Word writes none, and entities are
how an XML file blows up or asks for other files.
"""

import io
import posixpath
import zipfile
import zlib
from typing import Any

from lxml import etree

from rules.errors import Malformed, TooLarge
from rules.language import N_

MOST_PARTS = 20_000
MOST_OF_A_PART = 64 * 1024 * 1024
"""A document of a thousand pages has 20 MB of XML."""
MOST_IN_ALL = 128 * 1024 * 1024
BOMB_FROM, BOMB_RATIO = 8 * 1024 * 1024, 150
"""A part of that size that was squeezed to less than one in so many is no writing: text is squeezed to one in ten, tables to one in sixty."""
MOST_OF_A_PICTURE, MOST_OF_ALL_PICTURES = 48 * 1024 * 1024, 1024**3
MOST_UNPACKED = 4 * 1024**3

BROKEN = N_("Word 文档已损坏或者不完整，请重新另存为 .docx 后再上传")
NOT_ITS_OWN = N_("Word 文档里有指向外部的实体，不能读取，请重新另存为 .docx 或者 PDF 后再上传")
BOMB = N_("Word 文档解压以后过大，不能读取，请另存为 PDF 后再上传")
STRAY_PATHS = N_("Word 文档里有不正常的路径，不能读取，请重新另存为 .docx 或者 PDF 后再上传")

STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
"""Names of Strict Open XML and those of the usual, transitional one."""
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MAIN = "/officeDocument"


class Package:
    """An open DOCX. Raises Malformed or TooLarge with one sentence."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, OverflowError, EOFError):
            raise Malformed(BROKEN) from None
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise TooLarge(BOMB)
        if any(_strays(entry.filename) for entry in entries):
            raise Malformed(STRAY_PATHS)
        self._entries = {entry.filename.lower(): entry for entry in entries}
        self._read = self._pictures = 0
        self.main = next((target for kind, target in self.related("").values() if kind.endswith(MAIN)), "word/document.xml")

    def part(self, name: str) -> Any | None:
        """The root element of a part; None where the package has no such part."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        data = self._bytes(entry)
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError) as error:
            raise Malformed(NOT_ITS_OWN if b"<!ENTITY" in data else BROKEN) from error
        if root is None or root.getroottree().docinfo.doctype:
            raise Malformed(NOT_ITS_OWN)
        return root

    def picture(self, name: str) -> bytes | None:
        """The bytes of an embedded picture; None where there is none or it is larger than any scan. They do not count as text."""
        entry = self._entries.get(name.lower())
        if entry is None or entry.file_size > MOST_OF_A_PICTURE or self._pictures + entry.file_size > MOST_OF_ALL_PICTURES:
            return None
        self._pictures += entry.file_size
        try:
            with self._archive.open(entry) as part:
                data = part.read(MOST_OF_A_PICTURE + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, OverflowError):
            return None
        return data if len(data) <= MOST_OF_A_PICTURE else None

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside of the package, by id: its type and its name. What lies outside is never asked for."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for relation in root.iter(RELATION) if root is not None else ():
            if relation.get("TargetMode", "Internal").lower() == "external":
                continue
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[relation.get("Id", "")] = (relation.get("Type", ""), path)
        return found

    def of_type(self, name: str, ending: str) -> Any | None:
        """The root of the first part that `name` refers to by a relation of this type (`/numbering`)."""
        target = next((target for kind, target in self.related(name).values() if kind.endswith(ending)), None)
        return None if target is None else self.part(target)

    def _bytes(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.file_size > MOST_OF_A_PART or (entry.file_size > BOMB_FROM and entry.file_size > BOMB_RATIO * max(1, entry.compress_size)):
            raise TooLarge(BOMB)
        try:
            with self._archive.open(entry) as part:
                data = part.read(MOST_OF_A_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, OverflowError):
            raise Malformed(BROKEN) from None
        self._read += len(data)
        if len(data) > MOST_OF_A_PART or self._read > MOST_IN_ALL:
            raise TooLarge(BOMB)
        return data


def _strays(name: str) -> bool:
    """Whether a part's name leads out of the package."""
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0] or "\x00" in name
