"""Settings: what is wrong is refused with its name and what is allowed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from lcadmin.settings import ROOT, Settings, SettingsError, describe, unknown_names


def test_without_any_variable_everything_has_a_value() -> None:
    found = Settings.read({})
    assert found.instance == ROOT / "instance"
    assert found.database == f"sqlite:///{(ROOT / 'instance' / 'lcadmin.db').as_posix()}"
    assert (found.host, found.port, found.bureau) == ("127.0.0.1", 5000, "泉州市鲤城区司法局")


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("LCADMIN_PORT", "x", "a whole number from 1 to 65535"),
        ("LCADMIN_PORT", "0", "a whole number from 1 to 65535"),
        ("LCADMIN_PORT", "65536", "a whole number from 1 to 65535"),
        ("LCADMIN_PORT", "-1", "a whole number from 1 to 65535"),
        ("LCADMIN_PORT", "５０００", "a whole number from 1 to 65535"),
        ("LCADMIN_PORT", "", "a whole number from 1 to 65535"),
        ("LCADMIN_MAX_UPLOAD_MB", "0", "a whole number from 1 to 2000"),
        ("LCADMIN_MAX_PAGES", "1e3", "a whole number from 1 to 20000"),
        ("LCADMIN_REVIEW_SECONDS", "none", "a whole number from 1 to 86400"),
        ("LCADMIN_REVIEW_MEMORY_MB", "64", "a whole number from 128 to 65536"),
        ("LCADMIN_WORKERS", "0", "a whole number from 1 to 64, or auto"),
        ("LCADMIN_SCAN_WORKERS", "many", "a whole number from 1 to 16, or auto"),
        ("LCADMIN_OCR_ENGINE", "tesseract", "one of auto, openvino, onnxruntime, none"),
        ("LCADMIN_READINGS", __file__, "a folder"),
        ("LCADMIN_READINGS_MB", "lots", "a whole number from 0"),
        ("LCADMIN_LANGUAGE", "fr", "one of zh, en"),
        ("LCADMIN_TIMEZONE", "Mars", "one of Asia/Shanghai"),
        ("LCADMIN_HTTPS", "yes", "0 or 1"),
        ("LCADMIN_BUREAU", " ", "a text of 1 to 60 characters"),
        ("LCADMIN_BUREAU", "甲\n乙", "a text of 1 to 60 characters"),
        ("LCADMIN_NOTICE_PREFIX", "鲤 司", "1 to 20 letters"),
        ("LCADMIN_DATABASE_URL", "postgresql://x", "sqlite:///path"),
        ("LCADMIN_DATABASE_URL", "sqlite:///", "sqlite:///path"),
        ("LCADMIN_HOST", "http://x/", "an address to listen on"),
        ("LCADMIN_LOG_FORMAT", "xml", "one of text, json"),
        ("LCADMIN_LOG_LEVEL", "info", "one of DEBUG, INFO"),
        ("LCADMIN_INSTANCE", __file__, "a folder"),
    ],
)
def test_a_wrong_value_is_refused_with_its_name_and_what_is_allowed(name: str, value: str, allowed: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.read({name: value})
    assert str(refused.value).startswith(f"{name}=")
    assert allowed in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_relative_folder_is_taken_from_where_lcadmin_lies() -> None:
    assert Settings.read({"LCADMIN_INSTANCE": "elsewhere"}).instance == ROOT / "elsewhere"


def test_a_misspelt_name_is_pointed_out_with_the_nearest() -> None:
    lines = unknown_names({"LCADMIN_PROT": "1", "LCADMIN_PORT": "1", "PATH": "x"})
    assert lines == ["LCADMIN_PROT is no setting of lcadmin and is ignored; LCADMIN_PORT is"]


def test_the_table_of_settings_lists_every_one() -> None:
    table = describe(Settings.read({}))
    assert all(each.metadata["name"] in table and each.metadata["meaning"] in table for each in fields(Settings))


@pytest.mark.parametrize("command", [["app.py"], ["-m", "flask", "settings"], ["-m", "lcadmin.worker"]])
def test_every_way_in_refuses_a_wrong_value_in_one_line_and_exit_status_2(command: list[str], tmp_path: Path) -> None:
    environment = {**os.environ, "LCADMIN_INSTANCE": str(tmp_path), "LCADMIN_PORT": "many", "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.splitlines() == ["lcadmin: LCADMIN_PORT='many' cannot be used: it must be a whole number from 1 to 65535"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the machine's time zone")
def test_today_is_the_offices_day(tmp_path: Path) -> None:
    code = (
        "import time; from datetime import date, datetime, timedelta, UTC; from lcadmin.settings import Settings, use_timezone;"
        "use_timezone(Settings.read({})); print(date.today() == (datetime.now(UTC) + timedelta(hours=8)).date(), time.timezone)"
    )
    environment = {**os.environ, "TZ": "UTC0"}
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert ran.stdout.split() == ["True", "-28800"], ran.stderr
