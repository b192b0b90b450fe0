import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import test from "node:test";
import { Cognito, CognitoError, make, name, password } from "./cognito-client.js";
import { Pool, refuse } from "./pool.js";

// What the API client makes of a refusal, and of an answer that is none: a class for which a page has words.

// Refusals: a class for each

const said = async (type, message, status) => {
  const { client } = make({ GetUser: () => refuse(type, message, status) });
  return client.call("GetUser", {}).then(() => assert.fail("no error"), (error) => error);
};

const refusals = [
  ["AliasExistsException", "An account with the email already exists.", "alias-exists"],
  ["CodeDeliveryFailureException", "", "code-delivery-failure"],
  ["CodeMismatchException", "Invalid verification code provided, please try again.", "code-mismatch"],
  ["CodeMismatchException", "Invalid code or auth state for the user.", "code-mismatch"],
  ["EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA", "enable-software-token-mfa"],
  ["ExpiredCodeException", "Invalid code provided, please request a code again.", "expired-code"],
  ["ExpiredCodeException", "Your software token has already been used once.", "expired-code"],
  ["ForbiddenException", "Request not allowed due to WAF block.", "forbidden"],
  ["InternalErrorException", "", "internal-error", 500],
  ["InvalidLambdaResponseException", "Unrecognizable lambda output", "invalid-lambda-response"],
  ["InvalidParameterException", "Attributes did not conform to the schema", "invalid-parameter"],
  ["InvalidParameterException", "1 validation error detected: Value 'Aaaa' at 'userCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9]+", "enable-software-token-mfa"],
  ["InvalidParameterException", "1 validation error detected: Value ' ' at 'confirmationCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+", "code-mismatch"],
  ["InvalidParameterException", "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length less than or equal to 256", "invalid-password"],
  ["InvalidParameterException", "1 validation error detected: Value at 'proposedPassword' failed to satisfy constraint: Member must have length less than or equal to 256", "invalid-password"],
  ["InvalidParameterException", "USER_SRP_AUTH is not enabled for the client.", "invalid-user-pool-configuration"],
  ["InvalidParameterException", "USER_AUTH flow not enabled for this client", "invalid-user-pool-configuration"],
  ["InvalidPasswordException", "Password did not conform with policy: Password not long enough", "invalid-password"],
  ["InvalidUserPoolConfigurationException", "", "invalid-user-pool-configuration"],
  ["LimitExceededException", "Attempt limit exceeded, please try after some time.", "limit-exceeded"],
  ["MFAMethodNotFoundException", "", "mfa-method-not-found"],
  ["NotAuthorizedException", "Incorrect username or password.", "not-authorized"],
  ["NotAuthorizedException", "User is disabled.", "user-disabled"],
  ["NotAuthorizedException", "Password attempts exceeded", "attempts-exceeded"],
  ["NotAuthorizedException", "Temporary password has expired and must be reset by an administrator.", "temporary-password-expired"],
  ["NotAuthorizedException", "Invalid session for the user, session is expired.", "session-expired"],
  ["NotAuthorizedException", "Invalid session for the user, session can only be used once.", "session-expired"],
  ["NotAuthorizedException", "Invalid session for the user.", "session-expired"],
  ["NotAuthorizedException", "Access Token has expired", "session-expired"],
  ["NotAuthorizedException", "Access Token does not have required scopes", "invalid-user-pool-configuration"],
  ["NotAuthorizedException", "Invalid Refresh Token", "session-expired"],
  ["NotAuthorizedException", "Refresh Token has been revoked", "session-expired"],
  ["NotAuthorizedException", "SignUp is not permitted for this user pool", "invalid-user-pool-configuration"],
  ["NotAuthorizedException", "A client attempted to write unauthorized attribute", "invalid-user-pool-configuration"],
  ["NotAuthorizedException", "Client 1x is configured with secret but SECRET_HASH was not received", "invalid-user-pool-configuration"],
  ["NotAuthorizedException", "Unable to verify secret hash for client 1x", "invalid-user-pool-configuration"],
  ["NotAuthorizedException", "Contact administrator to reset password.", "not-authorized"],
  ["PasswordHistoryPolicyViolationException", "", "password-history"],
  ["PasswordResetRequiredException", "Password reset required for the user", "password-reset-required"],
  ["RefreshTokenReuseException", "", "session-expired"],
  ["ResourceNotFoundException", "User pool client 1x does not exist.", "resource-not-found"],
  ["ResourceNotFoundException", "Device does not exist.", "device-not-found"],
  ["SoftwareTokenMFANotFoundException", "Software Token MFA has not been enabled by the userPool", "software-token-mfa-not-found"],
  ["TooManyFailedAttemptsException", "", "too-many-failed-attempts"],
  ["TooManyRequestsException", "Rate exceeded", "too-many-requests"],
  ["UnexpectedLambdaException", "", "unexpected-lambda"],
  ["UserLambdaValidationException", "PreSignUp failed with error no session for you.", "user-lambda-validation"],
  ["UserNotConfirmedException", "User is not confirmed.", "user-not-confirmed"],
  ["UserNotFoundException", "User does not exist.", "not-authorized"],
  ["UsernameExistsException", "User already exists", "username-exists"],
  ["WebAuthnChallengeNotFoundException", "", "passkey-challenge-not-found"],
  ["WebAuthnClientMismatchException", "", "passkey-client-mismatch"],
  ["WebAuthnConfigurationMissingException", "", "passkey-configuration-missing"],
  ["WebAuthnCredentialNotSupportedException", "", "passkey-create-not-supported"],
  ["WebAuthnNotEnabledException", "", "passkey-not-enabled"],
  ["WebAuthnOriginNotAllowedException", "", "passkey-origin-not-allowed"],
  ["WebAuthnRelyingPartyMismatchException", "", "passkey-relying-party-mismatch"],
];

