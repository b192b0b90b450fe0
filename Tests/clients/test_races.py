"""Many clients at once: what may happen once happens once, and nobody sees another's answer."""

import threading

import hosted
import jwt
import pytest
import requests
from cognito import PASSWORD, Pool, mock  # noqa: F401

CROWD = 12


def all_at_once(function):
    """Calls it on CROWD threads that start together; gives all results."""
    gate, results = threading.Barrier(CROWD), []

    def run(number):
        session = requests.Session()
        gate.wait(20)
        results.append(function(number, session))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(CROWD)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(results) == CROWD
    return results


def api(mock, session, operation, body):
    return session.post(mock.address + "/", json=body, timeout=30, headers={
        "Content-Type": "application/x-amz-json-1.1", "Authorization": "AWS4-HMAC-SHA256 x",
        "X-Amz-Target": f"AWSCognitoIdentityProviderService.{operation}"}).json()


@pytest.fixture(scope="module")
def pool(mock):
    pool = Pool(mock)
    for number in range(CROWD):
        pool.user(f"user{number}")
    return pool


def test_a_name_is_taken_once(mock, pool):
    said = all_at_once(lambda _, session: api(mock, session, "SignUp", {
        "ClientId": pool.client_id, "Username": "wanted", "Password": PASSWORD}))
    assert sum("UserSub" in one for one in said) == 1
    assert sum(one.get("__type") == "UsernameExistsException" for one in said) == CROWD - 1


def test_a_code_is_redeemed_once(mock, pool):
    code = hosted.sign_in(mock, pool.client_id, "user0", PASSWORD).query["code"]
    said = all_at_once(lambda _, session: session.post(mock.address + "/oauth2/token", timeout=30,
                                                       data={
        "grant_type": "authorization_code", "client_id": pool.client_id, "code": code,
        "redirect_uri": hosted.CALLBACK}).json())
    assert sum("access_token" in one for one in said) == 1
    assert sum(one.get("error") == "invalid_grant" for one in said) == CROWD - 1


def test_a_session_is_used_once(mock, pool):
    pool.idp.admin_create_user(
        UserPoolId=pool.id, Username="temp", TemporaryPassword=PASSWORD, MessageAction="SUPPRESS")
    session_id = pool.sign_in("temp")["Session"]
    said = all_at_once(lambda number, session: api(mock, session, "RespondToAuthChallenge", {
        "ClientId": pool.client_id, "ChallengeName": "NEW_PASSWORD_REQUIRED",
        "Session": session_id,
        "ChallengeResponses": {"USERNAME": "temp", "NEW_PASSWORD": f"Another-horse-{number}"}}))
    assert sum("AuthenticationResult" in one for one in said) == 1
    assert all(one["message"] == "Invalid session for the user, session can only be used once."
               for one in said if "AuthenticationResult" not in one)


def test_wrong_passwords_are_all_counted(mock, pool):
    said = all_at_once(lambda _, session: api(mock, session, "InitiateAuth", {
        "ClientId": pool.client_id, "AuthFlow": "USER_PASSWORD_AUTH",
        "AuthParameters": {"USERNAME": "user1", "PASSWORD": "Wrong-horse-7"}}))
    assert sum(one["message"] == "Incorrect username or password." for one in said) <= 7
    assert sum(one["message"] == "Password attempts exceeded" for one in said) >= CROWD - 7


def test_everybody_gets_their_own_tokens(mock, pool):
    mock.advance(1000)

    def sign_in(number, session):
        found = []
        for _ in range(5):
            tokens = api(mock, session, "InitiateAuth", {
                "ClientId": pool.client_id, "AuthFlow": "USER_PASSWORD_AUTH",
                "AuthParameters": {"USERNAME": f"user{number}", "PASSWORD": PASSWORD}})
            claims = jwt.decode(tokens["AuthenticationResult"]["AccessToken"],
                                options={"verify_signature": False})
            assert claims["username"] == f"user{number}"
            found.append(claims["jti"])
        return found

    seen = [jti for found in all_at_once(sign_in) for jti in found]
    assert len(set(seen)) == 5 * CROWD
