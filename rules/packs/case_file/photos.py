"""Photos: when, where and by whom they were taken, and what they show."""

from __future__ import annotations

from collections.abc import Iterator

from rules import patterns as re
from rules.facts import ink
from rules.facts.case import Case
from rules.facts.paper import Paper
from rules.judging import MINOR, Verdict, failed, passed, rule, undetermined
from rules.language import N_
from rules.law.cite import cite

TAKEN = "拍摄|摄影|摄制|拍照|摄像|录制|录像|制作|取证|采集|提取|形成|抓拍|照片"
COLON = r"(?:\([^()\n]{1,10}\))?\s?[:|]"
LABEL = rf"(?:{COLON}|(?:\([^()\n]{{1,10}}\))? {{1,4}}(?=[一-鿿\d]{{2}})(?!拍摄|地点|时间|日期|摄影|制作|取证|证明|内容|说明|备注|编号|照片|执法|当事人))"
"""Behind a label: a colon, or in a table without colons the gap before its value."""
TIME = re.compile(rf"(?:(?:{TAKEN})(?:的)?(?:起止)?(?:时间|日期)|(?<![一-鿿])(?:时间|日期))(?:(?:、|和|及|/)?(?:和|及)?地点)?{LABEL}")
PLACE = re.compile(rf"(?:(?:{TAKEN})(?:的)?(?:地点|位置|地址|场所)|(?:时间(?:、|和|及|/)?|(?<![一-鿿]))(?:地点|位置|地址)){LABEL}")
TAKER = re.compile(rf"(?:(?:{TAKEN})(?:人员?|者|人及证号|人姓名)|(?<![一-鿿])(?:摄影|摄像|拍照|拍摄)|取证人员?){LABEL}")
LABELS = re.compile(rf"(?:{TAKEN})(?:的)?(?:起止)?(?:时间|日期|地点|位置|地址|场所|人员?|者)")
OFFICERS = re.compile(rf"(?:执法人员|检查人员?|勘[验察]人员?|办案人员|调查人员|经办人|承办人)(?:签[名字])?{LABEL}")
SUBJECT = re.compile(
    rf"(?:(?:拟)?(?:证明|说明|反映)(?:的)?(?:内容|事项|对象|问题|事实|目的|情况)?|(?:{TAKEN})?(?:内容|对象|说明|主题|情况)(?:说明)?|(?:照片|图片)?(?:名称|说明|"
    rf"备注)|简要说明|文字说明|(?:照片|图片?|相片)\s?[一二三四五六七八九十\d]{{1,2}}){COLON}"
    r"|(?:证明(?:内容|事项|对象|目的)|(?:照片|拍摄|反映)(?:内容|对象|说明)|文字说明|简要说明) {1,4}(?=[一-鿿]{2})(?!拍摄|地点|时间|日期|执法|当事人)")
TAKEN_ON = re.compile(r"(?:(?:19|20)\d\d\s?[年\-/.]\s?\d{1,2}\s?[月\-/.]\s?\d{1,2}|[一二]〇[〇一二三四五六七八九]{2}年)[^。;\n]{0,60}?(?:拍|摄|取证|抓拍|照片|录制)")
SHOT_IN = re.compile(r"(?:在|于|位于|对)[^。;,\n]{2,50}?(?:拍|摄|取证|录制|进行拍照)")
SHOT_BY = re.compile(
    r"[一-鿿·]{2,12}[^。;\n]{0,50}?(?:拍摄|拍照|摄影|所拍|所摄|录制|拍得|摄)(?!时间|日期|地点|人|内容|位置|对象|说明)|摄影:[一-鿿]{2,4}"
)
SHOWS = re.compile(r"证明|反映|显示|说明(?!:)|证实|系[^。;,\n]{2,30}(?:情况|现场|现状|全景|场景)|为[^。;,\n]{2,30}(?:情况|现场|现状|全景|场景)")
CAPTION = re.compile(r"(?:^|\n)\s*(?:(?:图|照片|相片)?\s?[(（]?\d{1,2}[)）]?\s?[、.:]?\s?)?(?P<words>[一-鿿、,()\d]{4,40})(?=\s*(?:\n|$))")
NUMBERED_CAPTION = re.compile(r"(?:^|[\n\s])(?:图|照片|相片)?\s?[(（]?\d{1,2}[)）.、:](?!\d)\s?(?P<words>[一-鿿]{3,30})")
"""Several to a line: 1.仓库全景 2.货架上的蜂蜜."""
SHOT_ON_AND_AT = re.compile(
    r"(?:摄于|拍于|拍摄于|摄制于)[\d年月日时分.:/\-\s〇一二三四五六七八九十]{6,26}(?:许)?[,\s]{1,3}(?:于|在)?(?!拍摄|摄影|由|证明|当事人|执法)[一-鿿][一-鿿A-Z\d+]{2,30}(?=[,。;\s]|$)")
