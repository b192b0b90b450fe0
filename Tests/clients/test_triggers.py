"""Lambda triggers called at a local endpoint: events, answers, errors, time-outs, calling back."""

import json
import re

import hosted
import pytest
from cognito import BY_MAIL, PASSWORD, Pool, attributes_of, in_background, refused
from lambda_functions import ARN, failed, functions, lambdas, mock, said  # noqa: F401


@pytest.fixture(scope="module")
def pool(mock):
    return Pool(mock, LambdaConfig=lambdas())


@pytest.fixture(scope="module", autouse=True)
def slow(pool):
    """A sign-up whose function does not answer, while all the other tests go on."""
    return in_background(lambda: pool.idp.sign_up(
        ClientId=pool.client_id, Username="slow", Password=PASSWORD))


def test_the_event_of_a_sign_up(said, pool):
    pool.idp.sign_up(
        ClientId=pool.client_id, Username="eve", Password=PASSWORD,
        UserAttributes=[{"Name": "email", "Value": "eve@acme.example"}],
        ValidationData=[{"Name": "key", "Value": "value"}], ClientMetadata={"from": "test"})
    event = said.of("PreSignUp_SignUp")[0]
    assert event["version"] == "1" and event["region"] == pool.id.partition("_")[0]
    assert event["userPoolId"] == pool.id and event["userName"] == "eve"
    assert event["callerContext"] == {
        "awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": pool.client_id}
    assert event["request"]["userAttributes"] == {"email": "eve@acme.example"}
    assert event["request"]["validationData"] == {"key": "value"}
    assert event["request"]["clientMetadata"] == {"from": "test"}
    assert event["response"] == {
        "autoConfirmUser": False, "autoVerifyEmail": False, "autoVerifyPhone": False}
    path, kind = said.paths[-1]
    assert re.fullmatch(r"/2015-03-31/functions/[^/]+/invocations", path)
    assert kind == "RequestResponse"


def confirm_all(event):
    event["response"] = {"autoConfirmUser": True, "autoVerifyEmail": True,
                         "autoVerifyPhone": False}
    return event


def test_a_sign_up_that_the_function_confirms(said, pool):
    said.say["PreSignUp"] = confirm_all
    made = pool.idp.sign_up(
        ClientId=pool.client_id, Username="auto", Password=PASSWORD,
        UserAttributes=[{"Name": "email", "Value": "auto@acme.example"}])
    assert made["UserConfirmed"] is True and "CodeDeliveryDetails" not in made
    shown = pool.idp.admin_get_user(UserPoolId=pool.id, Username="auto")
    assert shown["UserStatus"] == "CONFIRMED"
    assert attributes_of(shown)["email_verified"] == "true"


@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize(("kind", "call"), [
    ("PreSignUp", lambda pool: pool.idp.sign_up(
        ClientId=pool.client_id, Username="no", Password=PASSWORD)),
    ("PreAuthentication", lambda pool: pool.sign_in("auto")),
    ("PostAuthentication", lambda pool: pool.sign_in("auto")),
    ("PreTokenGeneration", lambda pool: pool.sign_in("auto")),
])
def test_what_a_function_throws_reaches_the_client(said, pool, kind, call, header):
    said.say[{"PreTokenGeneration": "TokenGeneration"}.get(kind, kind)] = failed("Not you", header)
    with refused("UserLambdaValidationException", f"{kind} failed with error Not you."):
        call(pool)


@pytest.mark.parametrize(("reply", "message"), [
    ((200, {}, b'"text"'), "Unrecognizable lambda output"),
    ((200, {}, b"[]"), "Unrecognizable lambda output"),
    ((200, {}, b"{broken"), "Invalid JSON"),
])
def test_what_a_function_should_not_say(said, pool, reply, message):
    said.say["PreSignUp"] = lambda _: reply
    with refused("InvalidLambdaResponseException",
                 message and re.compile("(Unrecognizable lambda output|Invalid JSON)")):
        pool.idp.sign_up(ClientId=pool.client_id, Username="odd", Password=PASSWORD)
    assert not pool.idp.list_users(UserPoolId=pool.id, Filter='username = "odd"')["Users"]


def test_a_function_that_is_broken(said, pool):
    said.say["PreSignUp"] = lambda _: (500, {}, b"")
    with refused("UnexpectedLambdaException", re.compile(r".* invocation failed due to error .*")):
        pool.idp.sign_up(ClientId=pool.client_id, Username="odd", Password=PASSWORD)


def test_a_function_may_call_the_mock_back(said, mock, pool):
    def look(event):
        names = [user["Username"] for user in mock.boto().list_users(
            UserPoolId=event["userPoolId"])["Users"]]
        assert event["userName"] in names
        mock.boto().admin_update_user_attributes(
            UserPoolId=event["userPoolId"], Username=event["userName"],
            UserAttributes=[{"Name": "nickname", "Value": "called back"}])
        return event

    said.say["PostAuthentication"] = look
    tokens = pool.tokens("auto")
    shown = attributes_of(pool.idp.get_user(AccessToken=tokens["AccessToken"]))
    assert shown["nickname"] == "called back"


