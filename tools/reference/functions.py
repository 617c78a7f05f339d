"""The pages of the functions, in both languages: from the contract of the expression language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reference.markdown import code, table
from tenon.expression import Function, functions

GROUPS = {
    "aggregates": ("Aggregates and statistics", "汇总与统计"),
    "dates": ("Dates and times", "日期与时间"),
    "finance": ("Finance", "财务"),
    "information": ("Information", "信息"),
    "lists": ("Look-ups and lists", "查找与列表"),
    "logic": ("Logic", "逻辑"),
    "math": ("Rounding, arithmetic, trigonometry", "舍入、运算、三角"),
    "text": ("Texts", "文本"),
}

INTRO = {
    "en": """# Functions

What formulas can call. Each function has an English and a Chinese name; both mean the same, in any case. An argument
in brackets may be left out. The examples are tests. Where the language differs from a spreadsheet stands in
[Differences](expression-differences.md). `./tenon expression eval` computes formulas from the command line.""",
    "zh": """# 函数

公式里可以用的函数。每个函数有英文名和中文名，意思相同，不分大小写。方括号里的参数可以省略。示例就是测试。
与电子表格不同的地方见 [差异](expression-differences.md)。命令行 `./tenon expression eval` 可以直接计算公式。""",
}
HEAD = {"en": ("example", "result"), "zh": ("示例", "结果")}


def english() -> str:
    """Return the Markdown of the English page."""
    return _page("en")


def chinese() -> str:
    """Return the Markdown of the Chinese page."""
    return _page("zh")


def _page(language: str) -> str:
    parts = [INTRO[language]]
    for group, members in groupby(functions().values(), key=lambda each: each.group):
        parts.append(f"## {GROUPS[group][language == 'zh']}")
        for each in members:
            parts += _section(each, language)
    return "\n\n".join(parts)


def _section(function: Function, language: str) -> Iterator[str]:
    name, alias = function.name, function.alias
    shown = alias if language == "zh" else name
    yield f"### {name} / {alias}"
    yield f"{function.doc[language]}{'。' if language == 'zh' else '.'}"
    yield f"{code(f'{shown}({function.takes})')} → {code(function.gives)}"
    rows = [example.partition(" → ")[::2] for example in function.examples]
    yield table(HEAD[language], [(code(text), code(wanted)) for text, wanted in rows])
