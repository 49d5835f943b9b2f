"""The command line as a user or a script meets it: output, one clear line for what is wrong, exit status."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from rules.errors import Exit

SAMPLES = Path(__file__).parents[1] / "samples"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "rules", *map(str, arguments)], capture_output=True, text=True)


@pytest.fixture
def bad(tmp_path: Path) -> dict[str, Path]:
    """Files that cannot be reviewed, by what is wrong with them."""
    files = {name: tmp_path / f"{name}.pdf" for name in ("empty", "zip", "encrypted", "malformed")}
    files["empty"].write_bytes(b"")
    with zipfile.ZipFile(files["zip"], "w") as archive:
        archive.writestr("a.txt", "a")
    with pikepdf.open(SAMPLES / "health-summary.pdf") as pdf:
        pdf.save(files["encrypted"], encryption=pikepdf.Encryption(user="secret", owner="owner"))
    files["malformed"].write_bytes(b"%PDF-1.7\nno page tree here\n%%EOF")
    return files


@pytest.mark.parametrize(
    ("kind", "code", "word"),
    [("empty", "empty", "没有内容"), ("zip", "unsupported", "解压"), ("encrypted", "encrypted", "密码"), ("malformed", "malformed", "损坏")],
)
def test_a_file_that_cannot_be_read_is_one_line_and_status_2(bad: dict[str, Path], kind: str, code: str, word: str) -> None:
    done = run("check", bad[kind], "--format", "json")
    assert done.returncode == Exit.UNREADABLE
    assert json.loads(done.stdout)["error"]["code"] == code
    assert done.stderr.count("\n") == 1
    assert word in done.stderr


def test_the_other_files_are_still_checked(bad: dict[str, Path]) -> None:
    done = run("check", bad["empty"], SAMPLES / "health-summary.pdf", "--format", "json", "--jobs", "2")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == Exit.UNREADABLE
    assert ["error" in row for row in rows] == [True, False]
    assert rows[1]["procedure"] == "summary"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["check", "nosuch.pdf"], "没有这个文件"),
        (["check", SAMPLES / "health-summary.pdf", "--rules", "CF-999"], "CF-999"),
        (["check", SAMPLES / "health-summary.pdf", "--settings", "nosuch.toml"], "nosuch.toml"),
        (["check", SAMPLES / "health-summary.pdf", "--as-of", "昨天"], "2024-05-01"),
        (["check", "--bogus"], "--bogus"),
        (["explain", "CF-999"], "CF-999"),
        (["law", "并无此法"], "并无此法"),
    ],
)
def test_wrong_use_is_one_line_that_says_what_to_do_and_status_3(arguments: list[str | Path], word: str) -> None:
    done = run(*arguments)
    assert done.returncode == Exit.WRONG_USE
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert word in done.stderr


def test_the_same_file_gives_the_same_findings() -> None:
    rows = [json.loads(run("check", SAMPLES / "ecology-ordinary.pdf", "--format", "json", "--as-of", "2026-01-01").stdout) for _ in range(2)]
    for row in rows:
        row.pop("seconds")
    assert rows[0] == rows[1]


def test_the_result_has_every_field_of_the_contract_and_every_rule_once() -> None:
    done = run("check", SAMPLES / "ecology-ordinary.pdf", "--format", "json")
    row = json.loads(done.stdout)
    assert set(row) >= {
        "file", "sha256", "pages", "kind", "scope", "stage", "procedure", "reader", "ruleset", "documents", "facts", "findings", "coverage", "score", "seconds",
    }  # fmt: skip
    listed = [json.loads(line)["id"] for line in run("list", "--format", "json").stdout.splitlines()]
    assert [c["rule"] for c in row["coverage"]] == sorted(listed)
    assert {c["outcome"] for c in row["coverage"]} <= {"passed", "failed", "not_applicable", "undetermined"}
    assert all(c["reason"] for c in row["coverage"] if c["outcome"] in ("not_applicable", "undetermined"))
    assert {f["rule"] for f in row["findings"] if f["severity"] != "hint"} == {c["rule"] for c in row["coverage"] if c["outcome"] == "failed"}
    assert done.returncode == (Exit.FINDINGS if any(f["severity"] != "hint" for f in row["findings"]) else Exit.CLEAN)


def test_only_the_rules_asked_for_are_judged() -> None:
    row = json.loads(run("check", SAMPLES / "ecology-ordinary.pdf", "--format", "json", "--rules", "CF-615,CF-616").stdout)
    assert [c["rule"] for c in row["coverage"]] == ["CF-615", "CF-616"]


def test_a_rule_is_explained_with_its_examples() -> None:
    told = run("explain", "CF-615").stdout
    assert told.startswith("CF-615 引用的条款项不存在")
    assert "[违反]" in told
    assert "[符合]" in told


def test_a_laws_article_is_shown_as_of_a_day() -> None:
    assert "2款" in run("law", "行政处罚法", "--at", "2024-05-01", "--article", "58").stdout


def test_of_a_folder_word_documents_are_checked_and_old_ones_say_what_to_do(tmp_path: Path) -> None:
    import docx

    made = docx.Document()
    made.add_paragraph("行政处罚决定书")
    made.save(str(tmp_path / "决定.docx"))
    (tmp_path / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le"))
    (tmp_path / "说明.md").write_text("x")
    done = run("check", tmp_path, "--format", "json")
    rows = {Path(row["file"]).name: row for row in map(json.loads, done.stdout.splitlines())}
    assert set(rows) == {"决定.docx", "旧.doc"}
    assert rows["旧.doc"]["error"]["code"] == "unsupported"
    assert "另存为 .docx" in rows["旧.doc"]["error"]["message"]
    assert rows["决定.docx"]["reader"]["text_pages"] == 1
    assert done.returncode == Exit.UNREADABLE


def test_a_file_that_is_rubbish_leaves_the_others_to_be_checked(tmp_path: Path) -> None:
    from tests.rules.reading import hostile

    path = tmp_path / "bomb.pdf"
    path.write_bytes(hostile.pages(hostile.stream(hostile.TEXT), hostile.stream(hostile.TEXT)))
    (tmp_path / "brackets.pdf").write_bytes(b"%PDF-1.7\n" + b"[" * 500_000)
    done = run("check", tmp_path, SAMPLES / "health-summary.pdf", "--format", "json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row.get("error", {}).get("code") for row in rows] == [None, "malformed", None]
    assert done.returncode == Exit.UNREADABLE


def test_warnings_stand_in_the_text_for_people(tmp_path: Path) -> None:
    from tests.rules.reading.docx.word import docx, p

    path = tmp_path / "稿.docx"
    path.write_bytes(docx(p("行政处罚决定书", "<w:del><w:r><w:delText>五万</w:delText></w:r></w:del>")))
    assert "[提醒] 文档有 1 处删除的修订" in run("check", path).stdout
