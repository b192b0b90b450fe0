"""States of users and the lock after wrong passwords, with the mock's clock moved on."""

import pytest
from cognito import BY_MAIL, PASSWORD, TOTP_ON, Pool, mock, refused, totp  # noqa: F401

WRONG = "Wrong-horse-7"
INCORRECT = ("NotAuthorizedException", "Incorrect username or password.")
EXCEEDED = ("NotAuthorizedException", "Password attempts exceeded")


@pytest.fixture(scope="module")
def pool(mock):
    return Pool(mock)


def fail(pool, name, times=1):
    for _ in range(times):
        with refused(*INCORRECT):
            pool.sign_in(name, WRONG)


def test_four_wrong_passwords_lock_nothing(pool):
    pool.user("four")
    fail(pool, "four", 4)
    assert pool.tokens("four")


def test_the_fifth_locks_for_a_second_then_for_twice_as_long_each_time(mock, pool):
    pool.user("five")
    fail(pool, "five", 5)
    for seconds in (1, 2, 4, 8):
        with refused(*EXCEEDED):
            pool.sign_in("five")
        with refused(*EXCEEDED):
            pool.sign_in("five", WRONG)
        mock.advance(seconds + 0.5)
        fail(pool, "five")
    mock.advance(16.5)
    assert pool.tokens("five"), "attempts during a lock did not count"
    fail(pool, "five", 4)
    assert pool.tokens("five"), "a success set the count back"


def test_a_lock_ends_with_a_quarter_of_an_hour(mock, pool):
    pool.user("long")
    fail(pool, "long", 5)
    for _ in range(10):
        mock.advance(899)
        fail(pool, "long")
    with refused(*EXCEEDED):
        pool.sign_in("long")
    mock.advance(901)
    assert pool.tokens("long")


def test_quiet_sets_the_count_back(mock, pool):
    pool.user("calm")
    fail(pool, "calm", 4)
    mock.advance(901)
    fail(pool, "calm", 4)
    assert pool.tokens("calm")


def test_a_lock_holds_for_every_way_in(pool):
    pool.user("both")
    for _ in range(5):
        with refused(*INCORRECT):
            pool.idp.admin_initiate_auth(
                UserPoolId=pool.id, ClientId=pool.client_id,
                AuthFlow="ADMIN_USER_PASSWORD_AUTH",
                AuthParameters={"USERNAME": "both", "PASSWORD": WRONG})
    with refused(*EXCEEDED):
        pool.sign_in("both")


def test_five_wrong_codes_lock_too(mock):
    pool = Pool(mock, mfa={"MfaConfiguration": "OPTIONAL", **TOTP_ON})
    pool.user("code")
    secret = pool.enrol_totp(pool.tokens("code")["AccessToken"])
    challenge = pool.sign_in("code")
    for _ in range(5):
        with refused("CodeMismatchException"):
            pool.answer(challenge, "code",
                        SOFTWARE_TOKEN_MFA_CODE=totp(secret, mock.now + 3600))
    with refused(*EXCEEDED):
        pool.sign_in("code")


def test_a_temporary_password_is_good_for_a_week(mock, pool):
    for name in ("week", "renewed"):
        pool.idp.admin_create_user(
            UserPoolId=pool.id, Username=name, TemporaryPassword=PASSWORD,
            MessageAction="SUPPRESS")
    mock.advance(6.9 * 86400)
    pool.idp.admin_set_user_password(
        UserPoolId=pool.id, Username="renewed", Password=PASSWORD, Permanent=False)
    assert pool.sign_in("week")["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    mock.advance(0.2 * 86400)
    with refused("NotAuthorizedException",
                 "Temporary password has expired and must be reset by an administrator."):
        pool.sign_in("week")
    assert pool.sign_in("renewed")["ChallengeName"] == "NEW_PASSWORD_REQUIRED"


def test_each_state_follows_from_what_was_done(mock):
    pool = Pool(mock, **BY_MAIL)
    name = "state@acme.example"
    of_user = {"UserPoolId": pool.id, "Username": name}
    pool.idp.sign_up(ClientId=pool.client_id, Username=name, Password=PASSWORD)
    assert pool.status(name) == "UNCONFIRMED"
    pool.idp.admin_confirm_sign_up(**of_user)
    assert pool.status(name) == "CONFIRMED"
    pool.idp.admin_update_user_attributes(
        **of_user, UserAttributes=[{"Name": "email_verified", "Value": "true"}])
    pool.idp.admin_reset_user_password(**of_user)
    assert pool.status(name) == "RESET_REQUIRED"
    pool.idp.confirm_forgot_password(
        ClientId=pool.client_id, Username=name, ConfirmationCode=mock.code(name),
        Password="Another-horse-7")
    assert pool.status(name) == "CONFIRMED"
    pool.idp.admin_set_user_password(**of_user, Password="Temporary-7", Permanent=False)
    assert pool.status(name) == "FORCE_CHANGE_PASSWORD"
    challenge = pool.sign_in(name, "Temporary-7")
    pool.answer(challenge, name, NEW_PASSWORD="Third-horse-77")
    assert pool.status(name) == "CONFIRMED"


def test_the_clock_can_be_set_and_the_mock_reset(mock):
    answer = mock.post("/_lintel/clock", json={"set": 2_000_000_000})
    assert answer.status_code == 200 and 0 <= answer.json()["now"] - 2_000_000_000 < 5
    assert mock.get("/_lintel/health").status_code == 200
    pool = Pool(mock)
    assert mock.post("/_lintel/reset").status_code in (200, 204)
    with refused("ResourceNotFoundException", f"User pool {pool.id} does not exist."):
        pool.idp.describe_user_pool(UserPoolId=pool.id)
    assert mock.boto().describe_user_pool(UserPoolId="eu-central-1_Mail00001")
