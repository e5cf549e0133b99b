import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { addHours, reject, type Instant, type Rejection, type Scope } from '#kernel';

const PREFIX = 'trv_';
const [IV, TAG] = [12, 16] as const;
/** Hours for which a handle is good: long enough to fill in an order that is prepared today and signed tomorrow. */
const HOURS = 24;
/** Regions that one handle can be good for, so that it stays short. */
const MOST_SCOPES = 20;

interface Content {
  readonly ref: string;
  readonly scopes: readonly Scope[];
  readonly until: Instant;
}

/** References in sealed envelopes. */
export interface SubjectHandles {
  /** Good for whoever holds a right for one of those regions, for a day. Two of one person have nothing in common. */
  handleOf(ref: string, scopes: readonly Scope[], now: Instant): string;
  /**
   * @throws Rejection `E_VALIDATION` not one of this installation's, not for such a party, or too old: the answer does
   * not tell which.
   */
  referenceOf(handle: string, scopes: readonly Scope[], now: Instant, field: string): string;
}

const unusable = (field: string): Rejection =>
  reject('E_VALIDATION', {
    ruleId: 'COM-11',
    field,
    messageId:
      'Rujukan orang ini tidak berlaku bagi Anda atau sudah lewat sehari; sebut lagi orangnya dengan NIK dan nama (POST /v1/subjects).',
    messageEn:
      'This reference to a person is not good for you, or older than a day; name the person again by NIK and name (POST /v1/subjects).',
  });

/** AES-256-GCM under a key made from that of the references. */
export const subjectHandles = (subjectKey: Uint8Array): SubjectHandles => {
  const key = createHmac('sha256', subjectKey).update('handles').digest();
  const open = (handle: string): Content | undefined => {
    const bytes = Buffer.from(handle.slice(PREFIX.length), 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV), { authTagLength: TAG }).setAuthTag(
        bytes.subarray(-TAG),
      );
      return JSON.parse(
        Buffer.concat([decipher.update(bytes.subarray(IV, -TAG)), decipher.final()]).toString(),
      ) as Content;
    } catch {
      return undefined;
    }
  };
  return {
    handleOf: (ref, scopes, now) => {
      const until = addHours(now, HOURS);
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG });
      const sealed = [
        cipher.update(JSON.stringify({ ref, scopes: scopes.slice(0, MOST_SCOPES), until } satisfies Content)),
        cipher.final(),
      ];
      return PREFIX + Buffer.concat([iv, ...sealed, cipher.getAuthTag()]).toString('base64url');
    },
    referenceOf: (handle, scopes, now, field) => {
      const content = handle.startsWith(PREFIX) ? open(handle) : undefined;
      if (content && now < content.until && content.scopes.some((scope) => scopes.includes(scope))) return content.ref;
      throw unusable(field);
    },
  };
};
