"""Administration through boto3: users, groups, pools, clients, domains, branding, import."""

import json
import re

import botocore.exceptions
import pytest
import requests
from cognito import (BY_MAIL, CALLBACK, PASSWORD, Pool, attributes_of, idp, mock,  # noqa: F401
                     refused)

ROLE = "arn:aws:iam::123456789012:role/import"


@pytest.fixture(scope="module")
def pool(mock):
    return Pool(mock)


# Users


def test_users_that_admins_make(mock, pool):
    made = pool.idp.admin_create_user(
        UserPoolId=pool.id, Username="ann", TemporaryPassword=PASSWORD, MessageAction="SUPPRESS",
        UserAttributes=[{"Name": "email", "Value": "ann@acme.example"}])["User"]
    assert (made["Username"], made["UserStatus"], made["Enabled"]) == (
        "ann", "FORCE_CHANGE_PASSWORD", True)
    assert set(attributes_of(made)) == {"sub", "email"}
    with refused("UsernameExistsException", "User account already exists"):
        pool.idp.admin_create_user(UserPoolId=pool.id, Username="ann")
    with refused("UserNotFoundException"):
        pool.idp.admin_create_user(UserPoolId=pool.id, Username="nil", MessageAction="RESEND")
    pool.user("done")
    with refused("UnsupportedUserStateException",
                 "Resend not possible. done status is not FORCE_CHANGE_PASSWORD"):
        pool.idp.admin_create_user(UserPoolId=pool.id, Username="done", MessageAction="RESEND")
    pool.idp.admin_create_user(
        UserPoolId=pool.id, Username="ann", MessageAction="RESEND",
        DesiredDeliveryMediums=["EMAIL"])
    assert mock.messages("ann@acme.example")[-1]["subject"] == "Your temporary password"


@pytest.mark.parametrize("operation", [
    "admin_get_user", "admin_delete_user", "admin_disable_user", "admin_enable_user",
    "admin_confirm_sign_up", "admin_reset_user_password", "admin_user_global_sign_out",
    "admin_list_groups_for_user"])
def test_a_user_that_is_not_there(pool, operation):
    with refused("UserNotFoundException", "User does not exist."):
        getattr(pool.idp, operation)(UserPoolId=pool.id, Username="nobody")


def test_what_admins_set(pool):
    pool.user("bob", email="bob@acme.example")
    of_bob = {"UserPoolId": pool.id, "Username": "bob"}
    pool.idp.admin_update_user_attributes(
        **of_bob, UserAttributes=[{"Name": "email_verified", "Value": "true"},
                                  {"Name": "name", "Value": "Bob"}])
    shown = pool.idp.admin_get_user(**of_bob)
    assert attributes_of(shown)["email_verified"] == "true"
    assert shown["UserCreateDate"] <= shown["UserLastModifiedDate"]
    pool.idp.admin_delete_user_attributes(**of_bob, UserAttributeNames=["name"])
    assert "name" not in attributes_of(pool.idp.admin_get_user(**of_bob))
    pool.idp.admin_disable_user(**of_bob)
    assert pool.idp.admin_get_user(**of_bob)["Enabled"] is False
    pool.idp.admin_enable_user(**of_bob)
    pool.idp.admin_set_user_password(**of_bob, Password="Temporary-7", Permanent=False)
    assert pool.status("bob") == "FORCE_CHANGE_PASSWORD"
    with refused("InvalidPasswordException",
                 "Password did not conform with policy: Password not long enough"):
        pool.idp.admin_set_user_password(**of_bob, Password="Ab1!", Permanent=True)
    for outside in (" Passw0rd!", "Passw0rd! "):
        with refused("InvalidParameterException",
                     "1 validation error detected: Value at 'password' failed to satisfy "
                     r"constraint: Member must satisfy regular expression pattern: ^[\S]+.*[\S]+$"):
            pool.idp.admin_set_user_password(**of_bob, Password=outside, Permanent=True)
    pool.idp.admin_set_user_password(**of_bob, Password="Pässwörd ünïcode 1!", Permanent=True)
    pool.idp.admin_delete_user(**of_bob)
    with refused("UserNotFoundException", "User does not exist."):
        pool.idp.admin_get_user(**of_bob)


@pytest.fixture(scope="module")
def crowd(mock):
    pool = Pool(mock)
    for number in range(7):
        pool.user(f"user{number}", email=f"user{number}@acme.example", given_name="Kim")
    pool.idp.admin_disable_user(UserPoolId=pool.id, Username="user6")
    pool.idp.sign_up(ClientId=pool.client_id, Username="Quo\"te", Password=PASSWORD)
    return pool


