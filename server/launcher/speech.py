"""What the launcher says: one table, Chinese and English, chosen by ``LANG``."""

from __future__ import annotations

import os
import sys

TEXTS: dict[str, tuple[str, str]] = {
    "tools": ("准备安装工具（uv）…", "Preparing the installer (uv) …"),
    "packages": ("安装程序依赖…", "Installing the program's packages …"),
    "packages-dev": ("安装程序与测试依赖…", "Installing the packages of program and tests …"),
    "node": ("安装 Node…", "Installing Node …"),
    "pnpm": ("准备 pnpm…", "Preparing pnpm …"),
    "web-packages": ("安装网页端依赖…", "Installing the packages of the web client …"),
    "web-build": ("构建网页端…", "Building the web client …"),
    "step-done": ("  完成，{seconds:.1f} 秒", "  done in {seconds:.1f} s"),
    "step-failed": ("这一步没有成功：{command}", "This step failed: {command}"),
    "no-venv": ("这个 Python 没有 venv。请运行：\n  {line}", "This Python lacks venv. Run:\n  {line}"),
    "running-line": ("正在运行：{line}", "Running: {line}"),
    "not-writable": (
        "无法写入 {path}：{reason}。它可能属于另一个用户；请换回那个用户，或修正所有者。",
        "Cannot write {path}: {reason}. It may belong to another user; go back to that user, or correct the owner.",
    ),
    "no-pnpm": (
        "这台机器没有固定校验值的 pnpm。请先安装 pnpm {version}，再重试。",
        "There is no pnpm with a pinned digest for this machine. Install pnpm {version} and try again.",
    ),
    "waiting": ("另一个 ./tenon 正在准备，等它完成…", "Another ./tenon is preparing; waiting for it …"),
    "wrong-digest": (
        "下载的 {name} 与固定的校验值不符，已丢弃。请检查网络代理后重试。",
        "The download of {name} does not have the pinned digest and was thrown away. Check your proxy and try again.",
    ),
    "unknown": ("没有命令「{word}」。{near}", "There is no command “{word}”. {near}"),
    "near": ("是不是 ./tenon {near}？", "Did you mean ./tenon {near}?"),
    "see-list": ("运行 ./tenon 查看全部命令。", "Run ./tenon to see all commands."),
    "usage": ("用法：./tenon <命令> [选项]", "Usage: ./tenon <command> [options]"),
    "more": (
        "每个命令加 --help 查看选项。设置用环境变量 TENON_… 或 tenon.toml，./tenon config 可查看。",
        "Add --help to a command for its options. Settings are TENON_… variables or tenon.toml; see ./tenon config.",
    ),
    "no-chromium": (
        "浏览器旅程需要 Chromium。请运行：\n  {line}",
        "The browser journeys need Chromium. Run:\n  {line}",
    ),
    "gate-ok": ("  通过 {name}，{seconds:.1f} 秒", "  passed {name} in {seconds:.1f} s"),
    "gate-failed": ("  未通过 {name}", "  failed {name}"),
    "suite": ("测试 {name}…", "Testing {name} …"),
    "no-tests": ("没有找到可运行的测试：{name}", "Found no test to run: {name}"),
    "failed-list": ("未通过的项目：", "What failed:"),
    "no-bench": ("没有基准「{name}」。有：{known}", "There is no benchmark “{name}”. There are: {known}"),
    "wheel-done": ("发布包：{path}", "The release wheel: {path}"),
}


def chinese() -> bool:
    """Return whether the person at the terminal reads Chinese, by ``LC_ALL`` and ``LANG``."""
    return (os.environ.get("LC_ALL") or os.environ.get("LANG") or "").lower().startswith("zh")


def text(key: str, **values: object) -> str:
    """Return one sentence in the reader's language."""
    return TEXTS[key][0 if chinese() else 1].format(**values)


def say(key: str, **values: object) -> None:
    """Print one sentence to the terminal, at once, in order with the output of the tools we start."""
    sys.stdout.write(text(key, **values) + "\n")
    sys.stdout.flush()


class Stop(SystemExit):
    """End with one sentence that says what to do; no traceback."""

    def __init__(self, key: str, **values: object) -> None:
        sys.stderr.write(text(key, **values) + "\n")
        super().__init__(1)
