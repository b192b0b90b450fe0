import { createHash, createHmac, randomBytes } from "node:crypto";
import { siteScript } from "./site-script.js";

// The service's side of a sign-in, as far as a client can tell; its SRP shares nothing with the client's.

const { codeOf } = await siteScript("errors.js");

export const N = BigInt(
  `0x
  FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74
  020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437
  4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED
  EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05
  98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB
  9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B
  E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718
  3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33
  A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7
  ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864
  D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2
  08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF`.replace(/\s/g, ""),
);

/** base^exponent mod N, low bit first. */
export function power(base, exponent) {
  let result = 1n;
  for (let square = base; exponent; exponent >>= 1n, square = (square * square) % N) {
    if (exponent & 1n) result = (result * square) % N;
  }
  return result;
}

export const numberOf = (bytes) => BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
export const sha256 = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hmac = (key, ...parts) => {
  const code = createHmac("sha256", key);
  for (const part of parts) code.update(part);
  return code.digest();
};

/** A positive number's bytes in two's complement. */
export function padded(number) {
  const hex = number.toString(16);
  const even = hex.length % 2 ? `0${hex}` : hex;
  return Buffer.from(parseInt(even[0], 16) > 7 ? `00${even}` : even, "hex");
}

export const k = numberOf(sha256(padded(N), padded(2n)));

/** x of a group's user and password. */
export const secretOf = (salt, group, user, password) =>
  numberOf(sha256(padded(salt), sha256(`${group}${user}:${password}`)));

/** What proves a password, given the shared secret. */
export function signatureOf({ S, u, group, user, block, timestamp }) {
  const key = hmac(hmac(padded(u), padded(S)), "Caldera Derived Key", Buffer.of(1)).subarray(0, 16);
  return { key, signature: hmac(key, group, user, block, timestamp).toString("base64") };
}

/** One exchange: what the service sends, and whether an answer to it is right. */
class Exchange {
  constructor({ group, user, salt, verifier }, srpA) {
    Object.assign(this, { group, user, salt, verifier, A: BigInt(`0x${srpA}`), b: numberOf(randomBytes(32)) });
    this.B = (k * verifier + power(2n, this.b)) % N;
    this.block = randomBytes(48);
  }

  get parameters() {
    return {
      SALT: this.salt.toString(16),
      SRP_B: this.B.toString(16),
      SECRET_BLOCK: this.block.toString("base64"),
    };
  }

  proves(answers) {
    const u = numberOf(sha256(padded(this.A), padded(this.B)));
    const S = power((this.A * power(this.verifier, u)) % N, this.b);
    const { signature } = signatureOf({ ...this, S, u, timestamp: answers.TIMESTAMP });
    return (
      answers.PASSWORD_CLAIM_SIGNATURE === signature &&
      answers.PASSWORD_CLAIM_SECRET_BLOCK === this.parameters.SECRET_BLOCK &&
      /^[A-Z][a-z]{2} [A-Z][a-z]{2} [1-9]\d? \d\d:\d\d:\d\d UTC \d{4}$/.test(answers.TIMESTAMP)
    );
  }
}

