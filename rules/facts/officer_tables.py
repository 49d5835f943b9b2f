"""Officers listed one to a line: under a header (姓名 执法证号), or under the label of those who act (检查人员) with a 姓名 field to each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rules import patterns as re
from rules.facts.persons import HAN, is_person

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
ONE_NUMBER = rf"(?:[{PROVINCES}]\s?)?[A-Za-z]{{0,4}}\d[\d\-]{{2,16}}\d"
OF_A_CERTIFICATE = r"(?:行政)?(?:执法证件?|执法|检查证|监督证|工作证|证件?|警)(?:号码?|编号)"
HEADER = re.compile(
    rf"^(?:序号[ |]+)?(?:(?P<role>[{HAN}]{{2,8}}人员?)[ |:]*)?姓名[ |]+(?:(?:所在)?(?:单位|机构|部门|职务)[ |]+){{0,2}}{OF_A_CERTIFICATE}"
    r"(?:[ |]+(?:备注|签名|签字|职务|单位)){0,2} *$", re.M)
NAME = rf"(?P<name>[{HAN}·]{{2,6}}|[{HAN}] [{HAN}])"
ROW = re.compile(
    rf"\n(?:\d{{1,2}}[.、 |]+)?{NAME}(?:[ |]+[{HAN}]{{2,14}}){{0,2}}"
    rf"(?:[ |]*(?P<number>{ONE_NUMBER})(?:[ |]+[{HAN}]{{2,6}})?)? *(?=\n|$)")
FIELD_ROW = re.compile(
    rf"\n(?:\d{{1,2}}[.、 |]+)?姓名[: |]*{NAME}[ ,;|]+{OF_A_CERTIFICATE}[: |]*(?P<number>{ONE_NUMBER})?[^\n{HAN}]{{0,4}}(?=\n|$)")


@dataclass(frozen=True, slots=True)
class Row:
    """An officer of the list with the number in his row; None where the row holds none. `start` and `end` are those of the name, `row_end` of the row."""

    name: str
    number: str | None
    role: str
    start: int
    end: int
    row_end: int


def rows(text: str, roles: re.Pattern[str]) -> Iterator[Row]:
    """The rows of the lists of officers in `text`; `roles` are the labels of those who act."""
    for header in HEADER.finditer(text):
        role = header["role"] or _label_above(text, header.start(), roles)
        if role is not None and roles.fullmatch(role):
            yield from _below(text, header.end(), role, ROW)
    for label in re.finditer(rf"^(?P<role>{roles.pattern})[:| ]*$", text, re.M):
        yield from _below(text, label.end(), label["role"], FIELD_ROW)


def _label_above(text: str, at: int, roles: re.Pattern[str]) -> str | None:
    """The label on the line above a header."""
    line = text[text.rfind("\n", 0, max(0, at - 1)) + 1:max(0, at - 1)].strip(" :|")
    return line if roles.fullmatch(line) else None


def _below(text: str, at: int, role: str, row: re.Pattern[str]) -> Iterator[Row]:
    while (m := row.match(text, at)) and is_person("".join(m["name"].split())):
        number = "".join(m["number"].split()) if m["number"] else None
        yield Row("".join(m["name"].split()), number, role, m.start("name"), m.end("name"), m.end())
        at = m.end()
