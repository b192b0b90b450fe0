"""Choice-based sign-in through boto3: what a user may choose, codes as first factors, passkeys."""

import json
import re

import pytest
from cognito import (  # noqa: F401
    BY_MAIL, INCORRECT, PASSWORD, Pool, mock, other_than, refused)
from passkey import Authenticator

PASSWORDLESS = {"Policies": {"SignInPolicy": {
    "AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"]}}}
USER_AUTH = {"ExplicitAuthFlows": ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]}


@pytest.fixture(scope="module")
def choosing(mock):
    pool = Pool(mock, client=USER_AUTH, **BY_MAIL, **PASSWORDLESS)
    pool.user("kim@acme.example", email="kim@acme.example", email_verified="true")
    return pool


def test_what_a_user_may_choose(choosing):
    offer = choosing.start("USER_AUTH", "kim@acme.example")
    assert offer["ChallengeName"] == "SELECT_CHALLENGE"
    assert set(offer["AvailableChallenges"]) == {"PASSWORD", "PASSWORD_SRP", "EMAIL_OTP"}
    with refused(*INCORRECT):
        choosing.answer(offer, "kim@acme.example", ANSWER="PASSWORD", PASSWORD="Wrong-horse-7")
    offer = choosing.start("USER_AUTH", "kim@acme.example")
    done = choosing.answer(offer, "kim@acme.example", ANSWER="PASSWORD", PASSWORD=PASSWORD)
    assert done["AuthenticationResult"]["IdToken"]


def test_a_code_by_mail_is_eight_digits_and_may_be_tried_again(mock, choosing):
    challenge = choosing.start(
        "USER_AUTH", "kim@acme.example", PREFERRED_CHALLENGE="EMAIL_OTP")
    assert challenge["ChallengeName"] == "EMAIL_OTP"
    given = challenge["ChallengeParameters"]
    assert given["CODE_DELIVERY_DELIVERY_MEDIUM"] == "EMAIL"
    assert given["CODE_DELIVERY_DESTINATION"] == "k***@a***"
    code = mock.code("kim@acme.example")
    assert re.fullmatch(r"\d{8}", code)
    for _ in range(2):
        with refused("CodeMismatchException", "Invalid code or auth state for the user."):
            choosing.answer(challenge, "kim@acme.example", EMAIL_OTP_CODE=other_than(code))
    done = choosing.answer(challenge, "kim@acme.example", EMAIL_OTP_CODE=code)
    assert done["AuthenticationResult"]["IdToken"]


