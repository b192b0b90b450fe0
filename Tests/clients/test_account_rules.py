"""Rules of accounts that are seldom met: other sign-in names, channels, factors, limits an hour."""

import pytest
from cognito import (BY_MAIL, PASSWORD, TOTP_ON, Pool, attributes_of, mock, refused)  # noqa: F401

SMS = {"SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms"}}
LIMIT = ("LimitExceededException", "Attempt limit exceeded, please try after some time.")


@pytest.mark.parametrize(("names", "name", "message"), [
    (["phone_number"], "kim@acme.example", "Username should be a phone number."),
    (["email", "phone_number"], "kim", "Username should be either an email or a phone number."),
    (["email"], "+15555550100", "Username should be an email."),
])
def test_a_name_of_another_kind(mock, names, name, message):
    pool = Pool(mock, UsernameAttributes=names)
    with refused("InvalidParameterException", message):
        pool.idp.sign_up(ClientId=pool.client_id, Username=name, Password=PASSWORD)


def test_a_number_that_is_taken(mock):
    pool = Pool(mock, UsernameAttributes=["phone_number"], **SMS)
    for _ in range(2):
        if pool.idp.list_users(UserPoolId=pool.id)["Users"]:
            with refused("UsernameExistsException",
                         "An account with the given phone_number already exists."):
                pool.idp.sign_up(
                    ClientId=pool.client_id, Username="+15555550101", Password=PASSWORD)
        else:
            pool.idp.sign_up(ClientId=pool.client_id, Username="+15555550101", Password=PASSWORD)


def test_an_address_that_is_taken_cannot_be_moved_to(mock):
    pool = Pool(mock, **BY_MAIL)
    for name in ("one@acme.example", "two@acme.example"):
        pool.user(name, email=name, email_verified="true")
    token = pool.tokens("one@acme.example")["AccessToken"]
    with refused("AliasExistsException", "An account with the given email already exists."):
        pool.idp.update_user_attributes(
            AccessToken=token, UserAttributes=[{"Name": "email", "Value": "two@acme.example"}])
    with refused("AliasExistsException", "An account with the given email already exists."):
        pool.idp.admin_update_user_attributes(
            UserPoolId=pool.id, Username="one@acme.example",
            UserAttributes=[{"Name": "email", "Value": "two@acme.example"}])


def test_a_number_comes_before_an_address(mock):
    pool = Pool(mock, AutoVerifiedAttributes=["email", "phone_number"], **SMS)
    made = pool.idp.sign_up(
        ClientId=pool.client_id, Username="kim", Password=PASSWORD, UserAttributes=[
            {"Name": "email", "Value": "kim@acme.example"},
            {"Name": "phone_number", "Value": "+15555550102"}])
    assert made["CodeDeliveryDetails"] == {
        "AttributeName": "phone_number", "DeliveryMedium": "SMS", "Destination": "+*******0102"}
    assert mock.messages("kim@acme.example", wait=0) == []


def test_a_reset_goes_where_the_pool_says(mock):
    both = {"email": "kim@acme.example", "email_verified": "true",
            "phone_number": "+15555550103", "phone_number_verified": "true"}
    mail_first = Pool(mock, **SMS, AccountRecoverySetting={"RecoveryMechanisms": [
        {"Priority": 1, "Name": "verified_email"},
        {"Priority": 2, "Name": "verified_phone_number"}]})
    mail_first.user("kim", **both)
    sent = mail_first.idp.forgot_password(ClientId=mail_first.client_id, Username="kim")
    assert sent["CodeDeliveryDetails"]["DeliveryMedium"] == "EMAIL"
    number_first = Pool(mock, **SMS, AccountRecoverySetting={"RecoveryMechanisms": [
        {"Priority": 2, "Name": "verified_email"},
        {"Priority": 1, "Name": "verified_phone_number"}]})
    number_first.user("kim", **both)
    sent = number_first.idp.forgot_password(ClientId=number_first.client_id, Username="kim")
    assert sent["CodeDeliveryDetails"]["DeliveryMedium"] == "SMS"


def test_factors_that_are_not_there(mock):
    pool = Pool(mock)
    pool.user("kim")
    token = pool.tokens("kim")["AccessToken"]
    with refused("SoftwareTokenMFANotFoundException",
                 "Software Token MFA has not been enabled by the userPool"):
        pool.idp.associate_software_token(AccessToken=token)
    texts = Pool(mock, mfa={"MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": SMS, **TOTP_ON})
    texts.user("kim")
    with refused("InvalidParameterException",
                 "User does not have delivery config set to turn on SMS_MFA"):
        texts.idp.set_user_mfa_preference(
            AccessToken=texts.tokens("kim")["AccessToken"],
            SMSMfaSettings={"Enabled": True, "PreferredMfa": True})


def test_a_client_without_revocation(mock):
    pool = Pool(mock, client={"EnableTokenRevocation": False})
    pool.user("kim")
    with refused("UnsupportedOperationException"):
        pool.idp.revoke_token(ClientId=pool.client_id, Token=pool.tokens("kim")["RefreshToken"])


def test_an_attribute_that_nobody_has(mock):
    pool = Pool(mock)
    pool.user("kim")
    with refused("InvalidParameterException",
                 "One or more requested attributes do not exist in user pool."):
        pool.idp.list_users(UserPoolId=pool.id, AttributesToGet=["custom:none"])


def test_a_client_may_wait_longer_for_an_answer(mock):
    pool = Pool(mock, client={"AuthSessionValidity": 15})
    pool.idp.admin_create_user(
        UserPoolId=pool.id, Username="kim", TemporaryPassword=PASSWORD, MessageAction="SUPPRESS")
    challenge = pool.sign_in("kim")
    mock.advance(14 * 60)
    assert pool.answer(challenge, "kim", NEW_PASSWORD="Another-horse-7")["AuthenticationResult"]


def test_limits_an_hour(mock):
    pool = Pool(mock, **BY_MAIL)
    name = "busy@acme.example"
    pool.idp.sign_up(ClientId=pool.client_id, Username=name, Password=PASSWORD)
    for _ in range(5):
        pool.idp.resend_confirmation_code(ClientId=pool.client_id, Username=name)
    with refused(*LIMIT):
        pool.idp.resend_confirmation_code(ClientId=pool.client_id, Username=name)
    mock.advance(3601)
    pool.idp.resend_confirmation_code(ClientId=pool.client_id, Username=name)
    pool.idp.confirm_sign_up(ClientId=pool.client_id, Username=name,
                             ConfirmationCode=mock.code(name))
    token = pool.tokens(name)["AccessToken"]
    for _ in range(5):
        with refused("NotAuthorizedException", "Incorrect username or password."):
            pool.idp.change_password(AccessToken=token, PreviousPassword="Wrong-horse-7",
                                     ProposedPassword="Another-horse-7")
    with refused(*LIMIT):
        pool.idp.change_password(AccessToken=token, PreviousPassword="Wrong-horse-7",
                                 ProposedPassword="Another-horse-7")
    assert attributes_of(pool.idp.get_user(AccessToken=token))["email"] == name
