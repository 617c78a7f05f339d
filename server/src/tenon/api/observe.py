"""What the server tells its operators: one JSON log line and two metrics per request, without personal data.

A line names the route's pattern, never the address: search words and filters stand in the query and may be anything.
"""

from __future__ import annotations

import os
import time
from typing import Any

import prometheus_client as prometheus
import structlog
from prometheus_client import multiprocess

from tenon.api.exchange import Exchange

SLOW_SECONDS = 0.2


class Observer:
    """Logs and counts the requests of one process."""

    def __init__(self) -> None:
        self._log = structlog.get_logger("tenon.api")
        self._seconds = prometheus.Histogram(
            "tenon_request_seconds",
            "Time from the first byte of a request to the last byte of its answer",
            ("method", "route", "status"),
            buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
        )
        self._by_labels: dict[tuple[str, str, str], Any] = {}

    def done(self, exchange: Exchange, failure: BaseException | None) -> None:
        """Record one finished request."""
        seconds = time.perf_counter() - exchange.started
        labels = (exchange.method, exchange.route, str(exchange.status))
        series = self._by_labels.get(labels)
        if series is None:
            series = self._by_labels[labels] = self._seconds.labels(*labels)
        series.observe(seconds)
        self._log.info("request", **_facts(exchange, seconds))

    def slow(self, exchange: Exchange, seconds: float, shape: object) -> None:
        """Report a statement that took longer than it should, by its shape: names of fields, no values."""
        self._log.warning("slow", shape=shape, **_facts(exchange, seconds))

    def unexpected(self, exchange: Exchange, error: BaseException) -> None:
        """Report an exception that nobody foresaw, with its traceback."""
        self._log.error("unexpected", exc_info=error, **_facts(exchange, time.perf_counter() - exchange.started))


def _facts(exchange: Exchange, seconds: float) -> dict[str, object]:
    facts: dict[str, object] = {
        "request_id": exchange.request_id,
        "method": exchange.method,
        "route": exchange.route,
        "status": exchange.status,
        "ms": round(seconds * 1000, 2),
    }
    if exchange.session is not None:
        facts["user"] = str(exchange.session.user_id)
        facts["workspace"] = exchange.session.workspace
        facts["revision"] = exchange.revision
    return facts


def metrics_text() -> bytes:
    """Return the metrics of all processes of this server in Prometheus' text form.

    Processes share their figures through the folder ``PROMETHEUS_MULTIPROC_DIR``; without it these are our own alone.
    """
    registry: Any = prometheus.REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = prometheus.CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # untyped there
    return prometheus.generate_latest(registry)
