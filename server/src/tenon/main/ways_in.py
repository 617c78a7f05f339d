"""The ways in, each with the parts it needs: the API worker, the background worker, the command line."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tenon import __version__
from tenon.kernel.settings import Settings
from tenon.main.jobs import CONSUMERS, SCHEDULES, job_kinds
from tenon.main.logs import configure_logs
from tenon.main.program import Program, build_program, client_folder
from tenon.ops import load_settings
from tenon.worker import BackgroundWorker

if TYPE_CHECKING:
    from tenon.api import Edge, Parts


def create_api() -> Edge:
    """Return the ASGI application for the settings of the environment."""
    settings = load_settings()
    _share_metrics(settings.data / "run")
    # Only now: the metrics library decides while it is imported whether it shares its figures with other processes.
    from tenon.api import create

    configure_logs()
    return create(api_parts(build_program(settings)))


def create_worker() -> BackgroundWorker:
    """Return the background worker for the settings of the environment."""
    from tenon.feed import Reader
    from tenon.jobs import Worker

    configure_logs()
    program = build_program(load_settings())
    jobs = Worker(program.db, job_kinds(program), schedules=SCHEDULES, now=program.time_of)
    return BackgroundWorker(jobs, Reader(program.db, CONSUMERS), program.close)


async def describe_api(program: Program, workspace: str) -> bytes:
    """Return the OpenAPI document of everything published in a workspace, for whoever runs the server."""
    from tenon.api import document_of

    return await document_of(api_parts(program), workspace)


def api_parts(program: Program) -> Parts:
    """Return what the edge works with."""
    from tenon.api import Parts, Pulse, Situation

    settings = program.settings
    return Parts(
        situation=Situation(
            version=__version__,
            environment=settings.env,
            insecure_http=settings.insecure,
            client_folder=client_folder(),
            ca_file=_authority(settings),
        ),
        db=program.db,
        definitions=program.definitions,
        catalogs=program.catalogs,
        identity=program.identity,
        gate=program.gate,
        packs=program.packs,
        files=program.files,
        imports=program.imports,
        views=program.views,
        clock=program.clock,
        texts=program.texts,
        csrf_key=program.csrf_key,
        pulse=Pulse(program.db),
        sealer_of=program.sealer_of,
    )


def _authority(settings: Settings) -> Path | None:
    return settings.keys / "tls" / "ca.crt" if settings.serves_tls else None


def _share_metrics(run: Path) -> None:
    """Let the workers of one server add up their figures in a folder named for the process that started them."""
    folder = run / f"metrics-{os.getppid()}"
    folder.mkdir(parents=True, exist_ok=True)
    for other in run.glob("metrics-*"):
        if other != folder and not Path("/proc", other.name.removeprefix("metrics-")).exists():
            shutil.rmtree(other, ignore_errors=True)
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(folder))
