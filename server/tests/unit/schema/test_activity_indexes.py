"""What timelines are read by."""

from tenon.schema import ActivityBody, FieldBody, ObjectBody, build_object, wanted_indexes

FIELDS = (
    FieldBody(key="text", type="text", label="Text"),
    FieldBody(key="at", type="datetime", label="At"),
    FieldBody(key="client", type="relation", label="Client", settings={"target": "client"}),
)


def test_activities_are_indexed_by_whom_they_tell_of_and_when_and_other_records_are_not():
    plain = ObjectBody(label="Call", title_field="text", fields=FIELDS)
    telling = ObjectBody(label="Call", title_field="text", fields=FIELDS, activity=ActivityBody(at="at", text="text"))
    assert "call__client__at__ix" not in wanted_indexes(build_object("call", plain, {}))
    found = wanted_indexes(build_object("call", telling, {}))["call__client__at__ix"]
    assert found.columns == ("client", "at")
