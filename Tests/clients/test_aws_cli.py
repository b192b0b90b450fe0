"""The AWS command line interface against the mock, as a person types it."""

import json
import os
import subprocess

import pytest
from cognito import IDENTITY_POOL, PASSWORD, Pool, in_background, mock  # noqa: F401

from conftest import ROOT

AWS = ROOT / ".venv/bin/aws"


@pytest.fixture(scope="module")
def aws(mock, tmp_path_factory):
    """Runs a command; gives its output read as JSON, or what it refused with."""
    nothing = tmp_path_factory.mktemp("aws") / "nothing"
    nothing.touch()
    environment = {
        **os.environ, "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "example",
        "AWS_DEFAULT_REGION": "eu-central-1", "AWS_PAGER": "", "AWS_CONFIG_FILE": str(nothing),
        "AWS_SHARED_CREDENTIALS_FILE": str(nothing), "AWS_MAX_ATTEMPTS": "1",
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


def test_each_family_of_operations(mock, aws, tmp_path):
    """Shorthand, files, blobs and documents as the command line reads them."""
    pool = Pool(mock)
    of_pool, of_client = ("--user-pool-id", pool.id), ("--client-id", pool.client_id)
    domain = "cli-" + pool.id.rpartition("_")[2].lower()
    pool.idp.create_user_pool_domain(UserPoolId=pool.id, Domain=domain)
    (tmp_path / "look.css").write_text(".submitButton-customizable {color: #0b5fff;}")
    made, server, group, factors, look, branding, looked_up, guest = (wait() for wait in [
        in_background(aws, *words) for words in (
            ("cognito-idp", "create-user-pool", "--pool-name", "cli", "--policies",
             "PasswordPolicy={MinimumLength=12,RequireSymbols=false}", "--schema",
             "Name=team,AttributeDataType=String,Mutable=true", "--username-attributes", "email"),
            ("cognito-idp", "create-resource-server", *of_pool, "--identifier", "api", "--name",
             "API", "--scopes", "ScopeName=read,ScopeDescription=Read"),
            ("cognito-idp", "create-group", *of_pool, "--group-name", "staff", "--precedence", "2"),
            ("cognito-idp", "set-user-pool-mfa-config", *of_pool, "--mfa-configuration", "OPTIONAL",
             "--software-token-mfa-configuration", "Enabled=true"),
            ("cognito-idp", "set-ui-customization", *of_pool, "--css",
             f"file://{tmp_path}/look.css"),
            ("cognito-idp", "create-managed-login-branding", *of_pool, *of_client, "--settings",
             '{"components": {"form": {"borderRadius": 8.0}}}'),
            ("cognito-idp", "describe-user-pool-domain", "--domain", domain),
            ("cognito-identity", "get-id", "--identity-pool-id", IDENTITY_POOL),
        )])
    assert made["UserPool"]["Policies"]["PasswordPolicy"]["MinimumLength"] == 12
    assert "custom:team" in [one["Name"] for one in made["UserPool"]["SchemaAttributes"]]
    assert server["ResourceServer"]["Scopes"] == [
        {"ScopeName": "read", "ScopeDescription": "Read"}]
    assert group["Group"]["Precedence"] == 2
    assert factors["SoftwareTokenMfaConfiguration"] == {"Enabled": True}
    assert look["UICustomization"]["CSS"] == ".submitButton-customizable {color: #0b5fff;}"
    assert branding["ManagedLoginBranding"]["Settings"] == {
        "components": {"form": {"borderRadius": 8.0}}}
    assert looked_up["DomainDescription"]["UserPoolId"] == pool.id
    assert guest["IdentityId"].startswith("eu-central-1:")
