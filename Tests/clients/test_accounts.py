"""Sign-up, passwords, attributes, devices and messages of a user, through boto3."""

import re

import pytest
from cognito import (BY_MAIL, PASSWORD, Pool, attributes_of, mock, refused)  # noqa: F401

POLICY = "Password did not conform with policy: "
MISMATCH = ("CodeMismatchException", "Invalid verification code provided, please try again.")
EXPIRED = ("ExpiredCodeException", "Invalid code provided, please request a code again.")
SCHEMA = [
    {"Name": "role", "AttributeDataType": "String", "Mutable": True,
     "StringAttributeConstraints": {"MinLength": "1", "MaxLength": "8"}},
    {"Name": "badge", "AttributeDataType": "Number", "Mutable": False}]


@pytest.fixture(scope="module")
def pool(mock):
    return Pool(mock, **BY_MAIL, Schema=SCHEMA)


def sign_up(pool, name, password=PASSWORD, **attributes):
    return pool.idp.sign_up(
        ClientId=pool.client_id, Username=name, Password=password,
        UserAttributes=[{"Name": key.replace("__", ":"), "Value": value}
                        for key, value in attributes.items()])


@pytest.mark.parametrize(("password", "fault"), [
    ("Sh0rt-x", "Password not long enough"),
    ("UPPER-CASE-7", "Password must have lowercase characters"),
    ("lower-case-7", "Password must have uppercase characters"),
    ("No-numbers-here", "Password must have numeric characters"),
    ("NoSymbols777", "Password must have symbol characters"),
    ("short", "Password not long enough"),
])
def test_a_password_that_the_policy_refuses(pool, password, fault):
    with refused("InvalidPasswordException", POLICY + fault):
        sign_up(pool, "weak@acme.example", password)


@pytest.mark.parametrize(("name", "attributes", "kind", "message"), [
    ("plain", {}, "InvalidParameterException", "Username should be an email."),
    ("a@b.example", {"custom__none": "x"}, "InvalidParameterException",
     re.compile(r".*custom:none: Attribute does not exist in the schema\.?.*", re.DOTALL)),
    ("a@b.example", {"custom__role": "much too long"}, "InvalidParameterException",
     re.compile(r"Attributes did not conform to the schema: .*custom:role: .*", re.DOTALL)),
    ("a@b.example", {"phone_number": "0123"}, "InvalidParameterException",
     "Invalid phone number format."),
])
def test_a_sign_up_that_is_refused(pool, name, attributes, kind, message):
    with refused(kind, message):
        sign_up(pool, name, **attributes)


def test_a_required_attribute_that_is_missing(mock):
    pool = Pool(mock, Schema=[{"Name": "email", "Required": True},
                              {"Name": "given_name", "Required": True}])
    with refused("InvalidParameterException", re.compile(
            r"Attributes did not conform to the schema: "
            r"(email: The attribute is required\n?given_name: The attribute is required\n?"
            r"|given_name: The attribute is required\n?email: The attribute is required\n?)\s*")):
        sign_up(pool, "alice")


def test_names_that_look_like_an_address_in_a_pool_with_aliases(mock):
    pool = Pool(mock, AliasAttributes=["email"], AutoVerifiedAttributes=["email"])
    with refused("InvalidParameterException",
                 "Username cannot be of email format, since user pool is configured for email "
                 "alias."):
        sign_up(pool, "alice@acme.example")
    for name in ("alice", "alina"):
        sign_up(pool, name, email="shared@acme.example")
    first, second = (one["code"] for one in mock.messages("shared@acme.example")[-2:])
    pool.idp.confirm_sign_up(ClientId=pool.client_id, Username="alice", ConfirmationCode=first)
    with refused("AliasExistsException", "An account with the email already exists."):
        pool.idp.confirm_sign_up(
            ClientId=pool.client_id, Username="alina", ConfirmationCode=second)
    assert pool.tokens("shared@acme.example")["IdToken"], "the alias signs in"
    pool.idp.sign_up(ClientId=pool.client_id, Username="alma", Password=PASSWORD,
                     UserAttributes=[{"Name": "email", "Value": "shared@acme.example"}])
    pool.idp.confirm_sign_up(
        ClientId=pool.client_id, Username="alma", ForceAliasCreation=True,
        ConfirmationCode=mock.code("shared@acme.example"))


def test_a_pool_where_only_admins_create(mock):
    pool = Pool(mock, AdminCreateUserConfig={"AllowAdminCreateUserOnly": True})
    with refused("NotAuthorizedException", "SignUp is not permitted for this user pool"):
        sign_up(pool, "alice")


