"""The settings of one Tenon server, from the environment and one TOML file. Pure: reads nothing by itself.

The environment wins over the file, the file over the defaults. In the file a setting is spelled without the prefix and
in lower case: ``TENON_PORT=9000`` is ``port = 9000``.

TenonError
└── SettingProblem      K200  base
    ├── UnknownSetting      K201  the file names a setting that does not exist
    ├── WrongSetting        K202  a value is not of the expected kind
    ├── HalfCertificate     K203  a certificate without its key, or the other way round
    ├── UnsafeDatabaseUrl   K204  a database over the network without verified TLS
    ├── KeysInsideData      K205  a copy of the data folder would hold its own keys
    └── UnreadableFile      K206  the file is not TOML
"""

from __future__ import annotations

import difflib
import ipaddress
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import msgspec

from tenon.kernel.errors import TenonError

PREFIX = "TENON_"
Origin = Literal["environment", "file", "default"]


class SettingProblem(TenonError):
    """Base of everything that can be wrong with a setting; ``name`` is the setting."""

    code = "K200"


class UnknownSetting(SettingProblem):
    """The file names a setting that does not exist; ``near`` is the nearest that does."""

    code = "K201"


class WrongSetting(SettingProblem):
    """The value of ``name`` is not ``expected``."""

    code = "K202"


class HalfCertificate(SettingProblem):
    """Only one of certificate and key is set; ``missing`` is the other."""

    code = "K203"


class UnsafeDatabaseUrl(SettingProblem):
    """The database is reached over the network without ``sslmode=verify-full``."""

    code = "K204"


class KeysInsideData(SettingProblem):
    """The key folder lies inside the data folder, so every copy of the data would hold its own keys."""

    code = "K205"


class UnreadableFile(SettingProblem):
    """The settings file is not TOML; ``reason`` names the line."""

    code = "K206"


