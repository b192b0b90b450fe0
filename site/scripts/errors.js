// @ts-check
// What Cognito means by a refusal whose name says several things, or not what a person needs to know. Fetched
// with the first of them: most sign-ins meet none.

/** @type {[string, RegExp][]} classes of error texts, by the exception's name and its message */
const CODES = [
  ["attempts-exceeded", /^NotAuth.*attempts exceeded/],
  ["user-disabled", /^NotAuth.*User is disabled/],
  ["temporary-password-expired", /^NotAuth.*password has expired/],
  // A session between two challenges, an access token or a refresh token: the way on is a new sign-in.
  ["session-expired", /^(NotAuth.*(session|token)|RefreshTokenReuse)/i],
  [
    "invalid-user-pool-configuration",
    /^(NotAuth.*(not permitted|unauthorized attribute|secret|app client)|InvalidParam.*not enabled for)/i,
  ],
  ["device-not-found", /^ResourceNotFound.*device/i],
  // What a code cannot look like is a wrong code to a person.
  ["code-mismatch", /^InvalidParam.*'(user|confirmation)Code' failed/],
  ["invalid-password", /^InvalidParam.*'(password|proposedPassword)' failed/],
  ["not-authorized", /^UserNotFound/],
  ["password-history", /^PasswordHistory/],
  ["passkey-create-not-supported", /^WebAuthnCredentialNotSupported/],
];

/**
 * @param {string} type "NotAuthorizedException"
 * @param {string} message
 * @returns {string | undefined} a class of error texts; nothing: the name says it
 */
export function codeOf(type, message) {
  return CODES.find(([, words]) => words.test(`${type} ${message}`))?.[0];
}
