"""What the preview keeps and what it starts with: seeds, fixed codes, --exec, --state, kill -9."""

import contextlib
import fcntl
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import threading
import time

import botocore.exceptions
import pytest
from cognito import (
    CALLBACK, CLIENT, PASSWORD, PROJECT, TENANTS, Mock, Pool, refused, running_mock, tenant)

from conftest import LINTEL, ROOT

SEEDED = {**PROJECT, "preview": {
    **PROJECT["preview"], "fixedCode": "135790", "groups": ["staff"],
    "users": [
        {"username": "seed@acme.example", "password": PASSWORD, "groups": ["staff"],
         "attributes": {"email": "seed@acme.example", "email_verified": True}},
        {"username": "temp@acme.example", "temporaryPassword": PASSWORD,
         "attributes": {"email": "temp@acme.example", "email_verified": True}},
        {"username": "app@acme.example", "password": PASSWORD, "mfa": ["totp"],
         "attributes": {"email": "app@acme.example", "email_verified": True}},
    ]}, "pools": {**PROJECT["pools"], "lite": {
        "userPoolId": "eu-central-1_Lite00001", "domain": "id.lite.example", "tier": "lite",
        "identifiers": ["email"], "methods": ["password"], "recovery": ["email"],
        "attributes": [{"name": "given_name", "required": True}]}}}
STRICT = "1h57kf5cpq17m0eml12strict"
LITE = "1h57kf5cpq17m0eml12lite01"
MAIL = "eu-central-1_Mail00001"


@pytest.fixture(scope="module")
def seeded(tmp_path_factory):
    yield from running_mock(tmp_path_factory.getbasetemp() / "seeded", project=SEEDED,
                            tenants=[*TENANTS, tenant("lite", "lite", web=LITE)])


def write_project(folder):
    (folder / "lintel.json").write_text(json.dumps(PROJECT))
    (folder / "tenants.ndjson").write_text("".join(json.dumps(one) + "\n" for one in TENANTS))


def run_in(folder, command, *flags):
    """A command, run against a preview of a folder's project: both ended."""
    return subprocess.run(
        [LINTEL, "preview", "--port", "0", "--kit", ROOT, "--project", folder, *flags, "--exec",
         command], capture_output=True, text=True, timeout=60)


