"""Jurisdiction: why an agency handles a case whose act lies elsewhere, as the papers of a file tell (指定管辖, 移送, an act on the net)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span

if TYPE_CHECKING:
    from rules.facts.case import Case

GROUND = re.compile(
    r"指定[^。;\n]{0,20}管辖|指定管辖|管辖权(?:转移|移送|争议)|(?:由|交由|交)(?:本局|我局|本机关|我大队|本大队)(?:管辖|查处|办理|立案)|"
    r"(?:将|把)?(?:案件|本案|该案|线索|违法线索|案件线索)[^。;\n]{0,30}(?:移送|移交|交办|转办)|(?:移送|移交|交办|转办)(?:至|给)?(?:本局|我局|本机关)|移送函|案件移送书|"
    r"网络(?:交易|销售|餐饮|平台|店铺|经营)|网店|网络平台|电子商务|电商|直播(?:间|带货|平台)|互联网(?:平台|销售|发布)|线上(?:销售|平台)|外卖平台|自建网站|微信(?:公众号|商城|朋友圈|小程序)|"
    r"(?:明确|确定|商定|协商|决定|裁定|批复)[^。;,\n]{0,6}由[一-鿿]{2,20}(?:局|委员会|大队|支队|机关|办事处|政府)(?:负责)?(?:管辖|查处|办理)|交界(?:处|地带)[^。;\n]{0,40}管辖|"
    r"跨区域|共同管辖|首先立案|最先立案"
)
KINDS = ("transfer_letter",)


def ground_for(case: Case) -> Span | None:
    """Where the file tells why this agency handles the case although the act lies elsewhere; None where it does not."""
    letter = case.first(*KINDS)
    if letter:
        return letter.whole
    for paper in case.papers:
        if paper.kind == "case_catalogue":
            continue
        m = GROUND.search(paper.text)
        if m:
            return paper.span(m.start(), m.end())
    return None
