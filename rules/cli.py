"""The checker's command line; what it takes and prints is a contract that scripts rely on."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from rules.errors import Exit, WrongUse
from rules.language import N_, say

PAPERS = (".pdf", ".docx", ".txt", ".doc", ".docm", ".wps", ".ofd")
"""Of a folder the files with these names are taken; those of kinds that cannot be read are not passed over but say so."""


class Complaint(click.ClickException):
    """Wrong use: one line that says what to do, exit status 3."""

    exit_code = Exit.WRONG_USE

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Checks penalty case files against the law in force on the day of each act."""


@commands.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(["auto", "case-file", "normative", "contract"]), default="auto", help="What the papers are.")
@click.option("--scope", type=click.Choice(["auto", "whole", "papers"]), default="auto", help="A whole case file, or single papers of one.")
@click.option("--stage", type=click.Choice(["auto", "draft", "issued"]), default="auto", help="A draft, or issued.")
@click.option("--as-of", metavar="YYYY-MM-DD", help="The day of the review (today).")
@click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="The office's settings (TOML).")
@click.option("--entries", "entries_file", type=click.Path(path_type=Path), help="What the register says of each file (JSON).")
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", help="Text for people, JSON or SARIF for programs.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Processes at work.")
@click.option("--readings", type=click.Path(path_type=Path, file_okay=False), help="Folder that keeps what was read of scanned pages.")
@click.option("--rules", "rule_ids", default="", help="Judge these only: CF-102,CF-103.")
def check(
    paths: tuple[Path, ...],
    kind: str,
    scope: str,
    stage: str,
    as_of: str | None,
    settings_file: Path | None,
    entries_file: Path | None,
    form: str,
    jobs: int,
    readings: Path | None,
    rule_ids: str,
) -> None:
    """Checks each PATH: a PDF, a Word document (.docx), a plain text, or a folder of them."""
    from rules.check import Options, chosen
    from rules.sarif import SarifLog

    if readings is not None:
        from rules.reading.kept import FOLDER_VARIABLE

        os.environ[FOLDER_VARIABLE] = str(readings)
    files = list(_files(paths))
    settings = _settings(settings_file)
    entries = _entries(entries_file)
    if kind in ("normative", "contract"):
        raise Complaint(say(N_("目前只有案卷规则，请用 --kind case-file")))
    options = Options(
        kind=kind,
        scope=scope,
        stage=stage,
        as_of=_day(as_of),
        settings=settings,
        rules=tuple(filter(None, (r.strip() for r in rule_ids.split(",")))),
    )
    try:
        chosen(options)
    except WrongUse as error:
        raise Complaint(str(error)) from None
    gc.freeze()  # what is loaded stays, and is shared with the readers as long as nobody looks it through for garbage
    gc.enable()
    status = Exit.CLEAN
    log = SarifLog(settings) if form == "sarif" else None
    for result in _results(files, options, entries, jobs):
        if "error" in result:
            status = Exit.UNREADABLE
            click.echo(f"{result['file']}: {result['error']['message']}", err=True)
        elif status is Exit.CLEAN and any(f["severity"] != "hint" for f in result["findings"]):
            status = Exit.FINDINGS
        if form == "json":
            click.echo(json.dumps(result, ensure_ascii=False))
        elif log is not None:
            log.add(result)
        elif "error" not in result:
            click.echo("\n".join(_as_text(result)))
    if log is not None:
        click.echo(json.dumps(log.told(), ensure_ascii=False, indent=1))
    sys.exit(status)


def _results(files: list[Path], options: Any, entries: dict[str, Any], jobs: int) -> Iterator[dict[str, Any]]:
    from dataclasses import replace

    from rules.jobs import check_files
    from rules.progress import shown

    tasks = [(path, replace(options, entry=entries.get(path.name))) for path in files]
    yield from shown(len(tasks), lambda tell: check_files(tasks, jobs, progress=tell))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.iterdir() if p.suffix.lower() in PAPERS and p.is_file())
        elif path.exists():
            yield path
        else:
            raise Complaint(say(N_("没有这个文件：{path}，请核对路径"), {"path": path}))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Complaint(say(N_("日期应写成 2024-05-01 的样子，不是 {text}"), {"text": text})) from None


