import { Notice, StageBar, Tiles, inShort, numberOf, type Step, type Ui, type VNode } from '#views';
import { FIELD, one } from './decision.js';
import { IMPORT_STAGE_WORDS } from '../domain/import.codes.js';
import type { Counts, FlagOf, ImportOf, ReadingOf } from './import.answers.js';
import { IMPORTS, ROWS, STATES, inPart, saidOf, shownOf, wordsOf } from './import.words.js';
import type { Desk } from './row.card.js';

/** Rows by what they wait for; each number leads to the rows that it counts. */
export const CountTiles = ({ id, counts, ui }: { id: string; counts: Counts; ui: Ui }): VNode => {
  const { say, language, to } = ui;
  const tile = (state: string, count: number) => ({
    label: say(STATES[state.split(',')[0] as keyof typeof STATES][0]),
    value: numberOf(count, language),
    href: count > 0 ? to([IMPORTS, id, ROWS], { state }) : undefined,
  });
  return (
    <Tiles
      tiles={[
        tile('READY', counts.ready),
        tile('OPEN', counts.open),
        tile('QUARANTINED', counts.quarantined),
        tile('DUPLICATE', counts.duplicate),
        tile('REFUSED', counts.refused),
        { ...tile('SKIPPED,MERGED', counts.skipped), label: say(['Dilewati atau digabung', 'Left out or merged']) },
        tile('IMPORTED', counts.imported),
      ]}
    />
  );
};

const STEPS = ['OPEN', 'COMMITTING', 'COMPLETED'] as const;

export const stepsAt = (stage: string, { say }: Ui): readonly Step[] => {
  const at = STEPS.findIndex((each) => each === stage);
  return STEPS.map((each, index) => ({
    label: inShort(say(IMPORT_STAGE_WORDS[each])),
    state: at < 0 || index > at ? 'later' : index < at || stage === 'COMPLETED' ? 'done' : 'now',
  }));
};

/** How far the import is: what is being recorded, what was, or why nothing more will be. */
export const Progress = ({ item, here, ui }: { item: ImportOf; here: string; ui: Ui }): VNode => {
  const { say, language, to } = ui;
  const count = (value: number): string => numberOf(value, language);
  const { stage, recorded, toRecord, imported, already, halted, reason } = item;
  const { records, noun } = wordsOf(item.layout);
  const [ofId, ofEn] = noun;
  return (
    <>
      {stage !== 'ABANDONED' && <StageBar ui={ui} steps={stepsAt(stage, ui)} />}
      {stage === 'COMMITTING' && (
        <Notice tone="info" title={say(['Baris yang siap sedang dicatat', 'Rows that are ready are being recorded'])}>
          <p>
            {say([
              `${count(recorded)} dari ${count(toRecord)} baris sudah diperiksa.`,
              `${count(recorded)} of ${count(toRecord)} rows are looked at.`,
            ])}{' '}
            <a href={here}>{say(['Lihat kemajuannya', 'See how far it is'])}</a>
          </p>
          <progress
            value={recorded}
            max={Math.max(toRecord, 1)}
            aria-label={say(['Kemajuan pencatatan', 'Progress of the recording'])}
          />
          <p class="soft">
            {say([
              'Halaman ini boleh ditutup; pencatatan berjalan terus.',
              'You may close this page; the recording goes on.',
            ])}
          </p>
        </Notice>
      )}
      {imported + already > 0 && stage !== 'COMMITTING' && (
        <Notice
          tone="good"
          title={say([
            `${count(imported)} baris ${ofId} sudah dicatat`,
            `${count(imported)} rows of ${ofEn} are recorded`,
          ])}
        >
          {already > 0 && (
            <p>
              {say([
                `${count(already)} baris sudah dicatat dari berkas lain dan tidak dicatat dua kali.`,
                `${count(already)} rows were recorded from another file before, and are not recorded twice.`,
              ])}
            </p>
          )}
          <p>
            <a href={to([records], { import: item.id })}>
              {say([`Lihat catatan ${ofId}nya`, `See the records of the ${ofEn}`])}
            </a>
          </p>
        </Notice>
      )}
      {halted !== undefined && stage === 'OPEN' && (
        <Notice tone="bad" title={say(['Pencatatan berhenti', 'The recording came to a halt'])}>
          <p>
            {say([
              'Arti sebuah nama wilayah berubah saat pencatatan. Periksa barisnya lagi, lalu catat lagi.',
              'A name of a region came to mean something else meanwhile. Look at the rows again, then record again.',
            ])}
          </p>
        </Notice>
      )}
      {stage === 'ABANDONED' && (
        <Notice tone="info" title={say(['Impor ini sudah dihentikan', 'This import was given up'])}>
          <p>
            {reason === undefined ? (
              say(['Tidak ada yang melanjutkannya.', 'Nobody went on with it.'])
            ) : (
              <>
                {say(['Alasan', 'Reason'])}: <bdi>{shownOf(reason)}</bdi>
              </>
            )}
          </p>
          <p>
            {say([
              'Kirim berkas yang sama sekali lagi untuk memulainya kembali.',
              'Send the same file once more to begin it again.',
            ])}
          </p>
        </Notice>
      )}
    </>
  );
};

