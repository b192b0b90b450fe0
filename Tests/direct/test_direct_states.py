"""Each state of a page is one document, whoever makes it: the gallery's server or the script in a browser.

The script gets there by what a person does and what a service answers, which is scripted here; then both documents
are compared, without white space, values that were typed, focus, and templates.
"""

import json
import os
import re
import urllib.parse
import urllib.request

import pytest

from direct import judge, preview, visitor  # noqa: F401
from project import LONG, PASSWORD
from visitor import Authenticator

NAME = "robin@example.com"
ACCESS = "e30.eyJ1c2VybmFtZSI6InJvYmluIn0.c2ln"

NORMAL = r"""(waits) => {
  const main = document.querySelector("main").cloneNode(true);
  // A code has always just gone out where a script shows its step.
  if (!waits) {
    for (const node of main.querySelectorAll(".resend__wait")) node.remove();
    main.querySelector("[data-resend]")?.removeAttribute("aria-disabled");
  }
  for (const node of main.querySelectorAll("template, .help-block, script")) node.remove();
  const dropped = ["value", "tabindex", "novalidate", "data-stays", "data-qr", "data-value", "data-resend", "data-issuer",
    "open", "style", "data-needs", "selected", "checked"];
  const walk = (node) => {
    if (node.nodeType === 3) return node.data.replace(/\s+/g, " ");
    if (node.nodeType !== 1) return "";
    if (node.matches(".qr, #totp-secret, [data-slot=state], [data-policy-status], .identity__name")) return `<${node.localName}>`;
    const names = [...node.attributes].map(({ name, value }) => [name, name === "href" ? value.split("?")[0].replace(/^.*\//, "").split("#").slice(-1)[0] : value])
      .map(([name, value]) => [name, name === "hidden" ? name : node.matches(".totp__open") ? "" : value])
      .filter(([name]) => !dropped.includes(name) && name !== "data-met").sort();
    if (node.matches("button")) names.push(["value", node.getAttribute("value") || ""]);
    // Whom it is about, and how long is left, is the fixture's own.
    if (node.matches("[data-slot=destination], [data-slot=reason], [data-slot=reference], [data-slot=seconds]")) return "<slot>";
    const inner = [...node.childNodes].map(walk).join("");
    return `<${node.localName}${names.map(([n, v]) => ` ${n}=${v}`).join("")}>${inner}</>`;
  };
  return document.title + "\n" + walk(main).replace(/\s+/g, " ").replace(/> /g, ">").replace(/ </g, "<").replace(/></g, ">\n<");
}"""


class Service:
    """Answers the API as a test says: by operation, the last answer for ever."""

    def __init__(self, person):
        self.answers, self.held = {}, []
        person.context.route(re.compile(r"http://127\.0\.0\.1:\d+/$"), self.answer)

    def says(self, operation, *answers):
        self.answers[operation] = list(answers)
        return self

    def refuses(self, operation, kind, message=""):
        return self.says(operation, (400, {"__type": kind, "message": message}))

    def holds(self, operation):
        return self.says(operation, None)

    def answer(self, route):
        headers = {"access-control-allow-origin": "*", "access-control-allow-headers": "*"}
        if route.request.method == "OPTIONS":
            return route.fulfill(status=200, headers=headers)
        operation = route.request.headers["x-amz-target"].split(".")[-1]
        answers = self.answers.get(operation) or [(400, {"__type": "NotAuthorizedException"})]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if answer is None:
            return self.held.append(route)
        status, body = answer if isinstance(answer, tuple) else (200, answer)
        return route.fulfill(status=status, headers=headers, body=json.dumps(body))


def challenge(name, **parameters):
    return {"ChallengeName": name, "Session": "s" * 20, "ChallengeParameters": {
        "USER_ID_FOR_SRP": "robin", "CODE_DELIVERY_DESTINATION": "r***@e***", **parameters}}


CHOICES = ["PASSWORD", "WEB_AUTHN", "EMAIL_OTP", "SMS_OTP"]
SELECT = {**challenge("SELECT_CHALLENGE"), "AvailableChallenges": CHOICES}
FACTORS = ["SOFTWARE_TOKEN_MFA", "SMS_MFA", "EMAIL_OTP"]
DELIVERY = {"DeliveryMedium": "EMAIL", "Destination": "r***@e***", "AttributeName": "email"}
SMS_DELIVERY = {"DeliveryMedium": "SMS", "Destination": "+*******1234", "AttributeName": "phone_number"}
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SCHOOL = "What was the name of your first school?"
QUESTION = challenge("CUSTOM_CHALLENGE", question=SCHOOL)
CREATION = {"rp": {"id": "localhost", "name": "Acme"}, "user": {"id": "cm9iaW4", "name": "r", "displayName": "r"},
            "challenge": "AAAA", "pubKeyCredParams": [{"type": "public-key", "alg": -7}],
            "authenticatorSelection": {"residentKey": "required", "userVerification": "required"}}
