import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import test from "node:test";
import { Pool, numberOf, power, refuse, secretOf } from "./pool.js";
import { siteScript } from "./site-script.js";

const { Cognito, CognitoError, prepare } = await siteScript("cognito.js");

/** A pool that does some things otherwise, and its client. */
function make(changes = {}, settings = {}) {
  const pool = Object.assign(new Pool(), changes);
  return { pool, client: new Cognito(pool.settings(settings)) };
}

const name = "ann@acme.example";
const { password } = new Pool();
const signedIn = (step) => assert.match(step.tokens.accessToken, /^e30\./);
const operations = (pool) => pool.calls.map(([operation, { AuthFlow, ChallengeName }]) =>
  [operation, AuthFlow || ChallengeName].filter(Boolean).join(" "));

// A call

test("a call has the fixed headers, no credentials and nothing from a cache", async () => {
  const { pool, client } = make({ GetUser: () => ({ Username: "ann" }) });
  assert.deepEqual(await client.call("GetUser", { AccessToken: "t" }), { Username: "ann" });
  const [url, { signal, ...request }] = pool.requests[0];
  assert.equal(url, "https://idp.example/");
  assert.deepEqual(request, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "AWSCognitoIdentityProviderService.GetUser",
    },
    body: '{"AccessToken":"t"}',
    credentials: "omit",
    cache: "no-store",
  });
});

test("an operation that answers nothing gives an empty reply", async () => {
  const { client } = make({ fetch: async () => new Response("") });
  assert.deepEqual(await client.call("DeleteUser", {}), {});
});

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

// Signing in

test("a wrong password is refused, an unknown user in the same words", async () => {
  const { client } = make();
  const wrong = await client.signIn(name, "Correct-Horse 9 unicode").catch((error) => error);
  const unknown = await client.signIn("eve@acme.example", password).catch((error) => error);
  assert.deepEqual([wrong.code, wrong.message], ["not-authorized", "Incorrect username or password."]);
  assert.deepEqual([unknown.code, unknown.message], [wrong.code, wrong.message]);
});

for (const [what, typed] of [
  ["with a blank at its end", `${password} `], ["in another Unicode form", password.normalize("NFD")],
]) {
  test(`a password ${what} is another password`, async () => {
    await assert.rejects(make().client.signIn(name, typed), { code: "not-authorized" });
  });
}

test("the right password gives tokens and never leaves the browser", async () => {
  const { pool, client } = make();
  const step = await client.signIn(name, password);
  signedIn(step);
  assert.deepEqual(operations(pool), ["InitiateAuth USER_SRP_AUTH", "RespondToAuthChallenge PASSWORD_VERIFIER"]);
  assert.deepEqual(Object.keys(pool.calls[0][1].AuthParameters), ["USERNAME", "SRP_A"]);
  assert.deepEqual(Object.keys(pool.calls[1][1].ChallengeResponses).sort(), [
    "PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP", "USERNAME",
  ]);
  assert.equal(pool.calls[1][1].ChallengeResponses.USERNAME, pool.user);
  for (const [, { body }] of pool.requests) assert.doesNotMatch(body, /Horse/);
  const { expiresIn, refreshToken, idToken, device } = step.tokens;
  assert.deepEqual([expiresIn, refreshToken, idToken, device], [3600, "refresh-1", "e30.e30.aWQ", undefined]);
});

test("what was prepared serves one sign-in only", async () => {
  const { pool, client } = make();
  prepare();
  prepare();
  for (let count = 0; count < 3; count += 1) signedIn(await client.signIn(name, password));
  const sent = pool.calls.filter(([operation]) => operation === "InitiateAuth");
  assert.equal(new Set(sent.map(([, input]) => input.AuthParameters.SRP_A)).size, 3);
});

test("a client without the older flow is signed in by choice", async () => {
  const { pool, client } = make({ flows: ["USER_AUTH"] });
  signedIn(await client.signIn(name, password));
  assert.equal(pool.calls[1][1].AuthParameters.PREFERRED_CHALLENGE, "PASSWORD_SRP");
});

