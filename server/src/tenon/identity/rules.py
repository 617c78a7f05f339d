"""What people may type about themselves and their company: each check returns a problem with its path, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from tenon.identity.login import is_login, normalise_login
from tenon.identity.model import SetUp, WorkspaceChanges
from tenon.identity.strength import guesses
from tenon.kernel.errors import FieldProblem, Invalid
from tenon.kernel.names import is_workspace_key
from tenon.kernel.words import LANGUAGES

MIN_PASSWORD, MAX_PASSWORD = 10, 128
MIN_GUESSES = 8.0
"""10^8 tries: what a locked-out, throttled guesser never reaches, and the mark "safe" of the zxcvbn scale."""

MAX_NAME = 80
MAX_COMPANY = 120
MAX_SHORT_NAME = 20

Problems = Iterator[FieldProblem]


def demand(*checks: Problems) -> None:
    """Raise ``Invalid`` with everything that any of the checks found."""
    problems = [problem for check in checks for problem in check]
    if problems:
        raise Invalid(problems)


def password(path: str, text: str, known: Iterable[str] = ()) -> Problems:
    """Codes I201 too short, I202 too long, I203 too easy to guess."""
    if len(text) < MIN_PASSWORD:
        yield FieldProblem(path, "I201", {"min": MIN_PASSWORD})
    elif len(text) > MAX_PASSWORD:
        yield FieldProblem(path, "I202", {"max": MAX_PASSWORD})
    elif guesses(text, known) < MIN_GUESSES:
        yield FieldProblem(path, "I203")


def login(path: str, text: str) -> Problems:
    """Code I204: not a sign-in name after normalising."""
    if not is_login(normalise_login(text)):
        yield FieldProblem(path, "I204")


def name(path: str, text: str, longest: int = MAX_NAME) -> Problems:
    """Codes I205 empty, I206 too long, I207 control characters."""
    if not text.strip():
        yield FieldProblem(path, "I205")
    elif len(text) > longest:
        yield FieldProblem(path, "I206", {"max": longest})
    elif not text.strip().isprintable():
        yield FieldProblem(path, "I207")


def timezone(path: str, text: str) -> Problems:
    """Code I208: not a zone of the IANA database."""
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        yield FieldProblem(path, "I208", {"value": text[:60]})


def currency(path: str, text: str) -> Problems:
    """Code I209: not three capital letters."""
    if re.fullmatch(r"[A-Z]{3}", text) is None:
        yield FieldProblem(path, "I209", {"value": text[:20]})


def language(path: str, text: str) -> Problems:
    """Code I210: a language Tenon does not speak."""
    if text not in LANGUAGES:
        yield FieldProblem(path, "I210", {"value": text[:20], "known": ", ".join(LANGUAGES)})


def workspace_key(path: str, text: str) -> Problems:
    """Code I211: not a workspace key."""
    if not is_workspace_key(text):
        yield FieldProblem(path, "I211", {"value": text[:40]})


def set_up(wish: SetUp) -> Problems:
    """Everything about a first run, with the paths of the request."""
    yield from name("company", wish.company, MAX_COMPANY)
    if wish.short_name:
        yield from name("short_name", wish.short_name, MAX_SHORT_NAME)
    yield from name("admin.name", wish.name)
    yield from login("admin.login", wish.login)
    yield from password("admin.password", wish.password, (wish.login, wish.name, wish.company, wish.short_name))
    yield from language("language", wish.language)
    yield from timezone("timezone", wish.timezone)
    yield from currency("currency", wish.currency)
    yield from workspace_key("workspace", wish.workspace)


def workspace_changes(changes: WorkspaceChanges) -> Problems:
    """Everything about changed settings; what is left out is not looked at."""
    if isinstance(changes.name, str):
        yield from name("name", changes.name, MAX_COMPANY)
    if isinstance(changes.short_name, str):
        yield from name("short_name", changes.short_name, MAX_SHORT_NAME)
    if isinstance(changes.timezone, str):
        yield from timezone("timezone", changes.timezone)
    if isinstance(changes.currency, str):
        yield from currency("currency", changes.currency)
    if isinstance(changes.language, str):
        yield from language("language", changes.language)