@pytest.mark.parametrize(("text", "found"), [
    ("", 8), ('username = "user1"', 1), ('username ^= "user"', 7), ('username = "USER1"', 0),
    ('email ^= "user2@"', 1), ('email = "USER2@acme.example"', 1), ('given_name = "Kim"', 7),
    ('cognito:user_status = "confirmed"', 7), ('cognito:user_status = "UNCONFIRMED"', 1),
    ('status = "Enabled"', 7), ('status = "Disabled"', 1), ('status = "disabled"', 0),
    (r'username = "Quo\"te"', 1), ('family_name = "none"', 0),
])
def test_users_are_found(crowd, text, found):
    given = {"Filter": text} if text else {}
    assert len(crowd.idp.list_users(UserPoolId=crowd.id, **given)["Users"]) == found


@pytest.mark.parametrize(("text", "message"), [
    ("username", "Error while parsing filter"), ('username > "a"', "Error while parsing filter"),
    ('username = "a', "Error while parsing filter"),
    ('username = "a" and email = "b"', "Error while parsing filter"),
    ('shoe_size = "44"', "Invalid search attribute: shoe_size"),
    ('custom:x = "44"', "Invalid search attribute: custom:x"),
])
def test_a_filter_that_is_none(crowd, text, message):
    with refused("InvalidParameterException", message):
        crowd.idp.list_users(UserPoolId=crowd.id, Filter=text)


def test_lists_come_in_pages(crowd):
    pages = list(crowd.idp.get_paginator("list_users").paginate(
        UserPoolId=crowd.id, PaginationConfig={"PageSize": 3}))
    assert [len(page["Users"]) for page in pages] == [3, 3, 2]
    names = [user["Username"] for page in pages for user in page["Users"]]
    assert len(set(names)) == 8
    only = crowd.idp.list_users(
        UserPoolId=crowd.id, AttributesToGet=["email"], Filter='username = "user1"')["Users"][0]
    assert only["Attributes"] == [{"Name": "email", "Value": "user1@acme.example"}]
    with refused("InvalidParameterException"):
        crowd.idp.list_users(UserPoolId=crowd.id, PaginationToken="not a token")
    with refused("InvalidParameterException"):
        crowd.idp.list_users(UserPoolId=crowd.id, PaginationToken="AAAA")


# Groups


def test_groups(crowd):
    group = {"UserPoolId": crowd.id, "GroupName": "staff"}
    made = crowd.idp.create_group(**group, Precedence=3, Description="all")["Group"]
    assert (made["GroupName"], made["Precedence"]) == ("staff", 3)
    with refused("GroupExistsException", "A group with the name already exists."):
        crowd.idp.create_group(**group)
    with refused("ResourceNotFoundException", "Group not found."):
        crowd.idp.get_group(UserPoolId=crowd.id, GroupName="none")
    for number in range(5):
        for _ in range(2):
            crowd.idp.admin_add_user_to_group(**group, Username=f"user{number}")
    pages = list(crowd.idp.get_paginator("list_users_in_group").paginate(
        **group, PaginationConfig={"PageSize": 2}))
    assert [len(page["Users"]) for page in pages] == [2, 2, 1]
    crowd.idp.admin_remove_user_from_group(**group, Username="user0")
    assert crowd.idp.admin_list_groups_for_user(
        UserPoolId=crowd.id, Username="user0")["Groups"] == []
    crowd.idp.update_group(**group, Precedence=1)
    listed = crowd.idp.list_groups(UserPoolId=crowd.id)["Groups"]
    assert [(one["GroupName"], one["Precedence"]) for one in listed] == [("staff", 1)]
    crowd.idp.delete_group(**group)
    with refused("ResourceNotFoundException", "Group not found."):
        crowd.idp.get_group(**group)


# Pools, clients, domains