/** What there is to say of the file as a whole. */
export const FileNotes = ({ reading, ui }: { reading: ReadingOf; ui: Ui }): VNode | null => {
  const { say } = ui;
  const { flags, notes, sheet } = reading;
  if (flags.length === 0 && notes.length === 0 && sheet === undefined) return null;
  const detail = ({ details }: FlagOf): string => {
    const told = details?.['heading'] ?? details?.['sheets'] ?? details?.['fields'];
    if (typeof told === 'string') return shownOf(told);
    const names = Array.isArray(told) ? told.map(String) : [];
    return names
      .map((name) => {
        const label = reading.fields.find(({ field }) => field === name)?.label;
        return label ? say([label.id, label.en]) : shownOf(name);
      })
      .join(', ');
  };
  return (
    <section class="card">
      <details open={flags.some(({ kind }) => kind !== 'NOTE')}>
        <summary>
          <h2 class="fold-head">{say(['Tentang berkas ini', 'About the file'])}</h2>
        </summary>
        {sheet !== undefined && (
          <p>
            {say(['Lembar yang dibaca', 'The sheet that was read'])}: <bdi>{shownOf(sheet)}</bdi>
          </p>
        )}
        <ul class="told">
          {flags.map((flag) => (
            <li>
              {saidOf(flag, ui)}
              {detail(flag) && (
                <>
                  {' '}
                  (<bdi>{inPart(detail(flag))}</bdi>)
                </>
              )}
            </li>
          ))}
        </ul>
        {notes.length > 0 && (
          <>
            <p>{say(['Baris yang bukan catatan dan tidak dibaca:', 'Rows that hold no record and are not read:'])}</p>
            <ul class="told">
              {notes.slice(0, 20).map(({ row, text }) => (
                <li>
                  {say(['Baris', 'Row'])} {row}: <bdi>{inPart(shownOf(text), 120)}</bdi>
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </section>
  );
};

const Controls = ({ desk, does }: { desk: Desk; does: string }): VNode => (
  <>
    <input type="hidden" name={FIELD.does} value={does} />
    <input type="hidden" name={FIELD.key} value={desk.key()} />
    <input type="hidden" name={FIELD.revision} value={desk.revision} />
  </>
);

/** Records all that is ready, or gives the import up. */
export const Ending = ({
  desk,
  rows: { ready, waiting } = { ready: 0, waiting: 0 },
  commits,
  abandons,
  ui,
}: {
  readonly desk: Desk;
  readonly rows?: { readonly ready: number; readonly waiting: number };
  readonly commits: boolean;
  readonly abandons: boolean;
  readonly ui: Ui;
}): VNode | null => {
  const { say, language } = ui;
  if (!commits && !abandons) return null;
  const count = (value: number): string => numberOf(value, language);
  const refused = desk.refusal && one(desk.refusal.posted, FIELD.does) === 'abandon' ? desk.refusal : undefined;
  return (
    <section class="card ending" id="catat">
      {commits && <h2>{say(['Catat ke Sinergi', 'Record in Sinergi'])}</h2>}
      {commits && ready > 0 && (
        <form method="post" action={desk.action}>
          <Controls desk={desk} does="commit" />
          <p>
            {waiting > 0
              ? say([
                  `${count(waiting)} baris masih menunggu dan tidak ikut; baris itu dapat diselesaikan dan dicatat kemudian.`,
                  `${count(waiting)} rows still wait and are left out; they can be settled and recorded later.`,
                ])
              : say(['Tidak ada lagi baris yang menunggu.', 'No row waits any more.'])}
          </p>
          <button class="main">
            {say([`Catat semua yang siap (${count(ready)})`, `Record all that are ready (${count(ready)})`])}
          </button>
        </form>
      )}
      {commits && ready === 0 && waiting > 0 && (
        <p>
          {say([
            'Belum ada baris yang siap dicatat. Jawab dahulu pertanyaan pada baris di bawah.',
            'No row is ready to be recorded yet. First answer what the rows below ask.',
          ])}
        </p>
      )}
      {abandons && (
        <details class="more" open={refused !== undefined}>
          <summary>{say(['Hentikan impor ini', 'Give this import up'])}</summary>
          <form method="post" action={desk.action} class="question">
            <Controls desk={desk} does="abandon" />
            {refused && (
              <p class="error" id="hentikan-error">
                {refused.message}
              </p>
            )}
            <div class={refused ? 'field wrong' : 'field'}>
              <label for="hentikan">{say(['Alasan', 'Reason'])}</label>
              <input
                id="hentikan"
                name={FIELD.reason}
                value={refused ? one(refused.posted, FIELD.reason) : ''}
                maxlength={500}
                autocomplete="off"
                aria-describedby={refused ? 'hentikan-error' : undefined}
              />
            </div>
            <button class="quiet">{say(['Hentikan impor', 'Give it up'])}</button>
          </form>
        </details>
      )}
    </section>
  );
};
