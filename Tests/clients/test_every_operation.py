"""Every operation of the service model through botocore, its own model the judge of each reply."""

import base64
import itertools
import json
import re

import botocore.exceptions
import botocore.session
import pytest
from cognito import BY_MAIL, PASSWORD, Pool, idp, mock  # noqa: F401

MODELS = {name: botocore.session.get_session().get_service_model(name)
          for name in ("cognito-idp", "cognito-identity")}
OPERATIONS = [(service, name) for service, model in MODELS.items()
              for name in model.operation_names]
ROLE = "arn:aws:iam::123456789012:role/sample"


def fault(shape, value, path=""):
    """What of a JSON value the shape does not allow, or None."""
    kinds = {"string": str, "boolean": bool, "list": list, "map": dict, "structure": dict,
             "blob": str, "integer": int, "long": int}
    name = shape.type_name
    if name == "structure" and getattr(shape, "is_document_type", False):
        return None
    if name in ("timestamp", "double", "float"):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return f"{path}: {value!r} is no number"
        return None
    if not isinstance(value, kinds[name]) or name in ("integer", "long") and value is True:
        return f"{path}: {value!r} is no {name}"
    if name == "string" and shape.enum and value not in shape.enum:
        return f"{path}: {value!r} is none of {shape.enum}"
    if name == "blob":
        base64.b64decode(value, validate=True)
    parts = []
    if name == "list":
        parts = [(shape.member, one, f"{path}[{at}]") for at, one in enumerate(value)]
    elif name == "map":
        parts = [(shape.value, one, f"{path}.{key}") for key, one in value.items()]
    elif name == "structure":
        if strange := set(value) - set(shape.members):
            return f"{path}: no members {strange}"
        # The service gives an empty configuration where a domain is a prefix.
        absent = set(shape.required_members) - set(value)
        if absent and (value or shape.name != "CustomDomainConfigType"):
            return f"{path}: without {absent}"
        parts = [(shape.members[key], one, f"{path}.{key}") for key, one in value.items()]
    return next(filter(None, itertools.starmap(fault, parts)), None)


