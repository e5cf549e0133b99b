import type { Meaning } from '#kernel';
import {
  Heading,
  Notice,
  Refused,
  capital,
  holdsOne,
  refusalIn,
  type Asking,
  type Children,
  type Item,
  type PageView,
  type Problem,
  type Send,
  type Sent,
  type Shown,
  type Taken,
} from '#views';

const USERS: Meaning = ['pengguna', 'users'];
const PASSWORD: Meaning = ['kata-sandi', 'password'];
/** By place in what is sent. */
const LABELS: Readonly<Record<string, Meaning>> = {
  '/username': ['Nama pengguna', 'User name'],
  '/password': ['Kata sandi baru', 'New password'],
};

/** On the page of an account, for keepers: how its owner comes in. */
export const accountCard = ({ id, username }: Item, { ui, me, describe }: Asking): Children =>
  holdsOne(me, describe.rolesOf('users', 'post')) ? (
    <p>
      {!username && (
        <span>
          {ui.say([
            'Akun ini belum dapat dipakai masuk: nama pengguna dan kata sandinya belum ditetapkan. ',
            'Nobody can sign in by this account yet: it has neither user name nor password. ',
          ])}
        </span>
      )}
      <a class={username ? 'button quiet' : 'button'} href={ui.to([USERS, id, PASSWORD])}>
        {username
          ? ui.say(['Ganti kata sandinya', 'Change its password'])
          : ui.say(['Tetapkan nama pengguna dan kata sandi', 'Set user name and password'])}
      </a>
    </p>
  ) : null;

interface Typed {
  readonly username?: string | undefined;
  readonly problem?: Problem;
}

/** A form of a name to sign in with and a password, which is never shown again. */
const form = async (asking: Asking, { username, problem }: Typed = {}): Promise<Shown> => {
  const { ui, api, describe, params } = asking;
  const { say, to } = ui;
  const id = params['id']!;
  const { item } = await api.get<{ readonly item: Item & { readonly username?: string } }>(
    `users/${encodeURIComponent(id)}`,
  );
  const title = say(['Nama pengguna dan kata sandi', 'User name and password']);
  const label = LABELS[problem?.field ?? ''];
  return {
    title,
    ...(problem && { status: problem.status >= 500 ? problem.status : 422 }),
    body: (
      <div class="narrow">
        <p class="back">
          <a href={to([USERS, id])}>← {item.username ?? say(['Akun', 'Account'])}</a>
        </p>
        <Heading title={title} />
        {problem && (
          <Notice tone="bad" title={`${label ? `${say(label)}: ` : ''}${capital(refusalIn(problem, describe, ui))}`} />
        )}
        <form method="post" class="command" action={to([USERS, id, PASSWORD])}>
          <div class="field">
            <label for="username">{say(LABELS['/username']!)}</label>
            <input
              id="username"
              name="username"
              value={username ?? item.username ?? ''}
              autocomplete="off"
              autocapitalize="none"
              maxlength={64}
            />
          </div>
          <div class="field">
            <label for="password">{say(LABELS['/password']!)}</label>
            <p class="hint" id="password-hint">
              {say([
                'Sampaikan langsung kepada pemiliknya; ia menggantinya sendiri di halaman Akun. Kata sandi lama tidak berlaku lagi.',
                'Hand it to its owner in person, who changes it on the Account page. The old one is void from then on.',
              ])}
            </p>
            <input
              id="password"
              name="password"
              type="password"
              autocomplete="new-password"
              maxlength={200}
              aria-describedby="password-hint"
            />
          </div>
          <button class="main">{say(['Tetapkan', 'Set'])}</button>
        </form>
      </div>
    ),
  };
};

const take = async ({ posted }: Sent, asking: Asking, send: Send): Promise<Taken> => {
  const one = (name: string): string => (posted.get(name)?.[0] ?? '').trim();
  const { ui, params } = asking;
  const [id, username] = [params['id']!, one('username')];
  try {
    await send(`users/${encodeURIComponent(id)}/password`, {
      method: 'PUT',
      input: { username, password: posted.get('password')?.[0] ?? '' },
    });
    return { to: ui.to([USERS, id], { saved: '1' }) };
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status === 401) throw error;
    return form(asking, { username, problem: error.problem });
  }
};

export const passwordPage: PageView = {
  path: [USERS, ':id', PASSWORD],
  needs: 'users',
  fleeting: true,
  show: (asking) => form(asking),
  take,
};
