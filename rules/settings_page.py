"""What an office may set, as people read it: `python -m rules settings`, and `docs/settings.md`, which is made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rules.law.dated import ALWAYS, Dated
from rules.law.departments import DEPARTMENTS
from rules.law.office_settings import SETTINGS, Setting
from rules.law.value_kinds import Choice, Count, Flag, Kind, Many, Name, OrNone, Record, Several, Table

HEAD = """# 本局可以设置什么

本页由声明生成：`python -m rules settings --format markdown > docs/settings.md`。管理员在“设置”页面上改；单独使用检查程序的，写在 `--settings` 的 TOML 文件里：

```toml
[[set]]
key = "statement_working_days"
department = "transport"        # 可不写：各部门通用
from = 2024-01-01               # 可不写：一直
value = 5
reason = "市局通知"             # 可不写

[hearing_threshold]             # 不分日期的，也可以直接写
transport = {person = 3000, organisation = 50000}
```

每个值从 `from` 那天起有效，到下一个值开始为止；按文书的日期判断。

三个词可以代替值：`"none"`（没有，只用于下面写明可以的）、`"default"`（回到法律和部门规定）、`"unknown"`（未掌握，用到它的规则不作判断）。

除这里的设置外，还有：

- `rules`：规则的 status、severity、points、reason、ask_again；
- `scheme`：评分方案，total、veto_cap、caps、grades、from；
- `laws`：增补的法律；
- `own_rules`：本局自定规则。

写错的键和值会被拒绝，并说明哪里不对。"""


def as_markdown() -> Iterator[str]:
    """The lines of `docs/settings.md`."""
    yield from HEAD.split("\n")
    for setting in SETTINGS.values():
        yield from ("", f"## {setting.title} `{setting.key}`", "", setting.meaning, "")
        yield f"- 值：{allowed(setting.kind)}"
        yield f"- {scope(setting)}"
        yield f"- 涉及规则：{'、'.join(setting.rules)}"
        yield "- 没有设置时："
        yield from (f"  - {name}：{course(setting, dated)}" for name, dated in _series(setting))


def as_text() -> Iterator[str]:
    """The lines of `python -m rules settings`."""
    for setting in SETTINGS.values():
        yield f"{setting.key}  {setting.title}（{'、'.join(setting.rules)}）"
        yield f"    {setting.meaning}"
        yield f"    值：{allowed(setting.kind)}。{scope(setting)}"


def as_objects() -> list[dict[str, Any]]:
    """For programs: key, title, meaning, value, by_department, general_first, rules and the days and values of the defaults."""
    return [
        {
            "key": s.key, "title": s.title, "meaning": s.meaning, "value": allowed(s.kind), "by_department": s.by_department, "general_first": s.general_first,
            "rules": list(s.rules),
            "default": {d: [{"from": None if v.day == ALWAYS else v.day.isoformat(), "value": s.kind.plain(v.value), "reference": v.reference} for v in dated.values]
                        for d, dated in [("general", s.default.general), *s.default.departments.items()]},
        }
        for s in SETTINGS.values()
    ]  # fmt: skip


def allowed(kind: Kind) -> str:
    """What may be written, in words."""
    match kind:
        case OrNone():
            return f"{allowed(kind.kind)}，或者 \"none\"（{kind.none}）"
        case Record():
            return "表：" + "；".join(f"`{name}` {part.title}{'（必须写）' if part.needed else ''}：{allowed(part.kind)}" for name, part in kind.parts.items())
        case Count():
            return f"{kind.least} 到 {kind.most} 的整数（{kind.unit}）"
        case Flag():
            return "true 或者 false"
        case Choice() | Several():
            words = "、".join(f"`{code}` {meaning}" for code, meaning in kind.words.items())
            return words if isinstance(kind, Choice) else f"列表，其中可以有 {words}"
        case Many():
            return f"列表，每个是{allowed(kind.kind)}"
        case Table():
            return f"表，键是{kind.name}，值是{allowed(kind.kind)}"
        case Name():
            return "一行文字"
    raise TypeError(kind)


def scope(setting: Setting) -> str:
    """Whom a value is for."""
    if not setting.by_department:
        return "不分部门"
    first = "通用的值优先于部门规定" if setting.general_first else "通用的值只用于自己没有规定的部门"
    return f"可以按部门设置；{first}"


def course(setting: Setting, dated: Dated[Any]) -> str:
    """A default from day to day."""
    told = []
    for held in sorted(dated.values, key=lambda v: v.day):
        value = json.dumps(setting.kind.plain(held.value), ensure_ascii=False)
        told.append(("" if held.day == ALWAYS else f"自 {held.day} ") + f"`{value}`（{held.reference}）")
    return "；".join(told)


def _series(setting: Setting) -> Iterator[tuple[str, Dated[Any]]]:
    yield "通用", setting.default.general
    for department, dated in setting.default.departments.items():
        yield DEPARTMENTS[department], dated
