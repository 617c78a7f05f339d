"""Errors of keys and ciphertexts.

TenonError
├── KeyMissing     V101  the root key or a workspace's keys are gone although there are data
├── KeyUnsafe      V102  a key file or its folder can be read or replaced by others
├── KeyDamaged     V103  a key file does not hold a key, or was wrapped by another root key
├── Undecryptable  V104  a ciphertext was changed, cut, or moved from where it belongs
└── UnknownKey     V105  a ciphertext names a suite or key version that this keyring does not have
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class KeyMissing(TenonError):
    """A key file is gone (parameter ``path``); what it encrypted cannot be read without it."""

    code = "V101"
    status = 503


class KeyUnsafe(TenonError):
    """A key file or folder has the wrong mode, owner or kind (parameters ``path``, ``found``, ``wanted``)."""

    code = "V102"
    status = 503


class KeyDamaged(TenonError):
    """A key file (parameter ``path``) is not what was written."""

    code = "V103"
    status = 503


class Undecryptable(TenonError):
    """A stored value does not open; it was changed or stands in the wrong place."""

    code = "V104"
    status = 500


class UnknownKey(TenonError):
    """A stored value was encrypted under a key version (parameter ``version``) that is not in the keyring."""

    code = "V105"
    status = 500
