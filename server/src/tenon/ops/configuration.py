"""Finding the settings: the environment, and the one file that may complete it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from tenon.kernel.settings import MissingFile, Settings, UnreadableFile, parse_settings

INTERNAL = frozenset({"TENON_CONFIG", "TENON_CHECKOUT", "TENON_PYTHON", "TENON_CHROMIUM", "TENON_URL"})
"""Variables of ours that are no settings."""


def load_settings(env: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of this server.

    Reads ``TENON_CONFIG``, or ``tenon.toml`` in the checkout, or ``tenon.toml`` in the data folder: the first that
    exists.

    Raises:
        SettingProblem: naming the setting and the remedy.
    """
    env = os.environ if env is None else env
    default_data = default_data_folder(env)
    path = settings_file(env, default_data)
    return parse_settings(env, _read(path) if path else None, default_data=default_data)


def settings_file(env: Mapping[str, str], default_data: Path) -> Path | None:
    """Return the file that completes the environment, or ``None``. A file named by ``TENON_CONFIG`` must exist."""
    named = env.get("TENON_CONFIG")
    if named:
        if not Path(named).is_file():
            raise MissingFile(name="TENON_CONFIG", value=named)
        return Path(named)
    checkout = env.get("TENON_CHECKOUT")
    places = ([Path(checkout)] if checkout else []) + [Path(env.get("TENON_DATA") or default_data)]
    return next((place / "tenon.toml" for place in places if (place / "tenon.toml").exists()), None)


def default_data_folder(env: Mapping[str, str]) -> Path:
    """Return where data lies when nobody says: beside the program for a user, below ``/var/lib/tenon`` for root.

    Root's own home is closed to the user that PostgreSQL runs as, therefore root's data never lies in the checkout.
    """
    checkout = env.get("TENON_CHECKOUT")
    if os.geteuid() == 0:
        return Path("/var/lib/tenon") / (_tag(checkout) if checkout else "default")
    if checkout:
        return Path(checkout) / ".tenon" / "data"
    return Path(env.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "tenon"


def as_environment(settings: Settings) -> dict[str, str]:
    """Return the variables that give a child process exactly these settings, without any file."""
    values = {
        "DATA": settings.data,
        "KEYS": settings.keys,
        "HOST": settings.host,
        "PORT": settings.port,
        "ENV": settings.env,
        "DATABASE_URL": settings.database_url,
        "DATABASE_DIRECT_URL": settings.database_direct_url,
        "INSECURE_HTTP": 1 if settings.insecure_http else None,
        "TLS_CERT": settings.tls_cert,
        "TLS_KEY": settings.tls_key,
        "FILES_URL": settings.files_url,
        "WORKERS": settings.workers,
    }
    return {f"TENON_{name}": str(value) for name, value in values.items() if value is not None}


def _tag(checkout: str) -> str:
    return hashlib.sha256(os.fsencode(Path(checkout).resolve())).hexdigest()[:12]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise UnreadableFile(name=str(path), reason=str(problem)) from problem
