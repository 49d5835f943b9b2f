"""Where the act was done or punished, as a decision on the spot tells it; the party's address is no such place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts import addresses

if TYPE_CHECKING:
    from rules.facts.paper import Paper

LABEL = re.compile(r"(?:违法|处罚|案发|发生|检查|执法|行为|作出|决定|查处|发现)?(?:行为)?(?:发生)?(?:时间(?:及|和|、)?)?(?:地点|场所|地段"
                   r"|路段)(?:\([^()\n]{0,10}\))?\s?[:| ]\s?(?P<value>[^\n]{1,60})")
SAME = re.compile(r"(?:地址|地点|住所|场所)同上|(?:在|于)(?:上述|该|其|本|你|当事人|被处罚人|前述)[^,。;]{0,10}?(?:地址|地点|场所|住所|店|处|厂|馆|公司|单位|工地)"
                  r"|店内|厂内|场所内")
SENTENCE = re.compile(
    r"(?<![住现存实])(?:在|于|行至|行驶至|途经|途径|驶入|位于|至)(?![^,。;]{0,3}(?:\d{4}年|\d{1,2}[时日]))[^,。;:\d]{0,2}[^,。;:]{0,46}?"
    r"(?:路|街|道|巷|弄|村|镇|乡|社区|小区|广场|市场|大厦|商场|公园|码头|港|路口|桥|站|店|馆|厂|场|旁|边|侧|门口|门前|对面|附近|处|区|号|段|线|公里|K\d|林|湖|河|溪"
    r"|海|山|工地|楼|院|校|园|库|船|滩|田|地块)"
)
BLANK = re.compile(r"^[\s_/—\-…]*$|^[\s_]*(?:处罚|违法|时间|罚款|当事人)[^:]{0,6}:")
ENDS = re.compile(r"依据|根据|依照|按照|违反|不服|处罚内容|处罚决定|缴")


def of(paper: Paper) -> Span | None:
    """Where `paper` tells the place of the act or of the penalty."""
    text = paper.text
    address = addresses.of_party(paper)
    hidden = text if address is None else text[:address.at.start] + "\0" * (address.at.end - address.at.start) + text[address.at.end:]
    for m in LABEL.finditer(hidden):
        value = m["value"].split("\0")[0]
        if not BLANK.match(value) and not re.match(r"\s*■", value):
            return paper.span(m.start("value"), m.end("value"))
    start = paper.document.title_end
    stop = ENDS.search(hidden, start)
    end = stop.start() if stop else len(text)
    found = SAME.search(hidden, start, end) or SENTENCE.search(hidden, start, end)
    if found and "■" * 3 not in found[0]:
        return paper.span(*found.span())
    return None
