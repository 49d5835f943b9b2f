"""Who may receive for the party: its legal representative, operator or agent as the file names them, and what a receipt says of whoever signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.facts.parties import is_organisation
from rules.facts.persons import HAN, SINGLE, is_person, may_be_person
from rules.facts.receipts import ADDRESSEE, OTHER, REASON, RELATION, REMARKS, SERVED, SIGNS, SUBSTITUTE, Name, Receipt

if TYPE_CHECKING:
    from rules.facts.case import Case

HEAD = re.compile(
    rf"(?:法定代表人|法人代表|负责人|经营者|投资人|理事长|董事长|总经理|厂长|业主|主要负责人|执行事务合伙人)(?:\((?:负责人|主要负责人|经营者|负责人、经营者"
    rf"|或负责人)\))?(?:姓名)?(?:\([^()\n]{{0,8}}\))?[ ]*[:|,为是]?[ ]*"
    rf"(?P<name>[{HAN}]{{2,4}}|[{HAN}·]{{4,16}})(?=[,、。;)\s(|]|$|职务|身份证|联系|电话|性别|住)"
)
AGENT = re.compile(
    rf"(?:委托代理人|代理人|受托人|受委托人|被委托人|被授权人|授权代表|现场负责人|收件人|代收人|指定代收人|联系人)(?:姓名)?(?:\([^()\n]{{0,8}}\))?\s*[:"
    rf"|]\s*(?P<name>[{HAN}]{{2,4}})(?=[,、。;)\s(|]|$)"
)
STAFF = re.compile(
    rf"(?P<name>[{HAN}]{{2,4}})\s?\((?:[^()\n]{{0,20}})(?:经理|店长|厂长|负责人|代表人|经营者|员工|职工|店员|股东|会计|主管|主任|代理人|授权)[^()\n]{{0,20}}\)"
)
NO_NAME = re.compile("代表|负责|经营|业主|姓名|职务|电话")
AGENTS_PAPERS = ("authorization", "address_confirmation", "interview_record", "inspection_record", "statement_record", "hearing_record", "party_identity")
TIES = (
    r"(?:妻|夫|父|母|子|女|儿|兄|弟|姐|妹|媳|婿|配偶|爱人|老伴|祖|孙|亲属|家属|家人|丈夫|妻子|同住|共同生活)"
    r"|法定代表人|法人(?!或)|负责人|经营者|投资人|业主|股东|合伙人|员工|职工|店员|雇员|工作人员|管理人员|前台|收发|门卫|值班|会计|出纳|财务|经理|厂长|店长|主管"
    r"|文员|主任|董事|秘书|办公室"
    r"|校长|院长|所长|站长|书记|村长|组长|工长|领班|司机|技术员|业务员|采购|安全员|项目部|行政人员|人事"
    r"|授权|委托|受托|代理人|代表|本人"
)
TIE = re.compile(TIES)
AWAY = re.compile(r"(?:本人|当事人|受送达人|负责人|经营者|法定代表人|业主)[^。;,\n]{0,4}(?:不在|未在|外出|出差|在外|有事|生病|住院|不能|无法|不便)")
"""Says that the party itself was not there."""
WHY = re.compile("理由|事由|原因")
"""Asks why another received, which does not say who he is: 本人不在."""
UNTOLD = re.compile(r"(?:未|没有|无法|不)(?:能)?(?:注明|说明|写明|记明|载明|提供|出示|核实|查明|见)[^。;\n]{0,16}|(?:关系|身份)(?:不明|不详|未知|不清)|无(?:授权"
                    r"|委托)[^。;,\n]{0,6}")
OF_ANOTHER = re.compile(r"(?:见证|居委|村委|社区|(?<!受)送达人员|执法人员|办案人员|街道|网格)[^。;,\n]{0,14}")
ILLEGIBLE = re.compile("[■▇█�]")
RECEIVED_FOR = re.compile(r"代(?:为)?(?:签收|收)|代领|转交")
CLASSES = re.compile(r"\((?:单位|个人|签名|签字|盖章|签名或盖章|公章)\)")


@dataclass(frozen=True, slots=True)
class Known:
    """`names`: who stands for the party, by any paper of the file; `head`: whether its legal representative, head or operator is among them."""

    names: frozenset[str]
    head: bool


def named(receipt: Receipt) -> list[str]:
    """The names of the party on the receipt; that of a person behind a trade name too."""
    found: list[str] = []
    for place in receipt.all(ADDRESSEE):
        value = CLASSES.sub("", place.value.split("\n")[0])
        for part in re.split(r"[\s、,;()]+|(?:经营者|负责人|法定代表人|投资人)[:为]?", value):
            word = part.strip(":。|")
            if re.search(rf"[{HAN}]{{2}}|[{HAN}]某|[A-Za-z]{{3}}", word) and not ILLEGIBLE.search(word) and not re.search(r"\d{4}年", word):
                found.append(word)
    return found


def organisation(receipt: Receipt) -> bool:
    """Whether the party on the receipt is a body or a shop."""
    return any(is_organisation(name) for name in named(receipt)[:1])


def same(party: str, signer: str) -> bool:
    """Whether `signer` may be `party`: the same name, one with 某 in it, or the person whose name a shop bears."""
    if party == signer:
        return True
    if is_organisation(party):
        return len(signer) >= 2 and signer in party and "某" not in signer
    return any(
        re.of_a_paper(re.sub("[某*×Xx]+", f"[{HAN}]{{1,2}}", a)).fullmatch(b) is not None
        for a, b in ((party, signer), (signer, party)) if re.search("[某*×Xx]", a)
    )


def relation(receipt: Receipt, signers: list[Name]) -> bool | None:
    """Whether the receipt says what a signer is to the party; None where what it says of him cannot be read."""
    told = [n.aside for n in signers] + [p.value for p in receipt.all(RELATION)]
    told += [CLASSES.sub("", p.value) for p in receipt.all(SIGNS, SUBSTITUTE)]
    told += [p.value for p in receipt.all(REMARKS, REASON, SERVED, OTHER) if p.role in (REMARKS, REASON) or RECEIVED_FOR.search(p.value)]
    told += [p.value.split("\n", 1)[1] for p in receipt.all(ADDRESSEE) if "\n" in p.value]
    names = [re.escape(n.name) for n in signers]
    words = [OF_ANOTHER.sub("", AWAY.sub("", UNTOLD.sub("", re.of_a_paper("|".join(names)).sub("", t)))) for t in told]
    if any(TIE.search(w) for w in words) or any(
            p.written and not ILLEGIBLE.search(p.value) and not UNTOLD.search(p.value) and not WHY.search(p.label) for p in receipt.all(RELATION)):
        return True
    beside = [n.aside for n in signers] + [p.value for p in receipt.all(RELATION, REMARKS)]
    return None if any(ILLEGIBLE.search(b) for b in beside) else False


def received_for_another(receipt: Receipt) -> bool:
    """Whether the receipt says that somebody received in the party's place."""
    return any(RECEIVED_FOR.search(p.value) for p in receipt.all(REMARKS, SIGNS, SUBSTITUTE))


