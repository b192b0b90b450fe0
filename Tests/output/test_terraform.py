"""Terraform's modules through Terraform itself, without its providers, which only its registry has.

Each resource stands as a `terraform_data`, which is built in and gives back what it is given. So names,
functions, references and files are Terraform's to judge; whether a provider knows an argument is not.
"""

import json
import os
import re
import shutil
import subprocess

import pytest

TERRAFORM = shutil.which("terraform")
# What data sources and providers would say.
GIVEN = {"partition": "aws", "account_id": "123456789012"}


@pytest.fixture(scope="module")
def built(lintel, whole_matrix, tmp_path_factory):
    if not TERRAFORM:
        pytest.skip("no terraform on this machine")
    folder = tmp_path_factory.mktemp("terraform") / "dist"
    lintel("build", "--quiet", "--out", folder, "--only", "cognito,deploy,messages",
           *([] if whole_matrix else ["--pool", "work"]))
    return folder


def without_providers(module):
    """The module, its resources in `terraform_data`."""
    text = json.dumps(module)
    text = re.sub(r"data\.aws_\w+\.\w+\.(\w+)", r"local.\1", text)
    text = re.sub(r"\b(aws(?:cc)?_\w+)\.(\w+)\.(\w+)", r"terraform_data.\1__\2.output.\3", text)
    text = re.sub(r'"(aws(?:cc)?_\w+)\.(\w+)"', r'"terraform_data.\1__\2"', text)
    # A block for each image is one for the first.
    text = text.replace("asset.value.", "local.style.Assets[0].")
    module = json.loads(text)
    del module["terraform"]["required_providers"]
    module.pop("data", None)
    module["locals"] = {**module.get("locals", {}), **GIVEN}
    resources = {}
    for kind, named in module["resource"].items():
        for name, body in named.items():
            own = {key: body.pop(key) for key in ("depends_on",) if key in body}
            resources[f"{kind}__{name}"] = {
                "input": {"id": name, "arn": f"arn:aws:{kind}:{name}", **body}, **own}
    module["resource"] = {"terraform_data": resources}
    return module


def applied(module, *variables):
    """What resources were given, by name, and the outputs."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("TF_")}

    def run(*words):
        done = subprocess.run(
            [TERRAFORM, *words], cwd=module.parent, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    changed = without_providers(json.loads(module.read_text()))
    module.write_text(json.dumps(changed, indent=1))
    run("init", "-no-color", "-input=false")
    run("apply", "-no-color", "-input=false", "-auto-approve", *variables)
    state = json.loads(run("show", "-json"))["values"]
    outputs = {name: one["value"] for name, one in state.get("outputs", {}).items()}
    return {one["name"]: one["values"]["output"] for one in state["root_module"]["resources"]}, outputs


def test_a_pool_s_module_says_what_its_files_say(built, tmp_path):
    shutil.copytree(built / "_pools/work", tmp_path / "work")
    module = tmp_path / "work/deploy/main.tf.json"
    pool = json.loads(module.read_text())["variable"]["user_pool_id"]["default"]
    resources, outputs = applied(module, "-var=notice_source_arn=arn:aws:ses:eu-central-1:1:identity/a")
    function = resources["aws_lambda_function__custom_message"]
    assert function["function_name"] == f"lintel-messages-{pool}"
    assert outputs["lambda_config"] == {"custom_message": function["arn"]}
    permission = resources["aws_lambda_permission__custom_message"]
    assert permission["source_arn"] == (
        f"arn:aws:cognito-idp:{pool.split('_')[0]}:123456789012:userpool/{pool}")
    policy = json.loads(resources["aws_iam_role_policy__custom_message"]["policy"])
    statement, = policy["Statement"]
    assert statement["Action"] == ["logs:CreateLogStream", "logs:PutLogEvents"]
    assert statement["Resource"] == (
        resources["aws_cloudwatch_log_group__custom_message"]["arn"] + ":*")
    said = json.loads((built / "_pools/work/user-pool.json").read_text())
    template = said["VerificationMessageTemplate"]
    # Cognito refuses both pairs together.
    assert outputs["verification_message_template"] == {
        "email_message": template["EmailMessage"], "email_subject": template["EmailSubject"]}
    assert outputs["verification_by_link"] == {
        "default_email_option": "CONFIRM_WITH_LINK",
        "email_message_by_link": template["EmailMessageByLink"],
        "email_subject_by_link": template["EmailSubjectByLink"]}
    risk = resources["aws_cognito_risk_configuration__all"]["account_takeover_risk_configuration"]
    notices = json.loads((built / "_pools/work/risk.json").read_text())[
        "AccountTakeoverRiskConfiguration"]["NotifyConfiguration"]
    assert risk["notify_configuration"]["block_email"]["html_body"] == notices["BlockEmail"]["HtmlBody"]


def test_every_module_is_one_that_terraform_reads(built, tmp_path):
    for path in sorted(built.rglob("deploy/main.tf.json")):
        folder = tmp_path / "-".join(path.relative_to(built).parts[:-2])
        shutil.copytree(path.parent.parent, folder)
        module = folder / "deploy/main.tf.json"
        variables = json.loads(module.read_text())["variable"]
        resources, _ = applied(module, *(
            f"-var={name}=arn:x" for name, one in variables.items() if "default" not in one))
        for name, body in resources.items():
            if name.startswith("aws_cognito_managed_login_branding"):
                login = json.loads((path.parent.parent / "cognito/managed-login.json").read_text())
                assert json.loads(body["settings"]) == login["Settings"]
