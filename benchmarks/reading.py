"""The table of reading: how fast and how well files are read and checked, as ratios of two measurements in the same run.

    python benchmarks/reading.py [--rounds N] [--pages N] [--wears all|LIST] [--profile] [FOLDER|FILE.pdf ...]      (by default the samples of the tests)

Each ratio is of the best rounds of its two sides, in CPU time where one process does the work (so that a busy machine counts for little), else in
wall time. The truth for OCR is made here: pages with text are drawn and worn as scanners wear them, and what is read is compared with their text.
Exit status 1 where a limit is missed.
"""

import argparse
import cProfile
import logging
import os
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.pop("LCADMIN_READINGS", None)
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

import numpy as np  # noqa: E402
import pypdfium2  # noqa: E402
from letters import bare, errors  # noqa: E402
from wear import WEARS, drawn, picture_pdf  # noqa: E402

from rules.check import Options, check_file  # noqa: E402
from rules.reading import Source, read, read_bytes  # noqa: E402

FEWEST_PAGES = 400
LONG = 1000
SCANNED = ROOT / "tests" / "samples" / "market-summary-scan.pdf"
DPI = 150.0


class Table:
    """What was measured against what, its ratio and its limit, printed row by row."""

    def __init__(self) -> None:
        self.missed = 0

    def row(self, what: str, against: str, ratio: float, limit: str, note: str = "") -> None:
        least = float(limit.split()[-1].rstrip("x"))
        met = ratio <= least if limit.startswith("<=") else ratio >= least
        self.missed += not met
        print(f"{what:44}{against:34}{ratio:9.2f}  {limit:10}{'' if met else 'MISSED'}  {note}", flush=True)


def best(work: Callable[[], object], rounds: int, clock: Callable[[], float] = time.process_time) -> float:
    taken = []
    for _ in range(rounds):
        start = clock()
        work()
        taken.append(clock() - start)
    return min(taken)


def text_files(paths: Sequence[Path]) -> list[tuple[Path, int]]:
    """The PDFs of which nine pages in ten have text, each with its number of pages."""
    found = []
    before = os.environ.get("LCADMIN_OCR_ENGINE")
    os.environ["LCADMIN_OCR_ENGINE"] = "none"
    for path in paths:
        for file in sorted(path.glob("*.pdf")) if path.is_dir() else [path]:
            pages = read(file)
            if sum(p.source is not Source.UNREAD for p in pages) >= 0.9 * len(pages):
                found.append((file, len(pages)))
    if before is None:
        del os.environ["LCADMIN_OCR_ENGINE"]
    else:
        os.environ["LCADMIN_OCR_ENGINE"] = before
    return found


def bare_text(files: Sequence[Path]) -> None:
    """pdfium's text of every page, and nothing else."""
    for file in files:
        document = pypdfium2.PdfDocument(file)
        for page in document:
            layer = page.get_textpage()
            layer.get_text_range()
            layer.close()
            page.close()
        document.close()


def plumbed(files: Sequence[Path]) -> None:
    import pdfplumber

    for file in files:
        with pdfplumber.open(file) as document:
            for page in document.pages:
                page.extract_text()
                page.close()


def whole(files: Sequence[Path]) -> dict[str, float]:
    """The whole check of every file; seconds by step."""
    steps: dict[str, float] = {}
    for file in files:
        for step, taken in check_file(file, Options())["seconds"].items():
            steps[step] = steps.get(step, 0.0) + taken
    return steps


