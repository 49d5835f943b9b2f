"""How fast the checker is: the whole check of text files against pdfium's bare text extraction of the same files, in the same run.

    python benchmarks/checker.py [--rounds N] [FOLDER|FILE.pdf ...]      (by default the samples of the tests)

Scanned pages would measure OCR, so only files are taken of which nine pages in ten have text. Each figure is the best of the rounds;
the command line's includes the start of its processes.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import pypdfium2  # noqa: E402

from rules.check import Options, check_file  # noqa: E402
from rules.documents import assemble  # noqa: E402
from rules.reading import Source, read  # noqa: E402

FEWEST_PAGES = 600
"""The files are taken over and over until there are so many pages, that starting up does not count for more than it does at work."""


def text_files(paths: Sequence[Path]) -> list[tuple[Path, int]]:
    """The PDFs that have text, each with its number of pages."""
    found = []
    for path in paths:
        for file in sorted(path.glob("*.pdf")) if path.is_dir() else [path]:
            pages = read(file)
            if sum(p.source is not Source.UNREAD for p in pages) >= 0.9 * len(pages):
                found.append((file, len(pages)))
    return found


def bare(files: Sequence[Path]) -> None:
    """pdfium's text of every page, and nothing else."""
    for file in files:
        document = pypdfium2.PdfDocument(file)
        for index in range(len(document)):
            page = document[index]
            layer = page.get_textpage()
            layer.get_text_range()
            layer.close()
            page.close()
        document.close()


def reading(files: Sequence[Path]) -> None:
    for file in files:
        read(file)


def assembling(files: Sequence[Path]) -> None:
    for file in files:
        assemble(read(file))


def checking(files: Sequence[Path]) -> None:
    for file in files:
        check_file(file, Options())


def command_line(jobs: int) -> Callable[[Sequence[Path]], None]:
    def run(files: Sequence[Path]) -> None:
        command = [sys.executable, "-m", "rules", "check", "--format", "json", "--jobs", str(jobs), *map(str, files)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        if done.returncode not in (0, 1) or done.stdout.count(b"\n") != len(files):
            sys.exit(f"the checker ended with {done.returncode}: {done.stderr.decode()[-500:]}")

    return run


def best(work: Callable[[Sequence[Path]], None], files: Sequence[Path], rounds: int) -> float:
    """Seconds of the fastest of the rounds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work(files)
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "tests" / "samples"])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    known = text_files(options.paths)
    if not known:
        sys.exit("no PDF with text among the paths")
    once = sum(pages for _, pages in known)
    times = -(-FEWEST_PAGES // once)
    files, pages = [file for file, _ in known] * times, once * times
    checking(files[:1])  # rules and law register are loaded
    print(f"{len(known)} files, {once} pages, taken {times} times; {os.cpu_count()} processors")
    floor = best(bare, files, options.rounds)
    print(f"{'pdfium, bare text':32}{pages / floor:9.0f} pages/s")
    for name, work in (
        ("reading (words, ruled lines)", reading),
        ("reading and documents", assembling),
        ("whole check, one process", checking),
        ("command line, --jobs 1", command_line(1)),
        ("command line, --jobs 2", command_line(2)),
    ):
        seconds = best(work, files, options.rounds)
        print(f"{name:32}{pages / seconds:9.0f} pages/s{seconds / floor:9.2f} x pdfium{1000 * seconds / pages:9.2f} ms a page")


if __name__ == "__main__":
    main()
