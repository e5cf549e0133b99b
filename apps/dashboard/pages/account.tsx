import { NATIONAL } from '#kernel';
import {
  DeskUnread,
  Heading,
  Notice,
  OfficeChoice,
  Region,
  capital,
  refusalIn,
  type Asking,
  type Problem,
  type Section,
  type Shown,
  type VNode,
} from '#views';
import type { DraftsOf } from '../kept.js';
import { actingOf } from '../send.js';
import { WORDS } from '../words.js';
import { DraftList } from './draft-list.js';
import { retryIn } from './problem.js';
import { UploadList, type OpenUpload } from './upload-list.js';

export interface AccountOf {
  /** The password is kept here, not by an issuer. */
  readonly withPassword: boolean;
  readonly problem?: Problem;
  readonly done?: boolean;
  readonly username?: string;
  readonly drafts?: DraftsOf;
  readonly uploads?: readonly OpenUpload[];
  readonly sections?: readonly Section[];
}

const FIELDS = [
  ['username', ['Nama pengguna', 'User name'], 'text', 'username'],
  ['currentPassword', ['Kata sandi sekarang', 'Present password'], 'password', 'current-password'],
  ['password', ['Kata sandi baru', 'New password'], 'password', 'new-password'],
] as const;

const NewPassword = ({ asking, of }: { readonly asking: Asking; readonly of: AccountOf }): VNode => {
  const { ui, describe } = asking;
  const { problem, username = asking.me?.username } = of;
  const said = problem && capital(refusalIn(problem, describe, ui));
  const wrong = problem?.field?.slice(1);
  return (
    <form method="post" action={ui.to([WORDS.account])} class="card">
      <h2>{ui.say(['Ganti kata sandi', 'Change the password'])}</h2>
      <p class="soft">
        {ui.say([
          'Paling sedikit 12 karakter dan tidak mudah ditebak. Sesudah diganti, semua perangkat lain harus masuk lagi.',
          'At least 12 characters and not easy to guess. After the change all other devices have to sign in again.',
        ])}
      </p>
      {FIELDS.map(([name, label, type, autocomplete]) => (
        <div class={`field${name === wrong ? ' wrong' : ''}`}>
          <label for={name}>{ui.say(label)}</label>
          {name === wrong && (
            <p class="error" id={`${name}-error`}>
              {said}
            </p>
          )}
          <input
            id={name}
            name={name}
            type={type}
            autocomplete={autocomplete}
            value={name === 'username' ? username : undefined}
            aria-invalid={name === wrong ? 'true' : undefined}
            aria-describedby={name === wrong ? `${name}-error` : undefined}
            maxlength={200}
            required
          />
        </div>
      ))}
      <button class="main">{ui.say(['Ganti', 'Change'])}</button>
    </form>
  );
};

const Everywhere = ({ ui }: Pick<Asking, 'ui'>): VNode => (
  <form method="post" action={ui.to([WORDS.signOut, WORDS.everywhere])} class="card">
    <h2>{ui.say(['Keluar di semua perangkat', 'Sign out everywhere'])}</h2>
    <p class="soft">
      {ui.say([
        'Bila perangkat hilang, atau Anda lupa keluar di komputer lain. Perangkat ini juga keluar; hal ini tercatat.',
        'If a device is lost, or you forgot to sign out somewhere. This device is signed out, too; it is recorded.',
      ])}
    </p>
    <button class="quiet">{ui.say(['Keluar di semua perangkat', 'Sign out everywhere'])}</button>
  </form>
);

