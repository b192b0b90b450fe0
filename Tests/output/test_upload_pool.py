"""A pool's `upload.sh`: its messages beside what the pool has, its function with a role, nothing half done."""

import base64
import hashlib
import json
import re
import shutil

import pytest

from uploading import client, emulator, preview, upload  # noqa: F401


@pytest.fixture(scope="module")
def work(lintel, tmp_path_factory):
    """The folder of a pool with all sorts of messages, and its id."""
    folder = tmp_path_factory.mktemp("work") / "dist"
    lintel("build", "--quiet", "--out", folder, "--pool", "work")
    folder /= "_pools/work"
    return folder, re.search(
        r"^pool='(.*)'$", (folder / "deploy/upload.sh").read_text(), re.M)[1]


def test_without_threat_protection_its_notices_are_left_out(work, upload, preview):
    folder, pool = work
    cognito = client("cognito-idp", preview.address, "us-east-1")
    done, calls = upload(folder, "classic", "messages")
    assert "risk: left out, threat protection is off" in done.stdout
    assert not done.stderr
    said = cognito.describe_user_pool(UserPoolId=pool)["UserPool"]["VerificationMessageTemplate"]
    fragment = json.loads((folder / "user-pool.json").read_text())["VerificationMessageTemplate"]
    assert said["EmailMessage"] == fragment["EmailMessage"]
    mails = json.loads((folder / "mfa.json").read_text())["EmailMfaConfiguration"]
    assert cognito.get_user_pool_mfa_config(UserPoolId=pool)["EmailMfaConfiguration"] == mails
    # Everything is read before anything is sent.
    steps = [call.split()[3] for call in calls]
    assert steps == ["set-ui-customization", "describe-user-pool", "get-user-pool-mfa-config",
                     "describe-risk-configuration", "update-user-pool", "set-user-pool-mfa-config"]


@pytest.mark.parametrize("name", ["user-pool.json", "mfa.json", "risk.json"])
def test_a_fragment_that_does_not_go_leaves_the_pool_as_it_is(work, upload, preview, tmp_path, name):
    folder, pool = tmp_path / "work", work[1]
    shutil.copytree(work[0], folder)
    (folder / name).write_text('{"Nonsense": true}')
    cognito = client("cognito-idp", preview.address, "us-east-1")
    if name == "risk.json":
        protect(cognito, pool)
    before = cognito.describe_user_pool(UserPoolId=pool)["UserPool"]
    done, calls = upload(folder, "messages", status=1)
    assert f"{name} does not go with what the pool has" in done.stderr
    assert all(" describe-" in call or " get-" in call for call in calls), calls
    assert cognito.describe_user_pool(UserPoolId=pool)["UserPool"] == before


def test_a_pool_that_is_not_there_is_told(work, upload, preview, tmp_path):
    folder = tmp_path / "work"
    shutil.copytree(work[0], folder)
    script = folder / "deploy/upload.sh"
    script.write_text(script.read_text().replace(work[1], "us-east-1_Nowhere"))
    done, _ = upload(folder, "messages", status=1)
    assert "ResourceNotFoundException" in done.stderr
    assert "cognito-idp describe-user-pool failed" in done.stderr


def test_a_pool_gets_its_messages_and_keeps_the_rest(work, upload, preview):
    folder, pool = work
    fragment = json.loads((folder / "user-pool.json").read_text())
    cognito = client("cognito-idp", preview.address, "us-east-1")
    protect(cognito, pool)
    before = cognito.describe_user_pool(UserPoolId=pool)["UserPool"]
    for _ in (1, 2):
        done, calls = upload(folder)
        assert "function: left out" in done.stdout
        assert not any("create-function" in call for call in calls)
        after = cognito.describe_user_pool(UserPoolId=pool)["UserPool"]
        said = after["VerificationMessageTemplate"]
        template = fragment["VerificationMessageTemplate"]
        assert said["EmailMessage"] == template["EmailMessage"]
        assert said["EmailSubject"] == template["EmailSubject"]
        invitation = after["AdminCreateUserConfig"]["InviteMessageTemplate"]
        assert invitation == fragment["AdminCreateUserConfig"]["InviteMessageTemplate"]
        for name in ("Policies", "MfaConfiguration", "UserPoolTier", "AccountRecoverySetting"):
            assert after.get(name) == before.get(name), name
        mfa = cognito.get_user_pool_mfa_config(UserPoolId=pool)
        assert mfa["EmailMfaConfiguration"] == json.loads(
            (folder / "mfa.json").read_text())["EmailMfaConfiguration"]
        assert mfa["SoftwareTokenMfaConfiguration"] == {"Enabled": True}
        notices = cognito.describe_risk_configuration(UserPoolId=pool)["RiskConfiguration"][
            "AccountTakeoverRiskConfiguration"]["NotifyConfiguration"]
        sent = json.loads((folder / "risk.json").read_text())["AccountTakeoverRiskConfiguration"]
        assert {name: notices[name] for name in sent["NotifyConfiguration"]} == (
            sent["NotifyConfiguration"])
        assert cognito.get_ui_customization(UserPoolId=pool, ClientId="ALL")["UICustomization"][
            "CSS"] == (folder / "cognito/classic.css").read_text()


