"""The field type stage: where something stands in its course; it goes from one stage only to those that are allowed.

A stage can need that other fields are filled before a record enters it.

Beside the stage stands since when (``<key>__since``): the moment of the last change to another stage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from msgspec import Struct

from tenon.kernel.errors import FieldProblem
from tenon.kernel.words import Words
from tenon.schema.bodies import OptionSetBody
from tenon.schema.choices import OneChoice, bad_options
from tenon.schema.field_type import BadSetting, Demand, Need, ValueContext
from tenon.schema.field_types.stage.settings import StageSettings
from tenon.schema.model import Column, Field
from tenon.schema.options import Options, options_by_key


class StageType(OneChoice):
    key = "stage"
    label: ClassVar[Words] = {"zh-CN": "阶段", "en-US": "Stage"}
    settings: ClassVar[type[Struct]] = StageSettings
    linable = False

    def columns(self, field: Field) -> tuple[Column, ...]:
        return (Column(field.key, "text"), Column(f"{field.key}__since", "timestamptz", "since"))

    def options(self, settings: Any, option_sets: Mapping[str, OptionSetBody]) -> Options:
        return options_by_key(settings.options)

    def check(self, field: Field) -> Iterator[BadSetting]:
        stages = field.settings.options
        yield from bad_options(stages, "options")
        for place, stage in enumerate(stages):
            for goal in stage.to:
                if goal not in field.options:
                    yield BadSetting(f"options[{place}].to", "M127", {"key": goal[:60]})
            if stage.probability is not None and not 0 <= stage.probability <= 100:
                yield BadSetting(f"options[{place}].probability", "M119", {"min": 0, "max": 100})

    def needs(self, field: Field) -> Iterator[Need]:
        return iter(())

    def demands(self, field: Field) -> Iterator[Demand]:
        for place, stage in enumerate(field.settings.options):
            if stage.needs:
                yield Demand(stage.key, stage.label, stage.needs, f"options[{place}].needs")

    def parse(self, value: object, field: Field, context: ValueContext) -> dict[str, Any]:
        stage = super().parse(value, field, context)
        return {**stage, f"{field.key}__since": None if stage[field.key] is None else context.now}

    def move(self, old: Any, new: Any, field: Field) -> FieldProblem | None:
        """Refuse a way that is not drawn; a stage that is no more lets its records go anywhere."""
        stages = {stage.key: stage for stage in field.settings.options}
        stands = stages.get(old)
        if stands is None or old == new or not stands.to or new in stands.to:
            return None
        goals = [_named(stages[key].label) for key in stands.to if key in stages]
        wish = _named(stages[new].label) if new in stages else "—"
        return FieldProblem(field.key, "F120", {"old": stands.label, "new": wish, "goals": _joined(goals)})


def _named(label: Words) -> dict[str, str]:
    return {"zh-CN": label, "en-US": label} if isinstance(label, str) else label


def _joined(labels: list[dict[str, str]]) -> Words:
    """Return labels as one text in each language."""
    languages = dict.fromkeys(language for label in labels for language in label)
    first = [next(iter(label.values()), "") for label in labels]
    return {
        language: "、".join(label.get(language, any_) for label, any_ in zip(labels, first, strict=True))
        for language in languages
    }


TYPE = StageType()
