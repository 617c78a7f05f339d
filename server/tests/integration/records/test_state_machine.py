"""Random lives of records against a naive model in memory: the same state, the same history, whatever was done."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from records_world import SCHEMA, World

from tenon.kernel.errors import Invalid, NotFound
from tenon.records import (
    NotUndoable,
    Update,
    VersionConflict,
    create,
    create_many,
    delete,
    delete_all,
    restore,
    restore_all,
    undo,
    update,
    update_all,
    update_each,
)

FIELDS = ("name", "phone", "amount", "note")
NEW = st.fixed_dictionaries(
    {"name": st.sampled_from("甲乙丙")},
    optional={"phone": st.sampled_from(["1", "2", "3", None]), "amount": st.sampled_from(["1", "2.50", None])},
)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from("甲乙丙"),
        "phone": st.sampled_from(["1", "2", "3", None]),
        "amount": st.sampled_from(["1", "2.50", None]),
        "note": st.sampled_from(["x", "y", None]),
    },
)
PICK = st.integers(0, 9)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("create"), NEW),
        st.tuples(st.just("create_many"), st.lists(NEW, min_size=1, max_size=3)),
        st.tuples(st.just("update"), PICK, CHANGES, st.integers(-1, 0)),
        st.tuples(st.just("delete"), PICK),
        st.tuples(st.just("restore"), PICK),
        st.tuples(st.just("update_all"), st.lists(PICK, max_size=4), CHANGES),
        st.tuples(st.just("update_each"), st.dictionaries(PICK, CHANGES, max_size=4), st.integers(-1, 0)),
        st.tuples(st.just("delete_all"), st.lists(PICK, max_size=4)),
        st.tuples(st.just("restore_all"), st.lists(PICK, max_size=4)),
        st.tuples(st.just("undo"), PICK),
    ),
    min_size=12,
    max_size=40,
)


class Refused(Exception):
    """The model refuses the step as a whole."""


class Model:
    """Customers as dictionaries, and the log as a list of ``(record, op, version, changed, batch)``."""

    def __init__(self) -> None:
        self.records: dict[str, dict[str, Any]] = {}
        self.log: list[dict[str, Any]] = []
        self.undone: set[str] = set()

    def write(self, change: dict[str, dict[str, Any]]) -> None:
        """Apply new states by id if no two live records share a phone."""
        after = {**self.records, **change}
        phones = [r["phone"] for r in after.values() if not r["deleted"] and r["phone"] is not None]
        if len(phones) != len(set(phones)):
            raise Refused
        self.records = after

    def create(self, made: list[tuple[str, dict[str, Any]]], batch: str | None) -> None:
        fresh = {}
        for key, body in made:
            values = {field: body.get(field) for field in FIELDS}
            fresh[key] = {**values, "amount": _money(values["amount"]), "version": 1, "deleted": False}
        self.write(fresh)
        for key, record in fresh.items():
            self._note(key, "create", 1, batch, {}, {f: record[f] for f in FIELDS if record[f] is not None})

    def update(self, keys: list[str], body: dict[str, Any], batch: str | None) -> None:
        wanted = {**body, **({"amount": _money(body["amount"])} if "amount" in body else {})}
        self.change({key: wanted for key in keys if not self.records[key]["deleted"]}, batch)

    def change(self, wanted: dict[str, dict[str, Any]], batch: str | None) -> None:
        moved = {}
        for key, values in wanted.items():
            record = self.records[key]
            differing = {field: value for field, value in values.items() if record[field] != value}
            if differing:
                moved[key] = ({field: record[field] for field in differing}, differing)
        self.write(
            {k: {**self.records[k], **new, "version": self.records[k]["version"] + 1} for k, (_, new) in moved.items()}
        )
        for key, (old, new) in moved.items():
            self._note(key, "update", self.records[key]["version"], batch, old, new)

    def is_taken(self, key: str, phone: str | None) -> bool:
        """Tell whether another live record has the phone now, even if it is to give it up in the same request."""
        others = (record for other, record in self.records.items() if other != key and not record["deleted"])
        return phone is not None and phone in [record["phone"] for record in others]

    def mark(self, keys: list[str], deleted: bool, batch: str | None) -> None:
        going = [key for key in keys if self.records[key]["deleted"] is not deleted]
        self.write(
            {k: {**self.records[k], "deleted": deleted, "version": self.records[k]["version"] + 1} for k in going}
        )
        for key in going:
            self._note(key, "delete" if deleted else "restore", self.records[key]["version"], batch, {}, {})

    def undo(self, batch: str, fresh: str) -> int:
        """Take back each change that nobody has touched since; one that would clash is left out by itself."""
        logs = [log for log in self.log if log["batch"] == batch]
        if batch in self.undone or not logs:
            raise Refused
        self.undone.add(batch)
        undone = 0
        for op in ("delete", "restore", "update", "create"):
            for group in self._groups([log for log in logs if log["op"] == op and self._untouched(log)]):
                undone += self._take_back(group, fresh)
        return undone

    def _groups(self, logs: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
        groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for log in sorted(logs, key=lambda log: -log["number"]):
            groups.setdefault(tuple(sorted(log["after"])) if log["op"] == "update" else (), []).append(log)
        return list(groups.values())

    def _take_back(self, logs: list[dict[str, Any]], fresh: str) -> int:
        try:
            self._revert(logs, fresh)
        except Refused:
            if len(logs) == 1:
                return 0
            return sum(self._take_back([log], fresh) for log in logs)
        return len(logs)

    def _revert(self, logs: list[dict[str, Any]], fresh: str) -> None:
        keys = [log["key"] for log in logs]
        if logs[0]["op"] == "update":
            self.change({log["key"]: log["before"] for log in logs}, fresh)
        else:
            self.mark(keys, logs[0]["op"] != "delete", fresh)

    def _untouched(self, log: dict[str, Any]) -> bool:
        record = self.records[log["key"]]
        if log["op"] == "update":
            return not record["deleted"] and all(record[f] == v for f, v in log["after"].items())
        return record["version"] == log["version"] and record["deleted"] is (log["op"] == "delete")

    def _next(self, key: str, **values: Any) -> dict[str, Any]:
        record = self.records[key]
        return {**record, **values, "version": record["version"] + 1}

    def _note(self, key: str, op: str, version: int, batch: str | None, before: Any, after: Any) -> None:
        entry = {"key": key, "op": op, "version": version, "batch": batch, "before": before, "after": after}
        self.log.append({**entry, "number": len(self.log)})


def _money(text: str | None) -> str | None:
    return None if text is None else f"{float(text):.2f}"


class Life:
    """Plays one list of steps on both sides and compares after each."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.model = Model()
        self.batches: list[str] = []

    async def play(self, steps: list[tuple[Any, ...]]) -> None:
        for step in steps:
            await getattr(self, f"_{step[0]}")(*step[1:])
        await self._compare()

    def _picked(self, numbers: list[int]) -> list[str]:
        keys = list(self.model.records)
        return list(dict.fromkeys(keys[number % len(keys)] for number in numbers if keys))

    async def _both(self, real: Any, model: Any) -> Any:
        """Run a step on the product and then, with its answer, on the model: both do it, or both refuse."""
        try:
            answer = await real
        except (Invalid, NotFound, VersionConflict, NotUndoable) as refused:
            try:
                model(None)
            except Refused:
                return None
            raise AssertionError(f"refused what the model allows: {refused!r}") from refused
        model(answer)
        return answer

    async def _create(self, body: Any) -> None:
        await self._both(
            self.world.do(create, "customer", body),
            lambda made: self.model.create([(made["id"] if made else "?", body)], None),
        )

    async def _create_many(self, bodies: Any) -> None:
        def model(made: Any) -> None:
            keys = [record["id"] for record in made["records"]] if made else [str(n) for n in range(len(bodies))]
            self.model.create(list(zip(keys, bodies, strict=True)), made["batch_id"] if made else None)

        made = await self._both(self.world.do(create_many, "customer", bodies), model)
        self.batches += [made["batch_id"]] if made else []

    async def _update(self, number: int, body: Any, behind: int) -> None:
        for key in self._picked([number]):
            record = self.model.records[key]

            def model(_: Any, key: str = key, record: Any = record) -> None:
                if record["deleted"] or behind:
                    raise Refused
                self.model.update([key], body, None)

            await self._both(self.world.do(update, "customer", UUID(key), record["version"] + behind, body), model)

    async def _delete(self, number: int) -> None:
        for key in self._picked([number]):

            def model(batch: Any, key: str = key) -> None:
                if self.model.records[key]["deleted"]:
                    raise Refused
                self.model.mark([key], True, str(batch))

            batch = await self._both(self.world.do(delete, "customer", UUID(key)), model)
            self.batches += [str(batch)] if batch else []

    async def _restore(self, number: int) -> None:
        for key in self._picked([number]):

            def model(_: Any, key: str = key) -> None:
                if not self.model.records[key]["deleted"]:
                    raise Refused
                self.model.mark([key], False, None)

            await self._both(self.world.do(restore, "customer", UUID(key)), model)

    async def _update_all(self, numbers: Any, body: Any) -> None:
        keys = self._picked(numbers)
        work = self.world.do(update_all, "customer", [UUID(key) for key in keys], body)
        done = await self._both(work, lambda done: self.model.update(keys, body, str(done[0]) if done else None))
        self.batches += [str(done[0])] if done else []

    async def _update_each(self, bodies: Any, behind: int) -> None:
        wanted = {key: body for number, body in bodies.items() for key in self._picked([number])}
        records = {key: self.model.records[key] for key in wanted}
        updates = [Update(UUID(key), body, records[key]["version"] + behind) for key, body in wanted.items()]

        def model(done: Any) -> None:
            if wanted and (behind or any(record["deleted"] for record in records.values())):
                raise Refused
            if any(self.model.is_taken(key, body.get("phone")) for key, body in wanted.items()):
                raise Refused
            told = {k: {**b, **({"amount": _money(b["amount"])} if "amount" in b else {})} for k, b in wanted.items()}
            self.model.change(told, str(done[0]) if done else None)

        done = await self._both(self.world.do(update_each, "customer", updates), model)
        self.batches += [str(done[0])] if done else []

    async def _delete_all(self, numbers: Any) -> None:
        keys = self._picked(numbers)
        work = self.world.do(delete_all, "customer", [UUID(key) for key in keys])
        done = await self._both(work, lambda done: self.model.mark(keys, True, str(done[0])))
        self.batches += [str(done[0])]

    async def _restore_all(self, numbers: Any) -> None:
        keys = self._picked(numbers)
        work = self.world.do(restore_all, "customer", [UUID(key) for key in keys])
        done = await self._both(work, lambda done: self.model.mark(keys, False, str(done[0]) if done else None))
        self.batches += [str(done[0])] if done else []

    async def _undo(self, number: int) -> None:
        if not self.batches:
            return
        batch = self.batches[-1 - number % len(self.batches)]

        def model(undone: Any) -> None:
            count = self.model.undo(batch, str(undone.batch_id) if undone else "?")
            assert undone.undone == count

        undone = await self._both(self.world.do(undo, UUID(batch)), model)
        self.batches += [str(undone.batch_id)] if undone else []

    async def _compare(self) -> None:
        rows = await self.world.rows(
            "SELECT id::text, name, phone, amount::text, note, version, deleted_at IS NOT NULL FROM {s}.customer"
        )
        assert {row[0]: row[1:] for row in rows} == {
            key: (*(r[f] for f in FIELDS), r["version"], r["deleted"]) for key, r in self.model.records.items()
        }
        log = await self.world.rows(
            "SELECT record_id::text, version, op, batch_id::text, array(SELECT unnest(changed) EXCEPT SELECT 'level'),"
            " jsonb_strip_nulls(after) - 'level' IS NOT DISTINCT FROM after - 'level' FROM {s}.sys_change_log"
        )
        told = {(row[0], row[1]): (row[2], row[3], sorted(row[4])) for row in log}
        assert told == {
            (entry["key"], entry["version"]): (entry["op"], entry["batch"], sorted(entry["after"]))
            for entry in self.model.log
        }
        assert len(log) == len(self.model.log)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(STEPS)
async def test_records_live_exactly_as_a_naive_model_of_them_does(module_world, steps):
    async with module_world.db.ddl() as tx:
        for table in ("customer", "sys_change_log", "sys_batch"):
            await tx.execute(f"TRUNCATE {SCHEMA}.{table}")
    await Life(module_world).play(steps)
