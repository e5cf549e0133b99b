import { Rejection, StoreUnavailable } from '#kernel';
import { DemoRefused } from '#demo';
import { OperationRefused, UnknownEvent } from '#runtime';
import { BadSetting } from '../composition/environment.js';
import { fileTexts, inIndonesian } from '../composition/told-error.js';

/** Why this program, and not a rule of the domain, refuses something; the reference explains each. */
export const FAILURES = {
  E_USAGE: 'the command line has an unknown command or option, or lacks something',
  E_SETTING: 'a setting of the environment cannot be meant',
  E_UNAVAILABLE: 'a store cannot be used; the message names the setting and the remedy',
  E_NO_LOG: 'there is no log in `DATA_DIR`',
  E_NEWER_VERSION: 'a newer version of Sinergi wrote the log or the file',
  E_FILE: 'a file cannot be read or written',
  E_FILE_EXISTS: 'the file is there already; `--force` replaces it',
  E_FILE_DAMAGED: 'the file is no export, or was cut short or altered; the message names the line',
  E_LOG_NOT_EMPTY: 'the log holds something else than the file',
  E_READ_MODELS_NOT_EMPTY: 'the read models are those of another log',
  E_PROJECTION: 'the generations of the projection stand otherwise; the message says what would help',
  E_DEMO: 'the demonstration cannot be loaded',
  E_STOPPED: 'the operator stopped the command; repeating it goes on or begins anew',
  E_INTERNAL: 'something that was not foreseen',
} as const;

export class Failure extends Error {
  override readonly name = 'Failure';
  constructor(
    readonly code: keyof typeof FAILURES,
    readonly messageId: string,
    readonly messageEn: string,
    readonly details?: object,
  ) {
    super(messageEn);
  }
}

/** A failure as it is told, with `--json` as it stands. */
export interface ToldFailure {
  readonly code: string;
  readonly messageId?: string;
  readonly messageEn: string;
  readonly ruleId?: string;
  readonly field?: string;
  readonly legalBasis?: string;
  readonly details?: object;
}

const CODES: readonly (readonly [kind: new (...args: never[]) => Error, code: keyof typeof FAILURES])[] = [
  [BadSetting, 'E_SETTING'],
  [StoreUnavailable, 'E_UNAVAILABLE'],
  [UnknownEvent, 'E_NEWER_VERSION'],
  [DemoRefused, 'E_DEMO'],
];

export const toldFailure = (error: unknown): ToldFailure => {
  if (error instanceof Failure) {
    const { code, messageId, messageEn, details } = error;
    return { code, messageId, messageEn, ...(details && { details }) };
  }
  if (error instanceof Rejection) {
    const {
      code,
      messageId,
      messageEn,
      info: { ruleId, field, legalBasis, details },
    } = error;
    return {
      code,
      messageId,
      messageEn,
      ...(ruleId && { ruleId }),
      ...(field && { field }),
      ...(legalBasis && { legalBasis }),
      ...(details && { details }),
    };
  }
  const known = CODES.find(([kind]) => error instanceof kind)?.[1];
  const { name, message, code: cause } = error as NodeJS.ErrnoException;
  if (error instanceof OperationRefused)
    return { code: 'E_PROJECTION', messageId: error.messageId, messageEn: error.messageEn };
  const messageId = inIndonesian(error);
  if (known) return { code: known, ...(messageId && { messageId }), messageEn: message };
  if (name === 'AbortError') return { code: 'E_STOPPED', messageId: 'Dihentikan.', messageEn: 'Stopped.' };
  if (typeof cause === 'string' && /^E[A-Z]+$/.test(cause))
    return { code: 'E_FILE', ...(messageId && { messageId }), messageEn: fileTexts(error)?.[1] ?? message };
  return {
    code: 'E_INTERNAL',
    messageId: 'Kesalahan yang tidak terduga; laporkan pesan berikut.',
    messageEn: error instanceof Error ? `${name}: ${message}` : String(error),
  };
};

export const failureText = ({ code, messageId, messageEn, ruleId, field }: ToldFailure): string =>
  `${code}${ruleId ? ` (${ruleId})` : ''}${field ? ` ${field}` : ''}: ${messageId ? `${messageId} / ` : ''}${messageEn}\n`;
