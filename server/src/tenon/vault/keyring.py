"""The keyring: the root key, the keys of each workspace under it, and secrets derived for one purpose each.

A workspace's keys are random and stand wrapped in a file of their own, so that the root key can be replaced without
touching data, and a workspace can be shredded by deleting one file.
"""

from __future__ import annotations

import base64
import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

from tenon.kernel.names import is_workspace_key
from tenon.vault import key_files
from tenon.vault.errors import KeyDamaged, KeyMissing, UnknownKey

KEY_BYTES = 32
_NONCE_BYTES = 12
_HEADER = b"tenon root key 1\n"


class WorkspaceKeys(msgspec.Struct, frozen=True):
    """The opened keys of one workspace: data keys by version (from 1; the newest encrypts) and the index key."""

    data: dict[int, bytes]
    index: bytes

    @property
    def current(self) -> int:
        """The version that new values are encrypted under."""
        return max(self.data)


class _Stored(msgspec.Struct, forbid_unknown_fields=True):
    """A workspace's key file: every key wrapped and in base64."""

    workspace: str
    kek: bytes
    data: dict[int, bytes]
    index: bytes


class Keyring:
    """The keys of one installation.

    Args:
        folder: outside the data folder and outside its backups; made with mode 0700 if it is missing.
        witness: a file inside the data folder that remembers, without telling it, which root key the data belong to.
            While it is there, a root key is never made anew, and another one is refused.

    Raises:
        KeyMissing, KeyUnsafe, KeyDamaged: the keys cannot be had or cannot be trusted.
    """

    def __init__(self, folder: Path, *, witness: Path | None = None) -> None:
        self._folder = folder
        key_files.prepare_folder(folder)
        path = folder / "root.key"
        self._root = _root_key(path, data_exist=witness is not None and witness.exists())
        self._workspaces: dict[str, tuple[tuple[int, int], WorkspaceKeys]] = {}
        if witness is not None:
            self._compare(witness, path)

    def derive(self, purpose: str, length: int = KEY_BYTES) -> bytes:
        """Return the secret for one purpose: the same after each start, unrelated to that of any other purpose."""
        return expand(self._root, b"secret", purpose, length=length)

    def workspace(self, workspace: str, *, create: bool = True) -> WorkspaceKeys:
        """Return the keys of a workspace; made at first use if ``create``.

        Raises:
            KeyMissing: there are none and ``create`` is False.
            KeyDamaged, KeyUnsafe: the file cannot be trusted.
        """
        path = self._path(workspace)
        try:
            stamp = _stamp(path)
        except FileNotFoundError:
            if not create:
                raise KeyMissing(path=str(path)) from None
            key_files.create(path, self._fresh(workspace))
            stamp = _stamp(path)
        known = self._workspaces.get(workspace)
        if known is None or known[0] != stamp:
            known = self._workspaces[workspace] = (stamp, self._open(workspace, path))
        return known[1]

    def data_key(self, workspace: str, version: int) -> bytes:
        """Return one version of a workspace's data key.

        Raises:
            UnknownKey: the keyring does not have that version.
            KeyMissing: the workspace has no keys at all.
        """
        key = self.workspace(workspace, create=False).data.get(version)
        if key is None:
            raise UnknownKey(version=version)
        return key

    def rotate(self, workspace: str) -> int:
        """Add a data key, under which every process encrypts from now on; return its version. Older ones still open."""
        with self._locked():
            keys, path = self.workspace(workspace), self._path(workspace)
            stored = _decoded(path)
            version = keys.current + 1
            kek = self._unwrap(self._root, stored.kek, b"kek", workspace, path)
            stored.data[version] = _wrap(kek, secrets.token_bytes(KEY_BYTES), b"data", workspace, version)
            key_files.replace(path, msgspec.json.encode(stored))
        return version

    def _compare(self, witness: Path, path: Path) -> None:
        mark = self.derive("witness").hex().encode() + b"\n"
        if not witness.exists():
            witness.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            key_files.create(witness, mark)
        if witness.read_bytes() != mark:
            raise KeyDamaged(path=str(path))

    def _path(self, workspace: str) -> Path:
        if not is_workspace_key(workspace):
            raise ValueError(f"not a workspace key: {workspace!r}")
        return self._folder / f"workspace-{workspace}.json"

    def _fresh(self, workspace: str) -> bytes:
        kek, data, index = (secrets.token_bytes(KEY_BYTES) for _ in range(3))
        stored = _Stored(
            workspace=workspace,
            kek=_wrap(self._root, kek, b"kek", workspace, 1),
            data={1: _wrap(kek, data, b"data", workspace, 1)},
            index=_wrap(kek, index, b"index", workspace, 1),
        )
        return msgspec.json.encode(stored)

    def _open(self, workspace: str, path: Path) -> WorkspaceKeys:
        stored = _decoded(path)
        kek = self._unwrap(self._root, stored.kek, b"kek", workspace, path)
        data = {v: self._unwrap(kek, key, b"data", workspace, path, v) for v, key in stored.data.items()}
        if not data:
            raise KeyDamaged(path=str(path))
        return WorkspaceKeys(data, self._unwrap(kek, stored.index, b"index", workspace, path))

    def _unwrap(self, key: bytes, wrapped: bytes, use: bytes, workspace: str, path: Path, version: int = 1) -> bytes:
        try:
            nonce, body = wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:]
            return AESGCM(key).decrypt(nonce, body, _place(use, workspace, version))
        except (InvalidTag, ValueError):
            raise KeyDamaged(path=str(path)) from None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        descriptor = os.open(self._folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when another process replaces the file: looked at before each use, for 2 µs."""
    found = path.lstat()
    return found.st_ino, found.st_mtime_ns


def expand(key: bytes, use: bytes, *names: str, length: int = KEY_BYTES) -> bytes:
    """Derive a key for one use and place from a uniformly random one (HKDF-Expand, RFC 5869 §2.3, SHA-256)."""
    info = b"tenon/1/" + use + b"".join(prefixed(name.encode()) for name in names)
    return HKDFExpand(SHA256(), length, info).derive(key)


def prefixed(part: bytes) -> bytes:
    """Return ``part`` behind its length, so that two lists of parts are never written alike."""
    return len(part).to_bytes(4, "big") + part


def _root_key(path: Path, *, data_exist: bool) -> bytes:
    if not path.exists() and not path.is_symlink():
        if data_exist:
            raise KeyMissing(path=str(path))
        key_files.create(path, _HEADER + base64.b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n")
    content = key_files.read(path)
    try:
        raw = base64.b64decode(content.removeprefix(_HEADER), validate=False)
    except ValueError:
        raw = b""
    if not content.startswith(_HEADER) or len(raw) != KEY_BYTES:
        raise KeyDamaged(path=str(path))
    # The file's bytes are only ever the input of derivations, so that no derived secret equals what is stored.
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"tenon/1/root").derive(raw)


def _decoded(path: Path) -> _Stored:
    try:
        return msgspec.json.decode(key_files.read(path), type=_Stored)
    except msgspec.DecodeError:
        raise KeyDamaged(path=str(path)) from None


def _wrap(key: bytes, secret: bytes, use: bytes, workspace: str, version: int) -> bytes:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, secret, _place(use, workspace, version))


def _place(use: bytes, workspace: str, version: int) -> bytes:
    return b"tenon/1/wrap" + prefixed(use) + prefixed(workspace.encode()) + version.to_bytes(4, "big")
