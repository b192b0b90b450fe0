import { Pool } from "./pool.js";
import { siteScript } from "./site-script.js";

// The API client of the pages, before a pool that does as a test says.

export const { Cognito, CognitoError, prepare } = await siteScript("cognito.js");
export const name = "ann@acme.example";
export const { password } = new Pool();

/** A pool that does some things otherwise, and its client. */
export function make(changes = {}, settings = {}) {
  const pool = Object.assign(new Pool(), changes);
  return { pool, client: new Cognito(pool.settings(settings)) };
}
