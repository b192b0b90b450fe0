"""Second factors through boto3: an authenticator app, codes by message, a choice among them."""

import json
import re

from cognito import TOTP_ON, Pool, mock, other_than, refused, totp  # noqa: F401


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
