import pytest
from records_world import ME, some_id

from tenon.kernel.errors import Invalid
from tenon.records import MetaChanged, Taken, create, create_many


def codes(error):
    return {problem.path: problem.code for problem in error.value.problems}


async def test_a_created_record_is_answered_exactly_as_a_get_answers_it(world):
    company = await world.do(create, "company", {"name": "虚构公司"})
    made = await world.do(
        create,
        "customer",
        {
            "name": " 张三 ",
            "phone": "13800000000",
            "amount": "1,234.5",
            "signed_on": "2026-03-05",
            "met_at": "2026-03-05T01:02:03Z",
            "company": {"id": company["id"]},
            "seller": str(ME),
        },
    )
    assert made == await world.get("customer", made["id"])
    assert (made["name"], made["amount"], made["level"], made["version"]) == ("张三", "1234.50", "b", 1)
    assert made["company"] == {"id": company["id"], "title": "虚构公司"}
    assert made["created_by"] == made["owner_id"] == {"id": str(ME), "name": "王小明"}


async def test_creating_writes_one_log_row_with_what_was_given_and_words_to_be_found_by(world):
    made = await world.do(create, "customer", {"name": "张三", "amount": 3})
    log = await world.rows(
        "SELECT op, version, changed, after::text, actor, octet_length(salt), record_id::text FROM {s}.sys_change_log"
    )
    assert log == [
        (
            "create",
            1,
            ["name", "amount", "level"],
            '{"name": "张三", "level": "b", "amount": "3.00"}',
            ME,
            16,
            made["id"],
        )
    ]
    ((search, shadow),) = await world.rows("SELECT search, name__pinyin FROM {s}.customer")
    assert {"张", "三", "张三", "zha"} <= set(search)
    assert shadow == "zhangsan|zs|张三"


async def test_all_problems_are_told_at_once_each_at_its_field(world):
    with pytest.raises(Invalid) as error:
        await world.do(
            create,
            "customer",
            {
                "phone": "x" * 999,
                "amount": "many",
                "level": "z",
                "nothing": 1,
                "version": 7,
                "search": [],
                "updated_by": None,
            },
        )
    assert codes(error) == {
        "name": "R103",
        "phone": "F102",
        "amount": "F103",
        "level": codes(error)["level"],
        "nothing": "R101",
        "version": "R101",
        "search": "R101",
        "updated_by": "R101",
    }
    assert await world.rows("SELECT 1 FROM {s}.customer") == []


@pytest.mark.parametrize(
    "value", ["a\x00b", "a\ud800b", {"deep": [[[[{}]]]]}, ["x"], True, 10**400, float("nan"), "x" * 100_000]
)
@pytest.mark.parametrize("field", ["name", "amount", "signed_on", "met_at", "level", "company", "seller"])
async def test_no_value_however_odd_gets_past_its_field(module_world, field, value):
    with pytest.raises(Invalid) as error:
        await module_world.do(
            create, "customer", {"name": "好", field: value, **({"name": value} if field == "name" else {})}
        )
    assert [problem.path for problem in error.value.problems] == [field]


@pytest.mark.parametrize("body", [[], "text", 7, None, [["name", "x"]]])
async def test_what_is_no_record_is_refused(module_world, body):
    with pytest.raises(Invalid) as error:
        await module_world.do(create, "customer", body)
    assert codes(error) == {"": "R102"}


async def test_a_reference_to_what_does_not_exist_is_a_problem_of_its_field(world):
    with pytest.raises(Invalid) as error:
        await world.do(create, "customer", {"name": "a", "company": str(some_id()), "seller": str(some_id())})
    assert codes(error) == {"company": "R105", "seller": "R105"}
    assert await world.rows("SELECT 1 FROM {s}.sys_change_log") == []


async def test_a_value_that_is_taken_names_the_record_that_has_it(world):
    first = await world.do(create, "customer", {"name": "甲", "phone": "1"})
    with pytest.raises(Taken) as error:
        await world.do(create, "customer", {"name": "乙", "phone": "1"})
    assert codes(error) == {"phone": "R107"}
    assert error.value.extra["clashes"] == [{"path": "phone", "object": "customer", "id": first["id"], "title": "甲"}]


async def test_many_records_are_created_as_one_batch_all_or_none(world):
    made = await world.do(create_many, "customer", [{"name": f"n{n}", "phone": str(n)} for n in range(30)])
    assert [record["name"] for record in made["records"]] == [f"n{n}" for n in range(30)]
    assert made["records"][7] == await world.get("customer", made["records"][7]["id"])
    assert await world.rows("SELECT op, count, id::text FROM {s}.sys_batch") == [("create", 30, made["batch_id"])]
    with pytest.raises(Invalid) as error:
        await world.do(
            create_many,
            "customer",
            [{"name": "x", "phone": "a"}, {}, {"name": "y", "phone": "a"}, {"name": "z", "company": str(some_id())}],
        )
    assert codes(error) == {"records[1].name": "R103"}
    with pytest.raises(Invalid) as error:
        await world.do(
            create_many,
            "customer",
            [{"name": "x", "phone": "a"}, {"name": "y", "phone": "a"}, {"name": "z", "company": str(some_id())}],
        )
    assert codes(error) == {"records[1].phone": "R108", "records[2].company": "R105"}
    with pytest.raises(Taken) as error:
        await world.do(create_many, "customer", [{"name": "x"}, {"name": "y", "phone": "29"}])
    assert codes(error) == {"records[1].phone": "R107"}
    assert len(await world.rows("SELECT 1 FROM {s}.customer")) == 30


async def test_nothing_is_written_from_an_outdated_snapshot(world):
    async with world.db.lease("test") as lease:
        await lease.execute("UPDATE w_test.sys_revision SET meta_rev = 5")
    for use_case, body in ((create, {"name": "a"}), (create_many, [{"name": "a"}])):
        with pytest.raises(MetaChanged) as error:
            await world.do(use_case, "customer", body)
        assert (error.value.meta_rev, error.value.perm_epoch) == (5, 0)
    assert await world.rows("SELECT 1 FROM {s}.customer") == []