def test_a_code_by_text_message_as_first_factor(mock):
    pool = Pool(mock, client=USER_AUTH, SmsConfiguration={
        "SnsCallerArn": "arn:aws:iam::123456789012:role/sms"},
        Policies={"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "SMS_OTP"]}})
    pool.user("kim", phone_number="+15555550188", phone_number_verified="true")
    challenge = pool.start("USER_AUTH", "kim", PREFERRED_CHALLENGE="SMS_OTP")
    assert challenge["ChallengeName"] == "SMS_OTP"
    code = mock.code("+15555550188")
    assert re.fullmatch(r"\d{8}", code)
    with refused("CodeMismatchException", "Invalid code or auth state for the user."):
        pool.answer(challenge, "kim", SMS_OTP_CODE=other_than(code))
    assert pool.answer(challenge, "kim", SMS_OTP_CODE=code)["AuthenticationResult"]


def test_a_choice_that_is_none_and_an_unknown_user(mock, choosing):
    offer = choosing.start("USER_AUTH", "kim@acme.example", PREFERRED_CHALLENGE="SMS_OTP")
    assert offer["ChallengeName"] == "SELECT_CHALLENGE", "it is not one that the user has"
    with pytest.raises(choosing.idp.exceptions.ClientError) as caught:
        choosing.answer(offer, "kim@acme.example", ANSWER="SMS_OTP")
    assert caught.value.response["Error"]["Code"] in (
        "InvalidParameterException", "NotAuthorizedException")
    with refused("UserNotFoundException", "User does not exist."):
        choosing.start("USER_AUTH", "nobody@acme.example")


def test_a_user_without_a_password_signs_in_by_code(mock, choosing):
    made = choosing.idp.admin_create_user(
        UserPoolId=choosing.id, Username="pat@acme.example", MessageAction="SUPPRESS",
        UserAttributes=[{"Name": "email", "Value": "pat@acme.example"},
                        {"Name": "email_verified", "Value": "true"}])["User"]
    assert made["UserStatus"] == "CONFIRMED"
    challenge = choosing.start(
        "USER_AUTH", "pat@acme.example", PREFERRED_CHALLENGE="EMAIL_OTP")
    assert challenge["AvailableChallenges"] == ["EMAIL_OTP"]
    done = choosing.answer(
        challenge, "pat@acme.example", EMAIL_OTP_CODE=mock.code("pat@acme.example"))
    factors = choosing.idp.get_user_auth_factors(
        AccessToken=done["AuthenticationResult"]["AccessToken"])
    assert factors["ConfiguredUserAuthFactors"] == ["EMAIL_OTP"]


def test_a_user_with_a_temporary_password_may_only_choose_passwords(choosing):
    choosing.idp.admin_create_user(
        UserPoolId=choosing.id, Username="tom@acme.example", TemporaryPassword=PASSWORD,
        MessageAction="SUPPRESS", UserAttributes=[
            {"Name": "email", "Value": "tom@acme.example"},
            {"Name": "email_verified", "Value": "true"}])
    offer = choosing.start("USER_AUTH", "tom@acme.example")
    assert offer["ChallengeName"] == "SELECT_CHALLENGE"
    assert offer["AvailableChallenges"] == ["PASSWORD_SRP", "PASSWORD"]


def test_a_passkey_is_made_and_signs_in(mock, choosing):
    choosing.idp.set_user_pool_mfa_config(
        UserPoolId=choosing.id, MfaConfiguration="OFF",
        WebAuthnConfiguration={"RelyingPartyId": "localhost", "UserVerification": "preferred"})
    name = "kim@acme.example"
    offer = choosing.start("USER_AUTH", name, PREFERRED_CHALLENGE="PASSWORD", PASSWORD=PASSWORD)
    token = offer["AuthenticationResult"]["AccessToken"]
    authenticator = Authenticator(mock.address)
    options = choosing.idp.start_web_authn_registration(
        AccessToken=token)["CredentialCreationOptions"]
    assert options["rp"]["id"] == "localhost"
    assert [one["alg"] for one in options["pubKeyCredParams"]] == [-7, -257]
    assert options["authenticatorSelection"]["residentKey"] == "required"
    forged = Authenticator("https://evil.example").create(options)
    with refused("WebAuthnOriginNotAllowedException"):
        choosing.idp.complete_web_authn_registration(AccessToken=token, Credential=forged)
    options = choosing.idp.start_web_authn_registration(
        AccessToken=token)["CredentialCreationOptions"]
    choosing.idp.complete_web_authn_registration(
        AccessToken=token, Credential=authenticator.create(options))
    listed = choosing.idp.list_web_authn_credentials(AccessToken=token)["Credentials"]
    assert [one["CredentialId"] for one in listed] == [authenticator.id]
    assert listed[0]["RelyingPartyId"] == "localhost"

    offer = choosing.start("USER_AUTH", name)
    assert "WEB_AUTHN" in offer["AvailableChallenges"]
    challenge = choosing.answer(offer, name, ANSWER="WEB_AUTHN")
    assert challenge["ChallengeName"] == "WEB_AUTHN"
    asked = json.loads(challenge["ChallengeParameters"]["CREDENTIAL_REQUEST_OPTIONS"])
    assert asked["rpId"] == "localhost"
    assert [one["id"] for one in asked["allowCredentials"]] == [authenticator.id]
    thief = Authenticator(mock.address)
    thief.id, thief.user = authenticator.id, authenticator.user
    with refused("NotAuthorizedException"):
        choosing.answer(challenge, name, CREDENTIAL=json.dumps(thief.get(asked)))
    challenge = choosing.start("USER_AUTH", name, PREFERRED_CHALLENGE="WEB_AUTHN")
    asked = json.loads(challenge["ChallengeParameters"]["CREDENTIAL_REQUEST_OPTIONS"])
    done = choosing.answer(challenge, name, CREDENTIAL=json.dumps(authenticator.get(asked)))
    assert done["AuthenticationResult"]["IdToken"]
    choosing.idp.delete_web_authn_credential(
        AccessToken=done["AuthenticationResult"]["AccessToken"], CredentialId=authenticator.id)
    assert choosing.idp.list_web_authn_credentials(AccessToken=token)["Credentials"] == []


def test_sign_up_goes_on_to_sign_in_with_its_session(mock, choosing):
    name = "lee@acme.example"
    made = choosing.idp.sign_up(
        ClientId=choosing.client_id, Username=name,
        UserAttributes=[{"Name": "email", "Value": name}])
    confirmed = choosing.idp.confirm_sign_up(
        ClientId=choosing.client_id, Username=name, ConfirmationCode=mock.code(name),
        Session=made["Session"])
    done = choosing.idp.initiate_auth(
        ClientId=choosing.client_id, AuthFlow="USER_AUTH", Session=confirmed["Session"],
        AuthParameters={"USERNAME": name})
    assert done["AuthenticationResult"]["IdToken"]
