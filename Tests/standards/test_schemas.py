"""The JSON Schemas for editors, with the cases that the program's own tests read as well."""

import json
from pathlib import Path

import pytest

jsonschema = pytest.importorskip("jsonschema")
referencing = pytest.importorskip("referencing")

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "templates/schema"
CASES = ROOT / "Tests/SiteTests/Cases"
KINDS = ("project", "pool", "tenant", "theme")


def schema(kind):
    return json.loads((SCHEMAS / f"{kind}.schema.json").read_text())


@pytest.fixture(scope="module")
def validators():
    resources = [
        (f"{kind}.schema.json", referencing.Resource.from_contents(schema(kind)))
        for kind in KINDS
    ]
    registry = referencing.Registry().with_resources(resources)
    return {
        kind: jsonschema.Draft202012Validator(
            {"$ref": f"{kind}.schema.json"}, registry=registry)
        for kind in KINDS
    }


def cases(*verdicts):
    return [
        pytest.param(kind, path, id=f"{kind}/{verdict}/{path.stem}")
        for kind in KINDS
        for verdict in verdicts
        for path in sorted((CASES / kind / verdict).glob("*.json"))
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one(kind):
    jsonschema.Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize(("kind", "path"), cases("good", "warned"))
def test_a_good_file_is_taken(validators, kind, path):
    errors = [error.message for error in validators[kind].iter_errors(json.loads(path.read_text()))]
    assert not errors


@pytest.mark.parametrize(("kind", "path"), cases("bad"))
def test_a_bad_file_is_refused(validators, kind, path):
    assert not validators[kind].is_valid(json.loads(path.read_text()))
