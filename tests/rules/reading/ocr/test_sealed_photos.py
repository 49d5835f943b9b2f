"""A page of photographs with a seal across it: what the seal takes from the words beside them is not said to be missing."""

from datetime import date

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import serif_path

from benchmarks import wear
from rules.documents import assemble
from rules.facts.case import Case
from rules.packs.case_file.photos import photo_without_particulars
from rules.reading import read_bytes

DPI, EM = 200.0, 33
CAPTION = ("拍摄时间：2024年3月5日9时10分", "拍摄地点：某镇工业区12号", "拍摄人：蔡志辉", "证明内容：占道摆放货架的现场情况")


def photographed(caption: tuple[str, ...], seal: tuple[float, float] | None = None) -> bytes:
    """A scan of two photographs with their caption; `seal` is where one lies, in characters from the beginning of the third line."""
    random = np.random.default_rng(2)
    sheet = np.full((2338, 1654, 3), 255, np.uint8)
    for top in (400, 1050):
        blur = cv2.GaussianBlur(random.normal(0, 1, (600, 1100)).astype(np.float32), (0, 0), 25)[:, :, None]
        sheet[top:top + 600, 260:1360] = ((blur - blur.min()) / np.ptp(blur) * 200 + 30).astype(np.uint8)
    image = Image.fromarray(sheet)
    pen = ImageDraw.Draw(image)
    pen.text((700, 250), "现场照片", (20, 20, 20), font=ImageFont.truetype(str(serif_path()), 2 * EM))
    for number, line in enumerate(caption):
        pen.text((220, 1700 + 60 * number), line, (20, 20, 20), font=ImageFont.truetype(str(serif_path()), EM))
    picture = np.ascontiguousarray(np.asarray(image)[:, :, ::-1])
    if seal:
        picture = wear.seal(picture, DPI, (int(220 + seal[0] * EM), int(1820 + seal[1] * EM)), 0.95)
    return wear.picture_pdf([(wear.light(picture, DPI, random), DPI, 80)])


def outcomes(data: bytes) -> set[str]:
    case = Case(assemble(read_bytes(data)), "papers", "issued", date(2026, 1, 1))
    return {verdict.outcome.value for paper in case.all("photo_evidence") for verdict in photo_without_particulars(paper, case)}


@pytest.mark.parametrize("seal", [(1.0, 0.5), (2.0, 0.5), (3.2, 0.5), (3.2, -1.0), (4.4, 0.4), (5.5, 1.0)])
def test_words_under_a_seal_are_not_said_to_be_missing(seal: tuple[float, float]) -> None:
    assert "failed" not in outcomes(photographed(CAPTION, seal))


def test_without_a_seal_the_missing_photographer_is_told() -> None:
    assert outcomes(photographed((*CAPTION[:2], CAPTION[3]))) == {"failed"}
