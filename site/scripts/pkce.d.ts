/**
 * @typedef {object} PKCEOptions
 * @property {string} domain  the pool's domain: "https://id.app.example"
 * @property {string} clientId  an app client without a secret
 * @property {string} issuer  "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123"
 * @property {string} redirectUri  the callback, exactly as registered
 * @property {string} [signedOutUri]  where sign-out ends, exactly as registered; without, it leads nowhere
 * @property {string} [scope]  "openid" unless said, with which the ID token tells all that the client may read
 * @property {"session" | "local" | "memory"} [storage]  "session" unless said
 * @property {string} [jwks]  where the pool's keys are: below the issuer unless said
 * @property {() => void} [onSignedOut]  called when another tab has signed out (storage "local")
 */
/** What went wrong. `code` is stable: PKCE.md beside this file lists them. */
export class AuthError extends Error {
    /** @param {string} code @param {object} [more] */
    constructor(code: string, more?: object | undefined);
    /** @type {string | undefined} the server's own words: text, never markup */
    description: string | undefined;
    /** @type {number | undefined} of the answer, where there was one */
    status: number | undefined;
    /** @type {string | undefined} where the app was to go on */
    returnTo: string | undefined;
    code: string;
}
export function ask(url: string, init?: RequestInit | undefined, code?: string | undefined): Promise<any>;
/** A pool's app client, and the session of the person in front of it. */
export class PKCE {
    /** @param {PKCEOptions} options */
    constructor(options: PKCEOptions);
    options: PKCEOptions;
    /** Whether tokens outlive the page: not in memory, which also stands in for blocked storage. */
    isKept: boolean;
    /**
     * Leaves for the pool's pages.
     * @param {{returnTo?: string} & Record<string, string>} options  `returnTo`: where the app goes on,
     *   on its own origin: this address unless said; all others are parameters of the authorize endpoint:
     *   `identity_provider` (past the pool's pages), `login_hint`, `lang`, `prompt`, `resource`
     * @throws {AuthError} `insecure_context`, `storage_unavailable`
     */
    signIn({ returnTo, ...more }?: {
        returnTo?: string;
    } & Record<string, string>): Promise<void>;
    /**
     * The answer of an endpoint of the pool's domain. The time is limited, since all tabs wait for the
     * one that refreshes.
     * @param {string} path
     * @param {object} fields
     * @param {number} [wait]  milliseconds
     */
    post(path: string, fields: object, wait?: number | undefined): Promise<any>;
    /**
     * Finishes a sign-in where the page's address is its callback.
     * @returns {Promise<{returnTo: string} | null>}  null: it is none. `returnTo` is a path, or empty
     *   after a sign-in that had been finished before
     * @throws {AuthError} with `returnTo` where the sign-in was ours
     */
    callback(): Promise<{
        returnTo: string;
    } | null>;
    /**
     * A token that is good for another minute, refreshed if need be.
     * @param {"access" | "id"} kind
     * @returns {Promise<string>}
     * @throws {AuthError} `login_required`; after any other the session is still there
     */
    token(kind?: "access" | "id"): Promise<string>;
    /**
     * What the ID token says of the person; nothing where nobody is signed in. It is there to greet, not to
     * guard: what must be guarded is behind an API that checks a token.
     * @returns {Record<string, any> | undefined}
     */
    claims(): Record<string, any> | undefined;
    /**
     * New tokens: one attempt at a time, in this tab and in all others.
     * @param {string} old  the access token that will not do; where another has replaced it already,
     *   nothing is sent
     * @returns {Promise<void>}
     * @throws {AuthError} as `token`
     */
    refresh(old?: string): Promise<void>;
    /** Forgets the tokens, here and at the pool; the session of the pool's pages stays. */
    revoke(): Promise<void>;
    /** Signs out here and on the pool's pages, which lead to `signedOutUri`. */
    signOut(): Promise<void>;
    /**
     * What is kept of the person who is signed in.
     * @param {string} name  as Amplify has it: `refreshToken`, `deviceKey`
     * @returns {any}
     */
    item(name: string): any;
    #private;
}
export type PKCEOptions = {
    /**
     * the pool's domain: "https://id.app.example"
     */
    domain: string;
    /**
     * an app client without a secret
     */
    clientId: string;
    /**
     * "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123"
     */
    issuer: string;
    /**
     * the callback, exactly as registered
     */
    redirectUri: string;
    /**
     * where sign-out ends, exactly as registered; without, it leads nowhere
     */
    signedOutUri?: string | undefined;
    /**
     * "openid" unless said, with which the ID token tells all that the client may read
     */
    scope?: string | undefined;
    /**
     * "session" unless said
     */
    storage?: "memory" | "session" | "local" | undefined;
    /**
     * where the pool's keys are: below the issuer unless said
     */
    jwks?: string | undefined;
    /**
     * called when another tab has signed out (storage "local")
     */
    onSignedOut?: (() => void) | undefined;
};
