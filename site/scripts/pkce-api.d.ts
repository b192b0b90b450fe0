/** A session at the pool, whichever pages it began on. */
export class Session extends PKCE {
    /** @param {SessionOptions} options */
    constructor(options: SessionOptions);
    /**
     * As `fetch`, with the access token for the origins in `apis`; after a 401 once more with a new one,
     * unless the body is a stream, which can be read once only.
     * @param {RequestInfo | URL} input
     * @param {RequestInit} [init]
     * @returns {Promise<Response>}
     * @throws {AuthError} as `token`
     */
    fetch(input: RequestInfo | URL, init?: RequestInit | undefined): Promise<Response>;
    /**
     * What the pool's domain says of the person.
     * @returns {Promise<Record<string, any>>}
     * @throws {AuthError}
     */
    userInfo(): Promise<Record<string, any>>;
    /**
     * Credentials of an identity pool. They are fetched anew each time: the AWS SDK keeps those of a
     * function, `credentials: () => session.credentials(id)`, for as long as they are good.
     * @param {string} identityPoolId  "eu-central-1:1f0c…"
     * @param {string} [endpoint]  of the identity pools' API: the region's unless said
     * @returns {Promise<Credentials>}
     * @throws {AuthError}
     */
    credentials(identityPoolId: string, endpoint?: string | undefined): Promise<Credentials>;
    /**
     * @param {string} path
     * @param {any} fields
     * @param {number} [wait]
     * @returns {Promise<any>}
     */
    post(path: string, fields: any, wait?: number | undefined): Promise<any>;
    #private;
}
export type SessionOptions = import("./pkce.js").PKCEOptions & MoreOptions;
export type MoreOptions = {
    /**
     * origins that `fetch` sends the access token to: none unless said
     */
    apis?: string[] | undefined;
    /**
     * the Cognito API with "/" at its end: the issuer's origin unless said
     */
    endpoint?: string | undefined;
};
/**
 * as the AWS SDK for JavaScript takes them
 */
export type Credentials = {
    identityId: string;
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken: string;
    expiration: Date;
};
import { PKCE } from "./pkce.js";