class World:
    """A pool with one of everything, and input for any operation made of it."""

    def __init__(self, mock, operation):
        self.pool = pool = Pool(mock, **BY_MAIL, DeviceConfiguration={
            "ChallengeRequiredOnNewDevice": False, "DeviceOnlyRememberedOnUserPrompt": True})
        self.idp = pool.idp
        self.user = pool.user(
            "alice@acme.example", email="alice@acme.example", email_verified="true")
        self.values = {
            "UserPoolId": pool.id, "ClientId": pool.client_id, "Username": self.user,
            "GroupName": "staff", "PoolName": "another", "ClientName": "another",
            "Domain": f"d{pool.id.rpartition('_')[2].lower()}", "Password": PASSWORD,
            "ProposedPassword": "Another-horse-7", "PreviousPassword": PASSWORD,
            "ConfirmationCode": "000000", "Code": "000000", "UserCode": "000000",
            "AttributeName": "email", "UserAttributeNames": ["name"],
            "UserAttributes": [{"Name": "name", "Value": "Alice"}],
            "CustomAttributes": [{"Name": "team", "AttributeDataType": "String"}],
            "MFAOptions": [], "ProviderName": "Google", "ProviderType": "Google",
            "ProviderDetails": {
                "client_id": "a", "client_secret": "b", "authorize_scopes": "email"},
            "IdpIdentifier": "google", "Identifier": "https://api.acme.example", "Name": "api",
            "JobName": "job", "CloudWatchLogsRoleArn": ROLE, "MaxResults": 10,
            "ResourceArn": pool.idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["Arn"],
            "Tags": {"a": "b"}, "TagKeys": ["a"], "TermsName": "terms-of-use",
            "TermsSource": "LINK", "Enforcement": "NONE",
            "Links": {"cognito:default": "https://acme.example/terms"},
            "AuthFlow": "USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": self.user, "PASSWORD": PASSWORD},
            "DeviceKey": "eu-central-1_11111111-2222-3333-4444-555555555555",
            "ChallengeName": "SMS_MFA", "CredentialId": "AAAA", "Credential": {"id": "AAAA"},
            "Token": "a.b.c", "EventId": "1", "FeedbackToken": "a.b.c", "FeedbackValue": "Valid",
            "ManagedLoginBrandingId": "11111111-2222-4333-8444-555555555555",
            "TermsId": "11111111-2222-4333-8444-555555555555", "JobId": "import-0123456789",
            "ClientSecretId": f"{pool.client_id}--1", "LogConfigurations": [],
            "DestinationUser": {"ProviderAttributeValue": self.user, "ProviderName": "Cognito"},
            "SourceUser": {"ProviderAttributeName": "Cognito_Subject",
                           "ProviderAttributeValue": "77", "ProviderName": "Google"},
            "User": {"ProviderAttributeName": "Cognito_Subject", "ProviderAttributeValue": "77",
                     "ProviderName": "Google"},
            "DeviceSecretVerifierConfig": {
                "PasswordVerifier": base64.b64encode(b"\1" * 384).decode(),
                "Salt": base64.b64encode(b"\2" * 16).decode()},
        }
        getattr(self, operation, lambda: None)()
        model = MODELS["cognito-idp"].operation_model(operation)
        if model.input_shape and {"AccessToken", "RefreshToken", "Token"} & set(
                model.input_shape.required_members) or operation in (
                    "ForgetDevice", "GetDevice", "AssociateSoftwareToken"):
            tokens = pool.tokens("alice@acme.example")
            self.values["AccessToken"] = tokens["AccessToken"]
            self.values["Token"] = tokens["RefreshToken"]

    # What must stand before the operation of that name can do its work.

    def group(self):
        self.idp.create_group(UserPoolId=self.pool.id, GroupName="staff")
        self.idp.admin_add_user_to_group(
            UserPoolId=self.pool.id, Username=self.user, GroupName="staff")

    GetGroup = UpdateGroup = DeleteGroup = ListUsersInGroup = group
    AdminAddUserToGroup = AdminRemoveUserFromGroup = AdminListGroupsForUser = group

    def CreateGroup(self):
        self.values["GroupName"] = "others"

    def SignUp(self):
        self.values["Username"] = "new@acme.example"

    AdminCreateUser = SignUp

    def unconfirmed(self):
        self.values["Username"] = "new@acme.example"
        self.idp.sign_up(ClientId=self.pool.client_id, Username="new@acme.example",
                         Password=PASSWORD)

    ResendConfirmationCode = AdminConfirmSignUp = unconfirmed

    def ConfirmSignUp(self):
        self.unconfirmed()
        self.values["ConfirmationCode"] = self.pool.mock.code("new@acme.example")

    def ConfirmForgotPassword(self):
        self.idp.forgot_password(ClientId=self.pool.client_id, Username=self.user)
        self.values["ConfirmationCode"] = self.pool.mock.code("alice@acme.example")

    def provider(self):
        self.idp.create_identity_provider(**{
            key: self.values[key] for key in (
                "UserPoolId", "ProviderName", "ProviderType", "ProviderDetails")},
            IdpIdentifiers=["google"])

    DescribeIdentityProvider = UpdateIdentityProvider = DeleteIdentityProvider = provider
    GetIdentityProviderByIdentifier = ListIdentityProviders = provider
    AdminLinkProviderForUser = provider

    def resource_server(self):
        self.idp.create_resource_server(
            UserPoolId=self.pool.id, Identifier=self.values["Identifier"], Name="api")

    DescribeResourceServer = UpdateResourceServer = DeleteResourceServer = resource_server
    ListResourceServers = resource_server

    def domain(self):
        self.idp.create_user_pool_domain(UserPoolId=self.pool.id, Domain=self.values["Domain"])

    DescribeUserPoolDomain = DeleteUserPoolDomain = UpdateUserPoolDomain = domain
    GetUICustomization = SetUICustomization = domain

    def branding(self):
        self.values["ManagedLoginBrandingId"] = self.idp.create_managed_login_branding(
            UserPoolId=self.pool.id, ClientId=self.pool.client_id, UseCognitoProvidedValues=True)[
                "ManagedLoginBranding"]["ManagedLoginBrandingId"]

    DescribeManagedLoginBranding = DescribeManagedLoginBrandingByClient = branding
    UpdateManagedLoginBranding = DeleteManagedLoginBranding = branding

    def CreateManagedLoginBranding(self):
        self.values["UseCognitoProvidedValues"] = True

    def terms(self):
        self.values["TermsId"] = self.idp.create_terms(**{
            key: self.values[key] for key in (
                "UserPoolId", "ClientId", "TermsName", "TermsSource", "Enforcement", "Links")})[
                    "Terms"]["TermsId"]

    DescribeTerms = UpdateTerms = DeleteTerms = ListTerms = terms

    def import_job(self):
        self.values["JobId"] = self.idp.create_user_import_job(
            UserPoolId=self.pool.id, JobName="job", CloudWatchLogsRoleArn=ROLE)[
                "UserImportJob"]["JobId"]

    DescribeUserImportJob = ListUserImportJobs = import_job

    def DeleteUserPoolClientSecret(self):
        confidential, _ = self.pool.client(GenerateSecret=True)
        self.values["ClientId"] = confidential
        self.idp.add_user_pool_client_secret(UserPoolId=self.pool.id, ClientId=confidential)
        self.values["ClientSecretId"] = self.idp.list_user_pool_client_secrets(
            UserPoolId=self.pool.id, ClientId=confidential)["ClientSecrets"][0]["ClientSecretId"]

    def AddUserPoolClientSecret(self):
        self.values["ClientId"], _ = self.pool.client(GenerateSecret=True)

    ListUserPoolClientSecrets = AddUserPoolClientSecret

    def device(self):
        tokens = self.pool.tokens("alice@acme.example")
        self.values["RefreshToken"] = tokens["RefreshToken"]
        self.values["DeviceKey"] = tokens["NewDeviceMetadata"]["DeviceKey"]

    ConfirmDevice = GetTokensFromRefreshToken = device

    def known_device(self):
        tokens = self.pool.tokens("alice@acme.example")
        self.values["DeviceKey"] = tokens["NewDeviceMetadata"]["DeviceKey"]
        self.idp.confirm_device(
            AccessToken=tokens["AccessToken"], DeviceKey=self.values["DeviceKey"],
            DeviceName="laptop",
            DeviceSecretVerifierConfig=self.values["DeviceSecretVerifierConfig"])

    AdminForgetDevice = AdminGetDevice = AdminUpdateDeviceStatus = ForgetDevice = known_device
    GetDevice = ListDevices = UpdateDeviceStatus = AdminListDevices = known_device

    def StartWebAuthnRegistration(self):
        self.idp.set_user_pool_mfa_config(
            UserPoolId=self.pool.id, MfaConfiguration="OFF",
            WebAuthnConfiguration={"RelyingPartyId": "localhost"})
        self.idp.update_user_pool(
            UserPoolId=self.pool.id, AutoVerifiedAttributes=["email"],
            Policies={"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}})

    ListWebAuthnCredentials = StartWebAuthnRegistration

    def AssociateSoftwareToken(self):
        self.idp.set_user_pool_mfa_config(
            UserPoolId=self.pool.id, MfaConfiguration="OPTIONAL",
            SoftwareTokenMfaConfiguration={"Enabled": True})

    def DeleteUserPool(self):
        self.idp.delete_user_pool_client(UserPoolId=self.pool.id, ClientId=self.pool.client_id)

    def input(self, operation, service="cognito-idp"):
        """What the operation requires, and what this world says it should have."""
        shape = MODELS[service].operation_model(operation).input_shape
        if not shape:
            return {}
        chosen = set(shape.required_members)
        chosen |= {"AccessToken", "UseCognitoProvidedValues", "AuthParameters"} & (
            set(shape.members) & set(self.values))
        chosen |= BESIDE.get(operation, set())
        return {name: self.values[name] if name in self.values else least(shape.members[name])
                for name in sorted(chosen)}


# Members that the model does not require, but without which the service has nothing to do.
BESIDE = {
    "ChangePassword": {"PreviousPassword"}, "SignUp": {"Password"},
    "ConfirmDevice": {"DeviceSecretVerifierConfig"}, "GetTokensFromRefreshToken": {"DeviceKey"},
    "UpdateManagedLoginBranding": {"UserPoolId", "ManagedLoginBrandingId"},
}


def least(shape):
    """The smallest value of a shape."""
    if shape.type_name == "string":
        return shape.enum[0] if shape.enum else "x" * max(shape.metadata.get("min", 1), 1)
    if shape.type_name == "structure":
        return {name: least(shape.members[name]) for name in shape.required_members}
    return {"boolean": True, "integer": 1, "long": 1, "list": [], "map": {}}[shape.type_name]


# Refusals that the facts give for a world where what is named does not exist.
REFUSED = {
    "AdminDisableProviderForUser": {"UserNotFound", "InvalidParameter", "ResourceNotFound"},
    "AdminRespondToAuthChallenge": {"InvalidParameter", "NotAuthorized"},
    "AdminUpdateAuthEventFeedback": {"ResourceNotFound", "InvalidParameter",
                                     "UserPoolAddOnNotEnabled"},
    "AdminListUserAuthEvents": {"UserPoolAddOnNotEnabled"},
    "CompleteWebAuthnRegistration": {"InvalidParameter", "WebAuthnNotEnabled",
                                     "WebAuthnChallengeNotFound"},
    "DeleteWebAuthnCredential": {"ResourceNotFound"},
    "DescribeRiskConfiguration": {"UserPoolAddOnNotEnabled"},
    "RespondToAuthChallenge": {"InvalidParameter", "NotAuthorized"},
    "SetRiskConfiguration": {"UserPoolAddOnNotEnabled", "InvalidParameter"},
    "SetLogDeliveryConfiguration": {"InvalidParameter", "FeatureUnavailableInTier"},
    "StartUserImportJob": {"ResourceNotFound", "PreconditionNotMet", "InvalidParameter"},
    "StopUserImportJob": {"ResourceNotFound", "PreconditionNotMet", "InvalidParameter"},
    "UpdateAuthEventFeedback": {"NotAuthorized", "InvalidParameter", "UserPoolAddOnNotEnabled"},
    "VerifySoftwareToken": {"InvalidParameter", "EnableSoftwareTokenMFA",
                            "SoftwareTokenMFANotFound", "CodeMismatch"},
    "VerifyUserAttribute": {"CodeMismatch", "ExpiredCode"},
}


def python_name(operation):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", operation).lower()


@pytest.fixture(scope="module")
def lax(mock):
    """Clients that send whatever they are given, and remember the bytes of the last reply."""
    seen = {}

    def keep(response_dict, **_):
        seen["body"] = response_dict["body"]

    clients = {name: mock.boto(name, parameter_validation=False) for name in MODELS}
    for name, client in clients.items():
        client.meta.events.register(f"before-parse.{name}", keep)
    return clients, seen


def judged(lax, service, operation, given):
    """Sends it, lets the model judge the reply; gives None or the error's name."""
    clients, seen = lax
    model = MODELS[service].operation_model(operation)
    try:
        clients[service]._make_api_call(operation, given)
    except botocore.exceptions.ClientError as refusal:
        code = refusal.response["Error"]["Code"]
        status = refusal.response["ResponseMetadata"]["HTTPStatusCode"]
        allowed = {shape.name for shape in model.error_shapes}
        if service == "cognito-identity":
            allowed.add("ValidationException")
        assert code in allowed and status == 400, f"{code} ({status}): {refusal}"
        assert refusal.response["Error"]["Message"]
        return code, refusal.response["Error"]["Message"]
    if model.output_shape is None:
        assert seen["body"] == b""
    else:
        assert fault(model.output_shape, json.loads(seen["body"])) is None
    return None


IDP = [name for service, name in OPERATIONS if service == "cognito-idp"]


@pytest.mark.parametrize("operation", IDP)
def test_the_least_input_is_answered_as_the_model_says(mock, lax, operation):
    world = World(mock, operation)
    refusal = judged(lax, "cognito-idp", operation, world.input(operation))
    if refusal:
        kind = refusal[0].removesuffix("Exception")
        assert kind in REFUSED.get(operation, ()), f"{refusal}"


@pytest.mark.parametrize(("service", "operation"), OPERATIONS)
def test_all_that_is_missing_is_named(lax, service, operation):
    shape = MODELS[service].operation_model(operation).input_shape
    wanted = shape.required_members if shape else []
    refusal = judged(lax, service, operation, {})
    if not wanted:
        return
    code, message = refusal
    if service == "cognito-identity":
        assert code == "ValidationException"
    else:
        assert code == "InvalidParameterException"
    count, faults = re.fullmatch(r"(\d+) validation errors? detected: (.*)", message).groups()
    assert sorted(faults.split("; ")) == sorted(
        f"Value null at '{name[0].lower() + name[1:]}' failed to satisfy constraint: "
        "Member must not be null" for name in wanted)
    assert int(count) == len(wanted) and ("errors" in message) == (len(wanted) > 1)


LIMITS = [(service, operation, name, shape.metadata["max"])
          for service, operation in OPERATIONS
          for top in [MODELS[service].operation_model(operation).input_shape] if top
          for name, shape in top.members.items()
          if shape.type_name == "string" and "max" in shape.metadata and not shape.enum
          and shape.metadata["max"] < 4096]


def test_all_that_is_too_long_is_named(mock, lax):
    world = World(mock, "ListUserPools")
    wrong = []
    for service, operation, name, most in LIMITS:
        given = {**world.input(operation, service), name: "x" * (most + 1)}
        refusal = judged(lax, service, operation, given)
        text = (f"at '{name[0].lower() + name[1:]}' failed to satisfy constraint: Member must "
                f"have length less than or equal to {most}")
        if not refusal or text not in refusal[1]:
            wrong.append((operation, name, refusal))
    assert len(LIMITS) > 100 and not wrong


def test_a_value_of_another_kind_is_no_json_of_the_operation(mock):
    wrong = []
    for service, operation in OPERATIONS:
        shape = MODELS[service].operation_model(operation).input_shape
        for name, member in shape.members.items() if shape else ():
            if getattr(member, "is_document_type", False):
                continue
            bad = [1] if member.type_name != "list" else {"a": 1}
            answer = mock.call(operation, {name: bad},
                               service=MODELS[service].metadata["targetPrefix"])
            if (answer.status_code, answer.json().get("__type")) != (400, "SerializationException"):
                wrong.append((operation, name, answer.status_code, answer.text[:100]))
    assert not wrong