def test_what_a_pool_is_when_nothing_is_said(idp):
    made = idp.create_user_pool(PoolName="bare")["UserPool"]
    assert made["Policies"]["PasswordPolicy"] == {
        "MinimumLength": 8, "RequireUppercase": True, "RequireLowercase": True,
        "RequireNumbers": True, "RequireSymbols": True, "TemporaryPasswordValidityDays": 7}
    assert made["MfaConfiguration"] == "OFF"
    assert made["EmailConfiguration"] == {"EmailSendingAccount": "COGNITO_DEFAULT"}
    assert made["DeletionProtection"] == "INACTIVE"
    assert made["UserPoolTier"] == "ESSENTIALS"
    assert made["VerificationMessageTemplate"]["DefaultEmailOption"] == "CONFIRM_WITH_CODE"
    assert re.fullmatch(
        r"arn:aws:cognito-idp:[a-z0-9-]+:\d{12}:userpool/" + re.escape(made["Id"]), made["Arn"])
    schema = {one["Name"]: one for one in made["SchemaAttributes"]}
    assert sorted(schema) == sorted([
        "sub", "name", "given_name", "family_name", "middle_name", "nickname",
        "preferred_username", "profile", "picture", "website", "email", "email_verified",
        "gender", "birthdate", "zoneinfo", "locale", "phone_number", "phone_number_verified",
        "address", "updated_at"])
    assert schema["sub"]["Required"] and not schema["sub"]["Mutable"]
    assert schema["birthdate"]["StringAttributeConstraints"] == {
        "MinLength": "10", "MaxLength": "10"}
    assert schema["updated_at"]["AttributeDataType"] == "Number"
    assert schema["email_verified"]["AttributeDataType"] == "Boolean"


def test_an_update_sets_all_that_it_leaves_out_back(idp):
    pool = idp.create_user_pool(
        PoolName="full", Policies={"PasswordPolicy": {"MinimumLength": 12}},
        UserPoolTags={"a": "b"})["UserPool"]["Id"]
    idp.update_user_pool(UserPoolId=pool, DeletionProtection="ACTIVE")
    shown = idp.describe_user_pool(UserPoolId=pool)["UserPool"]
    assert shown["Policies"]["PasswordPolicy"]["MinimumLength"] == 8
    with refused("InvalidParameterException"):
        idp.delete_user_pool(UserPoolId=pool)
    idp.update_user_pool(UserPoolId=pool, DeletionProtection="INACTIVE")
    idp.delete_user_pool(UserPoolId=pool)
    with refused("ResourceNotFoundException", f"User pool {pool} does not exist."):
        idp.describe_user_pool(UserPoolId=pool)


def test_custom_attributes_are_added_to_the_schema(pool):
    pool.idp.add_custom_attributes(UserPoolId=pool.id, CustomAttributes=[
        {"Name": "team", "AttributeDataType": "String"},
        {"Name": "cost", "AttributeDataType": "Number", "DeveloperOnlyAttribute": True}])
    names = [one["Name"] for one in pool.idp.describe_user_pool(UserPoolId=pool.id)[
        "UserPool"]["SchemaAttributes"]]
    assert {"custom:team", "dev:custom:cost"} <= set(names)
    with refused("InvalidParameterException"):
        pool.idp.add_custom_attributes(UserPoolId=pool.id, CustomAttributes=[
            {"Name": "must", "AttributeDataType": "String", "Required": True}])


def test_what_a_client_is_when_nothing_is_said(pool):
    made = pool.idp.create_user_pool_client(UserPoolId=pool.id, ClientName="web")["UserPoolClient"]
    assert "ClientSecret" not in made
    assert (made["RefreshTokenValidity"], made["EnableTokenRevocation"]) == (30, True)
    assert made["AuthSessionValidity"] == 3
    assert made.get("PreventUserExistenceErrors", "LEGACY") == "LEGACY"
    shown = pool.idp.describe_user_pool_client(
        UserPoolId=pool.id, ClientId=made["ClientId"])["UserPoolClient"]
    assert shown == made
    with refused("ResourceNotFoundException", "User pool client none does not exist."):
        pool.idp.describe_user_pool_client(UserPoolId=pool.id, ClientId="none")


@pytest.mark.parametrize("address", [
    "http://app.acme.example/", "app.acme.example", "https://app.acme.example/#part", "/here"])
def test_a_callback_that_may_not_be(pool, address):
    with refused("InvalidParameterException"):
        pool.client(CallbackURLs=[address])


@pytest.mark.parametrize("address", [
    CALLBACK, "http://localhost:3000/back", "http://127.0.0.1/", "http://[::1]:9/", "myapp://x"])
def test_a_callback_that_may_be(pool, address):
    assert pool.client(CallbackURLs=[address])


def test_pages_of_clients_and_pools(mock, idp):
    pool = Pool(mock)
    for _ in range(4):
        pool.client()
    pages = list(idp.get_paginator("list_user_pool_clients").paginate(
        UserPoolId=pool.id, PaginationConfig={"PageSize": 2}))
    assert [len(page["UserPoolClients"]) for page in pages] == [2, 2, 1]
    first = idp.list_user_pools(MaxResults=1)
    second = idp.list_user_pools(MaxResults=1, NextToken=first["NextToken"])
    assert first["UserPools"][0]["Id"] != second["UserPools"][0]["Id"]


