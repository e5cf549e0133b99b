import { ERRORS, type ErrorCode } from './errors.js';

/**
 * What a refusal says; `details` carries what the client needs to mend it (candidates, open items, the actual
 * revision).
 */
export interface RejectionInfo {
  readonly ruleId?: string;
  readonly messageId?: string;
  readonly messageEn?: string;
  /** What in the body is wrong, as a JSON pointer. */
  readonly field?: string;
  /** Name of the parameter, of the query or of the path, that is wrong. */
  readonly parameter?: string;
  /** Name of the header that is wrong. */
  readonly header?: string;
  readonly legalBasis?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A broken rule, as a value with a code (RFC 9457 at the HTTP edge). Never a stack trace for the user. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly status: number;
  readonly messageId: string;
  readonly messageEn: string;

  constructor(
    readonly code: ErrorCode,
    readonly info: RejectionInfo = {},
  ) {
    const [status, id, en] = ERRORS[code];
    super(`${code}: ${info.messageEn ?? en}`);
    this.status = status;
    this.messageId = info.messageId ?? id;
    this.messageEn = info.messageEn ?? en;
  }
}

export const reject = (code: ErrorCode, info: RejectionInfo = {}): Rejection => new Rejection(code, info);
