"""A room is entered by its front door: ``from tenon.schema import Catalog``, never by one of its inner modules.

Two places are doors of their own: every module of ``kernel`` (it has no lobby), and ``tenon.store.embedded``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import grimp
from gate import report

OPEN = ("tenon.kernel",)
DOORS = ("tenon.store.embedded",)


def problems(graph: grimp.ImportGraph) -> Iterator[str]:
    """Yield every import that enters a room by a window."""
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            if is_window(importer, imported) and not _names_only(graph, importer, imported):
                yield f"{importer} imports {imported}: import from {door_of(imported)}"


def is_window(importer: str, imported: str) -> bool:
    """Return whether the import passes by the door of another room.

    >>> is_window("tenon.records.create", "tenon.query.compile"), is_window("tenon.records.create", "tenon.query")
    (True, False)
    """
    if imported.count(".") < 2:
        return False
    if imported.startswith(OPEN) or imported in DOORS:
        return False
    door = door_of(imported)
    return not (importer == door or importer.startswith(door + "."))


def _names_only(graph: grimp.ImportGraph, importer: str, imported: str) -> bool:
    """Return whether the import only takes a name from the door that happens to be a module's name as well."""
    lines = [detail["line_contents"] for detail in graph.get_import_details(importer=importer, imported=imported)]
    return bool(lines) and all(line.lstrip().startswith(f"from {door_of(imported)} import") for line in lines)


def door_of(module: str) -> str:
    """Return the door through which ``module`` is reached from outside."""
    inner = next((door for door in DOORS if module.startswith(door + ".")), None)
    return inner or ".".join(module.split(".")[:2])


def find() -> Iterator[str]:
    """Yield the problems of the whole program."""
    return problems(grimp.build_graph("tenon", cache_dir=None))


if __name__ == "__main__":
    sys.exit(report(find))