def test_a_client_has_two_secrets_at_most(pool):
    client, secret = pool.client(GenerateSecret=True)
    of_client = {"UserPoolId": pool.id, "ClientId": client}
    added = pool.idp.add_user_pool_client_secret(**of_client)["ClientSecretDescriptor"]
    assert added["ClientSecretId"]
    assert len(pool.idp.list_user_pool_client_secrets(**of_client)["ClientSecrets"]) == 2
    with refused("LimitExceededException"):
        pool.idp.add_user_pool_client_secret(**of_client)
    assert secret != added.get("ClientSecretValue")


def test_domains(pool, idp):
    assert idp.describe_user_pool_domain(Domain="nobody-has-this")["DomainDescription"] == {}
    name = "d" + pool.id.rpartition("_")[2].lower()
    idp.create_user_pool_domain(Domain=name, UserPoolId=pool.id, ManagedLoginVersion=2)
    shown = idp.describe_user_pool_domain(Domain=name)["DomainDescription"]
    assert (shown["UserPoolId"], shown["Status"], shown["ManagedLoginVersion"]) == (
        pool.id, "ACTIVE", 2)
    other = idp.create_user_pool(PoolName="other")["UserPool"]["Id"]
    with refused("InvalidParameterException",
                 "Domain already associated with another user pool."):
        idp.create_user_pool_domain(Domain=name, UserPoolId=other)
    with refused("InvalidParameterException",
                 "There has to be an existing domain associated with this user pool"):
        idp.set_ui_customization(UserPoolId=other, CSS=".submitButton-customizable {}")
    idp.set_ui_customization(UserPoolId=pool.id, CSS=".submitButton-customizable {color: red;}")
    look = idp.get_ui_customization(UserPoolId=pool.id)["UICustomization"]
    assert (look["CSS"], look["CSSVersion"]) == (
        ".submitButton-customizable {color: red;}", "20190128172214")
    custom = idp.create_user_pool_domain(
        Domain="auth.acme.example", UserPoolId=other, CustomDomainConfig={
            "CertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/sample"})
    assert custom["CloudFrontDomain"]
    idp.delete_user_pool_domain(Domain=name, UserPoolId=pool.id)
    assert idp.describe_user_pool_domain(Domain=name)["DomainDescription"] == {}


def test_managed_login_branding(pool, idp):
    of_client = {"UserPoolId": pool.id, "ClientId": pool.client_id}
    with refused("InvalidParameterException"):
        idp.create_managed_login_branding(
            **of_client, UseCognitoProvidedValues=True, Settings={"components": {}})
    made = idp.create_managed_login_branding(**of_client, Settings={"components": {}})[
        "ManagedLoginBranding"]
    assert made["Settings"] == {"components": {}}
    with refused("ManagedLoginBrandingExistsException"):
        idp.create_managed_login_branding(**of_client, UseCognitoProvidedValues=True)
    shown = idp.describe_managed_login_branding_by_client(**of_client)["ManagedLoginBranding"]
    assert shown["ManagedLoginBrandingId"] == made["ManagedLoginBrandingId"]
    idp.delete_managed_login_branding(
        UserPoolId=pool.id, ManagedLoginBrandingId=made["ManagedLoginBrandingId"])
    with refused("ResourceNotFoundException"):
        idp.describe_managed_login_branding_by_client(**of_client)


def test_providers_and_resource_servers(pool, idp):
    idp.create_identity_provider(
        UserPoolId=pool.id, ProviderName="Google", ProviderType="Google",
        ProviderDetails={"client_id": "a", "client_secret": "b", "authorize_scopes": "email"},
        AttributeMapping={"email": "email"})
    with refused("DuplicateProviderException"):
        idp.create_identity_provider(
            UserPoolId=pool.id, ProviderName="Google", ProviderType="Google",
            ProviderDetails={"client_id": "a", "client_secret": "b",
                             "authorize_scopes": "email"})
    assert [one["ProviderName"] for one in idp.list_identity_providers(
        UserPoolId=pool.id)["Providers"]] == ["Google"]
    idp.create_resource_server(
        UserPoolId=pool.id, Identifier="api", Name="API",
        Scopes=[{"ScopeName": "read", "ScopeDescription": "Read"}])
    with pytest.raises(botocore.exceptions.ClientError):
        idp.create_resource_server(UserPoolId=pool.id, Identifier="api", Name="API")
    with refused("ScopeDoesNotExistException"):
        pool.client(AllowedOAuthScopes=["api/write"])
    client, _ = pool.client(
        GenerateSecret=True, AllowedOAuthFlows=["client_credentials"],
        AllowedOAuthScopes=["api/read"])
    assert client
    with refused("InvalidOAuthFlowException"):
        pool.client(AllowedOAuthFlows=["client_credentials"], AllowedOAuthScopes=["api/read"])


