"""A tenant's `upload.sh` from its first line to its last: its site, its branding, releases that go and come."""

import hashlib
import json
import shutil
import subprocess
import time

import pytest

from conftest import ROOT
from uploading import BUCKET, client, emulator, keys, preview, s3, upload  # noqa: F401

# One client, terms, a picture behind the form: everything that there is to upload.
TENANT = "parallax"


@pytest.fixture(scope="module")
def built(lintel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("upload") / "dist"
    lintel("build", "--quiet", "--out", folder, "--tenant", TENANT)
    return folder / TENANT


def site(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    return [file for file in manifest["files"] if file["path"].startswith("site/")]


def differences(s3, folder, prefix):
    """Where the bucket is not what the manifest says."""
    for file in site(folder):
        key = prefix + file["path"].removeprefix("site/")
        there = s3.get_object(Bucket=BUCKET, Key=key)
        body = there["Body"].read()
        if (hashlib.sha256(body).hexdigest(), there["ContentType"], there["CacheControl"]) != (
                file["sha256"], file["type"], file["cache"]):
            yield key
        assert body == (folder / file["path"]).read_bytes()


def test_the_script_is_clean(built):
    shellcheck = shutil.which("shellcheck")
    if not shellcheck:
        pytest.skip("no shellcheck on this machine")
    for script in (built / "deploy/upload.sh", ROOT / "templates/deploy/upload.sh"):
        done = subprocess.run([shellcheck, script], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("words", "reason"), [
    (["nonsense"], "is no part and no option"), (["--bucket"], "--bucket needs a value"),
    (["site"], "the site needs --bucket"), (["--prune", "site"], "the site needs --bucket"),
    (["--rollback", "0" * 64], "--rollback needs --bucket"),
    (["--bucket", BUCKET, "--rollback", "../x"], "is no hash of a release"),
])
def test_wrong_usage_is_told(built, upload, words, reason):
    done, calls = upload(built, *words, status=2)
    assert reason in done.stderr
    assert not calls


def test_a_folder_that_is_not_what_its_manifest_says_is_not_uploaded(built, upload, s3, tmp_path):
    torn = tmp_path / "torn"
    shutil.copytree(built, torn)
    with open(torn / "site/login.html", "a") as page:
        page.write("<!-- another build -->")
    done, calls = upload(torn, "site", "--bucket", BUCKET, status=1)
    assert "site/login.html is not what manifest.json says" in done.stderr
    assert not calls and not keys(s3)


@pytest.mark.parametrize(("version", "reason"), [
    ("aws-cli/1.36.40 Python/3.11.7 Linux/6.1 botocore/1.35.99",
     "managed-login needs the AWS CLI 1.37 or later: this is 1.36"),
    ("aws-cli/0.9.4 Python/2.7", "needs the AWS CLI 1.37 or later: this is 0.9"),
    ("aws-cli/2.22.35 Python/3.12.6 Linux/6.1 exe/x86_64.ubuntu.24",
     "managed-login needs the AWS CLI 2.23 or later: this is 2.22"),
    ("aws-cli/2.9.0 Python/3.9.11", "needs the AWS CLI 2.23 or later: this is 2.9"),
    ("Python is missing", "tells no version: Python is missing"),
])
def test_an_old_command_line_is_refused_before_anything_is_sent(built, upload, s3, version, reason):
    done, calls = upload(built, "--bucket", BUCKET, status=1, version=version)
    assert reason in done.stderr
    assert not calls and not keys(s3)


@pytest.mark.parametrize("version", ["1.37.0", "1.100.0", "2.23.0", "3.0.0"])
def test_a_new_command_line_of_either_version_will_do(built, upload, preview, version):
    done, _ = upload(
        built, "managed-login", "--dry-run", version=f"aws-cli/{version} Python/3.12.6 Linux/6.1")
    assert "would run: aws cognito-idp" in done.stdout


def test_an_old_command_line_will_do_for_the_rest(built, upload, preview):
    upload(built, "classic", "--dry-run", version="aws-cli/1.30.0 Python/3.8")


def test_a_dry_run_changes_nothing(built, upload, s3, preview):
    done, calls = upload(built, "--bucket", BUCKET, "--dry-run")
    assert "would run: aws s3 sync --size-only" in done.stdout
    for operation in ("set-ui-customization", "create-managed-login-branding", "create-terms"):
        assert f"would run: aws cognito-idp --region us-east-1 {operation} " in done.stdout
    assert not keys(s3)
    assert all("describe" in call or "list-terms" in call for call in calls), calls


def test_everything_arrives_twice(built, upload, s3, preview):
    prefix = "login/"
    for number in (1, 2):
        _, calls = upload(built, "--bucket", BUCKET)
        assert not list(differences(s3, built, prefix))
        check_order(calls)
        check_branding(built, preview)
        if number == 1:
            first = keys(s3)
            assert any("create-managed-login-branding" in call for call in calls)
        else:
            assert keys(s3) == first
            assert not any("cognito-idp" in call and " create-" in call for call in calls), calls
    release = hashlib.sha256((built / "manifest.json").read_bytes()).hexdigest()
    stored = {key for key in first if f"_lintel/{release}/site/" in key}
    pages = [file for file in site(built) if file["cache"] == "no-cache"]
    assert stored == {f"{prefix}_lintel/{release}/{file['path']}" for file in pages}
    manifest = s3.get_object(Bucket=BUCKET, Key=f"{prefix}_lintel/manifest.json")
    assert manifest["Body"].read() == (built / "manifest.json").read_bytes()


def check_order(calls):
    """Assets, then the release's store, then the pages, then the manifest."""
    steps = []
    for call in calls:
        if call.startswith("s3 "):
            address = call.split()[-1]
            steps.append(
                3 if address.endswith("_lintel/manifest.json") else
                0 if "immutable" in call or "max-age=3600" in call else
                1 if "/_lintel/" in address else 2)
    assert steps == sorted(steps) and set(steps) == {0, 1, 2, 3}


def check_branding(built, preview):
    """What the mock has is what the files say, pictures byte for byte."""
    call = json.loads((built / "cognito/managed-login.json").read_text())
    of_client = {"UserPoolId": call["UserPoolId"], "ClientId": call["ClientId"]}
    cognito = client("cognito-idp", preview.address, "us-east-1")
    assert cognito.get_ui_customization(**of_client)["UICustomization"]["CSS"] == (
        built / "cognito/classic.css").read_text()
    style = cognito.describe_managed_login_branding_by_client(**of_client)["ManagedLoginBranding"]
    assert style["Settings"] == call["Settings"]
    assert {
        f"{one['Category']}.{one['ColorMode']}.{one['Extension']}".lower().replace("_", "-"):
            one["Bytes"] for one in style["Assets"]
    } == {file.name: file.read_bytes() for file in (built / "cognito/assets").iterdir()}
    terms = cognito.list_terms(UserPoolId=call["UserPoolId"])["Terms"]
    assert sorted(one["TermsName"] for one in terms) == ["privacy-policy", "terms-of-use"]


class Releases:
    """A small site that changes from release to release."""

    def __init__(self, built, folder):
        self.folder = folder
        (folder / "deploy").mkdir(parents=True)
        shutil.copy(built / "deploy/upload.sh", folder / "deploy")

    def make(self, number):
        shutil.rmtree(self.folder / "site", ignore_errors=True)
        files = {
            f"assets/page.{number:010x}.js": ("text/javascript; charset=utf-8",
                                              "public, max-age=31536000, immutable"),
            f"assets/mail/logo-{number}.png": ("image/png", "public, max-age=3600"),
            "login.html": ("text/html; charset=utf-8", "no-cache"),
            f"only-{number}.html": ("text/html; charset=utf-8", "no-cache"),
        }
        lines = []
        for path, (kind, cache) in sorted(files.items()):
            file = self.folder / "site" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{path} of release {number}")
            lines.append(
                f'  {{"path": "site/{path}", "bytes": {file.stat().st_size}, "sha256": '
                f'"{hashlib.sha256(file.read_bytes()).hexdigest()}", "type": "{kind}", '
                f'"cache": "{cache}"}}')
        text = '{"lintel": 1, "id": "x", "files": [\n' + ",\n".join(lines) + "\n]}\n"
        (self.folder / "manifest.json").write_text(text)
        return hashlib.sha256(text.encode()).hexdigest()

    def put(self, s3, prefix, release):
        """Leaves in the bucket what an upload would: the first ones need not be real."""
        for file in site(self.folder):
            path = file["path"].removeprefix("site/")
            places = [f"{prefix}{path}"]
            if file["cache"] == "no-cache":
                places.append(f"{prefix}_lintel/{release}/site/{path}")
            for place in places:
                s3.put_object(
                    Bucket=BUCKET, Key=place, Body=(self.folder / file["path"]).read_bytes(),
                    ContentType=file["type"], CacheControl=file["cache"])
        s3.put_object(
            Bucket=BUCKET, Key=f"{prefix}_lintel/{release}/manifest.json",
            Body=(self.folder / "manifest.json").read_bytes())
        # The bucket knows the order by the second.
        time.sleep(1.1)


def test_old_releases_go_and_one_of_the_last_three_comes_back(built, upload, s3, tmp_path):
    releases = Releases(built, tmp_path / "releases")
    to_bucket = ("site", "--bucket", BUCKET, "--prefix", "/app/in/")
    s3.put_object(Bucket=BUCKET, Key="app/in/index.html", Body=b"somebody else's")
    s3.put_object(Bucket=BUCKET, Key="app/in/assets/other.js", Body=b"somebody else's")
    hashes = []
    for number in range(1, 5):
        hashes.append(releases.make(number))
        releases.put(s3, "app/in/", hashes[-1])
    hashes.append(releases.make(5))
    upload(releases.folder, *to_bucket)
    everything = keys(s3)
    assert [key for key in everything if key.startswith("app/in/only-")] == [
        f"app/in/only-{number}.html" for number in range(1, 6)]

    done, _ = upload(releases.folder, *to_bucket, "--prune", "--dry-run")
    assert "prune: app/in/assets/page.0000000001.js" in done.stdout
    assert keys(s3) == everything

    upload(releases.folder, *to_bucket, "--prune")
    kept = hashes[2:]
    assert keys(s3) == sorted(
        ["app/in/index.html", "app/in/assets/other.js", "app/in/login.html",
         "app/in/only-5.html", "app/in/_lintel/manifest.json"]
        + [f"app/in/assets/mail/logo-{number}.png" for number in range(1, 6)]
        + [f"app/in/assets/page.{number:010x}.js" for number in (3, 4, 5)]
        + [f"app/in/_lintel/{one}/manifest.json" for one in kept]
        + [f"app/in/_lintel/{one}/site/login.html" for one in kept]
        + [f"app/in/_lintel/{one}/site/only-{number}.html" for number, one in enumerate(kept, 3)])

    done, _ = upload(
        releases.folder, *to_bucket[1:], "--rollback", hashes[0], status=1)
    assert f"there is no release {hashes[0]}" in done.stderr
    upload(releases.folder, *to_bucket[1:], "--rollback", hashes[2])
    page = s3.get_object(Bucket=BUCKET, Key="app/in/login.html")
    assert page["Body"].read() == b"login.html of release 3"
    assert (page["ContentType"], page["CacheControl"]) == ("text/html; charset=utf-8", "no-cache")
    assert s3.get_object(Bucket=BUCKET, Key="app/in/only-3.html")["Body"].read() == (
        b"only-3.html of release 3")

    s3.delete_object(Bucket=BUCKET, Key="app/in/assets/page.0000000004.js")
    done, _ = upload(releases.folder, *to_bucket[1:], "--rollback", hashes[3], status=1)
    assert f"release {hashes[3]} has lost its assets" in done.stderr
