"""pycognito, which has its own SRP: sign-in, refusals, TOTP, new password, a remembered device."""

import botocore.exceptions
import pytest
from cognito import (BY_MAIL, PASSWORD, TOTP_ON, Pool, free_port, mock, refused,  # noqa: F401
                     running_mock, totp)
from pycognito import AWSSRP, Cognito
from pycognito.aws_srp import generate_hash_device
from pycognito.exceptions import (ForceChangePasswordException,
                                  SoftwareTokenMFAChallengeException)


def srp(pool, name, password=PASSWORD, **options):
    return AWSSRP(username=name, password=password, pool_id=pool.id, client_id=pool.client_id,
                  client_secret=pool.secret, client=pool.idp, **options)


@pytest.fixture(scope="module")
def pool(mock):
    pool = Pool(mock, mfa={"MfaConfiguration": "OPTIONAL", **TOTP_ON})
    pool.user("alice", email="alice@acme.example")
    return pool


@pytest.mark.parametrize("wrong", ["Wrong-horse-7", PASSWORD + " ", PASSWORD.lower(), ""])
def test_a_wrong_password_is_refused(mock, wrong):
    pool = Pool(mock)
    pool.user("alice")
    with refused("NotAuthorizedException", "Incorrect username or password."):
        srp(pool, "alice", wrong).authenticate_user()


@pytest.mark.parametrize("password", [
    PASSWORD, "Ω≈ç√∫-Aa1" + "x" * 200, "Aa1-" + "\U0001f40e" * 8,
])
def test_the_right_password_signs_in(mock, password):
    pool = Pool(mock)
    pool.user("alice", password)
    tokens = srp(pool, "alice", password).authenticate_user()["AuthenticationResult"]
    assert pool.idp.get_user(AccessToken=tokens["AccessToken"])["Username"] == "alice"


def test_paddings_of_all_lengths(pool):
    """Each sign-in has numbers of its own; in 24 one or the other begins with zeros."""
    for _ in range(24):
        assert srp(pool, "alice").authenticate_user()["AuthenticationResult"]["AccessToken"]


def test_a_client_with_a_secret_and_a_pool_where_mail_signs_in(mock):
    pool = Pool(mock, client={"GenerateSecret": True}, **BY_MAIL)
    sub = pool.user("kim@acme.example", email="kim@acme.example")
    tokens = srp(pool, "kim@acme.example").authenticate_user()["AuthenticationResult"]
    assert pool.idp.get_user(AccessToken=tokens["AccessToken"])["Username"] == sub
    with refused("NotAuthorizedException", "Incorrect username or password."):
        srp(pool, "kim@acme.example", "Wrong-horse-7").authenticate_user()


def test_a_claim_is_bound_to_its_challenge(pool):
    client = srp(pool, "alice")
    challenge = pool.idp.initiate_auth(
        AuthFlow="USER_SRP_AUTH", ClientId=pool.client_id, AuthParameters=client.get_auth_params())
    good = client.process_challenge(challenge["ChallengeParameters"], client.get_auth_params())

    def answer(**changes):
        return pool.idp.respond_to_auth_challenge(
            ClientId=pool.client_id, ChallengeName="PASSWORD_VERIFIER",
            ChallengeResponses={**good, **changes})

    wrong = ("NotAuthorizedException", "Incorrect username or password.")
    with refused(*wrong):
        answer(PASSWORD_CLAIM_SIGNATURE="AAAA" + good["PASSWORD_CLAIM_SIGNATURE"][4:])
    with refused(*wrong):
        answer(TIMESTAMP="Mon Jan 5 00:00:00 UTC 2026")
    with pytest.raises(botocore.exceptions.ClientError) as caught:
        answer(PASSWORD_CLAIM_SECRET_BLOCK="AAAA" + good["PASSWORD_CLAIM_SECRET_BLOCK"][4:])
    assert caught.value.response["Error"]["Code"] == "NotAuthorizedException"
    assert set(challenge["ChallengeParameters"]) == {
        "SALT", "SRP_B", "SECRET_BLOCK", "USERNAME", "USER_ID_FOR_SRP"}


def test_a_new_password_is_asked_and_set(mock):
    pool = Pool(mock)
    pool.idp.admin_create_user(
        UserPoolId=pool.id, Username="bo", TemporaryPassword=PASSWORD, MessageAction="SUPPRESS")
    with pytest.raises(ForceChangePasswordException):
        srp(pool, "bo").authenticate_user()
    done = srp(pool, "bo").set_new_password_challenge("Another-horse-7")
    assert done["AuthenticationResult"]["IdToken"]
    with refused("NotAuthorizedException", "Incorrect username or password."):
        srp(pool, "bo").authenticate_user()
    assert srp(pool, "bo", "Another-horse-7").authenticate_user()["AuthenticationResult"]


