"""Names of natural persons: what may be one, and lists of them as forms write them (王芳、李 明（执法证号：…）)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rules import patterns as re


def words(text: str) -> frozenset[str]:
    """The words of a table written as text."""
    return frozenset(text.split())


SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
    "俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计"
    "伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房"
    "裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷"
    "车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍"
    "双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨"
    "居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权"
    "逯盖益桓公仝闫肖佟修税先展代帅覃佘岳牟母涂付隋岩但谌揭郇官丘原苟战种乃库揣仉忻戢撒佴占粟次苑区朴信旦敬楚青木是邸鄢"
    "丛迟阳生闪由亓菅荔练阿买艳虎麦幕候卿刑闭兰芦栗辜晋冼禤缑檀汝"
)
DOUBLE = words(
    "欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 夏侯 令狐 轩辕 宇文 长孙 南宫 端木 独孤 闻人 申屠 钟离 呼延 百里 澹台 濮阳 太史 赫连 拓跋 "
    "西门 完颜 纳兰 张简 范姜"
)
NO_NAME = words(
    "姓名 同意 意见 建议 单位 时间 地点 日期 住址 地址 职务 电话 年龄 性别 情况 方式 关于 相关 应当 安全 管理 高速 公路 公司 公安 公章 公示 公告 全部 "
    "全程 当场 现场 支队 大队 "
    "中队 队员 组长 科长 所长 局长 主任 副局长 同志 人员 执法 执法证 证号 证件 记录 签名 签字 盖章 捺印 无误 属实 以上 全程 时分 分局 经办 经营 经理 经查 经核 平台 "
    "明确 安排 成立 成员 "
    "水务 水利 金额 万元 万圆 支付 于是 于此 和平 方案 方面 向其 向当 向被 从轻 从重 从业 原因 原件 关系 信息 信用 国家 广场 农业 文化 文书 文件 文号 家庭 通知 通过 "
    "安监 石材 马上 "
    "应予 计算 能够 习惯 步行 越权 查封 查看 查明 查询 查处 解释 解除 盖有 别人 相符 相片 公民 国土 平时 常住 何时 何地 何人 何事 尚未 连续 别墅 容易 向我 后果 种子 "
    "种植 生产 代表 代理 代签 "
    "程序 支付 单据 明细 花费 高度 项目 项下 万平 田地 鱼塘 房屋 房东 房产 路面 路口 车辆 车间 米左 山上 江边 沙石 都是 都有 都在 那是 那个 那天 就是 是的 是我 但是 "
    "先生 女士 女儿 儿子 老板 员工 店员 "
    "厂长 店长 股东 司机 工人 租户 房主 业主 邻居 群众 居民 村民 干部 党员 书记 网格员 协管员 居委会 村委会 物业 保安 门卫 见证人 在场人 陪同人 代收人 当事人 负责人 "
    "经营者 记录员 翻译 无异议 没有 拒签 拒绝 不在 "
    "已出示 已告知 已阅 均已 出示 亮证 表明 身份 核对 阅读 看过 清楚 知道 检查 勘验 询问 调查 处罚 承办 审核 审批 审查 批准 立案 结案 归档 移送 拟同意 拟立案 准予 "
    "请予 予以 上述 如实 完毕 结束 开始 年月日 "
    "高新 江西 江苏 广东 广西 广州 安徽 山东 山西 云南 贵州 海南 湖南 武汉 福建 温州 石家庄 金华 宁波 宁夏 和田 成都 常州 常德 万州 元整 元人 明示 明显 明知 申请 申辩 "
    "兰州 兰溪 兰考 兰陵 兰花 芦苇 芦溪 芦山 芦淞 辜负 晋江 晋安 晋中 晋城 晋州 晋级 晋升 晋宁 汝州 汝南 汝城 栗子 板栗 檀香 "
    "呼和浩特 乌鲁木齐 克拉玛依 巴音郭楞 乌兰察布 锡林郭勒 巴彦淖尔 齐齐哈尔 奥林匹克 吉尔吉斯 "
    "行政 机关 法制 制作 填写 注明 签收 收到 送达 直接 留置 邮寄 另行 依法 依据 规定 决定 罚款 没收 警告 责令 整改 改正 停止 解决 联系 联系人 手机 邮编"
)
WRONG_ENDING = re.compile(
    "(?:人员|部门|机关|单位|机构|中队|大队|支队|公司|办公|意见|同意|决定|处罚|检查|调查|签名|证|号|局|所|队|站|科|厅|县|市|镇|乡|村|路|店|厂|室|组|元|份|册|条|项|款|"
    "页|日|月|年|时|分|的|了|着|过|吗|呢|是|在|有|和|与|及|等)$"
)
SOUNDS = (
    "阿艾爱埃安奥巴包毕博布措达代丹旦德登迪丁顿多尔嘎噶尕戈格根古哈赫吉金卡克库拉赖朗勒里丽力莲林玛买麦曼毛美孟米敏木姆穆娜乃奈尼努诺帕"
    "平其齐奇琴青仁日荣热茹若萨塞桑色莎苏索斯塔台坦特提图吐托娃瓦旺乌西夏仙肖雅央伊依尤扎珍卓朝鲁宝音高呼额恩斡南江别孜逊云加次洛才杰曲敖乐甫合凯玉泽罗绒甲拥邓俄切宗色茸昂呷惹措"
)
"""Characters that write the sounds of Mongol, Tibetan, Uyghur, Kazakh and Yi names (乌兰图雅, 次仁多吉, 阿依古丽)."""
WRITTEN_BY_SOUND = re.compile(f"[{SOUNDS}白和顿格亚兰][{SOUNDS}仓花桑让吉白兰]{{2,6}}")
HAN = "一-鿿㐀-䶿"
NAME = rf"(?:[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}}){{1,3}}|[{HAN}]{{2,6}}|[{HAN}] [{HAN}])"
"""What may be a name by its length alone; `is_person` tells."""


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A name at `start:end`; `aside` is what stands in brackets or as a number behind it."""

    name: str
    start: int
    end: int
    aside: str = ""


