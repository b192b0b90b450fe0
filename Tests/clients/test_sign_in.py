"""InitiateAuth and RespondToAuthChallenge through boto3: every flow, each refusal."""

import json
import re

import pytest
from cognito import (BY_MAIL, PASSWORD, TOTP_ON, Pool, mock, refused, totp)  # noqa: F401
from passkey import Authenticator

INCORRECT = ("NotAuthorizedException", "Incorrect username or password.")
PASSWORDLESS = {"Policies": {"SignInPolicy": {
    "AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"]}}}
USER_AUTH = {"ExplicitAuthFlows": ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]}


@pytest.fixture(scope="module")
def plain(mock):
    pool = Pool(mock)
    pool.user("alice", email="alice@acme.example", email_verified="true")
    return pool


# Refusals


def test_a_wrong_password_and_an_unknown_user(plain):
    with refused(*INCORRECT):
        plain.sign_in("alice", "Wrong-horse-7")
    with refused("UserNotFoundException", "User does not exist."):
        plain.sign_in("nobody")


@pytest.mark.parametrize(("flow", "given", "missing"), [
    ("USER_PASSWORD_AUTH", {}, "USERNAME"),
    ("USER_PASSWORD_AUTH", {"USERNAME": "alice"}, "PASSWORD"),
    ("USER_SRP_AUTH", {"USERNAME": "alice"}, "SRP_A"),
    ("REFRESH_TOKEN_AUTH", {}, "REFRESH_TOKEN"),
])
def test_a_parameter_that_is_missing(plain, flow, given, missing):
    with refused("InvalidParameterException", f"Missing required parameter {missing}"):
        plain.idp.initiate_auth(ClientId=plain.client_id, AuthFlow=flow, AuthParameters=given)


def test_a_flow_that_the_client_does_not_have(plain):
    client, _ = plain.client(ExplicitAuthFlows=["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"])
    given = {"USERNAME": "alice", "PASSWORD": PASSWORD}
    with refused("InvalidParameterException",
                 "USER_PASSWORD_AUTH flow not enabled for this client"):
        plain.idp.initiate_auth(
            ClientId=client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given)
    with refused("InvalidParameterException", "USER_SRP_AUTH is not enabled for the client."):
        plain.idp.initiate_auth(
            ClientId=client, AuthFlow="USER_SRP_AUTH",
            AuthParameters={"USERNAME": "alice", "SRP_A": "ab"})
    with refused("InvalidParameterException", "Auth flow not enabled for this client"):
        plain.idp.admin_initiate_auth(
            UserPoolId=plain.id, ClientId=client, AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters=given)
    with refused("InvalidParameterException", "Initiate Auth method not supported"):
        plain.idp.initiate_auth(
            ClientId=plain.client_id, AuthFlow="ADMIN_USER_PASSWORD_AUTH", AuthParameters=given)
    with refused("InvalidParameterException",
                 "Custom auth lambda trigger is not configured for the user pool."):
        plain.idp.initiate_auth(
            ClientId=client, AuthFlow="CUSTOM_AUTH", AuthParameters={"USERNAME": "alice"})


def test_srp_with_a_that_is_nothing_is_refused(plain):
    n = ("FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A0879"
         "8E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B"
         "0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA4836"
         "1C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804"
         "F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6"
         "955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64"
         "ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D226"
         "1AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2"
         "08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF")
    for a in ("0", "00", n, n.lower(), "not hex"):
        with pytest.raises(plain.idp.exceptions.ClientError) as caught:
            plain.start("USER_SRP_AUTH", "alice", SRP_A=a)
        assert caught.value.response["Error"]["Code"] in (
            "InvalidParameterException", "NotAuthorizedException"), a


def test_users_that_may_not_sign_in_yet_or_any_more(mock):
    pool = Pool(mock, **BY_MAIL)
    pool.idp.sign_up(ClientId=pool.client_id, Username="new@acme.example", Password=PASSWORD)
    with refused(*INCORRECT):
        pool.sign_in("new@acme.example", "Wrong-horse-7")
    with refused("UserNotConfirmedException", "User is not confirmed."):
        pool.sign_in("new@acme.example")
    pool.user("off@acme.example", email="off@acme.example")
    pool.idp.admin_disable_user(UserPoolId=pool.id, Username="off@acme.example")
    with refused("NotAuthorizedException", "User is disabled."):
        pool.sign_in("off@acme.example")
    pool.user("reset@acme.example", email="reset@acme.example", email_verified="true")
    pool.idp.admin_reset_user_password(UserPoolId=pool.id, Username="reset@acme.example")
    with refused("PasswordResetRequiredException", "Password reset required for the user"):
        pool.sign_in("reset@acme.example")
    assert pool.status("reset@acme.example") == "RESET_REQUIRED"