def test_a_client_may_only_write_what_it_may(mock):
    pool = Pool(mock, Schema=SCHEMA, client={
        "WriteAttributes": ["email"], "ReadAttributes": ["email"]})
    with refused("NotAuthorizedException", "A client attempted to write unauthorized attribute"):
        sign_up(pool, "alice", given_name="Alice")
    pool.user("alice", email="alice@acme.example", given_name="Alice")
    seen = attributes_of(pool.idp.get_user(AccessToken=pool.tokens("alice")["AccessToken"]))
    assert "email" in seen and "given_name" not in seen


def test_sign_up_code_confirm(mock, pool):
    name = "sue@acme.example"
    made = sign_up(pool, name)
    assert made["UserConfirmed"] is False
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", made["UserSub"])
    assert made["CodeDeliveryDetails"] == {
        "AttributeName": "email", "DeliveryMedium": "EMAIL", "Destination": "s***@a***"}
    with refused("UsernameExistsException", "An account with the given email already exists."):
        sign_up(pool, name)
    code = mock.code(name)
    assert re.fullmatch(r"\d{6}", code)
    assert pool.status(name) == "UNCONFIRMED"

    def confirm(code):
        pool.idp.confirm_sign_up(ClientId=pool.client_id, Username=name, ConfirmationCode=code)

    with refused(*MISMATCH):
        confirm("000000" if code != "000000" else "000001")
    pool.idp.resend_confirmation_code(ClientId=pool.client_id, Username=name)
    newer = mock.code(name)
    if newer != code:
        with refused(*MISMATCH):
            confirm(code)
    confirm(newer)
    assert pool.status(name) == "CONFIRMED"
    with refused("NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED"):
        confirm(newer)
    with refused("InvalidParameterException", "User is already confirmed."):
        pool.idp.resend_confirmation_code(ClientId=pool.client_id, Username=name)
    who = pool.idp.get_user(AccessToken=pool.tokens(name)["AccessToken"])
    assert who["Username"] == made["UserSub"], "the user name is the sub where mail signs in"
    assert attributes_of(who)["email_verified"] == "true"


def test_a_sign_up_code_is_good_for_a_day(mock, pool):
    sign_up(pool, "late@acme.example")
    code = mock.code("late@acme.example")
    mock.advance(24 * 3600 + 1)
    with refused(*EXPIRED):
        pool.idp.confirm_sign_up(
            ClientId=pool.client_id, Username="late@acme.example", ConfirmationCode=code)


def test_the_first_message_says_what_the_service_says(mock):
    pool = Pool(mock, **BY_MAIL)
    sign_up(pool, "text@acme.example")
    newest = mock.messages("text@acme.example")[-1]
    assert newest["subject"] == "Your verification code"
    pool.idp.admin_create_user(
        UserPoolId=pool.id, Username="inv@acme.example", DesiredDeliveryMediums=["EMAIL"],
        UserAttributes=[{"Name": "email", "Value": "inv@acme.example"}])
    assert mock.messages("inv@acme.example")[-1]["subject"] == "Your temporary password"


def test_forgotten_password(mock, pool):
    name = "fay@acme.example"
    pool.user(name, email=name, email_verified="true")
    sent = pool.idp.forgot_password(ClientId=pool.client_id, Username=name)
    assert sent["CodeDeliveryDetails"] == {
        "AttributeName": "email", "DeliveryMedium": "EMAIL", "Destination": "f***@a***"}
    code = mock.code(name)

    def confirm(code, password="Another-horse-7"):
        pool.idp.confirm_forgot_password(
            ClientId=pool.client_id, Username=name, ConfirmationCode=code, Password=password)

    with refused(*MISMATCH):
        confirm("000000" if code != "000000" else "000001")
    with refused("InvalidPasswordException", POLICY + "Password not long enough"):
        confirm(code, "short")
    confirm(code)
    with refused(*EXPIRED):
        confirm(code)
    with refused("NotAuthorizedException", "Incorrect username or password."):
        pool.sign_in(name)
    assert pool.tokens(name, "Another-horse-7")
    pool.idp.forgot_password(ClientId=pool.client_id, Username=name)
    code = mock.code(name)
    mock.advance(3601)
    with refused(*EXPIRED):
        confirm(code)


def test_passwords_that_cannot_be_reset(mock, pool):
    pool.user("none@acme.example", email="none@acme.example", email_verified="false")
    with refused("InvalidParameterException",
                 "Cannot reset password for the user as there is no registered/verified email or "
                 "phone_number"):
        pool.idp.forgot_password(ClientId=pool.client_id, Username="none@acme.example")
    pool.idp.admin_create_user(
        UserPoolId=pool.id, Username="temp@acme.example", TemporaryPassword=PASSWORD,
        MessageAction="SUPPRESS", UserAttributes=[
            {"Name": "email", "Value": "temp@acme.example"},
            {"Name": "email_verified", "Value": "true"}])
    with refused("NotAuthorizedException",
                 "User password cannot be reset in the current state."):
        pool.idp.forgot_password(ClientId=pool.client_id, Username="temp@acme.example")
    with refused("UserNotFoundException", "Username/client id combination not found."):
        pool.idp.forgot_password(ClientId=pool.client_id, Username="nobody@acme.example")
    only = Pool(mock, AccountRecoverySetting={
        "RecoveryMechanisms": [{"Priority": 1, "Name": "admin_only"}]})
    only.user("alice", email="a@acme.example", email_verified="true")
    with refused("NotAuthorizedException", "Contact administrator to reset password."):
        only.idp.forgot_password(ClientId=only.client_id, Username="alice")


