import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import * as server from "./pool.js";
import { siteScript } from "./site-script.js";

const { srp } = await siteScript("cognito.js");
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const numberOf = (text) => BigInt(`0x${text}`);
const sha256 = (text) => hex(server.sha256(text));
const malformed = { code: "malformed" };

test("the group computed from π is that of RFC 3526", () => {
  assert.equal(srp.N, server.N);
  assert.equal(
    sha256(srp.N.toString(16)), "30a45e27c3a0a6f934cd558e88e937625082b19bd435f74f04d7500e5032d88e",
  );
});

for (const [number, bytes] of [
  [0n, "00"], [1n, "01"], [0x7fn, "7f"], [0x80n, "0080"], [0xfffn, "0fff"], [0x8000n, "008000"],
]) {
  test(`${number} is padded to ${bytes}`, () => assert.equal(hex(srp.padded(number)), bytes));
}

// The vectors that two independent implementations agree on.

const a = numberOf("a3b1c5d7e9f00112233445566778899aabbccddeeff0123456789abcdef01234");
const group = "Example123";
const user = "3b1f6a52-7c1e-4e7b-9a5f-0c4c2f2c9d11";
const password = "Correct-Horse 9 ünïcode";
const block = Buffer.from("secret-block-0123456789");
const now = new Date("2026-03-03T09:05:07Z");
const usual = {
  salt: "e0a1b2c3d4e5f60718293a4b5c6d7e8f",
  x: "e263c2067adf53d6c1f8053a54c0148ac99c210a95e69e3c08fde67f3b8ddca7",
};
const vectors = [
  {
    ...usual, name: "salt, A and B begin with a high bit, and S has an odd number of digits", b: "0042",
    u: "7c11f19ab3221c297d98bbb6ef5e72ad3f35cc313e922d8909d0d5046f688100",
    S: "8c524993b156319e72b238dcfab1d69ef6f0f54ea4b33b93c088eaba0a3b0605",
    key: "f47274f568dbc74e5a5da7e36430910e",
    signature: "BJZu/euJAAKCC4a7GlXfVHC1vBZD84siyk+kUkL7csc=",
  },
  {
    name: "u has an odd number of digits", b: "0042",
    salt: "0102030405060708090a0b0c0d0e0f10",
    x: "160418d0394f192e2b6e1eb94a6866be8571830f9e8af1a85164ebef466a8979",
    u: "f4c462fba242531148f0208fc848d6bf41ba134ab837ea73e294e292e65e4f3",
    S: "24607aac45610ca98e4282ba0945f45dde5351b63b5cdeee259009b3ce1a06f1",
    key: "76833126f6a9b972ae134be2751ead35",
    signature: "soHWo5bV/fkG3mXww0cB+WEmhjzM6b9tEZ2oGNsWwkw=",
  },
  {
    ...usual, name: "S has an odd number of digits, u begins with a high bit", b: "0068",
    u: "d0ff863a05c2ef77bf1013e20210c54a2f042ff0237101183fc28d350c4455fe",
    S: "44e22c5f4bebf697123c51b8d9a82b49616737df6db022392b33dd5b1f12ad8f",
    key: "7326d576f7daf8083c5386da9b90e882",
    signature: "x5yIwVDg4LgCCH/a+R2VkB9qu/lAofPCnVY+aTybIfM=",
  },
  {
    ...usual, name: "S is a byte short", b: "0102",
    u: "28320c6499f7369cef675804f1e9f67534f34fcb0f17f64d5554fe26e8bbeb83",
    S: "e5d381d385ec9c42800fa04e57153bf486fdf1fcacf00aa48abca5adaa8b191e",
    key: "6a8c926caf84eb20f9f3a990bd38abf7",
    signature: "W1zFz5OKPrHkdqDrydEf64HJHUNOv5JO2C1tiObsQ8k=",
  },
  {
    ...usual, name: "B has an odd number of digits", b: "0043",
    u: "a1268c2f99d35738c63d65863efb98e42ce661f061a98a375e26c778e8d2719f",
    S: "dff454d8e9a5f4736ad89e26f7313dcf3052fc20173e5585fd26cd63920c1fd1",
    key: "e80da9bbe6caa98cd9bdd791cb22da56",
    signature: "tfayxN/Bhjkr05wjO3QifR8+AoMM3L3PemkXYS0avls=",
  },
  {
    name: "the salt has 31 digits", b: "0042",
    salt: "a1b2c3d4e5f60718293a4b5c6d7e8f0",
    x: "5a8748e7fb9eb0b18c7394b82435710d497b05ede009ea04780db4956a01273c",
    u: "58a4ac5c46de978e3d8c4f5fb3040aac8ec8067106c6535c61a69101ccb42941",
    S: "dfbf11d0a1d06e41ada4b2478faf9caec5459300bb523ce0a29f8384949bd296",
    key: "9b1fbae754f5515aa558891563509e34",
    signature: "YFyGSBaxTRASu20EqINHfz7xX/R3j78cw+ELSJrYcfk=",
  },
];

