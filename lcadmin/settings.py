"""Settings of an installation, all by environment, all here. `flask settings` prints this table with the values in force.

A wrong value is refused at the start with its name and what is allowed (`SettingsError`); nothing is corrected silently.
"""

from __future__ import annotations

import difflib
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from flask import current_app

from lcadmin import machine

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "LCADMIN_"
ZONES = {"Asia/Shanghai": "CST-8", "Asia/Urumqi": "XJT-6", "UTC": "UTC0"}  # as POSIX writes them, without a table of the system
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class SettingsError(Exception):
    """A setting that cannot be used; the message is one line that names it and says what is allowed."""


class _Refused(Exception):
    """What is allowed, said by a parser."""


def _setting(name: str, default: str, parse: Callable[[str], Any], meaning: str) -> Any:
    return field(metadata={"name": PREFIX + name, "default": default, "parse": parse, "meaning": meaning})


def _number(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if text.isascii() and text.isdigit() and low <= int(text) <= high:
            return int(text)
        raise _Refused(f"a whole number from {low} to {high}")

    return parse


def _number_or_auto(low: int, high: int, auto: Callable[[], int]) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if text == "auto":
            return auto()
        if text.isascii() and text.isdigit() and low <= int(text) <= high:
            return int(text)
        raise _Refused(f"a whole number from {low} to {high}, or auto")

    return parse


def _one_of(*words: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text in words:
            return text
        raise _Refused("one of " + ", ".join(words))

    return parse


def _switch(text: str) -> bool:
    if text in ("0", "1"):
        return text == "1"
    raise _Refused("0 or 1")


def _words(longest: int) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text.strip() and len(text) <= longest and text.isprintable():
            return text.strip()
        raise _Refused(f"a text of 1 to {longest} characters on one line")

    return parse


def _folder(text: str) -> Path:
    path = Path(text).expanduser()
    path = path if path.is_absolute() else ROOT / path
    if path.exists() and not path.is_dir():
        raise _Refused("a folder (a file of that name is in the way)")
    return path


def _folder_or_default(text: str) -> Path | None:
    return _folder(text) if text else None


def _database(text: str) -> str:
    if text == "" or (text.startswith("sqlite:///") and len(text) > len("sqlite:///")):
        return text
    raise _Refused("empty for a database in the instance folder, or sqlite:///path/to/file.db")


def _address(text: str) -> str:
    if text and all(c.isalnum() or c in ".:-_" for c in text):
        return text
    raise _Refused("an address to listen on: 127.0.0.1 for this computer alone, 0.0.0.0 for the whole network")


def _prefix(text: str) -> str:
    if 1 <= len(text) <= 20 and text.isalnum():
        return text
    raise _Refused("1 to 20 letters without spaces, as printed before 〔2026〕1号")


@dataclass(frozen=True, slots=True)
class Settings:
    """One installation's settings, checked. Read them with `Settings.read()`; in a request or job with `settings()`."""

    instance: Path = _setting("INSTANCE", "instance", _folder, "folder of the database, the files and the secrets")
    database_url: str = _setting("DATABASE_URL", "", _database, "the database; empty: lcadmin.db in the instance folder")
    host: str = _setting("HOST", "127.0.0.1", _address, "address that the web server listens on")
    port: int = _setting("PORT", "5000", _number(1, 65535), "port that the web server listens on")
    threads: int = _setting("THREADS", "16", _number(1, 128), "threads of the web server")
    https: bool = _setting("HTTPS", "0", _switch, "1: a proxy before lcadmin speaks HTTPS; cookies travel by HTTPS only")
    proxies: int = _setting("PROXIES", "0", _number(0, 5), "how many proxies stand before lcadmin; their X-Forwarded- headers are believed")
    session_hours: int = _setting("SESSION_HOURS", "12", _number(1, 720), "hours after which everybody has to sign in again")
    language: str = _setting("LANGUAGE", "zh", _one_of("zh", "en"), "language of the pages until a user chooses: zh or en")
    timezone: str = _setting("TIMEZONE", "Asia/Shanghai", _one_of(*ZONES), "time zone of what is shown")
    bureau: str = _setting("BUREAU", "泉州市鲤城区司法局", _words(60), "the bureau's full name, as on its notices")
    notice_prefix: str = _setting("NOTICE_PREFIX", "鲤司评", _prefix, "what stands before 〔year〕number on review opinions")
    max_upload_mb: int = _setting("MAX_UPLOAD_MB", "200", _number(1, 2000), "largest file that is taken in, in MiB")
    max_pages: int = _setting("MAX_PAGES", "3000", _number(1, 20000), "most pages that a file may have")
    review_seconds: int = _setting(
        "REVIEW_SECONDS", "900", _number(1, 86400), "longest time for the review of a file, in seconds, besides ten for each of its pages")
    page_seconds: int = _setting(
        "PAGE_SECONDS", "180", _number(1, 3600), "longest time for reading one page, in seconds, with waiting for the OCR engine")
    review_memory_mb: int = _setting("REVIEW_MEMORY_MB", "4096", _number(128, 65536), "most address space of the reader of a file, in MiB")
    workers: int = _setting(
        "WORKERS", "auto", _number_or_auto(1, 64, machine.text_workers), "how many text files are reviewed at a time; auto: by cores and memory")
    scan_workers: int = _setting(
        "SCAN_WORKERS", "auto", _number_or_auto(1, 16, machine.scan_workers),
        "how many scanned files are reviewed at a time, beside the text files; auto: by cores and memory")
    ocr_engine: str = _setting(
        "OCR_ENGINE", "auto", _one_of("auto", "openvino", "onnxruntime", "none"),
        "what reads scanned pages; auto: openvino where it runs, else onnxruntime; none: they stay unread")
    ocr_threads: int = _setting(
        "OCR_THREADS", "auto", _number_or_auto(1, 64, lambda: min(machine.cores(), 4)), "threads of the OCR engine; auto: the cores, 4 at most")
    ocr_memory_mb: int = _setting("OCR_MEMORY_MB", "6144", _number(2560, 65536), "most address space of the OCR process, in MiB")
    ocr_page_seconds: int = _setting("OCR_PAGE_SECONDS", "60", _number(1, 3600), "longest time of the OCR engine for one page, in seconds")
    readings_folder: Path | None = _setting(
        "READINGS", "", _folder_or_default, "folder that keeps what was read of scanned pages; empty: readings in the instance folder")
    readings_mb: int = _setting(
        "READINGS_MB", "1024", _number(0, 1024 * 1024), "most that is kept there, in MiB (a page takes 5 KB); 0: nothing is kept")
    sample_data: bool = _setting("SAMPLE_DATA", "1", _switch, "1: a first start fills in sample agencies, users and case files")
    log_format: str = _setting("LOG_FORMAT", "text", _one_of("text", "json"), "how log lines are written: text (key=value) or json")
    log_level: str = _setting("LOG_LEVEL", "INFO", _one_of(*LEVELS), "least important log lines that are written")

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None, **given: Any) -> Settings:
        """The settings of `environment` (default: the process's). `given` are raw values that go before it, by field name.

        Raises SettingsError, naming the variable and what is allowed.
        """
        environment = os.environ if environment is None else environment
        values: dict[str, Any] = {}
        for each in fields(cls):
            name: str = each.metadata["name"]
            text = str(given.pop(each.name, environment.get(name, each.metadata["default"])))
            try:
                values[each.name] = each.metadata["parse"](text)
            except _Refused as allowed:
                raise SettingsError(f"{name}={text!r} cannot be used: it must be {allowed}") from None
        if given:
            raise TypeError(f"no such setting: {', '.join(given)}")
        return cls(**values)

    @property
    def database(self) -> str:
        """The address of the database in force."""
        return self.database_url or "sqlite:///" + (self.instance / "lcadmin.db").as_posix()

    @property
    def readings(self) -> Path:
        """The folder of kept readings."""
        return self.readings_folder or self.instance / "readings"

    @property
    def max_upload_bytes(self) -> int:
        """The largest file that is taken in, in bytes."""
        return self.max_upload_mb * 1024 * 1024


def unknown_names(environment: Mapping[str, str] | None = None) -> list[str]:
    """One line for each LCADMIN_ variable that is no setting, with the nearest that is: most are misspelt."""
    environment = os.environ if environment is None else environment
    known = [each.metadata["name"] for each in fields(Settings)]
    lines = []
    for name in sorted(n for n in environment if n.startswith(PREFIX) and n not in known):
        near = difflib.get_close_matches(name, known, 1)
        lines.append(f"{name} is no setting of lcadmin and is ignored" + (f"; {near[0]} is" if near else ""))
    return lines


def settings() -> Settings:
    """The settings of the running application."""
    found: Settings = current_app.config["LCADMIN"]
    return found


def describe(found: Settings) -> str:
    """The table of settings: name, value in force, meaning; one line each."""
    rows = [(each.metadata["name"], _shown(getattr(found, each.name)), each.metadata["meaning"]) for each in fields(found)]
    wide = max(len(name) for name, _, _ in rows)
    return "\n".join(f"{name:<{wide}} = {value}\n{'':<{wide}}   {meaning}" for name, value, meaning in rows)


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, bool) else str(value)


def use_timezone(found: Settings) -> None:
    """Makes today (`date.today()`) the office's day, wherever the machine believes to stand. Windows keeps the machine's."""
    if hasattr(time, "tzset"):
        os.environ["TZ"] = ZONES[found.timezone]
        time.tzset()


def refuse(error: Exception) -> int:
    """Says on standard error in one line why lcadmin cannot start; returns the exit status for it (2)."""
    print(f"lcadmin: {error}", file=sys.stderr)
    return 2
