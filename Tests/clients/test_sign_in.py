"""InitiateAuth and RespondToAuthChallenge with a password, through boto3: each refusal, and who gets in."""

import json

import pytest
from cognito import BY_MAIL, INCORRECT, PASSWORD, Pool, mock, refused  # noqa: F401


@pytest.fixture(scope="module")
def plain(mock):
    pool = Pool(mock)
    pool.user("alice", email="alice@acme.example", email_verified="true")
    return pool


# Refusals


def test_a_wrong_password_and_an_unknown_user(plain):
    with refused(*INCORRECT):
        plain.sign_in("alice", "Wrong-horse-7")
    with refused("UserNotFoundException", "User does not exist."):
        plain.sign_in("nobody")


@pytest.mark.parametrize(("flow", "given", "missing"), [
    ("USER_PASSWORD_AUTH", {}, "USERNAME"),
    ("USER_PASSWORD_AUTH", {"USERNAME": "alice"}, "PASSWORD"),
    ("USER_SRP_AUTH", {"USERNAME": "alice"}, "SRP_A"),
    ("REFRESH_TOKEN_AUTH", {}, "REFRESH_TOKEN"),
])
def test_a_parameter_that_is_missing(plain, flow, given, missing):
    with refused("InvalidParameterException", f"Missing required parameter {missing}"):
        plain.idp.initiate_auth(ClientId=plain.client_id, AuthFlow=flow, AuthParameters=given)


def test_a_flow_that_the_client_does_not_have(plain):
    client, _ = plain.client(ExplicitAuthFlows=["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"])
    given = {"USERNAME": "alice", "PASSWORD": PASSWORD}
    with refused("InvalidParameterException",
                 "USER_PASSWORD_AUTH flow not enabled for this client"):
        plain.idp.initiate_auth(
            ClientId=client, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given)
    with refused("InvalidParameterException", "USER_SRP_AUTH is not enabled for the client."):
        plain.idp.initiate_auth(
            ClientId=client, AuthFlow="USER_SRP_AUTH",
            AuthParameters={"USERNAME": "alice", "SRP_A": "ab"})
    with refused("InvalidParameterException", "Auth flow not enabled for this client"):
        plain.idp.admin_initiate_auth(
            UserPoolId=plain.id, ClientId=client, AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters=given)
    with refused("InvalidParameterException", "Initiate Auth method not supported"):
        plain.idp.initiate_auth(
            ClientId=plain.client_id, AuthFlow="ADMIN_USER_PASSWORD_AUTH", AuthParameters=given)
    with refused("InvalidParameterException",
                 "Custom auth lambda trigger is not configured for the user pool."):
        plain.idp.initiate_auth(
            ClientId=client, AuthFlow="CUSTOM_AUTH", AuthParameters={"USERNAME": "alice"})


def test_srp_with_a_that_is_nothing_is_refused(plain):
    n = ("FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A0879"
         "8E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B"
         "0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA4836"
         "1C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804"
         "F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6"
         "955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64"
         "ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D226"
         "1AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2"
         "08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF")
    for a in ("0", "00", n, n.lower(), "not hex"):
        with pytest.raises(plain.idp.exceptions.ClientError) as caught:
            plain.start("USER_SRP_AUTH", "alice", SRP_A=a)
        assert caught.value.response["Error"]["Code"] in (
            "InvalidParameterException", "NotAuthorizedException"), a


def test_users_that_may_not_sign_in_yet_or_any_more(mock):
    pool = Pool(mock, **BY_MAIL)
    pool.idp.sign_up(ClientId=pool.client_id, Username="new@acme.example", Password=PASSWORD)
    with refused(*INCORRECT):
        pool.sign_in("new@acme.example", "Wrong-horse-7")
    with refused("UserNotConfirmedException", "User is not confirmed."):
        pool.sign_in("new@acme.example")
    pool.user("off@acme.example", email="off@acme.example")
    pool.idp.admin_disable_user(UserPoolId=pool.id, Username="off@acme.example")
    with refused("NotAuthorizedException", "User is disabled."):
        pool.sign_in("off@acme.example")
    pool.user("reset@acme.example", email="reset@acme.example", email_verified="true")
    pool.idp.admin_reset_user_password(UserPoolId=pool.id, Username="reset@acme.example")
    with refused("PasswordResetRequiredException", "Password reset required for the user"):
        pool.sign_in("reset@acme.example")
    assert pool.status("reset@acme.example") == "RESET_REQUIRED"