const pair = srp.pairOf(a);

test("A is what the vectors have", () => {
  assert.match(pair.text, /^f89fa52a8066da16ea03.*a3c5525f44$/);
  assert.equal(sha256(pair.text), "435c61d83ae4fa706cf7def81c1988a9b4007b5b7a736f22c355b92aac714f13");
});

for (const vector of vectors) {
  test(`a password is proven where ${vector.name}`, async () => {
    const salt = numberOf(vector.salt);
    const x = await srp.secretOf(salt, group, user, password);
    assert.equal(x.toString(16), vector.x);
    const b = numberOf(`5ce0ffeebabe0123456789abcdef0123456789abcdef0123456789abcdef${vector.b}`);
    const B = (server.k * server.power(2n, x) + server.power(2n, b)) % server.N;
    const u = await srp.hashed(srp.padded(pair.A), srp.padded(B));
    assert.equal(u.toString(16), vector.u);
    const S = await srp.sharedOf(pair, B, u, x);
    assert.equal(sha256(S.toString(16)), vector.S);
    const parameters = {
      SALT: vector.salt, SRP_B: B.toString(16), SECRET_BLOCK: block.toString("base64"),
    };
    const answer = await srp.proof(pair, parameters, group, user, password, now);
    assert.deepEqual(answer, {
      PASSWORD_CLAIM_SIGNATURE: vector.signature,
      PASSWORD_CLAIM_SECRET_BLOCK: parameters.SECRET_BLOCK,
      TIMESTAMP: "Tue Mar 3 09:05:07 UTC 2026",
    });
    const { key, signature } = server.signatureOf({
      S, u, group, user, block, timestamp: answer.TIMESTAMP,
    });
    assert.deepEqual([hex(key), signature], [vector.key, vector.signature]);
  });
}

/** The vectors that the mock is held to: `[name]`, then `key = value` a line. */
const shared = readFileSync(
  new URL("../CognitoMockTests/Authentication/Vectors/srp.txt", import.meta.url), "utf8",
)
  .split(/^\[/m)
  .slice(1)
  .map((text) => {
    const [name, ...lines] = text.trim().split("\n");
    return [name.slice(0, -1), Object.fromEntries(lines.map((line) => line.split(/ = (.*)/)))];
  });

for (const [name, vector] of shared) {
  test(`the mock's '${name}' vector is met`, async () => {
    const own = srp.pairOf(numberOf(vector.a));
    assert.equal(own.text, vector.A);
    assert.equal(hex(srp.padded(numberOf(vector.salt))), vector.paddedSalt);
    const { salt: SALT, B: SRP_B, secretBlock: SECRET_BLOCK } = vector;
    const at = new Date(vector.timestamp);
    const answer = await srp.proof(
      own, { SALT, SRP_B, SECRET_BLOCK }, vector.group, vector.name, vector.password, at,
    );
    assert.equal(answer.TIMESTAMP, vector.timestamp);
    assert.equal(answer.PASSWORD_CLAIM_SIGNATURE, vector.signature);
  });
}

test("the three shared vectors were there", () => assert.equal(shared.length, 3));

// What no honest service sends

const honest = { SALT: "0a", SRP_B: "0b", SECRET_BLOCK: "YWJj" };
const refused = (parameters) => assert.rejects(srp.proof(pair, parameters, group, user, password), malformed);

for (const [name, B] of [["0", 0n], ["N", server.N], ["twice N", 2n * server.N]]) {
  test(`B = ${name} is refused: the answer would not depend on the password`, () =>
    refused({ ...honest, SRP_B: B.toString(16) }));
}

test("u = 0 is refused", async (context) => {
  context.mock.method(crypto.subtle, "digest", async () => new ArrayBuffer(32));
  await refused(honest);
});

for (const name of Object.keys(honest)) {
  test(`an exchange without ${name} is refused`, () => refused({ ...honest, [name]: undefined }));
  test(`${name} that is no number and no bytes is refused`, () => refused({ ...honest, [name]: "<§>" }));
}

test("no two sign-ins have the same secret number", () => {
  const numbers = new Set(Array.from({ length: 8 }, () => srp.pairOf().a));
  assert.equal(numbers.size, 8);
  for (const number of numbers) assert.ok(number < 1n << 256n && number > 1n << 200n);
});
