"""`lintel merge` between what the mock says of a pool and what the pool then is."""

import json

import pytest

from conftest import Preview, cognito_client
from test_branding import fault

pytest.importorskip("boto3")


@pytest.fixture(scope="module")
def cognito(lintel):
    preview = Preview()
    yield cognito_client(preview.address)
    preview.stop()


@pytest.fixture
def pool(cognito):
    """A pool that has more than its defaults, so that there is something to lose."""
    return cognito.create_user_pool(
        PoolName="full", UsernameAttributes=["email"], AutoVerifiedAttributes=["email"],
        Policies={"PasswordPolicy": {
            "MinimumLength": 14, "RequireSymbols": True, "TemporaryPasswordValidityDays": 3}},
        LambdaConfig={"PreSignUp": "arn:aws:lambda:eu-central-1:123456789012:function:before"},
        UserPoolTags={"team": "identity"}, DeletionProtection="ACTIVE", UserPoolTier="PLUS",
        AdminCreateUserConfig={"AllowAdminCreateUserOnly": True},
        UserAttributeUpdateSettings={"AttributesRequireVerificationBeforeUpdate": ["email"]},
        AccountRecoverySetting={"RecoveryMechanisms": [{"Priority": 1, "Name": "verified_email"}]},
        UserPoolAddOns={"AdvancedSecurityMode": "ENFORCED"},
        EmailConfiguration={
            "EmailSendingAccount": "DEVELOPER", "From": "hello@acme.example",
            "SourceArn": "arn:aws:ses:eu-central-1:123456789012:identity/acme.example"},
        DeviceConfiguration={"ChallengeRequiredOnNewDevice": True})["UserPool"]["Id"]


@pytest.fixture
def merge(lintel, tmp_path):
    """The body that the program prints for an answer and a fragment, and what it says beside."""

    def run(now, change, *options):
        files = []
        for name, content in (("now", now), ("change", change)):
            file = tmp_path / f"{name}.json"
            # The command line prints moments as text.
            file.write_text(json.dumps(content, default=str))
            files.append(file)
        done = lintel("merge", *files, *options)
        return json.loads(done.stdout), done.stderr

    return run


def answer(reply):
    return {name: value for name, value in reply.items() if name != "ResponseMetadata"}


def differences(one, other, path=""):
    """Where two answers are not the same, moments aside."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted(set(one) | set(other)):
            if name != "LastModifiedDate":
                yield from differences(one.get(name), other.get(name), f"{path}.{name}")
    elif one != other:
        yield path.removeprefix(".")


def test_a_pool_keeps_all_but_its_messages(cognito, pool, merge):
    before = answer(cognito.describe_user_pool(UserPoolId=pool))
    body, said = merge(before, {
        "VerificationMessageTemplate": {
            "EmailMessage": "<p>{####}</p>", "EmailSubject": "Your code",
            "EmailMessageByLink": "{##Here##}", "EmailSubjectByLink": "Your link"},
        "AdminCreateUserConfig": {"InviteMessageTemplate": {
            "EmailMessage": "{username} {####}", "EmailSubject": "Welcome"}}})
    assert "'EmailMessageByLink' is left out" in said
    assert not fault("update-user-pool", body)
    cognito.update_user_pool(**body)
    after = answer(cognito.describe_user_pool(UserPoolId=pool))
    assert set(differences(before, after)) <= {
        "UserPool.VerificationMessageTemplate.EmailMessage",
        "UserPool.VerificationMessageTemplate.EmailSubject",
        "UserPool.EmailVerificationMessage", "UserPool.EmailVerificationSubject",
        "UserPool.AdminCreateUserConfig.InviteMessageTemplate",
        "UserPool.AdminCreateUserConfig.InviteMessageTemplate.EmailMessage",
        "UserPool.AdminCreateUserConfig.InviteMessageTemplate.EmailSubject"}
    assert after["UserPool"]["VerificationMessageTemplate"]["EmailMessage"] == "<p>{####}</p>"


def test_an_empty_fragment_changes_nothing(cognito, pool, merge):
    before = answer(cognito.describe_user_pool(UserPoolId=pool))
    body, _ = merge(before, {})
    assert not fault("update-user-pool", body)
    cognito.update_user_pool(**body)
    assert not list(differences(before, answer(cognito.describe_user_pool(UserPoolId=pool))))


def test_second_factors_stay(cognito, pool, merge):
    cognito.set_user_pool_mfa_config(
        UserPoolId=pool, MfaConfiguration="OPTIONAL",
        SoftwareTokenMfaConfiguration={"Enabled": True},
        EmailMfaConfiguration={"Message": "{####}", "Subject": "Old"})
    before = answer(cognito.get_user_pool_mfa_config(UserPoolId=pool))
    body, said = merge(
        before, {"EmailMfaConfiguration": {"Subject": "New"}}, "--user-pool-id", pool)
    assert not said
    assert not fault("set-user-pool-mfa-config", body)
    cognito.set_user_pool_mfa_config(**body)
    after = answer(cognito.get_user_pool_mfa_config(UserPoolId=pool))
    assert list(differences(before, after)) == ["EmailMfaConfiguration.Subject"]


def test_threat_protection_stays(cognito, pool, merge):
    notice = {"Subject": "s", "HtmlBody": "<p>long enough</p>", "TextBody": "long enough"}
    cognito.set_risk_configuration(
        UserPoolId=pool,
        CompromisedCredentialsRiskConfiguration={"Actions": {"EventAction": "BLOCK"}},
        AccountTakeoverRiskConfiguration={
            "Actions": {"HighAction": {"Notify": True, "EventAction": "BLOCK"}},
            "NotifyConfiguration": {
                "SourceArn": "arn:aws:ses:eu-central-1:123456789012:identity/acme.example",
                "BlockEmail": notice}})
    before = answer(cognito.describe_risk_configuration(UserPoolId=pool))
    change = {"AccountTakeoverRiskConfiguration": {"NotifyConfiguration": {
        "NoActionEmail": {**notice, "Subject": "Was it you?"}}}}
    body, said = merge(before, change)
    assert not said
    assert not fault("set-risk-configuration", body)
    cognito.set_risk_configuration(**body)
    after = answer(cognito.describe_risk_configuration(UserPoolId=pool))
    assert list(differences(before, after)) == [
        "RiskConfiguration.AccountTakeoverRiskConfiguration.NotifyConfiguration.NoActionEmail"]
