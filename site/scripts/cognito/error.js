// @ts-check

/** What went wrong, by the class of the page's error texts. */
export class CognitoError extends Error {
  /**
   * @param {string} code "not-authorized"
   * @param {{message?: string, type?: string, status?: number, cause?: unknown}} more
   */
  constructor(code, { message = code, type, status, cause } = {}) {
    super(message, { cause });
    this.code = code;
    /** @type {string | undefined} the service's own name: "NotAuthorizedException" */
    this.type = type;
    this.status = status;
  }
}
