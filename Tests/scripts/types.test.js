import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const scripts = fileURLToPath(new URL("../../site/scripts/", import.meta.url));
const modules = ["pkce", "pkce-api"];
const skip = spawnSync("tsc", ["--version"]).error && "TypeScript is not installed";
const options = ["--strict", "--target", "es2022", "--module", "es2022", "--moduleResolution", "node"];

/** Runs the compiler; what it finds is the error. */
function tsc(...given) {
  try {
    execFileSync("tsc", [...options, ...given], { encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout);
  }
}

/** A folder that is gone afterwards. */
function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "lintel-types-"));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the compiler finds nothing wrong in what apps import", { skip }, () => {
  tsc("--allowJs", "--checkJs", "--noEmit", ...modules.map((name) => `${scripts}${name}.js`));
});

test("the types that are shipped are those of the code", { skip }, () => {
  inFolder((folder) => {
    tsc("--allowJs", "--declaration", "--emitDeclarationOnly", "--outDir", folder,
      ...modules.map((name) => `${scripts}${name}.js`));
    for (const name of modules) {
      const made = readFileSync(join(folder, `${name}.d.ts`), "utf8");
      // UPDATE_GOLDEN=1 writes them anew, and fails, so that it is never mistaken for a pass.
      if (process.env.UPDATE_GOLDEN) writeFileSync(`${scripts}${name}.d.ts`, made);
      else assert.equal(readFileSync(`${scripts}${name}.d.ts`, "utf8"), made, `${name}.d.ts is old`);
    }
    assert.ok(!process.env.UPDATE_GOLDEN, "the types were written anew");
  });
});

test("an app in TypeScript can use them, and not misuse them", { skip }, () => {
  inFolder((folder) => {
    const file = join(folder, "app.ts");
    writeFileSync(file, `
      import { AuthError } from "${scripts}pkce";
      import { Session } from "${scripts}pkce-api";
      const auth = new Session({
        domain: "https://id.app.example", clientId: "x", issuer: "https://i.example/p", redirectUri: "/",
        storage: "local", apis: [],
      });
      export async function start(): Promise<string> {
        try {
          const back = await auth.callback();
          if (back) history.replaceState(null, "", back.returnTo);
          await auth.signIn({ returnTo: "/x", lang: "de" });
          await auth.signIn();
          const { expiration } = await auth.credentials("eu-west-1:x");
          return (await auth.token("id")) + auth.claims()?.email + expiration.getTime();
        } catch (error) {
          if (error instanceof AuthError && error.status === 400) return error.code + error.returnTo;
          throw error;
        }
      }
      // @ts-expect-error there is no such storage
      new Session({ domain: "", clientId: "", issuer: "", redirectUri: "", storage: "cookie" });
      // @ts-expect-error there is no such token
      auth.token("refresh");
      // @ts-expect-error an issuer is needed
      new Session({ domain: "", clientId: "", redirectUri: "" });
    `);
    tsc("--noEmit", file);
  });
});
