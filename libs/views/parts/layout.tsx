import type { Meaning } from '#kernel';
import type { Children, VNode } from '../view.js';
import type { Attribution } from '../pages.js';
import type { Ui } from '../ui.js';

export interface MenuEntry {
  readonly label: Meaning;
  readonly href: string;
  readonly current: boolean;
}

/** For which of his offices a reader acts who has several. */
export interface Acting {
  /** The address of the page, to come back to. */
  readonly here: string;
  readonly chosen?: string | undefined;
  readonly offices: readonly { readonly id: string; readonly name: string }[];
}

export interface Frame {
  readonly ui: Ui;
  readonly title: string;
  readonly assets: { readonly style: string; readonly script: string };
  readonly menu: readonly MenuEntry[];
  /** The same page in the other language. */
  readonly otherLanguage: string;
  readonly signedIn: boolean;
  /** It is the page of one's own account. */
  readonly atAccount?: boolean;
  /** Who is signed in, and as what. */
  readonly office?: string | undefined;
  readonly attributions: readonly Attribution[];
  /** What is shown is a demonstration. */
  readonly demonstration?: boolean | undefined;
  /** A mark of all that could be shown, which changes with it. */
  readonly models?: string | undefined;
  readonly acting?: Acting | undefined;
  readonly children: Children;
}

const Logo = (): VNode => (
  <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M6 12a11 11 0 0 1 20 0" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" />
    <path d="M26 20a11 11 0 0 1-20 0" fill="none" stroke="#f2b233" stroke-width="5" stroke-linecap="round" />
  </svg>
);

const Account = ({
  ui,
  signedIn,
  atAccount,
  otherLanguage,
}: Pick<Frame, 'ui' | 'signedIn' | 'atAccount' | 'otherLanguage'>): VNode => (
  <div class="account">
    <a href={otherLanguage} hreflang={ui.language === 'id' ? 'en' : 'id'} lang={ui.language === 'id' ? 'en' : 'id'}>
      {ui.language === 'id' ? 'English' : 'Bahasa Indonesia'}
    </a>
    {signedIn ? (
      <>
        <a href={ui.to([['akun', 'account']])} aria-current={atAccount ? 'page' : undefined}>
          {ui.say(['Akun', 'Account'])}
        </a>
        <form method="post" action={ui.to([['keluar', 'sign-out']])}>
          <button class="link">{ui.say(['Keluar', 'Sign out'])}</button>
        </form>
      </>
    ) : (
      <a href={ui.to([['masuk', 'sign-in']])}>{ui.say(['Masuk', 'Sign in'])}</a>
    )}
  </div>
);

const Menu = ({ ui, menu }: Pick<Frame, 'ui' | 'menu'>): VNode => (
  <nav aria-label={ui.say(['Menu utama', 'Main menu'])}>
    <details class="menu">
      <summary>Menu</summary>
    </details>
    <ul>
      {menu.map(({ label, href, current }) => (
        <li>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {ui.say(label)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** Works without script: each office is a button. */
export const OfficeChoice = ({
  ui,
  acting,
  open = false,
}: {
  readonly ui: Ui;
  readonly acting: Acting;
  readonly open?: boolean;
}): VNode => {
  const { here, chosen, offices } = acting;
  const now = offices.find(({ id }) => id === chosen);
  return (
    <details class="acting" open={open}>
      <summary>
        {ui.say(['Bertindak untuk', 'Acting for'])}: <b>{now?.name}</b>
      </summary>
      <form method="post" action={ui.to([['bertindak-untuk', 'acting-for']])}>
        <input type="hidden" name="next" value={here} />
        {offices.map(({ id, name }) => (
          <button class="quiet" name="office" value={id} aria-pressed={id === chosen ? 'true' : 'false'}>
            {name}
          </button>
        ))}
      </form>
    </details>
  );
};

/** The whole page around what it shows. */
export const Page = ({ ui, title, assets, models, acting, office, attributions, children, ...frame }: Frame): VNode => (
  <html lang={ui.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · Sinergi`}</title>
      <link rel="stylesheet" href={assets.style} />
      {/* Nothing is painted in parts: what aligns to the right or to the bottom would move as more is read. */}
      <link rel="expect" href="#page-end" blocking="render" />
      <link rel="icon" href="/assets/sinergi.svg" type="image/svg+xml" />
      <script type="module" src={assets.script} />
    </head>
    <body
      data-models={models}
      data-ask={models && ui.to([['posisi', 'position']])}
      data-changed={models && ui.say(['Ada data baru.', 'There is new data.'])}
      data-reload={models && ui.say(['Muat ulang', 'Reload'])}
    >
      <a class="skip" href="#isi">
        {ui.say(['Langsung ke isi', 'Skip to content'])}
      </a>
      <header>
        <div class="bar">
          <a class="brand" href={ui.to([])}>
            <Logo /> Sinergi
          </a>
          <Account ui={ui} {...frame} />
        </div>
        {frame.menu.length > 0 && <Menu ui={ui} menu={frame.menu} />}
        {acting && <OfficeChoice ui={ui} acting={acting} />}
      </header>
      {frame.demonstration && (
        <p class="demonstration">
          <b>DEMO</b>{' '}
          {ui.say([
            'Data peragaan: sebagian dari berita, selebihnya rekaan. Bukan catatan resmi.',
            'Demonstration data: some of it from the news, the rest invented. No official record.',
          ])}
        </p>
      )}
      {models && <div class="changed" role="status" />}
      <main id="isi" tabindex={-1}>
        {children}
      </main>
      <footer id="page-end">
        {office && <p>{office}</p>}
        {attributions.map(({ short, whole }) => (
          <details class="licence">
            <summary>{ui.say(short)}</summary>
            <p lang="id">{whole}</p>
          </details>
        ))}
      </footer>
    </body>
  </html>
);

/** The heading of a page, with what it is about and up to when it shows everything. */
export const Heading = ({
  title,
  about,
  asOf,
  children,
}: {
  readonly title: string;
  readonly about?: Children;
  /** In words. */
  readonly asOf?: string | undefined;
  readonly children?: Children;
}): VNode => (
  <div class="heading">
    <div>
      <h1>{title}</h1>
      {about && <p class="about">{about}</p>}
      {children}
    </div>
    {asOf && (
      <p class="as-of" data-as-of>
        {asOf}
      </p>
    )}
  </div>
);