def test_the_order_of_a_sign_in(said, pool):
    pool.idp.initiate_auth(
        ClientId=pool.client_id, AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "auto", "PASSWORD": PASSWORD},
        ClientMetadata={"from": "test"})
    assert [event["triggerSource"] for event in said.events] == [
        "PreAuthentication_Authentication", "PostAuthentication_Authentication",
        "TokenGeneration_Authentication"]
    before, after, tokens = said.events
    assert before["request"]["validationData"] == {"from": "test"}
    assert after["request"]["newDeviceUsed"] is False
    assert set(tokens["request"]["groupConfiguration"]) == {
        "groupsToOverride", "iamRolesToOverride", "preferredRole"}
    assert tokens["request"]["userAttributes"]["cognito:user_status"] == "CONFIRMED"
    assert "sub" in tokens["request"]["userAttributes"]


def test_a_wrong_password_calls_no_later_function(said, pool):
    with refused("NotAuthorizedException", "Incorrect username or password."):
        pool.sign_in("auto", "Wrong-horse-7")
    assert [event["triggerSource"] for event in said.events] == [
        "PreAuthentication_Authentication"]


def test_the_pages_call_the_same_functions(said, mock, pool):
    browser = hosted.sign_in(mock, pool.client_id, "auto", PASSWORD)
    hosted.redeem(mock, pool.client_id, browser.query["code"])
    assert "TokenGeneration_HostedAuth" in [event["triggerSource"] for event in said.events]
    said.say["PreAuthentication"] = failed("Closed today")
    browser = hosted.sign_in(mock, pool.client_id, "auto", PASSWORD)
    assert "PreAuthentication failed with error Closed today." in browser.page.text


def test_words_of_a_function_want_a_sender_of_ones_own(said, mock):
    pool = Pool(mock, **BY_MAIL, LambdaConfig={"CustomMessage": ARN + "CustomMessage"})

    def words(event):
        event["response"] = {"emailMessage": "Yours is {####}"}
        return event

    said.say["CustomMessage"] = words
    with refused("InvalidLambdaResponseException", "Unrecognizable lambda output"):
        pool.idp.sign_up(ClientId=pool.client_id, Username="v@acme.example", Password=PASSWORD)


def test_messages_in_the_functions_words(said, mock):
    pool = Pool(mock, **BY_MAIL, LambdaConfig={"CustomMessage": ARN + "CustomMessage"},
                EmailConfiguration={"EmailSendingAccount": "DEVELOPER", "SourceArn":
                    "arn:aws:ses:eu-central-1:123456789012:identity/acme.example"})

    def words(event):
        event["response"] = {
            "emailSubject": "Welcome to Acme",
            "emailMessage": f"Yours is {event['request']['codeParameter']}"}
        return event

    said.say["CustomMessage"] = words
    pool.idp.sign_up(ClientId=pool.client_id, Username="w@acme.example", Password=PASSWORD)
    event = said.of("CustomMessage_SignUp")[0]
    assert event["request"]["codeParameter"] == "{####}"
    newest = mock.messages("w@acme.example")[-1]
    assert newest["subject"] == "Welcome to Acme"
    assert re.search(r"Yours is \d{6}", json.dumps(newest))
    for call, source in (
            (lambda: pool.idp.resend_confirmation_code(
                ClientId=pool.client_id, Username="w@acme.example"), "CustomMessage_ResendCode"),
            (lambda: pool.idp.admin_create_user(
                UserPoolId=pool.id, Username="x@acme.example", DesiredDeliveryMediums=["EMAIL"],
                UserAttributes=[{"Name": "email", "Value": "x@acme.example"}]),
             "CustomMessage_AdminCreateUser")):
        if source.endswith("AdminCreateUser"):
            said.say.clear()
        call()
        assert said.of(source), source


