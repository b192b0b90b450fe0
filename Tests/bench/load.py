"""Answers per second, as ratios measured in one run: the preview beside moto's server and nginx.

wrk asks each contestant in turn, round after round, so that a busy machine slows all of them; the
medians of ROUNDS rounds of SECONDS seconds are compared. nginx serves files of the very size that
the preview answers with. A sign-in signs two tokens with RSA: `openssl speed` says, in the same
round, how many signatures these cores make.
"""

import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LINTEL = ROOT / ".build/release/lintel"
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SECONDS = int(os.environ.get("SECONDS", "3"))
POOL, CLIENT, PASSWORD = "eu-central-1_Load00001", "1h57kf5cpq17m0eml12load01", "Correct-horse-7"
CALLBACK = "https://app.load.example/callback"
USERS = 8

PROJECT = {
    "pools": {"main": {"userPoolId": POOL, "domain": "id.load.example",
                       "identifiers": ["username"], "methods": ["password"]}},
    "defaults": {"pool": "main", "theme": "base", "locales": ["en"]},
    "tenants": ["load.json"],
}
TENANT = {
    "id": "load", "name": "Load", "url": "https://load.example/login/",
    "clients": {"web": {"clientId": CLIENT, "callbacks": [CALLBACK],
                        "signedOut": ["https://app.load.example/"], "home": "/"}},
}
NGINX = """
{user}daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes auto;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; etag off;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; default_type application/json;
  server {{ listen 127.0.0.1:{port} backlog=1024; root {folder}/files; }}
}}
"""
SIGN_IN = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-amz-json-1.1"
wrk.headers["X-Amz-Target"] = "AWSCognitoIdentityProviderService.InitiateAuth"
local n = 0
request = function()
  n = n %% %d + 1
  return wrk.format(nil, nil, nil, '{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"%s",' ..
    '"AuthParameters":{"USERNAME":"user' .. n .. '","PASSWORD":"%s"}}')