/** Who one is and what one may, for which office one acts, a new password, and signing out. */
export const accountPage = (asking: Asking, of: AccountOf): Shown => {
  const { ui, me } = asking;
  const { problem, done, withPassword, drafts, uploads = [], sections = [] } = of;
  const title = ui.say(['Akun saya', 'My account']);
  const acting = actingOf(asking, ui.to([WORDS.account]));
  const label = FIELDS.find(([name]) => `/${name}` === problem?.field)?.[1];
  return {
    title,
    status: problem ? (problem.status === 429 ? 429 : 422) : 200,
    body: (
      <div class="narrow">
        {problem && (
          <Notice tone="bad" title={ui.say(['Kata sandi belum diganti', 'The password was not changed'])}>
            <p>
              {label && `${ui.say(label)}: `}
              {capital(refusalIn(problem, asking.describe, ui))}
            </p>
            {problem.retryAfter !== undefined && <p>{retryIn(problem.retryAfter, ui.language)}</p>}
          </Notice>
        )}
        {done && (
          <Notice tone="good" title={ui.say(['Kata sandi diganti', 'The password was changed'])}>
            <p>
              {ui.say([
                'Anda tetap masuk di sini. Semua perangkat lain sudah keluar dan perlu kata sandi baru.',
                'You are still signed in here. All other devices are signed out and need the new password.',
              ])}
            </p>
          </Notice>
        )}
        <Heading title={title} />
        <section class="card">
          <h2>{ui.say(['Hak yang berlaku hari ini', 'Rights in force today'])}</h2>
          {me!.username && (
            <p class="soft">
              {ui.say(['Masuk sebagai', 'Signed in as'])} <b>{me!.username}</b>
            </p>
          )}
          {me!.grants.length === 0 && (
            <>
              <p>
                {ui.say([
                  'Belum ada. Minta pengelola akun memberi peran kepada akun dengan id ini:',
                  'None yet. Ask a keeper of accounts to give a role to the account of this id:',
                ])}
              </p>
              <p>
                <code>{me!.userId}</code>
              </p>
            </>
          )}
          <ul class="entries">
            {me!.grants.map(({ titleId, titleEn, scope, officeName, region }) => (
              <li>
                <b>{ui.say([titleId, titleEn])}</b>
                <br />
                {scope === NATIONAL ? 'Indonesia' : <Region code={scope} name={region?.name} />}
                {officeName && ` · ${officeName}`}
              </li>
            ))}
          </ul>
        </section>
        {acting && (
          <section class="card">
            <h2>{ui.say(['Kantor yang Anda wakili', 'The office for which you act'])}</h2>
            <p class="soft">
              {ui.say([
                'Yang dipilih diisikan lebih dahulu dalam formulir, dan tampak di kaki setiap halaman.',
                'The chosen one is filled in first in forms, and stands at the foot of each page.',
              ])}
            </p>
            <OfficeChoice ui={ui} acting={acting} open />
          </section>
        )}
        {me!.grants.length > 0 && (
          <section class="card">
            <h2>{ui.say(['Kalender kantor', 'Calendar of the office'])}</h2>
            <p class="soft">
              {ui.say([
                'Kunjungan, akhir kerja sama, dan laporan yang jatuh tempo di aplikasi kalender kantor Anda.',
                'Visits, ends of cooperation and due reports in the calendar program of your office.',
              ])}
            </p>
            <p>
              <a href={ui.to([WORDS.account, WORDS.calendar])}>{ui.say(['Atur alamatnya', 'Manage its address'])}</a>
            </p>
          </section>
        )}
        {drafts?.unread && <DeskUnread ui={ui} />}
        {drafts && drafts.office.length > 0 && (
          <DraftList
            title={ui.say(['Konsep kantor yang belum dikirim', 'Drafts of the office not sent yet'])}
            drafts={drafts.office}
            sections={sections}
            asking={asking}
          />
        )}
        {drafts && drafts.own.length > 0 && (
          <DraftList
            title={ui.say(['Konsep yang belum dikirim', 'Drafts not sent yet'])}
            drafts={drafts.own}
            sections={sections}
            asking={asking}
          />
        )}
        {uploads.length > 0 && <UploadList uploads={uploads} asking={asking} />}
        {withPassword && <NewPassword asking={asking} of={of} />}
        <Everywhere ui={ui} />
      </div>
    ),
  };
};
