"""Every row of bad_requests: refused as it says, the server up and its memory flat afterwards."""

import base64
import http.client
import json
import socket
import string
import urllib.parse

import hosted
import jwt
import pytest
from bad_requests import RAW, ROWS
from cognito import CALLBACK, IDENTITY_POOL, PASSWORD, Pool, mock, unpadded  # noqa: F401
from cryptography.hazmat.primitives.asymmetric import rsa


@pytest.fixture(scope="module")
def names(mock):
    """What the rows' $names stand for."""
    pool = Pool(mock)
    pool.user("alice")
    other, _ = pool.client()
    confidential, secret = pool.client(GenerateSecret=True)
    old = pool.tokens("alice")
    mock.advance(3700)
    tokens, revoked = pool.tokens("alice"), pool.tokens("alice")
    pool.idp.revoke_token(ClientId=pool.client_id, Token=revoked["RefreshToken"])
    for name in ("temp", "spent"):
        pool.idp.admin_create_user(
            UserPoolId=pool.id, Username=name, TemporaryPassword=PASSWORD,
            MessageAction="SUPPRESS")
    spent = pool.sign_in("spent")
    pool.answer(spent, "spent", NEW_PASSWORD="Another-horse-7")
    used = hosted.sign_in(mock, pool.client_id, "alice", PASSWORD).query["code"]
    hosted.redeem(mock, pool.client_id, used)
    browser = hosted.Browser(mock).open("/login", **hosted.request(pool.client_id))
    fields = {**browser.page.main_form("password")["fields"], "username": "alice",
              "password": PASSWORD}
    claims = jwt.decode(tokens["AccessToken"], options={"verify_signature": False})
    kid = jwt.get_unverified_header(tokens["AccessToken"])["kid"]
    key = mock.get(f"/{pool.id}/.well-known/jwks.json").json()["keys"][0]["n"]
    head, _, signature = tokens["AccessToken"].split(".")
    body = unpadded(json.dumps({**claims, "username": "eve"}).encode())
    id_head, id_body, id_signature = tokens["IdToken"].split(".")
    id_body = unpadded(base64.urlsafe_b64decode(id_body + "==").replace(b"alice", b"alina"))
    own = rsa.generate_private_key(65537, 2048)
    return {
        "pool": pool.id, "client": pool.client_id, "other": other, "callback": CALLBACK,
        "access": tokens["AccessToken"], "id": tokens["IdToken"],
        "refresh": tokens["RefreshToken"], "dead": revoked["RefreshToken"],
        "revoked": revoked["AccessToken"], "expired": old["AccessToken"],
        "expiredid": old["IdToken"], "bare": tokens["AccessToken"].rpartition(".")[0] + ".",
        "none": jwt.encode(claims, None, algorithm="none", headers={"kid": kid}),
        "hmac": jwt.encode(claims, key, algorithm="HS256", headers={"kid": kid}),
        "foreign": jwt.encode(claims, own, algorithm="RS256", headers={"kid": kid}),
        "unknown": jwt.encode(claims, own, algorithm="RS256", headers={"kid": "AAAA"}),
        "changed": f"{head}.{body}.{signature}", "changedid": f"{id_head}.{id_body}.{id_signature}",
        "session": pool.sign_in("temp")["Session"], "spent": spent["Session"],
        "code": hosted.sign_in(mock, pool.client_id, "alice", PASSWORD).query["code"],
        "used": used, "basic": base64.b64encode(f"{confidential}:{secret}".encode()).decode(),
        "guests": IDENTITY_POOL, "provider": f"cognito-idp.eu-central-1.amazonaws.com/{pool.id}",
        "login": "/login?" + urllib.parse.urlencode(hosted.request(pool.client_id)),
        "fields": urllib.parse.urlencode(fields),
        "cookies": "; ".join(f"{one.name}={one.value}" for one in browser.session.cookies),
    }


def filled(value, names):
    if isinstance(value, str):
        return string.Template(value).safe_substitute(names) if "$" in value else value
    if isinstance(value, dict):
        return {filled(key, names): filled(one, names) for key, one in value.items()}
    return [filled(one, names) for one in value] if isinstance(value, list) else value