def of_party(case: Case, party: list[str]) -> Known:
    """Who stands for `party` by the papers of `case`."""
    heads, others = set(), set()
    for paper in case.papers:
        if paper.kind == "delivery_receipt":
            continue
        for m in HEAD.finditer(paper.text):
            if NO_NAME.search(m["name"]):
                continue
            if is_person(m["name"]) or (may_be_person(m["name"]) and paper.text[m.end():m.end() + 1] != "。"):
                heads.add(m["name"])
        heads |= {p.operator for p in paper.parties if p.operator and is_person(p.operator)}
        if paper.kind in AGENTS_PAPERS:
            others |= {m["name"] for m in AGENT.finditer(paper.text) if may_be_person(m["name"])}
            others |= {name for place in paper.signatures if place.who == "party" for name in place.names}
        others |= {m["name"] for m in STAFF.finditer(paper.text)}
    own = {p.name for paper in case.papers if paper.kind != "delivery_receipt" for p in paper.parties if not p.organisation and _is_party(case, p.name)}
    return Known(frozenset(heads | others | own), bool(heads))


def _is_party(case: Case, name: str) -> bool:
    """Whether the decision or the notice is addressed to `name`."""
    return any(p.parties and p.parties[0].name == name for p in case.all("penalty_decision", "summary_decision", "no_penalty_decision", "prior_notice"))


TOLD_OF = re.compile(
    rf"由(?:在场的?|其|该|当事人(?:的)?|受送达人(?:的)?)?(?P<tie>[^。;,:\n]{{0,14}}?)(?P<name>(?:[{''.join(sorted(SINGLE))}][{HAN}]{{1,2}}))"
    rf"(?P<aside>\([^()\n]{{1,20}}\))?(?:代为?|当场|予以|自愿|主动)?(?:收下|签收|代收|接收|领取|代签|收取)")
"""A report without a form: 朱某不在，由在场的马某收下并签字."""
OWNER_AWAY = re.compile(rf"(?:当事人|受送达人|被处罚人|收件人)(?P<party>[{HAN}]{{2,4}}?)(?=[家住店厂办未不外出,。的本])")


def in_a_report(text: str) -> tuple[re.Match[str], bool, bool] | None:
    """Where `text` tells in a sentence who (`name`) took the paper, whether that is the party itself, and whether it says what he is to the party."""
    m = TOLD_OF.search(text)
    if m is None:
        return None
    party = OWNER_AWAY.search(text)
    itself = party is not None and party["party"] == m["name"]
    return m, itself, bool(TIE.search(text, m.start("tie"), m.end("name")) or (m["aside"] and TIE.search(m["aside"])))
