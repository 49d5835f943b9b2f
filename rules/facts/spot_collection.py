"""Fines that officers collect on the spot (当场收缴), and the reason given for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Collection:
    """`collected`: where it is said that the fine was or is to be collected on the spot; `open`: a choice of which nothing is ticked.
    `reason`: where a reason of the law is given.
    """

    collected: Span | None = None
    open: Span | None = None
    reason: Span | None = None


SPOT = re.compile(r"(?P<box>[□☐☑√✓☒○●])?(?:当场|现场|当面|就地)(?:已|予以|由执法人员|向执法人员|以现金|现金)?(?:收缴|缴纳|缴清|收取|交纳|缴款|收讫|交清|交款"
                  r"|收缴罚款)|执法人员(?:当场|代为)?收(?:缴|取)(?:了)?(?:上述|该|现金)?罚?款?|当场收缴罚款(?:收据|票据)")
OFF = re.compile(r"(?:可以?|不予?|未|不得|符合|如|应否|是否|选择|没有)[^,。;]{0,14}$")
BY_CODE = re.compile(r"扫码|二维码|电子支付|微信|支付宝|银行|转账|缴款码|账户|POS|云闪付")
TICKED = "☑√✓☒●"
OTHER_BOX = re.compile(r"[☑√✓☒●](?!(?:当场|现场))[^□☐☑√✓☒○●。]{0,40}(?:银行|日内|缴|账户|扫码)")
REASON = re.compile(
    r"难以执行|不便执行|(?:边远|偏远|水上|海上|交通(?:极)?(?:不便|不发达))|(?:缴纳|缴款|交款|到[^,。;]{0,10}银行)[^,。;]{0,12}(?:困难|不便)|无固定(?:住所|经营|居所"
    r"|地址|住处|摊位)|居无定所|流动(?:摊|商|人员|经营|性)"
    r"|(?:外地|外籍|异地|过境|过路)[^,。;]{0,14}|即将离[开境]"
    r"|第六十八条(?:第(?:一款)?)?第?[(]?二[)]?项|第六十九条|第四十七条第?[(]?二[)]?项|第四十八条"
)


def of(paper: Paper) -> Collection:
    """What `paper` says of collecting the fine on the spot."""
    run = running(paper.document)
    text = run.text
    collected = opened = None
    for m in SPOT.finditer(text):
        begin = max(text.rfind(c, 0, m.start()) for c in "。;") + 1
        if m["box"] and m["box"] not in TICKED:
            if not OTHER_BOX.search(text):
                opened = opened or run.span(*m.span())
            continue
        if not m["box"] and (OFF.search(text, begin, m.start()) or BY_CODE.search(text, *_clause(text, m))):
            continue
        collected = collected or run.span(*m.span())
    reason = REASON.search(text)
    return Collection(collected, None if collected else opened, run.span(*reason.span()) if reason else None)


def _clause(text: str, m: re.Match[str]) -> tuple[int, int]:
    """What stands between two commas around `m`."""
    begin = max(text.rfind(c, 0, m.start()) for c in "。;,:") + 1
    return begin, min((i for c in "。;," if (i := text.find(c, m.end())) >= 0), default=len(text))
