import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { SubjectKeyStore } from '#kernel';
import type { PersonField } from '../domain/person.codes.js';
import type { SealedValue } from '../domain/person.events.js';
import { open, seal } from './sealing.js';

/** Data of a person in clear. */
export type PersonData = Readonly<Partial<Record<PersonField, string>>>;

/** Which person a number means, and what is kept of persons: the only place that knows either. */
export interface PersonVault {
  /**
   * References of persons, in the order of their numbers; who has none gets a random one, from which nobody who holds
   * the number and all keys can tell afterwards that it was this person's, once it is destroyed.
   */
  referencesOf(niks: readonly string[]): Promise<readonly string[]>;
  /** Undefined where nothing can be kept of that reference: it was made before keys were, or its key is destroyed. */
  seal(subject: string, data: PersonData): Promise<readonly SealedValue[] | undefined>;
  /** Whatever of each can still be opened, in their order: nothing once the key is destroyed. */
  open(persons: readonly SealedPerson[]): Promise<readonly PersonData[]>;
}

/** A person with the values that the log holds. */
export interface SealedPerson {
  readonly subject: string;
  readonly values: Readonly<Partial<Record<PersonField, unknown>>>;
}

/** What the vault asks of the running system. */
export interface VaultParts {
  readonly store: SubjectKeyStore;
  /** Keys that follow from the installation's own. */
  readonly keyFor: (use: string) => Uint8Array;
  /** A short text that tells nothing, of a digest. */
  readonly opaque: (prefix: string, digest: Uint8Array) => string;
  /** The reference that followed from the number alone, as it was made before there were keys of persons. */
  readonly formerReferenceOf: (nik: string) => string;
  /** Whether the log names that person by it, and not as erased. */
  readonly stands: (formerReference: string) => Promise<boolean>;
}

/** What is kept under a reference; `pointer` leads from the number to it. */
interface Kept {
  readonly key: string;
  readonly pointer: string;
}

const [IV, TAG] = [12, 16] as const;

/** Destroys what is kept of a person: the way from the number first, so that nothing leads to a key made anew. */
export const destroySubject = async (
  store: Pick<SubjectKeyStore, 'get' | 'remove'>,
  subject: string,
): Promise<void> => {
  const kept = (await store.get([subject])).get(subject);
  if (kept === undefined) return;
  await store.remove([(JSON.parse(kept) as Kept).pointer, subject]);
};

export const personVault = ({ store, keyFor, opaque, formerReferenceOf, stands }: VaultParts): PersonVault => {
  const [pointing, wrapping] = [keyFor('person of a number'), keyFor('keys of persons')];
  const pointerOf = (nik: string): string => opaque('nik', createHmac('sha256', pointing).update(nik).digest());

  const wrapped = (key: Uint8Array, subject: string): string => {
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', wrapping, iv, { authTagLength: TAG }).setAAD(Buffer.from(subject));
    return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  };
  const unwrapped = ({ key }: Kept, subject: string): Uint8Array => {
    const bytes = Buffer.from(key, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', wrapping, bytes.subarray(0, IV), { authTagLength: TAG })
      .setAAD(Buffer.from(subject))
      .setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(IV, -TAG)), decipher.final()]);
  };
  const keyOf = async (subject: string): Promise<Uint8Array | undefined> => {
    const kept = (await store.get([subject])).get(subject);
    return kept === undefined ? undefined : unwrapped(JSON.parse(kept) as Kept, subject);
  };
  const candidateFor = async (nik: string): Promise<string> => {
    const former = formerReferenceOf(nik);
    return (await stands(former)) ? former : opaque('sub', randomBytes(32));
  };

  const referencesOf = async (niks: readonly string[]): Promise<readonly string[]> => {
    const pointers = niks.map(pointerOf);
    const known = await store.get([...new Set(pointers)]);
    const wanted = new Map<string, string>();
    for (const [index, pointer] of pointers.entries())
      if (!known.has(pointer) && !wanted.has(pointer)) wanted.set(pointer, await candidateFor(niks[index]!));
    const made = wanted.size > 0 ? await store.putIfAbsent(wanted) : wanted;
    const references = pointers.map((pointer) => (known.get(pointer) ?? made.get(pointer))!);
    const kept = await store.get([...new Set(references)]);
    const keys = new Map(
      references.flatMap((subject, index) => {
        if (kept.has(subject)) return [];
        const entry: Kept = { key: wrapped(randomBytes(32), subject), pointer: pointers[index]! };
        return [[subject, JSON.stringify(entry)] as const];
      }),
    );
    if (keys.size === 0) return references;
    await store.putIfAbsent(keys);
    // Whoever was destroyed in between keeps no key made anew, which would lead from him to his number.
    const now = await store.get([...new Set(pointers)]);
    const gone = references.filter((subject, index) => keys.has(subject) && now.get(pointers[index]!) !== subject);
    if (gone.length === 0) return references;
    await store.remove(gone);
    return referencesOf(niks);
  };

  return {
    referencesOf,
    seal: async (subject, data) => {
      const key = await keyOf(subject);
      if (!key) return undefined;
      return Object.entries(data).map(([field, text]) => ({
        field: field as PersonField,
        sealed: seal(key, subject, field, text),
      }));
    },
    open: async (persons) => {
      const kept = await store.get([...new Set(persons.map(({ subject }) => subject))]);
      return persons.map(({ subject, values }) => {
        const entry = kept.get(subject);
        if (entry === undefined) return {};
        const key = unwrapped(JSON.parse(entry) as Kept, subject);
        return Object.fromEntries(
          Object.entries(values).flatMap(([field, sealed]) => {
            const text = typeof sealed === 'string' ? open(key, subject, field, sealed) : undefined;
            return text === undefined ? [] : [[field, text]];
          }),
        );
      });
    },
  };
};
