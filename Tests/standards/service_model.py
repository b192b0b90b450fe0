"""The service model of Amazon Cognito in the notation of `Sources/CognitoMock/ServiceModel/Text`.

The facts (operations, members, limits, patterns, values, errors) are derived from the service models
that botocore carries (Apache License 2.0, https://github.com/boto/botocore). Run it to write the Swift
files anew: `.venv/bin/python3 Tests/standards/service_model.py`. `test_service_model.py` compares what
stands there with the installed botocore.

One entry a line, continued on indented lines:

    service cognito-idp AWSCognitoIdentityProviderService      name and prefix of X-Amz-Target
    fault InternalErrorException                               an error with status 500
    open GetUser / signed AdminGetUser                         an operation
    < AccessToken* TokenModelType                              its input; * is required
    > Username* UsernameType, ...                              its output; absent: an empty body
    ! ResourceNotFound InvalidParameter                        its errors without "Exception"
    string PasswordType sensitive ..256 /[\\S]+/               a type with its limits
    string StatusType = Enabled Disabled                       its values
    list X [Member] ..2      map X {Key: Value} 1..13      struct X Name* Type, Other Type
"""

import gzip
import json
import re
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT / "Sources/CognitoMock/ServiceModel/Text"
SERVICES = {
    "cognito-idp": "cognito-idp/2016-04-18",
    "cognito-identity": "cognito-identity/2014-06-30",
}

# A group of operations a file: the first pattern that is found in the name decides.
GROUPS = {
    "cognito-idp": [
        ("Devices", "Device"),
        ("Passkeys", "WebAuthn"),
        ("Imports", "Import|CSVHeader"),
        ("Groups", "Group"),
        ("Providers", "IdentityProvider|ProviderForUser"),
        ("Branding", "Branding|UICustomization|Terms"),
        ("ResourceServers", "ResourceServer"),
        ("Domains", "Domain"),
        ("Clients", "UserPoolClient"),
        ("Security", "Risk|LogDelivery|SigningCertificate|AuthEvent"),
        ("Pools", "UserPool|CustomAttributes|Tag|MfaConfig"),
        ("SignIn", "Auth|Token|SignOut"),
        ("SignUp", "SignUp|Confirm|Forgot|Password"),
        ("Users", ""),
    ],
    "cognito-identity": [("IdentityPools", "")],
}
SHARED = {"cognito-idp": "SharedTypes", "cognito-identity": "IdentityPools"}


def load(service):
    """The model of a service as the installed botocore has it."""
    import botocore

    path = Path(botocore.__file__).parent / "data" / SERVICES[service] / "service-2.json.gz"
    return json.loads(gzip.decompress(path.read_bytes()))


def members(shape):
    required = set(shape.get("required", ()))
    return [(name, name in required, member["shape"]) for name, member in shape["members"].items()]


def facts(model):
    """What the notation says, as plain values: operations, types, faults."""
    shapes = model["shapes"]
    operations = {}
    for name, operation in model["operations"].items():
        operations[name] = {
            "open": operation.get("auth") == ["smithy.api#noAuth"],
            "input": members(shapes[operation["input"]["shape"]]),
            "output": members(shapes[operation["output"]["shape"]])
            if "output" in operation else None,
            "errors": [error["shape"] for error in operation["errors"]],
        }
    used = []

    def visit(name):
        if name in used:
            return
        used.append(name)
        shape = shapes[name]
        for part in ("member", "key", "value"):
            if part in shape:
                visit(shape[part]["shape"])
        for _, _, member in members(shape) if "members" in shape else ():
            visit(member)

    for operation in operations.values():
        for _, _, name in operation["input"] + (operation["output"] or []):
            visit(name)
    types = {}
    for name in used:
        shape = shapes[name]
        kind = "document" if shape.get("document") else shape["type"]
        fact = {"kind": "struct" if kind == "structure" else kind}
        for key in ("min", "max", "pattern", "sensitive"):
            if key in shape:
                fact[key] = shape[key]
        if "enum" in shape:
            fact["enum"] = shape["enum"]
        if kind == "list":
            fact["member"] = shape["member"]["shape"]
        if kind == "map":
            fact["key"], fact["value"] = shape["key"]["shape"], shape["value"]["shape"]
        if kind == "structure":
            fact["members"] = members(shape)
        types[name] = fact
    faults = [name for name, shape in shapes.items() if shape.get("fault")]
    return {
        "prefix": model["metadata"]["targetPrefix"], "faults": faults,
        "operations": operations, "types": types,
    }


def group(service, operation):
    return next(name for name, found in GROUPS[service] if re.search(found, operation))


def fields(listed):
    return ", ".join(f"{name}{'*' if required else ''} {shape}" for name, required, shape in listed)