# An authenticator that answers.
GIVES = 'async () => ({ toJSON: () => ({ response: { clientDataJSON: "e30" } }) })'
REQUEST = {"challenge": "AAAA", "rpId": "localhost", "userVerification": "required"}


NOVEMBER, MARCH = 1793620800, 1773489600


def user(*attributes):
    return {"Username": "robin", "UserAttributes": [{"Name": name, "Value": value} for name, value in attributes]}


# Whether what a code field needs has been fetched and has run: before, the browser's own words are shown.
COMPONENTS = """async () => {
  if (!document.querySelector("main [data-code]")) return true;
  const fetched = performance.getEntriesByType("resource").map(({ name }) => name);
  const script = fetched.find((name) => /\\/components\\.[^/]+$/.test(name));
  if (script) await import(script);
  // What else waits for it comes first.
  await new Promise((go) => setTimeout(go));
  return Boolean(script);
}"""


class Scene:
    """A person, a service, and the page that a test has come to."""

    def __init__(self, person, tenant):
        self.person, self.service, self.tenant = person, Service(person), tenant
        self.page = person.page

    def open(self, page, **query):
        self.person.open(self.tenant, page, **query).at(page, axe=False)
        return self

    def begun(self, reply):
        """The first step after a name."""
        self.service.says("InitiateAuth", reply)
        self.open("identifier")
        self.person.fill(username=NAME)
        return self.sent()

    def second(self, reply):
        """The first step after a password."""
        self.begun({**SELECT, "AvailableChallenges": ["PASSWORD"]})
        self.service.says("RespondToAuthChallenge", reply)
        self.person.at("password", axe=False).fill(password=PASSWORD)
        return self.sent()

    def signed_in(self, page, **answers):
        """A page that needs a session."""
        prefix = f"CognitoIdentityServiceProvider.{self.tenant}{'0' * 20}"
        self.page.add_init_script(f"""
          for (const name of ["deviceKey", "deviceGroupKey", "randomPasswordKey"])
            localStorage.setItem("{prefix}.robin." + name, "3");
          localStorage.setItem("{prefix}.LastAuthUser", "robin");
          localStorage.setItem("{prefix}.robin.accessToken", "{ACCESS}");
          localStorage.setItem("{prefix}.robin.idToken", "{ACCESS}");
          localStorage.setItem("{prefix}.robin.refreshToken", "r");""")
        for operation, answer in answers.items():
            self.service.says(operation, answer)
        return self.open(page)

    def at(self, page):
        self.person.at(page, axe=False)
        self.page.wait_for_function(COMPONENTS)
        return self

    def sent(self, value=None):
        """The first button pressed, or one with a value."""
        which = f'button[value="{value}"]' if value else 'button[type="submit"].button--primary'
        self.page.locator(f"main {which}").first.click()
        return self

    def filled(self, **values):
        self.person.fill(**values)
        return self

    def later(self):
        """The wait for another code has ended."""
        self.page.clock.run_for(31_000)
        return self

    def signing_up(self, delivery=DELIVERY):
        self.service.says("SignUp", {"CodeDeliveryDetails": delivery})
        self.open("signup").filled(username=NAME, given_name="Robin", new_password=PASSWORD).sent()
        return self.at("code")

    def recovering(self):
        self.service.says("ForgotPassword", {"CodeDeliveryDetails": DELIVERY})
        return self.open("forgot-password").filled(username=NAME).sent().at("reset-password")

    def setting_up(self, way=None):
        self.service.says("AssociateSoftwareToken", {"SecretCode": SECRET, "Session": "t" * 20})
        self.begun(challenge("MFA_SETUP", MFAS_CAN_SETUP=json.dumps(FACTORS))).at("mfa-setup")
        return self.sent(way) if way else self

    def invited(self):
        return self.begun(challenge("NEW_PASSWORD_REQUIRED", requiredAttributes='["userAttributes.given_name"]')).at("terms")

    def temporary(self):
        self.invited().page.check("#terms")
        return self.sent().at("new-password")

    def knowing(self, *attributes):
        """The details of somebody who is signed in."""
        return self.signed_in("profile", GetUser=user(*attributes))

    def secured(self, more="", isKnown=True):
        """How somebody signs in who has all there is, or nothing."""
        names = {1: f"Robin’s phone{more}", 2: f"YubiKey 5C{more}", 3: f"Firefox, Linux{more}",
                 4: f"Safari, iPhone{more}", 5: f"Chrome, Windows{more}"}
        self.service.says("ListWebAuthnCredentials", {"Credentials": isKnown and [
            {"CredentialId": str(id), "FriendlyCredentialName": names[id], "CreatedAt": day}
            for id, day in ((1, NOVEMBER), (2, MARCH))]})
        self.service.says("ListDevices", {"Devices": isKnown and [
            {"DeviceKey": str(id), "DeviceLastAuthenticatedDate": day,
             "DeviceAttributes": [{"Name": "device_name", "Value": names[id]}]}
            for id, day in ((3, NOVEMBER), (4, MARCH), (5, NOVEMBER))]})
        on = {"UserMFASettingList": FACTORS[:2], "PreferredMfaSetting": FACTORS[0]} if isKnown else {}
        self.signed_in("security", GetUser={**user(), **on})
        self.page.locator("[data-list=devices]").wait_for()
        return self

    def chosen(self, factor):
        """One of several second factors."""
        self.second(challenge("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE=json.dumps(FACTORS))).at("mfa-choose")
        self.service.says("RespondToAuthChallenge", challenge(factor))
        return self.sent(factor).at("code")

    def verifying(self, factor, delivery, **contact):
        """An address or a number is new, and is to get codes."""
        self.secured(isKnown=False).sent(f"set-up:{factor}").at("contact-setup")
        self.service.says("UpdateUserAttributes", {"CodeDeliveryDetailsList": [delivery]})
        return self.filled(**contact).sent().at("code")

    def questioned(self):
        return self.begun(QUESTION).at("custom-challenge")

    def returning(self):
        """From a provider; what exchanges its answer is still on its way."""
        self.page.route(re.compile(r"/pkce\.[^/]+\.js$"), lambda route: None)
        self.page.goto(self.person.preview.site(self.tenant) + "callback.html?state=x&code=y", wait_until="commit")

    def asked_to_remember(self):
        self.service.says("ConfirmDevice", {"UserConfirmationNecessary": True})
        return self.second({"AuthenticationResult": {
            "AccessToken": ACCESS, "IdToken": ACCESS, "ExpiresIn": 3600, "RefreshToken": "r",
            "NewDeviceMetadata": {"DeviceKey": "d", "DeviceGroupKey": "g"}}}).at("remember-device")

    def mailed(self):
        """The answer to a custom challenge is in a link."""
        return self.begun(challenge("CUSTOM_CHALLENGE", link="r***@e***")).at("message-sent")

    def passkey(self, **facts):
        Authenticator(self.person, **facts)
        return self.begun(challenge("WEB_AUTHN", CREDENTIAL_REQUEST_OPTIONS=json.dumps(REQUEST)))

    def passkey_that(self, gets):
        """A browser with an authenticator of the test's own."""
        self.page.add_init_script(f"navigator.credentials.get = {gets}")
        return self.begun(challenge("WEB_AUTHN", CREDENTIAL_REQUEST_OPTIONS=json.dumps(REQUEST)))

    def offered(self, refuses=None, **facts):
        """A passkey is offered to somebody who has just signed up."""
        Authenticator(self.person, **facts)
        if refuses:
            self.page.add_init_script(f"""navigator.credentials.create = async () => {{
              throw new DOMException("", "{refuses}"); }}""")
        self.service.says("StartWebAuthnRegistration", {"CredentialCreationOptions": CREATION})
        self.service.says("ConfirmSignUp", {})
        self.service.says("InitiateAuth", {"AuthenticationResult": {"AccessToken": ACCESS, "IdToken": ACCESS, "ExpiresIn": 3600, "RefreshToken": "r"}, "ChallengeParameters": {}})
        return self.signing_up().filled(code="123456").at("passkey-add")


#: What a person does and a service answers, by page and state.
STATES = {
    ("login", "empty"): lambda s: s.open("login"),
    ("login", "field-errors"): lambda s: s.open("login").sent(),
    ("login", "format-error"): lambda s: s.open("login").filled(username="robin", password=PASSWORD).sent(),
    ("login", "server-error"): lambda s: (
        s.service.refuses("InitiateAuth", "NotAuthorizedException", "Incorrect username or password."),
        s.open("login").filled(username=NAME, password=PASSWORD).sent()),
    ("login", "busy"): lambda s: (
        s.service.holds("InitiateAuth"), s.open("login").filled(username=NAME, password=PASSWORD).sent()),
    ("login", "notice"): lambda s: (
        s.page.add_init_script("sessionStorage.setItem('lintel.notice', 'session-expired')"), s.open("login")),
    ("identifier", "empty"): lambda s: s.open("identifier"),
    ("identifier", "field-error"): lambda s: s.open("identifier").sent(),
    ("identifier", "server-error"): lambda s: (
        s.service.refuses("InitiateAuth", "TooManyRequestsException"),
        s.open("identifier").filled(username=NAME).sent()),
    ("identifier", "busy"): lambda s: (
        s.service.holds("InitiateAuth"), s.open("identifier").filled(username=NAME).sent()),
    ("choose-method", "empty"): lambda s: s.begun(SELECT).at("choose-method"),
    ("choose-method", "two"): lambda s: s.begun(
        {**SELECT, "AvailableChallenges": CHOICES[:2]}).at("choose-method"),
    ("choose-method", "server-error"): lambda s: (
        s.begun(SELECT).at("choose-method"),
        s.service.refuses("RespondToAuthChallenge", "CodeDeliveryFailureException"), s.sent("EMAIL_OTP")),
    ("password", "empty"): lambda s: s.begun(SELECT).at("choose-method").sent("PASSWORD").at("password"),
    ("password", "field-error"): lambda s: s.begun(SELECT).at("choose-method").sent("PASSWORD").at("password").sent(),
    ("password", "server-error"): lambda s: (
        s.begun(SELECT).at("choose-method").sent("PASSWORD").at("password"),
        s.service.refuses("RespondToAuthChallenge", "NotAuthorizedException", "Incorrect username or password."),
        s.filled(password=PASSWORD).sent()),
    ("password", "busy"): lambda s: (
        s.begun(SELECT).at("choose-method").sent("PASSWORD").at("password"),
        s.service.holds("RespondToAuthChallenge"), s.filled(password=PASSWORD).sent()),
    ("passkey-login", "cancelled"): lambda s: s.passkey(verified=False).at("passkey-login"),
    ("code", "first-factor-email"): lambda s: s.begun(challenge("EMAIL_OTP")).at("code"),
    ("code", "first-factor-sms"): lambda s: s.begun(challenge("SMS_OTP")).at("code"),
    ("code", "confirm-email"): lambda s: s.signing_up(),
    ("code", "field-error"): lambda s: s.begun(challenge("EMAIL_OTP")).at("code").sent(),
    ("code", "length-error"): lambda s: s.begun(challenge("EMAIL_OTP")).at("code").filled(code="12").sent(),
    ("code", "server-error"): lambda s: (
        s.begun(challenge("EMAIL_OTP")).at("code"), s.service.refuses("RespondToAuthChallenge", "CodeMismatchException"),
        s.filled(code="12345678")),
    ("code", "cooldown"): lambda s: s.begun(challenge("EMAIL_OTP")).at("code"),
    ("code", "busy"): lambda s: (
        s.begun(challenge("EMAIL_OTP")).at("code"), s.service.holds("RespondToAuthChallenge"), s.filled(code="12345678")),
    ("signup", "empty"): lambda s: s.open("signup"),
    ("signup", "field-errors"): lambda s: s.open("signup").filled(given_name="Robin").sent(),
    ("signup", "policy-error"): lambda s: s.open("signup").filled(
        username=NAME, given_name="Robin", new_password="weak").sent(),
    ("signup", "server-error"): lambda s: (
        s.service.refuses("SignUp", "UsernameExistsException"),
        s.open("signup").filled(username=NAME, given_name="Robin", new_password=PASSWORD).sent()),
    ("signup", "busy"): lambda s: (
        s.service.holds("SignUp"),
        s.open("signup").filled(username=NAME, given_name="Robin", new_password=PASSWORD).sent()),
    ("forgot-password", "empty"): lambda s: s.open("forgot-password"),
    ("forgot-password", "field-error"): lambda s: s.open("forgot-password").sent(),
    ("forgot-password", "server-error"): lambda s: (
        s.service.refuses("ForgotPassword", "LimitExceededException"),
        s.open("forgot-password").filled(username=NAME).sent()),
    ("forgot-password", "busy"): lambda s: (
        s.service.holds("ForgotPassword"), s.open("forgot-password").filled(username=NAME).sent()),
    ("reset-password", "empty"): lambda s: s.recovering(),
    ("reset-password", "field-errors"): lambda s: s.recovering().sent(),
    ("reset-password", "server-error"): lambda s: (
        s.recovering(), s.service.refuses("ConfirmForgotPassword", "ExpiredCodeException"),
        s.filled(code="123456", new_password=PASSWORD).sent()),
    ("reset-password", "busy"): lambda s: (
        s.recovering(), s.service.holds("ConfirmForgotPassword"),
        s.filled(code="123456", new_password=PASSWORD).sent()),
    ("new-password", "empty"): lambda s: s.temporary(),
    ("new-password", "field-errors"): lambda s: s.temporary().filled(given_name="Robin").sent(),
    ("new-password", "server-error"): lambda s: (
        s.temporary(), s.service.refuses("RespondToAuthChallenge", "InvalidPasswordException"),
        s.filled(given_name="Robin", new_password=PASSWORD).sent()),
    ("new-password", "busy"): lambda s: (
        s.temporary(), s.service.holds("RespondToAuthChallenge"),
        s.filled(given_name="Robin", new_password=PASSWORD).sent()),
    ("mfa-choose", "empty"): lambda s: s.begun(
        challenge("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE=json.dumps(FACTORS))).at("mfa-choose"),
    ("mfa-choose", "two"): lambda s: s.begun(
        challenge("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE=json.dumps(FACTORS[:2]))).at("mfa-choose"),
    ("mfa-choose", "busy"): lambda s: (
        s.begun(challenge("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE=json.dumps(FACTORS))).at("mfa-choose"),
        s.service.holds("RespondToAuthChallenge"), s.sent("SMS_MFA")),
    ("mfa-setup", "empty"): lambda s: s.setting_up(),
    ("mfa-setup", "server-error"): lambda s: (
        s.setting_up(), s.service.refuses("AssociateSoftwareToken", "InvalidParameterException"),
        s.sent("SOFTWARE_TOKEN_MFA")),
    ("mfa-setup", "busy"): lambda s: (
        s.setting_up(), s.service.holds("AssociateSoftwareToken"), s.sent("SOFTWARE_TOKEN_MFA")),
    ("totp-setup", "empty"): lambda s: s.setting_up("SOFTWARE_TOKEN_MFA").at("totp-setup"),
    ("totp-setup", "field-error"): lambda s: s.setting_up("SOFTWARE_TOKEN_MFA").at("totp-setup").filled(code="12").sent(),
    ("totp-setup", "server-error"): lambda s: (
        s.setting_up("SOFTWARE_TOKEN_MFA").at("totp-setup"),
        s.service.refuses("VerifySoftwareToken", "EnableSoftwareTokenMFAException"), s.filled(code="123456").sent()),
    ("totp-setup", "busy"): lambda s: (
        s.setting_up("SOFTWARE_TOKEN_MFA").at("totp-setup"), s.service.holds("VerifySoftwareToken"),
        s.filled(code="123456").sent()),
    ("totp-setup", "done"): lambda s: (
        s.setting_up("SOFTWARE_TOKEN_MFA").at("totp-setup"),
        s.service.says("VerifySoftwareToken", {"Status": "SUCCESS", "Session": "u" * 20}),
        s.service.holds("RespondToAuthChallenge"), s.filled(code="123456").sent()),
    ("contact-setup", "email"): lambda s: s.setting_up("EMAIL_OTP").at("contact-setup"),
    ("contact-setup", "phone"): lambda s: s.setting_up("SMS_MFA").at("contact-setup"),
    ("contact-setup", "email-missing"): lambda s: s.setting_up("EMAIL_OTP").at("contact-setup").sent(),
    ("contact-setup", "email-format"): lambda s: s.setting_up("EMAIL_OTP").at("contact-setup").filled(email="robin").sent(),
    ("contact-setup", "phone-missing"): lambda s: s.setting_up("SMS_MFA").at("contact-setup").sent(),
    ("contact-setup", "phone-format"): lambda s: s.setting_up("SMS_MFA").at("contact-setup").filled(phone="12").sent(),
    ("contact-setup", "from-security"): lambda s: s.secured(isKnown=False).sent("set-up:SMS_MFA").at("contact-setup"),
    ("contact-setup", "server-error"): lambda s: (
        s.setting_up("EMAIL_OTP").at("contact-setup"),
        s.service.refuses("RespondToAuthChallenge", "CodeDeliveryFailureException"), s.filled(email=NAME).sent()),
    ("contact-setup", "busy"): lambda s: (
        s.setting_up("EMAIL_OTP").at("contact-setup"), s.service.holds("RespondToAuthChallenge"),
        s.filled(email=NAME).sent()),
    ("passkey-add", "empty"): lambda s: s.offered(),
    ("passkey-add", "cancelled"): lambda s: s.offered(verified=False).sent(),
    ("passkey-add", "busy"): lambda s: (
        s.offered(), s.service.holds("CompleteWebAuthnRegistration"), s.sent()),
    ("passkey-add", "done"): lambda s: (
        s.offered(), s.service.says("CompleteWebAuthnRegistration", {}), s.sent()),
    ("change-password", "empty"): lambda s: s.signed_in("change-password"),
    ("change-password", "field-errors"): lambda s: s.signed_in("change-password").filled(new_password="weak").sent(),
    ("change-password", "server-error"): lambda s: (
        s.signed_in("change-password"), s.service.refuses("ChangePassword", "PasswordHistoryPolicyViolationException"),
        s.filled(current_password=PASSWORD, new_password=PASSWORD).sent()),
    ("change-password", "done"): lambda s: (
        s.signed_in("change-password", ChangePassword={}),
        s.filled(current_password=PASSWORD, new_password=PASSWORD).sent()),
    ("change-password", "busy"): lambda s: (
        s.signed_in("change-password"), s.service.holds("ChangePassword"),
        s.filled(current_password=PASSWORD, new_password=PASSWORD).sent()),
    ("custom-challenge", "field-error"): lambda s: s.questioned().sent(),
    ("locked", "error"): lambda s: (
        s.recovering(), s.service.refuses("ConfirmForgotPassword", "LimitExceededException"),
        s.filled(code="123456", new_password=PASSWORD).sent()),
    ("link-landing", "done"): lambda s: (
        s.service.says("ConfirmSignUp", {}), s.open("link-landing", user_name="robin", confirmation_code="1")),
    ("link-landing", "server-error"): lambda s: s.open("link-landing"),
    ("link-landing", "busy"): lambda s: (
        s.service.holds("ConfirmSignUp"), s.open("link-landing", user_name="robin", confirmation_code="1")),
    ("callback", "server-error"): lambda s: (
        s.page.goto(s.person.preview.site("all") + "callback.html?state=x&code=y")),
    ("error", "error"): lambda s: s.open("error"),
    ("error", "reference"): lambda s: s.open("error", reference="REFERENCE"),
    ("remember-device", "empty"): lambda s: s.asked_to_remember(),
    ("security", "list"): lambda s: s.secured(),
    ("security", "done"): lambda s: (
        s.secured(), s.service.says("DeleteWebAuthnCredential", {}), s.sent("remove-passkey:1")),
    ("security", "long-text"): lambda s: s.secured(LONG.removeprefix("Acme Robotics")),
    ("profile", "server-error"): lambda s: (
        s.knowing(("given_name", "Rob")), s.service.refuses("UpdateUserAttributes", "AliasExistsException"),
        s.filled(given_name="Robin").sent()),
    ("profile", "long-text"): lambda s: s.knowing(("given_name", "Robin")),
    ("terms", "empty"): lambda s: s.invited(),
    ("message-sent", "empty"): lambda s: s.mailed(),
    ("sign-out", "empty"): lambda s: s.signed_in("sign-out"),
    ("sign-out", "busy"): lambda s: (s.signed_in("sign-out"), s.service.holds("RevokeToken"), s.sent()),
}


#: The same in more places; for those who have the time.
MORE = {
    ("remember-device", "busy"): lambda s: (
        s.asked_to_remember(), s.service.holds("UpdateDeviceStatus"), s.sent()),
    ("security", "loading"): lambda s: (
        [s.service.holds(name) for name in ("GetUser", "ListWebAuthnCredentials", "ListDevices")],
        s.signed_in("security")),
    ("security", "empty"): lambda s: s.secured(isKnown=False),
    ("security", "server-error"): lambda s: (
        s.secured(), s.service.refuses("DeleteWebAuthnCredential", "LimitExceededException"),
        s.sent("remove-passkey:2")),
    ("security", "busy"): lambda s: (
        s.secured(), s.service.holds("DeleteWebAuthnCredential"), s.sent("remove-passkey:1")),
    ("totp-setup", "from-security"): lambda s: (
        s.service.says("AssociateSoftwareToken", {"SecretCode": SECRET}),
        s.secured(isKnown=False).sent("set-up:SOFTWARE_TOKEN_MFA").at("totp-setup")),
    ("code", "mfa-app"): lambda s: s.chosen("SOFTWARE_TOKEN_MFA"),
    ("code", "mfa-email"): lambda s: s.chosen("EMAIL_OTP"),
    ("code", "mfa-sms"): lambda s: s.chosen("SMS_MFA"),
    ("code", "confirm-sms"): lambda s: s.signing_up(SMS_DELIVERY),
    ("code", "verify-email"): lambda s: s.verifying("EMAIL_OTP", DELIVERY, email=NAME),
    ("code", "verify-sms"): lambda s: s.verifying("SMS_MFA", SMS_DELIVERY, phone="+15555550130"),
    ("code", "resent"): lambda s: s.begun(challenge("EMAIL_OTP")).at("code").later().sent("resend"),
    ("code", "long-text"): lambda s: (
        s.begun(challenge("EMAIL_OTP")).at("code"),
        s.service.refuses("RespondToAuthChallenge", "CodeDeliveryFailureException"), s.filled(code="12345678")),
    ("login", "cooldown"): lambda s: (
        s.service.refuses("InitiateAuth", "NotAuthorizedException", "Password attempts exceeded"),
        s.open("login").filled(username=NAME, password=PASSWORD).sent()),
    ("login", "long-text"): lambda s: (
        s.service.refuses("InitiateAuth", "UserLambdaValidationException"),
        s.open("login").filled(username=NAME, password=PASSWORD).sent()),
    ("identifier", "format-error"): lambda s: s.open("identifier").filled(username="robin").sent(),
    ("identifier", "notice"): lambda s: (
        s.page.add_init_script("sessionStorage.setItem('lintel.notice', 'session-expired')"), s.open("identifier")),
    ("identifier", "long-text"): lambda s: (
        s.service.refuses("InitiateAuth", "UserLambdaValidationException"),
        s.open("identifier").filled(username=NAME).sent()),
    ("password", "long-text"): lambda s: (
        s.begun(SELECT).at("choose-method").sent("PASSWORD").at("password"),
        s.service.refuses("RespondToAuthChallenge", "UserLambdaValidationException"),
        s.filled(password=PASSWORD).sent()),
    ("choose-method", "busy"): lambda s: (
        s.begun(SELECT).at("choose-method"), s.service.holds("RespondToAuthChallenge"),
        s.page.locator("main button[name=choice]").nth(1).click()),
    ("passkey-login", "none"): lambda s: (
        s.service.says("RespondToAuthChallenge", challenge("WEB_AUTHN")), s.passkey_that(GIVES)),
    ("passkey-login", "unsupported"): lambda s: s.passkey_that(
        "async () => { throw new DOMException('', 'NotSupportedError'); }"),
    ("passkey-login", "busy"): lambda s: (
        s.service.holds("RespondToAuthChallenge"), s.passkey_that(GIVES)),
    ("passkey-add", "already-registered"): lambda s: s.offered(refuses="InvalidStateError").sent(),
    ("passkey-add", "unsupported"): lambda s: s.offered(refuses="NotSupportedError").sent(),
    ("passkey-add", "long-text"): lambda s: s.offered(),
    ("signup", "long-text"): lambda s: s.open("signup").filled(
        username="robin", given_name="Robin", new_password=PASSWORD).sent(),
    ("reset-password", "cooldown"): lambda s: s.recovering(),
    ("reset-password", "resent"): lambda s: s.recovering().later().sent("resend"),
    ("reset-password", "long-text"): lambda s: s.recovering().filled(code="12", new_password="weak").sent(),
    ("new-password", "long-text"): lambda s: s.temporary().filled(given_name="Robin", new_password="weak").sent(),
    ("change-password", "long-text"): lambda s: s.signed_in("change-password"),
    ("totp-setup", "long-text"): lambda s: s.setting_up("SOFTWARE_TOKEN_MFA").at("totp-setup"),
    ("contact-setup", "long-text"): lambda s: s.setting_up("EMAIL_OTP").at("contact-setup"),
    ("custom-challenge", "empty"): lambda s: s.questioned(),
    ("custom-challenge", "busy"): lambda s: (
        s.questioned(), s.service.holds("RespondToAuthChallenge"), s.filled(answer="Hillside").sent()),
    ("custom-challenge", "server-error"): lambda s: (
        s.questioned(), s.service.says("RespondToAuthChallenge", QUESTION), s.filled(answer="Hillside").sent()),
    ("terms", "long-text"): lambda s: s.invited(),
    ("message-sent", "cooldown"): lambda s: s.mailed(),
    ("message-sent", "resent"): lambda s: s.mailed().later().sent("resend"),
    ("message-sent", "server-error"): lambda s: (
        s.mailed().later(), s.service.refuses("InitiateAuth", "CodeDeliveryFailureException"), s.sent("resend")),
    ("message-sent", "busy"): lambda s: (
        s.mailed().later(), s.service.holds("InitiateAuth"), s.sent("resend")),
    ("message-sent", "long-text"): lambda s: s.mailed(),
    ("signed-in", "done"): lambda s: s.open("signed-in"),
    ("signed-in", "long-text"): lambda s: s.open("signed-in"),
    ("signed-out", "done"): lambda s: s.open("signed-out"),
    ("verified", "account"): lambda s: s.open("verified"),
    ("expired", "error"): lambda s: s.open("expired"),
    ("expired", "long-text"): lambda s: s.open("expired"),
    ("error", "long-text"): lambda s: s.open("error", reference="REFERENCE"),
    ("maintenance", "error"): lambda s: s.open("maintenance"),
    ("maintenance", "long-text"): lambda s: s.open("maintenance"),
    ("not-found", "error"): lambda s: s.open("not-found"),
    ("not-found", "long-text"): lambda s: s.open("not-found"),
    ("callback", "busy"): lambda s: s.returning(),
    ("profile", "empty"): lambda s: s.knowing(),
    ("profile", "field-errors"): lambda s: s.knowing().sent(),
    ("profile", "busy"): lambda s: (
        s.knowing(("given_name", "Rob")), s.service.holds("UpdateUserAttributes"), s.filled(given_name="Robin").sent()),
    ("profile", "done"): lambda s: s.knowing(("given_name", "Robin")).sent(),
    ("custom-challenge", "long-text"): lambda s: s.begun(
        challenge("CUSTOM_CHALLENGE", question=" ".join([SCHOOL] * 4))).at("custom-challenge"),
    ("terms", "field-error"): lambda s: s.invited().sent(),
    ("sign-out", "long-text"): lambda s: s.signed_in("sign-out"),
    ("mfa-choose", "long-text"): lambda s: s.begun(
        challenge("SELECT_MFA_TYPE", MFAS_CAN_CHOOSE=json.dumps(FACTORS))).at("mfa-choose"),
    ("mfa-setup", "long-text"): lambda s: s.setting_up(),
    ("forgot-password", "long-text"): lambda s: s.open("forgot-password"),
    ("choose-method", "long-text"): lambda s: s.begun(SELECT).at("choose-method"),
}
#: What a script is not led to, and why.
EXCUSED = {
    ("locked", "waiting"): "the service does not say how long it locks",
    ("locked", "long-text"): "the service does not say how long it locks",
    ("choose-method", "one"): "a script takes the only way there is; hosted pages show it",
    ("passkey-login", "empty"): "a script asks for the passkey at once, which is `busy`; hosted pages wait",
    ("passkey-login", "long-text"): "a script asks for the passkey at once; hosted pages wait",
    ("message-sent", "sms"): "links go by message where a pool knows nothing but numbers: there it is `empty`",
    ("verified", "email"): "who changes an address is led back to where it was changed",
    ("verified", "phone"): "who changes a number is led back to where it was changed",
}
#: Pages whose states the build alone makes.
BUILT = {"tenant-picker": "its list and its search are the build's own: test_direct_tenant_picker.py"}

TRIED = {**STATES, **MORE} if os.environ.get("LINTEL_TEST_SCOPE") == "all" else STATES


def settled(page, text, waits):
    """The page's document, once it is as expected, or as it stays."""
    for _ in range(200):
        found = page.evaluate(NORMAL, waits)
        if found == text:
            break
        page.wait_for_timeout(50)
    return found


@pytest.mark.parametrize("page,state", TRIED, ids=lambda value: value)
def test_the_script_makes_the_documents_of_the_gallery(visitor, preview, page, state):
    person = visitor()
    waits = state in ("cooldown", "resent")
    if waits or page == "message-sent":
        person.page.clock.install()
    shown = person.context.new_page()
    shown.goto(f"{preview.address}/_lintel/view/all/auto/direct/{page}.html?state={state}")
    shown.wait_for_function("() => 'ready' in document.documentElement.dataset")
    expected = shown.evaluate(NORMAL, waits)
    # Browsers ask for a passkey only in the window that has focus.
    person.page.bring_to_front()
    TRIED[page, state](Scene(person, "long" if state == "long-text" else "all"))
    assert settled(person.page, expected, waits) == expected


def test_a_code_for_new_details_can_be_left_for_the_details(visitor):
    scene = Scene(visitor(), "all").knowing(("given_name", "Rob"))
    scene.service.says("UpdateUserAttributes", {"CodeDeliveryDetailsList": [SMS_DELIVERY]})
    scene.filled(given_name="Robin").sent().at("code").page.click('main a[href^="profile.html"]')
    scene.at("profile")


def test_each_state_of_the_gallery_is_compared_or_excused_by_name(preview):
    with urllib.request.urlopen(f"{preview.address}/_lintel/gallery/?tenant=all&served=direct") as answer:
        shown = set(re.findall(r'/_lintel/gallery/([a-z-]+)\?state=([a-z-]+)&', answer.read().decode()))
    shown = {(page, state) for page, state in shown if page not in BUILT}
    compared = STATES.keys() | MORE.keys()
    assert shown, "the gallery has views"
    assert shown - compared == EXCUSED.keys(), "what nobody looks at"
    assert not compared - shown, "what is not there any more"


def test_a_page_that_is_looked_at_stays_as_it_was_built(visitor, preview):
    person = visitor()
    for page in ("code", "terms", "security", "totp-setup"):
        person.page.goto(f"{preview.address}/_lintel/view/all/auto/direct/{page}.html")
        person.page.wait_for_function("() => 'ready' in document.documentElement.dataset")
        person.page.wait_for_load_state("networkidle")
        assert person.page.url.endswith(f"/{page}.html") and not person.requests
