import { Tag, capital, inShort, type Posted, type Ui, type VNode } from '#views';
import type { Telling } from './cell.text.js';
import { FIELD, one } from './decision.js';
import {
  cellAt,
  isOfOneRow,
  isOpen,
  isSettleable,
  partyOf,
  type Candidate,
  type FlagOf,
  type ReadingOf,
  type RowOf,
} from './import.answers.js';
import type { ImportLayout } from '../domain/import.codes.js';
import { STATES, inPart, shownOf, wordsOf } from './import.words.js';
import { Answers } from './row.answers.js';
import { Cells, OwnAnswer, Radio, Written, flagText } from './row.parts.js';

/** A form that was refused, as it was sent. */
export interface Refusal {
  readonly posted: Posted;
  readonly message: string;
  /** Regions that what was written may mean. */
  readonly candidates?: readonly Candidate[] | undefined;
}

/** Where forms of the page go, and what each begins with. */
export interface Desk {
  readonly action: string;
  /** A key of a command, a new one for each form. */
  readonly key: () => string;
  readonly revision: number;
  /** Whether decisions are open to the reader now. */
  readonly settles: boolean;
  readonly fields: ReadingOf['fields'];
  readonly refusal?: Refusal | undefined;
}

const Hidden = ({ desk, values }: { desk: Desk; values: Readonly<Record<string, string>> }): VNode => (
  <>
    {Object.entries({ ...values, [FIELD.key]: desk.key() }).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);

/** What was refused of a form, where it was this one. */
const refusedOf = ({ refusal }: Desk, values: Readonly<Record<string, string>>): Refusal | undefined =>
  refusal && Object.entries(values).every(([name, value]) => one(refusal.posted, name) === value) ? refusal : undefined;

const Wrong = ({ refused, id }: { refused: Refusal | undefined; id: string }): VNode | null =>
  refused ? (
    <p class="error" id={`${id}-error`}>
      {refused.message}
    </p>
  ) : null;

/** A question that a row asks, with the answers to choose from; all but the first of a row are folded. */
const Question = ({
  flag,
  at,
  first,
  row,
  desk,
  ui,
}: {
  flag: FlagOf;
  at: number;
  first: boolean;
  row: RowOf;
  desk: Desk;
  ui: Ui;
}): VNode => {
  const { say } = ui;
  const values = {
    [FIELD.does]: 'settle',
    [FIELD.row]: String(row.row),
    [FIELD.at]: String(at),
    [FIELD.flag]: flag.code,
  };
  const refused = refusedOf(desk, values);
  const typed = (name: string): string => (refused ? one(refused.posted, name) : '');
  const id = `b${row.row}-${at}`;
  const written = partyOf(flag) ?? cellAt(row, flag.field)?.raw;
  const scope = typed(FIELD.scope) || 'one';
  return (
    <details class="question" open={first || refused !== undefined}>
      <summary>
        <b>{flagText(flag, row, ui)}</b>
      </summary>
      <form method="post" action={desk.action}>
        <Hidden desk={desk} values={values} />
        <fieldset class={refused ? 'bare field wrong' : 'bare'} aria-describedby={refused ? `${id}-error` : undefined}>
          <legend class="quoted">
            {written ? (
              <>
                {say(['Tertulis', 'Written'])}: <Written text={written} ui={ui} />
              </>
            ) : (
              say(['Keputusan Anda', 'Your decision'])
            )}
          </legend>
          <Wrong refused={refused} id={id} />
          <Answers flag={flag} id={id} typed={typed} meant={refused?.candidates} ui={ui} />
        </fieldset>
        {!isOfOneRow(flag) && (
          <fieldset class="bare scope">
            <legend>{say(['Berlaku untuk', 'It holds for'])}</legend>
            <Radio name={FIELD.scope} value="one" chosen={scope}>
              {say(['Baris ini saja', 'This row only'])}
            </Radio>
            <Radio name={FIELD.scope} value="alike" chosen={scope}>
              {written
                ? say(['Semua baris yang tertulis sama', 'All rows that are written alike'])
                : say(['Semua baris dengan pertanyaan ini', 'All rows with this question'])}
            </Radio>
          </fieldset>
        )}
        <button class="main">{say(['Simpan keputusan', 'Save the decision'])}</button>
      </form>
    </details>
  );
};

/** What can be done with a row as a whole, folded until somebody wants it. */
const Steps = ({ row, desk, ui }: { row: RowOf; desk: Desk; ui: Ui }): VNode => {
  const { say } = ui;
  const values = { [FIELD.does]: 'row', [FIELD.row]: String(row.row) };
  const refused = refusedOf(desk, values);
  const typed = (name: string): string => (refused ? one(refused.posted, name) : '');
  const chosen = typed(FIELD.choice);
  const id = `b${row.row}-row`;
  return (
    <details class="more" open={refused !== undefined}>
      <summary>
        {say(['Ubah isi, lewati, gabungkan, atau tarik kembali', 'Change, leave out, merge or take back'])}
      </summary>
      <form method="post" action={desk.action} class="question">
        <Hidden desk={desk} values={values} />
        <fieldset class={refused ? 'bare field wrong' : 'bare'} aria-describedby={refused ? `${id}-error` : undefined}>
          <legend>{`${say(['Baris', 'Row'])} ${row.row}`}</legend>
          <Wrong refused={refused} id={id} />
          <div class="field">
            <label for={`${id}-field`}>{say(['Isi sel yang ditulis ulang', 'Cell that is written anew'])}</label>
            <select id={`${id}-field`} name={FIELD.field}>
              {desk.fields.map(({ field, label }) => (
                <option value={field} selected={typed(FIELD.field) === field}>
                  {capital(say([label.id, label.en]))}
                </option>
              ))}
            </select>
          </div>
          <OwnAnswer
            id={`${id}-text`}
            name={FIELD.text}
            choice={FIELD.choice}
            answer="value"
            chosen={chosen}
            label={say(['Sel itu seharusnya tertulis', 'That cell should say'])}
            value={typed(FIELD.text)}
          />
          <OwnAnswer
            id={`${id}-reason`}
            name={FIELD.reason}
            choice={FIELD.choice}
            answer="skip"
            chosen={chosen}
            label={say(['Jangan catat baris ini; alasannya', 'Do not record this row; the reason'])}
            value={typed(FIELD.reason)}
            most={500}
          />
          <OwnAnswer
            id={`${id}-into`}
            name={FIELD.into}
            choice={FIELD.choice}
            answer="merge"
            chosen={chosen}
            label={say(['Sama dengan baris nomor', 'The same as row number'])}
            value={typed(FIELD.into)}
            most={7}
          />
          <Radio name={FIELD.choice} value="reopen" chosen={chosen}>
            {say(['Tarik kembali semua keputusan atas baris ini', 'Take all decisions on this row back'])}
          </Radio>
        </fieldset>
        <button class="quiet">{say(['Simpan', 'Save'])}</button>
      </form>
    </details>
  );
};

const titleOf = (row: RowOf): string => {
  const of = (field: string): string => inPart(shownOf(cellAt(row, field)?.raw ?? ''), 60);
  const sides = [of('origin'), of('host')].filter(Boolean).join(' → ');
  return [sides, of('dates'), of('parties'), of('subject'), of('signedOn')].filter(Boolean).join(' · ');
};

/** What became of a row that nobody decides on any more. */
const Outcome = ({ row, layout, ui }: { row: RowOf; layout: ImportLayout | undefined; ui: Ui }): VNode | null => {
  const { say } = ui;
  const { skipped, into, recordId, voided, state } = row;
  const { records, noun } = wordsOf(layout);
  return (
    <>
      {skipped !== undefined && (
        <p>
          {say(['Alasan dilewati', 'Why it was left out'])}: <bdi>{shownOf(skipped)}</bdi>
        </p>
      )}
      {into !== undefined && <p>{say([`Digabung ke baris ${into}.`, `Merged into row ${into}.`])}</p>}
      {voided && <p>{say(['Catatannya sudah dibatalkan.', 'Its record was voided.'])}</p>}
      {recordId !== undefined && (state === 'IMPORTED' || voided) && (
        <p>
          <a href={ui.to([records, recordId])}>
            {say([`Buka catatan ${noun[0]}nya`, `Open the record in the list of ${noun[1]}`])}
          </a>
        </p>
      )}
    </>
  );
};

/** One row of the file: what it asks, what stands in it and was read, and what can be done with it. */
export const RowCard = ({
  row,
  desk,
  layout,
  telling,
}: {
  row: RowOf;
  desk: Desk;
  layout?: ImportLayout;
  telling: Telling;
}): VNode => {
  const { ui } = telling;
  const { say } = ui;
  const [label, tone] = STATES[row.state];
  const fixed = row.state === 'IMPORTED' || row.state === 'SKIPPED' || row.state === 'MERGED';
  const open = fixed ? [] : row.flags.filter(isOpen);
  const notes = row.flags.filter((flag) => !open.includes(flag) && (!isOpen(flag) || fixed));
  const questions = desk.settles ? open.filter(isSettleable) : [];
  const asks = questions.length > 0;
  return (
    <article class="card row-card" id={`baris-${row.row}`} aria-labelledby={`b${row.row}`}>
      <h3 id={`b${row.row}`}>
        {say(['Baris', 'Row'])} {row.row}
        {titleOf(row) && (
          <>
            {': '}
            <bdi>{titleOf(row)}</bdi>
          </>
        )}{' '}
        <Tag tone={tone}>{inShort(say(label))}</Tag>
      </h3>
      <Outcome row={row} layout={layout} ui={ui} />
      {open
        .filter((flag) => !questions.includes(flag))
        .map((flag) => (
          <p class="told-flag">{flagText(flag, row, ui)}</p>
        ))}
      {questions.map((flag) => (
        <Question
          flag={flag}
          at={row.flags.indexOf(flag)}
          first={flag === questions[0]}
          row={row}
          desk={desk}
          ui={ui}
        />
      ))}
      <details class="more" open={!asks}>
        <summary>{say(['Yang tertulis dan yang terbaca', 'What is written and what was read'])}</summary>
        <Cells row={row} telling={telling} />
        {notes.length > 0 && (
          <ul class="told">
            {notes.map((flag) => (
              <li>
                {flagText(flag, row, ui)}
                {flag.accepted && ` ${say(['(diterima petugas)', '(accepted by an officer)'])}`}
              </li>
            ))}
          </ul>
        )}
      </details>
      {desk.settles && row.state !== 'IMPORTED' && <Steps row={row} desk={desk} ui={ui} />}
    </article>
  );
};
