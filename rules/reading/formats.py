"""What a file is, told by its bytes and never by its name; and of what cannot be read, as what to save it."""

from __future__ import annotations

import io
import re
from enum import StrEnum

from rules.errors import Encrypted, Malformed, NotUtf8, Unsupported
from rules.language import N_

HEADER_WITHIN = 1024
"""Readers find a PDF's header behind this many bytes of junk."""
HEAD = 4096
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of Office 97 to 2003, of WPS's own formats and of encrypted Office files."""

NOT_SUPPORTED = N_("文件格式不支持，请另存为 PDF 后再上传")
OLD_WORD = N_("这是旧版 Word 或者 WPS 文档（.doc、.wps），请在 Word 或者 WPS 里另存为 .docx 或者 PDF 后再上传")
MACROS = N_("这是带宏的 Word 文档（.docm），请另存为不带宏的 .docx 或者 PDF 后再上传")
SHEET = N_("这是电子表格，请在表格软件里另存为 PDF 后再上传")
SLIDES = N_("这是演示文稿，请另存为 PDF 后再上传")
OFD = N_("这是 OFD 版式文件，请用 OFD 阅读器导出为 PDF 后再上传")
OPEN_DOCUMENT = N_("这是 ODF 文档（.odt），请另存为 .docx 或者 PDF 后再上传")
PICTURE = N_("这是图片，请把一份案卷的全部图片合成一个 PDF 后再上传")
ARCHIVE = N_("这是压缩包，请解压以后逐个上传里面的 PDF 或者 .docx 文件")
WEB_PAGE = N_("这是网页文件，请在浏览器里打印为 PDF 后再上传")
RICH_TEXT = N_("这是 RTF 文档，请在 Word 或者 WPS 里另存为 .docx 或者 PDF 后再上传")
MAIL = N_("这是电子邮件，请把附件另存出来，邮件本身打印为 PDF 后再上传")
FLAT_WORD = N_("这是 Word XML 文档，请在 Word 里另存为 .docx 或者 PDF 后再上传")
PROGRAM = N_("这是程序文件，请上传 PDF、.docx 或者文本文件")
OTHER_PACKAGE = N_("这不是 Word 文档，请另存为 PDF 后再上传")

MAGIC = (
    (b"\x89PNG\r\n", PICTURE), (b"\xff\xd8\xff", PICTURE), (b"GIF8", PICTURE), (b"II*\x00", PICTURE), (b"MM\x00*", PICTURE), (b"II+\x00", PICTURE),
    (b"\x00\x00\x00\x0cjP  ", PICTURE), (b"\xff\x0a", PICTURE), (b"8BPS", PICTURE), (b"\x97JB2", PICTURE), (b"AT&TFORM", PICTURE),
    (b"Rar!", ARCHIVE), (b"7z\xbc\xaf\x27\x1c", ARCHIVE), (b"\x1f\x8b", ARCHIVE), (b"\xfd7zXZ", ARCHIVE), (b"BZh", ARCHIVE), (b"\x28\xb5\x2f\xfd", ARCHIVE),
    (b"MSCF", ARCHIVE), (b"{\\rtf", RICH_TEXT), (b"MZ", PROGRAM), (b"\x7fELF", PROGRAM), (b"%OFD", OFD), (b"CAJ", NOT_SUPPORTED), (b"HN\x02\x00", NOT_SUPPORTED),
)  # fmt: skip
ZIP_END, MOST_DIRECTORY = 66_000, 4 * 1024 * 1024
"""Where a ZIP's directory is named, and how many bytes it has at most in a document: a Word file of a thousand pictures has 200 KB."""
BRANDS = (b"heic", b"heix", b"mif1", b"heif", b"avif")
STREAMS = (
    ("EncryptedPackage", Encrypted()), ("WordDocument", Unsupported(OLD_WORD)), ("Workbook", Unsupported(SHEET)), ("Book", Unsupported(SHEET)),
    ("PowerPoint Document", Unsupported(SLIDES)), ("__substg1.0_", Unsupported(MAIL)), ("__properties_version1.0", Unsupported(MAIL)),
)  # fmt: skip
"""Names of streams in a compound file, as they stand in its directory (UTF-16), and what holds them."""
HTML = rb"(?is)\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta)\b"
WORD_XML = rb"(?s)\s*<\?xml[^>]{0,200}\?>.{0,600}?(?:progid=[\"']Word\.Document|<w:wordDocument|<pkg:package)"
MAIL_LINE = rb"(?:received|return-path|from|to|subject|date|message-id|mime-version|delivered-to|x-[a-z-]+|content-type):[^\r\n]*\r?\n"
MAIL_HEAD = rb"(?i)(?:" + MAIL_LINE + rb"(?:[ \t][^\r\n]*\r?\n)*){3}"
MHTML = rb"(?im)^(?:content-type:\s*multipart/related|.*snapshot by)"
"""Only what is no PDF is looked at in this way: a start does not compile these."""


