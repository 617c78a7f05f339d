"""What can be wrong with a pack.

TenonError
├── UnknownPack     P404  no such pack on this server
├── AlreadyThere    P409  the workspace has the pack, or definitions of the same name, already
└── BadPack         P422  a file of the pack cannot be read; says which and why
"""

from __future__ import annotations

from tenon.kernel.errors import TenonError


class UnknownPack(TenonError):
    """``key`` names no pack of this server."""

    code = "P404"
    status = 404


class AlreadyThere(TenonError):
    """``name`` is taken in the workspace, so installing would overwrite what somebody made."""

    code = "P409"
    status = 409


class BadPack(TenonError):
    """``file`` of a pack is malformed for ``reason``."""

    code = "P422"
    status = 422
