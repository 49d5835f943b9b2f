"""Discretion: the factors, the benchmark and the level that a decision names for the fine.

What the party asks for (请求从轻), a law's words, and the formula of the penalty law (事实、性质、情节以及社会危害程度) name none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span
from rules.facts.running import running

if TYPE_CHECKING:
    from rules.facts.paper import Paper


@dataclass(frozen=True, slots=True)
class Discretion:
    """`factor`: the first that is named. `reduced`: where the fine is said to be reduced below the law's lower end (减轻).

    `vague`: where discretion is only claimed. `worn`: where the reasons cannot be read.
    """

    factor: Span | None = None
    reduced: Span | None = None
    vague: Span | None = None
    worn: Span | None = None


FACTOR = re.compile(
    r"从轻|减轻|从重|较轻|较重|一般(?:违法|情节|程度|处罚|等次|裁量|情形|档)|(?:违法)?行为(?:情节)?一般|情节(?:显著|较为|比较|特别)?(?:轻微|较轻|一般|严重|较重"
    r"|恶劣)|轻微(?:违法|情节|的)?"
    r"|初次|首次(?!发现|检查|查|接|提|举行)|第一次(?:违法|被|查|实施)?|初犯|偶犯|偶发|多次|再次|屡次|累犯|前科|(?:一|二|两|三|五)年内[^,。;]{0,12}(?:未|无|没有|曾|第)"
    r"|主动|配合|(?:及时|立即|已|自行|积极|按期|当场|当[日天]|次日|随[即后]|限期内|期限内|案发后)[^,。;]{0,10}(?:改正|整改|清理|清除|停止|拆除|消除|恢复|补办|退还"
    r"|退赔|补救|召回|下架)"
    r"|(?:整改|改正)(?:完成|到位|完毕)|完成(?:了)?(?:整改|改正)|社会影响(?:较小|轻微|不大|较大|恶劣|小|大)|第[一二三四五六\d]档|[A-E]档|如实(?:供述|陈述|说明|交代|提供)"
    r"|危害(?:后果|程度|性)?(?:显著)?(?:轻微|较小|不大|严重|较大|较轻|不明显)|(?:未|没有|无)(?:造成|产生)?[^,。;]{0,8}(?:危害后果|后果|损失|不良影响|影响)"
    r"|造成[^,。;]{0,8}(?:严重|恶劣|不良|一定|较大)"
    r"|裁量(?:权)?(?:基准|标准|规则|规定|办法|等次|档次?|幅度|阶次|阶|适用|参考|指导|表|细化|等级|阶梯)|(?:基准|标准|规定)[^,。;]{0,14}(?:档|等次|阶次|等级)"
    r"|(?:违法)?(?:等次|档次|阶次|等级|程度)(?:为|属|是|:)"
    r"|适中|中限|下限|上限|最低(?:限|幅|档|罚)|最高(?:限|幅|档|罚)|顶格|中间值|(?:货值|数量|金额|规模|面积|涉案|经营|超标)[^,。;]{0,10}(?:较小|较少|较大|较多|不大"
    r"|仅|很小|小于|少|小)"
    r"|(?:持续)?时间(?:较)?(?:短|长)|主观(?:上)?(?:无|没有|不|具有|存在|故意|恶意|过失)|立功|受(?:他人)?胁迫|诱骗|未成年|残疾|经济困难|家庭困难|生活困难|供述|认错"
    r"|悔过|认识[^,。;]{0,6}错误|态度|拒不|阻碍|隐匿|伪造|恶意"
)
FORMULA = re.compile(r"(?:违法)?(?:行为)?(?:的)?事实(?:、|,|和)性质(?:、|,|和)情节[^。;,]{0,24}?(?:社会危害(?:程度|性)?|危害(?:后果|程度)?|程度)|过罚相当")
CLAIM = re.compile(
    r"(?:(?:当事人|你(?:单位|店|公司)?|其|申请人|代理人)[^。;,]{0,24}?(?:请求|要求|希望|恳请|提出|申辩|辩称|主张|陈述|认为|称)|(?:提出|提交|书面"
    r"|口头)[^。;,]{0,10}(?:陈述|申辩|异议))[^。;]*?"
    r"(?=。|;|本(?:局|机关|单位|委|队)|我(?:局|委|队)|经(?:本局|我局|复核|审查|核实)|,复核|$)|(?:请求|恳请|希望)[^。;,]{0,12}(?:从轻|减轻|免)[^。;,]*")
ASIDE = re.compile(r"\([^()]{0,400}\)|“[^“”]{0,600}”|\"[^\"]{0,400}\"|《(?![^《》]{0,50}(?:裁量|基准))[^《》]{0,60}》|规定[:：][^。]{0,300}")
CONDITIONAL = re.compile(r"[^。;,]{0,20}(?:情节(?:特别)?严重|拒不改正|逾期)[^。;,]{0,8}的(?:[,;]|(?:可以?)?(?:并?处|责令|吊销|没收|给予|由))")
"""A law's words without quotation marks: 情节严重的，处…."""
VAGUE = re.compile(r"综合考虑|综合考量|根据[^。;,]{0,10}(?:情节|案情|情况)|酌情|视情|考虑到本案|结合(?:本案|案件)")
REASONS = re.compile(r"鉴于|考虑|裁量|情节|属于|系|综合")
REDUCED = re.compile(r"减轻(?!或者从轻|危害|违法行为危害|了?违法)(?:行政)?(?:处罚|罚款|处理)?|法定(?:最低|下限|幅度)[^。;,]{0,12}(?:以下|之下)|(?:低于"
                     r"|突破)[^。;,]{0,10}(?:下限|最低)|不予罚款|免除罚款")
NOT_REDUCED = re.compile(r"(?:不(?:予|具有|符合|存在)?|没有|无|未|不属于)[^。;,、]{0,12}$|从轻(?:、|或者?|,)$")


def of(paper: Paper) -> Discretion:
    """What `paper` says of its discretion."""
    run = running(paper.document)
    text = run.text
    for pattern in (ASIDE, CLAIM, CONDITIONAL, FORMULA):
        text = pattern.sub(lambda m: "\0" * len(m[0]), text)
    factor = FACTOR.search(text)
    reduced = next((m for m in REDUCED.finditer(text) if not NOT_REDUCED.search(text, max(0, m.start() - 14), m.start())), None)
    vague = VAGUE.search(run.text)
    worn = next((m for m in re.finditer(r"■{4,}", run.text) if REASONS.search(run.text, max(0, m.start() - 24), m.start())), None)
    return Discretion(*(run.span(*m.span()) if m else None for m in (factor, reduced, vague, worn)))