def test_sessions_are_for_one_use_one_client_one_user_and_three_minutes(mock):
    pool = Pool(mock)
    for name in ("bo", "cleo"):
        pool.idp.admin_create_user(
            UserPoolId=pool.id, Username=name, TemporaryPassword=PASSWORD,
            MessageAction="SUPPRESS")
    challenge = pool.sign_in("bo")
    assert challenge["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    assert 20 <= len(challenge["Session"]) <= 2048
    assert challenge["ChallengeParameters"]["USER_ID_FOR_SRP"]
    assert json.loads(challenge["ChallengeParameters"]["requiredAttributes"]) == []
    assert isinstance(json.loads(challenge["ChallengeParameters"]["userAttributes"]), dict)
    invalid = ("NotAuthorizedException", "Invalid session for the user.")
    with refused(*invalid):
        pool.answer({**challenge, "Session": "x" * 40}, "bo", NEW_PASSWORD="Another-horse-7")
    with refused(*invalid):
        pool.answer(challenge, "cleo", NEW_PASSWORD="Another-horse-7")
    other, _ = pool.client()
    with refused(*invalid):
        pool.idp.respond_to_auth_challenge(
            ClientId=other, ChallengeName="NEW_PASSWORD_REQUIRED", Session=challenge["Session"],
            ChallengeResponses={"USERNAME": "bo", "NEW_PASSWORD": "Another-horse-7"})
    with refused("InvalidParameterException", "Missing required parameter Session"):
        pool.idp.respond_to_auth_challenge(
            ClientId=pool.client_id, ChallengeName="NEW_PASSWORD_REQUIRED",
            ChallengeResponses={"USERNAME": "bo", "NEW_PASSWORD": "Another-horse-7"})
    with refused("InvalidPasswordException",
                 "Password did not conform with policy: Password not long enough"):
        pool.answer(challenge, "bo", NEW_PASSWORD="short")
    answer = pool.answer(challenge, "bo", NEW_PASSWORD="Another-horse-7")
    assert answer["AuthenticationResult"]["AccessToken"]
    assert answer.get("ChallengeParameters") == {}
    with refused("NotAuthorizedException",
                 "Invalid session for the user, session can only be used once."):
        pool.answer(challenge, "bo", NEW_PASSWORD="Third-horse-77")
    late = pool.sign_in("cleo")
    mock.advance(181)
    with refused("NotAuthorizedException",
                 "Invalid session for the user, session is expired."):
        pool.answer(late, "cleo", NEW_PASSWORD="Another-horse-7")


def test_a_required_attribute_is_asked_with_the_new_password(mock):
    pool = Pool(mock, Schema=[{"Name": "given_name", "Required": True}])
    pool.idp.admin_create_user(
        UserPoolId=pool.id, Username="bo", TemporaryPassword=PASSWORD, MessageAction="SUPPRESS")
    challenge = pool.sign_in("bo")
    assert json.loads(challenge["ChallengeParameters"]["requiredAttributes"]) == [
        "userAttributes.given_name"]
    with refused("InvalidParameterException",
                 "Invalid attributes given, given_name is missing"):
        pool.answer(challenge, "bo", NEW_PASSWORD="Another-horse-7")
    done = pool.answer(challenge, "bo", NEW_PASSWORD="Another-horse-7",
                       **{"userAttributes.given_name": "Bo"})
    assert done["AuthenticationResult"]["IdToken"]
    assert pool.status("bo") == "CONFIRMED"


# Tokens, and what they are good for


def test_a_password_gives_all_tokens_and_they_can_be_refreshed_and_revoked(mock, plain):
    tokens = plain.tokens("alice")
    assert set(tokens) == {"AccessToken", "ExpiresIn", "TokenType", "RefreshToken", "IdToken"}
    assert (tokens["TokenType"], tokens["ExpiresIn"]) == ("Bearer", 3600)
    assert tokens["RefreshToken"].count(".") == 4
    for flow in ("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"):
        again = plain.idp.initiate_auth(
            ClientId=plain.client_id, AuthFlow=flow,
            AuthParameters={"REFRESH_TOKEN": tokens["RefreshToken"]})["AuthenticationResult"]
        assert set(again) == {"AccessToken", "ExpiresIn", "TokenType", "IdToken"}
    other, _ = plain.client()
    with refused("NotAuthorizedException", "Invalid Refresh Token"):
        plain.idp.initiate_auth(
            ClientId=other, AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": tokens["RefreshToken"]})
    with refused("NotAuthorizedException", "Invalid Refresh Token"):
        plain.idp.initiate_auth(
            ClientId=plain.client_id, AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": tokens["RefreshToken"][:-6] + "AAAAAA"})
    with refused("UnsupportedTokenTypeException"):
        plain.idp.revoke_token(ClientId=plain.client_id, Token=tokens["AccessToken"])
    plain.idp.revoke_token(ClientId=plain.client_id, Token=tokens["RefreshToken"])
    plain.idp.revoke_token(ClientId=plain.client_id, Token=tokens["RefreshToken"])
    with refused("NotAuthorizedException", "Refresh Token has been revoked"):
        plain.idp.initiate_auth(
            ClientId=plain.client_id, AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": tokens["RefreshToken"]})
    with refused("NotAuthorizedException", "Access Token has been revoked"):
        plain.idp.get_user(AccessToken=tokens["AccessToken"])


def test_tokens_end(mock, plain):
    tokens = plain.tokens("alice")
    with refused("NotAuthorizedException", "Invalid Access Token"):
        plain.idp.get_user(AccessToken=tokens["IdToken"])
    mock.advance(3601)
    with refused("NotAuthorizedException", "Access Token has expired"):
        plain.idp.get_user(AccessToken=tokens["AccessToken"])
    mock.advance(30 * 86400)
    with refused("NotAuthorizedException", "Refresh Token has expired"):
        plain.idp.initiate_auth(
            ClientId=plain.client_id, AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": tokens["RefreshToken"]})


def test_global_sign_out_ends_all_tokens_of_the_user(mock, plain):
    first, second = plain.tokens("alice"), plain.tokens("alice")
    plain.idp.global_sign_out(AccessToken=first["AccessToken"])
    for tokens in (first, second):
        with refused("NotAuthorizedException", "Access Token has been revoked"):
            plain.idp.get_user(AccessToken=tokens["AccessToken"])
        with refused("NotAuthorizedException", "Refresh Token has been revoked"):
            plain.idp.initiate_auth(
                ClientId=plain.client_id, AuthFlow="REFRESH_TOKEN_AUTH",
                AuthParameters={"REFRESH_TOKEN": tokens["RefreshToken"]})
    third = plain.tokens("alice")
    plain.idp.admin_user_global_sign_out(UserPoolId=plain.id, Username="alice")
    with refused("NotAuthorizedException", "Access Token has been revoked"):
        plain.idp.get_user(AccessToken=third["AccessToken"])


def test_rotation_gives_a_new_refresh_token_and_refuses_the_old_one(mock):
    pool = Pool(mock, client={
        "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"],
        "RefreshTokenRotation": {"Feature": "ENABLED", "RetryGracePeriodSeconds": 10}})
    pool.user("alice")
    first = pool.tokens("alice")

    def renew(token):
        return pool.idp.get_tokens_from_refresh_token(
            RefreshToken=token, ClientId=pool.client_id)["AuthenticationResult"]

    second = renew(first["RefreshToken"])
    assert second["RefreshToken"] != first["RefreshToken"] and second["AccessToken"]
    assert renew(first["RefreshToken"])["RefreshToken"], "within the grace period"
    mock.advance(11)
    with refused("RefreshTokenReuseException"):
        renew(first["RefreshToken"])


def test_tokens_from_a_refresh_token_without_rotation(plain):
    tokens = plain.tokens("alice")
    again = plain.idp.get_tokens_from_refresh_token(
        RefreshToken=tokens["RefreshToken"], ClientId=plain.client_id)["AuthenticationResult"]
    assert set(again) == {"AccessToken", "ExpiresIn", "TokenType", "IdToken"}


def test_an_admin_signs_a_user_in(plain):
    answer = plain.idp.admin_initiate_auth(
        UserPoolId=plain.id, ClientId=plain.client_id, AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "alice", "PASSWORD": PASSWORD})
    assert answer["AuthenticationResult"]["IdToken"] and answer["ChallengeParameters"] == {}
    with refused(*INCORRECT):
        plain.idp.admin_initiate_auth(
            UserPoolId=plain.id, ClientId=plain.client_id, AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "alice", "PASSWORD": "Wrong-horse-7"})


# Second factors


def test_a_totp_code_is_checked_and_good_once(mock):
    pool = Pool(mock, mfa={"MfaConfiguration": "OPTIONAL", **TOTP_ON})
    pool.user("alice")
    tokens = pool.tokens("alice")
    with refused("InvalidParameterException", "User has not set up software token mfa"):
        pool.idp.set_user_mfa_preference(
            AccessToken=tokens["AccessToken"], SoftwareTokenMfaSettings={"Enabled": True})
    secret = pool.idp.associate_software_token(AccessToken=tokens["AccessToken"])["SecretCode"]
    assert re.fullmatch(r"[A-Z2-7]{52}", secret)
    now = mock.now
    with refused("EnableSoftwareTokenMFAException",
                 "Code mismatch and fail enable Software Token MFA"):
        pool.idp.verify_software_token(
            AccessToken=tokens["AccessToken"], UserCode=totp(secret, now - 600))
    done = pool.idp.verify_software_token(
        AccessToken=tokens["AccessToken"], UserCode=totp(secret, now))
    assert done["Status"] == "SUCCESS"
    pool.idp.set_user_mfa_preference(
        AccessToken=tokens["AccessToken"],
        SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True})
    person = pool.idp.get_user(AccessToken=tokens["AccessToken"])
    assert person["UserMFASettingList"] == ["SOFTWARE_TOKEN_MFA"]
    assert person["PreferredMfaSetting"] == "SOFTWARE_TOKEN_MFA"
    challenge = pool.sign_in("alice")
    assert challenge["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    with refused("CodeMismatchException", re.compile(r"Invalid code received for user\.?")):
        pool.answer(challenge, "alice", SOFTWARE_TOKEN_MFA_CODE=totp(secret, now - 600))
    with refused("ExpiredCodeException", "Your software token has already been used once."):
        pool.answer(challenge, "alice", SOFTWARE_TOKEN_MFA_CODE=totp(secret, now))
    now = mock.advance(60)
    code = totp(secret, now)
    answer = pool.answer(challenge, "alice", SOFTWARE_TOKEN_MFA_CODE=code)
    assert answer["AuthenticationResult"]["AccessToken"]
    with refused("ExpiredCodeException", "Your software token has already been used once."):
        pool.answer(pool.sign_in("alice"), "alice", SOFTWARE_TOKEN_MFA_CODE=code)


def test_required_mfa_is_set_up_at_sign_in(mock):
    pool = Pool(mock, mfa={"MfaConfiguration": "ON", **TOTP_ON})
    pool.user("alice")
    challenge = pool.sign_in("alice")
    assert challenge["ChallengeName"] == "MFA_SETUP"
    assert json.loads(challenge["ChallengeParameters"]["MFAS_CAN_SETUP"]) == ["SOFTWARE_TOKEN_MFA"]
    key = pool.idp.associate_software_token(Session=challenge["Session"])
    with refused("EnableSoftwareTokenMFAException",
                 "Code mismatch and fail enable Software Token MFA"):
        pool.idp.verify_software_token(
            Session=key["Session"], UserCode=totp(key["SecretCode"], mock.now - 600))
    done = pool.idp.verify_software_token(
        Session=key["Session"], UserCode=totp(key["SecretCode"], mock.now),
        FriendlyDeviceName="phone")
    answer = pool.answer({**challenge, "Session": done["Session"]}, "alice")
    assert answer["AuthenticationResult"]["IdToken"]
    mock.advance(90)
    again = pool.sign_in("alice")
    assert again["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    assert again["ChallengeParameters"]["FRIENDLY_DEVICE_NAME"] == "phone"


def test_a_code_by_text_message(mock):
    pool = Pool(mock, mfa={
        "MfaConfiguration": "OPTIONAL",
        "SmsMfaConfiguration": {"SmsConfiguration": {
            "SnsCallerArn": "arn:aws:iam::123456789012:role/sms"}}})
    pool.user("alice", phone_number="+15555550123", phone_number_verified="true")
    pool.idp.admin_set_user_mfa_preference(
        UserPoolId=pool.id, Username="alice",
        SMSMfaSettings={"Enabled": True, "PreferredMfa": True})
    challenge = pool.sign_in("alice")
    assert challenge["ChallengeName"] == "SMS_MFA"
    given = challenge["ChallengeParameters"]
    assert given["CODE_DELIVERY_DELIVERY_MEDIUM"] == "SMS"
    assert given["CODE_DELIVERY_DESTINATION"] == "+*******0123"
    code = mock.code("+15555550123")
    assert re.fullmatch(r"\d{6}", code)
    with refused("CodeMismatchException", re.compile(r"Invalid code received for user\.?")):
        pool.answer(challenge, "alice", SMS_MFA_CODE=other_than(code))
    assert pool.answer(challenge, "alice", SMS_MFA_CODE=code)["AuthenticationResult"]


def other_than(code):
    return f"{(int(code) + 1) % 10 ** len(code):0{len(code)}}"


def test_several_factors_and_none_preferred_are_a_choice(mock):
    pool = Pool(mock, mfa={
        "MfaConfiguration": "OPTIONAL", **TOTP_ON,
        "SmsMfaConfiguration": {"SmsConfiguration": {
            "SnsCallerArn": "arn:aws:iam::123456789012:role/sms"}}})
    pool.user("alice", phone_number="+15555550124", phone_number_verified="true")
    secret = pool.enrol_totp(pool.tokens("alice")["AccessToken"])
    pool.idp.admin_set_user_mfa_preference(
        UserPoolId=pool.id, Username="alice", SMSMfaSettings={"Enabled": True},
        SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": False})
    choice = pool.sign_in("alice")
    assert choice["ChallengeName"] == "SELECT_MFA_TYPE"
    assert set(json.loads(choice["ChallengeParameters"]["MFAS_CAN_CHOOSE"])) == {
        "SMS_MFA", "SOFTWARE_TOKEN_MFA"}
    chosen = pool.answer(choice, "alice", ANSWER="SOFTWARE_TOKEN_MFA")
    assert chosen["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    now = mock.advance(60)
    done = pool.answer(chosen, "alice", SOFTWARE_TOKEN_MFA_CODE=totp(secret, now))
    assert done["AuthenticationResult"]["AccessToken"]


def test_a_code_by_mail_as_second_factor(mock):
    pool = Pool(mock, mfa={"MfaConfiguration": "OPTIONAL", "EmailMfaConfiguration": {
        "Message": "Your code is {####}", "Subject": "Sign in"}}, EmailConfiguration={
            "EmailSendingAccount": "DEVELOPER", "SourceArn":
                "arn:aws:ses:eu-central-1:123456789012:identity/acme.example"})
    pool.user("alice", email="factor@acme.example", email_verified="true")
    pool.idp.admin_set_user_mfa_preference(
        UserPoolId=pool.id, Username="alice",
        EmailMfaSettings={"Enabled": True, "PreferredMfa": True})
    challenge = pool.sign_in("alice")
    assert challenge["ChallengeName"] == "EMAIL_OTP"
    assert challenge["ChallengeParameters"]["CODE_DELIVERY_DESTINATION"] == "f***@a***"
    newest = mock.messages("factor@acme.example")[-1]
    assert newest["subject"] == "Sign in" and f"Your code is {newest['code']}" in newest["body"]
    assert re.fullmatch(r"\d{6}", newest["code"])
    with refused("CodeMismatchException", "Invalid code or auth state for the user."):
        pool.answer(challenge, "alice", EMAIL_OTP_CODE=other_than(newest["code"]))
    assert pool.answer(challenge, "alice", EMAIL_OTP_CODE=newest["code"])["AuthenticationResult"]


def test_an_admin_answers_a_challenge(mock):
    pool = Pool(mock)
    pool.idp.admin_create_user(
        UserPoolId=pool.id, Username="bo", TemporaryPassword=PASSWORD, MessageAction="SUPPRESS")
    asked = pool.idp.admin_initiate_auth(
        UserPoolId=pool.id, ClientId=pool.client_id, AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "bo", "PASSWORD": PASSWORD})
    done = pool.idp.admin_respond_to_auth_challenge(
        UserPoolId=pool.id, ClientId=pool.client_id, ChallengeName=asked["ChallengeName"],
        Session=asked["Session"],
        ChallengeResponses={"USERNAME": "bo", "NEW_PASSWORD": "Another-horse-7"})
    assert done["AuthenticationResult"]["AccessToken"]


# Choice-based sign-in


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


def test_flows_of_the_client_have_a_default(mock):
    pool = Pool(mock)
    made = pool.idp.create_user_pool_client(UserPoolId=pool.id, ClientName="default")
    assert "ExplicitAuthFlows" not in made["UserPoolClient"] or set(
        made["UserPoolClient"]["ExplicitAuthFlows"]) == {
            "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"}
