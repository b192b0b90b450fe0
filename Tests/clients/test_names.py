"""How users are named: case, aliases, scripts of the world, what a secret hash may be made of."""

import pytest
from cognito import BY_MAIL, PASSWORD, Pool, mock, refused, secret_hash  # noqa: F401


def test_case_counts_unless_the_pool_says_otherwise(mock):
    strict = Pool(mock)
    strict.user("Alice")
    with refused("UserNotFoundException", "User does not exist."):
        strict.sign_in("alice")
    lax = Pool(mock, UsernameConfiguration={"CaseSensitive": False})
    lax.user("Alice")
    assert lax.tokens("aLICE")
    with refused("UsernameExistsException"):
        lax.idp.sign_up(ClientId=lax.client_id, Username="ALICE", Password=PASSWORD)
    mail = Pool(mock, **BY_MAIL, UsernameConfiguration={"CaseSensitive": False})
    mail.user("Kim@Acme.example", email="Kim@Acme.example")
    assert mail.tokens("kim@acme.EXAMPLE")


@pytest.mark.parametrize("name", ["zoë", "山田太郎", "نورة", "🐎🐎", "a+b/c=d", "x" * 128, "É"])
def test_names_in_all_scripts(mock, name):
    pool = Pool(mock, client={"GenerateSecret": True})
    pool.user(name)
    tokens = pool.tokens(name)
    assert pool.idp.get_user(AccessToken=tokens["AccessToken"])["Username"] == name


def test_an_alias_signs_in_once_it_is_verified(mock):
    pool = Pool(mock, AliasAttributes=["email", "phone_number", "preferred_username"])
    pool.user("alice", email="alias@acme.example", email_verified="false",
              phone_number="+15555550111", phone_number_verified="true")
    with refused("UserNotFoundException", "User does not exist."):
        pool.sign_in("alias@acme.example")
    assert pool.tokens("+15555550111")
    pool.idp.admin_update_user_attributes(
        UserPoolId=pool.id, Username="alice", UserAttributes=[
            {"Name": "email_verified", "Value": "true"},
            {"Name": "preferred_username", "Value": "ali"}])
    for name in ("alias@acme.example", "ali", "alice"):
        token = pool.tokens(name)["AccessToken"]
        assert pool.idp.get_user(AccessToken=token)["Username"] == "alice"


def test_the_sub_is_a_name_too_where_mail_signs_in(mock):
    pool = Pool(mock, **BY_MAIL)
    sub = pool.user("kim@acme.example", email="kim@acme.example", email_verified="true")
    assert pool.tokens(sub)
    assert pool.idp.admin_get_user(UserPoolId=pool.id, Username=sub)["Username"] == sub


def test_a_refresh_is_proved_with_the_canonical_name(mock):
    pool = Pool(mock, client={"GenerateSecret": True}, **BY_MAIL)
    name = "kim@acme.example"
    sub = pool.user(name, email=name, email_verified="true")
    token = pool.tokens(name)["RefreshToken"]

    def renew(hashed):
        return pool.idp.initiate_auth(
            ClientId=pool.client_id, AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": token, "SECRET_HASH": hashed})

    with refused("NotAuthorizedException",
                 f"Unable to verify secret hash for client {pool.client_id}"):
        renew(secret_hash("else", pool.client_id, pool.secret))
    assert renew(secret_hash(sub, pool.client_id, pool.secret))["AuthenticationResult"]
    with refused("NotAuthorizedException"):
        pool.idp.get_tokens_from_refresh_token(
            RefreshToken=token, ClientId=pool.client_id, ClientSecret="x" * 40)
    assert pool.idp.get_tokens_from_refresh_token(
        RefreshToken=token, ClientId=pool.client_id, ClientSecret=pool.secret)
