"""Commands of an installation: `flask init`, `flask settings`, `flask audit verify`, `flask account reset|unlock`,
`flask readings size|empty`."""

from __future__ import annotations

import sys

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext

from lcadmin.access import accounts
from lcadmin.audit import verify
from lcadmin.models import User
from lcadmin.settings import describe
from lcadmin.settings import settings as current_settings
from rules.reading.kept import Kept

audit = AppGroup("audit", help="The audit trail.")
account = AppGroup("account", help="Accounts, for who cannot sign in any more.")
readings = AppGroup("readings", help="What was read of scanned pages, kept so that no page is read twice.")


@click.command("init")
@with_appcontext
def init() -> None:
    """Make the installation ready without starting it: folder, secrets, database, first accounts. Again: nothing changes."""
    from lcadmin.instance import InstanceError
    from lcadmin.prepare import DatabaseTooNew, prepare, tell

    try:
        prepare(current_app._get_current_object(), tell)  # type: ignore[attr-defined]
    except (InstanceError, DatabaseTooNew) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"ready: {current_settings().instance}")


@audit.command("verify")
def audit_verify() -> None:
    """Walk the chain; name the first entry that was changed or is missing (exit status 1)."""
    found = verify()
    if found.broken:
        click.echo(f"audit entry {found.broken.entry} {found.broken.what}; the {found.entries} entries before it hold", err=True)
        sys.exit(1)
    click.echo(f"{found.entries} entries hold; last hash {found.last_hash}")


@account.command("reset")
@click.argument("username")
def account_reset(username: str) -> None:
    """Give USERNAME a one-time password, shown this once; unlocks the account too."""
    click.echo(f"one-time password: {accounts.reset_password(_found(username), by=None).password}")


@account.command("unlock")
@click.argument("username")
def account_unlock(username: str) -> None:
    """Open the lock of USERNAME after wrong passwords."""
    accounts.unlock(_found(username), by=None)


def _kept() -> Kept:
    found = current_settings()
    return Kept(found.readings, found.readings_mb * 1024 * 1024)


@readings.command("size")
@with_appcontext
def readings_size() -> None:
    """How many readings are kept, and how much room they take of how much."""
    many, held = _kept().held()
    click.echo(f"{many} readings, {held / 1024 / 1024:.1f} of {current_settings().readings_mb} MiB in {current_settings().readings}")


@readings.command("empty")
@with_appcontext
def readings_empty() -> None:
    """Forget all kept readings. Nothing is lost: pages are read anew when their files are reviewed again."""
    click.echo(f"{_kept().empty()} readings removed from {current_settings().readings}")


@click.command("settings")
@with_appcontext
def show_settings() -> None:
    """Every setting with its value in force and its meaning."""
    click.echo(describe(current_settings()))


def _found(username: str) -> User:
    user = accounts.find_user(username)
    if user is None:
        raise click.ClickException(f"no account {username}")
    return user


def init_app(app: Flask) -> None:
    """Adds the commands to `flask`."""
    for command in (init, show_settings, audit, account, readings):
        app.cli.add_command(command)