def type_line(name, fact):
    line = f"{fact['kind']} {name}"
    if fact["kind"] == "list":
        line += f" [{fact['member']}]"
    if fact["kind"] == "map":
        line += f" {{{fact['key']}: {fact['value']}}}"
    if fact.get("sensitive"):
        line += " sensitive"
    if "min" in fact or "max" in fact:
        line += f" {fact.get('min', '')}..{fact.get('max', '')}"
    if "pattern" in fact:
        line += f" /{fact['pattern']}/"
    if "enum" in fact:
        line += " = " + " ".join(fact["enum"])
    if fact.get("members"):
        line += " " + fields(fact["members"])
    return line


def wrap(line):
    if "/" in line and len(line) > 96:
        return line.replace(" /", "\n  /", 1)
    return "\n".join(textwrap.wrap(
        line, 96, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False))


def texts(service, known):
    """The text of each file of a service, by name."""
    users = {}

    def mark(name, owner):
        if owner in users.setdefault(name, set()):
            return
        users[name].add(owner)
        fact = known["types"][name]
        below = [fact.get("member"), fact.get("key"), fact.get("value")]
        for part in below + [shape for _, _, shape in fact.get("members", ())]:
            if part:
                mark(part, owner)

    lines = {}
    for name in sorted(known["operations"]):
        operation = known["operations"][name]
        owner = group(service, name)
        for _, _, shape in operation["input"] + (operation["output"] or []):
            mark(shape, owner)
        entry = lines.setdefault(owner, [])
        entry.append(f"{'open' if operation['open'] else 'signed'} {name}")
        entry.append(f"< {fields(operation['input'])}".rstrip())
        if operation["output"] is not None:
            entry.append(f"> {fields(operation['output'])}".rstrip())
        entry.append("! " + " ".join(e.removesuffix("Exception") for e in operation["errors"]))
    for name in sorted(known["types"]):
        owners = users[name]
        owner = next(iter(owners)) if len(owners) == 1 else SHARED[service]
        lines.setdefault(owner, []).append(type_line(name, known["types"][name]))
    head = [f"service {service} {known['prefix']}"] + [f"fault {name}" for name in known["faults"]]
    lines[SHARED[service]] = head + lines[SHARED[service]]
    return {name: "\n".join(wrap(line) for line in entry) for name, entry in lines.items()}


def swift(service, name, text):
    property = name[0].lower() + name[1:]
    return (
        "/// Derived from botocore's model of the service (Apache License 2.0) by\n"
        "/// `Tests/standards/service_model.py`; the notation is described there.\n"
        f"extension ServiceModelText {{\n  static let {property} = #\"\"\"\n"
        + textwrap.indent(text, "    ") + "\n    \"\"\"#\n}\n")


def read(text):
    """The facts that a text of the notation states."""
    known = {"faults": [], "operations": {}, "types": {}}
    operation = None

    def split(listed):
        found = []
        for field in filter(None, (part.strip() for part in listed.split(","))):
            name, shape = field.split(" ")
            found.append((name.removesuffix("*"), name.endswith("*"), shape))
        return found

    for line in re.sub(r"\n\s+", " ", text).splitlines():
        word, _, rest = line.partition(" ")
        if word == "service":
            known["name"], known["prefix"] = rest.split(" ")
        elif word == "fault":
            known["faults"].append(rest)
        elif word in ("open", "signed"):
            operation = {"open": word == "open", "output": None}
            known["operations"][rest] = operation
        elif word in ("<", ">"):
            operation["input" if word == "<" else "output"] = split(rest)
        elif word == "!":
            operation["errors"] = [name + "Exception" for name in rest.split(" ")]
        else:
            fact = {"kind": word}
            name, _, rest = rest.partition(" ")
            if word == "list":
                fact["member"], rest = re.fullmatch(r"\[(\w+)\] ?(.*)", rest).groups()
            if word == "map":
                fact["key"], fact["value"], rest = re.fullmatch(
                    r"\{(\w+): (\w+)\} ?(.*)", rest).groups()
            if rest.startswith("sensitive"):
                fact["sensitive"] = True
                rest = rest.removeprefix("sensitive").strip()
            limits = re.match(r"(\d*)\.\.(\d*) ?", rest)
            if limits:
                fact |= {
                    key: int(limit)
                    for key, limit in zip(("min", "max"), limits.groups()) if limit}
                rest = rest[limits.end():]
            if rest.startswith("/"):
                end = rest.rindex("/")
                fact["pattern"], rest = rest[1:end], rest[end + 1:].strip()
            if rest.startswith("= "):
                fact["enum"] = rest[2:].split(" ")
            elif word == "struct":
                fact["members"] = split(rest)
            known["types"][name] = fact
    return known


def read_swift(path):
    return textwrap.dedent(path.read_text().split('#"""\n')[1].split('"""#')[0]).strip("\n")


def files(service):
    return sorted({name for name, _ in GROUPS[service]} | {SHARED[service]})


def main():
    TEXTS.mkdir(parents=True, exist_ok=True)
    for service in SERVICES:
        for name, text in texts(service, facts(load(service))).items():
            path = TEXTS / f"ServiceModelText+{name}.swift"
            path.write_text(swift(service, name, text))
            print(path.relative_to(ROOT), len(text.splitlines()))


if __name__ == "__main__":
    main()
