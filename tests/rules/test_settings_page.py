"""What an office may set is told by the command and by a page that is made of the declarations."""

import json
import tomllib
from pathlib import Path

from click.testing import CliRunner

from rules.check import Options, chosen
from rules.cli import commands
from rules.law.office_settings import SETTINGS
from rules.settings_page import HEAD, as_markdown

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


def test_the_page_of_the_settings_is_what_the_declarations_say() -> None:
    told = "python -m rules settings --format markdown > docs/settings.md"
    assert PAGE.read_text(encoding="utf-8") == "\n".join(as_markdown()) + "\n", f"make it anew: {told}"


def test_the_example_of_the_page_is_accepted() -> None:
    assert chosen(Options(settings=tomllib.loads(HEAD.split("```")[1].removeprefix("toml"))))


def test_the_command_tells_every_key_in_each_format() -> None:
    runner = CliRunner()
    text = runner.invoke(commands, ["settings"])
    assert text.exit_code == 0
    assert all(key in text.output for key in SETTINGS)
    assert [s["key"] for s in json.loads(runner.invoke(commands, ["settings", "--format", "json"]).output)] == list(SETTINGS)