@lru_cache(maxsize=4096)
def is_person(name: str) -> bool:
    """Whether `name` has the form of a person's: a known family name and one or two more characters, 某 or a dot between parts."""
    if name in NO_NAME:
        return False
    if "·" in name:
        return bool(re.fullmatch(rf"[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}}){{1,3}}", name))
    if len(name) >= 4 and WRITTEN_BY_SOUND.fullmatch(name):
        return True
    if not re.fullmatch(rf"[{HAN}]{{2,4}}", name):
        return False
    if name[:2] in DOUBLE and len(name) >= 3:
        return not WRONG_ENDING.search(name[2:]) or len(name) == 3
    if name[0] not in SINGLE or len(name) > 3 or name[:2] in NO_NAME:
        return False
    return len(name) == 2 or not WRONG_ENDING.search(name) or name[-1] in "年月日市路元和时在有"


@lru_cache(maxsize=4096)
def may_be_person(name: str) -> bool:
    """As `is_person`, for a place where nothing but names can stand: rare family names pass too."""
    if is_person(name):
        return True
    if name in NO_NAME or not re.fullmatch(rf"[{HAN}]{{2,4}}", name) or WRONG_ENDING.search(name) or name[:2] in NO_NAME:
        return False
    return len(name) <= 3 and not re.search("[的是了出示证号执法签意见拟无局队所站科室处罚检查询问已未不请经对向于将以为由被和或其各均共等本该此人两]", name)


NUMBERED = r"(?:行政)?(?:执法证件?|执法|检查证|监督证|工作证|证件?|警)(?:号码?|编号)?\s?[:为]?\s?"
TOKEN = re.compile(
    rf"(?P<name>[{HAN}](?: {{1,4}}[{HAN}])(?![{HAN}])|[{HAN}]+(?:·[{HAN}]+)*)\s*(?P<aside>\((?:[^()]|\([^()]*\)){{0,60}}\))?"
    rf"(?:[\s,]*(?P<number>{NUMBERED}[A-Za-z{HAN}]?\s?[A-Za-z]{{0,4}}[\d■](?:[\d■]| (?!\s*(?:19|20)\d\d\s?[年.\-/])){{3,20}}|[A-Za-z]{{0,4}}\d{{5,14}}(?!\d|[-/.年])))?"
)
SEPARATOR = re.compile(rf"(?:[\s、,;/和与及|]|\(?\d[.、)](?=\s?[{HAN}]))*")


CERTIFIED = re.compile(rf"(?:执法?|检查|监督|工作|警|证)[^()\n]{{0,12}}?\d{{4}}|^\(?[A-Za-z{HAN}]?[A-Za-z]{{0,4}}\d{{5,14}}\)?$")
"""A certificate's number behind a name: then even a name of no known family is one (敖日格乐(执法证:内林150812))."""
POST = re.compile(
    "(?:[一-鿿]{2,4})?(?:监督员|监察员|稽查员|检查员)|执法人员|辅警|协警|协管员|网格员|实习生|实习人员|民警|警员|科员|队员|执法队员|(?:副)?(?:中队长|大队长|队长|科长|股长|所长|主任科员)|人民警察|执法员|职员|书记员|办事员|技术员|司机")
"""What somebody is, before his name."""
OFFICE = re.compile(f"^[{HAN}]{{2,20}}(?:队|科|股|所|局|室|组|站|处|委|办)$")


def listed(text: str, start: int, end: int) -> Iterator[NamedPerson]:
    """The names that open `text[start:end]`, up to the first thing that is none."""
    at = start
    started = False
    post = ""
    while at < end:
        gap = SEPARATOR.match(text, at, end)
        at = gap.end() if gap else at
        m = TOKEN.match(text, at, end)
        if not m:
            return
        name = "".join(m["name"].split())
        if re.match(r"\s?:", text[m.end():m.end() + 2]) and not m["number"]:          # the label of the next field
            return
        if not started and OFFICE.search(name):                                      # 承办人:执法一中队 李某、王某
            at = m.end("name")
            continue
        if POST.fullmatch(name) and not m["number"] and m["name"] != text[at:end].strip():
            post, at = name, m.end("name")                                           # 记录人:辅警 李某
            continue
        if not may_be_person(name):
            split = _run_together(name)
            if not split and CERTIFIED.search((m["aside"] or "") + (m["number"] or "")) and 4 <= len(name) <= 6 and name not in NO_NAME and not WRONG_ENDING.search(name):
                split = [name]
            if not split:
                return
            offset = m.start("name")
            for part in split:
                yield NamedPerson(part, offset, offset + len(part))
                offset += len(part)
        else:
            yield NamedPerson(name, m.start("name"), m.end("name"), post + (m["aside"] or "") + (m["number"] or ""))
        post = ""
        started = True
        at = m.end()


def _run_together(name: str) -> list[str]:
    """Two names without a gap between them (吴珍鸿王玲), where only one division is possible."""
    if not 4 <= len(name) <= 6 or name in NO_NAME:
        return []
    cuts = [[name[:n], name[n:]] for n in (2, 3) if is_person(name[:n]) and is_person(name[n:])]
    return cuts[0] if len(cuts) == 1 else []
