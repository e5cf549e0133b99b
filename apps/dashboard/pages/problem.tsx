import {
  Notice,
  capital,
  refusalIn,
  ruleIn,
  uiOf,
  type Description,
  type Language,
  type Problem,
  type Shown,
  type VNode,
} from '#views';
import { WORDS } from '../words.js';

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
  400: ['Alamat atau isian tidak terbaca', 'The address or what was sent cannot be read'],
  401: ['Sesi Anda berakhir', 'Your session has ended'],
  403: ['Anda tidak berhak membuka ini', 'You have no right to open this'],
  404: ['Tidak ditemukan', 'Not found'],
  429: ['Terlalu banyak permintaan', 'Too many requests'],
  503: ['Layanan sedang tidak tersedia', 'The service is away'],
};
const REFUSED = ['Ini tidak dapat dilakukan', 'This cannot be done'] as const;
const FAILED = ['Ada gangguan', 'Something went wrong'] as const;
const ADVICE: Readonly<Record<number, readonly [id: string, en: string]>> = {
  400: [
    'Tidak ada yang rusak atau hilang. Mungkin tautannya terpotong saat disalin: buka lagi dari sumbernya, atau mulai dari menu.',
    'Nothing is broken or lost. A link may have been cut when it was copied: open it again from where it came, or begin at the menu.',
  ],
  401: [
    'Isian Anda masih ada di halaman ini: masuk lagi di jendela baru, kembali ke sini, lalu kirim lagi.',
    'What you filled in is still on this page: sign in again in a new window, come back here and send it again.',
  ],
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
    'Tidak ada yang hilang: yang sudah diisi dapat dikirim lagi, dan yang dikirim dua kali terjadi sekali.',
    'Nothing is lost: what was filled in can be sent again, and what is sent twice happens once.',
  ],
};

/** A form with a file is too much to be sent again from here. */
const WITHOUT_FORM = [
  'Yang baru dikirim tidak tersimpan di sini: masuk lagi di jendela baru, kembali ke halaman sebelumnya dengan tombol Kembali, lalu kirim lagi.',
  'What was just sent is not kept here: sign in again in a new window, go back to the page before with the Back button and send it again.',
] as const;

/** What was sent in vain, to be sent again as it was: with its command's id, so that it happens once. */
export interface Again {
  readonly action: string;
  readonly fields: Iterable<readonly [name: string, value: string]>;
}
const SendAgain = ({ again, language }: { readonly again: Again; readonly language: Language }): VNode => (
  <form method="post" action={again.action}>
    {[...again.fields].map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button class="main">{uiOf(language).say(['Kirim lagi', 'Send again'])}</button>
  </form>
);

/** What went wrong, and what to do about it. */
export const problemPage = (
  problem: Problem,
  language: Language,
  { again, roles }: { readonly again?: Again | undefined } & Partial<Pick<Description, 'roles'>> = {},
): Shown => {
  const ui = uiOf(language);
  const { say, to } = ui;
  const { status, code, correlationId, retryAfter } = problem;
  const rule = ruleIn(problem, ui);
  const title = say(TITLES[status] ?? (status < 500 ? REFUSED : FAILED));
  const words = status === 401 && !again ? WITHOUT_FORM : ADVICE[status];
  const advice: VNode | false = words !== undefined && <p>{say(words)}</p>;
  return {
    title,
    status,
    body: (
      <>
        <h1>{title}</h1>
        <Notice tone="bad" title={capital(refusalIn(problem, { roles }, ui))}>
          {advice}
          {retryAfter !== undefined && <p>{retryIn(retryAfter, language)}</p>}
          <p class="hint">
            {say(['Kode', 'Code'])} {code}
            {correlationId && ` · ${correlationId}`}
            {rule && ` · ${rule}`}
          </p>
        </Notice>
        {status === 401 && (
          <p>
            <a href={to([WORDS.signIn])} target="_blank" rel="noopener">
              {say(['Masuk lagi di jendela baru', 'Sign in again in a new window'])}
            </a>
          </p>
        )}
        {again && <SendAgain again={again} language={language} />}
        <p>
          <a href={to([])}>{say(['Ke halaman awal', 'To the start page'])}</a>
        </p>
      </>
    ),
  };
};
