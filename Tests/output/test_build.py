"""A real build of the sample tenants: the same bytes each time, and files that their readers accept."""

import hashlib
import json
import re
import shutil
import subprocess

import pytest


def tree(folder):
    """Each file below a folder with its hash: two equal ones are the same tree."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture(scope="module")
def built(lintel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("build") / "dist"
    lintel("build", "--quiet", "--out", folder, "--jobs", "1")
    return folder


def tenants(built):
    return [folder for folder in sorted(built.iterdir()) if not folder.name.startswith("_")]


def test_four_jobs_and_a_second_run_make_the_same_bytes(lintel, built, tmp_path):
    lintel("build", "--quiet", "--out", tmp_path / "dist", "--jobs", "4")
    once = tree(tmp_path / "dist")
    assert once == tree(built)
    lintel("build", "--quiet", "--out", tmp_path / "dist", "--force")
    assert tree(tmp_path / "dist") == once


def test_the_manifest_is_what_lies_there(built):
    for tenant in tenants(built):
        manifest = json.loads((tenant / "manifest.json").read_text())
        files = {file["path"]: file["sha256"] for file in manifest["files"]}
        there = tree(tenant)
        del there["manifest.json"]
        assert files == there
        assert list(files) == sorted(files)


def test_a_hashed_name_is_kept_and_every_other_is_asked_for_again(built):
    for tenant in tenants(built):
        for file in json.loads((tenant / "manifest.json").read_text())["files"]:
            hashed = re.fullmatch(r"site/assets/[^/]+\.[0-9a-zA-Z_-]{8,}\.\w+", file["path"])
            assert file["cache"].endswith("immutable") == bool(hashed), file["path"]


def test_nothing_of_the_machine_stands_in_a_file(built):
    for tenant in tenants(built):
        for path in tenant.rglob("*"):
            if path.is_file() and path.suffix not in {".png", ".jpg", ".jpeg", ".webp", ".ico", ".woff2"}:
                text = path.read_text()
                assert str(built.parent) not in text and "/home/" not in text, path


def parameters_fault(operation, members, service):
    """What botocore's own model of a call finds wrong with its parameters."""
    session = pytest.importorskip("botocore.session").get_session()
    validate = pytest.importorskip("botocore.validate").ParamValidator()
    model = session.get_service_model(service).operation_model(operation)
    return validate.validate(members, model.input_shape).generate_report()


def test_cloudfront_takes_the_headers(built):
    for tenant in tenants(built):
        config = json.loads((tenant / "site/headers.json").read_text())
        assert not parameters_fault(
            "CreateResponseHeadersPolicy", {"ResponseHeadersPolicyConfig": config}, "cloudfront")
        custom = config["CustomHeadersConfig"]
        assert custom["Quantity"] == len(custom["Items"])


def test_both_forms_of_the_headers_say_the_same(built):
    for tenant in tenants(built):
        security = json.loads((tenant / "site/headers.json").read_text())["SecurityHeadersConfig"]
        plain = (tenant / "site/_headers").read_text()
        policy = security["ContentSecurityPolicy"]["ContentSecurityPolicy"]
        assert f"  Content-Security-Policy: {policy}\n" in plain
        assert "frame-ancestors 'none'" in policy
        assert max(map(len, plain.splitlines())) <= 2000, "the longest line that Pages takes"


def test_cognito_takes_what_is_to_be_registered(built):
    for tenant in tenants(built):
        register = json.loads((tenant / "deploy/register.json").read_text())
        for members in register["clients"].values():
            assert not parameters_fault("UpdateUserPoolClient", members, "cognito-idp")


def test_node_takes_the_function(built):
    node = shutil.which("node")
    if not node:
        pytest.skip("no Node on this machine")
    for tenant in tenants(built):
        program = (tenant / "deploy/cloudfront-function.js").read_text()
        request = {"method": "GET", "uri": "/nothing", "querystring": {}, "headers": {}}
        call = f"\nconsole.log(handler({{request: {json.dumps(request)}}}).uri)"
        done = subprocess.run([node, "-e", program + call], capture_output=True, text=True)
        assert done.stdout == "/nothing\n", done.stderr
