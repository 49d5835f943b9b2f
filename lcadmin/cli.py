"""Commands of the installation: `flask settings`, `flask audit verify`."""

from __future__ import annotations

import sys

import click
from flask import Flask
from flask.cli import AppGroup, with_appcontext

from lcadmin.audit import verify
from lcadmin.settings import describe
from lcadmin.settings import settings as current_settings

audit = AppGroup("audit", help="The audit trail.")


@audit.command("verify")
def audit_verify() -> None:
    """Walk the chain; name the first entry that was changed or is missing (exit status 1)."""
    found = verify()
    if found.broken:
        click.echo(f"audit entry {found.broken.entry} {found.broken.what}; the {found.entries} entries before it hold", err=True)
        sys.exit(1)
    click.echo(f"{found.entries} entries hold; last hash {found.last_hash}")


@click.command("settings")
@with_appcontext
def show_settings() -> None:
    """Every setting with its value in force and its meaning."""
    click.echo(describe(current_settings()))


def init_app(app: Flask) -> None:
    """Adds the commands to `flask`."""
    app.cli.add_command(audit)
    app.cli.add_command(show_settings)
