import { Notice, capital, uiOf, type Language, type Problem, type Shown, type VNode } from '#views';

/** `Coba lagi sesudah 15 menit.`: rounded up, so that nobody comes too early. */
export const retryIn = (seconds: number, language: Language): string => {
  const minutes = Math.ceil(seconds / 60);
  const [count, id, en] = seconds < 90 ? [seconds, 'detik', 'second'] : [minutes, 'menit', 'minute'];
  return uiOf(language).say([
    `Coba lagi sesudah ${count} ${id}.`,
    `Try again after ${count} ${en}${count === 1 ? '' : 's'}.`,
  ]);
};

const TITLES: Readonly<Record<number, readonly [id: string, en: string]>> = {
  403: ['Anda tidak berhak membuka ini', 'You have no right to open this'],
  404: ['Tidak ditemukan', 'Not found'],
  429: ['Terlalu banyak permintaan', 'Too many requests'],
  503: ['Layanan sedang tidak tersedia', 'The service is away'],
};
const ADVICE: Readonly<Record<number, readonly [id: string, en: string]>> = {
  403: [
    'Masuk dengan akun yang berhak, atau minta pengelola akun memberi Anda peran untuk wilayah ini.',
    'Sign in with an account that has the right, or ask the keeper of accounts for a role in this region.',
  ],
  404: [
    'Periksa alamatnya, atau cari catatannya dari daftar di menu.',
    'Check the address, or look for the record in the lists of the menu.',
  ],
  429: ['Tunggu, lalu muat ulang.', 'Wait, then reload.'],
  503: [
    'Tidak ada yang hilang. Tunggu sebentar, lalu muat ulang; yang sudah diisi dapat dikirim lagi.',
    'Nothing is lost. Wait a moment, then reload; what was filled in can be sent again.',
  ],
};

/** What went wrong, and what to do about it. */
export const problemPage = (problem: Problem, language: Language): Shown => {
  const { say, to } = uiOf(language);
  const { status, code, messageId, messageEn, correlationId, retryAfter } = problem;
  const title = say(TITLES[status] ?? ['Ada gangguan', 'Something went wrong']);
  const advice: VNode | false = ADVICE[status] !== undefined && <p>{say(ADVICE[status])}</p>;
  return {
    title,
    status,
    body: (
      <>
        <h1>{title}</h1>
        <Notice tone="bad" title={capital(say([messageId, messageEn]))}>
          {advice}
          {retryAfter !== undefined && <p>{retryIn(retryAfter, language)}</p>}
          <p class="hint">
            {say(['Kode', 'Code'])} {code}
            {correlationId && ` · ${correlationId}`}
          </p>
        </Notice>
        <p>
          <a href={to([])}>{say(['Ke halaman awal', 'To the start page'])}</a>
        </p>
      </>
    ),
  };
};
