"""Lawful papers of departments, each in its own form and wording: nothing is said of them, and of a decision that is broken in one point that point is."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rules.check import check_text
from rules.judging import RULES

BLOCK = re.compile(r"^##(\w+)\n(.*?)(?=^##|\Z)", re.M | re.S)
PAPERS = {m[1]: m[2].replace("\\f\n", "\f") for m in BLOCK.finditer((Path(__file__).parent / "lawful_papers" / "papers.txt").read_text(encoding="utf-8"))}
DECISIONS = {name: text for name, text in PAPERS.items() if "法院" in text and re.search("处罚决定书", text[:80]) and "不予" not in text[:80] and "当场" not in text[:80]}
STAGES = [RULES[i] for i in sorted(RULES) if i[:4] in ("CF-5", "CF-6", "CF-7", "CF-8", "CF-9")]


@pytest.mark.parametrize("name", PAPERS)
def test_a_lawful_paper_is_left_alone(name: str) -> None:
    found = [(j.rule.id, f.message_id, f.message_params) for j in check_text(PAPERS[name], STAGES) for f in j.findings if str(f.severity) != "hint"]
    assert found == []


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[。\n])", text)


def _payment(text: str, old: str, new: str) -> str:
    """`text` with the words of its sentence on payment changed."""
    return "".join(re.sub(old, new, s) if "缴" in s and re.search("(?:15|十五)日内", s) else s for s in _sentences(text))


def _without(text: str, words: str) -> str:
    return "".join(s for s in _sentences(text) if not re.search(words, s))


BREAKS: dict[str, tuple[str, Callable[[str], str]]] = {
    "no suit": ("CF-606", lambda t: re.sub(r"[;；,，]?(?:也可以?|或者|或于|或|也可在)[^。]{0,50}?(?:诉讼|起诉)", "", t)),
    "no period for reconsideration": ("CF-606", lambda t: re.sub(r"(?:在|于|自)?[^。；，\n]{0,24}(?:六十日|60日)内[，,]?", "可以", t)),
    "thirty days for reconsideration": ("CF-610", lambda t: t.replace("六十日", "三十日").replace("60日", "30日")),
    "three months for a suit": ("CF-611", lambda t: t.replace("六个月", "三个月").replace("6个月", "3个月")),
    "no surcharge told": ("CF-620", lambda t: _without(t, "加处")),
    "a surcharge of five per cent": ("CF-620", lambda t: re.sub(r"百分之三(?=加处|的)|3[%％](?=加处|的)|(?<=加处)3%", "百分之五", t)),
    "thirty days to pay": ("CF-619", lambda t: _payment(t, "(?:15|十五)日内", "三十日内")),
    "payment reckoned from the decision": ("CF-619", lambda t: _payment(t, "(?:接到|收到)本(?:处罚)?决定书?之日起", "作出本决定之日起")),
    "no article of the duty": ("CF-614", lambda t: re.sub(r"(违反了?《[^》]*》)第[^，。；“（]*?(?=的规定|之规定|，|。|“)", r"\1", t)),
    "no penalty clause": ("CF-604", lambda t: re.sub(r"(?:现?依据|根据|依照)《(?:中华人民共和国)?(?!行政处罚法)[^》]*》[^，。；]*(?:，|之规定，|的规定，)", "", t)),
    "no name of the court": ("CF-632", lambda t: re.sub(r"向[^，。；向]{2,14}法院", "向人民法院", t)),
    "a day that does not exist": ("CF-905", lambda t: re.sub(r"(20\d\d)年\d+月\d+日", r"\1年2月30日", t, count=1)),
    "a number of another year": ("CF-903", lambda t: re.sub(r"〔(20\d\d)〕", lambda m: f"〔{int(m[1]) - 2}〕", t, count=1)),
}


@pytest.mark.parametrize("broken", BREAKS)
def test_decisions_broken_in_one_point_are_caught(broken: str) -> None:
    """At least nine of ten: what is left out of a sentence may still be told elsewhere."""
    rule, change = BREAKS[broken]
    changed = {name: text for name, before in DECISIONS.items() if (text := change(before)) != before}
    caught = [name for name, text in changed.items() if str(check_text(text, [RULES[rule]])[0].outcome) == "failed"]
    assert len(changed) >= 10
    assert len(caught) * 10 >= len(changed) * 9, sorted(set(changed) - set(caught))
