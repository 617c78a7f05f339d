"""A room is entered by its front door: other rooms import the room, never a module inside it."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[3] / "src/tenon"
OPEN = {"kernel"}
"""The kernel has no door: its modules are values that everybody names."""

OWN_DOORS = {"tenon.store.embedded"}
"""A room inside a room, with a door of its own."""


def test_no_room_reaches_past_the_door_of_another() -> None:
    assert [sight for file in sorted(SOURCE.rglob("*.py")) for sight in _reaches(file)] == []


def _reaches(file: Path) -> list[str]:
    room = file.relative_to(SOURCE).parts[0].removesuffix(".py")
    return [
        f"{file.relative_to(SOURCE)}: {name}"
        for name in _imported(ast.parse(file.read_text("utf-8")))
        if name.startswith("tenon.") and _is_past_a_door(name, room)
    ]


def _is_past_a_door(name: str, room: str) -> bool:
    parts = name.split(".")
    return len(parts) > 2 and parts[1] not in {room, *OPEN} and name not in OWN_DOORS


def _imported(tree: ast.Module) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.append(node.module)
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
    return found
