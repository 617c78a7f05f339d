"""Logs: one JSON object a line on standard error, in every process that serves."""

from __future__ import annotations

import sys
from typing import Any

import msgspec
import structlog

INFO = 20


def configure_logs() -> None:
    """Write logs as JSON lines. Control characters in values are escaped, so that nobody can forge a line."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(_traceback),
            _as_json,
        ],
        logger_factory=structlog.BytesLoggerFactory(sys.stderr.buffer),
        wrapper_class=structlog.make_filtering_bound_logger(INFO),
        cache_logger_on_first_use=True,
    )


# Frames without their local variables: those hold what people have typed.
_traceback = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)


def _as_json(_logger: Any, name: str, event: Any) -> bytes:
    return msgspec.json.encode(event, enc_hook=str)