class Form(StrEnum):
    """What can be read."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"


def form_of(data: bytes, suffix: str = "") -> Form:
    """How to read these bytes; `suffix` (".txt", or none) lets what is no other form pass as plain text.

    Raises Unsupported, Encrypted or Malformed with one sentence that says what to do.
    """
    head = data[:HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _package(data)
    if head.startswith(COMPOUND):
        raise _compound(data)
    for magic, words in MAGIC:
        if head.startswith(magic):
            if magic == b"MZ" and suffix == ".txt":
                break
            raise Unsupported(words)
    if (head[4:8] == b"ftyp" and head[8:12] in BRANDS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or _is_bitmap(data):
        raise Unsupported(PICTURE)
    if b"%PDF-" in head[:HEADER_WITHIN]:
        return Form.PDF
    if head[257:262] == b"ustar":
        raise Unsupported(ARCHIVE)
    marked = head.removeprefix(b"\xef\xbb\xbf")
    if re.match(WORD_XML, marked):
        raise Unsupported(FLAT_WORD)
    if re.match(HTML, marked):
        raise Unsupported(WEB_PAGE)
    if suffix != ".txt" and re.match(MAIL_HEAD, marked):
        raise Unsupported(WEB_PAGE if re.search(MHTML, marked) else MAIL)
    if suffix == ".txt" or (not suffix and _is_text(data)):
        return Form.TEXT
    raise Unsupported(NOT_SUPPORTED)


def check_text(data: bytes) -> None:
    """Raises NotUtf8, or Unsupported where a text holds what no text does."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotUtf8 from None
    if not _is_text(data):
        raise Unsupported(NOT_SUPPORTED)


def _is_bitmap(data: bytes) -> bool:
    return data[:2] == b"BM" and len(data) > 26 and int.from_bytes(data[14:18], "little") in (12, 40, 52, 56, 64, 108, 124)


def _is_text(data: bytes) -> bool:
    if re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", data[:65536]):
        return False
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _compound(data: bytes) -> Unsupported | Encrypted:
    for name, error in STREAMS:
        if name.encode("utf-16-le") in data:
            return type(error)(error.message)
    return Unsupported(NOT_SUPPORTED)


def _package(data: bytes) -> Form:
    """What a ZIP is: its directory is read, none of its files."""
    import zipfile  # only packages pay for it

    end = data.rfind(b"PK\x05\x06", -ZIP_END)
    if end >= 0 and int.from_bytes(data[end + 12:end + 16], "little") > MOST_DIRECTORY:
        raise Unsupported(ARCHIVE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RecursionError, OverflowError, EOFError):
        if b"[Content_Types].xml" in data[:HEAD] or b"word/" in data[:HEAD]:
            raise Malformed(N_("Word 文档已损坏或者不完整，请重新另存为 .docx 后再上传")) from None
        raise Unsupported(ARCHIVE) from None
    if "OFD.xml" in names:
        raise Unsupported(OFD)
    if "mimetype" in names and ("content.xml" in names or "META-INF/manifest.xml" in names):
        raise Unsupported(OPEN_DOCUMENT)
    if "[Content_Types].xml" not in names:
        raise Unsupported(ARCHIVE)
    folders = {name.split("/", 1)[0] for name in names if "/" in name}
    if "word" not in folders:
        raise Unsupported(SHEET if "xl" in folders else SLIDES if "ppt" in folders else OTHER_PACKAGE)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unsupported(MACROS)
    return Form.DOCX
