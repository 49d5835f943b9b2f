"""How long a decision takes on a file of 800 pages, by HTTP, against the limit of 100 ms; and how long the workbench takes to open.

    python benchmarks/decision.py

Each figure is the median of the decisions; the limit stands beside it as a ratio.
"""

import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from flask import Flask  # noqa: E402
from flask.testing import FlaskClient  # noqa: E402
from flask_migrate import upgrade  # noqa: E402

from lcadmin.access import RoleName, accounts  # noqa: E402
from lcadmin.app import create_app  # noqa: E402
from lcadmin.models import CaseFile, CoverageRow, Finding, Review, ReviewDocument, ReviewFact, ReviewState, StoredFile  # noqa: E402
from lcadmin.settings import Settings  # noqa: E402
from lcadmin.transaction import writing  # noqa: E402

PAGES, FINDINGS, FACTS, RULES = 800, 200, 2000, 118
LIMIT_MS = 100
PASSWORD = "a-password-for-measuring"


def long_file(app: Flask) -> tuple[int, list[int]]:
    """A reviewed file of 800 pages: the case file's number and its findings'."""
    made = accounts.create("bench", "bench", [RoleName.REVIEWER], by=None)
    accounts.change_own_password(made.user, PASSWORD)
    with writing() as session:
        session.add(StoredFile(sha256="0" * 64, size=1, media_type="application/pdf"))
        session.flush()
        case_file = CaseFile(sha256="0" * 64, original_name="long.pdf", reviewer_id=made.user.id, uploaded_by_id=made.user.id, pages=PAGES)
        session.add(case_file)
        session.flush()
        review = Review(case_file_id=case_file.id, state=ReviewState.DONE, page_total=PAGES, finished_at=datetime.now(UTC))
        session.add(review)
        session.flush()
        case_file.current_review_id = review.id
        own = {"review_id": review.id}
        session.add_all(
            ReviewDocument(ordinal=n, kind="interview_record", title="询问笔录", first_page=2 * n - 1, last_page=2 * n, **own)
            for n in range(1, PAGES // 2 + 1)
        )
        session.add_all(
            ReviewFact(name="citations", value={"law": "行政处罚法", "article": n}, page=1 + n % PAGES, **own) for n in range(FACTS)
        )
        session.add_all(CoverageRow(rule=f"CF-{n + 101}", outcome="passed", **own) for n in range(RULES))
        findings = [
            Finding(
                key=f"{n}",
                rule=f"CF-{n % 9 + 1}{n % 30 + 1:02}",
                severity="major",
                points=4,
                title="问题",
                page=1 + 4 * n,
                message="有问题",
                boxes=[[72.0, 500.0, 300.0, 516.0]],
                quote="原文",
                **own,
            )
            for n in range(FINDINGS)
        ]
        session.add_all(findings)
        session.flush()
        return case_file.id, [f.id for f in findings]


def timed(client: FlaskClient, method: str, address: str, **request: object) -> float:
    """Milliseconds of one request. Raises SystemExit when it does not succeed."""
    begun = time.perf_counter()
    answer = client.open(address, method=method, **request)
    took = (time.perf_counter() - begun) * 1000
    if answer.status_code != 200:
        sys.exit(f"{method} {address} answered {answer.status_code}")
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings.read({}, instance=Path(folder) / "instance"), TESTING=True, WTF_CSRF_ENABLED=False)
        with app.app_context():
            upgrade()
            case_file, findings = long_file(app)
        client = app.test_client()
        client.post("/login", data={"username": "bench", "password": PASSWORD})
        opened = [timed(client, "GET", f"/case-files/{case_file}") for _ in range(5)]
        decided = [timed(client, "POST", f"/findings/{i}/decision", json={"do": "confirm", "seen": 1}) for i in findings[:100]]
    print(f"file of {PAGES} pages, {FINDINGS} findings")
    print(
        f"a decision          {statistics.median(decided):7.1f} ms median, {max(decided):7.1f} ms worst of {len(decided)}; "
        f"{statistics.median(decided) / LIMIT_MS:.2f} of the limit of {LIMIT_MS} ms"
    )
    print(f"opening the bench   {statistics.median(opened):7.1f} ms median")


if __name__ == "__main__":
    main()