end
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def call(address, operation, body):
    """One call of the user pools' API."""
    request = urllib.request.Request(
        address, data=json.dumps(body).encode(), headers={
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": f"AWSCognitoIdentityProviderService.{operation}",
            "Authorization": "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-central-1/"
                             "cognito-idp/aws4_request, SignedHeaders=host, Signature=00"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        text = answer.read()
    return json.loads(text) if text else {}


def until_open(port):
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit(f"nothing listens on {port}")


def preview(folder):
    (folder / "lintel.json").write_text(json.dumps(PROJECT))
    (folder / "load.json").write_text(json.dumps(TENANT))
    port = free_port()
    process = subprocess.Popen(
        [LINTEL, "preview", "--quiet", "--port", str(port), "--kit", ROOT, "--project", folder])
    until_open(port)
    address = f"http://127.0.0.1:{port}"
    for number in range(1, USERS + 1):
        of_user = {"UserPoolId": POOL, "Username": f"user{number}"}
        call(address, "AdminCreateUser", {**of_user, "MessageAction": "SUPPRESS"})
        call(address, "AdminSetUserPassword", {
            **of_user, "Password": PASSWORD, "Permanent": True})
    call(address, "UpdateUserPoolClient", {
        "UserPoolId": POOL, "ClientId": CLIENT, "CallbackURLs": [CALLBACK],
        "AllowedOAuthFlowsUserPoolClient": True, "AllowedOAuthFlows": ["code"],
        "AllowedOAuthScopes": ["openid"], "SupportedIdentityProviders": ["COGNITO"],
        "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]})
    return process, address


def moto(folder):
    port = free_port()
    process = subprocess.Popen(
        [ROOT / ".venv/bin/moto_server", "-p", str(port)], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, cwd=folder)
    until_open(port)
    address = f"http://127.0.0.1:{port}"
    pool = call(address, "CreateUserPool", {"PoolName": "load"})["UserPool"]["Id"]
    return process, f"{address}/{pool}/.well-known/jwks.json"


def nginx(folder, bodies):
    (folder / "files").mkdir()
    folder.chmod(0o755)
    for name, body in bodies.items():
        (folder / "files" / name).write_bytes(body)
    port = free_port()
    (folder / "nginx.conf").write_text(NGINX.format(
        folder=folder, port=port, user="user root; " if os.geteuid() == 0 else ""))
    process = subprocess.Popen(
        ["nginx", "-c", folder / "nginx.conf", "-e", folder / "error.log"],
        stderr=subprocess.DEVNULL)
    until_open(port)
    return process, f"http://127.0.0.1:{port}"


def wrk(url, connections=64, script=None, host=None):
    """Answers a second, the 99th percentile in ms, and how many were no success."""
    command = ["wrk", "-t2", f"-c{connections}", f"-d{SECONDS}s", "--latency"]
    if script:
        command += ["-s", script]
    if host:
        command += ["-H", f"Host: {host}"]
    said = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    late = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    unit = {"us": 0.001, "ms": 1, "s": 1000}[late[2]]
    bad = sum(int(number) for line in re.findall(r"(?:Non-2xx|Socket errors).*", said)
              for number in re.findall(r"(?<![\dx])\d+", line.partition(":")[2]))
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), float(late[1]) * unit, bad


def signatures():
    """RSA-2048 signatures a second that all cores make together."""
    said = subprocess.run(
        ["openssl", "speed", "-seconds", str(SECONDS), "-multi", str(os.cpu_count()), "rsa2048"],
        capture_output=True, text=True, check=True).stdout
    return float(re.findall(r"rsa\s+2048 bits(?:\s+[\d.]+s)+\s+([\d.]+)", said)[-1])


def memory(pid):
    with open(f"/proc/{pid}/status") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]) / 1024


def goal(words, value, unit, passed, wanted):
    print(f"  {words:44} {value:10.2f} {unit:9} goal {wanted:12} {'ok' if passed else 'MISSED'}")
    return passed


def measure(folder, started):
    process, address = preview(folder)
    started.append(process)
    query = urllib.parse.urlencode({
        "client_id": CLIENT, "response_type": "code", "redirect_uri": CALLBACK,
        "scope": "openid"})
    paths = {"JWKS": f"/{POOL}/.well-known/jwks.json",
             "discovery": f"/{POOL}/.well-known/openid-configuration", "login": f"/login?{query}"}
    bodies = {}
    for name, path in paths.items():
        with urllib.request.urlopen(address + path, timeout=30) as answer:
            bodies[name] = answer.read()
    beside, static = nginx(Path(tempfile.mkdtemp(dir=folder)), bodies)
    started.append(beside)
    other, moto_keys = moto(folder)
    started.append(other)
    script = folder / "sign-in.lua"
    script.write_text(SIGN_IN % (USERS, CLIENT, PASSWORD))

    runs = {}
    for name, path in paths.items():
        runs[name] = lambda path=path: wrk(address + path)
        runs[f"nginx {name}"] = lambda name=name: wrk(f"{static}/{name}")
    runs["moto JWKS"] = lambda: wrk(
        moto_keys, host="cognito-idp.eu-central-1.amazonaws.com")
    runs["sign-in"] = lambda: wrk(address + "/", connections=8, script=script)
    runs["signatures"] = lambda: (signatures(), 0, 0)
    rounds = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            rounds[name].append(run())
    return {name: [statistics.median(column) for column in zip(*found)]
            for name, found in rounds.items()}, bodies, memory(process.pid)


def report(found, bodies, resident):
    print(f"\nload: 64 connections, 8 for sign-in; median of {ROUNDS} rounds of {SECONDS} s")
    for name, (rate, late, bad) in found.items():
        size = bodies.get(name.rpartition(" ")[2], b"")
        print(f"  {name:16} {rate:10.0f} a second   p99 {late:8.2f} ms   {bad:.0f} failed"
              + (f"   {len(size)} bytes" if size else ""))
    print()
    good = []
    for name in bodies:
        rate, late, _ = found[name]
        good.append(goal(f"{name}, of moto's JWKS", rate / found["moto JWKS"][0], "times",
                         rate >= 50 * found["moto JWKS"][0], ">= 50"))
        good.append(goal(f"{name}, of nginx's file of that size",
                         rate / found[f"nginx {name}"][0], "times",
                         rate >= 0.5 * found[f"nginx {name}"][0], ">= 0.5"))
        good.append(goal(f"{name}, 99th percentile", late, "ms", late < 20, "< 20"))
    rate, late, _ = found["sign-in"]
    allowed = found["signatures"][0] / 2
    good.append(goal("sign-in, of what two signatures allow", rate / allowed, "times",
                     rate >= 0.6 * allowed, ">= 0.6"))
    good.append(goal("sign-in, 99th percentile", late, "ms", late < 20, "< 20"))
    good.append(goal("memory after the run", resident, "MB", resident < 60, "< 60"))
    failed = sum(bad for _, _, bad in found.values())
    good.append(goal("answers that failed", failed, "", failed == 0, "0"))
    return all(good)


def main():
    started = []
    with tempfile.TemporaryDirectory(prefix="lintel-load-") as folder:
        try:
            found, bodies, resident = measure(Path(folder), started)
        finally:
            for process in started:
                process.send_signal(signal.SIGTERM)
            for process in started:
                process.wait(timeout=20)
    sys.exit(0 if report(found, bodies, resident) else 1)


main()