test("a client without either is a configuration error, and asked twice only", async () => {
  const { pool, client } = make({ flows: [] });
  await assert.rejects(client.signIn(name, password), { code: "invalid-user-pool-configuration" });
  assert.equal(pool.calls.length, 2);
});

test("where another choice is offered in place of the preferred one, the password is chosen", async () => {
  const { pool, client } = make({ flows: ["USER_AUTH"], choices: ["PASSWORD_SRP", "PASSWORD"] });
  signedIn(await client.signIn(name, password));
  assert.deepEqual(operations(pool).slice(2), [
    "RespondToAuthChallenge SELECT_CHALLENGE", "RespondToAuthChallenge PASSWORD_VERIFIER",
  ]);
});

test("choices beside the preferred challenge are no choice to make", async () => {
  const { pool, client } = make({ flows: ["USER_AUTH"] });
  const { verifier } = pool;
  pool.verifier = (srpA) => ({
    ...verifier.call(pool, srpA), AvailableChallenges: ["PASSWORD_SRP", "EMAIL_OTP"],
  });
  signedIn(await client.signIn(name, password));
  assert.equal(pool.calls.length, 3);
});

test("a service that offers the choice again and again is not asked again and again", async () => {
  const choice = (pool) => pool.ask("SELECT_CHALLENGE", {}, { AvailableChallenges: ["PASSWORD_SRP"] });
  const { pool, client } = make({ flows: ["USER_AUTH"] });
  pool.verifier = () => choice(pool);
  assert.equal((await client.signIn(name, password)).challenge, "SELECT_CHALLENGE");
  assert.equal(pool.calls.length, 3);
});

test("a choice without a password is handed out", async () => {
  const { client } = make({ flows: ["USER_AUTH"], choices: ["EMAIL_OTP"] });
  const { challenge, choices } = await client.signIn(name, password);
  assert.deepEqual([challenge, choices], ["SELECT_CHALLENGE", ["EMAIL_OTP"]]);
});

test("a password answers the choice that another flow began", async () => {
  const { pool, client } = make({ flows: ["USER_AUTH"], choices: ["EMAIL_OTP", "PASSWORD_SRP"] });
  const parameters = { USERNAME: name, PREFERRED_CHALLENGE: "EMAIL_OTP" };
  const step = await client.begin("USER_AUTH", parameters);
  assert.equal(step.challenge, "SELECT_CHALLENGE");
  await assert.rejects(client.password(step, "wrong"), { code: "not-authorized" });
  signedIn(await client.password(await client.begin("USER_AUTH", parameters), password));
  assert.equal(pool.calls.at(-2)[1].ChallengeResponses.ANSWER, "PASSWORD_SRP");
});

test("a sign-up's session begins a sign-in", async () => {
  const { pool, client } = make({ InitiateAuth: () => new Pool().tokens() });
  signedIn(await client.begin("USER_AUTH", { USERNAME: name }, "from sign-up"));
  assert.equal(pool.calls[0][1].Session, "from sign-up");
});

test("a custom flow may begin with a password", async () => {
  const { pool, client } = make({ then: [["CUSTOM_CHALLENGE", { question: "colour" }]] });
  const step = await client.signIn(name, password, "CUSTOM_AUTH", { CHALLENGE_NAME: "SRP_A" });
  assert.equal(pool.calls[0][1].AuthParameters.CHALLENGE_NAME, "SRP_A");
  assert.deepEqual([step.challenge, step.parameters.question], ["CUSTOM_CHALLENGE", "colour"]);
  signedIn(await client.respond(step, { ANSWER: "green" }));
});

