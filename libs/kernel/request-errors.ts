/** Refusals of a request as such, whatever it is about: HTTP status and text. None of them is a rule of the domain. */
export const REQUEST_ERRORS = {
  E_MALFORMED: [400, 'Permintaan tidak dapat dibaca.', 'The request cannot be read.'],
  E_UNAUTHENTICATED: [
    401,
    'Masuk lebih dahulu, lalu kirim token yang masih berlaku.',
    'Sign in first, then send a token that is still valid.',
  ],
  E_SIGN_IN: [401, 'Nama pengguna atau kata sandi salah.', 'The name or the password is wrong.'],
  E_METHOD: [405, 'Metode HTTP ini tidak tersedia untuk alamat ini.', 'This method is not available at this address.'],
  E_COMMAND_REPLAY: [
    409,
    'Idempotency-Key ini sudah dipakai dengan isi lain; pakai yang baru.',
    'This Idempotency-Key was already used with another content; use a new one.',
  ],
  E_DRAFT_CHANGED: [
    409,
    'Konsep kantor ini diubah rekan sekantor sejak Anda melihatnya; lihat lagi, lalu ulangi.',
    'A colleague of the office has changed this draft since you saw it; look at it again and repeat.',
  ],
  E_CONCURRENCY: [
    412,
    'Catatan sudah berubah sejak revisi yang Anda sebut; lihat lagi, lalu kirim dengan revisi yang terakhir.',
    'The record has changed since the revision that you named; look at it again, then send the latest revision.',
  ],
  E_TOO_LARGE: [413, 'Isi permintaan terlalu besar.', 'The request body is too large.'],
  E_MEDIA_TYPE: [
    415,
    'Jenis isi tidak didukung; kirim application/json.',
    'Unsupported content type; send application/json.',
  ],
  E_RANGE: [416, 'Bagian berkas yang diminta tidak ada.', 'There is no such part of the file as was asked for.'],
  E_REVISION_REQUIRED: [
    428,
    'Sebutkan dalam If-Match revisi yang Anda lihat; yang terakhir ada dalam ETag.',
    'Name in If-Match the revision that you have seen; the latest one is in the ETag.',
  ],
  E_RATE_LIMIT: [429, 'Terlalu banyak permintaan; coba lagi nanti.', 'Too many requests; try again later.'],
  E_INTERNAL: [500, 'Terjadi kesalahan di server.', 'An error occurred in the server.'],
  E_UNAVAILABLE: [
    503,
    'Layanan sedang tidak tersedia; coba lagi nanti.',
    'The service is unavailable; try again later.',
  ],
} as const satisfies Record<string, readonly [status: number, id: string, en: string]>;
