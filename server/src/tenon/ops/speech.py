"""What Tenon says at the terminal: the rooms' own texts, in the language of ``LANG``."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from tenon.kernel.errors import TenonError
from tenon.kernel.texts import Texts


class Speech:
    """Sentences in one language, written to one stream."""

    def __init__(self, texts: Texts, language: str, out: TextIO | None = None) -> None:
        self._texts = texts
        self.language = language
        self._out = out or sys.stdout

    def text(self, key: str, **params: object) -> str:
        """Return the sentence ``key``."""
        return self._texts.message(key, self.language, params)

    def say(self, key: str, **params: object) -> None:
        """Write the sentence ``key`` on a line of its own, at once."""
        self.line(self.text(key, **params))

    def line(self, text: str) -> None:
        """Write ``text`` on a line of its own, at once."""
        self._out.write(text + "\n")
        self._out.flush()

    def problem(self, code: str, params: Mapping[str, object]) -> str:
        """Return what happened and, on the next line, what to do."""
        message, hint = (
            self._texts.message(code, self.language, params),
            self._texts.hint(code, self.language, params),
        )
        return f"✗ {message}" + (f"\n  → {hint}" if hint else "")

    def explain(self, error: TenonError) -> None:
        """Write an error as a person needs it: what happened, what to do, and every finding behind it."""
        self.line(self.problem(error.code, error.params))
        for finding in getattr(error, "findings", ()):
            self.line(self.problem(finding.code, finding.params))


def language_of(env: Mapping[str, str]) -> str:
    """Return the language of the terminal.

    >>> language_of({"LANG": "zh_CN.UTF-8"}), language_of({})
    ('zh-CN', 'en-US')
    """
    wanted = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    return "zh-CN" if wanted.lower().startswith("zh") else "en-US"


def speech(out: TextIO | None = None) -> Speech:
    """Return the speech of this terminal, with the words of every room: any of them may have to be explained here."""
    package = Path(__file__).resolve().parent.parent
    return Speech(Texts(map(_read, sorted(package.rglob("texts.json")))), language_of(os.environ), out)


def _read(file: Path) -> dict[str, dict[str, dict[str, str]]]:
    texts: dict[str, dict[str, dict[str, str]]] = json.loads(file.read_text(encoding="utf-8"))
    return texts
