"""The running mock, the pools that tests make in it, and the clients that drive it."""

import base64
import contextlib
import hashlib
import hmac
import itertools
import json
import re
import socket
import struct
import threading

import boto3
import botocore.config
import botocore.exceptions
import pytest
import requests

from conftest import LINTEL, ROOT, Preview

REGION = "eu-central-1"
PASSWORD = "Correct-horse-7"
CALLBACK = "https://app.acme.example/callback"
SIGNED_OUT = "https://app.acme.example/"
SECRET = "9example876543219example87654321"
CLIENT = "1h57kf5cpq17m0eml12mail01"
SERVER = "1h57kf5cpq17m0eml12serv01"
IDENTITY_POOL = "eu-central-1:11112222-3333-4444-5555-666677778888"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
INCORRECT = ("NotAuthorizedException", "Incorrect username or password.")

PROJECT = {
    "pools": {
        "mail": {
            "userPoolId": "eu-central-1_Mail00001", "domain": "id.mail.example",
            "rpId": "localhost", "identifiers": ["email"], "methods": ["password"],
            "signUp": True, "recovery": ["email"],
            "passwordPolicy": {"minimumLength": 8, "requireNumbers": True}},
        "names": {
            "userPoolId": "eu-central-1_Names0001", "domain": "id.names.example",
            "identifiers": ["username", "email"], "methods": ["password"], "signUp": True,
            "recovery": ["email"], "mfa": {"required": False, "methods": ["totp", "email"]}},
        "strict": {
            "userPoolId": "eu-central-1_Strict001", "domain": "id.strict.example",
            "identifiers": ["email"], "methods": ["password"], "signUp": True,
            "recovery": ["email"], "mfa": {"required": True, "methods": ["totp"]}},
        "bare": {
            "userPoolId": "eu-central-1_Bare00001", "domain": "id.bare.example",
            "rpId": "localhost", "identifiers": ["email"],
            "methods": ["password", "passkey", "emailCode"], "signUp": True,
            "recovery": ["email"]},
    },
    "defaults": {"pool": "mail", "theme": "base", "locales": ["en"]},
    "tenants": ["tenants.ndjson"],
    "preview": {
        "clients": {"acme.server": {"secret": SECRET}},
        "identityPools": [{"id": IDENTITY_POOL, "allowGuests": True}],
    },
}


def tenant(name, pool, locales=("en",), **clients):
    return {
        "id": name, "locales": locales, "name": f"{name.title()} Robotics", "pool": pool,
        "url": f"https://{name}.example/login/",
        "clients": {
            app: {"clientId": client, "callbacks": [CALLBACK], "signedOut": [SIGNED_OUT],
                  "home": "/"}
            for app, client in clients.items()},
    }


TENANTS = [
    tenant("acme", "mail", ("en", "de", "fr"), web=CLIENT, server=SERVER),
    tenant("names", "names", web="1h57kf5cpq17m0eml12names1"),
    tenant("strict", "strict", web="1h57kf5cpq17m0eml12strict"),
    tenant("bare", "bare", web="1h57kf5cpq17m0eml12bare01"),
]