class Refusal extends Error {
  constructor(type, message, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

export const refuse = (type, message, status) => {
  throw new Refusal(type, message, status);
};

export const tokenFor = (username) =>
  `e30.${Buffer.from(JSON.stringify({ username, token_use: "access" })).toString("base64url")}.c2ln`;

/** A pool with one user; what it does can be changed operation by operation. */
export class Pool {
  static id = "eu-central-1_Example123";
  static clientId = "1h57kf5cpq17m0eml12EXAMPLE";
  user = "3b1f6a52-7c1e-4e7b-9a5f-0c4c2f2c9d11";
  password = "Correct-Horse 9 ünïcode";
  flows = ["USER_SRP_AUTH", "CUSTOM_AUTH"];
  /** What follows on a right password. */
  then = [];
  /** Key, group, salt, verifier of the device that is remembered. */
  device = null;
  /** Every call: operation and input. */
  calls = [];
  requests = [];

  settings(more) {
    return {
      endpoint: "https://idp.example/", pool: Pool.id, clientId: Pool.clientId, fetch: this.fetch, codeOf,
      ...more,
    };
  }

  fetch = async (url, request) => {
    this.requests.push([url, request]);
    const operation = request.headers["x-amz-target"].split(".")[1];
    const input = JSON.parse(request.body);
    this.calls.push([operation, input]);
    try {
      return Response.json(await this[operation](input));
    } catch (error) {
      if (!error.type) throw error;
      const body = { __type: error.type, message: error.message };
      return Response.json(body, { status: error.status });
    }
  };

  InitiateAuth({ ClientId, AuthFlow, AuthParameters: { USERNAME, SRP_A, PREFERRED_CHALLENGE } }) {
    if (ClientId !== Pool.clientId) refuse("ResourceNotFoundException", "User pool client does not exist.");
    if (!this.flows.includes(AuthFlow)) {
      refuse("InvalidParameterException", `${AuthFlow} is not enabled for the client.`);
    }
    if (USERNAME !== "ann@acme.example") refuse("NotAuthorizedException", "Incorrect username or password.");
    if (PREFERRED_CHALLENGE && this.choices) {
      return this.ask("SELECT_CHALLENGE", {}, { AvailableChallenges: this.choices });
    }
    return this.verifier(SRP_A);
  }

  RespondToAuthChallenge({ ChallengeName, Session, ChallengeResponses: answers }) {
    if (Session !== this.session) refuse("NotAuthorizedException", "Invalid session for the user.");
    if (ChallengeName !== this.asked) refuse("InvalidParameterException", "Another challenge.");
    switch (ChallengeName) {
      case "SELECT_CHALLENGE":
      case "PASSWORD_SRP":
        return this.verifier(answers.SRP_A);
      case "DEVICE_SRP_AUTH":
        if (answers.DEVICE_KEY !== this.device.user) refuse("InvalidParameterException", "Wrong device.");
        this.exchange = new Exchange(this.device, answers.SRP_A);
        return this.ask("DEVICE_PASSWORD_VERIFIER", {
          ...this.exchange.parameters, USERNAME: this.user, DEVICE_KEY: this.device.user,
        });
      case "PASSWORD_VERIFIER":
      case "DEVICE_PASSWORD_VERIFIER":
        if (answers.USERNAME !== this.user || !this.exchange.proves(answers)) {
          refuse("NotAuthorizedException", "Incorrect username or password.");
        }
        if (ChallengeName === "PASSWORD_VERIFIER" && answers.DEVICE_KEY) {
          if (answers.DEVICE_KEY !== this.device?.user) {
            refuse("ResourceNotFoundException", "Device does not exist.");
          }
          return this.ask("DEVICE_SRP_AUTH", {});
        }
    }
    const next = this.then.shift();
    return next ? this.ask(...next) : this.tokens();
  }

  verifier(srpA) {
    const salt = numberOf(randomBytes(16));
    const group = Pool.id.split("_")[1];
    const verifier = power(2n, secretOf(salt, group, this.user, this.password));
    this.exchange = new Exchange({ group, user: this.user, salt, verifier }, srpA);
    return this.ask("PASSWORD_VERIFIER", {
      ...this.exchange.parameters, USERNAME: this.user, USER_ID_FOR_SRP: this.user,
    });
  }

  ask(challenge, parameters, more) {
    this.asked = challenge;
    this.session = randomBytes(20).toString("hex");
    return { ChallengeName: challenge, Session: this.session, ChallengeParameters: parameters, ...more };
  }

  tokens(more) {
    return {
      AuthenticationResult: {
        AccessToken: tokenFor(this.user), IdToken: "e30.e30.aWQ", RefreshToken: "refresh-1",
        ExpiresIn: 3600, TokenType: "Bearer", ...more,
      },
      ChallengeParameters: {},
    };
  }
}
