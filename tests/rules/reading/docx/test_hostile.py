"""Word documents that mean harm or are broken: refused with one sentence, quickly, with nothing asked of the world outside."""

import io
import random
import zipfile

import pytest

from rules.errors import Encrypted, Malformed, TooLarge, Unreadable, Unsupported
from rules.reading import read_bytes
from rules.reading.formats import COMPOUND
from tests.rules.reading.docx.word import docx, numbered, p, tbl

LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)) + "]>"
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE w [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd">%a;]>'
GOOD = docx(p("行政处罚决定书"))


@pytest.mark.parametrize("head", [LAUGHS, OUTSIDE, PARAMETER, "<!DOCTYPE w>"], ids=["laughs", "file", "parameter", "bare"])
def test_entities_are_refused(head: str) -> None:
    body = p("&i;") if head == LAUGHS else p("&a;") if head == OUTSIDE else p("甲")
    with pytest.raises(Malformed) as refused:
        read_bytes(docx(body, head=head))
    assert "passwd" not in str(refused.value)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_entities_in_another_encoding_are_refused() -> None:
    styles = ('<?xml version="1.0" encoding="UTF-16"?>' + OUTSIDE + "<w>&a;</w>").encode("utf-16")
    with pytest.raises(Malformed):
        read_bytes(docx(p("甲"), styles="", others={"word/styles.xml": styles}))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(TooLarge):
        read_bytes(docx("<w:p/>" * 3_000_000))


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(docx("<w:p/>" * 200_000))
    at = data.rindex(b"word/document.xml") - 46
    data[at + 24:at + 28] = (100).to_bytes(4, "little")
    with pytest.raises(Malformed):
        read_bytes(bytes(data))


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/x", "word\\..\\..\\x", "C:/x"])
def test_paths_that_lead_outside_are_refused(name: str) -> None:
    with pytest.raises(Malformed, match="路径"):
        read_bytes(docx(p("甲"), others={name: b"x"}))


def test_macros_are_refused() -> None:
    with pytest.raises(Unsupported, match="宏"):
        read_bytes(docx(p("甲"), others={"word/vbaProject.bin": b"x"}))


def test_what_lies_outside_is_never_asked_for() -> None:
    data = docx(p("甲", "<w:hyperlink r:id='e'><w:r><w:t>乙</w:t></w:r></w:hyperlink>") + "<w:sectPr><w:headerReference r:id='e'/></w:sectPr>", others={
        "word/_rels/header1.xml.rels": b"<x/>"})
    rels = b'<Relationship Id="e" TargetMode="External" Target="http://127.0.0.1:9/h.xml" Type="x/header"/></Relationships>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</Relationships>", rels) if name.endswith("document.xml.rels") else old.read(name))
    assert read_bytes(out.getvalue())[0].raw == "甲乙"


@pytest.mark.parametrize(("data", "error"), [
    (GOOD[:len(GOOD) // 2], Malformed),
    (docx(p("甲"), head="<broken"), Malformed),
    (COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600), Encrypted),
    (docx("", main="word/nothing.xml").replace(b"word/nothing.xml", b"word/missing.xml", 1), Unreadable),
], ids=["half", "no xml", "password", "no main part"])  # fmt: skip
def test_a_broken_document_says_so(data: bytes, error: type[Unreadable]) -> None:
    with pytest.raises(error) as refused:
        read_bytes(data)
    assert str(refused.value).count("。") == 0


def test_deep_nesting_ends() -> None:
    for deep in ("<w:sdt><w:sdtContent>", "<w:ins>", "<w:tbl><w:tr><w:tc>"):
        closing = "".join(f"</{tag[1:]}>" for tag in reversed(deep.replace("><", ">|<").replace(">", "").split("|")))
        try:
            assert len(read_bytes(docx(p("甲") + deep * 70 + p("乙") + closing * 70))) == 1
        except Malformed:
            continue


def test_styles_in_a_circle_and_numbers_out_of_range_end() -> None:
    styles = "".join(f"<w:style w:type='paragraph' w:styleId='{a}'><w:basedOn w:val='{b}'/></w:style>" for a, b in ("AB", "BA"))
    first = "<w:lvl w:ilvl='0'><w:start w:val='999999999999'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1%9'/></w:lvl>"
    wild = f"<w:abstractNum w:abstractNumId='1'>{first}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    body = p("甲", props="<w:pStyle w:val='A'/>") + numbered("乙") + numbered("丙", 42)
    body += tbl([f"<w:tc><w:tcPr><w:gridSpan w:val='{9**12}'/></w:tcPr><w:p/></w:tc>", "丁"])
    assert "999999999999" in read_bytes(docx(body, styles=styles, numbering=wild))[0].raw


def test_flipped_bytes_never_raise_anything_but_unreadable() -> None:
    rng = random.Random(5)
    body = numbered("甲") + tbl(["案由", "占道经营"]) + p("乙")
    parts = {"numbering": "<w:abstractNum w:abstractNumId='1'/>", "comments": "", "styles": ""}
    packed = docx(body, **parts)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    for turn in range(120):
        if turn % 2:
            data = bytearray(packed)
        else:  # the XML itself, in a sound package
            name = rng.choice(list(inside))
            part = bytearray(inside[name])
            for _ in range(3):
                part[rng.randrange(len(part))] = rng.randrange(256)
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as archive:
                for each, content in inside.items():
                    archive.writestr(each, bytes(part) if each == name else content)
            data = bytearray(out.getvalue())
        for _ in range(4 if turn % 2 else 0):
            data[rng.randrange(len(data))] = rng.randrange(256)
        try:
            read_bytes(bytes(data), ".docx")
        except Unreadable:
            continue
