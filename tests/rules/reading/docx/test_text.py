"""What a Word document says, as it is shown when its changes are accepted."""

import pytest

from rules.errors import Empty, TooLarge, Unsupported
from rules.reading import Source, read_bytes
from rules.reading.page import AsideKind, Page
from tests.rules.reading.docx.word import docx, p, t, tbl, tc

BREAK = '<w:r><w:br w:type="page"/></w:r>'
SEEN = "<w:r><w:lastRenderedPageBreak/></w:r>"
TICK = "<w14:checkbox><w14:checked w14:val='1'/></w14:checkbox>"
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="{0}" cy="{0}"/>'
    '<a:graphic><a:graphicData><pic:pic><a:blip r:embed="x"/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def read(body: str, **parts: str) -> list[Page]:
    return read_bytes(docx(body, **parts), ".docx")


def raw(body: str, **parts: str) -> str:
    """The document's text, pages parted by form feeds."""
    return "\f".join(page.raw for page in read(body, **parts))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("立案审批表") + p() + p("案由：占道经营"), "立案审批表\n\n案由：占道经营"),
        (p("罚款人民币", t("5"), t("000"), "元"), "罚款人民币5000元"),
        (p("签名：", "<w:r><w:tab/></w:r>", "王芳"), "签名：  王芳"),
        (p("住所：鲤城区", "<w:r><w:br/></w:r>", "中山路3号"), "住所：鲤城区\n中山路3号"),
        (p("编号", "<w:r><w:noBreakHyphen/></w:r>", "3"), "编号-3"),
        (p("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>", "同意 ", "<w:r><w:sym w:font='Wingdings 2' w:char='F0A3'/></w:r>", "不同意"), "☑同意 □不同意"),
        (p("<w:r><w:ruby><w:rt><w:r><w:t>lǐ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>鲤</w:t></w:r></w:rubyBase></w:ruby></w:r>", "城"), "鲤城"),
        (p("<w:hyperlink r:id='x'><w:r><w:t>www.example.cn</w:t></w:r></w:hyperlink>"), "www.example.cn"),
        (p("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>选定的案由</w:t></w:r></w:sdtContent></w:sdt>"), "选定的案由"),
        ("<w:sdt><w:sdtContent>" + p("整段的控件") + "</w:sdtContent></w:sdt>", "整段的控件"),
        (p(f"<w:sdt><w:sdtPr>{TICK}</w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>", "听证"), "☑听证"),
        (p("第", "<w:fldSimple w:instr='PAGE'><w:r><w:t>3</w:t></w:r></w:fldSimple>", "页"), "第3页"),
        (p("<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><m:r><m:t>3×5=15</m:t></m:r></m:oMath>", "元"), "3×5=15元"),
    ],
    ids=["paragraphs", "runs", "tab", "line break", "hyphen", "symbols", "ruby", "link", "control", "block control", "tick", "field", "formula"],
)  # fmt: skip
def test_text_reads_as_it_is_shown(body: str, text: str) -> None:
    assert raw(body) == text


def test_of_a_field_only_the_result_is_read_even_over_several_paragraphs() -> None:
    begin, apart, end = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end"))
    code = "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
    assert raw(p(begin, code, t("代码"), apart, "目录一") + p("目录二", end) + p("正文")) == "目录一\n目录二\n正文"
    circled = "<w:r><w:instrText>eq \\o\\ac(○,3)</w:instrText></w:r>"
    assert raw(p(begin, circled, end, "第三份")) == "③第三份"


def test_changes_are_accepted_and_told() -> None:
    body = p("罚款", "<w:del><w:r><w:delText>五万</w:delText></w:r></w:del>", "<w:ins><w:r><w:t>三万</w:t></w:r></w:ins>", "元") + p(
        "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>") + p("<w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo>")
    page = read(body)[0]
    assert page.raw == "罚款三万元\n移来"
    told = {w.words: dict(w.params)["n"] for w in page.warnings}
    assert [n for words, n in told.items() if "删除" in words or "插入" in words] == ["1", "1"]
    assert any("移动" in words for words in told)


def test_a_paragraph_whose_mark_is_deleted_runs_on_in_the_next() -> None:
    assert raw(p("当事人", props="<w:rPr><w:del/></w:rPr>") + p("：王芳")) == "当事人：王芳"


def test_deleted_rows_and_paragraphs_leave_nothing() -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + tc("删去") + tc("一行") + "</w:tr>"
    assert raw(tbl(["案由", "占道经营"], gone)) == "案由|占道经营"
    assert raw(p("前") + p("<w:del><w:r><w:delText>整段</w:delText></w:r></w:del>") + p("后")) == "前\n后"


