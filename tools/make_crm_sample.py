"""Write the sample data of the CRM starter, ``packs/crm/sample``: an invented maker of machine parts and its two years.

    .venv/bin/python tools/make_crm_sample.py           writes the files
    .venv/bin/python tools/make_crm_sample.py --check   writes nothing; exits with 1 and names what differs

The data are drawn from a fixed seed, so the same program always writes the same bytes. Nobody in them exists: names of
companies end in “（样例）”, mobile numbers have the block 0000 that is given to nobody, local numbers begin with 1,
identity numbers and credit codes name districts that do not exist, card numbers no bank, addresses example.com. Days
are counted from the installation, so that the data never look old. How the cells are read: ``packs/sample.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent)]
from crm_sample.company import files  # noqa: E402 - the folder lies beside this file

FOLDER = Path(__file__).parent.parent / "packs/crm/sample"


def main(arguments: list[str]) -> int:
    """Write, or compare, every file; a file that is made no more is removed."""
    made = files()
    there = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.csv")}
    if "--check" in arguments:
        differing = sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))
        sys.stdout.writelines(f"packs/crm/sample/{name} is not what this program writes\n" for name in differing)
        return 1 if differing else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in there.keys() - made.keys():
        (FOLDER / name).unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
