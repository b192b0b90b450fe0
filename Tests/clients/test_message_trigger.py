"""A build's CustomMessage function behind the preview: what lands in the inbox is what it said."""

import json

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
