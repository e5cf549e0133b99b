import { StoreUnavailable, type StorageFault } from '#kernel';

const FAULT_OF: Readonly<Record<string, StorageFault['code']>> = {
  ENOSPC: 'FULL',
  EDQUOT: 'FULL',
  EROFS: 'READ_ONLY',
  EACCES: 'READ_ONLY',
  EPERM: 'READ_ONLY',
  EIO: 'DISK_ERROR',
};

const REMEDY: Readonly<Record<StorageFault['code'], readonly [id: string, en: string]>> = {
  FULL: ['disk penuh: kosongkan ruang pada disk tempat DATA_DIR', 'the disk is full: free some space below DATA_DIR'],
  READ_ONLY: [
    'beri akun ini hak membaca dan menulis folder berkas di DATA_DIR',
    'give this account the right to read and write the folders of files in DATA_DIR',
  ],
  DISK_ERROR: ['kesalahan disk: periksa disk tempat DATA_DIR', 'a disk error: check the disk below DATA_DIR'],
  DAMAGED: ['pulihkan DATA_DIR dari cadangan', 'restore DATA_DIR from a backup'],
};

/** The error to throw: StoreUnavailable with the remedy when the storage is at fault, else the error itself. */
export const storageFailure = (error: unknown): unknown => {
  const code = FAULT_OF[(error as NodeJS.ErrnoException | undefined)?.code ?? ''];
  if (!code) return error;
  const [remedyId, remedy] = REMEDY[code];
  return new StoreUnavailable(`${remedy} (${(error as Error).message})`, {
    cause: error,
    fault: { code, remedy, remedyId },
  });
};
