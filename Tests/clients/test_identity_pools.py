"""Identity pools through boto3: identities, credentials, OpenID tokens, roles, refusals."""

import base64
import re

import jwt
import pytest
from cognito import IDENTITY_POOL, Pool, mock, refused, unpadded  # noqa: F401

UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
ROLES = {"authenticated": "arn:aws:iam::123456789012:role/in",
         "unauthenticated": "arn:aws:iam::123456789012:role/guest"}


@pytest.fixture(scope="module")
def identity(mock):
    return mock.boto("cognito-identity")


@pytest.fixture(scope="module")
def users(mock):
    pool = Pool(mock)
    pool.user("alice")
    pool.user("bob")
    return pool


def provider(users):
    return f"cognito-idp.eu-central-1.amazonaws.com/{users.id}"


def logins(users, name="alice"):
    return {provider(users): users.tokens(name)["IdToken"]}


@pytest.fixture(scope="module")
def pool(identity, users):
    made = identity.create_identity_pool(
        IdentityPoolName="app", AllowUnauthenticatedIdentities=False,
        CognitoIdentityProviders=[{"ProviderName": provider(users),
                                   "ClientId": users.client_id}])
    identity.set_identity_pool_roles(IdentityPoolId=made["IdentityPoolId"], Roles=ROLES)
    return made["IdentityPoolId"]


# Refusals


def test_no_guests_unless_they_are_allowed(identity, pool):
    with refused("NotAuthorizedException",
                 "Unauthenticated access is not supported for this identity pool."):
        identity.get_id(IdentityPoolId=pool)


def test_what_does_not_exist(identity):
    none = "eu-central-1:00000000-0000-0000-0000-000000000000"
    with refused("ResourceNotFoundException", f"IdentityPool '{none}' not found."):
        identity.get_id(IdentityPoolId=none)
    with refused("ResourceNotFoundException", f"Identity '{none}' not found."):
        identity.get_credentials_for_identity(IdentityId=none)


def test_tokens_that_are_no_login(mock, identity, pool, users):
    key = provider(users)
    tokens = users.tokens("alice")
    own = jwt.decode(tokens["IdToken"], options={"verify_signature": False})
    kid = jwt.get_unverified_header(tokens["IdToken"])["kid"]
    with refused("NotAuthorizedException", re.compile(r"Invalid login token\. .*")):
        identity.get_id(IdentityPoolId=pool, Logins={key: "a.b.c"})
    with refused("NotAuthorizedException", re.compile(r"Invalid login token\. .*")):
        identity.get_id(IdentityPoolId=pool, Logins={key: tokens["AccessToken"]})
    with refused("NotAuthorizedException", re.compile(r"Invalid login token\. .*")):
        identity.get_id(IdentityPoolId=pool, Logins={
            key: jwt.encode(own, "k" * 32, algorithm="HS256", headers={"kid": kid})})
    head, body, signature = tokens["IdToken"].split(".")
    changed = base64.urlsafe_b64decode(signature + "==")[::-1]
    with refused("NotAuthorizedException",
                 "Invalid login token. Couldn't verify signed token."):
        identity.get_id(IdentityPoolId=pool, Logins={
            key: ".".join([head, body, unpadded(changed)])})
    with refused("NotAuthorizedException", re.compile(
            r"Invalid login token\. Can't pass in a Cognito token\."
            r"|Token is not from a supported provider of this identity pool\.")):
        identity.get_id(IdentityPoolId=pool, Logins={"accounts.google.com": tokens["IdToken"]})
    other = Pool(mock)
    other.user("alice")
    with refused("NotAuthorizedException"):
        identity.get_id(IdentityPoolId=pool, Logins=logins(other))
    with refused("NotAuthorizedException"):
        identity.get_id(IdentityPoolId=pool, Logins={key: other.tokens("alice")["IdToken"]})
    now = mock.advance(3601)
    with refused("NotAuthorizedException", re.compile(
            rf"Invalid login token\. Token expired: \d+ >= {own['exp']}")):
        identity.get_id(IdentityPoolId=pool, Logins={key: tokens["IdToken"]})
    assert now > own["exp"]


