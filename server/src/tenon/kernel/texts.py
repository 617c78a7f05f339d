"""The words of errors and system labels: each room ships a ``texts.json``, ``main`` hands them all to one ``Texts``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Entry = Mapping[str, Mapping[str, str]]
"""Language → ``{"message": …, "hint": …}``; ``hint`` may be missing."""


class _Lenient(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


class Texts:
    """All texts of the program by code.

    >>> texts = Texts([{"Q201": {"en-US": {"message": "No field “{name}”"}}}])
    >>> texts.message("Q201", "en-US", {"name": "colour"})
    'No field “colour”'
    """

    def __init__(self, rooms: Iterable[Mapping[str, Entry]]) -> None:
        self._entries: dict[str, Entry] = {}
        for room in rooms:
            for code, entry in room.items():
                if code in self._entries:
                    raise ValueError(f"two rooms claim the code {code}")
                self._entries[code] = entry

    def message(self, code: str, language: str, params: Mapping[str, object] | None = None) -> str:
        """Return the sentence that says what happened; the bare code if nobody wrote one."""
        return self._render(code, "message", language, params) or code

    def hint(self, code: str, language: str, params: Mapping[str, object] | None = None) -> str:
        """Return the sentence that says what to do next, or an empty text."""
        return self._render(code, "hint", language, params)

    def codes(self) -> frozenset[str]:
        """Return every code that has a text."""
        return frozenset(self._entries)

    def _render(self, code: str, part: str, language: str, params: Mapping[str, object] | None) -> str:
        entry = self._entries.get(code)
        if entry is None:
            return ""
        text = (entry.get(language) or entry.get("zh-CN") or {}).get(part, "")
        return text.format_map(_Lenient(params or {})) if "{" in text else text