def test_every_source(said, mock):
    """Each operation calls the functions that the service calls for it, by the service's names."""
    pool = Pool(mock, **BY_MAIL, LambdaConfig=lambdas("UserMigration"))
    name, idp = "all@acme.example", pool.idp

    def asked(*wanted):
        got = [event["triggerSource"] for event in said.events]
        said.events.clear()
        assert got == list(wanted)

    idp.sign_up(ClientId=pool.client_id, Username=name, Password=PASSWORD,
                UserAttributes=[{"Name": "email", "Value": name}])
    asked("PreSignUp_SignUp", "CustomMessage_SignUp")
    idp.resend_confirmation_code(ClientId=pool.client_id, Username=name)
    asked("CustomMessage_ResendCode")
    idp.confirm_sign_up(ClientId=pool.client_id, Username=name, ConfirmationCode=mock.code(name))
    asked("PostConfirmation_ConfirmSignUp")
    idp.forgot_password(ClientId=pool.client_id, Username=name)
    asked("CustomMessage_ForgotPassword")
    idp.confirm_forgot_password(ClientId=pool.client_id, Username=name, Password=PASSWORD,
                                ConfirmationCode=mock.code(name))
    asked("PostConfirmation_ConfirmForgotPassword")
    token = pool.tokens(name)["AccessToken"]
    asked("PreAuthentication_Authentication", "PostAuthentication_Authentication",
          "TokenGeneration_Authentication")
    idp.update_user_attributes(
        AccessToken=token, UserAttributes=[{"Name": "email", "Value": "b@acme.example"}])
    asked("CustomMessage_UpdateUserAttribute")
    idp.get_user_attribute_verification_code(AccessToken=token, AttributeName="email")
    asked("CustomMessage_VerifyUserAttribute")
    idp.admin_create_user(
        UserPoolId=pool.id, Username="made@acme.example", TemporaryPassword=PASSWORD,
        DesiredDeliveryMediums=["EMAIL"],
        UserAttributes=[{"Name": "email", "Value": "made@acme.example"}])
    asked("PreSignUp_AdminCreateUser", "CustomMessage_AdminCreateUser")
    challenge = pool.sign_in("made@acme.example")
    said.events.clear()
    pool.answer(challenge, "made@acme.example", NEW_PASSWORD="Another-horse-7")
    assert "TokenGeneration_NewPasswordChallenge" in [
        event["triggerSource"] for event in said.events]


def custom(said, right="42"):
    """The three functions of a riddle."""
    def define(event):
        session = event["request"]["session"]
        if session and session[-1]["challengeResult"]:
            event["response"] = {"issueTokens": True, "failAuthentication": False}
        elif len(session) >= 2:
            event["response"] = {"issueTokens": False, "failAuthentication": True}
        else:
            event["response"] = {"challengeName": "CUSTOM_CHALLENGE", "issueTokens": False,
                                 "failAuthentication": False}
        return event

    def create(event):
        event["response"] = {"publicChallengeParameters": {"question": "6 * 7"},
                             "privateChallengeParameters": {"answer": right},
                             "challengeMetadata": "riddle"}
        return event

    def verify(event):
        event["response"] = {"answerCorrect": (
            event["request"]["challengeAnswer"]
            == event["request"]["privateChallengeParameters"]["answer"])}
        return event

    said.say.update(DefineAuthChallenge=define, CreateAuthChallenge=create,
                    VerifyAuthChallengeResponse=verify)


def test_a_riddle(said, pool):
    custom(said)
    riddle = pool.start("CUSTOM_AUTH", "auto")
    assert riddle["ChallengeName"] == "CUSTOM_CHALLENGE"
    assert riddle["ChallengeParameters"]["question"] == "6 * 7"
    assert "answer" not in riddle["ChallengeParameters"]
    again = pool.answer(riddle, "auto", ANSWER="41")
    assert again["ChallengeName"] == "CUSTOM_CHALLENGE"
    done = pool.answer(again, "auto", ANSWER="42")
    assert done["AuthenticationResult"]["AccessToken"]
    sessions = [event["request"]["session"] for event in
                said.of("DefineAuthChallenge_Authentication")]
    assert sessions[0] == []
    assert sessions[2] == [
        {"challengeName": "CUSTOM_CHALLENGE", "challengeResult": result,
         "challengeMetadata": "riddle"} for result in (False, True)]
    riddle = pool.start("CUSTOM_AUTH", "auto")
    riddle = pool.answer(riddle, "auto", ANSWER="1")
    with refused("NotAuthorizedException", "Incorrect username or password."):
        pool.answer(riddle, "auto", ANSWER="2")


def test_users_come_over_from_elsewhere(said, mock):
    pool = Pool(mock, **BY_MAIL, LambdaConfig={"UserMigration": ARN + "UserMigration"})

    def migrate(event):
        if event["request"]["password"] != PASSWORD:
            return failed("Bad password")(event)
        event["response"] = {
            "userAttributes": {"email": event["userName"], "email_verified": "true"},
            "finalUserStatus": "CONFIRMED", "messageAction": "SUPPRESS"}
        return event

    said.say["UserMigration"] = migrate
    with pytest.raises(pool.idp.exceptions.ClientError) as caught:
        pool.sign_in("old@acme.example", "Wrong-horse-7")
    assert caught.value.response["Error"]["Code"] in (
        "NotAuthorizedException", "UserNotFoundException")
    assert pool.tokens("old@acme.example")["IdToken"]
    event = said.of("UserMigration_Authentication")[-1]
    assert event["userName"] == "old@acme.example"
    assert event["request"]["password"] == PASSWORD
    assert pool.status("old@acme.example") == "CONFIRMED"
    assert pool.tokens("old@acme.example"), "the password came over"


def test_a_function_that_hangs_is_given_up_and_others_were_served_meanwhile(functions, slow):
    with refused("UnexpectedLambdaException", re.compile(r".* invocation failed due to error .*")):
        slow()
    first, *others = functions.hanging
    assert len(others) == 2, "three attempts"
    assert all(4 < moment - first - 5 * number < 7 for number, moment in enumerate(others))