"""摄于2024年5月5日9时，某河左岸."""
TAKEN_BY = re.compile(r"(?:拍摄|摄影|拍照|取证|摄像)(?:人员?|者)[为是]?(?!签|姓|及|和|的|应|是否|证)[一-鿿]{2,3}(?=[、,。;\s]|$)")
"""拍摄人某某, without a gap."""
NAMED_AND_DATED = re.compile(
    rf"{TAKER.pattern}\s*[一-鿿·]{{2,4}}(?:[、,\s]{{1,3}}[一-鿿·]{{2,4}})?[\s,/|]+(?:(?:19|20)\d\d\s?[年.\-/]\s?\d{{1,2}}\s?[月.\-/]\s?\d{{1,2}}日?|[一二]〇[〇一二三四五六七八九]{{2}}年[^\s]{{3,8}}日)"
    r"(?:\s*\d{1,2}\s?[时:]\s?\d{0,2}分?)?(?:[\s,/|]+(?P<place>[一-鿿A-Z\d]{4,40}))?")
NO_CAPTION = re.compile(
    r"签[名字]|当事人|执法人员|粘贴|照片|第\d+页|共\d+页|以下空白|见证|负责人|^(?:现场|证据|取证)|局$|大队$|委员会$|政府$|执法文书|文书$|"
    r"共[\d一二三四五六]+[张页幅]|附图"
)
AUTOMATIC = re.compile(r"抓拍|监控|自动|截图|下载|系统|航拍|卫星|网页|录屏")
BLANK = re.compile(r"\((?:空白?|无|未填写?)\)|[\s_＿—\-/.·…*年月日时分]|空白")
NEXT = re.compile(r"\s(?=[一-鿿()]{2,14}:)|\n")
WHEN_AND_WHERE = "拍摄时间：2024年3月5日9时10分　拍摄地点：某镇工业区12号\n"