def test_tags_and_mfa_settings(pool, idp):
    arn = idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["Arn"]
    idp.tag_resource(ResourceArn=arn, Tags={"team": "a", "cost": "b"})
    idp.untag_resource(ResourceArn=arn, TagKeys=["cost"])
    assert idp.list_tags_for_resource(ResourceArn=arn)["Tags"] == {"team": "a"}
    idp.set_user_pool_mfa_config(
        UserPoolId=pool.id, MfaConfiguration="OPTIONAL",
        SoftwareTokenMfaConfiguration={"Enabled": True})
    shown = idp.get_user_pool_mfa_config(UserPoolId=pool.id)
    assert shown["MfaConfiguration"] == "OPTIONAL"
    assert shown["SoftwareTokenMfaConfiguration"] == {"Enabled": True}


# Import


def test_users_come_from_a_file(mock):
    pool = Pool(mock, **BY_MAIL)
    header = pool.idp.get_csv_header(UserPoolId=pool.id)["CSVHeader"]
    assert set(header) == {
        "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username",
        "profile", "picture", "website", "email", "email_verified", "gender", "birthdate",
        "zoneinfo", "locale", "phone_number", "phone_number_verified", "address", "updated_at",
        "cognito:mfa_enabled", "cognito:username"}

    def row(**cells):
        return ",".join(cells.get(column.replace(":", "__"), "") for column in header)

    job = pool.idp.create_user_import_job(
        UserPoolId=pool.id, JobName="first", CloudWatchLogsRoleArn=ROLE)["UserImportJob"]
    assert job["Status"] == "Created" and job["PreSignedUrl"].startswith("http")
    lines = [",".join(header),
             row(email="one@acme.example", email_verified="true", cognito__mfa_enabled="false",
                 cognito__username="one@acme.example", name="One\\, the first"),
             row(email="two@acme.example", email_verified="false", cognito__mfa_enabled="false",
                 cognito__username="two@acme.example"),
             row(email="three@acme.example", email_verified="true",
                 cognito__mfa_enabled="perhaps", cognito__username="three@acme.example"),
             row(email="four@acme.example", email_verified="true", cognito__mfa_enabled="false",
                 cognito__username="four@acme.example", birthdate="2000-02-29"),
             row(email="five@acme.example", email_verified="true", cognito__mfa_enabled="false",
                 cognito__username="five@acme.example", name='"Five"'),
             row(email="six@acme.example", email_verified="true", cognito__mfa_enabled="false",
                 cognito__username="six@acme.example", birthdate="02/29/2000")]
    foreign = requests.put(
        job["PreSignedUrl"], data="x", headers={"Origin": "https://evil.example"}, timeout=20)
    assert foreign.status_code == 403, "no page of the web writes here"
    sent = requests.put(
        job["PreSignedUrl"], data="\n".join(lines) + "\n", timeout=20,
        headers={"x-amz-server-side-encryption": "aws:kms"})
    assert sent.status_code == 200, sent.text
    pool.idp.start_user_import_job(UserPoolId=pool.id, JobId=job["JobId"])
    for _ in range(100):
        shown = pool.idp.describe_user_import_job(
            UserPoolId=pool.id, JobId=job["JobId"])["UserImportJob"]
        if shown["Status"] not in ("Pending", "InProgress"):
            break
    assert shown["Status"] == "Succeeded", json.dumps(shown, default=str)
    assert [shown[f"{kind}Users"] for kind in ("Imported", "Skipped", "Failed")] == [2, 0, 4]
    assert pool.status("one@acme.example") == "RESET_REQUIRED"
    of_one = pool.idp.admin_get_user(UserPoolId=pool.id, Username="one@acme.example")
    assert attributes_of(of_one)["name"] == "One, the first"
    with refused("PreconditionNotMetException"):
        pool.idp.start_user_import_job(UserPoolId=pool.id, JobId=job["JobId"])
