"""Pages as scanners give them: drawn from a PDF with text, and worn in one way each, so that what OCR reads can be compared with what was printed.

Every wear is a function of a BGR picture, its pixels an inch and a random generator, and gives a picture of the same page; the same seed gives the same
wear. `WEARS` names them; a wear that turns or slants the page keeps all of it.
"""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Wear = Callable[[Picture, float, np.random.Generator], Picture]

RED = (60, 45, 205)
"""Of a seal, BGR."""


def drawn(path: str, dpi: float) -> Iterator[Picture]:
    """The pages of a PDF as pictures, BGR, at `dpi`."""
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            yield np.ascontiguousarray(page.render(scale=dpi / 72).to_numpy()[:, :, :3])
            page.close()
    finally:
        document.close()


def picture_pdf(pictures: Sequence[tuple[Picture, float, int]]) -> bytes:
    """A PDF of one picture a page, as scanners write it: (picture, pixels an inch, JPEG quality)."""
    objects: list[bytes] = []
    kids = " ".join(f"{3 + 3 * i} 0 R" for i in range(len(pictures)))
    objects += [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pictures)}/Kids[{kids}]>>".encode()]
    for index, (picture, dpi, quality) in enumerate(pictures):
        height, width = picture.shape[:2]
        data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
        w, h, first = width * 72 / dpi, height * 72 / dpi, 3 + 3 * index
        content = f"q {w:.3f} 0 0 {h:.3f} 0 0 cm /I Do Q".encode()
        space = "DeviceGray" if picture.ndim == 2 else "DeviceRGB"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {w:.3f} {h:.3f}]/Contents {first + 1} 0 R/Resources<</XObject<</I {first + 2} 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(content), content))
        about = f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/{space}/BitsPerComponent 8/Filter/DCTDecode/Length {len(data)}>>"
        objects.append(about.encode() + b"stream\n" + data + b"\nendstream")
    out = BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def light(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    """A good office scanner: a little aslant, soft and noisy."""
    return _noise(_blur(slanted(picture, random.uniform(-0.8, 0.8)), 0.6 * dpi / 150), 4, random)


def heavy(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    """An old one: soft, pale and noisy."""
    worn = _noise(_blur(_faded(slanted(picture, random.uniform(-1.5, 1.5)), 0.75), 1.1 * dpi / 150), 10, random)
    return _jpeg(worn, 40)


def aslant(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    """Four to five degrees aslant."""
    return light(slanted(picture, random.choice([-1, 1]) * random.uniform(4.0, 5.0)), dpi, random)


def on_its_right(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    return np.ascontiguousarray(np.rot90(light(picture, dpi, random), -1))


def on_its_left(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    return np.ascontiguousarray(np.rot90(light(picture, dpi, random)))


def on_its_head(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    return np.ascontiguousarray(np.rot90(light(picture, dpi, random), 2))


def jpeg(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    """Squeezed until it shows."""
    return _jpeg(light(picture, dpi, random), 18)


def grey(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    return cv2.cvtColor(light(picture, dpi, random), cv2.COLOR_BGR2GRAY)


def black_and_white(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    """Black or white and nothing between, as a fax or a copier gives it."""
    plain = cv2.cvtColor(light(picture, dpi, random), cv2.COLOR_BGR2GRAY)
    return np.where(plain < 165, 0, 255).astype(np.uint8)


def faint(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    """A toner that runs out: a third of the black, in stripes."""
    width = picture.shape[1]
    stripes = np.interp(np.arange(width), np.linspace(0, width, 9), random.uniform(0.22, 0.5, 9))[None, :, None]
    return _noise(np.clip(255 - (255 - picture.astype(np.float32)) * stripes, 0, 255).astype(np.uint8), 4, random)


def sealed(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    """Two red seals over the text."""
    height, width = picture.shape[:2]
    worn = picture.copy()
    for _ in range(2):
        centre = (int(random.uniform(0.25, 0.75) * width), int(random.uniform(0.2, 0.8) * height))
        worn = seal(worn, dpi, centre, float(random.uniform(0.55, 0.95)))
    return light(worn, dpi, random)


def dark_margin(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    """A copier with its lid open: black beside the page, dark towards the edge."""
    worn = light(picture, dpi, random)
    height, width = worn.shape[:2]
    wide = int(random.uniform(0.15, 0.35) * dpi)
    shade = np.clip((np.arange(width) - wide) / (0.25 * dpi), 0, 1)
    shade = np.minimum(shade, np.clip((np.arange(height) - wide / 2) / (0.2 * dpi), 0, 1)[:, None])
    return (worn * (0.12 + 0.88 * shade)[:, :, None]).astype(np.uint8)


def bleeding(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    """The back of the sheet shines through."""
    back = _blur(np.ascontiguousarray(picture[:, ::-1]), 1.2 * dpi / 150)
    through = 255 - (255 - np.roll(back, int(0.09 * dpi), axis=0).astype(np.float32)) * 0.22
    return light((picture * (through / 255)).astype(np.uint8), dpi, random)


def shaded(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    """Taken with a telephone: a shadow across the page, and a ring of coffee."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    shadow = 0.5 + 0.5 / (1 + np.exp(-(x / width + 0.5 * y / height - random.uniform(0.4, 0.9)) * 9))
    centre, radius = (int(random.uniform(0.2, 0.8) * width), int(random.uniform(0.2, 0.8) * height)), int(0.9 * dpi)
    ring = np.full((height, width, 3), 255, np.uint8)
    cv2.circle(ring, centre, radius, (120, 165, 200), int(0.12 * dpi), cv2.LINE_AA)
    stained = picture.astype(np.float32) * (_blur(ring, 3 * dpi / 150) / 255)
    return _noise(_blur((stained * shadow[:, :, None]).astype(np.uint8), 0.7 * dpi / 150), 4, random)


def scribbled(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    """Three signatures that nobody can read, low on the page."""
    worn = picture.copy()
    height, width = picture.shape[:2]
    for _ in range(3):
        scribble(worn, dpi, (int(random.uniform(0.2, 0.7) * width), int(random.uniform(0.55, 0.88) * height)), random)
    return light(worn, dpi, random)


def coarse(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    """Scanned at 100 dpi."""
    height, width = picture.shape[:2]
    small = cv2.resize(light(picture, dpi, random), (round(width * 100 / dpi), round(height * 100 / dpi)), interpolation=cv2.INTER_AREA)
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)


def cut_off(picture: Picture, dpi: float, random: np.random.Generator) -> Picture:
    """Laid askew on the glass: the sheet's edge and half an inch of it are lost."""
    gone = int(0.5 * dpi)
    worn = np.full_like(picture, 255)
    if random.random() < 0.5:
        worn[:, :-gone] = picture[:, gone:]
    else:
        worn[:, gone:] = picture[:, :-gone]
    return light(worn, dpi, random)


WEARS: dict[str, Wear] = {
    "light": light, "heavy": heavy, "aslant": aslant, "on its right": on_its_right, "on its left": on_its_left, "on its head": on_its_head, "jpeg": jpeg,
    "grey": grey, "black and white": black_and_white, "faint": faint, "sealed": sealed, "dark margin": dark_margin, "bleeding": bleeding, "shaded": shaded,
    "scribbled": scribbled, "coarse": coarse, "cut off": cut_off,
}


def slanted(picture: Picture, degrees: float) -> Picture:
    """The page turned by so many degrees on a white ground of the same size."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(255, 255, 255))


def seal(picture: Picture, dpi: float, centre: tuple[int, int], strength: float, size: tuple[float, float] = (42.0, 42.0)) -> Picture:
    """The picture with a seal of `size` mm over it: two rings and a star, ink multiplied with what is below, `strength` from 0 to 1."""
    layer = np.full_like(picture, 255)
    half = (int(size[0] / 25.4 * dpi / 2), int(size[1] / 25.4 * dpi / 2))
    cv2.ellipse(layer, centre, half, 0, 0, 360, RED, max(2, int(0.045 * dpi)), cv2.LINE_AA)
    points = []
    for corner in range(10):
        reach = 0.33 if corner % 2 == 0 else 0.13
        angle = np.pi * corner / 5 - np.pi / 2
        points.append((centre[0] + half[0] * reach * np.cos(angle), centre[1] + half[1] * reach * np.sin(angle)))
    cv2.fillPoly(layer, [np.array(points, np.int32)], RED, cv2.LINE_AA)
    for mark in range(12):  # letters of its name, as blocks of strokes
        angle = np.pi * (0.8 + mark * 0.125)
        x, y = int(centre[0] + 0.74 * half[0] * np.cos(angle)), int(centre[1] + 0.74 * half[1] * np.sin(angle))
        side = max(2, int(0.16 * half[0]))
        cv2.rectangle(layer, (x - side // 2, y - side // 2), (x + side // 2, y + side // 2), RED, max(1, side // 6), cv2.LINE_AA)
        cv2.line(layer, (x, y - side // 2), (x, y + side // 2), RED, max(1, side // 6), cv2.LINE_AA)
    ink = 255 - (255 - layer.astype(np.float32)) * strength
    return (picture * (ink / 255)).astype(np.uint8)


def scribble(picture: Picture, dpi: float, start: tuple[int, int], random: np.random.Generator) -> None:
    """Draws a signature that nobody can read, an inch wide, from `start` to the right."""
    steps = np.arange(26)
    x = start[0] + steps / 26 * dpi * random.uniform(0.8, 1.2) + random.normal(0, 0.05 * dpi, 26)
    y = start[1] + random.normal(0, 0.075 * dpi, 26)
    points = cv2.GaussianBlur(np.stack([x, y], axis=1).astype(np.float32)[:, None, :], (1, 3), 0.7)
    cv2.polylines(picture, [points.astype(np.int32)], False, (70, 40, 30), max(1, round(0.014 * dpi)), cv2.LINE_AA)


def _blur(picture: Picture, sigma: float) -> Picture:
    return cv2.GaussianBlur(picture, (0, 0), sigma).astype(np.uint8)


def _faded(picture: Picture, share: float) -> Picture:
    return (255 - (255 - picture.astype(np.float32)) * share).astype(np.uint8)


def _noise(picture: Picture, sigma: float, random: np.random.Generator) -> Picture:
    """Paper is not quite white and never even."""
    noise = random.normal(0, sigma, picture.shape[:2]).astype(np.float32)
    return np.clip(picture.astype(np.float32) * 0.96 + (noise[:, :, None] if picture.ndim == 3 else noise), 0, 255).astype(np.uint8)


def _jpeg(picture: Picture, quality: int) -> Picture:
    squeezed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(squeezed, cv2.IMREAD_UNCHANGED), np.uint8)
