"""The cipher for fields and the blind index beside it.

A ciphertext is ``suite (1) | key version (4) | nonce (12) | AES-256-GCM text | tag (16)``: 33 bytes more than the text.
Workspace, object, field and record are authenticated with it, so a ciphertext that was moved does not open. The
record's version is not, or each edit would have to encrypt every field anew.
"""

from __future__ import annotations

import hmac
import os
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tenon.vault.errors import Undecryptable, UnknownKey
from tenon.vault.index import Form, normalise
from tenon.vault.keyring import Keyring, expand, prefixed

LAYOUT = 1
SUITE_AES_256_GCM = 1
_HEAD_BYTES, _NONCE_BYTES, _TAG_BYTES = 5, 12, 16
OVERHEAD_BYTES = _HEAD_BYTES + _NONCE_BYTES + _TAG_BYTES
_REMEMBERED_KEYS = 4096


class Cipher:
    """Encrypts the values of fields. Each object and field of a workspace has keys of its own."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._field_cipher = lru_cache(_REMEMBERED_KEYS)(_field_cipher)
        self._index_key = lru_cache(_REMEMBERED_KEYS)(_index_key)

    def encrypt(self, workspace: str, object_key: str, field: str, record_id: UUID, text: str) -> bytes:
        """Return ``text`` encrypted under the newest key of the workspace, bound to its place."""
        keys = self._keyring.workspace(workspace)
        head = bytes((SUITE_AES_256_GCM,)) + keys.current.to_bytes(4, "big")
        nonce = os.urandom(_NONCE_BYTES)
        cipher = self._field_cipher(keys.data[keys.current], object_key, field)
        place = _place(head, workspace, object_key, field, record_id)
        return head + nonce + cipher.encrypt(nonce, text.encode(), place)

    def decrypt(self, workspace: str, object_key: str, field: str, record_id: UUID, ciphertext: bytes) -> str:
        """Return the text of a ciphertext that was made for exactly this place.

        Raises:
            Undecryptable: it was changed, cut or moved.
            UnknownKey: its suite or key version is not known here.
        """
        version = key_version(ciphertext)
        cipher = self._field_cipher(self._keyring.data_key(workspace, version), object_key, field)
        head, rest = ciphertext[:_HEAD_BYTES], ciphertext[_HEAD_BYTES:]
        place = _place(head, workspace, object_key, field, record_id)
        try:
            return cipher.decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], place).decode()
        except (InvalidTag, UnicodeDecodeError):
            raise Undecryptable from None

    def blind_index(
        self, workspace: str, object_key: str, field: str, text: str, *, bits: int = 128, form: Form = "text"
    ) -> bytes:
        """Return a keyed fingerprint of the normalised value, to find equal values without reading them.

        Args:
            workspace: whose index key is used.
            object_key: the object; its fields never share a key.
            field: the field.
            text: the value as typed; spellings of the same value give the same fingerprint.
            bits: 128 for uniqueness; fewer (32 for the last four digits) so that one fingerprint stands for many.
            form: how the value is normalised.

        Raises:
            ValueError: ``bits`` is no multiple of 8 from 16 to 256.
        """
        if bits % 8 or not 16 <= bits <= 256:
            raise ValueError(f"bits must be a multiple of 8 from 16 to 256, not {bits}")
        key = self._index_key(self._keyring.workspace(workspace).index, object_key, field)
        return hmac.digest(key, normalise(text, form).encode(), "sha256")[: bits // 8]


def key_version(ciphertext: bytes) -> int:
    """Return the version of the data key a ciphertext was made with: what is older than the newest is to be rewrapped.

    Raises:
        Undecryptable: too short to be a ciphertext.
        UnknownKey: a suite that this program does not speak.
    """
    if len(ciphertext) < OVERHEAD_BYTES:
        raise Undecryptable
    version = int.from_bytes(ciphertext[1:_HEAD_BYTES], "big")
    if ciphertext[0] != SUITE_AES_256_GCM:
        raise UnknownKey(version=version)
    return version


def _field_cipher(data_key: bytes, object_key: str, field: str) -> AESGCM:
    return AESGCM(expand(data_key, b"field", object_key, field))


def _index_key(index_key: bytes, object_key: str, field: str) -> bytes:
    return expand(index_key, b"index", object_key, field)


def _place(head: bytes, workspace: str, object_key: str, field: str, record_id: UUID) -> bytes:
    names = (workspace, object_key, field)
    return bytes((LAYOUT,)) + head + b"".join(prefixed(name.encode()) for name in names) + record_id.bytes
