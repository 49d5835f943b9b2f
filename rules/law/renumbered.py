"""Articles whose numbers changed in a revision, and what they are about.

A number alone proves nothing: 第四十二条 of the penalty law was the hearing and is now the two officers.
What the sentence is about decides (`meant`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from rules import patterns as re
from rules.language import N_
from rules.law.register import Version
from rules.law.structure import Structure


@dataclass(frozen=True, slots=True)
class Moved:
    """An article before and after a revision.

    `matter` is what it is about; `old` its number before, `new` its numbers since; `was` the structure of the old article.
    `words` are found in sentences on that matter, `others` in sentences on what now stands under the old number.
    `substance`: it decides what is punished and how hard, so that the law of the day of the violation may still be the right one.
    `both_unclear`: a sentence may well speak of both, so that the nearer proves nothing.
    """

    matter: str
    old: int
    new: tuple[int, ...]
    was: Structure
    words: re.Pattern[str]
    others: re.Pattern[str]
    substance: bool = False
    both_unclear: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision of `law` (full title) in force since `since`."""

    law: str
    since: date
    moved: tuple[Moved, ...]

    def by_old_number(self, article: int) -> Moved | None:
        return next((m for m in self.moved if m.old == article), None)


class Meant(Enum):
    """Which article is meant by a number that has moved: what stood under it, or what stands there now."""

    OLD = "old"
    NEW = "new"
    UNCLEAR = "unclear"


def _moved(matter: str, old: int, new: Sequence[int], was: str, words: str, others: str, *, substance: bool = False,
           both_unclear: bool = False) -> Moved:
    return Moved(matter, old, tuple(new), Structure(1, was), re.compile(words), re.compile(others), substance, both_unclear)


LENIENT = (
    r"从轻|减轻|主动(?:消除|改正|供述|退赔|采取)|消除(?:违法行为)?危害|立功|受他人胁迫|诱骗|积极配合|配合.{0,6}(?:查处|调查)"
)
SPARED = r"不予(?:行政)?处罚|免予(?:行政)?处罚|违法行为轻微|情节轻微|初次违法|首次违法|首违|[没无](?:有)?主观过错"
ONE_ACT = r"同一(?:个)?违法行为|两次以上|一事不(?:再|二)罚|择一重|罚款数额高的"
HEARD = r"陈述[、,和与及或者]{0,3}(?:进行)?申辩|(?:有权|权利)[^。;]{0,20}(?:陈述|申辩)|申辩(?:权|意见|期限|的权利|材料)"
TOLD = r"告知|事实、?理由[、及和以]*依据|拟(?:对|作出|给予|处以)"

