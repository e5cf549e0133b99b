import { randomBytes } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { streamName, type SubjectKeyStore } from '#kernel';
import {
  opaqueId,
  openEmbeddedCredentials,
  openLocalTokens,
  openSubjectRefs,
  type CredentialStore,
  type LocalTokens,
  type SubjectRefs,
} from '#contexts/access';
import { personDecider, personVault, type PersonVault } from '#contexts/persons';
import type { Installation } from './installation.js';
import type { Settings } from './settings.js';
import type { System } from './system.js';

/**
 * The key by which persons get their references; made the first time, and from then on known to the log.
 * @throws Error it is damaged, or missing beside a log that holds references. Rejection `E_STATE` it is another one
 * than the log's.
 */
const openKeyOfReferences = async (dataDir: string, installation: Installation): Promise<SubjectRefs> => {
  const subjects = await openSubjectRefs(dataDir, { mayMake: () => installation.mayTakeNewKey() });
  await installation.recordKey(subjects.keyId);
  return subjects;
};

/** Where the log names persons who travel. */
const TRAVEL_REGISTRY = { category: 'travelRegistry' };

/** Which entry of the store of keys tells it from others: of the wrong or emptied one nothing could be read. */
const STORE_ID = 'store';

/** @throws Rejection `E_STATE` it is not the store that this log knows. */
const requireKeyStore = async (keys: SubjectKeyStore, installation: Installation): Promise<void> => {
  const made = new Map([[STORE_ID, opaqueId('keys', randomBytes(32))]]);
  await installation.recordKeyStore((await keys.putIfAbsent(made)).get(STORE_ID)!);
};

const vaultOf = (subjects: SubjectRefs, { eventStore, sources, subjectKeys }: System): PersonVault =>
  personVault({
    store: subjectKeys,
    keyFor: subjects.keyFor,
    opaque: opaqueId,
    formerReferenceOf: subjects.formerReferenceOf,
    stands: async (reference) => {
      if ((await sources.state(personDecider, reference)).stage === 'ERASED') return false;
      return (await eventStore.read(streamName(TRAVEL_REGISTRY, reference), { limit: 1 })).length > 0;
    },
  });

/**
 * Who signs in under which name. An empty store beside a log in which passwords were set would lock everybody out
 * without a word; a first keeper who is named in the settings can give all a new one.
 * @throws Error the store is missing.
 */
export const openCredentials = async (
  { dataDir, firstKeeper }: Pick<Settings, 'dataDir' | 'firstKeeper'>,
  installation: Installation,
): Promise<CredentialStore> => {
  const file = join(dataDir, 'identity.db');
  const missing = await access(file).then(
    () => false,
    () => true,
  );
  if (missing && !firstKeeper && (await installation.hasPasswords())) {
    throw new Error(
      `${file} hilang beserta semua nama dan kata sandi: pulihkan dari cadangan, atau mulai lagi dengan SINERGI_KEEPER dan SINERGI_KEEPER_PASSWORD_FILE / ` +
        `${file} is missing, and with it all names and passwords: restore it from the backup, or begin anew with SINERGI_KEEPER and ` +
        'SINERGI_KEEPER_PASSWORD_FILE, a keeper of accounts who sets all passwords again',
    );
  }
  return openEmbeddedCredentials(dataDir);
};

/** What this installation keeps beside its log. */
export interface Secrets {
  readonly subjects: SubjectRefs;
  readonly vault: PersonVault;
  /**
   * Absent where an OpenID Connect issuer keeps the passwords. A lost `token.key` is made anew: all that hangs on it is
   * that everybody signs in again.
   */
  readonly local?: { readonly credentials: CredentialStore; readonly tokens: LocalTokens };
}

/** @throws Error a secret is damaged or missing; the message says what to do. */
export const openSecrets = async (
  settings: Pick<Settings, 'dataDir' | 'firstKeeper' | 'oidc'>,
  system: System,
): Promise<Secrets> => {
  const { dataDir, oidc } = settings;
  const { installation, clock } = system;
  const subjects = await openKeyOfReferences(dataDir, installation);
  await requireKeyStore(system.subjectKeys, installation);
  const persons = { subjects, vault: vaultOf(subjects, system) };
  if (oidc) return persons;
  const tokens = await openLocalTokens({ dataDir, clock });
  return { ...persons, local: { tokens, credentials: await openCredentials(settings, installation) } };
};
