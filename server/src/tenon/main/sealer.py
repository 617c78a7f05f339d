"""The port through which records are sealed: the keys of one workspace, out of the vault."""

from __future__ import annotations

from uuid import UUID

from tenon.schema import Blind, Sealed
from tenon.vault import Cipher


class WorkspaceSealer:
    """Fulfils ``access.Sealer``."""

    def __init__(self, cipher: Cipher, workspace: str) -> None:
        self._cipher = cipher
        self._workspace = workspace

    def seal(self, object_key: str, field_key: str, record_id: UUID, content: Sealed) -> bytes:
        """Return the ciphertext of a text, bound to the record it belongs to."""
        return self._cipher.encrypt(self._workspace, object_key, field_key, record_id, content.text)

    def blind(self, object_key: str, field_key: str, content: Blind) -> bytes:
        """Return the blind index of a text."""
        return self._cipher.blind_index(
            self._workspace, object_key, field_key, content.text, bits=content.bits, form=content.form
        )

    def open(self, object_key: str, field_key: str, record_id: UUID, ciphertext: bytes) -> str:
        """Return the text of a ciphertext that was made for exactly this place."""
        return self._cipher.decrypt(self._workspace, object_key, field_key, record_id, ciphertext)
