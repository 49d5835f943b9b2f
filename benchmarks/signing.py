"""Whether handwriting and fingerprints in places of signature are seen on scans, and nothing where nothing is: `python -m benchmarks.signing [PLACES]`.

Records and receipts are drawn with places of signature in lines, over underscores and in cells. What stands in each is known: names in strokes of a pen,
thin letters bent as a hand bends them, fingerprints; or nothing but what a scanner, a form or a neighbour leaves. The pages are worn as scanners
wear them and read as users' files are.
"""

import logging
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import cv2
import numpy as np
import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFont

from benchmarks import wear
from benchmarks.wear import Picture
from rules.documents import assemble
from rules.facts import receipts
from rules.facts.case import Case
from rules.reading import read_bytes

DPI = 200.0
EM = round(12 / 72 * DPI)
BLUE, BLACK, RED, PALE = (140, 60, 25), (45, 40, 40), (60, 50, 200), (185, 165, 150)
INKPAD = (70, 60, 205)
NAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英建国志文华玉春梅海波宁"

Random = np.random.Generator
Ink = Callable[[Picture, tuple[int, int, int, int], Random], None]


@dataclass
class Drawn:
    """A page and what stands behind each label on it."""

    picture: Picture
    truth: dict[str, str]


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(pylopdf_fonts_zh_cn.serif_path()), size)