def test_an_identity_belongs_to_its_logins(identity, pool, users):
    alice = identity.get_id(IdentityPoolId=pool, Logins=logins(users))["IdentityId"]
    with refused("NotAuthorizedException",
                 "Logins don't match. Please include at least one valid login for this identity "
                 "or identity pool."):
        identity.get_credentials_for_identity(IdentityId=alice, Logins=logins(users, "bob"))
    with pytest.raises(identity.exceptions.NotAuthorizedException):
        identity.get_credentials_for_identity(IdentityId=alice)


def test_a_pool_without_roles_gives_no_credentials(identity, users):
    bare = identity.create_identity_pool(
        IdentityPoolName="bare", AllowUnauthenticatedIdentities=False,
        CognitoIdentityProviders=[{"ProviderName": provider(users),
                                   "ClientId": users.client_id}])["IdentityPoolId"]
    one = identity.get_id(IdentityPoolId=bare, Logins=logins(users))["IdentityId"]
    with refused("InvalidIdentityPoolConfigurationException",
                 "Invalid identity pool configuration. Check assigned IAM roles for this pool."):
        identity.get_credentials_for_identity(IdentityId=one, Logins=logins(users))


# What works


def test_credentials_for_who_is_signed_in(mock, identity, pool, users):
    given = logins(users)
    one = identity.get_id(IdentityPoolId=pool, Logins=given)["IdentityId"]
    assert re.fullmatch("eu-central-1:" + UUID, one)
    assert identity.get_id(IdentityPoolId=pool, Logins=logins(users))["IdentityId"] == one
    answer = identity.get_credentials_for_identity(IdentityId=one, Logins=given)
    assert answer["IdentityId"] == one
    credentials = answer["Credentials"]
    assert re.fullmatch(r"ASIA[A-Z0-9]{16}", credentials["AccessKeyId"])
    assert re.fullmatch(r"[A-Za-z0-9/+]{40}", credentials["SecretKey"])
    assert len(credentials["SessionToken"]) > 100
    assert abs(credentials["Expiration"].timestamp() - mock.now - 3600) < 10


def test_guests_of_a_pool_of_the_project(identity):
    first, second = (identity.get_id(IdentityPoolId=IDENTITY_POOL)["IdentityId"] for _ in "ab")
    assert first != second
    assert identity.get_credentials_for_identity(IdentityId=first)["Credentials"]["SecretKey"]


def test_an_openid_token(mock, identity, pool, users):
    given = logins(users)
    one = identity.get_id(IdentityPoolId=pool, Logins=given)["IdentityId"]
    token = identity.get_open_id_token(IdentityId=one, Logins=given)["Token"]
    assert jwt.get_unverified_header(token)["alg"] == "RS512"
    claims = jwt.decode(token, options={"verify_signature": False})
    assert claims["iss"] == "https://cognito-identity.amazonaws.com"
    assert (claims["sub"], claims["aud"]) == (one, pool)
    sub = jwt.decode(given[provider(users)], options={"verify_signature": False})["sub"]
    assert claims["amr"] == ["authenticated", provider(users),
                             f"{provider(users)}:CognitoSignIn:{sub}"]
    assert claims["exp"] - claims["iat"] == 600
    guest = identity.get_id(IdentityPoolId=IDENTITY_POOL)["IdentityId"]
    token = identity.get_open_id_token(IdentityId=guest)["Token"]
    assert jwt.decode(token, options={"verify_signature": False})["amr"] == ["unauthenticated"]
    key, = (one for one in mock.get("/.well-known/jwks_uri").json()["keys"]
            if one["kid"] == jwt.get_unverified_header(token)["kid"])
    assert jwt.decode(token, jwt.PyJWK(key, algorithm="RS512"), algorithms=["RS512"],
                      audience=IDENTITY_POOL,
                      options={"verify_exp": False, "verify_iat": False})["sub"] == guest


