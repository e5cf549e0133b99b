import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';

/** Version of the form; the log keeps it for ever. */
const FORM = 'pd1.';
const [IV, TAG, COMMITMENT] = [12, 16, 16] as const;
/** Values are filled up to a multiple of so many bytes, so that their length tells little. */
const BLOCK = 32;

/** Keys of one person, made from the one that is kept: of each kind of value its own. */
const keysOf = (subjectKey: Uint8Array, field: string) => {
  const derive = (use: string): Buffer => createHmac('sha256', subjectKey).update(`${use} ${field}`).digest();
  return { encrypt: derive('encrypt'), nonce: derive('nonce') };
};

/** GCM does not commit to its key: which one opens a value stands before it, and tells nothing of the key. */
const commitmentOf = (encrypt: Uint8Array): Buffer =>
  createHash('sha256').update('sinergi personal data').update(encrypt).digest().subarray(0, COMMITMENT);

const bound = (subject: string, field: string): Buffer => Buffer.from(`sinergi ${FORM}${subject} ${field}`);

const filled = (text: string): Buffer => {
  const json = JSON.stringify(text);
  const length = Buffer.byteLength(json);
  return Buffer.from(json + ' '.repeat((BLOCK - (length % BLOCK)) % BLOCK));
};

/**
 * A value of a person's data under that person's key, bound to the person and to what it is: `pd1.` and base64url of
 * commitment, nonce, AES-256-GCM ciphertext and tag. The same value gives the same text, so that repeating a command
 * changes nothing; whoever does not hold the key learns no more of it.
 */
export const seal = (subjectKey: Uint8Array, subject: string, field: string, text: string): string => {
  const { encrypt, nonce } = keysOf(subjectKey, field);
  const plain = filled(text);
  const iv = createHmac('sha256', nonce).update(plain).digest().subarray(0, IV);
  const cipher = createCipheriv('aes-256-gcm', encrypt, iv, { authTagLength: TAG }).setAAD(bound(subject, field));
  const parts = [commitmentOf(encrypt), iv, cipher.update(plain), cipher.final()];
  return FORM + Buffer.concat([...parts, cipher.getAuthTag()]).toString('base64url');
};

/** The value, or undefined where this is not the key, person or kind of value with which it was sealed. */
export const open = (subjectKey: Uint8Array, subject: string, field: string, sealed: string): string | undefined => {
  if (!sealed.startsWith(FORM)) return undefined;
  const bytes = Buffer.from(sealed.slice(FORM.length), 'base64url');
  const { encrypt } = keysOf(subjectKey, field);
  if (!bytes.subarray(0, COMMITMENT).equals(commitmentOf(encrypt))) return undefined;
  const [iv, content] = [bytes.subarray(COMMITMENT, COMMITMENT + IV), bytes.subarray(COMMITMENT + IV, -TAG)];
  try {
    const decipher = createDecipheriv('aes-256-gcm', encrypt, iv, { authTagLength: TAG })
      .setAAD(bound(subject, field))
      .setAuthTag(bytes.subarray(-TAG));
    return JSON.parse(Buffer.concat([decipher.update(content), decipher.final()]).toString()) as string;
  } catch {
    return undefined;
  }
};