def command_of(tmp_path, command, **streams):
    """A preview that has begun to run a command, which says so first."""
    write_project(tmp_path)
    return subprocess.Popen(
        [LINTEL, "preview", "--port", "0", "--quiet", "--kit", ROOT, "--project", tmp_path,
         "--exec", f"echo begun; {command}"], **streams)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_what_the_command_has_started(tmp_path, number):
    preview = command_of(
        tmp_path, "sleep 49; echo done", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    assert preview.stdout.readline() == b"begun\n"
    preview.send_signal(number)
    # The pipe ends with the last one that holds it.
    rest, _ = preview.communicate(timeout=20)
    assert rest == b"" and preview.returncode == 128 + signal.SIGTERM


def test_a_command_in_a_terminal_reads_from_it_and_ends_with_control_c(tmp_path):
    screen, terminal = pty.openpty()

    def own_terminal():
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    preview = command_of(
        tmp_path, "read -r word; echo got-$word; sleep 49; echo done", preexec_fn=own_terminal,
        stdin=terminal, stdout=terminal, stderr=terminal)
    os.close(terminal)
    seen = b""
    for wanted, typed in ((b"begun", b"abc\n"), (b"got-abc", b"\x03"), (None, None)):
        # A terminal that nobody holds any more cannot be read.
        with contextlib.suppress(OSError):
            while wanted is None or wanted not in seen:
                assert select.select([screen], [], [], 20)[0], seen
                if not (part := os.read(screen, 4096)):
                    break
                seen += part
        if typed:
            os.write(screen, typed)
    assert preview.wait(timeout=20) in (128 + signal.SIGINT, 128 + signal.SIGTERM)
    assert b"got-abc" in seen and b"done" not in seen
    os.close(screen)


def status(mock, name):
    return mock.boto().admin_get_user(UserPoolId=MAIL, Username=name)["UserStatus"]


def test_users_and_groups_of_the_project(seeded):
    assert status(seeded, "seed@acme.example") == "CONFIRMED"
    assert status(seeded, "temp@acme.example") == "FORCE_CHANGE_PASSWORD"
    groups = seeded.boto().admin_list_groups_for_user(
        UserPoolId=MAIL, Username="seed@acme.example")["Groups"]
    assert [one["GroupName"] for one in groups] == ["staff"]


def test_pools_and_clients_are_what_the_project_says(seeded):
    pool = seeded.boto().describe_user_pool(UserPoolId=MAIL)["UserPool"]
    assert pool["UsernameAttributes"] == ["email"]
    assert pool["Policies"]["PasswordPolicy"]["MinimumLength"] == 8
    client = seeded.boto().describe_user_pool_client(
        UserPoolId=MAIL, ClientId=CLIENT)["UserPoolClient"]
    assert "https://app.acme.example/callback" in client["CallbackURLs"]
    strict = seeded.boto().get_user_pool_mfa_config(UserPoolId="eu-central-1_Strict001")
    assert strict["MfaConfiguration"] == "ON"
    assert strict["SoftwareTokenMfaConfiguration"] == {"Enabled": True}


def test_a_lite_pool_has_the_classic_pages(seeded):
    for name, version in [("id.mail.example", 2), ("id.lite.example", 1)]:
        domain = seeded.boto().describe_user_pool_domain(Domain=name)["DomainDescription"]
        assert domain["ManagedLoginVersion"] == version
    asked = {"response_type": "code", "redirect_uri": CALLBACK, "prompt": "none"}
    managed, classic = [
        seeded.get("/oauth2/authorize", params={"client_id": client, **asked}).headers["Location"]
        for client in (CLIENT, LITE)]
    assert managed.startswith(f"{CALLBACK}?error=login_required")
    assert classic.startswith("/login?"), "the classic pages do not know 'prompt'"


def test_a_user_of_an_authenticator_is_signed_in_by_the_code_that_the_users_page_shows(seeded):
    idp, pool, name = seeded.boto(), "eu-central-1_Strict001", "app@acme.example"
    place = {"pool": pool, "user": name}
    path = "/_lintel/users/authenticator.json"
    for wrong in ({}, {"pool": pool, "user": "seed@acme.example"}, {"pool": MAIL, "user": "x"}):
        assert seeded.get(path, params=wrong).status_code == 404

    def answer(code):
        asked = idp.admin_initiate_auth(
            UserPoolId=pool, ClientId=STRICT, AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": name, "PASSWORD": PASSWORD})
        assert asked["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
        return idp.admin_respond_to_auth_challenge(
            UserPoolId=pool, ClientId=STRICT, ChallengeName="SOFTWARE_TOKEN_MFA",
            Session=asked["Session"],
            ChallengeResponses={"USERNAME": name, "SOFTWARE_TOKEN_MFA_CODE": code})

    shown = seeded.get("/_lintel/users", params={"pool": pool, "q": name}).text
    code = re.search(r"data-authenticator=[^>]*><code>(\d{6})</code>", shown)[1]
    assert "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" in shown, "for an app of one's own"
    assert answer(code)["AuthenticationResult"]
    with refused("ExpiredCodeException"):
        answer(code)
    # A code counts once; the next one is shown at once, as the service takes it ahead of its time.
    told = seeded.get(path, params=place).json()
    assert told["code"] != code and 1 <= told["seconds"] <= 30
    assert answer(told["code"])["AuthenticationResult"]


def test_who_adds_a_user_is_told_what_the_pool_requires(seeded):
    page = seeded.get("/_lintel/users", params={"pool": "eu-central-1_Lite00001", "add": "yes"}).text
    assert re.search(r"<textarea[^>]*>given_name=\n</textarea>", page)
    page = seeded.get("/_lintel/users", params={"pool": MAIL, "add": "yes"}).text
    assert re.search(r"<textarea[^>]*></textarea>", page), "e-mail is what users are named by"


def test_a_code_that_is_known_beforehand(seeded):
    idp = seeded.boto()
    idp.sign_up(ClientId=CLIENT, Username="new@acme.example", Password=PASSWORD)
    idp.confirm_sign_up(
        ClientId=CLIENT, Username="new@acme.example", ConfirmationCode="135790")
    assert status(seeded, "new@acme.example") == "CONFIRMED"


def test_a_reset_is_the_start_again(seeded):
    ids = [seeded.boto().admin_get_user(UserPoolId=MAIL, Username="seed@acme.example")["Username"]
           for _ in range(2) if seeded.post("/_lintel/reset").ok]
    assert ids[0] == ids[1] and len(ids) == 2
    seeded.get("/login?client_id=noted-by-the-log")
    assert "noted-by-the-log" in seeded.get("/_lintel/log").text
    assert seeded.post("/_lintel/reset").ok
    assert "noted-by-the-log" not in seeded.get("/_lintel/log").text


def test_mail_that_comes_after_the_clock_was_set_back_is_what_comes_next(seeded):
    def sent(name, **question):
        seeded.boto().sign_up(ClientId=CLIENT, Username=f"{name}@acme.example", Password=PASSWORD)
        told = seeded.get("/_lintel/inbox.json", params={"wait": 5, **question}).json()["messages"]
        return [told[-1]["id"], *(one["to"] for one in told)]

    seeded.advance(86_400)
    last, *_ = sent("ahead")
    seeded.advance(-86_400)
    last, *to = sent("back", after=last)
    assert to == ["back@acme.example"]
    assert seeded.post("/_lintel/reset").ok
    assert sent("anew", after=last)[1:] == ["anew@acme.example"]


def test_a_command_is_run_against_it(tmp_path):
    write_project(tmp_path)
    script = tmp_path / "check.py"
    script.write_text(
        "import os, sys, urllib.request\n"
        "address = os.environ['LINTEL_PREVIEW']\n"
        "with urllib.request.urlopen(address + '/_lintel/health') as answer:\n"
        "    sys.exit(7 if answer.status == 200 else 1)\n")
    done = run_in(tmp_path, f"{sys.executable} {script}")
    assert done.returncode == 7, done.stderr


def test_names_and_addresses_that_it_answers_to_besides_its_own(tmp_path):
    write_project(tmp_path)
    script = tmp_path / "check.py"
    script.write_text(
        "import http.client, os\n"
        "port = os.environ['LINTEL_PREVIEW'].rpartition(':')[2]\n"
        "def status(name, host='127.0.0.1'):\n"
        "    asked = http.client.HTTPConnection(host, int(port), timeout=20)\n"
        "    asked.request('GET', '/_lintel/health', headers={'Host': name})\n"
        "    return asked.getresponse().status\n"
        "print(status('evil.test'), status('app.test'), status(f'APP.test:{port}'),\n"
        "      status('127.0.0.2', '127.0.0.2'))\n")
    command = f"{sys.executable} {script}"
    done = run_in(tmp_path, command, "--allow-host", "a b/c")
    assert done.returncode == 1 and "'a b/c' is no host name" in done.stdout, done.stdout
    done = run_in(tmp_path, command, "--allow-host", "app.test", "--host", "127.0.0.2")
    assert done.stdout.split() == ["421", "200", "200", "200"], done.stderr
    assert "warning: whoever can reach 127.0.0.2 can use this preview" in done.stderr


def test_an_end_while_keys_are_being_made_is_an_end_like_any_other(tmp_path):
    for number in range(6):
        folder = tmp_path / str(number)
        folder.mkdir()
        write_project(folder)
        done = run_in(folder, f"sleep 0.0{number}; exit 7")
        assert done.returncode == 7, done.stderr


def test_a_key_file_without_a_key_is_told_and_kept(tmp_path):
    write_project(tmp_path)
    (tmp_path / ".lintel").mkdir()
    file = tmp_path / ".lintel/preview-id-token.pem"
    file.write_text("a note to myself\n")
    done = subprocess.run(
        [LINTEL, "preview", "--port", "0", "--kit", ROOT, "--project", tmp_path, "--exec", "true"],
        capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "preview-id-token.pem' cannot be read: it holds no private RSA key" in done.stderr
    assert "remove the file, and a new one is kept there" in done.stderr
    assert file.read_text() == "a note to myself\n"


def test_a_state_survives_a_restart(tmp_path):
    state = tmp_path / "state.sqlite"
    mock = Mock(tmp_path / "project", "--state", state)
    pool = Pool(mock)
    pool.user("alice")
    tokens = pool.tokens("alice")
    keys = mock.get(f"/{pool.id}/.well-known/jwks.json").json()
    mock.stop()
    mock = Mock(tmp_path / "project", "--state", state)
    try:
        assert mock.get(f"/{pool.id}/.well-known/jwks.json").json() == keys
        idp = mock.boto()
        assert idp.get_user(AccessToken=tokens["AccessToken"])["Username"] == "alice"
        assert idp.initiate_auth(
            ClientId=pool.client_id, AuthFlow="REFRESH_TOKEN_AUTH",
            AuthParameters={"REFRESH_TOKEN": tokens["RefreshToken"]})["AuthenticationResult"]
        assert idp.initiate_auth(
            ClientId=pool.client_id, AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "alice", "PASSWORD": PASSWORD})["AuthenticationResult"]
    finally:
        mock.stop()


def test_a_clock_that_was_moved_stays_so_until_a_reset(tmp_path):
    def ahead(act):
        mock = Mock(tmp_path / "project", "--state", tmp_path / "state.sqlite")
        try:
            found = mock.get("/_lintel/clock").json()["now"] - time.time()
            assert act(mock)
            return round(found / 3600)
        finally:
            mock.stop()

    assert ahead(lambda mock: mock.advance(7200)) == 0
    assert ahead(lambda mock: mock.post("/_lintel/reset").ok) == 2
    assert ahead(lambda mock: mock) == 0


def test_a_kill_at_any_moment_loses_no_answered_write(tmp_path, whole_matrix):
    """Users are made on two threads; what was answered before the kill is there after it."""
    state, ledger, pool = tmp_path / "state.sqlite", set(), None
    for kill in range(20 if whole_matrix else 3):
        mock = Mock(tmp_path / "project", "--state", state)
        pool = pool or Pool(mock).id

        def write(thread, mock=mock, kill=kill):
            number = 0
            while True:
                name = f"u{kill}-{thread}-{number}"
                try:
                    mock.call("AdminCreateUser", {
                        "UserPoolId": pool, "Username": name,
                        "MessageAction": "SUPPRESS"}).raise_for_status()
                except (botocore.exceptions.BotoCoreError, OSError):
                    return
                ledger.add(name)
                number += 1

        threads = [threading.Thread(target=write, args=(thread,), daemon=True) for thread in "ab"]
        for thread in threads:
            thread.start()
        # On a busy machine the first writes take their time.
        enough = len(ledger) + 10
        while len(ledger) < enough and mock.process.poll() is None:
            threads[0].join(0.01)
        threads[0].join(0.07 * kill)
        mock.process.kill()
        mock.process.wait()
        for thread in threads:
            thread.join(30)
    mock = Mock(tmp_path / "project", "--state", state)
    try:
        kept = {user["Username"] for page in mock.boto().get_paginator("list_users").paginate(
            UserPoolId=pool) for user in page["Users"]}
        assert len(ledger) > 20 and ledger <= kept
    finally:
        mock.stop()
