"""`flask reviews again`: reviewing the files of a period with today's rules and settings, and what that changes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click
from flask import Flask
from flask.cli import AppGroup
from sqlalchemy import select

from lcadmin.extensions import db
from lcadmin.models import Agency
from lcadmin.reviewing import again as operations
from lcadmin.reviewing.again import Difference, Said
from rules.judging import RULES

reviews = AppGroup("reviews", help="Reviews of case files.")
DAY = click.DateTime(["%Y-%m-%d"])
MOST_OF_A_MESSAGE = 100


@reviews.command("again")
@click.option("--from", "first", type=DAY, required=True, metavar="DAY", help="First day of the period, by the day of the decision.")
@click.option("--to", "last", type=DAY, required=True, metavar="DAY", help="Its last day.")
@click.option("--agency", "agency_name", metavar="NAME", help="Only the files of this agency, by its name or short name.")
@click.option("--as-of", type=DAY, metavar="DAY", help="The day of the review (today).")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Files read at a time.")
@click.option("--store/--dry-run", default=False, show_default="--dry-run", help="Store the reviews, after the differences are printed.")
def again(first: datetime, last: datetime, agency_name: str | None, as_of: datetime | None, jobs: int, store: bool) -> None:
    """Review every file of a period again and print what is new and what is gone, by file and by rule.

    Nothing is stored without --store. Earlier reviews stay; what people decided is carried over where a finding is the same.
    """
    if last < first:
        raise click.BadParameter("the last day lies before the first", param_hint="--to")
    day = as_of.date() if as_of else date.today()
    files = operations.files_of(first.date(), last.date(), _agency(agency_name) if agency_name else None)
    if not files:
        click.echo("no reviewed file of that period")
        return
    with tempfile.TemporaryDirectory(prefix="lcadmin-again-") as folder:
        found: list[Difference] = []
        for difference in operations.differences(files, day, Path(folder), jobs):
            found.append(difference)
            for line in _told(difference):
                click.echo(line)
        for line in _summary(found):
            click.echo(line)
        if store:
            click.echo(f"stored: {operations.store(found, day)} reviews")
        else:
            click.echo("nothing was stored; --store stores these reviews")


def _agency(name: str) -> Agency:
    found = db.session.scalars(select(Agency).where((Agency.name == name) | (Agency.short_name == name))).all()
    if len(found) != 1:
        raise click.BadParameter(f"no agency {name}" if not found else f"several agencies are called {name}; give the full name", param_hint="--agency")
    return found[0]


def _told(found: Difference) -> Iterator[str]:
    if found.complaint:
        yield f"{found.name}: not reviewed: {found.complaint}"
        return
    yield f"{found.name}: {len(found.new)} new, {len(found.gone)} gone, {found.unchanged} unchanged"
    yield from (_line("+", said) for said in found.new)
    yield from (_line("-", said) for said in found.gone)


def _line(sign: str, said: Said) -> str:
    return f"  {sign} {said.rule} p.{said.page or '?'} {said.message[:MOST_OF_A_MESSAGE]}"


def _summary(found: list[Difference]) -> Iterator[str]:
    changed, unread = sum(d.changes for d in found), sum(bool(d.complaint) for d in found)
    yield ""
    yield f"{len(found)} files: {changed} change, {len(found) - changed - unread} stay the same, {unread} could not be reviewed"
    for rule, new, gone in operations.by_rule(found):
        yield f"  {rule:8} {new:4} new {gone:4} gone  {RULES[rule].title if rule in RULES else ''}".rstrip()


def init_app(app: Flask) -> None:
    """Adds the commands to `flask`."""
    app.cli.add_command(reviews)