def of_text(table: Table, files: list[tuple[Path, int]], rounds: int) -> None:
    once = sum(pages for _, pages in files)
    times = max(1, -(-FEWEST_PAGES // once))
    paths, pages = [file for file, _ in files] * times, once * times
    whole(paths[:1])  # rules and law register are loaded
    floor, ours = best(lambda: bare_text(paths), rounds), best(lambda: whole(paths), rounds)
    few = [file for file, _ in files][:2]
    few_pages = sum(pages for _, pages in files[:2])
    table.row("text file, whole review", "bare pdfium text, same files", ours / floor, "<= 3",
              f"{1000 * ours / pages:.2f} ms and {1000 * floor / pages:.2f} ms a page")
    plumber = best(lambda: plumbed(few), 1) / few_pages
    table.row("pdfplumber extract_text", "text file, whole review", plumber / (ours / pages), ">= 15", f"{1000 * plumber:.1f} ms a page")
    steps = whole([file for file, _ in files])
    print("    by step, ms a page: " + ", ".join(f"{step} {1000 * taken / once:.2f}" for step, taken in steps.items()))


def of_ocr(table: Table, files: list[tuple[Path, int]], count: int, wears: Sequence[str], full: bool) -> None:
    from rapidocr import RapidOCR

    logging.disable(logging.INFO)
    reader = RapidOCR()
    truth, pictures = [], []
    for file, _ in files[:3]:
        lines = [page.text.split("\n") for page in read(file)]
        order = sorted(range(len(lines)), key=lambda i: -sum(map(len, lines[i])))[:-(-count // 3)]
        shown = list(drawn(str(file), DPI))
        truth += [lines[i] for i in order]
        pictures += [shown[i] for i in order]
    truth, pictures = truth[:count], pictures[:count]
    print(f"    errors of {sum(len(bare(line)) for page in truth for line in page)} characters on {len(truth)} pages, by wear:")
    ours_time = theirs_time = 0.0
    ours_wrong = theirs_wrong = compared = 0
    for name in wears:
        worn = [WEARS[name](picture, DPI, np.random.default_rng(index)) for index, picture in enumerate(pictures)]
        files_of_one = [picture_pdf([(picture, DPI, 70)]) for picture in worn]
        if not ours_time:
            read_bytes(files_of_one[0])  # the models are loaded
            reader(pixels(files_of_one[0]))
        start = time.process_time()
        texts = ["\n".join(page.text for page in read_bytes(data)) for data in files_of_one]
        taken = time.process_time() - start
        counted = [errors(lines, text) for lines, text in zip(truth, texts, strict=True)]
        wrong, total = sum(w for w, _ in counted), sum(t for _, t in counted)
        note = f"    {name:18}{100 * wrong / total:8.2f} %{1000 * taken / len(truth):9.0f} ms CPU a page"
        if full or name in ("light", "heavy"):
            start = time.process_time()
            theirs = ["\n".join(reader(pixels(data)).txts or ()) for data in files_of_one]
            their_time = time.process_time() - start
            their_wrong = sum(errors(lines, text)[0] for lines, text in zip(truth, theirs, strict=True))
            note += f"    rapidocr {100 * their_wrong / total:8.2f} %{1000 * their_time / len(truth):9.0f} ms"
            ours_time, theirs_time = ours_time + taken, theirs_time + their_time
            ours_wrong, theirs_wrong, compared = ours_wrong + wrong, theirs_wrong + their_wrong, compared + total
        print(note, flush=True)
    table.row("rapidocr's defaults at 150 dpi", "OCR, same pages", theirs_time / max(ours_time, 1e-9), ">= 4")
    table.row("OCR, characters wrong", "rapidocr's defaults, same pages", (ours_wrong + 1) / (theirs_wrong + 1), "<= 1",
              f"{100 * ours_wrong / compared:.2f} % and {100 * theirs_wrong / compared:.2f} % of {compared}")


def pixels(data: bytes) -> np.ndarray:
    """The page of a PDF drawn at 150 dpi, as the other side is to be given it."""
    document = pypdfium2.PdfDocument(data)
    return np.ascontiguousarray(document[0].render(scale=DPI / 72).to_numpy()[:, :, :3])


def of_memory(table: Table, files: list[tuple[Path, int]], folder: Path) -> None:
    long = folder / "long.pdf"
    made = pypdfium2.PdfDocument.new()
    while len(made) < LONG:
        for file, _ in files:
            made.import_pages(pypdfium2.PdfDocument(file))
    for index in range(len(made) - 1, LONG - 1, -1):
        made.del_page(index)
    made.save(long)
    code = ("import resource, sys; from rules.check import check_file; r = check_file(sys.argv[1]); assert r['pages'] == 1000, r;"
            " print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)")
    done = subprocess.run([sys.executable, "-c", code, str(long)], cwd=ROOT, capture_output=True, check=True, text=True)
    table.row(f"memory for {LONG:,} text pages, MB", "", int(done.stdout) / 1024, "<= 400")


def of_jobs(table: Table, files: list[tuple[Path, int]], rounds: int) -> None:
    once = sum(pages for _, pages in files)
    paths = [str(file) for file, _ in files] * max(1, -(-2 * FEWEST_PAGES // once))

    def run(jobs: int) -> None:
        command = [sys.executable, "-m", "rules", "check", "--format", "json", "--jobs", str(jobs), *paths]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        if done.returncode not in (0, 1) or done.stdout.count(b"\n") != len(paths):
            sys.exit(f"the checker ended with {done.returncode}: {done.stderr.decode()[-500:]}")

    one, two = (best(lambda jobs=jobs: run(jobs), rounds, time.perf_counter) for jobs in (1, 2))
    table.row("--jobs 1 over the text files", "--jobs 2", one / two, ">= 1.8", f"wall time; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def of_rereading(table: Table, folder: Path) -> None:
    os.environ["LCADMIN_READINGS"] = str(folder / "readings")
    try:
        first = best(lambda: check_file(SCANNED), 1, time.perf_counter)
        again = best(lambda: check_file(SCANNED), 3, time.perf_counter)
    finally:
        del os.environ["LCADMIN_READINGS"]
    table.row("first review of a scanned file", "the same again", first / again, ">= 50", f"{1000 * first:.0f} ms and {1000 * again:.0f} ms")


def of_starting(table: Table, files: list[tuple[Path, int]], rounds: int, folder: Path) -> None:
    one = folder / "one.pdf"
    made = pypdfium2.PdfDocument.new()
    made.import_pages(pypdfium2.PdfDocument(files[0][0]), [0])
    made.save(one)

    def children() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    def run(*command: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, check=False)

    ours = best(run("-m", "rules", "check", "--format", "json", str(one)), rounds + 2, children)
    floor = best(run("-c", "import pypdfium2"), rounds + 2, children)
    table.row("python -m rules check, one page", "python -c 'import pypdfium2'", ours / floor, "<= 6", f"{1000 * ours:.0f} ms and {1000 * floor:.0f} ms CPU")


def profiled(files: list[tuple[Path, int]]) -> None:
    profile = cProfile.Profile()
    profile.runcall(whole, [file for file, _ in files])
    pstats.Stats(profile).sort_stats("tottime").print_stats(45)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "tests" / "samples"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, default=6, help="pages drawn and worn for OCR")
    parser.add_argument("--wears", default="all", help="names separated by commas: " + ", ".join(WEARS))
    parser.add_argument("--against-all", action="store_true", help="rapidocr reads every wear, not only light and heavy")
    parser.add_argument("--only", default="", help="text, ocr, memory, jobs, again, start")
    parser.add_argument("--profile", action="store_true", help="print where the check of the text files takes its time, and nothing else")
    options = parser.parse_args()
    files = text_files(options.paths)
    if not files:
        sys.exit("no PDF with text among the paths")
    whole([files[0][0]])
    if options.profile:
        profiled(files)
        return
    wears = tuple(WEARS) if options.wears == "all" else tuple(options.wears.split(","))
    only = set(filter(None, options.only.split(",")))
    table = Table()
    print(f"{len(files)} text files, {sum(pages for _, pages in files)} pages; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(f"{'what':44}{'against':34}{'ratio':>9}  {'limit':10}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")  # of the commands that are timed; the first round fills it
        for part, work in (
            ("text", lambda: of_text(table, files, options.rounds)),
            ("start", lambda: of_starting(table, files, options.rounds, folder)),
            ("memory", lambda: of_memory(table, files, folder)),
            ("jobs", lambda: of_jobs(table, files, options.rounds)),
            ("again", lambda: of_rereading(table, folder)),
            ("ocr", lambda: of_ocr(table, files, options.pages, wears, options.against_all)),
        ):
            if not only or part in only:
                work()
    sys.exit(bool(table.missed))


if __name__ == "__main__":
    main()
