"""A pool's Lambda functions at a local endpoint, and a mock that calls them there."""

import contextlib
import http.server
import json
import threading
import time

import pytest
from cognito import PROJECT, TENANTS, running_mock

NAMES = ["PreSignUp", "PostConfirmation", "PreAuthentication", "PostAuthentication",
         "PreTokenGeneration", "CustomMessage", "CustomEmailSender", "CustomSMSSender",
         "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse",
         "UserMigration"]
ARN = "arn:aws:lambda:eu-central-1:123456789012:function:"


def lambdas(*without, **others):
    return {**{name: ARN + name for name in NAMES
               if "Sender" not in name and name not in without}, **others}


class Functions:
    """A Lambda endpoint; `say[trigger]` changes an event, `events` is what was asked."""

    def __init__(self):
        functions = self
        self.events, self.say, self.paths, self.hanging = [], {}, [], []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                functions.paths.append((self.path, self.headers.get("X-Amz-Invocation-Type")))
                status, headers, reply = functions.answer(json.loads(body))
                # Who is slow finds that nobody waits any more.
                with contextlib.suppress(ConnectionError):
                    self.send_response(status)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(reply)))
                    self.end_headers()
                    self.wfile.write(reply)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, event):
        if event["userName"] == "slow":
            self.hanging.append(time.monotonic())
            time.sleep(20)
        self.events.append(json.loads(json.dumps(event)))
        kind = event["triggerSource"].partition("_")[0]
        reply = self.say.get(kind, lambda event: event)(event)
        if isinstance(reply, tuple):
            return reply
        return 200, {"Content-Type": "application/json"}, json.dumps(reply).encode()

    def of(self, *sources):
        return [event for event in self.events if event["triggerSource"] in sources]

    def reset(self):
        self.events.clear()
        self.say.clear()


def failed(message, header=True):
    """What a function says that threw."""
    body = json.dumps({"errorMessage": message, "errorType": "Error", "trace": []}).encode()
    return lambda _: (200, {"X-Amz-Function-Error": "Unhandled"} if header else {}, body)


@pytest.fixture(scope="module")
def functions():
    running = Functions()
    yield running
    running.server.shutdown()
    running.server.server_close()


@pytest.fixture(scope="module")
def mock(tmp_path_factory, functions):
    """A mock whose triggers are at the endpoint."""
    project = {**PROJECT, "preview": {**PROJECT["preview"], "triggers": {
        name: functions.address for name in NAMES if "Sender" not in name}}}
    yield from running_mock(
        tmp_path_factory.getbasetemp() / "triggers", project=project, tenants=TENANTS)


@pytest.fixture
def said(functions):
    functions.reset()
    return functions
