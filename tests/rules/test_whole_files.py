"""Whole lawful files of departments with forms and headings of their own: cut and read rightly, nothing said of them; one thing broken is told by its rule."""

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from rules.check import Options, check_file
from rules.judging import RULES

FOLDER = Path(__file__).parent / "lawful" / "whole"
FILES = sorted(FOLDER.glob("*.txt"))
AS_OF = date(2026, 11, 1)


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").replace("\\f\n", "\f")


def checked(text: str, folder: Path) -> dict[str, Any]:
    path = folder / "file.txt"
    path.write_text(text, encoding="utf-8")
    found: dict[str, Any] = json.loads(json.dumps(check_file(path, Options(as_of=AS_OF, scope="whole"))))
    return found


def raised(result: dict[str, Any]) -> set[str]:
    return {f["rule"] for f in result["findings"] if f["severity"] != "hint"}


@lru_cache(maxsize=16)
def as_it_is(name: str, folder: Path) -> dict[str, Any]:
    return checked(text_of(name), folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("whole")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_but_hints_is_said_of_a_lawful_file(path: Path, folder: Path) -> None:
    result = as_it_is(path.stem, folder)
    assert [(f["rule"], f["message"]) for f in result["findings"] if f["severity"] != "hint"] == []
    assert {c["rule"] for c in result["coverage"]} >= {i for i in RULES if i.startswith("CF-")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_its_papers_are_cut_as_they_were_bound(path: Path, folder: Path) -> None:
    told = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    assert [[d["kind"], d["first_page"]] for d in as_it_is(path.stem, folder)["documents"]] == told["documents"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_its_facts_are_read(path: Path, folder: Path) -> None:
    told = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))["facts"]
    facts = as_it_is(path.stem, folder)["facts"]
    read = facts | facts["dates"] | {"officers": sorted(o["name"] for o in facts["officers"])}
    assert {name: read.get(name) for name in told} == told | {"officers": sorted(told["officers"])}


BROKEN = [
    ("transport_vehicle_detained", "CF-610", "六十日内依法向淄博市淄川区人民政府申请行政复议，或者在六个月内依法向淄博市淄川区人民法院提起行政诉讼，但", 1,
     "三十日内依法向淄博市淄川区人民政府申请行政复议，或者在六个月内依法向淄博市淄川区人民法院提起行政诉讼，但"),
    ("transport_vehicle_detained", "CF-306", "以上笔录我看过，和我说的一致。\n", 1, ""),
    ("transport_vehicle_detained", "CF-619", "决定书之日起15日内凭", 1, "决定书之日起10日内凭"),
    ("fire_rescue_told_orally", "CF-104", "郗晓蕾（执法证号611401023029）　　记录人：郗晓蕾\n    检查人员已", 1,
     "郗晓蕾（执法证号611401023092）　　记录人：郗晓蕾\n    检查人员已"),
    ("fire_rescue_told_orally", "CF-617", "根据《中华人民共和国消防法》第六十条第一款第三项之规定，现决定", 1,
     "根据《中华人民共和国消防法》第六十条之规定，现决定"),
    ("land_enforced_by_the_court", "CF-901", "送达夏自然资罚〔2022〕21号《行政处罚决定书》，你单位已缴纳罚款", 1,
     "送达夏自然资罚〔2022〕12号《行政处罚决定书》，你单位已缴纳罚款"),
    ("land_enforced_by_the_court", "CF-505", "要求听证的，应当在收到本告知书之日起五个工作日内", 1, "要求听证的，应当在收到本告知书之日起三日内"),
    ("civil_affairs_by_announcement", "CF-104", "申玉洁（执法证号16010211057）　记录人：申玉洁\n    被调查人", 1,
     "申玉洁（执法证号16010211075）　记录人：申玉洁\n    被调查人"),
    ("market_back_from_the_police", "CF-312", "，期限三十日，自2023年8月16日至2023年9月15日", 1, ""),
    ("market_back_from_the_police", "CF-609", "起六十日内向厦门市思明区人民政府申请行政复议；也", 1,
     "起六十日内向厦门市思明区人民政府或者厦门市市场监督管理局申请行政复议；也"),
    ("forestry_in_2019_by_instalments", "CF-611", "或者在6个月内向昆明市", 1, "或者在3个月内向昆明市"),
    ("forestry_in_2019_by_instalments", "CF-629", "处以每平方米10元的罚款，计人民币壹万陆仟元整", 1, "处以每平方米9元的罚款，计人民币壹万陆仟元整"),
    ("subdistrict_spares_a_noodle_shop", "CF-405", "审核人：邵一鸣", 1, "审核人：郁建军"),
    ("work_safety_two_parties", "CF-707", "送达人：龙海清　向晓芸\n", 1, "送达人：龙海清\n"),
]
"""A file, the rule that must speak, what stands there, how often it is replaced, what is put in its place."""


@pytest.mark.parametrize(("name", "rule", "old", "times", "new"), BROKEN, ids=lambda value: value if str(value).startswith("CF-") else "")
def test_one_thing_broken_is_told_by_its_rule_alone(name: str, rule: str, old: str, times: int, new: str, tmp_path: Path) -> None:
    text = text_of(name)
    assert old in text
    assert raised(checked(text.replace(old, new, times), tmp_path)) == {rule}
