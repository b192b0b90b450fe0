"""Bodies of calls as a build leaves them, and what botocore's own model of the service says to them."""

import base64
import functools
import json
import re

import pytest

# What the service gives a style or a document: a call that changes one needs it.
ID = "6f1ed1f0-0000-4000-8000-000000000000"


def bodies(built, operation=""):
    """Path, operation and body of each call."""
    folders = [*built.glob("*/cognito/calls"), *built.glob("_pools/*/cognito/calls")]
    for path in sorted(path for one in folders for path in one.glob(f"*.{operation}*.json")):
        yield path, path.name.split(".")[1], json.loads(path.read_text())


def parameters(operation, body):
    """The body as boto3 takes it: pictures as bytes."""
    body = json.loads(json.dumps(body))
    if "ImageFile" in body:
        body["ImageFile"] = base64.b64decode(body["ImageFile"], validate=True)
    for asset in body.get("Assets", ()):
        asset["Bytes"] = base64.b64decode(asset["Bytes"], validate=True)
    # Looked up when the call is made.
    if operation == "update-managed-login-branding":
        body["ManagedLoginBrandingId"] = ID
    if operation == "update-terms":
        body["TermsId"] = ID
    return body


@functools.cache
def service():
    session = pytest.importorskip("botocore.session").get_session()
    return session.get_service_model("cognito-idp")


def fault(operation, body):
    """What botocore's own model of a call finds wrong with its parameters."""
    validate = pytest.importorskip("botocore.validate").ParamValidator()
    name = "".join(word.title() for word in operation.split("-"))
    name = name.replace("Ui", "UI")
    shape = service().operation_model(name).input_shape
    return validate.validate(parameters(operation, body), shape).generate_report()


def keeps_limits(path, operation, body):
    size = len(json.dumps(body))
    if operation == "set-ui-customization":
        assert len(body["CSS"]) <= 3072 and size <= 135_000, path
    elif "managed-login" in operation:
        assert size <= 2_000_000, path
        assert len(body["Assets"]) <= 40
        for asset in body["Assets"]:
            assert len(base64.b64decode(asset["Bytes"])) <= 1_000_000, path


def check_svgs(built):
    logos = sorted(built.glob("*/cognito/assets/*.svg"))
    assert logos
    for path in logos:
        root = re.search(r'<svg [^>]*width="([\d.]+)" height="([\d.]+)" viewBox="', path.read_text())
        assert root, path
        if "logo" in path.name:
            assert 1 <= float(root[1]) / float(root[2]) <= 4, path
