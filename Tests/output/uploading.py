"""Where `upload.sh` goes in tests: an emulator of S3 and Lambda, the mock of Cognito, the real AWS CLI."""

import os
import subprocess
import textwrap

import pytest

from conftest import LINTEL, ROOT, Preview

boto3 = pytest.importorskip("boto3")
moto = pytest.importorskip("moto.server")

AWS = ROOT / ".venv/bin/aws"
BUCKET = "pages"


@pytest.fixture(scope="module")
def preview(lintel):
    preview = Preview()
    yield preview
    preview.stop()


@pytest.fixture(scope="module")
def emulator():
    server = moto.ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://127.0.0.1:{port}"
    server.stop()


def client(service, address, region):
    return boto3.client(
        service, endpoint_url=address, region_name=region, aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="example")


@pytest.fixture
def s3(emulator):
    """An empty bucket."""
    s3 = client("s3", emulator, "us-east-1")
    s3.create_bucket(Bucket=BUCKET)
    yield s3
    for key in keys(s3):
        s3.delete_object(Bucket=BUCKET, Key=key)
    s3.delete_bucket(Bucket=BUCKET)


def keys(s3):
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
    return sorted(one["Key"] for page in pages for one in page.get("Contents", ()))


@pytest.fixture
def upload(emulator, preview, tmp_path):
    """Runs a tenant's script; gives the finished process and the calls of the AWS CLI, in order."""
    tools = tmp_path / "tools"
    tools.mkdir()
    log = tmp_path / "calls"
    log.touch()
    aws = tools / "aws"
    aws.write_text(textwrap.dedent(f"""\
        #!/bin/sh
        case $1 in
          --version) [ -z "$AWS_SAYS" ] || exec echo "$AWS_SAYS" ;;
          *) echo "$*" >>'{log}' ;;
        esac
        exec '{AWS}' "$@"
        """))
    aws.chmod(0o755)
    environment = {
        **os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "example", "AWS_DEFAULT_REGION": "us-east-1", "AWS_PAGER": "",
        "AWS_CONFIG_FILE": str(tmp_path / "none"),
        "AWS_ENDPOINT_URL_S3": emulator, "AWS_ENDPOINT_URL_LAMBDA": emulator,
        "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER": preview.address,
        "LINTEL": str(LINTEL)}

    def run(folder, *words, status=0, version=""):
        log.write_text("")
        done = subprocess.run(
            ["bash", folder / "deploy/upload.sh", *words], env={**environment, "AWS_SAYS": version},
            capture_output=True, text=True, timeout=500)
        assert done.returncode == status, done.stdout + done.stderr
        return done, log.read_text().splitlines()

    return run
