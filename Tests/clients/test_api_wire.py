"""The JSON API on the wire: headers, errors, validation sentences, CORS, secret hashes."""

import re

import pytest
from cognito import (CLIENT, PASSWORD, SECRET, SERVER, UUID, Pool, idp, mock, refused,  # noqa: F401
                     secret_hash)

POOL = "eu-central-1_Mail00001"
MUST = "failed to satisfy constraint: Member must"

REFUSALS = [
    # operation, body, type, message
    ("NoSuchThing", {}, "UnknownOperationException", None),
    ("InitiateAuth", "{", "SerializationException", None),
    ("InitiateAuth", "[]", "SerializationException", None),
    ("InitiateAuth", {"ClientId": 7, "AuthFlow": "USER_SRP_AUTH"}, "SerializationException", None),
    ("DescribeUserPool", {"UserPoolId": "eu-central-1_None00000"}, "ResourceNotFoundException",
     "User pool eu-central-1_None00000 does not exist."),
    ("InitiateAuth", {"ClientId": "nosuchclient", "AuthFlow": "USER_PASSWORD_AUTH",
                      "AuthParameters": {"USERNAME": "a", "PASSWORD": "b"}},
     "ResourceNotFoundException", "User pool client nosuchclient does not exist."),
    ("DescribeUserPool", {}, "InvalidParameterException",
     f"1 validation error detected: Value null at 'userPoolId' {MUST} not be null"),
    ("AdminGetUser", {"UserPoolId": POOL, "Username": ""}, "InvalidParameterException",
     re.compile(r"\d validation errors? detected: Value( '')? at 'username' " + MUST
                + r" .*have length greater than or equal to 1.*")),
    ("AdminGetUser", {"UserPoolId": POOL, "Username": "x" * 129}, "InvalidParameterException",
     re.compile(rf"1 validation error detected: Value( '{'x' * 129}')? at 'username' {MUST} have "
                "length less than or equal to 128")),
    ("DescribeUserPool", {"UserPoolId": "no pool"}, "InvalidParameterException",
     f"1 validation error detected: Value 'no pool' at 'userPoolId' {MUST} satisfy regular "
     r"expression pattern: [\w-]+_[0-9a-zA-Z]+"),
    ("InitiateAuth", {"ClientId": CLIENT, "AuthFlow": "MAGIC"}, "InvalidParameterException",
     f"1 validation error detected: Value 'MAGIC' at 'authFlow' {MUST} satisfy enum value set: "),
    ("VerifySoftwareToken", {"AccessToken": "a.b.c", "UserCode": "Aaaa"},
     "InvalidParameterException",
     re.compile(rf"2 validation errors detected: Value( 'Aaaa')? at 'userCode' {MUST} satisfy "
                rf"regular expression pattern: \[0-9\]\+; Value( 'Aaaa')? at 'userCode' {MUST} have "
                "length greater than or equal to 6")),
    ("SignUp", {"ClientId": CLIENT, "Username": "a@b.example", "Password": "x" * 257},
     "InvalidParameterException",
     f"1 validation error detected: Value at 'password' {MUST} have length less than or equal to "
     "256"),
    ("ListUsers", {"UserPoolId": POOL, "Limit": 61}, "InvalidParameterException",
     f"1 validation error detected: Value '61' at 'limit' {MUST} have value less than or equal "
     "to 60"),
    ("ListUserPools", {"MaxResults": 0}, "InvalidParameterException",
     f"1 validation error detected: Value '0' at 'maxResults' {MUST} have value greater than or "
     "equal to 1"),
    ("GetUser", {"AccessToken": "not a token!"}, "InvalidParameterException",
     re.compile(r"1 validation error detected: Value.* at 'accessToken' " + MUST
                + r" satisfy regular expression pattern: \[A-Za-z0-9-_=\.\]\+")),
    ("GetUser", {"AccessToken": "a.b.c"}, "NotAuthorizedException", "Invalid Access Token"),
]


@pytest.mark.parametrize(
    ("operation", "body", "kind", "message"), REFUSALS,
    ids=[f"{row[0]}-{row[2]}-{number}" for number, row in enumerate(REFUSALS)])
def test_a_refusal_has_the_services_type_text_and_headers(mock, operation, body, kind, message):
    answer = mock.call(operation, body)
    assert answer.status_code == 400, answer.text
    said = answer.json()
    assert said["__type"] == kind, said
    assert answer.headers["x-amzn-ErrorType"] == kind + ":"
    text = said.get("message")
    if isinstance(message, re.Pattern):
        assert message.fullmatch(text), text
    elif message and message.endswith("set: "):
        assert text.startswith(message + "["), text
        assert set(text[len(message) + 1:-1].split(", ")) == {
            "USER_SRP_AUTH", "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN", "CUSTOM_AUTH",
            "ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH", "USER_AUTH"}
    elif message:
        assert text == message
    if text:
        assert answer.headers["x-amzn-ErrorMessage"] == text
    assert UUID.fullmatch(answer.headers["x-amzn-RequestId"])