def test_a_password_is_changed_by_who_knows_it(pool):
    pool.user("cas@acme.example", email="cas@acme.example")
    token = pool.tokens("cas@acme.example")["AccessToken"]

    def change(old, new):
        pool.idp.change_password(
            AccessToken=token, PreviousPassword=old, ProposedPassword=new)

    with refused("NotAuthorizedException", "Incorrect username or password."):
        change("Wrong-horse-7", "Another-horse-7")
    with refused("InvalidPasswordException", POLICY + "Password must have symbol characters"):
        change(PASSWORD, "NoSymbols777")
    change(PASSWORD, "Another-horse-7")
    assert pool.tokens("cas@acme.example", "Another-horse-7")


def test_the_last_passwords_are_not_taken_again(mock):
    pool = Pool(mock, Policies={"PasswordPolicy": {
        "MinimumLength": 8, "RequireUppercase": True, "RequireLowercase": True,
        "RequireNumbers": True, "RequireSymbols": True, "PasswordHistorySize": 2}})
    pool.user("alice")
    token = pool.tokens("alice")["AccessToken"]
    pool.idp.change_password(
        AccessToken=token, PreviousPassword=PASSWORD, ProposedPassword="Second-horse-7")
    for old in (PASSWORD, "Second-horse-7"):
        with refused("PasswordHistoryPolicyViolationException"):
            pool.idp.change_password(
                AccessToken=token, PreviousPassword="Second-horse-7", ProposedPassword=old)


def test_attributes_of_ones_own(mock, pool):
    name = "dan@acme.example"
    pool.user(name, email=name, email_verified="true", custom__badge="7")
    token = pool.tokens(name)["AccessToken"]

    def update(**attributes):
        return pool.idp.update_user_attributes(AccessToken=token, UserAttributes=[
            {"Name": key.replace("__", ":"), "Value": value}
            for key, value in attributes.items()])

    def own():
        return attributes_of(pool.idp.get_user(AccessToken=token))

    with refused("InvalidParameterException", "user.custom:badge: Attribute cannot be updated."):
        update(custom__badge="8")
    assert update(custom__role="lead", name="Dan")["CodeDeliveryDetailsList"] == []
    assert own()["custom:role"] == "lead"
    pool.idp.delete_user_attributes(AccessToken=token, UserAttributeNames=["custom:role"])
    assert "custom:role" not in own()
    update(name="")
    assert not own().get("name")
    sent = update(email="dan2@acme.example")["CodeDeliveryDetailsList"]
    assert sent == [{"AttributeName": "email", "DeliveryMedium": "EMAIL",
                     "Destination": "d***@a***"}]
    assert own()["email_verified"] == "false"
    with refused(*MISMATCH):
        pool.idp.verify_user_attribute(AccessToken=token, AttributeName="email", Code="none")
    pool.idp.verify_user_attribute(
        AccessToken=token, AttributeName="email", Code=mock.code("dan2@acme.example"))
    assert (own()["email"], own()["email_verified"]) == ("dan2@acme.example", "true")
    again = pool.idp.get_user_attribute_verification_code(
        AccessToken=token, AttributeName="email")
    assert again["CodeDeliveryDetails"]["DeliveryMedium"] == "EMAIL"


def test_an_address_that_is_only_taken_over_once_it_is_verified(mock):
    pool = Pool(mock, **BY_MAIL, UserAttributeUpdateSettings={
        "AttributesRequireVerificationBeforeUpdate": ["email"]})
    pool.user("eve@acme.example", email="eve@acme.example", email_verified="true")
    token = pool.tokens("eve@acme.example")["AccessToken"]
    pool.idp.update_user_attributes(
        AccessToken=token, UserAttributes=[{"Name": "email", "Value": "eva@acme.example"}])
    assert attributes_of(pool.idp.get_user(AccessToken=token))["email"] == "eve@acme.example"
    pool.idp.verify_user_attribute(
        AccessToken=token, AttributeName="email", Code=mock.code("eva@acme.example"))
    assert attributes_of(pool.idp.get_user(AccessToken=token))["email"] == "eva@acme.example"
    assert pool.tokens("eva@acme.example")


