// The API client against the mock, with no page between: `node client.mjs ADDRESS`.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { siteScript } from "../scripts/site-script.js";

const { Cognito, keep } = await siteScript("cognito.js");
const { confirmDevice, kept, refresh } = await siteScript("session.js");
const { otherStore } = await siteScript("storage.js");
const { codeOf } = await siteScript("errors.js");

const endpoint = process.argv[2];
const password = "Correct-horse-7";

/** What an administrator may do. */
async function administer(operation, input) {
  const reply = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
      authorization: "AWS4-HMAC-SHA256 x",
    },
    body: JSON.stringify(input),
  });
  const text = await reply.text();
  assert.ok(reply.ok, `${operation}: ${text}`);
  return JSON.parse(text || "{}");
}

/** RFC 6238: a step of 30 seconds, six digits. */
function timeBasedCode(secret, time) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(Math.floor(time / 30)));
  const digest = createHmac("sha1", key).update(count).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

// The vectors of RFC 6238, appendix B, cut to six digits.
for (const [time, code] of [
  [59, "287082"], [1111111109, "081804"], [1111111111, "050471"], [1234567890, "005924"],
  [2000000000, "279037"], [20000000000, "353130"],
]) {
  assert.equal(timeBasedCode("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", time), code);
}

const { UserPool } = await administer("CreateUserPool", {
  PoolName: "client",
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
});
const names = { UserPoolId: UserPool.Id, Username: "ann" };
await administer("SetUserPoolMfaConfig", {
  UserPoolId: UserPool.Id, SoftwareTokenMfaConfiguration: { Enabled: true }, MfaConfiguration: "OPTIONAL",
});
const { UserPoolClient } = await administer("CreateUserPoolClient", {
  UserPoolId: UserPool.Id, ClientName: "web",
  ExplicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
});
await administer("AdminCreateUser", { ...names, MessageAction: "SUPPRESS", TemporaryPassword: "Temporary-1" });

const settings = { endpoint, pool: UserPool.Id, clientId: UserPoolClient.ClientId, codeOf };
const place = { clientId: settings.clientId, store: otherStore("memory", "") };
const here = new Cognito({ ...settings, place });
const elsewhere = new Cognito(settings);

// A temporary password, by the flow that the client has; then a device that is made known.
await assert.rejects(here.signIn("ann", password), { code: "not-authorized" });
let step = await here.signIn("ann", "Temporary-1");
assert.equal(step.challenge, "NEW_PASSWORD_REQUIRED");
await assert.rejects(here.respond(step, { NEW_PASSWORD: "short" }), { code: "invalid-password" });
step = await here.respond(step, { NEW_PASSWORD: password });
assert.equal(await confirmDevice(here, step.tokens, "Node"), false);
keep(step.tokens, place);
assert.equal(kept(place).device.deviceKey, step.tokens.device.deviceKey);

// A second factor.
const { accessToken } = step.tokens;
const { SecretCode } = await here.call("AssociateSoftwareToken", { AccessToken: accessToken });
const now = Date.now() / 1000;
const enrolment = { AccessToken: accessToken, UserCode: timeBasedCode(SecretCode, now) };
assert.equal((await here.call("VerifySoftwareToken", enrolment)).Status, "SUCCESS");
await here.call("SetUserMFAPreference", {
  AccessToken: accessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
});

// The device stands for it, and its tokens are renewed with its key.
step = await here.signIn("ann", password);
assert.ok(step.tokens && !step.tokens.device, step.challenge);
const fresh = await refresh(here, kept(place));
assert.equal(fresh.refreshToken, kept(place).refreshToken);

// Elsewhere the second factor is asked for.
step = await elsewhere.signIn("ann", password);
assert.equal(step.challenge, "SOFTWARE_TOKEN_MFA");
const wrong = elsewhere.respond(step, { SOFTWARE_TOKEN_MFA_CODE: "000000" });
await assert.rejects(wrong, { code: "code-mismatch" });
step = await elsewhere.respond(step, { SOFTWARE_TOKEN_MFA_CODE: timeBasedCode(SecretCode, now + 30) });
assert.ok(step.tokens.device);

// And here too, once the device has been removed.
const { deviceKey } = kept(place).device;
await here.call("ForgetDevice", { AccessToken: fresh.accessToken, DeviceKey: deviceKey });
assert.equal((await here.signIn("ann", password)).challenge, "SOFTWARE_TOKEN_MFA");

// A choice, answered with the password.
step = await here.begin("USER_AUTH", { USERNAME: "ann", PREFERRED_CHALLENGE: "EMAIL_OTP" });
assert.equal(step.challenge, "SELECT_CHALLENGE");
assert.equal((await elsewhere.password(step, password)).challenge, "SOFTWARE_TOKEN_MFA");

await administer("AdminDisableUser", names);
await assert.rejects(here.signIn("ann", password), { code: "user-disabled" });
await assert.rejects(here.call("GetUser", { AccessToken: "x.y.z" }), { code: "session-expired" });
