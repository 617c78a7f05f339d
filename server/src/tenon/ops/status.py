"""``tenon status``: what runs, in plain words. Exit code 0 only if everything that should run does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tenon.kernel.errors import TenonError
from tenon.kernel.settings import Settings
from tenon.ops import health, instance
from tenon.ops.address import address_of
from tenon.ops.configuration import load_settings
from tenon.ops.speech import Speech, speech


@dataclass(frozen=True, slots=True)
class Picture:
    """What was found: the supervisor's own account, and whether the server answers."""

    state: instance.State | None
    health: dict[str, Any] | None

    @property
    def stopped_children(self) -> tuple[str, ...]:
        """Children that should run and do not."""
        return tuple(name for name, child in self.state.children.items() if child.pid is None) if self.state else ()

    @property
    def well(self) -> bool:
        """Whether everything that should run does."""
        return self.state is not None and self.health is not None and not self.stopped_children


def look(settings: Settings) -> Picture:
    """Return what runs on the data folder of ``settings``."""
    if not instance.is_held(settings.data):
        return Picture(None, None)
    answer = health.ask(settings.host, settings.port, tls=settings.serves_tls)
    return Picture(instance.read_state(settings.data), answer)


def run_status() -> int:
    """Say what runs; returns the exit code."""
    words = speech()
    try:
        settings = load_settings()
    except TenonError as problem:
        words.explain(problem)
        return 1
    picture = look(settings)
    tell(picture, settings, words)
    return 0 if picture.well else 1


def tell(picture: Picture, settings: Settings, words: Speech) -> None:
    """Say what ``picture`` shows."""
    if picture.state is None:
        words.say("ops.not_running", data=settings.data)
        return
    words.say("ops.running", version=picture.state.version, pid=picture.state.pid, address=address_of(settings))
    words.say("ops.data_is", path=settings.data)
    for name, child in picture.state.children.items():
        key = "ops.child_runs" if child.pid is not None else "ops.child_down"
        words.say(key, name=words.text(f"ops.name_{name}"), pid=child.pid, restarts=child.restarts)
    if picture.health is None:
        words.say("ops.no_answer", address=address_of(settings))
    else:
        words.say("ops.answers" if picture.health.get("database") else "ops.answers_without_database")
        if picture.health.get("read_only"):
            words.say("ops.read_only")