class Mock(Preview):
    """`lintel preview` over a small project."""

    def __init__(self, folder, *flags, port=0, project=PROJECT, tenants=TENANTS):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "lintel.json").write_text(json.dumps(project))
        (folder / "tenants.ndjson").write_text("".join(json.dumps(one) + "\n" for one in tenants))
        super().__init__("--kit", ROOT, "--project", folder, *flags, port=port)
        self.http, self.clients = requests.Session(), {}

    @property
    def memory(self):
        """Resident memory in MB."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]) / 1024

    def get(self, path, **options):
        options.setdefault("allow_redirects", False)
        return self.http.get(self.address + path, timeout=20, **options)

    def post(self, path, **options):
        options.setdefault("allow_redirects", False)
        return self.http.post(self.address + path, timeout=20, **options)

    def call(self, operation, body, service="AWSCognitoIdentityProviderService", headers=None):
        """One call of the JSON API, as no client library would let us send it."""
        data = body if isinstance(body, (str, bytes)) else json.dumps(body)
        signature = ("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-central-1/cognito-idp/"
                     "aws4_request, SignedHeaders=host, Signature=00")
        return self.post("/", data=data, headers={
            "Content-Type": "application/x-amz-json-1.1", "Authorization": signature,
            "X-Amz-Target": f"{service}.{operation}", **(headers or {})})

    def boto(self, service="cognito-idp", **config):
        """A client of boto3's; asked again for the same, the same one."""
        key = (service, *sorted(config.items()))
        if key not in self.clients:
            self.clients[key] = boto3.client(
                service, endpoint_url=self.address, region_name=REGION,
                aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="example",
                config=botocore.config.Config(
                    retries={"total_max_attempts": 1}, read_timeout=60, **config))
        return self.clients[key]

    def advance(self, seconds):
        """Moves the mock's clock on; gives its time, epoch seconds."""
        answer = self.post("/_lintel/clock", json={"advance": seconds})
        assert answer.status_code == 200, answer.text
        return answer.json()["now"]

    @property
    def now(self):
        return self.advance(0)

    def messages(self, to, wait=5):
        answer = self.get("/_lintel/inbox.json", params={"to": to, "wait": wait})
        assert answer.status_code == 200, answer.text
        body = answer.json()
        return body["messages"] if isinstance(body, dict) else body

    def code(self, to):
        """The code in the newest message to an address or a number."""
        newest = self.messages(to)[-1]
        return newest["code"]


@pytest.fixture(scope="module")
def mock(tmp_path_factory):
    """A mock for the tests of one file, its clock and pools untouched by others."""
    yield from running_mock(tmp_path_factory.getbasetemp() / "project")


def running_mock(folder, *flags, **options):
    """Starts a mock, hands it out, stops it, and wants it to end well."""
    if not LINTEL.exists():
        pytest.skip("the program is not built: swift build")
    running = Mock(folder, *flags, **options)
    yield running
    if running.process.poll() is None:
        running.stop()
    else:
        pytest.fail(f"the mock ended by itself:\n{running.said}")


@pytest.fixture(scope="module")
def idp(mock):
    return mock.boto()


@contextlib.contextmanager
def refused(code, message=None):
    """Expects botocore to raise the service's error of this type, with exactly this text."""
    with pytest.raises(botocore.exceptions.ClientError) as caught:
        yield
    error = caught.value.response["Error"]
    if isinstance(message, re.Pattern):
        assert error["Code"] == code and message.fullmatch(error["Message"]), error
    elif message is None:
        assert error["Code"] == code, error
    else:
        assert (error["Code"], error["Message"]) == (code, message)


COUNTER = itertools.count(1)
OAUTH = {
    "AllowedOAuthFlowsUserPoolClient": True, "AllowedOAuthFlows": ["code", "implicit"],
    "AllowedOAuthScopes": ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"],
    "CallbackURLs": [CALLBACK], "LogoutURLs": [SIGNED_OUT],
    "SupportedIdentityProviders": ["COGNITO"],
}
FLOWS = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH",
         "ALLOW_CUSTOM_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"]
BY_MAIL = {"UsernameAttributes": ["email"], "AutoVerifiedAttributes": ["email"]}
TOTP_ON = {"SoftwareTokenMfaConfiguration": {"Enabled": True}}


