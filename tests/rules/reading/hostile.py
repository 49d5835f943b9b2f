"""PDF files that mean harm or are broken, each made by a few lines; none is larger than some megabytes on disk."""

import io
import zlib

import pikepdf

Objects = dict[int, bytes]
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F1 12 Tf 72 700 Td (Administrative penalty decision of the bureau) Tj ET"


def stream(data: bytes, entries: bytes = b"", packed: bool = False) -> bytes:
    """A stream object; `packed` with deflate, once more for `packed` levels."""
    if packed:
        data, entries = zlib.compress(data, 9), entries + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n" % (len(data), entries) + data + b"\nendstream"


def pdf(objects: Objects, root: int = 1, trailer: bytes = b"") -> bytes:
    """A file of these objects, with a sound cross-reference table."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    at = {}
    for number, body in objects.items():
        at[number] = out.tell()
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        out.write(b"%010d 00000 n \n" % at[number] if number in at else b"0000000000 65535 f \n")
    out.write(b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, start))
    return out.getvalue()


def pages(*contents: bytes, box: bytes = b"[0 0 595 842]", resources: bytes = b"", extra: Objects | None = None, catalog: bytes = b"") -> bytes:
    """A file with one page for each content stream object."""
    objects: Objects = {1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog, 3: FONT}
    kids = []
    for index, content in enumerate(contents):
        page, number = 100 + 2 * index, 101 + 2 * index
        kids.append(b"%d 0 R" % page)
        objects[page] = b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> %s >> >>" % (box, number, resources)
        objects[number] = content
    objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return pdf(dict(sorted((objects | (extra or {})).items())))


GOOD = pages(stream(TEXT), stream(TEXT), stream(TEXT))
BOMB = stream(b"0 0 m 1 1 l S q Q BT /F1 9 Tf (x) Tj ET " * 6_000_000, packed=True)
"""A quarter of a gigabyte of drawing in a quarter of a megabyte."""


def image(width: int, height: int, filters: bytes, data: bytes) -> bytes:
    """A page that shows an image of so many pixels by what it says of itself."""
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter %s" % (width, height, filters)
    return pages(stream(b"q 595 0 0 842 0 0 cm /I Do Q"), stream(TEXT), resources=b"/XObject << /I 50 0 R >>", extra={50: stream(data, head)})


def loop() -> bytes:
    """A page tree that runs in a circle and has no page."""
    tree = {2: b"<< /Type /Pages /Count 3 /Kids [4 0 R 2 0 R 4 0 R] /Parent 4 0 R >>", 4: b"<< /Type /Pages /Kids [2 0 R] /Count 2 >>"}
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", **tree})


def deep(levels: int = 3000) -> bytes:
    """A page tree in which each node has one child."""
    tree = {n: b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (n + 1) for n in range(2, levels)}
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", **tree, levels: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"})


def forms_in_a_circle() -> bytes:
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 50 0 R /Y 51 0 R >> >>"
    each = b"/X Do /Y Do " * 30
    return pages(stream(b"/X Do " + TEXT), resources=b"/XObject << /X 50 0 R >>", extra={50: stream(each, head), 51: stream(each, head)})


def forms_that_multiply(levels: int = 12, times: int = 12) -> bytes:
    """Each form draws the next a dozen times."""
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
    extra = {50 + n: stream(b"/X Do " * times, head % (51 + n)) for n in range(levels)}
    extra[50 + levels] = stream(b"0 0 m 9 9 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return pages(stream(b"/X Do " + TEXT), stream(TEXT), resources=b"/XObject << /X 50 0 R >>", extra=extra)


def with_actions() -> bytes:
    """JavaScript on opening, a launch action, and an attachment whose name leads outside."""
    extra = {
        60: b"<< /S /JavaScript /JS (while(1){app.alert\\(1\\)}) >>",
        61: b"<< /Type /Filespec /F (../../../../tmp/lcadmin-escaped.txt) /UF (../../../../tmp/lcadmin-escaped.txt) /EF << /F 62 0 R >> >>",
        62: stream(b"escaped", b"/Type /EmbeddedFile"),
        63: b"<< /S /Launch /F (/bin/sh) >>",
    }
    catalog = b"/OpenAction 60 0 R /AA << /O 63 0 R >> /Names << /EmbeddedFiles << /Names [(../../x) 61 0 R] >> /JavaScript << /Names [(a) 60 0 R] >> >>"
    return pages(stream(TEXT), extra=extra, catalog=catalog)


def bad_font() -> bytes:
    """A font whose file, widths and character map are rubbish."""
    system = b"/CIDSystemInfo << /Registry (A) /Ordering (B) /Supplement -9 >>"
    extra = {
        70: b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [71 0 R] /ToUnicode 73 0 R >>",
        71: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X %s /FontDescriptor 72 0 R /W [0 99999999 [1 2]] >>" % system,
        72: b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 74 0 R /FontBBox [0 0 0 0] /Ascent 99999999999999 >>",
        73: stream(b"begincmap 99999999 beginbfrange <0000> <FFFFFFFF> [<00> endbfrange endcmap"),
        74: stream(b"\x00\x01\x00\x00\xff\xff" + bytes(range(256)) * 8),
    }
    return pages(stream(b"BT /F9 12 Tf 72 700 Td <00410042FFFF0001> Tj ET " + TEXT), stream(TEXT), resources=b"/Font << /F9 70 0 R /F1 3 0 R >>", extra=extra)


def encrypted(user: str, owner: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(GOOD)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(user=user, owner=owner))
    return out.getvalue()


def many(count: int) -> bytes:
    return pages(*[stream(TEXT)] * count)


def flate_of_flate(levels: int = 3) -> bytes:
    """Content that is packed several times over."""
    data, size = b" " * 200_000_000, b""
    for _ in range(levels):
        data, size = zlib.compress(data, 9), size + b" /FlateDecode"
    return pages(stream(data, b"/Filter [%s]" % size), stream(TEXT))


def long_operands() -> bytes:
    return pages(stream(b"[" * 200_000 + b"<<" * 50_000), stream(b"(" * 100_000 + TEXT), stream(b"9" * 300_000 + b" w " + TEXT), stream(TEXT))
