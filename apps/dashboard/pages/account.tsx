import { Heading, Notice, capital, type Asking, type Problem, type Shown, type Ui } from '#views';

/** Signing in; what was typed into a form that an ended session interrupted is kept along. */
export const signInPage = (
  ui: Ui,
  { next, problem, username }: { readonly next: string; readonly problem?: Problem; readonly username?: string },
): Shown => {
  const title = ui.say(['Masuk', 'Sign in']);
  return {
    title,
    status: problem ? (problem.status === 429 ? 429 : 422) : 200,
    body: (
      <div class="narrow">
        {problem && (
          <Notice tone="bad" title={ui.say(['Belum dapat masuk', 'You are not signed in'])}>
            <p>{capital(ui.say([problem.messageId, problem.messageEn]))}</p>
          </Notice>
        )}
        <Heading
          title={title}
          about={ui.say(['Untuk petugas yang punya akun.', 'For officers who have an account.'])}
        />
        <form method="post" action={ui.to([['masuk', 'sign-in']])} class="card sign-in">
          <input type="hidden" name="next" value={next} />
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

/** Who one is and what one may, and a new password. */
export const accountPage = (
  { ui, me }: Asking,
  { problem, done }: { readonly problem?: Problem; readonly done?: boolean } = {},
): Shown => {
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
