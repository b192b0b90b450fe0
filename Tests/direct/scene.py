"""Ways to a page's states on direct pages: what a person does there, and what a service answers, word by word."""

import json
import re

from project import PASSWORD
from visitor import Authenticator

NAME = "robin@example.com"
ACCESS = "e30.eyJ1c2VybmFtZSI6InJvYmluIn0.c2ln"


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


class Scene:
    """A person, a service, and the page that a test has come to."""

    def __init__(self, person, tenant):
        self.person, self.service, self.tenant = person, Service(person), tenant
        self.page = person.page

    def open(self, page, loading=False, **query):
        self.person.open(self.tenant, page, **query).at(page, axe=False, loading=loading)
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

    def signed_in(self, page, loading=False, **answers):
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
        return self.open(page, loading)

    def at(self, page):
        self.person.at(page, axe=False)
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
