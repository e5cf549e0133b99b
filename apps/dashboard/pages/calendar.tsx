import {
  Heading,
  Notice,
  Region,
  Tag,
  capital,
  dayOf,
  refusalIn,
  type Asking,
  type Problem,
  type Shown,
  type Ui,
  type VNode,
} from '#views';
import type { Meaning } from '#kernel';
import { WORDS } from '../words.js';

/** A calendar of an office of the reader, as `GET /v1/calendar-feeds` tells it. */
export interface OwnCalendar {
  readonly feedId: string;
  readonly officeId: string;
  readonly officeName?: string;
  readonly region: string;
  readonly state: 'NONE' | 'OPEN' | 'ASLEEP' | 'REVOKED';
  readonly madeOn?: string;
}

export interface CalendarsOf {
  readonly calendars: readonly OwnCalendar[];
  /** The address that was made just now. */
  readonly made?: { readonly feedId: string; readonly address: string };
  readonly revoked?: boolean;
  readonly problem?: Problem;
}

const STATES: Readonly<
  Record<
    OwnCalendar['state'],
    { readonly words: Meaning; readonly tone: 'plain' | 'done' | 'stop'; readonly more?: Meaning }
  >
> = {
  NONE: { words: ['Belum dibuat', 'Not made yet'], tone: 'plain' },
  OPEN: { words: ['Berlaku', 'In use'], tone: 'done' },
  ASLEEP: {
    words: ['Tidak berlaku lagi', 'In use no more'],
    tone: 'stop',
    more: [
      'Pembuatnya tidak lagi bertugas di kantor ini, atau kantornya sudah berakhir. Buat alamat baru.',
      'Whoever made it no longer acts for this office, or the office has ended. Make a new address.',
    ],
  },
  REVOKED: { words: ['Dicabut', 'Revoked'], tone: 'stop' },
};

const WHAT: Meaning = [
  'Kunjungan, akhir kerja sama, dan laporan yang jatuh tempo, dengan pengingatnya, langsung di aplikasi kalender yang dipakai kantor: Google Kalender, Outlook, atau kalender ponsel. Isinya diperbarui beberapa kali sehari dan tidak memuat data pribadi.',
  'Visits, ends of cooperation and reports that fall due, with reminders, in the calendar program that the office uses: Google Calendar, Outlook, or that of a phone. It is brought up to date several times a day and holds no personal data.',
];
const SECRET: Meaning = [
  'Siapa pun yang memegang alamatnya dapat membaca kalender tanpa masuk. Simpan seperti kata sandi; ganti bila seseorang yang mengetahuinya pindah tugas.',
  'Whoever has the address can read the calendar without signing in. Keep it like a password; replace it when somebody who knows it leaves.',
];

const Made = ({ address, ui }: { readonly address: string; readonly ui: Ui }): VNode => (
  <Notice tone="good" title={ui.say(['Alamat kalender dibuat', 'The address was made'])}>
    <p>
      {ui.say([
        'Salin sekarang: alamat ini hanya ditunjukkan sekali. Alamat yang lama, bila ada, tidak berlaku lagi.',
        'Copy it now: it is shown this once. The former address, if there was one, is good no more.',
      ])}
    </p>
    <div class="field">
      <label for="address">{ui.say(['Alamat rahasia', 'Secret address'])}</label>
      <input id="address" value={address} readonly autocomplete="off" spellcheck={false} />
    </div>
    <p class="soft">
      {ui.say([
        'Di aplikasi kalender pilih “Tambah kalender dari URL” atau “Berlangganan kalender”, lalu tempelkan.',
        'In the calendar program choose “Add calendar from URL” or “Subscribe to calendar”, and paste it.',
      ])}
    </p>
  </Notice>
);

const OfOffice = ({
  calendar,
  asking: { ui, me },
}: {
  readonly calendar: OwnCalendar;
  readonly asking: Pick<Asking, 'ui' | 'me'>;
}): VNode => {
  const { officeId, officeName, region, state, madeOn } = calendar;
  const { words, tone, more } = STATES[state];
  // An office that is not registered is known by what its officers are.
  const grant = me?.grants.find((each) => each.officeId === officeId && each.scope === region);
  const name = officeName ?? (grant ? ui.say([grant.titleId, grant.titleEn]) : officeId);
  const hidden = (
    <>
      <input type="hidden" name="officeId" value={officeId} />
      <input type="hidden" name="region" value={region} />
    </>
  );
  const again = state === 'OPEN';
  return (
    <section class="card">
      <h2>{name}</h2>
      <p>
        {region === 'ID' ? 'Indonesia' : <Region code={region} name={grant?.region?.name} />}{' '}
        <Tag tone={tone}>{ui.say(words)}</Tag>
      </p>
      {madeOn && state === 'OPEN' && (
        <p class="soft">
          {ui.say(['Alamat dibuat', 'Address made on'])} {dayOf(madeOn, ui.language)}
        </p>
      )}
      {more && <p class="soft">{ui.say(more)}</p>}
      <div class="side-by-side">
        <form method="post" action={ui.to([WORDS.account, WORDS.calendar])}>
          {hidden}
          <button class={again ? 'quiet' : 'main'}>
            {ui.say(again ? ['Ganti alamat', 'Replace the address'] : ['Buat alamat', 'Make an address'])}
            <span class="unseen"> {name}</span>
          </button>
        </form>
        {again && (
          <form method="post" action={ui.to([WORDS.account, WORDS.calendar, WORDS.revoke])}>
            <input type="hidden" name="feedId" value={calendar.feedId} />
            <button class="quiet">
              {ui.say(['Cabut', 'Revoke'])}
              <span class="unseen"> {name}</span>
            </button>
          </form>
        )}
      </div>
    </section>
  );
};

/** The calendars of the reader's offices, and the addresses by which other programs fetch them. */
export const calendarPage = (asking: Asking, of: CalendarsOf): Shown => {
  const { ui, describe } = asking;
  const { calendars, made, revoked, problem } = of;
  const title = ui.say(['Kalender kantor', 'Calendar of the office']);
  return {
    title,
    status: problem ? problem.status : 200,
    body: (
      <div class="narrow">
        <p class="back">
          <a href={ui.to([WORDS.account])}>← {ui.say(['Akun saya', 'My account'])}</a>
        </p>
        {problem && (
          <Notice tone="bad" title={ui.say(['Alamat kalender belum diubah', 'The address was not changed'])}>
            <p>{capital(refusalIn(problem, describe, ui))}</p>
          </Notice>
        )}
        {made && <Made address={made.address} ui={ui} />}
        {revoked && (
          <Notice tone="good" title={ui.say(['Alamat kalender dicabut', 'The address was revoked'])}>
            <p>{ui.say(['Sejak sekarang alamat itu tidak membuka apa pun.', 'From now on it opens nothing.'])}</p>
          </Notice>
        )}
        <Heading title={title} />
        <p>{ui.say(WHAT)}</p>
        <p class="soft">{ui.say(SECRET)}</p>
        {calendars.length === 0 && (
          <p>
            {ui.say([
              'Belum ada kantor yang kalendernya dapat Anda buat: hak Anda tidak untuk bekerja dalam catatan suatu kantor.',
              'There is no office whose calendar you could make: your rights are not for working in the records of one.',
            ])}
          </p>
        )}
        {calendars.map((calendar) => (
          <OfOffice calendar={calendar} asking={asking} />
        ))}
      </div>
    ),
  };
};