def test_hidden_text_is_dropped_and_told_of() -> None:
    style = "<w:style w:type='{}' w:styleId='{}'><w:rPr><w:vanish/></w:rPr></w:style>"
    styles = style.format("character", "Secret") + style.format("paragraph", "Off")
    body = p("明", t("暗", "<w:vanish/>"), t("暗", "<w:rStyle w:val='Secret'/>"), t("示", "<w:vanish w:val='0'/>")) + p("段", props="<w:pStyle w:val='Off'/>")
    page = read(body, styles=styles)[0]
    assert page.raw == "明示"
    assert any("隐藏" in w.words and dict(w.params)["n"] == "3" for w in page.warnings)
    assert read(p("明"))[0].warnings == ()


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('框里的字')}</w:txbxContent>"
    old = f"<w:pict><v:textbox>{box}</v:textbox></w:pict>"
    new = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    assert raw(p("正文", f"<w:r><mc:AlternateContent>{new}<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>")) == "正文\n框里的字"
    assert raw(p("正文", f"<w:r>{old}</w:r>")) == "正文\n框里的字"


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (p("一") + p(BREAK) + p("二"), ["一", "二"]),
        (p("一", BREAK, "二"), ["一", "二"]),
        (p("一") + p("二", props="<w:pageBreakBefore/>"), ["一", "二"]),
        (p("一") + p(SEEN, "二"), ["一", "二"]),
        (p("一") + p(BREAK) + p(SEEN, "二"), ["一", "二"]),
        (p("跨页的", SEEN, "一段") + p("二"), ["跨页的一段", "二"]),
        (p("一", props="<w:sectPr/>") + p("二") + "<w:sectPr/>", ["一", "二"]),
        (p("一", props="<w:sectPr/>") + p("二") + "<w:sectPr><w:type w:val='continuous'/></w:sectPr>", ["一\n二"]),
        (p("一") + p(BREAK) + p(BREAK) + p("三"), ["一", "", "三"]),
        (tbl(["案由", tc(p("占道", SEEN, "经营"))], ["结论", "属实"]), ["案由|占道经营", "结论|属实"]),
        (tbl(["案由", "占道"], [tc(p(SEEN, "结论")), "属实"]), ["案由|占道", "结论|属实"]),
    ],
    ids=["break", "within", "before", "seen", "both", "across", "section", "continuous", "blank", "in a row", "before a row"],
)  # fmt: skip
def test_pages_end_where_word_ends_them(body: str, pages: list[str]) -> None:
    read_pages = read(body)
    assert [page.raw for page in read_pages] == pages
    assert [page.number for page in read_pages] == list(range(1, len(pages) + 1))


def test_notes_comments_headers_and_footers_are_kept_beside_the_text() -> None:
    body = (
        p("正文", "<w:r><w:footnoteReference w:id='2'/></w:r>", "<w:r><w:commentReference w:id='0'/></w:r>") + p(BREAK) + p("第二页")
        + "<w:sectPr><w:headerReference r:id='header1'/><w:footerReference r:id='footer1'/></w:sectPr>")
    page, second = read(
        body, footnotes=f"<w:footnote w:id='0' w:type='separator'>{p('—')}</w:footnote><w:footnote w:id='2'>{p('脚注')}</w:footnote>",
        comments=f"<w:comment w:id='0' w:author='李明'>{p('请核对')}</w:comment>", header1=p("内部资料"), footer1=p("第1页"))
    assert page.raw == "正文"
    assert {(a.kind, a.text, a.by) for a in page.asides} == {
        (AsideKind.HEADER, "内部资料", ""), (AsideKind.FOOTER, "第1页", ""), (AsideKind.FOOTNOTE, "脚注", ""), (AsideKind.COMMENT, "请核对", "李明")}
    assert second.asides == ()


def test_a_small_picture_stands_in_its_line_and_a_large_one_is_told_of() -> None:
    assert read(p("当事人签名：", PICTURE.format(1000000)))[0].raw == "当事人签名：\ufffc"
    page = read(p("附图") + p(PICTURE.format(5000000)))[0]
    assert page.raw == "附图"
    assert any("图片" in w.words for w in page.warnings)


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(Empty):
        read("<w:p/>")
    with pytest.raises(Unsupported, match="只有图片"):
        read(p(PICTURE.format(5000000)))
    with pytest.raises(TooLarge):
        read_bytes(docx(p(BREAK) * 20 + p("末")), ".docx", max_pages=10)


def test_strict_open_xml_is_read_as_the_usual_one() -> None:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(p("严格格式")))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"purl.oclc.org/ooxml/wordprocessingml/main")
            new.writestr(name, data.replace(b"schemas.openxmlformats.org/officeDocument/2006/relationships", b"purl.oclc.org/ooxml/officeDocument/relationships"))
    page = read_bytes(out.getvalue(), ".docx")[0]
    assert (page.raw, page.source) == ("严格格式", Source.TEXT)