def test_sessions_are_for_one_use_one_client_one_user_and_three_minutes(mock):
    pool = Pool(mock)
    for name in ("bo", "cleo"):
        pool.idp.admin_create_user(
            UserPoolId=pool.id, Username=name, TemporaryPassword=PASSWORD,
            MessageAction="SUPPRESS")
    challenge = pool.sign_in("bo")
    assert challenge["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    assert 20 <= len(challenge["Session"]) <= 2048
    assert challenge["ChallengeParameters"]["USER_ID_FOR_SRP"]
    assert json.loads(challenge["ChallengeParameters"]["requiredAttributes"]) == []
    assert isinstance(json.loads(challenge["ChallengeParameters"]["userAttributes"]), dict)
    invalid = ("NotAuthorizedException", "Invalid session for the user.")
    with refused(*invalid):
        pool.answer({**challenge, "Session": "x" * 40}, "bo", NEW_PASSWORD="Another-horse-7")
    with refused(*invalid):
        pool.answer(challenge, "cleo", NEW_PASSWORD="Another-horse-7")
    other, _ = pool.client()
    with refused(*invalid):
        pool.idp.respond_to_auth_challenge(
            ClientId=other, ChallengeName="NEW_PASSWORD_REQUIRED", Session=challenge["Session"],
            ChallengeResponses={"USERNAME": "bo", "NEW_PASSWORD": "Another-horse-7"})
    with refused("InvalidParameterException", "Missing required parameter Session"):
        pool.idp.respond_to_auth_challenge(
            ClientId=pool.client_id, ChallengeName="NEW_PASSWORD_REQUIRED",
            ChallengeResponses={"USERNAME": "bo", "NEW_PASSWORD": "Another-horse-7"})
    with refused("InvalidPasswordException",
                 "Password did not conform with policy: Password not long enough"):
        pool.answer(challenge, "bo", NEW_PASSWORD="short")
    answer = pool.answer(challenge, "bo", NEW_PASSWORD="Another-horse-7")
    assert answer["AuthenticationResult"]["AccessToken"]
    assert answer.get("ChallengeParameters") == {}
    with refused("NotAuthorizedException",
                 "Invalid session for the user, session can only be used once."):
        pool.answer(challenge, "bo", NEW_PASSWORD="Third-horse-77")
    late = pool.sign_in("cleo")
    mock.advance(181)
    with refused("NotAuthorizedException",
                 "Invalid session for the user, session is expired."):
        pool.answer(late, "cleo", NEW_PASSWORD="Another-horse-7")


def test_a_required_attribute_is_asked_with_the_new_password(mock):
    pool = Pool(mock, Schema=[{"Name": "given_name", "Required": True}])
    pool.idp.admin_create_user(
        UserPoolId=pool.id, Username="bo", TemporaryPassword=PASSWORD, MessageAction="SUPPRESS")
    challenge = pool.sign_in("bo")
    assert json.loads(challenge["ChallengeParameters"]["requiredAttributes"]) == [
        "userAttributes.given_name"]
    with refused("InvalidParameterException",
                 "Invalid attributes given, given_name is missing"):
        pool.answer(challenge, "bo", NEW_PASSWORD="Another-horse-7")
    done = pool.answer(challenge, "bo", NEW_PASSWORD="Another-horse-7",
                       **{"userAttributes.given_name": "Bo"})
    assert done["AuthenticationResult"]["IdToken"]
    assert pool.status("bo") == "CONFIRMED"


# Who gets in


def test_an_admin_signs_a_user_in(plain):
    answer = plain.idp.admin_initiate_auth(
        UserPoolId=plain.id, ClientId=plain.client_id, AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "alice", "PASSWORD": PASSWORD})
    assert answer["AuthenticationResult"]["IdToken"] and answer["ChallengeParameters"] == {}
    with refused(*INCORRECT):
        plain.idp.admin_initiate_auth(
            UserPoolId=plain.id, ClientId=plain.client_id, AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "alice", "PASSWORD": "Wrong-horse-7"})


def test_an_admin_answers_a_challenge(mock):
    pool = Pool(mock)
    pool.idp.admin_create_user(
        UserPoolId=pool.id, Username="bo", TemporaryPassword=PASSWORD, MessageAction="SUPPRESS")
    asked = pool.idp.admin_initiate_auth(
        UserPoolId=pool.id, ClientId=pool.client_id, AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "bo", "PASSWORD": PASSWORD})
    done = pool.idp.admin_respond_to_auth_challenge(
        UserPoolId=pool.id, ClientId=pool.client_id, ChallengeName=asked["ChallengeName"],
        Session=asked["Session"],
        ChallengeResponses={"USERNAME": "bo", "NEW_PASSWORD": "Another-horse-7"})
    assert done["AuthenticationResult"]["AccessToken"]


def test_flows_of_the_client_have_a_default(mock):
    pool = Pool(mock)
    made = pool.idp.create_user_pool_client(UserPoolId=pool.id, ClientName="default")
    assert "ExplicitAuthFlows" not in made["UserPoolClient"] or set(
        made["UserPoolClient"]["ExplicitAuthFlows"]) == {
            "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"}
