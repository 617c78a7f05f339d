"""What a field may be sent, at random: texts made of what amounts, days and places are made of, and any JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tenon.schema import ValueContext

GOLDEN = Path(__file__).parents[5] / "golden" / "fields"
CONTEXT = ValueContext(now=datetime(2026, 3, 5, 2, tzinfo=UTC))

SIGNS = (
    "0123456789０１２٣٤.,，。:：;；、/-—~至到年月日号时分秒点半上下午天小万亿千百元¥￥$%％()（）+−eE *#@=[]{"
    "}<>\n\t\u3000\u200b\u202eابגד省市区北京🐉👩‍💻"
)
WORDS = (
    "2026", "2026-03-05", "999999999999999999999999999", "1e999", "NaN", "Infinity", "today", "true", "是", "a", "b/c",
    "广东省", "南山区", "518000", "113.9", "22.5", "11010519491231002X", "13800001234", "null", "\x00", "\ud800",
)  # fmt: skip
typed = st.one_of(
    st.text(SIGNS, max_size=40),
    st.text(max_size=40),
    st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=8).map("".join),
    st.sampled_from(["9", "年", "(", "广东省", "a/", "[a=b;", "1天", "x", "\n", "１"]).map(
        lambda piece: piece * 12_000
    ),
)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.integers(min_value=10**30, max_value=10**400), typed
)
NAMES = ("amount", "currency", "start", "end", "region", "text", "postcode", "longitude", "latitude", "label", "system",
         "answers", "id", "name", "score", "masked", "v", "age")  # fmt: skip
anything = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.one_of(st.sampled_from(NAMES), typed), inner, max_size=4)
    ),
    max_leaves=12,
)


def settings_of(key: str) -> list[dict[str, Any]]:
    """Return the settings that the golden cases try, and the defaults."""
    file = GOLDEN / f"{key}.json"
    cases = json.loads(file.read_text("utf-8"))["cases"] if file.exists() else []
    told = {json.dumps(case.get("settings", {}), sort_keys=True) for case in cases} | {"{}"}
    return [json.loads(each) for each in sorted(told)]
