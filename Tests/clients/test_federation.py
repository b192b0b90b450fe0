"""Social and enterprise providers, by the stand-in that asks who signs in and sends them back."""

import base64
import urllib.parse

import jwt
import pytest
from cognito import CALLBACK, Pool, attributes_of, mock  # noqa: F401
from hosted import Browser, redeem, request

PROVIDERS = {
    "Google": ("Google", {"client_id": "a", "client_secret": "b", "authorize_scopes": "email"},
               {"email": "email", "given_name": "given_name"}),
    "acme-oidc": ("OIDC", {
        "client_id": "a", "client_secret": "b", "authorize_scopes": "openid email",
        "attributes_request_method": "GET", "oidc_issuer": "https://op.example"},
        {"email": "email"}),
    "acme-saml": ("SAML", {"MetadataURL": "https://idp.example/metadata"}, {"email": "mail"}),
}


@pytest.fixture(scope="module")
def pool(mock):
    pool = Pool(mock)
    for name, (kind, details, mapping) in PROVIDERS.items():
        pool.idp.create_identity_provider(
            UserPoolId=pool.id, ProviderName=name, ProviderType=kind, ProviderDetails=details,
            AttributeMapping=mapping, IdpIdentifiers=[f"by-{name.lower()}"])
    pool.change_client(SupportedIdentityProviders=["COGNITO", *PROVIDERS])
    return pool


def consent(mock, pool, provider, press="allow", browser=None, **changes):
    """From the authorization request through the stand-in's page; gives the browser."""
    browser = (browser or Browser(mock)).open("/oauth2/authorize", **request(
        pool.client_id, scope="openid email profile", identity_provider=provider, **changes))
    assert browser.left is None and f"Sign in with {provider}" in browser.page.text
    browser.submit(press=press)
    if browser.left is None and browser.page.forms:
        browser.submit()  # a SAML response is posted by the browser
    return browser


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_provider_sends_its_user_back(mock, pool, provider):
    browser = consent(mock, pool, provider)
    assert browser.left.startswith(CALLBACK + "?code=") and browser.query["state"] == "st-1"
    tokens = redeem(mock, pool.client_id, browser.query["code"]).json()
    claims = jwt.decode(tokens["id_token"], options={"verify_signature": False})
    name = claims["cognito:username"]
    assert name.lower().startswith(provider.lower() + "_")
    assert claims["email"] and "@" in claims["email"]
    assert claims["nonce"], "made by the service where the application sent none"
    one, = claims["identities"]
    assert set(one) == {
        "userId", "providerName", "providerType", "issuer", "primary", "dateCreated"}
    assert (one["providerName"], one["providerType"], one["primary"]) == (
        provider, PROVIDERS[provider][0], "true")
    assert name.partition("_")[2] == one["userId"] and one["dateCreated"].isdigit()
    shown = pool.idp.admin_get_user(UserPoolId=pool.id, Username=name)
    assert shown["UserStatus"] == "EXTERNAL_PROVIDER"
    again = consent(mock, pool, provider)
    tokens = redeem(mock, pool.client_id, again.query["code"]).json()
    second = jwt.decode(tokens["id_token"], options={"verify_signature": False})
    assert second["sub"] == claims["sub"], "the same user comes back"
    browser.open("/oauth2/authorize", **request(pool.client_id))
    assert "code" in browser.query, "a session was begun"


@pytest.mark.parametrize("provider", ["Google", "acme-oidc"])
def test_who_says_no_is_sent_back_with_the_error(mock, pool, provider):
    browser = consent(mock, pool, provider, press="deny")
    assert browser.left.startswith(CALLBACK + "?")
    assert browser.query["error"] and browser.query["state"] == "st-1"
    assert "code" not in browser.query


def test_an_answer_is_good_once_and_only_with_its_state(mock, pool):
    browser = consent(mock, pool, "Google")
    answer = next(url for url in browser.trail if "/oauth2/idpresponse" in url)
    again = browser.session.get(answer, allow_redirects=False)
    assert "code=" not in again.headers.get("Location", "")
    query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(answer).query))
    for changes in ({"state": "00000000-0000-0000-0000-000000000000"}, {"code": "other"},
                    {"state": ""}):
        answer = mock.get("/oauth2/idpresponse", params={**query, **changes})
        assert answer.status_code >= 400 or "error" in answer.headers["Location"]
        assert "code=" not in answer.headers.get("Location", "")


def test_a_saml_response_of_ones_own_is_none(mock, pool):
    for response in ("", "rubbish", base64.b64encode(b"<x/>").decode(),
                     base64.b64encode(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
                                      b"<x>&e;</x>").decode()):
        answer = mock.post("/saml2/idpresponse", data={
            "SAMLResponse": response, "RelayState": "00000000-0000-0000-0000-000000000000"})
        assert 400 <= answer.status_code < 500 or "error" in answer.headers.get("Location", "")
        assert "code=" not in answer.headers.get("Location", "") and "root:" not in answer.text


def test_an_identifier_leads_to_the_provider_and_an_unknown_one_back(mock, pool):
    browser = Browser(mock).open("/oauth2/authorize", **request(
        pool.client_id, idp_identifier="by-acme-oidc"))
    assert "Sign in with acme-oidc" in browser.page.text
    browser.open("/oauth2/authorize", **request(pool.client_id, idp_identifier="nobody"))
    assert browser.left.startswith(CALLBACK + "?") and browser.query["error"] == "invalid_request"


def test_a_linked_provider_is_the_same_user(mock):
    pool = Pool(mock)
    kind, details, mapping = PROVIDERS["Google"]
    pool.idp.create_identity_provider(
        UserPoolId=pool.id, ProviderName="Google", ProviderType=kind, ProviderDetails=details,
        AttributeMapping=mapping)
    pool.change_client(SupportedIdentityProviders=["COGNITO", "Google"])
    pool.user("local", email="local@acme.example")
    browser = Browser(mock).open("/oauth2/authorize", **request(
        pool.client_id, identity_provider="Google"))
    subject = browser.page.main_form("sub")["fields"]["sub"]
    pool.idp.admin_link_provider_for_user(
        UserPoolId=pool.id,
        DestinationUser={"ProviderName": "Cognito", "ProviderAttributeValue": "local"},
        SourceUser={"ProviderName": "Google", "ProviderAttributeName": "Cognito_Subject",
                    "ProviderAttributeValue": subject})
    browser.submit(press="allow")
    tokens = redeem(mock, pool.client_id, browser.query["code"]).json()
    claims = jwt.decode(tokens["id_token"], options={"verify_signature": False})
    assert claims["cognito:username"] == "local"
    users = pool.idp.list_users(UserPoolId=pool.id)["Users"]
    assert [user["Username"] for user in users] == ["local"]
    assert "identities" in attributes_of(
        pool.idp.admin_get_user(UserPoolId=pool.id, Username="local"))
