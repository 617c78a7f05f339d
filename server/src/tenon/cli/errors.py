"""What can be wrong with the words of the command line: codes ``O2xx`` (the command line speaks for ``ops``).

TenonError
├── NoPasswordFile  O201  the file with the password cannot be read
├── NoSuchLogin     O202  nobody in the workspace has this sign-in name
├── NoAdministrator O203  the workspace has nobody to act as
├── FolderNotEmpty  O204  an export never writes into a folder that holds something
└── NoSuchWorkspace O205  there is no workspace of this key
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class NoPasswordFile(TenonError):
    """The password file ``path`` cannot be read: ``reason``."""

    code = "O201"
    status = 422


class NoSuchLogin(TenonError):
    """Nobody in ``workspace`` has the sign-in name ``login``."""

    code = "O202"
    status = 404


class NoAdministrator(TenonError):
    """``workspace`` has no active administrator to act as."""

    code = "O203"
    status = 404


class FolderNotEmpty(TenonError):
    """The folder ``path`` holds something already."""

    code = "O204"
    status = 409


class NoSuchWorkspace(TenonError):
    """There is no workspace ``workspace``."""

    code = "O205"
    status = 404