def strokes(picture: Picture, box: tuple[int, int, int, int], random: Random, ink: tuple[int, int, int] = BLACK, width: float = 0.5) -> None:
    """A name of two or three characters in strokes of a pen of `width` mm."""
    x0, y0, x1, y1 = box
    high = y1 - y0
    thick = max(1, round(width / 25.4 * DPI))
    side = high * random.uniform(0.75, 1.05)
    x = x0 + random.uniform(0.1, 0.6) * EM
    for _ in range(int(random.integers(2, 4))):
        if x + side > x1 + 0.3 * EM:
            break
        for _ in range(int(random.integers(4, 8))):
            start = np.array([x + random.uniform(0, side * 0.5), y0 + random.uniform(0, high * 0.8)])
            way = [(side * random.uniform(0.3, 0.8), random.normal(0, high * 0.08)), (random.normal(0, side * 0.1), high * random.uniform(0.3, 0.7)),
                   (-side * random.uniform(0.2, 0.5), high * random.uniform(0.2, 0.5)), (side * random.uniform(0.2, 0.5), high * random.uniform(0.2, 0.5))]
            end = start + np.array(way[int(random.integers(0, 4))])
            bend = (start + end) / 2 + random.normal(0, high * 0.1, 2)
            t = np.linspace(0, 1, 12)[:, None]
            curve = (1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t**2 * end
            cv2.polylines(picture, [np.rint(curve).astype(np.int32)], False, ink, thick, cv2.LINE_AA)
        x += side * random.uniform(0.75, 0.95)


def written(picture: Picture, box: tuple[int, int, int, int], random: Random, ink: tuple[int, int, int] = BLACK) -> None:
    """A name in letters of a typeface, thinned and bent as a hand bends them."""
    x0, y0, _, y1 = box
    high = y1 - y0
    name = str(random.choice(list(NAMES))) + "".join(random.choice(list(GIVEN), int(random.integers(1, 3))))
    size = int(high * random.uniform(0.8, 1.0))
    sheet = Image.new("L", (size * len(name) + size, size * 2), 0)
    ImageDraw.Draw(sheet).text((size // 2, size // 3), name, 255, font=_font(size))
    letters = cv2.erode(np.asarray(sheet), np.ones((2, 2), np.uint8))
    rows, columns = letters.shape
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    bent = size * 0.11
    dx = cv2.GaussianBlur(random.normal(0, 1, letters.shape).astype(np.float32), (0, 0), size * 0.22)
    dy = cv2.GaussianBlur(random.normal(0, 1, letters.shape).astype(np.float32), (0, 0), size * 0.22)
    slant = random.uniform(-0.25, 0.1)
    moved = cv2.remap(letters, x + dx / max(1e-6, float(dx.std())) * bent - slant * (y - rows / 2), y + dy / max(1e-6, float(dy.std())) * bent,
                      cv2.INTER_LINEAR)
    top, left = max(0, y0 - size // 3), x0
    part = picture[top:top + rows, left:left + columns]
    moved = moved[:part.shape[0], :part.shape[1]].astype(np.float32)[:, :, None] / 255
    part[:] = (part * (1 - moved) + np.array(ink, np.float32) * moved).astype(np.uint8)


def fingerprint(picture: Picture, box: tuple[int, int, int, int], random: Random, ink: tuple[int, int, int] = INKPAD) -> None:
    """A fingerprint of 13 to 18 mm: ridges half a millimetre apart around a core, blotched."""
    x0, y0, _, y1 = box
    wide, high = (int(v / 25.4 * DPI) for v in (random.uniform(11, 14), random.uniform(14, 18)))
    centre = (x0 + wide // 2 + int(random.uniform(0.2, 1.0) * EM), (y0 + y1) // 2 + int(random.normal(0, 0.1 * EM)))
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    u, v = (x - wide / 2) / (wide / 2), (y - high / 2) / (high / 2)
    far = np.hypot(u, v)
    bend = cv2.GaussianBlur(random.normal(0, 1, (high, wide)).astype(np.float32), (0, 0), 0.12 * wide)
    bend /= max(1e-6, float(bend.std()))
    phase = np.hypot((x - wide / 2), (y - high * 0.6) * 0.8) / (0.5 / 25.4 * DPI) * 2 * np.pi + bend * 1.5
    blotch = cv2.GaussianBlur(random.normal(0, 1, (high, wide)).astype(np.float32), (0, 0), 0.08 * wide)
    blotch = np.clip(0.8 + 0.25 * blotch / max(1e-6, float(blotch.std())), 0.25, 1)
    edge = np.clip((1.0 - far + 0.05 * bend) * 8, 0, 1)
    cover = np.clip((np.sin(phase) + 0.6) * 0.9, 0, 1) * blotch * edge * random.uniform(0.65, 0.95)
    top, left = max(0, centre[1] - high // 2), max(0, centre[0] - wide // 2)
    part = picture[top:top + high, left:left + wide]
    own = cover[:part.shape[0], :part.shape[1], None]
    part[:] = (part * (1 - own) + part * (np.array(ink, np.float32) / 255) * own).astype(np.uint8)


SEAL_ACROSS, NEIGHBOUR = "seal across", "neighbour's ink"


def nothing(picture: Picture, box: tuple[int, int, int, int], random: Random) -> None:
    """A bare place."""


def dust(picture: Picture, box: tuple[int, int, int, int], random: Random) -> None:
    for _ in range(int(random.integers(4, 14))):
        x, y = int(random.uniform(box[0], box[2])), int(random.uniform(box[1], box[3]))
        cv2.circle(picture, (x, y), int(random.integers(1, 3)), (90, 90, 90), -1, cv2.LINE_AA)


def streak(picture: Picture, box: tuple[int, int, int, int], random: Random) -> None:
    x = int(random.uniform(box[0], box[2]))
    cv2.line(picture, (x, 0), (x, picture.shape[0]), (120, 120, 120), int(random.integers(1, 4)))


def stamped_across(picture: Picture, box: tuple[int, int, int, int], random: Random) -> None:
    centre = (int(random.uniform(box[0], box[2])), int((box[1] + box[3]) / 2 + random.normal(0, EM)))
    picture[:] = wear.seal(picture, DPI, centre, float(random.uniform(0.55, 0.95)))


def neighbours(picture: Picture, box: tuple[int, int, int, int], random: Random) -> None:
    """The name in the line above reaches down a little."""
    high = box[3] - box[1]
    above = (box[0] + 2 * EM, box[1] - round(1.3 * high), box[2], box[3] - round(1.2 * high))
    strokes(picture, above, random, BLUE)


def _inked(ink: tuple[int, int, int], width: float = 0.5) -> Ink:
    def drawn(picture: Picture, box: tuple[int, int, int, int], random: Random) -> None:
        strokes(picture, box, random, ink, width)
    return drawn


def _signed_and_pressed(picture: Picture, box: tuple[int, int, int, int], random: Random) -> None:
    strokes(picture, box, random, BLUE)
    fingerprint(picture, (box[0] + 3 * EM, box[1], box[2], box[3]), random)


def _dark_finger(picture: Picture, box: tuple[int, int, int, int], random: Random) -> None:
    fingerprint(picture, box, random, (70, 60, 60))


SIGNED: dict[str, Ink] = {
    "black pen": _inked(BLACK, 0.6), "blue pen": _inked(BLUE), "red pen": _inked(RED), "faint pen": _inked(PALE, 0.4), "thin pen": _inked(BLACK, 0.25),
    "felt pen": _inked(BLACK, 1.2), "letters by hand": written, "red fingerprint": fingerprint, "dark fingerprint": _dark_finger,
    "name and fingerprint": _signed_and_pressed,
}
BARE: dict[str, Ink] = {"nothing": nothing, "dust": dust, "streak": streak, SEAL_ACROSS: stamped_across, NEIGHBOUR: neighbours}

RECORD = ["询问笔录", "询问时间：2024年3月5日9时10分至9时50分", "询问地点：城关镇建设路8号办公室", "询问人：陈志远、王丽  记录人：王丽",
          "被询问人：黄志强  性别：男  身份证号码：350502198109171427", "问：我们是执法人员，现依法向你询问，请如实回答。", "答：清楚，我会如实说。",
          "问：店里的货从哪里来？", "答：从批发市场买来，有进货单。", "以上笔录我看过，与我说的相符。"]
LINES = ["被询问人签名：", "询问人签名：", "记录人签名：", "见证人签名："]
RECEIPT = "送达回证"
CELLS = [("案由", "未经许可从事餐饮服务"), ("受送达人", "黄志强"), ("送达文书名称、文号", "行政处罚决定书 石市监罚〔2024〕55号"), ("送达方式", "直接送达"),
         ("受送达人签名或盖章", ""), ("见证人签名", ""), ("送达人签名", "")]


def record(marks: list[Ink], names: list[str], random: Random, underlined: bool) -> Drawn:
    """An interview with four places of signature at its foot."""
    sheet = Image.new("RGB", (round(8.27 * DPI), round(11.69 * DPI)), "white")
    pen = ImageDraw.Draw(sheet)
    left, y, step = round(1.1 * DPI), round(1.2 * DPI), round(EM * random.uniform(1.7, 2.1))
    pen.text((sheet.width // 2 - 4 * EM, y), RECORD[0], (20, 20, 20), font=_font(2 * EM))
    y += 4 * EM
    for line in RECORD[1:]:
        pen.text((left, y), line, (20, 20, 20), font=_font(EM))
        y += step
    y += step
    places = []
    for label in LINES:
        pen.text((left, y), label, (20, 20, 20), font=_font(EM))
        x = left + round(pen.textlength(label, font=_font(EM)))
        if underlined:
            pen.line((x, y + round(1.25 * EM), x + 9 * EM, y + round(1.25 * EM)), (20, 20, 20), 2)
        pen.text((x + 11 * EM, y), "2024年3月5日", (20, 20, 20), font=_font(EM))
        places.append((x, y - EM // 4, x + 9 * EM, y + EM + EM // 3))
        y += max(step, round(EM * random.uniform(2.4, 3.4)))
    picture = np.ascontiguousarray(np.asarray(sheet)[:, :, ::-1])
    for box, mark in zip(places, marks, strict=True):
        mark(picture, box, random)
    return Drawn(picture, _truth([label[:-1] for label in LINES], names, places))


def receipt(marks: list[Ink], names: list[str], random: Random) -> Drawn:
    """A receipt with three cells to sign in."""
    sheet = Image.new("RGB", (round(8.27 * DPI), round(11.69 * DPI)), "white")
    pen = ImageDraw.Draw(sheet)
    left, y, middle, right = round(1.1 * DPI), round(1.2 * DPI), round(3.1 * DPI), round(7.2 * DPI)
    pen.text((sheet.width // 2 - 4 * EM, y), RECEIPT, (20, 20, 20), font=_font(2 * EM))
    y += 4 * EM
    high = round(EM * random.uniform(2.4, 3.6))
    places = []
    for label, value in CELLS:
        pen.rectangle((left, y, right, y + high), outline=(20, 20, 20), width=2)
        pen.line((middle, y, middle, y + high), (20, 20, 20), 2)
        pen.text((left + EM // 3, y + (high - EM) // 2 - EM // 6), label, (20, 20, 20), font=_font(EM))
        pen.text((middle + EM // 3, y + (high - EM) // 2 - EM // 6), value, (20, 20, 20), font=_font(EM))
        if not value:
            places.append((middle + EM // 3, y + high // 2 - round(0.8 * EM), middle + 10 * EM, y + high // 2 + round(0.8 * EM)))
        y += high
    picture = np.ascontiguousarray(np.asarray(sheet)[:, :, ::-1])
    for box, mark in zip(places, marks, strict=True):
        mark(picture, box, random)
    return Drawn(picture, _truth([label for label, value in CELLS if not value], names, places))


def _truth(labels: list[str], names: list[str], places: list[tuple[int, int, int, int]]) -> dict[str, str]:
    """What stands in each place: a seal reaches into those beside its own, and above a neighbour's ink somebody has signed."""
    truth = dict(zip(labels, names, strict=True))
    for number, name in enumerate(names):
        if name == NEIGHBOUR and number:
            truth.pop(labels[number - 1], None)
        if name == SEAL_ACROSS:
            for other, box in enumerate(places):
                if abs(box[1] - places[number][1]) < 1.2 * DPI and labels[other] in truth:
                    truth[labels[other]] = SEAL_ACROSS
    return truth


def told(drawn: Drawn, worn: str, random: Random) -> dict[str, str]:
    """What the checker says of each place: signed, bare, unsure, or lost where its label was not found."""
    picture = wear.WEARS[worn](drawn.picture, DPI, random)
    case = Case(assemble(read_bytes(wear.picture_pdf([(picture, DPI, 80)]))), "papers", "issued", date(2026, 1, 1))
    found: dict[str, str] = {}
    for paper in case.papers:
        if paper.kind == "delivery_receipt":
            for spot in receipts.read(paper).all(*receipts.SIGNED):
                said = "signed" if spot.signed else "bare" if spot.bare else "unsure"
                found.update({label: said for label in drawn.truth if label == spot.label})
            continue
        for place in paper.signatures:
            said = "signed" if place.signed else "bare" if place.bare else "unsure"
            found.update({label: said for label in drawn.truth if place.label in (label, label.removesuffix("签名"))})
    return {label: found.get(label, "lost") for label in drawn.truth}


WORN = ("light", "heavy", "jpeg", "grey", "black and white", "bleeding", "faint", "shaded", "coarse", "aslant")


def measured(kinds: dict[str, Ink], places: int, random: Random, wears: tuple[str, ...] = WORN) -> dict[tuple[str, str], Counter[str]]:
    """By (what stands there, wear), how often it was told to be what."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    done = turn = first = 0
    order = list(kinds)
    while done < places:
        count = 4 if turn % 2 == 0 else 3
        names = [order[(first + i) % len(order)] for i in range(count)]
        first += count
        marks = [kinds[name] for name in names]
        drawn = record(marks, names, random, turn % 4 == 0) if count == 4 else receipt(marks, names, random)
        worn = wears[turn % len(wears)]
        for label, said in told(drawn, worn, random).items():
            counts[drawn.truth[label], worn][said] += 1
        done += len(drawn.truth)
        turn += 1
    return counts


def _table(counts: dict[tuple[str, str], Counter[str]], by: int) -> None:
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for key, own in counts.items():
        rows[key[by]].update(own)
    rows["all"] = sum(counts.values(), Counter())
    for name, own in rows.items():
        print(f"| {name} | {own.total()} | {own['signed']} | {own['bare']} | {own['unsure']} | {own['lost']} |")


def main(arguments: list[str]) -> None:
    logging.basicConfig(level=logging.ERROR)
    places = int(arguments[0]) if arguments else 210
    for title, kinds in (("signed", SIGNED), ("bare", BARE)):
        counts = measured(kinds, places, np.random.default_rng(5))
        for by in (0, 1):
            print(f"\n| {title} | places | said to be signed | bare | unsure | lost |\n| --- | --- | --- | --- | --- | --- |")
            _table(counts, by)


if __name__ == "__main__":
    main(sys.argv[1:])
