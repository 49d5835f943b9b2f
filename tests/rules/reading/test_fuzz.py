"""Mutated files: whatever their bytes say, a reader gives pages or the contract's error, in time, and leaves nothing behind.

The readers run in a child process, as everywhere: what kills it fails the test. LCADMIN_FUZZ_SEED and LCADMIN_FUZZ_FILES try others, and more.
"""

import os
import random
import tempfile
from collections.abc import Iterator
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rules.errors import Unreadable
from rules.limits import limit_memory
from rules.reading import read_bytes
from tests.rules.reading import hostile
from tests.rules.reading.docx.word import docx, numbered, p, tbl, tc

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = 150
PATIENCE = 60.0
TOKENS = (b"/Kids", b"/Count", b"/Length", b"/Filter", b"/FlateDecode", b"obj", b"endstream", b"0 R", b"xref", b"<<", b">>", b"[", b"stream", b"/Parent", b"<w:p>", b"PK")
OPERATORS = (
    b"BT", b"ET", b"q", b"Q", b"Tj", b"TJ", b"cm", b"Tm", b"Td", b"re", b"f", b"S", b"Do", b"/F1 12 Tf", b"(text)", b"<feff>", b"/I Do",
    b"BI /W 9 /H 9 ID x EI", b"3 Tr",
)  # fmt: skip
NUMBERS = (b"-1", b"0", b"4294967295", b"99999999999999999999", b"1e38", b"NaN")


@cache
def seeds() -> tuple[bytes, ...]:
    small = [path.read_bytes() for path in sorted(SAMPLES.glob("*.pdf")) if path.stat().st_size < 400_000]
    word = docx(p("决定书") + numbered("甲") + tbl([tc("案由"), tc("占道")]) * 3, numbering="<w:abstractNum w:abstractNumId='1'/>", comments="", styles="")
    return (*small, hostile.GOOD, hostile.bad_font(), hostile.with_actions(), word, "行政处罚决定书\f第二页".encode())


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The bytes with some flipped, cut, doubled, moved or replaced by what readers stumble over."""
    made = bytearray(data)
    for _ in range(dice.choice((1, 2, 5, 20, 80))):
        at = dice.randrange(len(made) or 1)
        match dice.randrange(7):
            case 0 | 1:
                made[at:at + 1] = bytes([dice.randrange(256)])
            case 2:
                del made[at:at + dice.choice((1, 3, 40, 2000))]
            case 3:
                made[at:at] = made[at:at + dice.choice((1, 20, 500))]
            case 4:
                made[at:at] = dice.choice(TOKENS)
            case 5:
                made[at:at + dice.randrange(1, 6)] = dice.choice(NUMBERS)
            case _:
                other = made.find(dice.choice(TOKENS), at)
                if other >= 0:
                    made[other:other + dice.randrange(1, 8)] = dice.choice(TOKENS + NUMBERS)
    return bytes(made[:3_000_000])


def _serve(line: Connection, folder: str) -> None:
    limit_memory(3000)
    os.environ["LCADMIN_OCR_ENGINE"] = "none"
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    while True:
        try:
            data, suffix = line.recv()
        except EOFError:
            return
        try:
            for page in read_bytes(data, suffix):
                if page.boxes is not None and len(page.boxes()) != len(page.text):
                    raise AssertionError("a box for each character")
                if len(page.text) != len(page.raw):
                    raise AssertionError("a printed character for each")
            line.send("read")
        except Unreadable as refused:
            line.send(refused.code)
        except Exception as fault:
            line.send(f"fault: {fault!r}")


class Reader:
    """The child that reads; `read` fails where it dies, hangs or raises what is no Unreadable."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.start()

    def start(self) -> None:
        context = get_context("spawn")  # a copy of the tests' process would take its memory along
        self.line, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, str(self.folder)), daemon=True)
        self.process.start()
        theirs.close()

    def read(self, data: bytes, suffix: str, about: str) -> str:
        self.line.send((data, suffix))
        assert self.line.poll(PATIENCE), f"hangs: {about}"
        try:
            answer: str = self.line.recv()
        except EOFError:
            pytest.fail(f"the reader died: {about}")
        assert not answer.startswith("fault"), f"{answer}: {about}"
        return answer

    def end(self) -> None:
        self.process.kill()
        self.process.join()


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    started = Reader(tmp_path_factory.mktemp("fuzz"))
    yield started
    started.end()
    assert list(started.folder.iterdir()) == [], "files were left behind"


@pytest.mark.slow
def test_mutated_samples_are_read_or_refused(reader: Reader) -> None:
    first = int(os.environ.get("LCADMIN_FUZZ_SEED", "1"))
    answers: set[str] = set()
    for number in range(first, first + int(os.environ.get("LCADMIN_FUZZ_FILES", FILES))):
        dice = random.Random(number)
        answers.add(reader.read(mutated(dice.choice(seeds()), dice), dice.choice((".pdf", ".docx", ".txt", "")), f"seed {number}"))
    assert {"read", "malformed"} <= answers


@pytest.mark.slow
@settings(max_examples=150, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(data=st.data())
def test_made_up_files_are_read_or_refused(reader: Reader, data: st.DataObject) -> None:
    """Files made of sound pieces put together at random, and of bytes behind a sound head."""
    head = data.draw(st.sampled_from([b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", b"<html>", b"\xef\xbb\xbf"]))
    piece = st.one_of(st.sampled_from(TOKENS + NUMBERS), st.binary(max_size=200), st.sampled_from([hostile.GOOD[:900], hostile.GOOD[900:]]))
    body = b" ".join(data.draw(st.lists(piece, max_size=30)))
    reader.read(head + body, data.draw(st.sampled_from([".pdf", ".docx", ".txt", ""])), repr(head + body)[:200])


@pytest.mark.slow
@settings(max_examples=120, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(content=st.lists(st.one_of(
    st.sampled_from(OPERATORS), st.floats(allow_nan=False, width=32).map(lambda number: b"%f" % number), st.binary(max_size=8)), max_size=120))  # fmt: skip
def test_content_at_random_is_read(reader: Reader, content: list[bytes]) -> None:
    reader.read(hostile.pages(hostile.stream(b" ".join(content)), hostile.stream(hostile.TEXT)), ".pdf", repr(content)[:200])
