"""What cannot be read is known by its content, whatever its name, and one sentence says as what to save it."""

import io
import zipfile

import pytest
from PIL import Image

from rules.errors import Encrypted, Unsupported
from rules.reading.formats import COMPOUND, Form, form_of


def archive(*names: str, first: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        if first:
            made.writestr("mimetype", first)
        for name in names:
            made.writestr(name, "x")
    return out.getvalue()


def compound(stream: str) -> bytes:
    return COMPOUND + bytes(504) + stream.encode("utf-16-le").ljust(128, b"\0") + bytes(512)


def picture(form: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(("data", "word"), [
    (compound("WordDocument"), "旧版 Word 或者 WPS"),
    (compound("Workbook"), "电子表格"),
    (compound("PowerPoint Document"), "演示文稿"),
    (compound("__substg1.0_0037001F"), "电子邮件"),
    (compound("SomethingElse"), "不支持"),
    (archive("[Content_Types].xml", "xl/workbook.xml"), "电子表格"),
    (archive("[Content_Types].xml", "ppt/presentation.xml"), "演示文稿"),
    (archive("[Content_Types].xml", "Documents/1/FixedDocument.fdoc"), "不是 Word 文档"),
    (archive("OFD.xml", "Doc_0/Document.xml"), "OFD"),
    (archive("content.xml", first="application/vnd.oasis.opendocument.text"), "ODF"),
    (archive("案卷.pdf"), "压缩包"),
    (archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "宏"),
    (b"Rar!\x1a\x07\x01\x00" + bytes(50), "压缩包"),
    (b"7z\xbc\xaf\x27\x1c" + bytes(50), "压缩包"),
    (b"\x1f\x8b\x08" + bytes(50), "压缩包"),
    (bytes(257) + b"ustar" + bytes(250), "压缩包"),
    (picture("PNG"), "图片"), (picture("JPEG"), "图片"), (picture("TIFF"), "图片"), (picture("BMP"), "图片"), (picture("GIF"), "图片"), (picture("WEBP"), "图片"),
    (b"\0\0\0\x18ftypheic" + bytes(50), "图片"),
    (b"<!DOCTYPE html><html><body>x</body></html>", "网页"),
    ("\ufeff\r\n<HTML><head>".encode(), "网页"),
    (b"From: a@b.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>", "网页"),
    (b"{\\rtf1\\ansi x}", "RTF"),
    (b"Received: from a\r\n by b\r\nFrom: a@b.cn\r\nSubject: x\r\n\r\nbody", "电子邮件"),
    (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "Word XML"),
    (b"MZ\x90\0" + bytes(100), "程序"),
    (bytes(range(256)) * 4, "不支持"),
])  # fmt: skip
@pytest.mark.parametrize("suffix", [".pdf", ".docx", ""])
def test_what_cannot_be_read_is_told_by_its_content(data: bytes, word: str, suffix: str) -> None:
    with pytest.raises(Unsupported) as refused:
        form_of(data, suffix)
    assert word in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_document_with_a_password_says_so() -> None:
    with pytest.raises(Encrypted, match="密码"):
        form_of(compound("EncryptedPackage"), ".docx")


@pytest.mark.parametrize(("data", "suffix", "form"), [
    (b"%PDF-1.7\n", ".txt", Form.PDF), (b"junk\n%PDF-1.4", "", Form.PDF), (archive("[Content_Types].xml", "word/document.xml"), ".pdf", Form.DOCX),
    ("行政处罚决定书\n".encode(), ".txt", Form.TEXT), ("行政处罚决定书\f第二页".encode(), "", Form.TEXT), ("From: 甲\nTo: 乙\nSubject: 丙\n".encode(), ".txt", Form.TEXT),
    (b"BM is short for", ".txt", Form.TEXT), (b"MZ\n", ".txt", Form.TEXT),
])  # fmt: skip
def test_what_can_be_read_is_told_by_its_content(data: bytes, suffix: str, form: Form) -> None:
    assert form_of(data, suffix) is form


def test_a_pdf_kept_in_an_archive_is_an_archive() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        made.writestr("a.pdf", b"%PDF-1.7\n")
    with pytest.raises(Unsupported, match="压缩包"):
        form_of(out.getvalue(), ".pdf")


def test_text_named_as_something_else_is_not_taken_for_it() -> None:
    with pytest.raises(Unsupported):
        form_of("纯文本".encode(), ".pdf")
