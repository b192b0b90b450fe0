"""The AWS command line interface against the mock, as a person types it."""

import json
import os
import subprocess

import pytest
from cognito import PASSWORD, Pool, in_background, mock  # noqa: F401

from conftest import ROOT

AWS = ROOT / ".venv/bin/aws"


@pytest.fixture(scope="module")
def aws(mock):
    """Runs a command; gives its output read as JSON, or what it refused with."""
    environment = {
        **os.environ, "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "example",
        "AWS_DEFAULT_REGION": "eu-central-1", "AWS_PAGER": "", "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull, "AWS_MAX_ATTEMPTS": "1",
        "AWS_EC2_METADATA_DISABLED": "true"}

    def run(*words):
        done = subprocess.run(
            [AWS, "--endpoint-url", mock.address, "--output", "json", *words],
            env=environment, capture_output=True, text=True, timeout=60)
        if done.returncode:
            return done.stderr.strip()
        return json.loads(done.stdout) if done.stdout.strip() else None

    return run


def test_a_pool_from_the_command_line(mock, aws):
    pool = Pool(mock)
    of_pool = ("--user-pool-id", pool.id)
    pool.user("second")
    calls = [in_background(aws, *words) for words in (
        ("cognito-idp", "describe-user-pool", "--user-pool-id", "eu-central-1_None00000"),
        ("cognito-idp", "admin-create-user", *of_pool, "--username", "cli",
         "--message-action", "SUPPRESS"),
        ("cognito-idp", "list-users", *of_pool, "--max-items", "1"),
        ("cognito-idp", "initiate-auth", "--client-id", pool.client_id, "--auth-flow",
         "USER_PASSWORD_AUTH", "--auth-parameters", f"USERNAME=second,PASSWORD={PASSWORD}"),
        ("cognito-idp", "initiate-auth", "--client-id", pool.client_id, "--auth-flow",
         "USER_PASSWORD_AUTH", "--auth-parameters", "USERNAME=second,PASSWORD=wrong"),
        ("cognito-identity", "list-identity-pools", "--max-results", "5"),
    )]
    absent, made, listed, signed_in, wrong, identities = (wait() for wait in calls)
    assert absent.endswith(
        "(ResourceNotFoundException) when calling the DescribeUserPool operation: "
        "User pool eu-central-1_None00000 does not exist.")
    assert made["User"]["UserStatus"] == "FORCE_CHANGE_PASSWORD"
    assert len(listed["Users"]) == 1
    assert signed_in["AuthenticationResult"]["TokenType"] == "Bearer"
    assert wrong.endswith("(NotAuthorizedException) when calling the InitiateAuth operation: "
                          "Incorrect username or password.")
    assert isinstance(identities["IdentityPools"], list)
