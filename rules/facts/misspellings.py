"""Misspellings: criminal law's words and fixed misspellings in what an agency itself writes; quotations, titles and answers are others' words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules import patterns as re
from rules.documents.dossier import Span

if TYPE_CHECKING:
    from rules.facts.paper import Paper

WRITTEN_BY_OTHERS = frozenset([
    "evidence_copy", "party_identity", "authorization", "appraisal", "payment_receipt", "hearing_request", "statement_record", "address_confirmation",
    "photo_evidence", "transfer_letter",
])


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `at` that is wrong; `right` is what should stand there. `criminal`: it belongs to criminal procedure."""

    wrong: str
    right: str
    at: Span
    criminal: bool = False


CRIMINAL: tuple[tuple[str, str], ...] = (
    ("讯问", "询问"), ("审讯", "询问"), ("提审", "询问"), ("犯罪嫌疑人", "当事人"), ("被告人", "当事人"), ("拘传", "通知"), ("逮捕", "查获"),
    ("口供", "陈述"), ("嫌疑犯", "当事人"), ("嫌犯", "当事人"), ("罪犯", "当事人"),
)
CRIMINAL_WORD = re.compile("|".join(word for word, _ in CRIMINAL))
OF_A_CRIMINAL_CASE = re.compile(
    r"公安|刑事|检察|法院|起诉|判决|刑法|侦查|拘留|看守|监狱|移送|司法机关|治安|民警|人民警察|纪检|监察委|海关缉私|涉嫌犯罪|犯罪行为|构成犯罪|讯问室")
MISSPELLED: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"按装(?![箱修运载置卸机潢订])"), "按装", "安装"),
    (re.compile(r"既往不究"), "既往不究", "既往不咎"),
    (re.compile(r"(?:台|记|入|做|假|转|对|建|结|到|进|出|总|分|明细|银行|现金|往来|流水|挂|查|欠)帐(?!篷|幕)|帐(?:号|户|册|目|本|款|单|簿|面|务|证)"), "帐", "账"),
    (re.compile(r"(?<![一-鿿]其)其它"), "其它", "其他"),
    (re.compile(r"截止(?:到)?(?=\d|目前|案发|检查|今|本|现|当|[一二]〇|上述|立案|调查|执法|告知|申辩|送达)(?!本次)"), "截止", "截至"),
    (re.compile(r"份量"), "份量", "分量"),
    (re.compile(r"登陆(?=[^,。;]{0,16}(?:网站|网|系统|平台|账号|帐号|账户|网页|APP|公众号|小程序|后台|页面|邮箱|微信))|(?<=网站|系统|平台)登陆"),
     "登陆", "登录"),
    (re.compile(r"(?<![叫当看称用])做为(?!期|了|的)"), "做为", "作为"),
    (re.compile(r"既使(?![得用人其被])"), "既使", "即使"),
    (re.compile(r"必需(?=要|按|在|依|立即|遵守|于|经|由|对|将|向|当场|办理|取得|持|进行|使用|提供|提交|接受|配合|停止|改正|具备|设置|建立|符合|报|缴)"), "必需", "必须"),
    (re.compile(
        r"(?:陈述|申辩|听证|回避|复议|诉讼|救济|享有|合法|放弃|程序|法定)(?:和|、?申辩|、?听证|的|要求|申请|等|及|或|、){0,5}权力(?!机关|清单|运行|事项)"),
     "权力", "权利"),
    (re.compile(r"制订(?=本(?:办法|规定|条例|细则|标准|决定)|《|(?:的)?(?:法律|法规|规章|行政法规|裁量基准))"), "制订", "制定"),
    (re.compile(r"(?:处以?|给予|决定|并处|处以人民币)罚没(?=(?:人民币|现金)?[\d壹贰叁肆伍陆柒捌玖拾一二三四五六七八九十])"), "罚没", "罚款"),
)
QUOTED = re.compile(r"“[^“”\n]{0,200}”|\"[^\"\n]{0,120}\"|《[^《》\n]{0,60}》|「[^」\n]{0,80}」|‘[^’\n]{0,80}’")
ANSWER = re.compile(
    r"(?:(?:^|\n)\s*(?:答|当事人|被询问人|被检查人|申请人|委托代理人|证人|陈述人)|(?<=[?。!; ])答)\s?[:]"
    r"(?:(?!\n\s*(?:问|主持人|调查人|执法人员|记录|听证)|(?<=[?。!; ])问\s?:).)*", re.S)
"""An answer in a record, on a line of its own or behind its question."""
PERHAPS = re.compile(r"(?:进行|接受|对[^,。;]{0,12}|的|被)了?■问(?!题|卷|答)|■问(?=笔录|并制作|时)|犯罪■疑人|■供(?=[一二三]?份)")


def found(paper: Paper) -> Iterator[Word]:
    """The wrong words of `paper`, in reading order."""
    if paper.kind in WRITTEN_BY_OTHERS:
        return
    text = paper.text
    silent = _others_words(paper)
    words: list[Word] = []
    for m in CRIMINAL_WORD.finditer(text):
        if not _inside(silent, m.start()) and not OF_A_CRIMINAL_CASE.search(_sentence(text, m.start())) and not _of_the_police(paper):
            words.append(Word(m[0], dict(CRIMINAL)[m[0]], paper.span(m.start(), m.end()), criminal=True))
    for pattern, wrong, right in MISSPELLED:
        for m in pattern.finditer(text):
            at = m.start() + m[0].find(wrong)
            if not _inside(silent, at):
                words.append(Word(wrong, right, paper.span(m.start(), max(m.end(), at + len(wrong)))))
    yield from sorted(words, key=lambda w: w.at.start)


def perhaps(paper: Paper) -> Span | None:
    """Where an illegible character may make a word of criminal procedure."""
    m = PERHAPS.search(paper.text) if paper.kind not in WRITTEN_BY_OTHERS else None
    return paper.span(m.start(), m.end()) if m else None


def _of_the_police(paper: Paper) -> bool:
    return bool(paper.agency and paper.agency.department in ("public_security", "customs"))


def _others_words(paper: Paper) -> list[tuple[int, int]]:
    """Where others speak: the heading, quotations, titles, answers in a record, names of parties."""
    spans = [(0, paper.document.title_end), *(m.span() for m in QUOTED.finditer(paper.text)), *((p.at.start, p.at.end) for p in paper.parties)]
    if paper.kind in ("interview_record", "hearing_record", "inspection_record"):
        spans += [m.span() for m in ANSWER.finditer(paper.text)]
    return spans


def _inside(spans: list[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in spans)


def _sentence(text: str, offset: int) -> str:
    start = max(text.rfind(c, 0, offset) for c in "。\n")
    ends = [i for c in "。\n" if (i := text.find(c, offset)) >= 0]
    return text[start + 1:min(ends, default=len(text))]
