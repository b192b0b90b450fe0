"""The service model in the sources says what the installed botocore says."""

import pytest

botocore = pytest.importorskip("botocore")

import service_model  # noqa: E402


@pytest.fixture(scope="module", params=service_model.SERVICES)
def both(request):
    """What the sources say, and what botocore says."""
    text = "\n".join(
        service_model.read_swift(service_model.TEXTS / f"ServiceModelText+{name}.swift")
        for name in service_model.files(request.param))
    return service_model.read(text), service_model.facts(service_model.load(request.param))


def test_the_service_is_named(both):
    assert both[0]["prefix"] == both[1]["prefix"]
    assert sorted(both[0]["faults"]) == sorted(both[1]["faults"])


def test_every_operation_has_its_members_and_errors(both):
    assert sorted(both[0]["operations"]) == sorted(both[1]["operations"])
    for name, operation in both[1]["operations"].items():
        assert both[0]["operations"][name] == operation, name


def test_every_type_has_its_limits_pattern_and_values(both):
    assert sorted(both[0]["types"]) == sorted(both[1]["types"])
    for name, fact in both[1]["types"].items():
        assert both[0]["types"][name] == fact, name


def test_no_text_stands_outside_of_the_two_services():
    known = {name for service in service_model.SERVICES for name in service_model.files(service)}
    stands = {
        path.stem.removeprefix("ServiceModelText+")
        for path in service_model.TEXTS.glob("ServiceModelText+*.swift")}
    assert stands == known