class Pool:
    """A user pool and one client, made through the API."""

    def __init__(self, mock, client=None, mfa=None, **settings):
        self.mock, self.idp = mock, mock.boto()
        self.id = self.idp.create_user_pool(
            PoolName=f"pool {next(COUNTER)}", **settings)["UserPool"]["Id"]
        if mfa:
            self.idp.set_user_pool_mfa_config(UserPoolId=self.id, **mfa)
        self.client_id, self.secret = self.client(**(client or {}))

    def client(self, **settings):
        made = self.idp.create_user_pool_client(**{
            "UserPoolId": self.id, "ClientName": "app", "ExplicitAuthFlows": FLOWS, **OAUTH,
            **settings})["UserPoolClient"]
        return made["ClientId"], made.get("ClientSecret")

    def change_client(self, **settings):
        """Sets the client's settings anew: what is not named falls back to this file's own."""
        self.idp.update_user_pool_client(**{
            "UserPoolId": self.id, "ClientId": self.client_id, "ExplicitAuthFlows": FLOWS,
            **OAUTH, **settings})

    def user(self, name, password=PASSWORD, **attributes):
        """A confirmed user; gives the canonical user name."""
        made = self.idp.admin_create_user(
            UserPoolId=self.id, Username=name, MessageAction="SUPPRESS",
            UserAttributes=attribute_list(attributes))["User"]
        self.idp.admin_set_user_password(
            UserPoolId=self.id, Username=name, Password=password, Permanent=True)
        return made["Username"]

    def hashed(self, parameters, name):
        if self.secret:
            parameters["SECRET_HASH"] = secret_hash(name, self.client_id, self.secret)
        return parameters

    def start(self, flow, name, **parameters):
        """The answer to InitiateAuth."""
        return self.idp.initiate_auth(
            AuthFlow=flow, ClientId=self.client_id,
            AuthParameters=self.hashed({"USERNAME": name, **parameters}, name))

    def sign_in(self, name, password=PASSWORD):
        """The answer to a sign-in with a password."""
        return self.start("USER_PASSWORD_AUTH", name, PASSWORD=password)

    def tokens(self, name, password=PASSWORD):
        return self.sign_in(name, password)["AuthenticationResult"]

    def answer(self, challenge, name, **responses):
        """The answer to a challenge: its reply, and what RespondToAuthChallenge says to it."""
        return self.idp.respond_to_auth_challenge(
            ClientId=self.client_id, ChallengeName=challenge["ChallengeName"],
            Session=challenge["Session"],
            ChallengeResponses=self.hashed({"USERNAME": name, **responses}, name))

    def status(self, name):
        return self.idp.admin_get_user(UserPoolId=self.id, Username=name)["UserStatus"]

    def enrol_totp(self, access_token):
        """Sets an authenticator up and makes it preferred; gives its secret."""
        secret = self.idp.associate_software_token(AccessToken=access_token)["SecretCode"]
        self.idp.verify_software_token(
            AccessToken=access_token, UserCode=totp(secret, self.mock.now))
        self.idp.set_user_mfa_preference(
            AccessToken=access_token,
            SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True})
        return secret


def attribute_list(attributes):
    return [{"Name": name.replace("__", ":"), "Value": value}
            for name, value in attributes.items()]


def attributes_of(reply):
    return {one["Name"]: one.get("Value") for one in reply.get("UserAttributes", [])
            or reply.get("Attributes", [])}


def secret_hash(name, client, secret):
    digest = hmac.new(secret.encode(), (name + client).encode(), hashlib.sha256).digest()
    return base64.b64encode(digest).decode()


def totp(secret, now):
    """RFC 6238 with SHA-1, six digits, thirty seconds."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(now) // 30), hashlib.sha1).digest()
    number = struct.unpack(">I", digest[digest[-1] & 15:][:4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def other_than(code):
    """A code of the same length that is wrong."""
    return f"{(int(code) + 1) % 10 ** len(code):0{len(code)}}"


def unpadded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def in_background(function, *arguments):
    """Runs a function on a thread of its own; the returned function waits for its result."""
    box = {}

    def run():
        try:
            box["value"] = function(*arguments)
        except Exception as error:  # noqa: BLE001 # handed to the waiting thread
            box["error"] = error

    thread = threading.Thread(target=run, daemon=True)
    thread.start()

    def wait():
        thread.join(60)
        if "error" in box:
            raise box["error"]
        return box["value"]

    return wait
