"""How long a sign-in lasts: refresh tokens and their rotation, revocation, global sign-out."""

import pytest
from cognito import Pool, mock, refused  # noqa: F401


@pytest.fixture(scope="module")
def plain(mock):
    pool = Pool(mock)
    pool.user("alice", email="alice@acme.example", email_verified="true")
    return pool


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
