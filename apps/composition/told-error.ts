import { Rejection, StoreUnavailable } from '#kernel';
import { DemoRefused } from '#demo';
import { UnknownEvent } from '#runtime';

const FILES: Readonly<Record<string, readonly [id: string, en: string]>> = {
  ENOENT: ['tidak ada; periksa namanya', 'is not there; check its name'],
  EACCES: [
    'tidak boleh dibaca atau ditulis akun ini; beri hak, atau pilih yang lain',
    'may not be read or written by this account; give it the right, or choose another',
  ],
  EPERM: [
    'tidak boleh dipakai akun ini; beri hak, atau pilih yang lain',
    'may not be used by this account; give it the right, or choose another',
  ],
  EISDIR: ['adalah folder; tulis nama berkas', 'is a folder; write the name of a file'],
  ENOTDIR: ['bukan folder; periksa namanya', 'is no folder; check its name'],
  ENOSPC: ['tidak muat lagi; kosongkan ruang pada disk', 'has no more room; make room on the disk'],
  EEXIST: ['sudah ada; pilih nama lain', 'is there already; choose another name'],
};

/** What a file's error says in plain words, in both languages; undefined where there are none for it. */
export const fileTexts = (error: unknown): readonly [id: string, en: string] | undefined => {
  const { code, path } = error as NodeJS.ErrnoException;
  const told = FILES[code ?? ''];
  return told && [`${path ?? 'berkas'} ${told[0]}.`, `${path ?? 'the file'} ${told[1]}.`];
};

/**
 * What an error whose own message is English alone says to an Indonesian operator; undefined where the message has both
 * languages itself.
 */
export const inIndonesian = (error: unknown): string | undefined => {
  if (error instanceof StoreUnavailable)
    return (
      error.fault?.remedyId ??
      'Tempat penyimpanan log atau model baca tidak dapat dipakai; perbaiki pengaturan atau berkas yang disebut berikut.'
    );
  if (error instanceof UnknownEvent)
    return 'Log atau berkas ini memuat peristiwa dari versi Sinergi yang lebih baru; jalankan versi itu.';
  if (error instanceof DemoRefused) return 'Data contoh ditolak; pilih log yang kosong (DATA_DIR, EVENTSTORE_URL).';
  return fileTexts(error)?.[0];
};

/** An error as a process tells it before it ends: in both languages, without a stack trace. */
export const toldError = (error: unknown): string => {
  if (error instanceof Rejection) return `${error.code}: ${error.messageId} / ${error.messageEn}`;
  const [id, en] = [inIndonesian(error), error instanceof Error ? error.message : String(error)];
  return id === undefined ? en : `${id} / ${en}`;
};
