import { reject, type Decider } from '#kernel';
import { installationCatalogue, type InstallationEvent, type Purpose } from './installation.events.js';

/** What a log holds that does not say what it is for: one of an earlier version of Sinergi, or one just begun. */
export type Found = 'NOTHING' | 'DEMONSTRATION' | 'RECORDS';

export interface BeginInstallation {
  readonly type: 'BeginInstallation';
  readonly purpose: Purpose;
  readonly found: Found;
}

export interface RecordSubjectKey {
  readonly type: 'RecordSubjectKey';
  readonly keyId: string;
}

export interface RecordKeyStore {
  readonly type: 'RecordKeyStore';
  readonly storeId: string;
}

export type InstallationCommand = BeginInstallation | RecordSubjectKey | RecordKeyStore;

export interface InstallationState {
  readonly purpose?: Purpose;
  readonly subjectKey?: string;
  readonly keyStore?: string;
}

/** What the log is for: as it says itself, or else by what it holds; undefined = it may become either. */
export const purposeOf = ({ purpose }: InstallationState, found: Found): Purpose | undefined =>
  purpose ?? (found === 'NOTHING' ? undefined : found === 'DEMONSTRATION' ? 'DEMONSTRATION' : 'PRODUCTION');

/**
 * A demonstration, with its known accounts, and official records never share a log.
 * @throws Rejection `E_STATE` that says what to do.
 */
export const requirePurpose = (wanted: Purpose, state: InstallationState, found: Found): void => {
  const present = purposeOf(state, found);
  if (present === undefined || present === wanted) return;
  throw reject(
    'E_STATE',
    present === 'PRODUCTION'
      ? {
          messageId:
            'log ini bukan log data contoh; tulis SINERGI_MODE=production, atau pilih log yang kosong (DATA_DIR, EVENTSTORE_URL) untuk data contoh',
          messageEn:
            'this log is no demonstration: write SINERGI_MODE=production, or name an empty log (DATA_DIR, EVENTSTORE_URL) for the demonstration',
        }
      : {
          messageId:
            'log ini berisi data contoh beserta akunnya yang diketahui umum; pilih log yang kosong (DATA_DIR, EVENTSTORE_URL), atau tulis SINERGI_MODE=demo',
          messageEn:
            'this log holds the demonstration, with accounts that others may know: name an empty log (DATA_DIR, EVENTSTORE_URL), or write SINERGI_MODE=demo',
        },
  );
};

const requireSameKey = (keyId: string, { subjectKey }: InstallationState): void => {
  if (subjectKey === undefined || subjectKey === keyId) return;
  throw reject('E_STATE', {
    messageId:
      'subject.key di DATA_DIR bukan kunci yang dipakai log ini; pulihkan dari cadangan, atau salin dari host yang lain',
    messageEn:
      'the subject.key in DATA_DIR is not the one that this log was written with: restore it from the backup, or copy it from the other host',
  });
};

const requireSameStore = (storeId: string, { keyStore }: InstallationState): void => {
  if (keyStore === undefined || keyStore === storeId) return;
  throw reject('E_STATE', {
    messageId:
      'kunci data pribadi (subject-keys.db di DATA_DIR, atau basis data sinergi_subject_keys pada MONGODB_URL) hilang atau bukan milik log ini; pulihkan dari cadangannya yang terbaru',
    messageEn:
      'the keys of personal data (subject-keys.db in DATA_DIR, or the database sinergi_subject_keys at MONGODB_URL) are missing or not those of this log: restore them from their latest backup',
  });
};

/** What this installation is, remembered by its log. Stream `installation-ID`. */
export const installationDecider: Decider<InstallationState, InstallationCommand, InstallationEvent> = {
  category: 'installation',
  catalogue: installationCatalogue,
  initialState: {},

  evolve: (state, { type, data }) => {
    if (type === 'InstallationBegan') return { ...state, purpose: data.purpose };
    return type === 'SubjectKeyRecorded' ? { ...state, subjectKey: data.keyId } : { ...state, keyStore: data.storeId };
  },

  decide: (command, state) => {
    if (command.type === 'BeginInstallation') {
      requirePurpose(command.purpose, state, command.found);
      return state.purpose === undefined ? [{ type: 'InstallationBegan', data: { purpose: command.purpose } }] : [];
    }
    if (command.type === 'RecordKeyStore') {
      requireSameStore(command.storeId, state);
      return state.keyStore === undefined ? [{ type: 'KeyStoreRecorded', data: { storeId: command.storeId } }] : [];
    }
    requireSameKey(command.keyId, state);
    return state.subjectKey === undefined ? [{ type: 'SubjectKeyRecorded', data: { keyId: command.keyId } }] : [];
  },
};
