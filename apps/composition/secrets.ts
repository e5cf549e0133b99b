import { access } from 'node:fs/promises';
import { join } from 'node:path';
import {
  openEmbeddedCredentials,
  openLocalTokens,
  openSubjectRefs,
  type CredentialStore,
  type LocalTokens,
  type SubjectRefs,
} from '#contexts/access';
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
  /**
   * Absent where an OpenID Connect issuer keeps the passwords. A lost `token.key` is made anew: all that hangs on it is
   * that everybody signs in again.
   */
  readonly local?: { readonly credentials: CredentialStore; readonly tokens: LocalTokens };
}

/** @throws Error a secret is damaged or missing; the message says what to do. */
export const openSecrets = async (
  settings: Pick<Settings, 'dataDir' | 'firstKeeper' | 'oidc'>,
  { installation, clock }: System,
): Promise<Secrets> => {
  const { dataDir, oidc } = settings;
  const subjects = await openKeyOfReferences(dataDir, installation);
  if (oidc) return { subjects };
  const tokens = await openLocalTokens({ dataDir, clock });
  return { subjects, local: { tokens, credentials: await openCredentials(settings, installation) } };
};
