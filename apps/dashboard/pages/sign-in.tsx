import type { Meaning } from '#kernel';
import {
  refusalIn,
  Heading,
  KeptFields,
  Notice,
  capital,
  type Posted,
  type Problem,
  type Shown,
  type Ui,
  type VNode,
} from '#views';
import { WORDS } from '../words.js';
import { retryIn } from './problem.js';

/** Why somebody is asked to sign in who did not ask for it. */
const WHY = {
  habis: [
    [
      'Sesi Anda berakhir',
      'Sesi berakhir sesudah satu hari kerja, sesudah kata sandi diganti, atau sesudah keluar di semua perangkat. ' +
        'Masuk lagi; Anda kembali ke halaman tadi.',
    ],
    [
      'Your session has ended',
      'A session ends after a working day, after the password was changed, or after signing out everywhere. ' +
        'Sign in again; you come back to the page where you were.',
    ],
  ],
  sandi: [
    ['Kata sandi diganti', 'Masuk dengan kata sandi baru. Perangkat lain juga sudah keluar.'],
    ['The password was changed', 'Sign in with the new password. All other devices are signed out, too.'],
  ],
  keluar: [
    ['Anda sudah keluar', 'Di komputer bersama, tutup juga jendela ini.'],
    ['You are signed out', 'On a shared computer, close this window, too.'],
  ],
  'keluar-semua': [
    ['Anda sudah keluar di semua perangkat', 'Semua yang masuk sebelum ini harus masuk lagi.'],
    ['You are signed out everywhere', 'Whatever was signed in before has to sign in again.'],
  ],
  isian: [
    ['Sesi Anda berakhir', 'Isian Anda tidak hilang. Masuk lagi; formulirnya kembali untuk diperiksa dan dikirim.'],
    [
      'Your session has ended',
      'What you filled in is not lost. Sign in again; the form comes back to be checked and sent.',
    ],
  ],
  ulang: [
    ['Masuk belum selesai', 'Waktunya habis, atau dimulai di jendela lain. Coba sekali lagi.'],
    ['Signing in was not finished', 'It took too long, or began in another window. Try once more.'],
  ],
} as const satisfies Readonly<Record<string, readonly [id: Meaning, en: Meaning]>>;
export type Why = keyof typeof WHY;

const Reason = ({ ui, why }: { readonly ui: Ui; readonly why: string }): VNode | null => {
  const told = Object.hasOwn(WHY, why) ? WHY[why as Why] : undefined;
  if (!told) return null;
  const [title, text] = told[ui.language === 'id' ? 0 : 1];
  return (
    <Notice tone="info" title={title}>
      <p>{text}</p>
    </Notice>
  );
};

const Refusal = ({ ui, problem }: { readonly ui: Ui; readonly problem: Problem }): VNode => {
  const { retryAfter } = problem;
  return (
    <Notice tone="bad" title={ui.say(['Belum dapat masuk', 'You are not signed in'])}>
      {problem.status === 429 ? (
        <p>{ui.say(['Terlalu banyak percobaan masuk.', 'Too many attempts to sign in.'])}</p>
      ) : (
        <p>{capital(refusalIn(problem, {}, ui))}</p>
      )}
      {retryAfter !== undefined && <p>{retryIn(retryAfter, ui.language)}</p>}
    </Notice>
  );
};

const WithPassword = ({ ui, next, username, kept }: SignInOf & { readonly ui: Ui }): VNode => (
  <>
    <form method="post" action={ui.to([WORDS.signIn])} class="card sign-in">
      <div class="field">
        <label for="username">{ui.say(['Nama pengguna', 'User name'])}</label>
        <input
          id="username"
          name="username"
          value={username ?? ''}
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          maxlength={200}
          required
        />
      </div>
      <div class="field">
        <label for="password">{ui.say(['Kata sandi', 'Password'])}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" maxlength={200} required />
      </div>
      <input type="hidden" name="next" value={next} />
      {kept && <KeptFields posted={kept} />}
      <button class="main">{ui.say(['Masuk', 'Sign in'])}</button>
    </form>
    <p class="soft">
      {ui.say([
        'Lupa kata sandi? Minta pengelola akun kantor Anda menetapkan yang baru.',
        'Forgot the password? Ask the keeper of accounts of your office to set a new one.',
      ])}
    </p>
  </>
);

const AtIssuer = ({ ui, next, issuer }: SignInOf & { readonly ui: Ui }): VNode => (
  <div class="card sign-in">
    <p>
      {ui.say([
        'Kata sandi Anda ada pada penyedia identitas, bukan di sini; sesudah masuk di sana Anda kembali ke halaman ini.',
        'Your password is kept by the identity provider, not here; when you have signed in there you come back.',
      ])}
    </p>
    <a class="button" href={ui.to([WORDS.signIn, WORDS.issuer], { next })}>
      {ui.say([`Masuk lewat ${issuer}`, `Sign in at ${issuer}`])}
    </a>
  </div>
);

export interface SignInOf {
  /** Where to go on. */
  readonly next: string;
  readonly why?: string | undefined;
  readonly problem?: Problem;
  readonly username?: string;
  /** Who signs people in, where it is not the API. */
  readonly issuer?: string | undefined;
  /** What was typed into a form in the middle of which the session ended. */
  readonly kept?: Posted;
}

export const signInPage = (ui: Ui, asked: SignInOf): Shown => {
  const { problem, why, issuer } = asked;
  const title = ui.say(['Masuk', 'Sign in']);
  return {
    title,
    status: problem ? ([429, 503].includes(problem.status) ? problem.status : 422) : asked.kept ? 401 : 200,
    body: (
      <div class="narrow">
        {problem ? <Refusal ui={ui} problem={problem} /> : why && <Reason ui={ui} why={why} />}
        <Heading
          title={title}
          about={ui.say(['Untuk petugas yang punya akun.', 'For officers who have an account.'])}
        />
        {issuer ? <AtIssuer ui={ui} {...asked} /> : <WithPassword ui={ui} {...asked} />}
      </div>
    ),
  };
};
