"""Headings that no list has, put together of the words that headings are made of: 案件线索受理登记表, 罚款延期缴纳审批表.

Departments name their forms freely, but of the same words. A line that is made of such words from its first to its last character and ends as a form's name
does is read by the words that tell kinds apart; one with any other word in it is not (回访登记表, 听证会签到表), and stays unknown.
"""

from dataclasses import dataclass
from functools import lru_cache

SHORTEST, LONGEST = 4, 26


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FORMS = _words(
    "表 单 书 笔录 记录 报告 清单 凭证 凭据 回证 回执 截图 照片 图片 纪要 请示 函 案卷 卷宗 页面 打印件 票据 收据 回单 目录 状 执照 复印件")
"""How the names of forms end."""
LOOSE_FORMS = _words(
    "公告 通知 申请 声明 承诺 证明 意见 材料 资料 信息 查询 指令 确认 总结 登记 说明 备考 决定")
"""How other papers end, and headings within a paper as well: only a longer name that ends so is one."""
LOOSE_SHORTEST = 7
NEUTRAL = _words(
    "行政处罚 行政执法 行政强制 行政案件 行政 处罚 执法 案件 案 违法行为 违法 涉嫌 犯罪 重大 疑难 复杂 一般 普通 程序 当事人 被处罚人 法律 文书 "
    "单位 个人 机关 部门 机构 上级 信息 情况 事项 内容 意见 结果 内部 申请 审批 呈批 报批 审查 审核 核审 审理 登记 受理 处理 办理 表 单 书 笔录 "
    "记录 报告 清单 凭证 通知 告知 决定 函 件 会 会议 及 和 与 暨 的 、 对 现场 检查 首次 初次 补充 第一次 第二次 网上 电子 网站 政府 门户 系统 "
    "平台 打印件 页面 截图 证明 材料 资料 说明 公开 罚款 罚没款 款 物品 财物 物资 证据 权利 义务 声明 承诺 请示 状 回单 回执 收据 票据 附卷 归档 "
    "拟 作出 给予 期限 时限 时间 地点 领导 负责人 集体 专题 局长 科室 承办 人员 通知书 决定书 告知书 意见书 申请书 审批表 登记表 记录表 报告书 "
    "情况表 科 股 室 处 食品 药品 产品 商品 烟草 农药 兽药 种子 化肥 医疗 器械 消防 安全 生产 环境 污染源 卫生 监督 监察 抽查 稽查 道路 运输 路政 "
    "车辆 城管 城市 市容 水政 渔政 林业 文化 市场 土地 建设 房屋 价格 计量 先行 分析 复印件 催告 履行 义务 行政义务 全程 成功 代收 收缴 财政 成交 "
    "指令书 人民法院 向 国家 信用 报送 总结 隐患 限期 治理 理由 快速 专用 统一 中央 地方 非税收入 我局 本局 不利 处分 举行 企业 个体工商户 经营者 "
    "法定代表人 基本 主体 详情 反馈 呈报 确认 附件 汇总")


@dataclass(frozen=True, slots=True)
class Composition:
    """A heading is of `kind` when it has a word of each group of `need` and none of `without`."""

    kind: str
    need: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]


def _of(kind: str, need: str, without: str = "") -> Composition:
    return Composition(kind, tuple(map(_words, need.split("/"))), _words(without))


