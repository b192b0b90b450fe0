"""The API behind a Cognito authorizer: who comes in, and what is said to the others."""

import base64
import json

import jwt
import pytest
from cognito import PASSWORD, attribute_list, mock  # noqa: F401


@pytest.fixture(scope="module")
def tokens(mock):
    """Of a user of the project's first pool, which the API trusts."""
    idp, pool = mock.boto(), "eu-central-1_Mail00001"
    idp.create_group(UserPoolId=pool, GroupName="a")
    idp.create_group(UserPoolId=pool, GroupName="b")
    idp.admin_create_user(
        UserPoolId=pool, Username="api@acme.example", MessageAction="SUPPRESS",
        UserAttributes=attribute_list({"email": "api@acme.example", "email_verified": "true"}))
    idp.admin_set_user_password(
        UserPoolId=pool, Username="api@acme.example", Password=PASSWORD, Permanent=True)
    for group in "ab":
        idp.admin_add_user_to_group(
            UserPoolId=pool, Username="api@acme.example", GroupName=group)
    client = idp.create_user_pool_client(
        UserPoolId=pool, ClientName="api", ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"])
    return idp.initiate_auth(
        ClientId=client["UserPoolClient"]["ClientId"], AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "api@acme.example", "PASSWORD": PASSWORD})[
            "AuthenticationResult"]


def ask(mock, authorization=None, path="/_lintel/api/things", method="GET"):
    headers = {} if authorization is None else {"Authorization": authorization}
    return mock.http.request(method, mock.address + path, headers=headers, timeout=20)


def tampered(token):
    head, body, signature = token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    claims["email"] = "other@acme.example"
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    return f"{head}.{body}.{signature}"


def test_who_has_no_token_or_a_bad_one(mock, tokens):
    own = jwt.decode(tokens["IdToken"], options={"verify_signature": False})
    for authorization in (
            None, "", "Bearer", "Bearer ", "Basic YTpi", "a.b.c", tokens["AccessToken"],
            tampered(tokens["IdToken"]), tokens["IdToken"][:-4],
            jwt.encode(own, None, algorithm="none"), tokens["RefreshToken"]):
        answer = ask(mock, authorization)
        assert (answer.status_code, answer.json()) == (401, {"message": "Unauthorized"}), (
            authorization)
        assert answer.headers["x-amzn-ErrorType"] == "UnauthorizedException"
        assert answer.headers["Content-Type"].startswith("application/json")
        assert "x-amzn-RequestId" in answer.headers and "x-amz-apigw-id" in answer.headers
        assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("prefix", ["", "Bearer "])
def test_who_has_an_id_token_comes_in_and_is_told_the_claims(mock, tokens, prefix):
    answer = ask(mock, prefix + tokens["IdToken"])
    assert answer.status_code == 200, answer.text
    claims = find(answer.json(), "claims")
    assert claims["email"] == "api@acme.example" and claims["token_use"] == "id"
    assert claims["cognito:groups"] == "a,b"
    assert all(isinstance(value, str) for value in claims.values())


def find(value, name):
    """The first value of this name, however deep."""
    if isinstance(value, dict):
        if name in value:
            return value[name]
        return next(filter(None, (find(one, name) for one in value.values())), None)
    return None


def test_a_route_that_is_none(mock, tokens):
    answer = ask(mock, tokens["IdToken"], path="/_lintel/api")
    for answer in (answer, ask(mock, path="/_lintel/api/")):
        if answer.status_code == 403:
            assert answer.json() == {"message": "Missing Authentication Token"}
            assert answer.headers["x-amzn-ErrorType"] == "MissingAuthenticationTokenException"


# An HTTP API with a JWT authorizer


@pytest.mark.parametrize(("authorization", "said"), [
    (None, "Bearer"), ("Bearer a.b.c", 'Bearer scope="" error="invalid_token"'),
])
def test_an_http_api_refuses_in_its_own_way(mock, authorization, said):
    answer = ask(mock, authorization, path="/_lintel/http-api/things")
    assert (answer.status_code, answer.json()) == (401, {"message": "Unauthorized"})
    assert answer.headers["www-authenticate"].startswith(said)


def test_an_http_api_takes_both_tokens_and_tells_the_claims(mock, tokens):
    for name, use in (("IdToken", "id"), ("AccessToken", "access")):
        answer = ask(mock, f"Bearer {tokens[name]}", path="/_lintel/http-api/things")
        assert answer.status_code == 200, answer.text
        assert find(answer.json(), "claims")["token_use"] == use
    answer = ask(mock, f"Bearer {tampered(tokens['IdToken'])}", path="/_lintel/http-api/things")
    assert answer.status_code == 401


def test_a_token_too_old(mock, tokens):
    mock.advance(3601)
    answer = ask(mock, tokens["IdToken"])
    assert (answer.status_code, answer.json()) == (
        401, {"message": "The incoming token has expired"})
    answer = ask(mock, f"Bearer {tokens['IdToken']}", path="/_lintel/http-api/things")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == (
        'Bearer scope="" error="invalid_token" error_description="the token has expired"')
