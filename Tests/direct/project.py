"""The project that the direct pages are walked through in, the functions of its pools, and a preview of it."""

import http.server
import json
import sys
import threading

from conftest import ROOT

sys.path.insert(0, str(ROOT / "Tests/hosted"))
import hosted_flow  # noqa: E402
from hosted_flow import MFA, NEW_PASSWORD, PASSWORD, enrol, running, totp  # noqa: E402, F401


class Question(http.server.BaseHTTPRequestHandler):
    """A pool's functions that ask for the name of a school, three times at most."""

    def do_POST(self):
        event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked, answer = event["request"], event["response"]
        kind = event["triggerSource"].partition("_")[0]
        if kind == "DefineAuthChallenge":
            past = [one for one in asked["session"] if one["challengeName"] == "CUSTOM_CHALLENGE"]
            answer["issueTokens"] = bool(past) and past[-1]["challengeResult"]
            answer["failAuthentication"] = len(past) > 2 and not answer["issueTokens"]
            answer["challengeName"] = "CUSTOM_CHALLENGE"
        elif kind == "CreateAuthChallenge":
            # Some people get a link in place of the question.
            isLinked = asked.get("userAttributes", {}).get("email", "").startswith("linked")
            answer["publicChallengeParameters"] = (
                {"link": "l***@a***"} if isLinked else {"question": "Which school?"})
            answer["privateChallengeParameters"] = {"answer": "Hillside"}
        else:
            answer["answerCorrect"] = asked["challengeAnswer"] == "Hillside"
        body = json.dumps(event).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


QUESTION = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Question)
threading.Thread(target=QUESTION.serve_forever, daemon=True).start()
TRIGGERS = {kind: f"http://127.0.0.1:{QUESTION.server_port}/" for kind in (
    "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse")}


def pool(name, **facts):
    return {
        "userPoolId": f"eu-central-1_{name}", "domain": f"{name.lower()}.acme.example",
        "rpId": "acme.example", "identifiers": ["email"], "methods": ["password"], "signUp": True,
        "recovery": ["email"], "attributes": [
            {"name": "given_name", "required": True}, {"name": "phone_number"},
            {"name": "custom:team", "type": "select", "options": ["red", "blue"]}], **facts}


def tenant(id, client=None, **facts):
    return {
        "id": id, "name": {"en": "Acme Robotics", "ar": "أكمي"}, "pool": id, "theme": "base",
        "url": f"https://{id}.acme.example/login/", "locales": ["en", "ar"],
        "clients": {"web": {"clientId": f"{id}{'0' * 20}",
                            "callbacks": [f"https://{id}.acme.example/login/callback.html"],
                            "signedOut": [f"https://{id}.acme.example/login/signed-out.html"],
                            **(client or {})}}, **facts}


# A number is a name: the only kind, or one of two.
CALLED = {"recovery": ["phone"], "attributes": [{"name": "given_name", "required": True}]}
TERMS = {"terms": "https://acme.example/terms"}
# As the gallery's long texts have it.
LONG = "Acme Robotics Industrial Automation, Robotics and Logistics International Holding"

PROJECT = {
    "pools": {
        "plain": pool("Plain0002"),
        "factors": pool("Factors02", mfa=MFA),
        # Nobody is asked for a number before it is to get codes.
        "bare": pool("Bare00002", attributes=[], mfa=MFA),
        "must": pool("Must00002", mfa={**MFA, "required": True}),
        "choice": pool("Choice002", methods=["password", "passkey", "emailCode", "smsCode"]),
        "codes": pool("Codes0002", methods=["emailCode"]),
        "custom": pool("Custom002"),
        "devices": pool("Devices02", mfa=MFA),
        "phone": pool("Phone0002", identifiers=["phone"], **CALLED),
        "either": pool("Either002", identifiers=["email", "phone"], **CALLED),
        "all": pool("All000002", methods=["password", "passkey", "emailCode", "smsCode"], mfa=MFA),
    },
    "defaults": {"locales": ["en", "ar"]},
    "picker": {"url": "https://login.acme.example/"},
    "tenants": [
        tenant("plain", signIn={"providers": [
            "Google", {"name": "staff", "label": "Staff", "domains": ["acme.example"]}]}),
        tenant("factors"), tenant("bare"), tenant("must"),
        tenant("choice", signIn={"start": "identifier"}),
        tenant("codes"), tenant("custom"), tenant("devices"),
        tenant("phone"), tenant("either"),
        tenant("all", links=TERMS), tenant("long", pool="all", name=LONG, links=TERMS),
    ],
    "preview": {"users": [], "triggers": TRIGGERS},
}


class Preview(hosted_flow.Preview):
    """A running preview of the project, with the API's operations."""

    def __init__(self, folder, project=None, kit=ROOT):
        super().__init__(folder, project or PROJECT, kit)

    def site(self, tenant):
        return f"{self.address}/_lintel/site/{tenant}/"

    def pool_id(self, name):
        return self.project["pools"][name]["userPoolId"]

    def user(self, pool, name, password=PASSWORD, **attributes):
        """A confirmed user with the usual password; gives the pool's id and the name."""
        members = {"UserPoolId": self.pool_id(pool), "Username": name}
        given = {"email": name, "email_verified": "true", "given_name": "Robin", **attributes}
        self.admit(members, given)
        if password:
            self.api("AdminSetUserPassword", **members, Password=password, Permanent=True)
        return members

    def factor(self, user, *names, preferred=None):
        """Switches second factors on."""
        settings = {"SMS_MFA": "SMSMfaSettings", "EMAIL_OTP": "EmailMfaSettings",
                    "SOFTWARE_TOKEN_MFA": "SoftwareTokenMfaSettings"}
        self.api("AdminSetUserMFAPreference", **user, **{
            settings[name]: {"Enabled": True, "PreferredMfa": name == preferred} for name in names})