PENALTY_LAW = Revision("中华人民共和国行政处罚法", date(2021, 7, 15), (
    _moved(N_("管辖"), 20, [22, 23], ".", r"管辖|违法行为发生地", r"委托"),
    _moved(N_("移送司法机关"), 22, [27], ".", r"涉嫌犯罪|构成犯罪|司法机关|刑事责任", r"管辖|违法行为发生地"),
    _moved(N_("责令改正"), 23, [28], ".", r"责令|限期改正|限期整改|立即改正|改正(?:上述|该|违法)", r"管辖|县级以上|职权|违法行为发生地"),
    _moved(N_("一事不再罚"), 24, [29], ".", ONE_ACT, r"乡镇|乡、镇|镇人民政府|街道办事处|赋权|下放|交由", substance=True),
    _moved(N_("未成年人的处罚"), 25, [30], ".", r"周岁|未成年|监护人", r"管辖|争议|协商|指定", substance=True),
    _moved(N_("精神病人的处罚"), 26, [31], ".", r"精神病|智力残疾|辨认|控制自己行为", r"协助", substance=True),
    _moved(N_("从轻减轻处罚"), 27, [32, 33], "4..", rf"{LENIENT}|{SPARED}", r"移送|涉嫌犯罪|构成犯罪|司法机关|公安机关", substance=True),
    _moved(N_("处罚时效"), 29, [36], "..", r"[二两2]年(?:内|未|的)|时效|未被发现|追究期限", ONE_ACT, substance=True),
    _moved(N_("查明违法事实"), 30, [40], ".", r"查明|事实清楚|事实不清", r"未成年|周岁|监护人"),
    _moved(N_("告知"), 31, [44], ".", rf"{TOLD}|{HEARD}", r"精神病|精神障碍|智力|残疾人|辨认|控制自己行为"),
    _moved(N_("陈述申辩"), 32, [45], "..", rf"{HEARD}|告知(?!书)|提出(?:书面)?意见", LENIENT, both_unclear=True),
    _moved(N_("当场处罚"), 33, [51], ".", r"当场(?:作出|给予|决定|处罚|行政处罚|对)|简易程序|现场处罚",
           rf"{SPARED}|及时改正|[没未](?:有)?造成危害|批评教育|进行教育"),
    _moved(N_("当场处罚决定书"), 34, [52], "...", r"当场(?:作出|填写|交付|处罚|行政处罚)|预定格式|编有号码|简易程序", r"裁量"),
    _moved(N_("调查取证"), 36, [54], ".", r"全面、?客观、?公正|收集(?:有关)?证据", r"[二两2]年|时效|未被发现|终了"),
    _moved(N_("调查取证和先行登记保存"), 37, [42, 55, 56], "...",
           r"先行登记|登记保存|抽样取证|可能灭失|以后难以取得|调查(?:取证)?|检查|询问|出示(?:执法)?证|回避|不得少于[两二]人",
           r"从旧|从新|新法|旧法|修改|修订|废止|违法行为发生时"),
    _moved(N_("审查决定和集体讨论"), 38, [57], "4...",
           r"集体讨论|负责人|审查|作出(?:如下|以下|本)?(?:行政)?处(?:罚|理)|(?:决定|拟|拟决定)(?:对|给予|作出|处以|予以)"
           r"|给予.{0,12}处罚|(?:决定|拟)(?:处|并处)?(?:罚款|没收|警告|暂扣|吊销|责令停)|(?:如下|以下)(?:行政)?(?:处罚|决定)", r"无效|没有依据|主体资格|重大且明显"),
    _moved(N_("决定书内容"), 39, [59], "6..", r"制作.{0,6}决定书|载明|盖有.{0,12}印章", r"公示|公布|公开"),
    _moved(N_("送达"), 40, [61], ".", r"送达|交付当事人|送交|七日内|7日内", r"查明|事实清楚|事实不清|证据不足"),
    _moved(N_("未告知或者拒绝听取申辩的后果"), 41, [62], ".", r"不能成立|拒绝听取", r"监控|电子技术|技术设备"),
    _moved(N_("听证"), 42, [63, 64], "8..", r"听证", r"[两二2](?:名|位|人)|执法资格|执法证|执法人员|文明执法"),
    _moved(N_("复议、诉讼期间不停止执行"), 45, [73], ".", r"停止执行", r"陈述|申辩"),
    _moved(N_("缴纳罚款"), 46, [67], "...", r"缴纳|[缴交](?:至|到|往)|缴款|收受罚款|(?:指定|代收)(?:的)?银行|十五日内|15日内",
           r"证据|书证|物证|查证属实|非法手段|电子数据"),
    _moved(N_("当场收缴罚款"), 47, [68], "2.", r"当场收缴|收缴罚款|代为收缴", r"全过程|音像|归档|文字记录"),
    _moved(N_("加处罚款与强制执行"), 51, [72], "3.",
           r"加处|百分之三|3%|滞纳|强制执行|拍卖|抵缴|逾期(?:不|未|仍)|到期(?:不|未)|不履行|拒不履行",
           r"当场|简易程序|警告|事实确凿|法定依据|决定|给予|处以|二百元|三千元"),
    _moved(N_("延期分期缴纳"), 52, [66], ".", r"延期|分期|暂缓", r"当场|出示|执法证|预定格式|备案"),
))

RECONSIDERATION_LAW = Revision("中华人民共和国行政复议法", date(2024, 1, 1), (
    _moved(N_("复议申请期限"), 9, [20], "..", r"六十日|60日|[申提](?:请|起|出)(?:行政)?复议", r"表彰|奖励|显著成绩"),
    _moved(N_("复议机关"), 12, [24], "..", r"[申提](?:请|起|出)(?:行政)?复议|人民政府|上一级",
           r"不属于|复议范围|受案范围|国防|任免|奖惩|调解"),
    _moved(N_("复议期间不停止执行"), 21, [42], "4.", r"停止执行", r"不动产|二十年|五年|20年|5年"),
))

REVISIONS = {r.law: r for r in (PENALTY_LAW, RECONSIDERATION_LAW)}


def meant(moved: Moved, paragraph: int | None, item: int | None, before: str, after: str, now: Version | None) -> Meant:
    """Which article a citation of the old number means.

    `before` and `after` are what its sentence says up to it and from it on; `now` is the version in force. A citation is about what
    follows it
    (依据…第四十二条的规定，你有权要求听证), and only where that says nothing about what leads to it (要求听证的权利，见…第四十二条);
    what stands nearest decides.
    A paragraph or item that only one of the two articles has must agree with the words.
    """
    said = _nearest(moved, after)
    if said is Meant.UNCLEAR:
        said = _nearest(moved, before, backwards=True)
    if paragraph is None and item is None:
        return said
    was, still = moved.was.has(1, paragraph, item), now.has(moved.old, paragraph, item) if now else None
    if still and was is False:
        return Meant.UNCLEAR if said is Meant.OLD else Meant.NEW
    if was and still is False and said is Meant.NEW:
        return Meant.UNCLEAR
    return said


def _nearest(moved: Moved, text: str, backwards: bool = False) -> Meant:
    old, new = _distance(moved.words, text, backwards), _distance(moved.others, text, backwards)
    if old == new or (moved.both_unclear and None not in (old, new)):
        return Meant.UNCLEAR
    if new is None or (old is not None and old < new):
        return Meant.OLD
    return Meant.NEW


def _distance(pattern: re.Pattern[str], text: str, backwards: bool) -> int | None:
    """How far from the citation the nearest match stands, in characters."""
    return min((len(text) - m.end() if backwards else m.start() for m in pattern.finditer(text)), default=None)
