"""The words of ``./tenon``: those of the launcher and those of the program, each with one line for people."""

from __future__ import annotations

import difflib
import sys

from launcher.speech import chinese, text

# word: (Chinese, English, who does it)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "up": ("启动榫卯；首次运行会先安装并构建", "start Tenon; the first run installs and builds", "program"),
    "setup": ("不用浏览器完成首次设置", "do the first-run setup without a browser", "program"),
    "status": ("查看正在运行什么", "say what runs", "program"),
    "doctor": ("检查哪里有问题、怎么处理", "say what is wrong and what to do", "program"),
    "config": ("查看全部设置及其来源", "show all settings and where they come from", "program"),
    "workspace": (
        "工作区：create、list、export、import",
        "create, list, export and import workspaces",
        "program",
    ),
    "user": ("添加用户或重置密码：add、reset", "add a user or reset a password: add, reset", "program"),
    "pack": ("业务包：install、export、check", "packs: install, export, check", "program"),
    "expression": ("计算公式：eval", "compute formulas: eval", "program"),
    "openapi": ("输出接口文档（OpenAPI 3.1）", "print the API document (OpenAPI 3.1)", "program"),
    "migrate": ("升级数据库结构", "bring the database up to date", "program"),
    "worker": ("只运行后台任务进程", "run a background worker alone", "program"),
    "test": ("运行全部检查与测试，含浏览器旅程", "run every check and test, browser journeys included", "launcher"),
    "check": ("只做静态检查", "run the static gates alone", "launcher"),
    "bench": ("运行基准测试，每个数字一行 JSON", "run benchmarks, one JSON line per figure", "launcher"),
    "wheel": ("打包发布文件，内含网页端", "build the release wheel, client included", "launcher"),
}


def listing() -> str:
    """Return the list that ``./tenon`` alone prints."""
    column = 0 if chinese() else 1
    lines = [f"  {word:<10} {told[column]}" for word, told in COMMANDS.items()]
    return "\n".join([text("usage"), "", *lines, "", text("more")])


def refuse(word: str) -> int:
    """Say that ``word`` is no command, with the nearest that is."""
    near = difflib.get_close_matches(word, COMMANDS, n=1, cutoff=0.5)
    hint = text("near", near=near[0]) if near else text("see-list")
    sys.stderr.write(text("unknown", word=word, near=hint) + "\n")
    return 2
