"""What a PreTokenGeneration function may change in tokens, by the version of its event."""

import hosted
import jwt
import pytest
from cognito import Pool
from lambda_functions import ARN, functions, lambdas, mock, said  # noqa: F401


def test_claims_of_the_first_version(said, mock):
    pool = Pool(mock, LambdaConfig=lambdas())
    pool.user("alice", email="alice@acme.example", email_verified="true")

    def change(event):
        event["response"] = {"claimsOverrideDetails": {
            "claimsToAddOrOverride": {"tier": "gold", "sub": "stolen", "aud": "other"},
            "claimsToSuppress": ["email"],
            "groupOverrideDetails": {"groupsToOverride": ["g1"], "iamRolesToOverride": [],
                                     "preferredRole": ""}}}
        return event

    said.say["TokenGeneration"] = change
    tokens = pool.tokens("alice")
    claims = jwt.decode(tokens["IdToken"], options={"verify_signature": False,
                                                    "verify_aud": False})
    assert claims["tier"] == "gold" and "email" not in claims
    assert claims["sub"] != "stolen" and claims["aud"] == pool.client_id
    assert claims["cognito:groups"] == ["g1"]
    access = jwt.decode(tokens["AccessToken"], options={"verify_signature": False})
    assert access["cognito:groups"] == ["g1"] and "tier" not in access
    said.reset()
    pool.idp.initiate_auth(
        ClientId=pool.client_id, AuthFlow="REFRESH_TOKEN_AUTH",
        AuthParameters={"REFRESH_TOKEN": tokens["RefreshToken"]})
    assert [event["triggerSource"] for event in said.events] == ["TokenGeneration_RefreshTokens"]


@pytest.mark.parametrize("version", ["V2_0", "V3_0"])
def test_claims_and_scopes_of_later_versions(said, mock, version):
    pool = Pool(mock, LambdaConfig=lambdas("PreTokenGeneration", PreTokenGenerationConfig={
        "LambdaVersion": version, "LambdaArn": ARN + "PreTokenGeneration"}))
    pool.user("alice")

    def change(event):
        event["response"] = {"claimsAndScopeOverrideDetails": {
            "idTokenGeneration": {"claimsToAddOrOverride": {"list": [1, "a"], "deep": {"a": True}},
                                  "claimsToSuppress": []},
            "accessTokenGeneration": {"claimsToAddOrOverride": {"plan": "pro"},
                                      "scopesToAdd": ["extra"],
                                      "scopesToSuppress": ["aws.cognito.signin.user.admin"]}}}
        return event

    said.say["TokenGeneration"] = change
    tokens = pool.tokens("alice")
    event = said.of("TokenGeneration_Authentication")[0]
    assert event["version"] == version[1]
    assert event["request"]["scopes"] == ["aws.cognito.signin.user.admin"]
    claims = jwt.decode(tokens["IdToken"], options={"verify_signature": False,
                                                    "verify_aud": False})
    assert claims["list"] == [1, "a"] and claims["deep"] == {"a": True}
    access = jwt.decode(tokens["AccessToken"], options={"verify_signature": False})
    assert access["plan"] == "pro" and access["scope"] == "extra"


def test_a_machines_tokens_are_the_third_versions_only(said, mock):
    pool = Pool(mock, LambdaConfig=lambdas("PreTokenGeneration", PreTokenGenerationConfig={
        "LambdaVersion": "V3_0", "LambdaArn": ARN + "PreTokenGeneration"}))
    pool.idp.create_resource_server(
        UserPoolId=pool.id, Identifier="api", Name="API",
        Scopes=[{"ScopeName": "read", "ScopeDescription": "Read"}])
    client, secret = pool.client(
        GenerateSecret=True, AllowedOAuthFlows=["client_credentials"],
        AllowedOAuthScopes=["api/read"])
    answer = mock.post("/oauth2/token", headers={"Authorization": hosted.basic(client, secret)},
                       data={"grant_type": "client_credentials",
                             "aws_client_metadata": '{"from": "machine"}'})
    assert answer.status_code == 200, answer.text
    event = said.of("TokenGeneration_ClientCredentials")[0]
    assert event["version"] == "3" and event["userName"] == "ClientCredentials"
    assert event["request"]["userAttributes"] == {}
    assert event["request"]["scopes"] == ["api/read"]
    assert event["request"]["clientMetadata"] == {"from": "machine"}
    assert event["response"] == {"claimsAndScopeOverrideDetails": None}
