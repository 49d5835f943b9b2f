"""What a citation is there for: the duty broken, the ground of the penalty, the discretion, a step of the procedure, or mere background.

Told by the last word before it that introduces laws (违反, 依据 …) and by what its sentence goes on to say.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.facts.citations import Citation
from rules.facts.running import Running, running

if TYPE_CHECKING:
    from rules.facts.paper import Paper


class Role(StrEnum):
    DUTY = "duty"
    GROUND = "ground"
    DISCRETION = "discretion"
    PROCEDURE = "procedure"
    PAYMENT = "payment"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Used:
    """A citation with its role, at `start:end` of the running text."""

    citation: Citation
    role: Role
    start: int
    end: int


INTRODUCES = re.compile(
    r"(?P<duty>违反|违背|触犯|不符合|未遵守|未执行|违法(?:的)?条款|违反(?:的)?条款|(?:定性|违法)依据|违禁)"
    r"|(?P<ground>处罚(?:的)?(?:法律)?(?:依据|条款)|法律依据|依据|根据|依照|按照|遵照|援引|适用|(?<![已不])按(?=《|该(?:条例|法|办法|规定|部)|前[款条述]|上述)"
    r"|(?<![法])依(?=《|该(?:条例|法|办法|规定)|同(?:法|条例)))"
    r"|(?P<discretion>参照|比照|对照|参考|裁量依据|裁量基准|符合|具有|存在|属于|构成)"
)
AIMS = re.compile(
    r"(?P<procedure>有权|陈述|申辩|听证|复议|诉讼|起诉|强制执行|公示|公开|送达|立案|回避|不停止执行|分期|延期|收缴|缴纳|(?:现|特|予以)(?:将|就)?[^,。;]{0,20}告知"
    r"|告知如下)"
    r"|(?P<payment>加处|加收|每日按)"
    r"|(?P<discretion>从轻|减轻|从重|不予(?:行政)?处罚|免予(?:行政)?处罚|不再处罚|裁量)"
    r"|(?P<penalty>(?<!本)决定(?!书)|处以|罚款|给予|没收|警告|吊销|暂扣|拟|处罚|处[\d一二三四五六七八九十人]|责令|予以处|应予|应当予以|应予以|作出|拘留|通报批评|取缔)"
)
GENERAL = re.compile(r"行政处罚法|行政复议法|行政诉讼法|行政强制法|民事诉讼法|行政许可法|程序规定|处罚程序|听证|裁量|罚缴分离|收缴分离|执法条例|信息公[示开]|档案"
                     r"|信用|适用规则"
                     r"|处罚规定?办法$")
"""Laws on how penalties are given. What is forbidden and what it costs stands elsewhere."""
ASIDE = re.compile(r"\([^()]{0,300}\)|“[^“”]{0,400}”|\"[^\"]{0,300}\"")
STATES = re.compile(r"(?:之|的|中)?(?:的)?规定[:,]?[“\"‘(]?[^。”]{0,160}?(?:处|罚款|警告|没收|吊销|责令)|[:(“\"][^。”]{0,160}?(?:处|罚款|警告|没收|吊销|责令)")
"""What a law says is given behind its article: 《…》第三十六条规定：“…处以罚款”."""
LOOK = 4
"""Characters of the law's name that the word before it is told by (依《, 按该条例)."""
LIKEWISE = re.compile(r"(?:参照|比照|对照)(?:了|同法|该法|该条例)?$")
"""Introduces the penalty clause as well: 参照同法第七十六条第二款的罚则，处…."""
BEFORE, AFTER = 220, 260


def used(paper: Paper) -> list[Used]:
    """Every citation that is the paper's own, in order, with its role."""
    run = running(paper.document)
    plain = ASIDE.sub(lambda m: "\0" * len(m[0]), run.text)
    found: list[Used] = []
    for cited in paper.citations:
        if not cited.quoted:
            start, end = bisect_left(run.at, cited.start), bisect_left(run.at, cited.end)
            found.append(Used(cited, role_at(run, plain, start, end, cited.register_title or cited.law), start, end))
    return found


def role_at(run: Running, plain: str, start: int, end: int, law: str) -> Role:
    """The role of a law named at `start:end` of the running text; `plain` is that text with quotations blanked out."""
    if plain[start:start + 1] == "\0":
        plain = run.text
    sentence = max(plain.rfind("。", 0, start), plain.rfind(";", 0, start), start - BEFORE) + 1
    introduced = [str(m.lastgroup) for m in INTRODUCES.finditer(plain, max(0, sentence - 1), start + LOOK) if m.end() <= start]
    stop = plain.find("。", end)
    stop = min(len(plain) if stop < 0 else stop, end + AFTER)
    if not introduced:
        return Role.GROUND if STATES.match(run.text, end) and not GENERAL.search(law) else Role.OTHER
    if introduced[-1] == "duty":
        return Role.DUTY
    aims = [str(m.lastgroup) for m in AIMS.finditer(plain, end, stop)]
    if introduced[-1] == "discretion":
        by_likeness = not GENERAL.search(law) and "penalty" in aims and LIKEWISE.search(plain, max(0, start - 8), start)
        return Role.GROUND if by_likeness else Role.DISCRETION
    if GENERAL.search(law):
        telling = next((a for a in ("procedure", "payment", "discretion", "penalty") if a in aims), "other")
        return {"procedure": Role.PROCEDURE, "payment": Role.PAYMENT, "discretion": Role.DISCRETION, "penalty": Role.GROUND}.get(telling, Role.OTHER)
    return Role.PROCEDURE if aims and set(aims) <= {"procedure"} else Role.GROUND
