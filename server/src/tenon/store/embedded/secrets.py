"""Passwords of the cluster: files that only their owner reads (0400), outside the data folder."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from tenon.store.embedded import folders
from tenon.store.embedded.errors import SecretMissing

_ITERATIONS = 4096
"""The server's default. The passwords are 256 random bits, so more rounds would slow sign-in and protect nothing."""


def ensure(folder: Path, name: str) -> str:
    """Return the password ``name``, made of 256 random bits when there is none yet."""
    path = folder / f"{name}.password"
    if not path.exists():
        folders.write(path, secrets.token_hex(32), 0o400, None)
    return read(folder, name)


def read(folder: Path, name: str) -> str:
    """Return the password ``name``.

    Raises:
        SecretMissing: the file is not there.
    """
    path = folder / f"{name}.password"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise SecretMissing(path=str(path)) from None


def scram_verifier(password: str) -> str:
    """Return what PostgreSQL stores for ``password`` (RFC 5803): the password itself never stands in a statement."""
    salt = os.urandom(16)
    salted = hashlib.pbkdf2_hmac("sha256", password.encode("ascii"), salt, _ITERATIONS)
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    first, second, third = (base64.b64encode(part).decode("ascii") for part in (salt, stored, server))
    return f"SCRAM-SHA-256${_ITERATIONS}:{first}${second}:{third}"
