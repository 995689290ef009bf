"""JSON Schemas of the YAML files of courses, made from the very models that check them."""

import json
from typing import Any

from pydantic import BaseModel

from app.engine.course.checks import Checks
from app.engine.course.competencies import Competencies
from app.engine.course.curricula import Curricula
from app.engine.course.journey import Journey
from app.engine.course.message_house import MessageHouse
from app.engine.course.model import CourseHead, ModuleHead, Reflection
from app.engine.course.roleplay import RolePlay
from app.engine.course.scenario import Scenario
from app.engine.rubric import Rubric

SCHEMAS: dict[str, type[BaseModel]] = {
    "course.schema.json": CourseHead,
    "module.schema.json": ModuleHead,
    "scenario.schema.json": Scenario,
    "role-play.schema.json": RolePlay,
    "checks.schema.json": Checks,
    "reflection.schema.json": Reflection,
    "rubric.schema.json": Rubric,
    "competencies.schema.json": Competencies,
    "curricula.schema.json": Curricula,
    "journey.schema.json": Journey,
    "message-house.schema.json": MessageHouse,
}
"""File name of a schema to the model that reads such files."""


def schema_of(name: str) -> str:
    """The text of a schema file. Raises KeyError for a name that is not in SCHEMAS."""
    model = SCHEMAS[name]
    schema: dict[str, Any] = model.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = f"{name.removesuffix('.schema.json')}, format 1"
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
