"""A build's CustomMessage function behind the preview: what lands in the inbox is what it said."""

import json
import urllib.parse

import invoke
import pytest
from cognito import PASSWORD, PROJECT, running_mock, tenant

from conftest import ROOT

CLIENTS = {"acme": "1h57kf5cpq17m0eml12acme01", "north": "1h57kf5cpq17m0eml12north1"}
TENANTS = [tenant(name, "mail", ("en", "de", "ar"), web=client) for name, client in CLIENTS.items()]


@pytest.fixture(scope="module")
def mock(lintel, tmp_path_factory):
    folder = tmp_path_factory.getbasetemp() / "custom-message"
    folder.mkdir()
    pools = {"mail": {**PROJECT["pools"]["mail"], "sender": "ses"}}
    project = {"pools": pools, "defaults": PROJECT["defaults"], "tenants": PROJECT["tenants"]}
    (folder / "lintel.json").write_text(json.dumps(project))
    (folder / "tenants.ndjson").write_text("".join(json.dumps(one) + "\n" for one in TENANTS))
    lintel("build", "--quiet", "--kit", ROOT, "--project", folder, "--only", "messages",
           "--out", folder / "dist")
    with invoke.running(folder / "dist/_pools/mail/custom-message") as function:
        project["preview"] = {"triggers": {"CustomMessage": function.address}}
        yield from running_mock(folder / "served", project=project, tenants=TENANTS)


@pytest.mark.parametrize(("name", "locale", "html"), [
    ("acme", "de", '<html lang="de" dir="ltr"'), ("acme", "ar", '<html lang="ar" dir="rtl"'),
    ("north", None, '<html lang="en" dir="ltr"'),
])
def test_a_sign_up_brings_the_tenants_mail_in_the_users_language(mock, name, locale, html):
    address = f"{name}-{locale}@mail.example"
    attributes = {"email": address, **({"locale": locale} if locale else {})}
    mock.boto().sign_up(
        ClientId=CLIENTS[name], Username=address, Password=PASSWORD,
        UserAttributes=[{"Name": key, "Value": value} for key, value in attributes.items()])
    message = mock.messages(address)[-1]
    text = json.dumps(message, ensure_ascii=False).replace('\\"', '"')
    assert f"{name.title()} Robotics" in message["subject"]
    assert html in text
    assert "{####}" not in text and message["code"] in text


def test_an_invitation_is_the_pools_in_the_users_language(mock):
    mock.boto().admin_create_user(
        UserPoolId=PROJECT["pools"]["mail"]["userPoolId"], Username="new@mail.example",
        UserAttributes=[{"Name": "email", "Value": "new@mail.example"},
                        {"Name": "locale", "Value": "de"}], DesiredDeliveryMediums=["EMAIL"])
    text = json.dumps(mock.messages("new@mail.example")[-1], ensure_ascii=False)
    assert 'lang=\\"de\\"' in text and "{username}" not in text


@pytest.fixture
def by_link(mock):
    """The pool confirms by link, as long as a test goes on."""
    idp, pool = mock.boto(), PROJECT["pools"]["mail"]["userPoolId"]
    taken = idp.meta.service_model.operation_model("UpdateUserPool").input_shape.members
    there = idp.describe_user_pool(UserPoolId=pool)["UserPool"]
    before = {"UserPoolId": pool, **{name: there[name] for name in taken if name in there}}
    idp.update_user_pool(**{**before, "VerificationMessageTemplate": {
        "DefaultEmailOption": "CONFIRM_WITH_LINK"}})
    yield
    idp.update_user_pool(**before)


def test_where_the_pool_confirms_by_link_the_pools_mail_arrives_and_its_link_confirms(mock, by_link):
    idp, address = mock.boto(), "click@mail.example"
    idp.sign_up(
        ClientId=CLIENTS["acme"], Username=address, Password=PASSWORD,
        UserAttributes=[{"Name": "email", "Value": address}, {"Name": "locale", "Value": "de"}])
    first, = mock.messages(address)
    idp.resend_confirmation_code(ClientId=CLIENTS["acme"], Username=address)
    again = mock.messages(address)[-1]
    for message in (first, again):
        html = message["body"]
        # The pool's own, in its default language, and whole.
        assert '<html lang="en"' in html and "{##" not in html and "{####}" not in html
        assert message["link"].replace("&", "&amp;") in html
        assert f">{message['code']}<" not in html
    place = urllib.parse.urlsplit(again["link"])
    assert mock.get(f"{place.path}?{place.query}").status_code == 200
    user = idp.admin_get_user(
        UserPoolId=PROJECT["pools"]["mail"]["userPoolId"], Username=address)
    assert user["UserStatus"] == "CONFIRMED"