test("challenges come one after the other, each with the session of the last", async () => {
  const { pool, client } = make({
    then: [
      ["NEW_PASSWORD_REQUIRED", { requiredAttributes: '["userAttributes.given_name"]' }],
      ["SELECT_MFA_TYPE", { MFAS_CAN_CHOOSE: '["SMS_MFA","EMAIL_OTP"]' }],
      ["SMS_MFA", { CODE_DELIVERY_DESTINATION: "+*******3210" }],
    ],
  });
  let step = await client.signIn(name, password);
  assert.equal(step.parameters.requiredAttributes, '["userAttributes.given_name"]');
  assert.equal(step.username, pool.user);
  step = await client.respond(step, { NEW_PASSWORD: "New-password-1", "userAttributes.given_name": "Ann" });
  step = await client.respond(step, { ANSWER: "SMS_MFA" });
  assert.equal(step.parameters.CODE_DELIVERY_DESTINATION, "+*******3210");
  signedIn(await client.respond(step, { SMS_MFA_CODE: "123456" }));
  assert.deepEqual(pool.calls.at(-1)[1].ChallengeResponses, { USERNAME: pool.user, SMS_MFA_CODE: "123456" });
});

test("a session of another sign-in is refused", async () => {
  const { client } = make({ then: [["SMS_MFA", {}]] });
  const step = await client.signIn(name, password);
  await assert.rejects(client.respond({ ...step, session: "old" }, { SMS_MFA_CODE: "1" }), { code: "session-expired" });
});

// Devices

const deviceKey = "eu-central-1_11111111-2222-3333-4444-555555555555";
const known = { deviceKey, deviceGroupKey: "-dgkExample", randomPasswordKey: "x3Fz/+==" };

/** A pool that remembers a device, and a browser that is one. */
function remembering(kept = known) {
  const salt = numberOf(crypto.getRandomValues(new Uint8Array(16)));
  const verifier = power(2n, secretOf(salt, "-dgkExample", deviceKey, known.randomPasswordKey));
  const { user } = new Pool();
  const values = Object.entries(kept).map(([part, value]) => [
    `CognitoIdentityServiceProvider.${Pool.clientId}.${user}.${part}`, value,
  ]);
  const store = { getItem: (key) => new Map(values).get(key) ?? null };
  return make(
    { device: { group: "-dgkExample", user: deviceKey, salt, verifier } },
    { place: { clientId: Pool.clientId, store } },
  );
}

test("a remembered device proves itself", async () => {
  const { pool, client } = remembering();
  signedIn(await client.signIn(name, password));
  assert.deepEqual(operations(pool), [
    "InitiateAuth USER_SRP_AUTH", "RespondToAuthChallenge PASSWORD_VERIFIER",
    "RespondToAuthChallenge DEVICE_SRP_AUTH", "RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER",
  ]);
  for (const [, input] of pool.calls.slice(1)) {
    assert.equal(input.ChallengeResponses.DEVICE_KEY, deviceKey);
    assert.equal(input.ChallengeResponses.USERNAME, pool.user);
  }
});

test("a device that is none of the user's any more is forgotten for this sign-in", async () => {
  const { pool, client } = remembering({ ...known, deviceKey: "eu-central-1_other" });
  signedIn(await client.signIn(name, password));
  assert.equal(pool.calls.at(-1)[1].ChallengeResponses.DEVICE_KEY, undefined);
});

test("a device with another password is no word about the user's", async () => {
  const { pool, client } = remembering({ ...known, randomPasswordKey: "other" });
  signedIn(await client.signIn(name, password));
  assert.equal(pool.calls.length, 6);
});

test("half of a device is none", async () => {
  const { pool, client } = remembering({ deviceKey, deviceGroupKey: "-dgkExample" });
  signedIn(await client.signIn(name, password));
  assert.equal(pool.calls.length, 2);
});

test("a new device is handed out with the tokens", async () => {
  const metadata = { NewDeviceMetadata: { DeviceKey: deviceKey, DeviceGroupKey: "-dgkExample" } };
  const { client } = make({ tokens: () => new Pool().tokens(metadata) });
  const { tokens } = await client.signIn(name, password);
  assert.deepEqual(tokens.device, { deviceKey, deviceGroupKey: "-dgkExample" });
});