COMPOSITIONS = (
    _of("address_confirmation", "送达 / 地址 方式 / 确认 同意", "审批"),
    _of("address_confirmation", "电子送达 / 同意 确认书", "审批"),
    _of("delivery_receipt", "送达 / 回证 回执 登记 记录 证明 凭证 凭据 截图 签收 情况 照片", "地址 公告 公示 审批"),
    _of("delivery_receipt",
        "EMS 邮件 邮寄 快递 物流 特快专递 挂号信 邮政 / 跟踪 查询 轨迹 信息 截图 签收 单 回执 凭证 收据 记录 详情 妥投",
        "银行 公示 热线"),
    _of("public_notice", "公告 / 送达 报纸 登报 网站 截图", "听证 公示"),
    _of("publicity_record",
        "公示 信用中国 企业信用信息公示系统 / 截图 记录 登记 表 单 页面 凭证 打印件 信息 情况",
        "听证 报告 公告 基本 主体 企业登记"),
    _of("publicity_record", "公开 / 处罚 执法 / 截图 记录 登记 表 单 页面 打印件", "听证 报告 公告 会议"),
    _of("enforcement_demand", "催告 催缴 / 书 函 通知 单", "审批 回证"),
    _of("enforcement_application", "强制执行 非诉执行 申请执行 / 申请 / 书 函", "审批 催告"),
    _of("instalment_approval",
        "分期 延期 暂缓 延缓 缓缴 / 缴纳 缴款 罚款 缓缴 / 审批 申请 呈批 通知 决定 批准 书 表",
        "听证 查封 扣押 办案"),
    _of("seizure_extension", "延长 延期 / 查封 扣押 暂扣 强制措施 / 决定 通知 告知", "审批"),
    _of("extension_approval",
        "延长 延期 / 办案 办理 期限 时限 案件 审理 调查 决定 / 审批 呈批 申请 报批",
        "查封 扣押 措施 缴纳 缴款 听证 罚款"),
    _of("registration_disposal", "登记保存 证据保存 / 解除 处理 返还 退还 发还", "审批 呈批 申请"),
    _of("registration_approval", "登记保存 证据保存 / 审批 呈批 批准 申请"),
    _of("registration_notice", "登记保存 证据保存 / 通知 告知 决定 清单 凭证 单 登记表", "笔录"),
    _of("registration_approval", "查封 扣押 暂扣 封存 扣留 强制措施 / 审批 呈批 批准 申请"),
    _of("inspection_record", "查封 扣押 暂扣 封存 扣留 强制措施 / 现场 实施 / 笔录"),
    _of("seizure_disposal", "查封 扣押 暂扣 封存 扣留 强制措施 / 解除 处理 返还 退还 发还", "笔录"),
    _of("seizure_decision", "查封 扣押 暂扣 封存 扣留 强制措施 / 决定 通知 凭证", "笔录 清单"),
    _of("confiscation_disposal", "没收 罚没 涉案 销毁 非法财物 违法物品 / 物品 财物 物资 销毁 / 处理 处置 销毁 移交 上缴 交接 拍卖 变卖 无害化 移送 "
        "/ 清单 表 单 书 记录 笔录 确认",
        "款项 票据 收据 缴款"),
    _of("payment_receipt",
        "缴款 缴费 缴纳 缴罚 支付 收讫 罚没款 收缴 转账 汇款 银行 微信 "
        "支付宝 / 凭证 凭据 回单 回执 截图 证明 收据 票据 单 记录 缴款书",
        "分期 延期 暂缓 延缓 催 申请 审批 通知"),
    _of("payment_receipt", "罚没 罚款 非税收入 / 收据 票据 缴款书 凭证", "物品 财物 申请 审批"),
    _of("closing_approval", "结案 办结 销案 / 审批 呈批 登记 报告 审查 报批 意见 申请 审核", "立案 延期 延长 调查"),
    _of("filing_approval", "立案 / 审批 呈批 登记 请示 申请 报告 审查 报批 决定 批准 呈报", "不予 撤销 结案 撤案 延期 告知 通知 移送"),
    _of("hearing_record", "听证 / 笔录 记录", "放弃 申请 签到"),
    _of("statement_record", "听证 陈述 申辩 权利 / 放弃 / 声明 承诺 说明 书 确认 情况 意见 材料"),
    _of("hearing_report", "听证 / 报告 意见", "告知 申请 审批 通知 陈述 申辩"),
    _of("hearing_summons", "听证 / 通知 公告", "不予 终止 告知 申请 撤回 不受理"),
    _of("hearing_request", "听证 / 申请 要求", "撤回 告知 审批 受理 通知"),
    _of("prior_notice", "告知 / 处罚 处分 拟 事先 / 书 笔录 单 通知", "不予 免予 放弃 审批 复议 送达 催"),
    _of("hearing_notice", "听证 / 告知 / 书 单 笔录", "审批 送达"),
    _of("legal_review", "法制 法治 合法性 法规 / 审核 审查 核审 / 意见 表 书 单 报告 记录", "申请 送审 规范性文件 合同"),
    _of("group_discussion",
        "集体 案审会 案审委 审理会 会议 局务会 办公会 班子 / 讨论 研究 审议 会审 审理 案件 / 记录 笔录 纪要",
        "听证 签到"),
    _of("statement_review", "陈述 申辩 当事人意见 / 复核 采纳 核实 审查 答复 处理", "告知 申请"),
    _of("statement_record", "陈述 申辩 / 笔录 书 记录 意见 材料 登记 状 情况", "告知 复核 审批"),
    _of("statement_review", "复核 / 意见 审批 表 报告", "法制 听证 复议 检验 检测 鉴定 整改 文书"),
    _of("no_penalty_decision", "不予 免予 免于 免罚 / 决定书 决定 通知", "审批 立案 送达 听证 受理 复议 告知"),
    _of("summary_decision", "简易 当场 现场 / 处罚决定", "审批 送达 不予 撤销"),
    _of("penalty_decision", "处罚决定书", "审批 送达 不予 撤销 告知 补正 更正 变更 催告 履行 执行 公示 公告 公开"),
    _of("penalty_approval",
        "处罚 处理 / 审批 呈批 报批",
        "立案 结案 告知 延期 分期 强制 登记保存 法制 集体 公示 罚没 "
        "没收 查封 扣押 听证 文书 移送 复核 线索 举报 投诉 调查 不予受理"),
    _of("correction_order", "责令 限期 / 改正 整改 停止 拆除 治理 纠正 / 通知 决定 指令 告知", "复查 审批 回证"),
    _of("correction_order", "整改 改正 隐患 / 通知 指令", "复查 审批 回证 责令"),
    _of("investigation_report",
        "调查 稽查 / 终结 总结 处理 结论 情况 报告 / 报告 审批 审查 意见 表 书 总结",
        "笔录 通知 申请 取证 询问 委托 函"),
    _of("investigation_report", "处理 处罚 / 建议 / 书 报告", "听证 复核 审批"),
    _of("interview_record", "询问 谈话 讯问 / 笔录", "听证 通知 教育 电话 申请"),
    _of("sampling_record", "抽样 采样 样品采集 抽检 / 记录 单 凭证 笔录 清单 通知", "报告 审批"),
    _of("photo_evidence",
        "照片 图片 图像 影像 拍照 摄像 音像 视频 / 证据 取证 现场 违法 检查 执法 资料 说明 登记 记录",
        "送达 身份 公示 缴款"),
    _of("inspection_record",
        "检查 勘验 勘查 勘察 测绘 核查 监察 巡查 现场执法 / 笔录",
        "复查 询问 听证 讨论 抽样 照片 拍照 销毁 线索 陈述"),
    _of("inspection_record",
        "检查 勘验 勘查 勘察 测绘 核查 监察 巡查 / 现场 监督 执法 / 记录",
        "复查 询问 听证 讨论 抽样 照片 拍照 销毁 线索 陈述"),
    _of("appraisal", "检验 检测 鉴定 监测 鉴别 测量 / 报告 意见 结论 结果", "委托 申请 审批 抽样单"),
    _of("evidence_copy", "证据 书证 物证 / 提取 复制 复印 粘贴 提供 材料 照片 / 单 表 清单 材料 说明 页", "登记保存 抽样"),
    _of("party_identity", "营业执照 身份证 主体资格 身份信息 主体信息 登记基本 身份", "委托 授权 执法人员 执法证"),
    _of("clue_record",
        "线索 案源 来源 举报 投诉 工单 交办 转办 信访 热线 / 登记 受理 核查 移交 表 单 记录 处理 交办 转办",
        "移送函 移送书 处罚决定"),
    _of("transfer_letter", "移送 移交 / 案件 线索 犯罪 / 函 书 通知", "审批 回证 物品 财物"),
    _of("case_remarks", "备考 / 卷 案 表 登记"),
    _of("case_catalogue", "卷内 案卷 卷宗 / 目录"),
    _of("case_cover", "案卷 卷宗 / 处罚 执法 稽查 案件 程序", "目录 备考 归档 移交 评查 借阅"),
)
"""In this order: the first that fits tells the kind."""

WORDS = frozenset(word for c in COMPOSITIONS for group in c.need for word in group) | frozenset(NEUTRAL)
LONGEST_WORD = max(map(len, WORDS))


@lru_cache(maxsize=20_000)
def composed(name: str) -> str | None:
    """The kind that a bare heading (`headings.bare`) names by its words; None for one with a word that headings are not made of, or that fits no kind."""
    shaped = name.endswith(FORMS) or (len(name) >= LOOSE_SHORTEST and name.endswith(LOOSE_FORMS))
    if not shaped or not SHORTEST <= len(name) <= LONGEST or not _of_known_words(name):
        return None
    return next((c.kind for c in COMPOSITIONS if all(any(w in name for w in group) for group in c.need) and not any(w in name for w in c.without)), None)


def _of_known_words(name: str) -> bool:
    reached = {0}
    for start in range(len(name)):
        if start in reached:
            reached |= {end for end in range(start + 1, min(start + LONGEST_WORD, len(name)) + 1) if name[start:end] in WORDS}
    return len(name) in reached
