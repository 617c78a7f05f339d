"""Write the compact reading table ``server/src/tenon/kernel/pinyin.bin``.

Readings come from the package pypinyin (MIT; its data are those of the projects pinyin-data and phrase-pinyin-data).
The table holds the commonest reading of each character from U+4E00 to U+9FFF and, for words of everyday business whose
characters are read differently together (重庆, 银行), the reading of the word. Run it after an upgrade of pypinyin:

    .venv/bin/python tools/make_pinyin.py
"""

from __future__ import annotations

from pathlib import Path

from pypinyin import Style, lazy_pinyin

FIRST, LAST = 0x4E00, 0x9FFF
TARGET = Path(__file__).parent.parent / "server/src/tenon/kernel/pinyin.bin"

WORDS = """
重庆 银行 行业 行长 行情 同行 商行 央行 总行 分行 支行 行家 长沙 长春 长江 长城 长期 成长 校长 部长 局长 厂长 董事长
会长 市长 店长 厦门 大厦 广厦 六安 番禺 朝阳 乐山 乐清 音乐 快乐 会计 都市 成都 首都 参差 调查 调研 调整 空调 调度 重量
重要 重新 重复 重点 传记 传奇 自传 弹性 子弹 当铺 便宜 方便 大夫 大厂 单位 单县 行政 执行 进行 发行 模样 规模 模具 角色
主角 给予 供给 校对 学校 校准 应收 应付 应用 反应 相应 处理 处方 办事处 盛放 兴盛 储藏 西藏 宝藏 尽管 尽量 累计 积累
种类 种植 结合 结实 降价 投降 还款 归还 强度 勉强 称呼 对称 名称 转账 转交 周转 转子 曾经 曾先生 解决 押解 查询 检查
""".split()


def main() -> None:
    """Compute and write the table."""
    readings = [_spell(chr(code)) for code in range(FIRST, LAST + 1)]
    syllables = sorted({reading for reading in readings if reading})
    index = {syllable: number + 1 for number, syllable in enumerate(syllables)}
    words = [f"{word}={' '.join(reading)}" for word in dict.fromkeys(WORDS) if (reading := _differs(word))]
    head = "\n".join([" ".join(syllables), ";".join(words)]).encode()
    body = b"".join(index.get(reading, 0).to_bytes(2, "big") for reading in readings)
    TARGET.write_bytes(len(head).to_bytes(4, "big") + head + body)


def _spell(character: str) -> str:
    reading = lazy_pinyin(character, style=Style.NORMAL, errors="ignore", v_to_u=False)
    return reading[0].replace("ü", "v") if reading else ""


def _differs(word: str) -> list[str]:
    together = [syllable.replace("ü", "v") for syllable in lazy_pinyin(word, style=Style.NORMAL, v_to_u=False)]
    return together if together != [_spell(character) for character in word] else []


if __name__ == "__main__":
    main()
