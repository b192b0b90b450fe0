// @ts-check
// What Cognito's refusals mean to a person. Fetched with the first that is no plain wrong password:
// most sign-ins meet none.

/** @type {[string, RegExp][]} by name and message, where a name says several things or not enough */
const CODES = [
  ["attempts-exceeded", /^NotAuth.*attempts exceeded/],
  ["user-disabled", /^NotAuth.*User is disabled/],
  ["temporary-password-expired", /^NotAuth.*password has expired/],
  // An app asked for less than these pages need: its session is as good as before.
  ["invalid-user-pool-configuration", /^NotAuth.*required scopes/],
  // A session between two challenges, an access token or a refresh token: the way on is a new sign-in.
  ["session-expired", /^(NotAuth.*(session|token)|RefreshTokenReuse)/i],
  [
    "invalid-user-pool-configuration",
    /^(NotAuth.*(not permitted|unauthorized attribute|secret|app client)|InvalidParam.*not enabled for)/i,
  ],
  ["device-not-found", /^ResourceNotFound.*device/i],
  // What a code cannot look like is a wrong code to a person; a user's code is an authenticator app's.
  ["enable-software-token-mfa", /^InvalidParam.*'userCode' failed/],
  ["code-mismatch", /^InvalidParam.*'confirmationCode' failed/],
  ["invalid-password", /^InvalidParam.*'(password|proposedPassword)' failed/],
  ["not-authorized", /^UserNotFound/],
  ["password-history", /^PasswordHistory/],
  ["passkey-create-not-supported", /^WebAuthnCredentialNotSupported/],
];

/**
 * The class of error texts for a refusal: "CodeMismatchException" is "code-mismatch", unless the list
 * above knows better.
 * @param {string} type "NotAuthorizedException"
 * @param {string} message
 */
export function codeOf(type, message) {
  const known = CODES.find(([, words]) => words.test(`${type} ${message}`));
  if (known) return known[0];
  return type
    .replace(/Exception$/, "")
    .replace("WebAuthn", "Passkey")
    .replace(/\B([A-Z][a-z]|MFA)/g, "-$1")
    .toLowerCase();
}