def test_a_signed_operation_wants_a_signature(mock):
    answer = mock.call("ListUserPools", {"MaxResults": 1}, headers={"Authorization": None})
    assert answer.status_code == 400
    assert answer.json()["__type"] == "MissingAuthenticationTokenException"
    assert answer.json()["message"] == "Missing Authentication Token"


def test_a_success_has_the_services_headers(mock):
    answer = mock.call("ListUserPools", {"MaxResults": 60})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/x-amz-json-1.1"
    assert UUID.fullmatch(answer.headers["x-amzn-RequestId"])
    assert "Date" in answer.headers and answer.headers["Content-Length"].isdigit()
    assert {"eu-central-1_Mail00001", "eu-central-1_Names0001", "eu-central-1_Strict001",
            "eu-central-1_Bare00001"} <= {pool["Id"] for pool in answer.json()["UserPools"]}


@pytest.mark.parametrize(("operation", "body", "text"), [
    ("AdminEnableUser", {"Username": "shape"}, "{}"),
    ("AdminAddUserToGroup", {"Username": "shape", "GroupName": "g"}, ""),
    ("DeleteGroup", {"GroupName": "g"}, ""),
    ("AdminDeleteUser", {"Username": "shape"}, ""),
])
def test_an_output_without_members_and_no_output_differ(mock, empty_pool, operation, body, text):
    answer = mock.call(operation, {"UserPoolId": empty_pool.id, **body})
    assert (answer.status_code, answer.text) == (200, text)


@pytest.fixture(scope="module")
def empty_pool(mock):
    pool = Pool(mock)
    pool.user("shape")
    pool.idp.create_group(UserPoolId=pool.id, GroupName="g")
    return pool


def test_a_browser_may_call_from_anywhere(mock):
    asked = "content-type,x-amz-target,x-amz-user-agent,cache-control"
    answer = mock.http.options(mock.address + "/", headers={
        "Origin": "https://app.acme.example", "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": asked})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Headers"] == asked
    assert answer.headers["Access-Control-Allow-Methods"] == "POST"
    assert answer.headers["Access-Control-Max-Age"] == "172800"
    for body in ({"AccessToken": "a.b.c"}, {}):
        answer = mock.call("GetUser", body, headers={"Origin": "https://app.acme.example"})
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Access-Control-Expose-Headers"] == (
            "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date")


def test_times_are_numbers_with_at_most_three_decimals(mock):
    text = mock.call("DescribeUserPool", {"UserPoolId": POOL}).text
    assert re.search(r'"CreationDate": ?\d{10}(\.\d{1,3})?[,}]', text), text


@pytest.mark.parametrize(("operation", "body"), [
    ("SignUp", {"Password": PASSWORD}),
    ("ForgotPassword", {}),
    ("ResendConfirmationCode", {}),
    ("ConfirmSignUp", {"ConfirmationCode": "123456"}),
    ("ConfirmForgotPassword", {"ConfirmationCode": "123456", "Password": PASSWORD}),
])
def test_a_client_with_a_secret_proves_it(mock, operation, body):
    name = "nobody@acme.example"
    request = {"ClientId": SERVER, "Username": name, **body}
    missing = mock.call(operation, request).json()
    assert missing["__type"] == "NotAuthorizedException"
    assert missing["message"] in (
        f"Client {SERVER} is configured with secret but SECRET_HASH was not received",
        f"Client {SERVER} is configured for secret but secret was not received")
    wrong = mock.call(operation, {**request, "SecretHash": secret_hash("else", SERVER, SECRET)})
    assert wrong.json() == {
        "__type": "NotAuthorizedException",
        "message": f"Unable to verify secret hash for client {SERVER}"}


def test_sign_in_with_a_secret(mock):
    pool = Pool(mock, client={"GenerateSecret": True})
    assert re.fullmatch(r"[0-9a-z]{51,52}", pool.secret)
    assert re.fullmatch(r"[0-9a-z]{26}", pool.client_id)
    assert re.fullmatch(r"eu-central-1_[0-9A-Za-z]{9}", pool.id)
    pool.user("alice")
    with refused("NotAuthorizedException",
                 f"Client {pool.client_id} is configured with secret but SECRET_HASH was not "
                 "received"):
        pool.idp.initiate_auth(
            ClientId=pool.client_id, AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "alice", "PASSWORD": PASSWORD})
    with refused("NotAuthorizedException",
                 f"Unable to verify secret hash for client {pool.client_id}"):
        pool.idp.initiate_auth(
            ClientId=pool.client_id, AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "alice", "PASSWORD": PASSWORD, "SECRET_HASH": "AAAA"})
    assert pool.tokens("alice")["TokenType"] == "Bearer"


def test_the_known_vector_of_a_secret_hash():
    assert secret_hash("alice", "1example23456789", "9example87654321") == (
        "bFbBJ8E/2GdsuTNwSDHF6sZskNuxWe/Tc9RA/8U8j9k=")
