"""Many files at once: the order is kept, and what kills one process costs one file."""

import os
from pathlib import Path

from rules.check import Options
from rules.jobs import check_files

SAMPLES = Path(__file__).parents[1] / "samples"
FILES = [SAMPLES / f"{name}.pdf" for name in ("health-summary", "market-ordinary", "ecology-ordinary", "safety-ordinary")]


class Deadly(dict[str, object]):
    """An entry that ends the process which receives it, as a crash in a reader does."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (9,)


def test_results_come_in_the_order_given() -> None:
    results = list(check_files([(file, Options()) for file in FILES], 2))
    assert [r["file"] for r in results] == [str(f) for f in FILES]
    assert [r["pages"] for r in results] == [7, 25, 22, 32]


def test_one_job_and_several_find_the_same() -> None:
    alone, together = (list(check_files([(file, Options()) for file in FILES[:2]], jobs)) for jobs in (1, 2))
    for result in (*alone, *together):
        result.pop("seconds")
    assert alone == together


def test_a_file_that_kills_its_process_is_malformed_and_the_others_are_checked() -> None:
    options = [Options(), Options(entry=Deadly()), Options(), Options()]
    results = list(check_files(list(zip(FILES, options, strict=True)), 2))
    assert [r.get("error", {}).get("code") for r in results] == [None, "malformed", None, None]
    assert results[3]["documents"]