def _settings(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    import tomllib

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Complaint(say(N_("设置文件 {path} 读不出来（{error}），请检查 TOML 格式"), {"path": path, "error": error})) from None


def _entries(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        entries = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Complaint(say(N_("登记信息文件 {path} 读不出来（{error}），请检查 JSON 格式"), {"path": path, "error": error})) from None
    if not isinstance(entries, dict):
        raise Complaint(say(N_("登记信息文件 {path} 应当是一个 JSON 对象，键为文件名"), {"path": path}))
    return entries


def _as_text(result: dict[str, Any]) -> Iterator[str]:
    from rules.catalogue import SEVERITIES

    score = result["score"]
    yield f"{result['file']}  {result['pages']} 页  {score['total']} 分  {say(score['grade'])}"
    for warning in result["reader"]["warnings"]:
        yield f"  [{say(N_('提醒'))}] {warning['message']}"
    for finding in result["findings"]:
        points = f" -{finding['points']}" if finding["points"] else ""
        yield f"  [{say(SEVERITIES[finding['severity']])}{points}] {finding['rule']} {finding['title']}（第 {finding['page']} 页）"
        yield f"      {finding['message']}"
        if finding["quote"]:
            yield f"      “{finding['quote'][:120]}”"
        if finding["basis"]:
            yield "      依据：" + "；".join(b["text"] for b in finding["basis"])
        yield f"      建议：{finding['suggestion']}"
    open_rules = [c for c in result["coverage"] if c["outcome"] == "undetermined"]
    shared = {group["cause"]: group for group in result["undetermined"]}
    for row in (r for r in open_rules if r.get("cause") not in shared):
        yield f"  [无法判断] {row['rule']} {row['reason']}"
    for group in shared.values():
        yield f"  [无法判断] {group['message']}：{'、'.join(group['rules'])}"


@commands.command("settings")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="Text for people, JSON for programs, Markdown for the docs.")
def list_settings(form: str) -> None:
    """Everything that an office may set, with its meaning and what is allowed."""
    from rules.settings_page import as_markdown, as_objects, as_text

    click.echo(json.dumps(as_objects(), ensure_ascii=False) if form == "json" else "\n".join(as_markdown() if form == "markdown" else as_text()))


@commands.command("list")
@click.option("--kind", type=click.Choice(["auto", "case-file", "normative", "contract"]), default="auto")
@click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="The office's settings (TOML), with its own rules.")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
def list_rules(kind: str, settings_file: Path | None, form: str) -> None:
    """The catalogue: every rule with its basis, points and status."""
    from rules.catalogue import SEVERITIES, as_markdown, described

    if form == "markdown":
        click.echo("\n".join(as_markdown()))
        return

    try:
        rows = [r for r in described(_settings(settings_file)) if kind in ("auto", r["kind"])]
    except WrongUse as error:
        raise Complaint(str(error)) from None
    if form == "json":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        for row in rows:
            worth = say(SEVERITIES[row["severity"]]) + (f" -{row['points']}" if row["points"] else "")
            click.echo(f"{row['id']}  {worth}  {row['title']}  {'；'.join(row['basis'])}")


@commands.command()
@click.argument("rule_id")
@click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="The office's settings (TOML), with its own rules.")
def explain(rule_id: str, settings_file: Path | None) -> None:
    """One rule: why, status, since when, the settings that concern it, basis, examples that break it and keep it."""
    from rules.catalogue import explained

    try:
        click.echo("\n".join(explained(rule_id, _settings(settings_file))))
    except WrongUse as error:
        raise Complaint(str(error)) from None


@commands.command()
@click.argument("name", required=False)
@click.option("--at", metavar="YYYY-MM-DD", help="The version in force on this day.")
@click.option("--article", type=click.IntRange(1), help="This article's structure, our summary and, where it was imported, its text.")
@click.option("--compare", "days", nargs=2, metavar="DAY DAY", help="The versions of two days, article by article.")
@click.option("--import", "files", multiple=True, type=click.Path(path_type=Path), help="A version's text (UTF-8); alone, what is read of it.")
@click.option("--passed", metavar="YYYY-MM-DD", help="Day of passing of the imported text, where it does not say so.")
@click.option("--effective", metavar="YYYY-MM-DD", help="First day in force of the imported text, where it does not say so.")
@click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="The office's settings (TOML), with its own laws.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def law(
    name: str | None,
    at: str | None,
    article: int | None,
    days: tuple[str, str] | None,
    files: tuple[Path, ...],
    passed: str | None,
    effective: str | None,
    settings_file: Path | None,
    form: str,
) -> None:
    """A law of the register, or a citation (《行政处罚法》第五十八条第二款): its versions, the one in force on a day, an article, two versions
    compared. With --import alone: what is read of a law's text file, or its faults by line."""
    from rules.law_asked import ask

    between = (_day(days[0]), _day(days[1])) if days else None
    try:
        answer = ask(name, at=_day(at), article=article, days=between, settings=_settings(settings_file), files=files,  # type: ignore[arg-type]
                     passed=_day(passed), effective=_day(effective))
    except WrongUse as error:
        raise Complaint(str(error)) from None
    click.echo(json.dumps(answer.data, ensure_ascii=False) if form == "json" else "\n".join(answer.lines))


def main() -> None:
    """Runs the command line; click's own usage errors end with status 3 too, a fault of ours with 70."""
    try:
        commands(standalone_mode=False)
    except click.ClickException as error:
        error.show() if isinstance(error, Complaint) else click.echo(error.format_message(), err=True)
        sys.exit(Exit.WRONG_USE)
    except click.Abort:
        sys.exit(130)
    except Exception:  # Python's own status for it would be 1, which says "findings"
        import traceback

        traceback.print_exc()
        sys.exit(Exit.BROKEN)