def send(mock, method, target, headers, body):
    """One request on a connection of its own, as it is; gives status, headers, body."""
    headers = {"Host": f"localhost:{mock.port}", "Connection": "close", **headers}
    if isinstance(body, (dict, list)):
        body = json.dumps(body) if target == "/" else urllib.parse.urlencode(body)
    if isinstance(body, str):
        body = body.encode("utf-8", "surrogatepass")
    if body is not None:
        headers.setdefault("Content-Length", str(len(body)))
        headers.setdefault("Content-Type", "application/x-amz-json-1.1" if target == "/"
                           else "application/x-www-form-urlencoded")
    if target == "/":
        headers.setdefault("Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/x")
    connection = http.client.HTTPConnection("127.0.0.1", mock.port, timeout=20)
    connection.connect()
    lines = [f"{method} {target} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in headers.items() if value is not None]
    data = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace") + (body or b"")
    try:
        connection.sock.sendall(data)
    except OSError:
        pass  # refused before all was read
    answer = http.client.HTTPResponse(connection.sock, method=method)
    answer.begin()
    try:
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def before(mock, names):
    """Memory once everything has been used that the rows use."""
    for _ in range(3):
        mock.get("/login", params=hosted.request(names["client"]))
        send(mock, "POST", "/oauth2/token", {}, b"a" * (10 << 20))
    return mock.memory


@pytest.mark.parametrize(("method", "target", "headers", "body", "status", "said"),
                         [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_bad_request_is_refused(mock, names, before, method, target, headers, body, status,
                                  said):
    answer, heads, text = send(mock, method, filled(target, names), filled(headers, names),
                               filled(body, names))
    assert answer < 500, text
    if status is not ...:
        assert answer == status, text
    if isinstance(said, dict):
        got = json.loads(text)
        wanted = {key: value for key, value in said.items() if value is not ...}
        if said.get("message") is ...:
            assert got.pop("message")
        got.pop("error_description", None)
        if "message" not in said:
            got.pop("message", None)
        assert got == wanted
    elif said and said.startswith("-> "):
        assert heads["Location"].startswith(filled(said[3:], names)), heads["Location"]
    elif said:
        assert said.encode() in text
    location = heads.get("Location", "")
    assert "evil.example" not in location.partition("redirect_uri=")[0], location
    assert "code=" not in location and "a=b" not in heads.get("Set-Cookie", "")
    assert b"<script>alert" not in text


@pytest.mark.parametrize(("data", "status"), [row[1:] for row in RAW],
                         ids=[row[0] for row in RAW])
def test_bytes_that_are_no_request_are_refused(mock, before, data, status):
    with socket.create_connection(("127.0.0.1", mock.port), timeout=20) as sock:
        sock.sendall(data.replace(b"$host", f"Host: localhost:{mock.port}".encode()))
        sock.shutdown(socket.SHUT_WR)
        answer = b""
        while chunk := sock.recv(65536):
            answer += chunk
            if b"\r\n\r\n" in answer:
                break
    assert (int(answer.split()[1]) if answer else None) == status


def test_nothing_was_used_up(mock, names):
    """What the refused rows touched is still good for who it belongs to."""
    assert hosted.redeem(mock, names["client"], names["code"]).status_code == 200
    answer = mock.call("RespondToAuthChallenge", {
        "ClientId": names["client"], "ChallengeName": "NEW_PASSWORD_REQUIRED",
        "Session": names["session"],
        "ChallengeResponses": {"USERNAME": "temp", "NEW_PASSWORD": "Another-horse-7"}})
    assert "AuthenticationResult" in answer.json()
    assert mock.call("GetUser", {"AccessToken": names["access"]}).status_code == 200


def test_all_of_it_again_and_again_takes_no_memory(mock, names, before):
    assert len(ROWS) + len(RAW) >= 100
    for _ in range(3):
        for _, method, target, headers, body, *_ in ROWS:
            send(mock, method, filled(target, names), filled(headers, names), filled(body, names))
    assert mock.get("/_lintel/health").status_code == 200
    assert mock.memory < before + 12, f"{before:.1f} MB before, {mock.memory:.1f} MB after"
