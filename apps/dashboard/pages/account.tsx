import {
  Heading,
  KeptFields,
  Notice,
  capital,
  instantOf,
  type Asking,
  type Posted,
  type Problem,
  type Section,
  type Shown,
  type Ui,
  type VNode,
} from '#views';
import type { Draft } from '../drafts.js';
import type { CommandAsk } from './command-ask.js';
import { describedCommand, formOf } from './command.js';

/** Signing in; what was typed into a form that an ended session interrupted is kept along. */
export const signInPage = (
  ui: Ui,
  {
    next,
    problem,
    username,
    ended = false,
    kept = new Map(),
  }: {
    readonly next: string;
    readonly problem?: Problem;
    readonly username?: string;
    /** The session ended while a form was filled in. */
    readonly ended?: boolean;
    readonly kept?: Posted;
  },
): Shown => {
  const title = ui.say(['Masuk', 'Sign in']);
  return {
    title,
    status: problem ? (problem.status === 429 || problem.status >= 500 ? problem.status : 422) : ended ? 401 : 200,
    body: (
      <div class="narrow">
        {problem && (
          <Notice tone="bad" title={ui.say(['Belum dapat masuk', 'You are not signed in'])}>
            <p>{capital(ui.say([problem.messageId, problem.messageEn]))}</p>
          </Notice>
        )}
        {(ended || kept.size > 0) && (
          <Notice tone="info" title={ui.say(['Sesi Anda berakhir', 'Your session has ended'])}>
            <p>
              {ui.say([
                'Yang sudah diisi tidak hilang. Masuk lagi; formulirnya muncul kembali untuk diperiksa dan dikirim.',
                'What you filled in is not lost. Sign in again; the form comes back to be checked and sent.',
              ])}
            </p>
          </Notice>
        )}
        <Heading
          title={title}
          about={ui.say(['Untuk petugas yang punya akun.', 'For officers who have an account.'])}
        />
        <form method="post" action={ui.to([['masuk', 'sign-in']])} class="card sign-in">
          <input type="hidden" name="next" value={next} />
          <KeptFields posted={kept} />
          <div class="field">
            <label for="username">{ui.say(['Nama pengguna', 'User name'])}</label>
            <input
              id="username"
              name="username"
              value={username ?? ''}
              autocomplete="username"
              autocapitalize="none"
              spellcheck="false"
              required
            />
          </div>
          <div class="field">
            <label for="password">{ui.say(['Kata sandi', 'Password'])}</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required />
          </div>
          <button class="main">{title}</button>
        </form>
        <p class="soft">
          {ui.say([
            'Lupa kata sandi? Minta pengelola akun kantor Anda menetapkan yang baru.',
            'Forgot the password? Ask the keeper of accounts of your office to set a new one.',
          ])}
        </p>
      </div>
    ),
  };
};

const titleOfDraft = (ask: CommandAsk, asking: Asking): string => {
  try {
    return asking.ui.say(describedCommand(ask, asking).title);
  } catch {
    return `${ask.section.list} ${ask.operation}`;
  }
};

/** Forms that are not sent yet, to go on with or to throw away. */
const DraftList = ({
  drafts,
  sections,
  asking,
}: {
  readonly drafts: readonly Draft[];
  readonly sections: readonly Section[];
  readonly asking: Asking;
}): VNode => {
  const { ui, zone } = asking;
  return (
    <section class="card">
      <h2>{ui.say(['Konsep yang belum dikirim', 'Drafts not sent yet'])}</h2>
      <ul class="entries">
        {drafts.map(({ id, list, operation, record, savedAt }) => {
          const section = sections.find((each) => each.list === list);
          if (!section) return null;
          const ask = { section, operation, ...(record && { id: record }) };
          const title = titleOfDraft(ask, asking);
          return (
            <li class="draft">
              <p>
                <a href={formOf(ask, ui, { konsep: id })}>{title}</a>
                <br />
                <span class="soft">
                  {ui.say(['disimpan', 'kept'])} {instantOf(savedAt, zone, ui.language)}
                </span>
              </p>
              <form
                method="post"
                action={ui.to([
                  ['akun', 'account'],
                  ['konsep', 'drafts'],
                ])}
              >
                <input type="hidden" name="id" value={id} />
                <button class="quiet">
                  {ui.say(['Buang', 'Throw away'])} <span class="unseen">{title}</span>
                </button>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
};

/** Who one is and what one may, and a new password. */
export const accountPage = (
  asking: Asking,
  {
    problem,
    done,
    drafts = [],
    sections = [],
  }: {
    readonly problem?: Problem;
    readonly done?: boolean;
    readonly drafts?: readonly Draft[];
    readonly sections?: readonly Section[];
  } = {},
): Shown => {
  const { ui, me } = asking;
  const title = ui.say(['Akun saya', 'My account']);
  return {
    title,
    status: problem ? 422 : 200,
    body: (
      <div class="narrow">
        {problem && (
          <Notice tone="bad" title={ui.say(['Kata sandi belum diganti', 'The password was not changed'])}>
            <p>{capital(ui.say([problem.messageId, problem.messageEn]))}</p>
          </Notice>
        )}
        {done && <Notice tone="good" title={ui.say(['Kata sandi diganti', 'The password was changed'])} />}
        <Heading title={title} />
        <section class="card">
          <h2>{ui.say(['Hak yang berlaku hari ini', 'Rights in force today'])}</h2>
          <ul class="entries">
            {me!.grants.map(({ titleId, titleEn, scope, officeId, region }) => (
              <li>
                <b>{ui.say([titleId, titleEn])}</b>
                <br />
                {region?.name ?? ''} <code>{scope}</code> · {officeId}
              </li>
            ))}
          </ul>
        </section>
        {drafts.length > 0 && <DraftList drafts={drafts} sections={sections} asking={asking} />}
        <form method="post" action={ui.to([['akun', 'account']])} class="card">
          <h2>{ui.say(['Ganti kata sandi', 'Change the password'])}</h2>
          {(
            [
              ['username', ['Nama pengguna', 'User name'], 'text', 'username'],
              ['currentPassword', ['Kata sandi sekarang', 'Present password'], 'password', 'current-password'],
              ['password', ['Kata sandi baru', 'New password'], 'password', 'new-password'],
            ] as const
          ).map(([name, label, type, autocomplete]) => (
            <div class="field">
              <label for={name}>{ui.say(label)}</label>
              <input id={name} name={name} type={type} autocomplete={autocomplete} required />
            </div>
          ))}
          <button class="main">{ui.say(['Ganti', 'Change'])}</button>
        </form>
      </div>
    ),
  };
};