@rule(
    "CF-314", N_("照片未说明时间地点拍摄人"), severity=MINOR, points=1, each=["photo_evidence"], basis=[cite("行政诉讼证据规定", 12, 1, 2)],
    why=N_("照片没有时间、地点、拍摄人和说明，就证明不了拍的是哪里、什么时候。几张照片合用一处说明的可以。"),
    suggestion=N_("请补充照片的制作时间、地点、人员和证明对象。"),
    violates=[
        "现场照片\n〔照片1〕\n〔照片2〕\n〔照片3〕（照片粘贴处）\n第1页　共1页",
        "现场照片\n照片1\n照片2\n当事人签名：傅轩玲　2024年6月19日",
        "证据照片\n" + WHEN_AND_WHERE + "证明内容：货架上有过期饼干",
        "照片证据\n图1 店门口\n拍摄时间：2024年3月5日\n拍摄人：蔡志辉\n证明事项：占道摆放货架的现场情况",
        "现场照片（图片）证据\n摄影时间：\n摄影人：崔秋长\n摄影地点：某区宝洲路143号\n证明事项：擅自倾倒建筑垃圾的现场情况\n当事人确认：翁彬炳 2024.3.12",
    ],
    complies=[
        "现场照片\n照片1\n照片2\n" + WHEN_AND_WHERE + "拍摄人：蔡志辉\n证明内容：以上照片均系某美容公司现场情况\n当事人签名：曾晓斌",
        "证据照片\n1　2　3\n说明：以上照片系执法人员丁根、侯彩于2022年4月14日9时40分至10时在某区坳头村毛竹林内拍摄（摄影：丁根），反映违规用火点及过火面积。",
        "现场照片证据\n经营场所外观\n拍摄时间：2024年1月15日9时22分 拍摄地点：某镇美宇路257号\n拍摄人：孟长金\n扣押物品清点\n拍摄时间：2024年1月15日9时22分 "
        "拍摄地点：某镇美宇路257号\n拍摄人：孟长金\n当事人：潘彬珠 2024年1月15日",
        "照片证据\n来源：国道324线抓拍系统\n抓拍时间：2023-03-15 02:14　抓拍地点：国道324线K212\n证明内容：超限8.4吨\n下载打印：洪海涛、苏丽",
        "现场照片\n照片一：超限车辆正面\n" + WHEN_AND_WHERE + "拍摄人员：赵卫东、孙立",
        "取证照片\n时间、地点：2024年3月5日，某市场东门\n取证人员：高远、付蓉\n内容：占道摊位",
    ],
    unclear=[
        "现场照片\n〔照片〕\n拍摄时间：2024年■月■日　拍摄地点：■■■■■■\n拍摄人：■■、■■　证明内容：■■■■■■■■",
        "现场照片\n照片1\n" + WHEN_AND_WHERE + "拍摄人：■■■\n证明内容：货架",
        "现场照片\n拍摄时间：　　　　拍摄地点：\n拍摄人：　　　　证明内容：",
    ],
)
def photo_without_particulars(paper: Paper, case: Case) -> Iterator[Verdict]:
    """A photo proves something only of a time, a place and a maker, and when it is said what it shows. One caption may serve several photos.

    What a device recorded by itself has no photographer.
    """
    text = paper.text
    begin = paper.document.title_end
    told = _without_fields(text[begin:])
    labelled = [_filled(text, begin, p) for p in (TIME, PLACE, TAKER, SUBJECT)]
    time = labelled[0] or bool(TAKEN_ON.search(told))
    place = labelled[1] or bool(SHOT_IN.search(told)) or _both(text, begin)
    taker = labelled[2] or bool(SHOT_BY.search(told)) or bool(AUTOMATIC.search(text, begin))
    subject = labelled[3] or bool(SHOWS.search(told)) or _captioned(text, begin)
    behind = NAMED_AND_DATED.search(text, begin)                                         # 拍摄：某某 2024-05-06 10:15 采石场东侧
    time, place = time or behind is not None, place or bool(behind and behind["place"])
    place, taker = place or bool(SHOT_ON_AND_AT.search(told)), taker or bool(TAKEN_BY.search(text, begin))
    lacking = [message for there, message in (
        (time, N_("照片没有注明拍摄时间")), (place, N_("照片没有注明拍摄地点")), (taker, N_("照片没有注明拍摄人")), (subject, N_("照片没有说明证明的内容")),
    ) if not there]
    if not lacking:
        yield passed(N_("照片注明了时间、地点、拍摄人和内容"))
    elif "■" in text or paper.document.unread:
        yield undetermined(N_("照片的说明辨认不清，请核对原件"), at=paper.whole)
    elif paper.pictured and (len(lacking) > 1 or not any(labelled) or ink.sealed_over(paper) or _label_without_colon(text, begin)):
        yield undetermined(N_("照片页的说明没有读全，请核对原件"), at=paper.whole)
    elif not taker and len(lacking) == 1 and not TAKER.search(text, begin) and _filled(text, begin, OFFICERS):
        yield undetermined(N_("只有执法人员签名，没有写明由谁拍摄"), at=paper.whole)
    elif len(lacking) >= 3 and any(p.search(text, begin) for p in (TIME, PLACE, TAKER)) and not paper.dates and case.scope != "whole":
        yield undetermined(N_("照片说明没有填写"), at=paper.whole)
    elif len(lacking) >= 3:
        yield failed(N_("照片没有时间、地点、拍摄人的说明"), at=paper.whole, absent=True)
    else:
        yield from (failed(message, at=paper.whole, absent=True) for message in lacking)


def _label_without_colon(text: str, begin: int) -> bool:
    """Whether the word of a label was read, but neither a colon nor a gap behind it: on a scan a seal or a stain has taken it."""
    return any(not any(p.match(text, m.start()) for p in (TIME, PLACE, TAKER)) for m in LABELS.finditer(text, begin))


def _filled(text: str, begin: int, label: re.Pattern[str]) -> bool:
    """Whether something stands behind one of the labels."""
    for m in label.finditer(text, begin):
        value = NEXT.split(text[m.end():m.end() + 80])[0]
        if not value.strip() and text[m.end():m.end() + 1] == "\n":
            value = "" if re.match(r"\n\s*[一-鿿()]{2,14}:", text[m.end():m.end() + 20]) else text[m.end():m.end() + 40].strip().split("\n")[0]
        if "■" not in value and BLANK.sub("", value):
            return True
    return False


def _without_fields(text: str) -> str:
    """`text` without the fields for time, place and maker, so that their labels tell nothing."""
    for label in (TIME, PLACE, TAKER, OFFICERS):
        text = re.sub(rf"{label.pattern}[^\n]*?(?=\s[一-鿿()]{{2,14}}:|\n|$)", "\n", text)
    return text


def _both(text: str, begin: int) -> bool:
    """Whether the value behind 时间、地点 names a place after its day."""
    m = re.search(r"时间(?:、|和|及|/)?地点(?:\([^()\n]{1,10}\))?\s?[:|][^\n]{0,40}?\d[日时分\s,]{1,4}[,，\s于在]{0,2}(?P<place>[一-鿿]{3,})", text[begin:])
    return bool(m)


def _captioned(text: str, begin: int) -> bool:
    """Whether a line of its own says what a photo shows (图1 倾倒现场全景)."""
    return any(not NO_CAPTION.search(m["words"]) for pattern in (CAPTION, NUMBERED_CAPTION) for m in pattern.finditer(text, begin))