def test_roles_by_group_and_by_rule(identity, users):
    made = identity.create_identity_pool(
        IdentityPoolName="roles", AllowUnauthenticatedIdentities=False,
        CognitoIdentityProviders=[{"ProviderName": provider(users),
                                   "ClientId": users.client_id}])["IdentityPoolId"]
    key = f"{provider(users)}:{users.client_id}"

    def roles(mapping):
        identity.set_identity_pool_roles(
            IdentityPoolId=made, Roles=ROLES, RoleMappings={key: mapping})
        assert identity.get_identity_pool_roles(IdentityPoolId=made)["RoleMappings"] == {
            key: mapping}

    roles({"Type": "Token", "AmbiguousRoleResolution": "Deny"})
    given = logins(users)
    one = identity.get_id(IdentityPoolId=made, Logins=given)["IdentityId"]
    with refused("NotAuthorizedException"):
        identity.get_credentials_for_identity(IdentityId=one, Logins=given)
    roles({"Type": "Token", "AmbiguousRoleResolution": "AuthenticatedRole"})
    assert identity.get_credentials_for_identity(IdentityId=one, Logins=given)["Credentials"]
    with refused("NotAuthorizedException"):
        identity.get_credentials_for_identity(
            IdentityId=one, Logins=given, CustomRoleArn="arn:aws:iam::123456789012:role/other")
    roles({"Type": "Rules", "AmbiguousRoleResolution": "Deny", "RulesConfiguration": {"Rules": [
        {"Claim": "cognito:username", "MatchType": "StartsWith", "Value": "bob",
         "RoleARN": "arn:aws:iam::123456789012:role/bobs"}]}})
    with refused("NotAuthorizedException"):
        identity.get_credentials_for_identity(IdentityId=one, Logins=given)
    bobs = logins(users, "bob")
    two = identity.get_id(IdentityPoolId=made, Logins=bobs)["IdentityId"]
    assert identity.get_credentials_for_identity(IdentityId=two, Logins=bobs)["Credentials"]


def test_a_pool_that_asks_whether_the_token_still_holds(identity, users):
    made = identity.create_identity_pool(
        IdentityPoolName="check", AllowUnauthenticatedIdentities=False,
        CognitoIdentityProviders=[{"ProviderName": provider(users), "ServerSideTokenCheck": True,
                                   "ClientId": users.client_id}])["IdentityPoolId"]
    identity.set_identity_pool_roles(IdentityPoolId=made, Roles=ROLES)
    tokens = users.tokens("bob")
    given = {provider(users): tokens["IdToken"]}
    one = identity.get_id(IdentityPoolId=made, Logins=given)["IdentityId"]
    users.idp.global_sign_out(AccessToken=tokens["AccessToken"])
    with refused("NotAuthorizedException", re.compile(r".*Token is inactive.*")):
        identity.get_credentials_for_identity(IdentityId=one, Logins=given)


def test_pools_and_identities_are_kept_and_listed(identity, pool, users):
    shown = identity.describe_identity_pool(IdentityPoolId=pool)
    assert shown["CognitoIdentityProviders"][0]["ProviderName"] == provider(users)
    assert any(one["IdentityPoolId"] == pool for one in identity.list_identity_pools(
        MaxResults=60)["IdentityPools"])
    one = identity.get_id(IdentityPoolId=pool, Logins=logins(users))["IdentityId"]
    assert identity.describe_identity(IdentityId=one)["Logins"] == [provider(users)]
    assert any(each["IdentityId"] == one for each in identity.list_identities(
        IdentityPoolId=pool, MaxResults=60)["Identities"])
    assert identity.delete_identities(IdentityIdsToDelete=[one])["UnprocessedIdentityIds"] == []
    with refused("ResourceNotFoundException", f"Identity '{one}' not found."):
        identity.describe_identity(IdentityId=one)


def test_a_developers_own_users(identity):
    made = identity.create_identity_pool(
        IdentityPoolName="own", AllowUnauthenticatedIdentities=False,
        DeveloperProviderName="login.acme")["IdentityPoolId"]
    given = identity.get_open_id_token_for_developer_identity(
        IdentityPoolId=made, Logins={"login.acme": "user-1"}, TokenDuration=60)
    claims = jwt.decode(given["Token"], options={"verify_signature": False})
    assert claims["sub"] == given["IdentityId"] and claims["exp"] - claims["iat"] == 60
    again = identity.get_open_id_token_for_developer_identity(
        IdentityPoolId=made, Logins={"login.acme": "user-1"})
    assert again["IdentityId"] == given["IdentityId"]


def test_a_browser_may_call_from_anywhere(mock):
    answer = mock.call("GetId", {"IdentityPoolId": IDENTITY_POOL},
                       service="AWSCognitoIdentityService",
                       headers={"Origin": "https://app.acme.example", "Authorization": None})
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