@pytest.fixture(scope="module")
def own_issuer(tmp_path_factory):
    """pycognito's Cognito wants tokens to be issued by the address that it calls."""
    port = free_port()
    yield from running_mock(tmp_path_factory.getbasetemp() / "issuer", "--issuer",
                            f"http://localhost:{port}", port=port)


def person(mock, pool, name):
    return Cognito(pool.id, pool.client_id, username=name, boto3_client_kwargs={
        "endpoint_url": mock.address, "region_name": "eu-central-1",
        "aws_access_key_id": "a", "aws_secret_access_key": "b"})


def test_a_whole_account(own_issuer):
    pool = Pool(own_issuer, **BY_MAIL)
    name = "ina@acme.example"
    ina = person(own_issuer, pool, name)
    ina.set_base_attributes(email=name)
    ina.register(name, PASSWORD)
    with refused("UserNotConfirmedException", "User is not confirmed."):
        ina.authenticate(PASSWORD)
    with refused("CodeMismatchException"):
        ina.confirm_sign_up("none", username=name)
    ina.confirm_sign_up(own_issuer.code(name), username=name)
    with refused("NotAuthorizedException", "Incorrect username or password."):
        ina.authenticate("Wrong-horse-7")
    ina.authenticate(PASSWORD)
    ina.verify_tokens()
    assert ina.id_claims["email"] == name and ina.access_claims["client_id"] == pool.client_id
    ina.update_profile({"given_name": "Ina"})
    assert ina.get_user().given_name == "Ina"
    ina.renew_access_token()
    ina.change_password(PASSWORD, "Another-horse-7")
    ina.logout()
    ina.initiate_forgot_password()
    ina.confirm_forgot_password(own_issuer.code(name), "Third-horse-77")
    ina.authenticate("Third-horse-77")
    ina.delete_user()
    with refused("UserNotFoundException", "User does not exist."):
        ina.authenticate("Third-horse-77")


def test_totp_after_the_password(own_issuer):
    mock, pool = own_issuer, Pool(own_issuer, mfa={"MfaConfiguration": "OPTIONAL", **TOTP_ON})
    pool.user("tess")
    secret = pool.enrol_totp(pool.tokens("tess")["AccessToken"])
    tess = person(mock, pool, "tess")
    with pytest.raises(SoftwareTokenMFAChallengeException) as asked:
        srp(pool, "tess").authenticate_user()
    now = mock.advance(60)
    with refused("CodeMismatchException"):
        tess.respond_to_software_token_mfa_challenge(
            totp(secret, now - 900), asked.value.get_tokens())
    tess.respond_to_software_token_mfa_challenge(totp(secret, now), asked.value.get_tokens())
    assert pool.idp.get_user(AccessToken=tess.access_token)["Username"] == "tess"


def test_a_remembered_device_stands_in_for_the_second_factor(mock):
    pool = Pool(mock, mfa={"MfaConfiguration": "OPTIONAL", **TOTP_ON}, DeviceConfiguration={
        "ChallengeRequiredOnNewDevice": True, "DeviceOnlyRememberedOnUserPrompt": False})
    pool.user("dee")
    first = pool.tokens("dee")
    secret = pool.enrol_totp(first["AccessToken"])
    challenge = pool.sign_in("dee")
    tokens = pool.answer(
        challenge, "dee", SOFTWARE_TOKEN_MFA_CODE=totp(secret, mock.advance(60)))[
            "AuthenticationResult"]
    new = tokens["NewDeviceMetadata"]
    password, verifier = generate_hash_device(new["DeviceGroupKey"], new["DeviceKey"])
    done = pool.idp.confirm_device(
        AccessToken=tokens["AccessToken"], DeviceKey=new["DeviceKey"], DeviceName="laptop",
        DeviceSecretVerifierConfig=verifier)
    assert done["UserConfirmationNecessary"] is False
    known = dict(device_key=new["DeviceKey"], device_group_key=new["DeviceGroupKey"])
    answer = srp(pool, "dee", device_password=password, **known).authenticate_user()
    assert answer["AuthenticationResult"]["AccessToken"]
    with pytest.raises((botocore.exceptions.ClientError, SoftwareTokenMFAChallengeException)):
        srp(pool, "dee", device_password="AAAA" + password[4:], **known).authenticate_user()