def test_who_deletes_themselves_is_gone(pool):
    pool.user("gus@acme.example", email="gus@acme.example")
    token = pool.tokens("gus@acme.example")["AccessToken"]
    pool.idp.delete_user(AccessToken=token)
    with refused("UserNotFoundException", "User does not exist."):
        pool.idp.get_user(AccessToken=token)
    with refused("UserNotFoundException", "User does not exist."):
        pool.sign_in("gus@acme.example")


# Where the service hides who exists


@pytest.fixture(scope="module")
def hiding(mock):
    pool = Pool(mock, **BY_MAIL, client={"PreventUserExistenceErrors": "ENABLED"})
    pool.user("real@acme.example", email="real@acme.example", email_verified="true")
    return pool


def test_an_unknown_user_looks_like_a_wrong_password(hiding):
    for name in ("real@acme.example", "none@acme.example"):
        with refused("NotAuthorizedException", "Incorrect username or password."):
            hiding.sign_in(name, "Wrong-horse-7")


def test_an_unknown_user_gets_the_same_false_challenge_each_time(hiding):
    shown = [hiding.start("USER_SRP_AUTH", "none@acme.example", SRP_A="abcdef" * 20)
             ["ChallengeParameters"] for _ in range(2)]
    assert shown[0]["SALT"] == shown[1]["SALT"]
    assert shown[0]["USER_ID_FOR_SRP"] == shown[1]["USER_ID_FOR_SRP"]
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", shown[0]["USER_ID_FOR_SRP"])
    real = hiding.start("USER_SRP_AUTH", "real@acme.example", SRP_A="abcdef" * 20)
    assert set(real["ChallengeParameters"]) == set(shown[0])


def test_codes_to_nobody_are_sent_in_appearance(mock, hiding):
    for call in (hiding.idp.forgot_password, hiding.idp.resend_confirmation_code):
        details = call(ClientId=hiding.client_id, Username="none@acme.example")
        assert details["CodeDeliveryDetails"]["DeliveryMedium"] == "EMAIL"
        assert details["CodeDeliveryDetails"]["Destination"] == "n***@a***"
    assert mock.messages("none@acme.example", wait=0) == []
    with refused(*MISMATCH):
        hiding.idp.confirm_forgot_password(
            ClientId=hiding.client_id, Username="none@acme.example", ConfirmationCode="000000",
            Password=PASSWORD)
    with pytest.raises(hiding.idp.exceptions.ClientError) as caught:
        hiding.idp.confirm_sign_up(
            ClientId=hiding.client_id, Username="none@acme.example", ConfirmationCode="000000")
    assert caught.value.response["Error"]["Code"] in (
        "CodeMismatchException", "ExpiredCodeException")
    with refused("UsernameExistsException"):
        sign_up(hiding, "real@acme.example")


# Devices


def test_a_pool_that_tracks_devices_tells_of_new_ones(mock):
    pool = Pool(mock, DeviceConfiguration={
        "ChallengeRequiredOnNewDevice": True, "DeviceOnlyRememberedOnUserPrompt": True})
    pool.user("alice")
    tokens = pool.tokens("alice")
    device = tokens["NewDeviceMetadata"]
    assert re.fullmatch(r"[a-z]+-[a-z]+-\d_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                        device["DeviceKey"])
    with refused("ResourceNotFoundException", "Device does not exist."):
        pool.idp.get_device(
            AccessToken=tokens["AccessToken"],
            DeviceKey="eu-central-1_11111111-2222-3333-4444-555555555555")
    done = pool.idp.confirm_device(
        AccessToken=tokens["AccessToken"], DeviceKey=device["DeviceKey"], DeviceName="laptop",
        DeviceSecretVerifierConfig={
            "PasswordVerifier": "AOI9qeEM", "Salt": "ChssPU5fYHGCk6S1xtfo+Q=="})
    assert done["UserConfirmationNecessary"] is True
    pool.idp.update_device_status(
        AccessToken=tokens["AccessToken"], DeviceKey=device["DeviceKey"],
        DeviceRememberedStatus="remembered")
    listed = pool.idp.list_devices(AccessToken=tokens["AccessToken"])["Devices"]
    assert [one["DeviceKey"] for one in listed] == [device["DeviceKey"]]
    known = {one["Name"]: one["Value"] for one in listed[0]["DeviceAttributes"]}
    assert (known["device_name"], known["device_status"]) == ("laptop", "valid")
    assert known["dev:device_remembered_status"] == "remembered"
    pool.idp.admin_forget_device(
        UserPoolId=pool.id, Username="alice", DeviceKey=device["DeviceKey"])
    assert pool.idp.list_devices(AccessToken=tokens["AccessToken"])["Devices"] == []