class MissingFile(SettingProblem):
    """``name`` says that the settings stand in the file ``value``, which is not there."""

    code = "K207"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All settings, checked and complete.

    Attributes:
        data: folder of the embedded database, the files and the lock of a running server.
        keys: folder of the keys and passwords that Tenon makes; never inside ``data``.
        host: address to listen on; any but this machine's own serves TLS.
        port: port to listen on.
        env: ``test`` lets administrators move the clock of a workspace.
        database_url: a PostgreSQL 18 of your own instead of the embedded one, for everyday statements; over a network
            it needs ``sslmode=verify-full``.
        database_direct_url: the same database past a connection pooler, for migrations, publishing and notifications;
            ``database_url`` if left out.
        insecure_http: plain HTTP beyond this machine, with a permanent banner; only behind a proxy that does TLS.
        tls_cert: file with a certificate of your own and its chain; goes with ``tls_key``.
        tls_key: file with the key of that certificate.
        files_url: where uploaded files lie, such as ``s3://bucket``; the folder ``files`` in ``data`` if left out.
        workers: processes that serve the web client and the API.
        origins: where each setting came from, by field name.
    """

    data: Path
    keys: Path
    host: str = "127.0.0.1"
    port: int = 8080
    env: Literal["production", "test"] = "production"
    database_url: str | None = None
    database_direct_url: str | None = None
    insecure_http: bool = False
    tls_cert: Path | None = None
    tls_key: Path | None = None
    files_url: str | None = None
    workers: int = 2
    origins: Mapping[str, Origin]

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        return is_loopback(self.host)

    @property
    def serves_tls(self) -> bool:
        """Whether the server speaks TLS: always beyond this machine, unless plain HTTP was asked for by name."""
        return self.tls_cert is not None or not (self.loopback or self.insecure_http)

    @property
    def insecure(self) -> bool:
        """Whether passwords cross a network unprotected; the client shows a permanent banner then."""
        return not self.loopback and not self.serves_tls


NAMES: tuple[str, ...] = tuple(name for name in Settings.__struct_fields__ if name != "origins")


def parse_settings(
    env: Mapping[str, str], toml_text: str | None, *, default_data: Path = Path("/var/lib/tenon/default")
) -> Settings:
    """Return the settings that environment and file ask for.

    Args:
        env: the environment; only ``TENON_…`` is read, empty values count as absent.
        toml_text: the text of the settings file, if there is one.
        default_data: the data folder when none is set.

    Raises:
        SettingProblem: naming the setting and the remedy.

    >>> parse_settings({"TENON_PORT": "9000"}, 'host = "0.0.0.0"').serves_tls
    True
    """
    file = _read_toml(toml_text)
    chosen: dict[str, object] = {}
    origins: dict[str, Origin] = {}
    for name in NAMES:
        value: object = env.get(PREFIX + name.upper()) or None
        origins[name] = "environment" if value is not None else "file" if name in file else "default"
        value = file.get(name) if value is None else value
        if value is not None:
            chosen[name] = _READERS[name](name, value)
    data = chosen.setdefault("data", default_data)
    chosen.setdefault("keys", _beside(Path(str(data))))
    settings = msgspec.convert(chosen | {"origins": origins}, Settings, dec_hook=_keep_path)
    _check(settings)
    return settings


def describe(settings: Settings) -> list[tuple[str, str, Origin]]:
    """Return ``(TENON_NAME, value, origin)`` of every setting, passwords replaced by stars."""
    return [
        (PREFIX + name.upper(), _shown(getattr(settings, name)), settings.origins.get(name, "default"))
        for name in NAMES
    ]


def unknown_variables(env: Mapping[str, str], known: frozenset[str] = frozenset()) -> list[str]:
    """Return variables that look like ours and are not: most often a slip of the finger."""
    ours = {PREFIX + name.upper() for name in NAMES} | known
    return sorted(name for name in env if name.startswith(PREFIX) and name not in ours)


def is_loopback(host: str) -> bool:
    """Return whether ``host`` means this machine alone.

    >>> is_loopback("127.0.0.2"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _read_toml(text: str | None) -> dict[str, object]:
    try:
        file = tomllib.loads(text or "")
    except tomllib.TOMLDecodeError as problem:
        raise UnreadableFile(name="tenon.toml", reason=str(problem)) from problem
    for name in file:
        if name not in NAMES:
            near = difflib.get_close_matches(name, NAMES, n=1)
            raise UnknownSetting(name=name, near=near[0] if near else ", ".join(NAMES))
    return file


def _check(settings: Settings) -> None:
    if (settings.tls_cert is None) != (settings.tls_key is None):
        set_, missing = ("TENON_TLS_KEY", "TENON_TLS_CERT") if settings.tls_key else ("TENON_TLS_CERT", "TENON_TLS_KEY")
        raise HalfCertificate(name=set_, missing=missing)
    if settings.keys.is_relative_to(settings.data):
        raise KeysInsideData(name="TENON_KEYS", value=str(settings.keys), data=str(settings.data))
    for name in ("database_url", "database_direct_url"):
        url = getattr(settings, name)
        if url is not None and not _is_safe(url):
            raise UnsafeDatabaseUrl(name=PREFIX + name.upper())


def _is_safe(url: str) -> bool:
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    host = parts.hostname or query.get("host", [""])[0]
    if not host or host.startswith("/") or is_loopback(host):
        return True
    return query.get("sslmode", [""])[0] == "verify-full"


def _beside(data: Path) -> Path:
    return data.with_name(f"{data.name}-keys")


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    text = str(value)
    parts = urlsplit(text) if "://" in text else None
    return text.replace(f":{parts.password}@", ":***@") if parts and parts.password else text


def _keep_path(wanted: type, value: object) -> object:
    if wanted is Path:
        return value
    raise NotImplementedError(wanted)


def _wrong(name: str, value: object, expected: str) -> WrongSetting:
    return WrongSetting(name=PREFIX + name.upper(), value=str(value), expected=expected)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(name, value, "text")
    return value


def _path(name: str, value: object) -> Path:
    path = Path(_text(name, value)).expanduser()
    if not path.is_absolute():
        raise _wrong(name, value, "an absolute path, /srv/tenon")
    return path


def _number(low: int, high: int) -> Callable[[str, object], int]:
    def read(name: str, value: object) -> int:
        text = str(value)
        if isinstance(value, bool) or not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
            raise _wrong(name, value, f"{low}–{high}")
        return int(text)

    return read


def _flag(name: str, value: object) -> bool:
    known = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if str(value).lower() not in known:
        raise _wrong(name, value, "1 | 0")
    return known[str(value).lower()]


def _environment(name: str, value: object) -> str:
    if value not in ("production", "test"):
        raise _wrong(name, value, "production | test")
    return str(value)


def _database(name: str, value: object) -> str:
    if urlsplit(_text(name, value)).scheme not in ("postgresql", "postgres"):
        raise _wrong(name, _shown(value), "postgresql://user:password@host/database")
    return str(value)


_READERS: Mapping[str, Callable[[str, object], object]] = {
    "data": _path,
    "keys": _path,
    "host": _text,
    "port": _number(1, 65535),
    "env": _environment,
    "database_url": _database,
    "database_direct_url": _database,
    "insecure_http": _flag,
    "tls_cert": _path,
    "tls_key": _path,
    "files_url": _text,
    "workers": _number(1, 64),
}
