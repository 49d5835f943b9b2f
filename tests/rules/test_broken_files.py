"""One thing broken in a whole lawful file: the rule that it breaks speaks, and of the rules of these stages no other."""

from pathlib import Path

import pytest

from tests.rules.test_lawful_files import judged

FOLDER = Path(__file__).parent / "lawful"
BROKEN = [
    ("ecology_with_a_hearing", "CF-104", "询问人姓名及执法证号：江波 24110037    白雪梅 24110052", "询问人姓名及执法证号：江波 24110073    白雪梅 24110052"),
    ("ecology_with_a_hearing", "CF-105", "名称：嘉陵市顺昌电镀有限公司\n类型", "名称：嘉陵市顺昌电镀厂有限公司\n类型"),
    ("ecology_with_a_hearing", "CF-512", "听证主持人：段志刚    记录员：苗青\n案件调查", "听证主持人：江波    记录员：苗青\n案件调查"),
    ("ecology_with_a_hearing", "CF-405", "审核人：古月、程宇（国家统一法律职业资格）\n2024年7月4日", "审核人：江波（国家统一法律职业资格）\n2024年7月4日"),
    ("ecology_with_a_hearing", "CF-404", "程宇（国家统一法律职业资格）\n2024年7月4日", "程宇（国家统一法律职业资格）\n2024年7月24日"),
    ("ecology_with_a_hearing", "CF-407", "时间：2024年7月15日9时至9时50分", "时间：2024年7月25日9时至9时50分"),
    ("ecology_with_a_hearing", "CF-408", "审议结论：一致同意对嘉陵市顺昌电镀有限公司罚款20万元。\n", ""),
    ("ecology_with_a_hearing", "CF-408", "主持人：罗文斌（局长）\n", ""),
    ("ecology_with_a_hearing", "CF-511", "（委托代理人） 2024年6月12日", "（委托代理人） 2024年6月20日"),
    ("ecology_with_a_hearing", "CF-507", "罚款人民币贰拾万元整（￥200000.00）。\n    限你", "罚款人民币叁拾万元整（￥300000.00）。\n    限你"),
    ("ecology_with_a_hearing", "CF-505", "要求听证的，应当自收到本告知书之日起五个工作日内提出。", "要求听证的，应当自收到本告知书之日起三日内提出。"),
    ("ecology_with_a_hearing",
     "CF-503",
     "有权进行陈述、申辩，有权要求听证。你公司可自收到本告知书之日起五个工作日内向我局提出书面陈述、申辩意见；要求听"
     "证的",
     "有权要求听证。要求听证的"),
    ("ecology_with_a_hearing", "CF-502", "我局拟对你公司作出罚款人民币贰拾伍万元整（￥250000.00）的行政处罚", "我局拟对你公司作出行政处罚"),
    ("ecology_with_a_hearing", "CF-402", "八、处理建议：建议罚款人民币25万元。\n", ""),
    ("ecology_with_a_hearing", "CF-402", "五、相关证据：现场检查（勘察）笔录、调查询问笔录、监测报告、照片、营业执照复印件。\n", ""),
    ("ecology_with_a_hearing", "CF-303", "时间：2024年4月12日9时30分至10时25分", "时间：2024年4月12日9时30分"),
    ("ecology_with_a_hearing", "CF-302", "检查时间：2024年4月9日14时20分至16时05分", "检查时间：2024年4月9日"),
    ("ecology_with_a_hearing", "CF-304", "现场负责人签名：蒋大民     2024年4月9日", "现场负责人签名："),
    ("ecology_with_a_hearing", "CF-306", "以上笔录我已看过，与我讲的一样。\n", ""),
    ("ecology_with_a_hearing", "CF-307", "公民身份号码：51090219750311****", "公民身份号码："),
    ("ecology_with_a_hearing", "CF-314", "拍摄时间：2024年4月9日15时10分    ", ""),
    ("ecology_with_a_hearing", "CF-313", "与原件核对无误。提供人：郭顺昌（公司印章） 2024年4月12日", ""),
    ("ecology_with_a_hearing", "CF-202", "负责人审批意见：同意立案。          签名：罗文斌    2024年4月10日", "负责人审批意见：          签名：        年  月  日"),
    ("ecology_with_a_hearing",
     "CF-103",
     "我们是嘉陵市生态环境局的行政执法人员，这是我们的执法证件（出示证件），请过目确认。\n答：确认了。\n问：我们依法",
     "问：我们依法"),
    ("agriculture_with_statements", "CF-103", "执法人员出示了执法证件，告知", "告知"),
    ("agriculture_with_statements", "CF-309", "负责人意见  同意先行登记保存。石毅 2023年5月5日", "负责人意见  "),
    ("agriculture_with_statements", "CF-409", "主管部门负责人意见  同意作出处罚决定。石毅 2023年7月17日", "主管部门负责人意见  "),
    ("agriculture_with_statements", "CF-202", "农业农村主管部门意见   同意立案。   石毅 2023年5月8日", "农业农村主管部门意见             "),
    ("agriculture_with_statements", "CF-204", "登记时间：2023年5月4日", "登记时间：2023年4月3日"),
    ("agriculture_with_statements", "CF-506", "收到日期   2023年6月29日10时", "收到日期   2023年7月17日10时"),
    ("agriculture_with_statements", "CF-507", "三、并处罚款人民币5000元。", "三、并处罚款人民币8000元。"),
    ("agriculture_with_statements", "CF-106", "公民身份号码：11010519491231002X\n经营场所", "公民身份号码：110105194912310021\n经营场所"),
    ("agriculture_with_statements", "CF-307", "被询问人：姓名 田有福 性别", "被询问人：姓名  性别"),
    ("agriculture_with_statements", "CF-109", "问：依照法律规定，你有权要求与自己有利害关系的执法人员回避，你是否要求回避？\n答：不要求。\n", ""),
    ("agriculture_with_statements", "CF-304", "被询问人签名：田有福   执法人员签名", "被询问人签名：          执法人员签名"),
    ("agriculture_with_statements", "CF-306", "答：我看过了，没有错。\n", ""),
    ("culture_in_2019", "CF-303", "时间：2019年3月12日10时00分至10时45分", "时间：2019年3月12日10时45分至10时00分"),
    ("culture_in_2019", "CF-305", "时间：2019年3月13日15时00分至15时40分", "时间：2019年3月12日10时30分至11时00分"),
    ("culture_in_2019", "CF-202", "局领导意见：同意立案。花荣 2019年3月11日", "局领导意见：同意立案。花荣"),
    ("culture_in_2019", "CF-302", "二〇一九年三月九日二十时十分至二十时五十分", "二〇一九年三月九日"),
    ("culture_in_2019", "CF-508", "2.罚款人民币叁仟元整（3000元）。", "2.罚款人民币伍仟元整（5000元）。"),
    ("culture_in_2019", "CF-503", "在收到本告知书之日起三日内进行陈述和申辩", "在收到本告知书之日起三日内要求听证"),
    ("culture_in_2019", "CF-506", "受送达人签名：褚明 2019年4月11日", "受送达人签名：褚明 2019年4月22日"),
    ("culture_in_2019", "CF-306", "笔录已看过，和我说的一样。施恩", "施恩"),
    ("work_safety_forms", "CF-202", "审批意见：同意立案。\n审批人（签名）：戴宗         2025年3月6日", "审批意见：\n审批人（签名）：            年 月 日"),
    ("work_safety_forms", "CF-409", "审批意见：同意。   审批人（签名）：戴宗  2025年4月14日", "审批意见：   审批人（签名）：      年  月  日"),
    ("work_safety_forms", "CF-308", "被询问人姓名 宋大江 性别", "被询问人姓名 宋大江、解宝 性别"),
    ("work_safety_forms", "CF-304", "被检查单位现场负责人（签名）：宋大江\n2025年3月5日\n\\f", "被检查单位现场负责人（签名）：\n2025年3月5日\n\\f"),
    ("work_safety_forms", "CF-318", "检查人员（签名）：钱江   冉静\n", "检查人员（签名）：\n"),
    ("work_safety_forms", "CF-302", "检查时间：2025年3月5日9时10分至3月5日11时30分", "检查时间：2025年3月5日"),
    ("work_safety_forms", "CF-504", "拟对你单位作出罚款人民币贰万元整的行政处罚", "拟对你单位作出罚款人民币壹拾贰万元整的行政处罚"),
    ("work_safety_forms", "CF-402", "五、处罚建议：鉴于已按期整改，建议罚款2万元。\n", ""),
    ("work_safety_forms", "CF-506", "收件人签名或盖章 宋大江   送达日期 2025年3月31日", "收件人签名或盖章 宋大江   送达日期 2025年4月10日"),
    ("police_penalty",
     "CF-102",
     "孙立、解珍   工作单位 道北派出所\n记录人（签名）解珍   工作单位 道北派出所\n被询问人 武定二",
     "孙立   工作单位 道北派出所\n记录人（签名）孙立   工作单位 道北派出所\n被询问人 武定二"),
    ("police_penalty", "CF-506", "答：我不提出陈述和申辩。\n", "答：我要申辩，是他先骂我的。\n"),
    ("police_penalty", "CF-508", "现决定给予武定二罚款贰佰元的行政处罚", "现决定给予武定二罚款伍佰元的行政处罚"),
    ("police_penalty", "CF-108", "现查明2024年9月2日20时许，在槐阴区", "现查明2023年9月2日20时许，在槐阴区"),
]


@pytest.mark.parametrize(("file", "rule", "right", "wrong"), [pytest.param(*b, id=f"{b[1]}-{b[0]}-{n}") for n, b in enumerate(BROKEN)])
def test_what_is_broken_is_found_and_nothing_else(file: str, rule: str, right: str, wrong: str) -> None:
    text = (FOLDER / f"{file}.txt").read_text(encoding="utf-8")
    assert text.count(right) >= 1
    assert {j.rule.id for j in judged(text.replace(right, wrong, 1)) if j.findings} == {rule}
