"""Secrets: the key files, the cipher for fields, the blind index, and the secrets derived for other rooms.

::

    root key  (root.key, 0400, outside the data folder)
    ├── derive(purpose)                      sign-in pepper, cursor signatures, CSRF …
    └── workspace key  (workspace-<key>.json, wrapped by the root key)
        ├── data keys, versioned  (wrapped)  → HKDF → one AES-256-GCM key per object and field
        └── index key  (wrapped)             → HKDF → one HMAC key per object and field

Invariants: no key ever stands in the database or the data folder; a ciphertext opens only in the workspace, object,
field and record it was made for; a key that cannot be trusted or found stops the program with a sentence that says why.
Start reading at ``keyring.py``; the bytes of a ciphertext are described in ``cipher.py``.
"""

from tenon.vault.cipher import OVERHEAD_BYTES, Cipher, key_version
from tenon.vault.errors import KeyDamaged, KeyMissing, KeyUnsafe, Undecryptable, UnknownKey
from tenon.vault.index import normalise
from tenon.vault.keyring import Keyring

__all__ = [
    "OVERHEAD_BYTES",
    "Cipher",
    "KeyDamaged",
    "KeyMissing",
    "KeyUnsafe",
    "Keyring",
    "Undecryptable",
    "UnknownKey",
    "key_version",
    "normalise",
]
