"""What a first-time tutorial walks through, end to end, from the empty account to credentials."""

import urllib.parse

import jwt
from cognito import CALLBACK, mock, totp  # noqa: F401
from hosted import CHALLENGE, VERIFIER, Browser, names_of, redeem, request

LOGO = (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89"
        b"\0\0\0\nIDATx\x9cc\0\1\0\0\5\0\1\r\n-\xb4\0\0\0\0IEND\xaeB`\x82")


def test_the_tutorial(mock):
    idp, identity = mock.boto(), mock.boto("cognito-identity")

    # A pool where mail signs in, with a password policy and MFA by an authenticator app.
    pool = idp.create_user_pool(
        PoolName="tutorial", UsernameAttributes=["email"], AutoVerifiedAttributes=["email"],
        UsernameConfiguration={"CaseSensitive": False},
        Policies={"PasswordPolicy": {
            "MinimumLength": 10, "RequireLowercase": True, "RequireUppercase": True,
            "RequireNumbers": True, "RequireSymbols": False}})["UserPool"]["Id"]
    idp.set_user_pool_mfa_config(
        UserPoolId=pool, MfaConfiguration="ON",
        SoftwareTokenMfaConfiguration={"Enabled": True})

    # An app client without a secret, a domain, a logo.
    api = mock.address + "/_lintel/api/"
    client = idp.create_user_pool_client(
        UserPoolId=pool, ClientName="web", GenerateSecret=False,
        ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        AllowedOAuthFlowsUserPoolClient=True, AllowedOAuthFlows=["code"],
        AllowedOAuthScopes=["openid", "email"], CallbackURLs=[api, CALLBACK], LogoutURLs=[api],
        SupportedIdentityProviders=["COGNITO"])["UserPoolClient"]["ClientId"]
    domain = "tutorial-" + pool.rpartition("_")[2].lower()
    idp.create_user_pool_domain(UserPoolId=pool, Domain=domain)
    look = idp.set_ui_customization(
        UserPoolId=pool, ClientId=client, ImageFile=LOGO,
        CSS=".submitButton-customizable {background-color: #0b5fff;}")["UICustomization"]
    assert look["ImageUrl"]

    # A user that an admin makes.
    name = "first@acme.example"
    user = idp.admin_create_user(
        UserPoolId=pool, Username=name, DesiredDeliveryMediums=["EMAIL"],
        UserAttributes=[{"Name": "email", "Value": name},
                        {"Name": "email_verified", "Value": "true"}])["User"]
    assert user["UserStatus"] == "FORCE_CHANGE_PASSWORD"
    temporary = mock.code(name)

    # Open the login address: the new password is asked, then the authenticator is set up.
    said = mock.get(f"/{pool}/.well-known/openid-configuration").json()
    query = request(client, redirect_uri=api, code_challenge=CHALLENGE,
                    code_challenge_method="S256")
    browser = Browser(mock).open(said["authorization_endpoint"], **query)
    browser.submit(username="FIRST@acme.example", password=temporary)
    assert browser.page.main_form("new_password")
    browser.submit(new_password="a better Pass 1")
    if not any(names_of(form, "code") for form in browser.page.forms):
        browser.submit(choose="SOFTWARE_TOKEN_MFA")
    secret = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(otpauth(browser)).query))["secret"]
    code = totp(secret, mock.now)
    browser.session.headers["Accept"] = "application/json"
    browser.submit(code=code)

    # The browser is at the API's address, which nobody has told it to authorize.
    assert browser.url.startswith(api + "?code="), browser.url
    assert browser.answer.status_code == 403
    assert browser.answer.json() == {"message": "Missing Authentication Token"}

    # The API with the ID token, and without.
    tokens = redeem(mock, client, browser.query["code"], redirect_uri=api,
                    code_verifier=VERIFIER).json()
    assert mock.get("/_lintel/api/things").status_code == 401
    answer = mock.get("/_lintel/api/things", headers={"Authorization": tokens["id_token"]})
    assert answer.status_code == 200, answer.text
    assert name in answer.text

    # Log out, log in again: the password is asked, then a code.
    answer = browser.session.get(
        said["end_session_endpoint"], params={"client_id": client, "logout_uri": api},
        allow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (302, api)
    mock.advance(90)
    browser.open(said["authorization_endpoint"], **{**query, "redirect_uri": CALLBACK})
    browser.submit(username=name, password="a better Pass 1")
    browser.submit(code=totp(secret, mock.now))
    assert browser.left.startswith(CALLBACK + "?code=")
    tokens = redeem(mock, client, browser.query["code"], code_verifier=VERIFIER).json()
    keys = jwt.PyJWKClient(said["jwks_uri"])
    claims = jwt.decode(
        tokens["id_token"], keys.get_signing_key_from_jwt(tokens["id_token"]),
        algorithms=["RS256"], audience=client, issuer=said["issuer"],
        options={"verify_iat": False})
    assert claims["email"] == name

    # Credentials from an identity pool.
    provider = f"cognito-idp.eu-central-1.amazonaws.com/{pool}"
    made = identity.create_identity_pool(
        IdentityPoolName="tutorial", AllowUnauthenticatedIdentities=False,
        CognitoIdentityProviders=[{"ProviderName": provider, "ClientId": client}])
    identity.set_identity_pool_roles(
        IdentityPoolId=made["IdentityPoolId"],
        Roles={"authenticated": "arn:aws:iam::123456789012:role/tutorial"})
    logins = {provider: tokens["id_token"]}
    one = identity.get_id(IdentityPoolId=made["IdentityPoolId"], Logins=logins)["IdentityId"]
    credentials = identity.get_credentials_for_identity(IdentityId=one, Logins=logins)
    assert credentials["Credentials"]["AccessKeyId"].startswith("ASIA")


def otpauth(browser):
    text = browser.answer.text.replace("&amp;", "&")
    start = text.index("otpauth://")
    return text[start:min(text.find(end, start) for end in "\"'< " if text.find(end, start) > 0)]