@pytest.fixture(scope="module")
def messages(lintel, tmp_path_factory):
    """The folder of a pool, its id, and the bytes of its function's archive."""
    folder = tmp_path_factory.mktemp("function") / "dist"
    lintel("build", "--quiet", "--out", folder, "--pool", "main", "--only", "messages,deploy")
    folder /= "_pools/main"
    pool = re.search(r"^pool='(.*)'$", (folder / "deploy/upload.sh").read_text(), re.M)[1]
    return folder, pool, (folder / "custom-message.zip").read_bytes()


@pytest.fixture(scope="module")
def role(emulator):
    trust = {"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
        "Action": "sts:AssumeRole"}]}
    return client("iam", emulator, "us-east-1").create_role(
        RoleName="log", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]


def test_a_function_that_is_not_there_is_not_made_without_a_role(messages, upload):
    done, calls = upload(messages[0], "function", status=1)
    assert "--role names the role" in done.stderr
    assert all(" get-" in call for call in calls), calls


def test_a_dry_run_makes_no_function(messages, upload, role):
    done, calls = upload(messages[0], "function", "--role", role, "--dry-run")
    steps = [line.split(" ", 7)[6] for line in done.stdout.splitlines() if "would run" in line]
    assert steps == ["create-function", "wait", "add-permission", "update-user-pool"]
    assert all(" describe-" in call or " get-" in call for call in calls), calls


def test_the_function_is_made_once_and_then_gets_new_code(
        messages, upload, emulator, preview, role, tmp_path):
    folder, pool, archive = messages
    region = pool.split("_")[0]
    cognito = client("cognito-idp", preview.address, region)
    functions = client("lambda", emulator, region)
    name = f"lintel-messages-{pool}"
    before = cognito.describe_user_pool(UserPoolId=pool)["UserPool"]
    for step in ("create-function", "update-function-code"):
        _, calls = upload(folder, "function", "--role", role)
        changes = [call.split()[3] for call in calls if "describe-" not in call and " get-" not in call]
        assert changes == (
            [step, "wait", "add-permission", "update-user-pool"] if step == "create-function"
            else [step, "wait"])
        function = functions.get_function_configuration(FunctionName=name)
        assert function["CodeSha256"] == base64.b64encode(hashlib.sha256(archive).digest()).decode()
        assert (function["Runtime"], function["Handler"]) == ("nodejs24.x", "index.handler")
        allowed, = json.loads(functions.get_policy(FunctionName=name)["Policy"])["Statement"]
        assert allowed["Principal"] == {"Service": "cognito-idp.amazonaws.com"}
        assert allowed["Condition"]["ArnLike"]["AWS:SourceArn"] == before["Arn"]
        after = cognito.describe_user_pool(UserPoolId=pool)["UserPool"]
        assert after["LambdaConfig"] == {"CustomMessage": function["FunctionArn"]}
        for member in ("Policies", "MfaConfiguration", "AdminCreateUserConfig", "UserPoolTier"):
            assert after.get(member) == before.get(member), member


def protect(cognito, pool):
    """Threat protection and second factors, as the pool's owner has set them up."""
    cognito.update_user_pool(
        UserPoolId=pool, UserPoolTier="PLUS", UserPoolAddOns={"AdvancedSecurityMode": "ENFORCED"})
    cognito.set_user_pool_mfa_config(
        UserPoolId=pool, MfaConfiguration="OPTIONAL",
        SoftwareTokenMfaConfiguration={"Enabled": True},
        EmailMfaConfiguration={"Message": "{####}", "Subject": "Old"})
    cognito.set_risk_configuration(UserPoolId=pool, AccountTakeoverRiskConfiguration={
        "Actions": {"HighAction": {"Notify": True, "EventAction": "BLOCK"}},
        "NotifyConfiguration": {
            "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/parallax.example"}})
