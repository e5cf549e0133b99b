import { OutcomeUnknown, StoreUnavailable, type StorageFault } from '#kernel/stores';
import { basename } from 'node:path';

const BUSY = 5;
const IO_ERROR = 10;

/** What to do, in both languages. */
interface Remedy {
  readonly id: string;
  readonly en: string;
}

/** A SQLite file, and what to do when it is damaged: "stop, restore it from the backup, start". */
export interface StorageFile {
  readonly file: string;
  readonly ifDamaged?: Remedy | undefined;
}

type Told = readonly [what: string, remedy: string];

const ELSEWHERE = 'or set DATA_DIR to another folder';
const ELSEWHERE_ID = 'atau pilih folder lain sebagai DATA_DIR';
const LOCKED: Told = [
  'is locked by another program',
  'end that program (a backup, a database browser), then start again',
];
const PASSING: Readonly<Record<number, Told>> = {
  [BUSY]: LOCKED,
  6: LOCKED,
  14: ['cannot be opened', `give this account the right to read and write DATA_DIR and its files, ${ELSEWHERE}`],
};
interface Fault {
  readonly what: Remedy;
  readonly remedy: Remedy;
}
const FAULTS: Readonly<Record<StorageFault['code'], Fault>> = {
  READ_ONLY: {
    what: { id: 'tidak dapat ditulis', en: 'cannot be written' },
    remedy: {
      id: `beri akun ini hak menulis ke DATA_DIR dan berkas di dalamnya, ${ELSEWHERE_ID}`,
      en: `give this account the right to write into DATA_DIR and its files, ${ELSEWHERE}`,
    },
  },
  DISK_ERROR: {
    what: {
      id: 'tidak dapat dibaca atau ditulis karena kesalahan disk',
      en: 'cannot be read or written because of a disk error',
    },
    remedy: { id: `periksa disk tempat DATA_DIR, ${ELSEWHERE_ID}`, en: `check the disk below DATA_DIR, ${ELSEWHERE}` },
  },
  FULL: {
    what: { id: 'tidak muat lagi pada disk', en: 'does not fit on the disk any more' },
    remedy: {
      id: `kosongkan ruang pada disk tempat DATA_DIR, ${ELSEWHERE_ID}`,
      en: `free some space below DATA_DIR, ${ELSEWHERE}`,
    },
  },
  DAMAGED: {
    what: { id: 'rusak', en: 'is damaged' },
    remedy: {
      id: `pulihkan DATA_DIR dari cadangan, ${ELSEWHERE_ID}`,
      en: `restore DATA_DIR from a backup, ${ELSEWHERE}`,
    },
  },
};
const FAULT_OF: Readonly<Record<number, StorageFault['code']>> = {
  8: 'READ_ONLY',
  [IO_ERROR]: 'DISK_ERROR',
  11: 'DAMAGED',
  13: 'FULL',
  26: 'DAMAGED',
};
const NO_SQLITE = 26;

/** SQLite's primary result code; 0 for any other error. Each binding has its own place for it. */
const resultCode = (error: unknown): number => {
  const { errcode, rawCode, message } = error as { errcode?: number; rawCode?: number; message?: string };
  const code = errcode ?? rawCode ?? Number(/^ConnectionFailed\(.*: (\d+)"\)$/s.exec(message ?? '')?.[1] ?? 0);
  return code & 0xff;
};

export const isBusy = (error: unknown): boolean => resultCode(error) === BUSY;

export const isDiskError = (error: unknown): boolean => resultCode(error) === IO_ERROR;

const remedyFor = (code: StorageFault['code'], { ifDamaged }: StorageFile): Remedy =>
  (code === 'DAMAGED' && ifDamaged) || FAULTS[code].remedy;

const faultOf = (code: StorageFault['code'], storage: StorageFile): StorageFault => {
  const [{ what }, { id, en }, name] = [FAULTS[code], remedyFor(code, storage), basename(storage.file)];
  return { code, remedy: `${name} ${what.en}: ${en}`, remedyId: `${name} ${what.id}: ${id}` };
};

/** The error to throw: StoreUnavailable with the remedy when the storage is at fault, else the error itself. */
export const storageFailure = (error: unknown, storage: StorageFile): unknown => {
  const code = resultCode(error);
  const fault = FAULT_OF[code];
  const [what, remedy] = fault
    ? [code === NO_SQLITE ? 'is no SQLite file or is damaged' : FAULTS[fault].what.en, remedyFor(fault, storage).en]
    : (PASSING[code] ?? []);
  if (!what) return error;
  return new StoreUnavailable(`${storage.file} ${what}: ${remedy} (${(error as Error).message})`, {
    cause: error,
    ...(fault && { fault: faultOf(fault, storage) }),
  });
};

/** The disk failed during a commit: nobody knows whether it took effect. */
export const commitFailure = (error: unknown, storage: StorageFile): OutcomeUnknown =>
  new OutcomeUnknown(`${storage.file}: the disk failed during a commit (${(error as Error).message})`, {
    cause: error,
    fault: faultOf('DISK_ERROR', storage),
  });

/** Something that was read is not what was ever written, though SQLite found nothing wrong with it. */
export const foundDamaged = (error: unknown, storage: StorageFile): StoreUnavailable =>
  new StoreUnavailable(
    `${storage.file} is damaged: ${remedyFor('DAMAGED', storage).en} (${(error as Error).message})`,
    { cause: error, fault: faultOf('DAMAGED', storage) },
  );

/** The same for the folder of the file, which is made before SQLite is asked. */
export const folderFailure = (error: unknown, folder: string): StoreUnavailable =>
  new StoreUnavailable(
    `the folder ${folder} cannot be used: set DATA_DIR to a folder that this account may write (${(error as Error).message})`,
  );
