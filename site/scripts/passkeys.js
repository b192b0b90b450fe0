// @ts-check
// A passkey is made by somebody who has just signed in.

import { StepError } from "./steps.js";

/** @typedef {import("./flow.js").Flow} Flow */

/**
 * Offers a passkey after a sign-up, where the site and the browser have them.
 * @param {Flow} flow
 * @param {import("./cognito.js").Tokens} tokens
 * @returns {Promise<boolean>} whether a step is shown, which ends the sign-in
 */
export async function offer(flow, tokens) {
  if (!self.PublicKeyCredential || !(await flow.has("passkey-add"))) return false;
  await add(flow, tokens.accessToken, () => flow.finish(tokens));
  return true;
}

/**
 * Shows the step on which a passkey is made.
 * @param {Flow} flow
 * @param {string} accessToken
 * @param {() => any} then whether one was made or not
 */
export async function add(flow, accessToken, then) {
  // Asked for before the click: browsers want no long wait between it and their prompt.
  let options = await start(flow, accessToken);
  return flow.show("passkey-add", {
    submit: async () => {
      flow.page.announce("status");
      const { ask } = await flow.later("passkey");
      options = options || (await start(flow, accessToken));
      let credential;
      try {
        const asked = options;
        credential = await flow.ask(() => ask("create", asked));
      } catch (error) {
        if (/** @type {any} */ (error).code !== "passkey-cancelled") throw error;
        flow.announce("passkey-cancelled");
        throw new StepError("aborted");
      }
      // A challenge counts once.
      options = undefined;
      const input = { AccessToken: accessToken, Credential: credential };
      await flow.ask((client) => client.call("CompleteWebAuthnRegistration", input));
      flow.become("done");
    },
    skip: then,
    "signed-in": then,
  });
}

/**
 * @param {Flow} flow
 * @param {string} accessToken
 */
async function start(flow, accessToken) {
  const reply = await flow.ask((client) =>
    client.call("StartWebAuthnRegistration", { AccessToken: accessToken }),
  );
  return reply.CredentialCreationOptions;
}