for (const [type, message, code, status = 400] of refusals) {
  test(`${type} '${message.slice(0, 60)}' is ${code}`, async () => {
    const error = await said(type, message, status);
    assert.ok(error instanceof CognitoError);
    assert.deepEqual([error.code, error.type, error.status], [code, type, status]);
  });
}

test("every class of the pages can be reached, by a refusal or in the browser, and has a text", () => {
  const page = readFileSync(new URL("../../Sources/Site/Pages/PageErrors.swift", import.meta.url), "utf8");
  const list = page.match(/list = """([^]*?)"""/)[1].replaceAll("\\\n", " ");
  const names = list.trim().split("\n").flatMap((line) => line.trim().split(/\s+/).slice(1));
  const daily = [...page.match(/daily = \[([^]*?)\]/)[1].matchAll(/"(.*?)"/g)].map(([, one]) => one);
  const others = [
    "network", "offline", "timeout", "malformed", "expired-link", "password-changed", "answer-mismatch",
    "passkey-cancelled", "passkey-not-found", "passkey-not-supported", "passkey-already-registered",
  ];
  const reached = new Set([...refusals.map(([, , code]) => code), ...others]);
  assert.deepEqual([...names, ...daily].filter((one) => !reached.has(one)), []);
  const texts = JSON.parse(readFileSync(new URL("../../templates/locales/en.json", import.meta.url)));
  const silent = [...reached].filter((one) => !texts[`error.${one}`]);
  assert.deepEqual(silent, ["device-not-found"]);
});

test("the name is found in every spelling that services use", async () => {
  for (const named of [
    "CodeMismatchException", "com.amazonaws.cognito#CodeMismatchException",
    "CodeMismatchException:http://internal/", "aws.api#CodeMismatchException:", "CodeMismatchException,x",
  ]) {
    const { client } = make({ fetch: async () => Response.json({ __type: named, Message: "m" }, { status: 400 }) });
    await assert.rejects(client.call("GetUser", {}), { code: "code-mismatch", message: "m" }, named);
  }
  const headers = { "x-amzn-ErrorType": "CodeMismatchException:" };
  const { client } = make({ fetch: async () => new Response("", { status: 400, headers }) });
  await assert.rejects(client.call("GetUser", {}), { code: "code-mismatch" });
});

test("a name that nobody knows has a code that is safe in a selector", async () => {
  const hostile = { __type: '"]<img src=x>,x', message: "m" };
  const { client } = make({ fetch: async () => Response.json(hostile, { status: 400 }) });
  await assert.rejects(client.call("GetUser", {}), ({ code }) => /^[\w-]+$/.test(code));
});

// Answers that are none

for (const [what, body, status, code] of [
  ["a page in HTML", "<html>500</html>", 500, "internal-error"],
  ["a gateway's page", "<html>bad gateway</html>", 502, "internal-error"],
  ["a proxy's page with status 200", "<html>log in to the network</html>", 200, "malformed"],
  ["a page with status 404", "not found", 404, "malformed"],
  ["half of an answer", '{"AuthenticationResult":{"AccessToken":"secr', 200, "malformed"],
  ["null", "null", 200, "malformed"],
  ["a number", "5", 200, "malformed"],
  ["no challenge and no tokens", "{}", 200, "malformed"],
  ["tokens without an access token", '{"AuthenticationResult":{"IdToken":"x"}}', 200, "malformed"],
  ["a challenge to prove without its numbers", '{"ChallengeName":"PASSWORD_VERIFIER"}', 200, "malformed"],
  ["an error without a name", '{"message":"m"}', 400, "malformed"],
]) {
  test(`${what} is ${code}`, async () => {
    const { client } = make({ fetch: async () => new Response(body, { status }) });
    await assert.rejects(client.signIn(name, password), (error) => {
      assert.equal(error.code, code);
      assert.doesNotMatch(`${error.stack} ${error.cause?.stack}`, /secr|Correct-Horse/);
      return true;
    });
  });
}

test("an answer without CORS headers, and no connection, are a network error", async () => {
  const { client } = make({ fetch: async () => { throw new TypeError("Failed to fetch"); } });
  await assert.rejects(client.call("GetUser", {}), { code: "network", status: undefined });
});

test("without a connection that the browser knows of, it is offline", async (context) => {
  const old = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  context.after(() => (old ? Object.defineProperty(globalThis, "navigator", old) : delete globalThis.navigator));
  Object.defineProperty(globalThis, "navigator", { value: { onLine: false }, configurable: true });
  const { client } = make({ fetch: async () => { throw new TypeError("Failed to fetch"); } });
  await assert.rejects(client.call("GetUser", {}), { code: "offline" });
});

test("a service that accepts and says nothing is given up after its time", async (context) => {
  const server = createServer(() => {}).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  context.after(() => { server.closeAllConnections(); server.close(); });
  const endpoint = `http://127.0.0.1:${server.address().port}/`;
  const client = new Cognito({ endpoint, pool: Pool.id, clientId: Pool.clientId, timeout: 50 });
  await assert.rejects(client.call("GetUser", {}), { code: "timeout" });
});

test("and one that stops in the middle of its answer", async (context) => {
  const server = createServer((_, reply) => reply.write('{"Username":')).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  context.after(() => { server.closeAllConnections(); server.close(); });
  const endpoint = `http://127.0.0.1:${server.address().port}/`;
  const client = new Cognito({ endpoint, pool: Pool.id, clientId: Pool.clientId, timeout: 50 });
  await assert.rejects(client.call("GetUser", {}), { code: "timeout" });
});
