"""A notice for tests, with every kind of block, and small PDFs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pikepdf

from lcadmin.notices import blocks as b

DAY = date(2026, 11, 24)
NASTY = '#set page(width: 1pt) *粗* _斜_ @甲 $x^2$ `码` #panic("x") // \\ <b>&amp;</b> {{ 7*7 }} {party}'

WHOLE: tuple[b.Block, ...] = (
    b.Masthead("泉州市鲤城区司法局"),
    b.Number("鲤司评〔2026〕1号"),
    b.Title("行政执法案卷评查意见书"),
    b.Addressee("泉州市鲤城区市场监督管理局："),
    b.Paragraph("根据行政执法案卷评查工作安排，我局对你单位办理的案卷进行了评查。"),
    b.Heading("一、案卷基本情况"),
    b.Particulars((("案号", "泉鲤市监罚〔2024〕100号"), ("当事人", "紫帽便利店"))),
    b.Heading("（一）程序", level=2),
    b.Item("（一）询问时间缺失", "（第11页，扣3分）。询问笔录没有结束时间。"),
    b.Paragraph("请于2026年12月24日前（含当日）书面反馈整改情况。"),
    b.Signature("泉州市鲤城区司法局", "2026年11月24日"),
    b.Imprint("抄送：区委依法治区办。", "泉州市鲤城区司法局办公室", "2026年11月24日印发"),
)


def squeezed(text: str) -> str:
    """`text` without white space, for comparing what was broken into lines differently."""
    return "".join(text.split())


def blank_pdf(path: Path, *, rotate: int = 0, crop: list[float] | None = None, password: str = "", inherit: bool = False) -> Path:
    """One white page of 400 × 600 points at `path`; with `inherit` its boxes and rotation stand at the page tree's root."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(400, 600))
    page = pdf.pages[0].obj
    holder = pdf.Root.Pages if inherit else page
    if inherit:
        del page.MediaBox
        holder.MediaBox = [0, 0, 400, 600]
    if rotate:
        holder.Rotate = rotate
    if crop:
        holder.CropBox = crop
    pdf.save(path, encryption=pikepdf.Encryption(user=password, owner=password) if password else False)
    return path
