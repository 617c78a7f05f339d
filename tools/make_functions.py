"""Write the functions of the expression language, as both programs read them, from the contract in ``golden``.

``golden/expression/functions/*.yaml`` → ``server/src/tenon/expression/functions.json``. A test keeps it current.
"""

from __future__ import annotations

import json
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
CONTRACT = ROOT / "golden/expression/functions"
MADE = (ROOT / "server/src/tenon/expression/functions.json",)


def functions() -> str:
    """Return the JSON text of every function, in the order of the contract."""
    told = []
    for path in sorted(CONTRACT.glob("*.yaml")):
        told += [{"group": path.stem, **entry} for entry in yaml.safe_load(path.read_text("utf-8"))]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for path in MADE:
        path.write_text(functions(), "utf-8")
