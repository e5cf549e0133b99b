import { Rejection, StoreUnavailable } from '#kernel';
import { DemoRefused } from '#demo';
import { UnknownEvent } from '#runtime';

const FILES: Readonly<Record<string, string>> = {
  ENOENT: 'tidak ada; periksa namanya', EACCES: 'tidak boleh dibaca atau ditulis akun ini; beri hak, atau pilih yang lain', EPERM: 'tidak boleh dipakai akun ini; beri hak, atau pilih yang lain',
  EISDIR: 'adalah folder; tulis nama berkas', ENOTDIR: 'bukan folder; periksa namanya', ENOSPC: 'tidak muat lagi; kosongkan ruang pada disk', EEXIST: 'sudah ada; pilih nama lain',
};

/** What an error whose own message is English alone says to an Indonesian operator; undefined where the message has both languages itself. */
export const inIndonesian = (error: unknown): string | undefined => {
  if (error instanceof StoreUnavailable) return error.fault?.remedyId ?? 'Tempat penyimpanan log atau model baca tidak dapat dipakai; perbaiki pengaturan atau berkas yang disebut berikut.';
  if (error instanceof UnknownEvent) return 'Log atau berkas ini memuat peristiwa dari versi Sinergi yang lebih baru; jalankan versi itu.';
  if (error instanceof DemoRefused) return 'Data contoh ditolak; pilih log yang kosong (DATA_DIR, EVENTSTORE_URL).';
  const { code, path } = error as NodeJS.ErrnoException;
  const told = FILES[code ?? ''];
  return told === undefined ? undefined : `${path ?? 'berkas'} ${told}.`;
};

/** An error as a process tells it before it ends: in both languages, without a stack trace. */
export const toldError = (error: unknown): string => {
  if (error instanceof Rejection) return `${error.code}: ${error.messageId} / ${error.messageEn}`;
  const [id, en] = [inIndonesian(error), error instanceof Error ? error.message : String(error)];
  return id === undefined ? en : `${id} / ${en}`;
};
