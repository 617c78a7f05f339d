"""What the commands need from above and beside: the object graph, the worker, the API document. ``main`` fills it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from tenon.definitions import DefinitionKind
from tenon.identity import Identity
from tenon.kernel.settings import Settings
from tenon.packs import PackService
from tenon.store import Database
from tenon.transfer import Arrivals, Departures


class Program(Protocol):
    """The part of the object graph that commands use."""

    @property
    def db(self) -> Database:
        """The installation's database."""

    @property
    def identity(self) -> Identity:
        """People and workspaces."""

    @property
    def packs(self) -> PackService:
        """Packs on offer and installed."""

    @property
    def departures(self) -> Departures:
        """Workspaces into folders."""

    @property
    def arrivals(self) -> Arrivals:
        """Workspaces from folders."""

    async def close(self) -> None:
        """Close every connection."""


class Worker(Protocol):
    """The background worker."""

    async def run(self) -> None:
        """Work until ``stop``."""

    def stop(self) -> None:
        """Finish what runs and return from ``run``."""


P = TypeVar("P", bound=Program)


@dataclass(frozen=True)
class Ways(Generic[P]):
    """The ways in that ``main`` knows how to build.

    Attributes:
        build_program: wires the rooms for the given settings.
        create_worker: builds the background worker for the settings of the environment.
        describe_api: returns the OpenAPI document (JSON bytes) of a workspace as its operator sees it.
        kinds: every kind of designed thing, for checking packs.
    """

    build_program: Callable[[Settings], P]
    create_worker: Callable[[], Worker]
    describe_api: Callable[[P, str], Awaitable[bytes]]
    kinds: Sequence[DefinitionKind]
