"""What the edge works with: the rooms as ``main`` has put them together. Passed in whole, never looked up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tenon.access import Sealer
from tenon.api.pulse import Pulse
from tenon.calendar import Clock
from tenon.definitions import DefinitionService
from tenon.files import Files
from tenon.identity import Identity
from tenon.imports import Imports
from tenon.kernel.texts import Texts
from tenon.packs import PackService
from tenon.query import ReadGate
from tenon.schema import Catalogs
from tenon.store import Database
from tenon.views import Views


@dataclass(frozen=True)
class Situation:
    """Facts about this installation that a client is told.

    Attributes:
        environment: ``production`` or ``test``; only in ``test`` can clocks be moved.
        insecure_http: plain HTTP on an address that others reach, by explicit wish; shown as a permanent banner.
        client_folder: the built web client.
        ca_file: the certificate of the local authority that was generated for TLS, if one was.
    """

    version: str
    environment: str
    insecure_http: bool
    client_folder: Path
    ca_file: Path | None = None


@dataclass(frozen=True)
class Parts:
    """The rooms the edge asks.

    Attributes:
        csrf_key: derives each session's CSRF token, and keys the digests of requests that are kept.
        sealer_of: the keys of a workspace, by its key.
    """

    situation: Situation
    db: Database
    definitions: DefinitionService
    catalogs: Catalogs
    identity: Identity
    gate: ReadGate
    packs: PackService
    files: Files
    imports: Imports
    views: Views
    clock: Clock
    texts: Texts
    csrf_key: bytes
    pulse: Pulse
    sealer_of: Callable[[str], Sealer] | None = None
