import { randomUUID } from 'node:crypto';
import type { Meaning } from '#kernel';
import { regionIn, type Posted } from '#views';
import { cellAt, partyOf, twinOf, type FlagOf, type ReadingOf, type RowOf } from './import.answers.js';

/** Names of what forms of an import ask for. */
export const FIELD = {
  does: 'do',
  key: 'key',
  revision: 'revision',
  row: 'row',
  at: 'at',
  flag: 'flag',
  choice: 'choice',
  region: 'region',
  text: 'text',
  scope: 'scope',
  reason: 'reason',
  into: 'into',
  field: 'field',
  header: 'header',
  column: 'column-',
} as const;

/** A command, by its name below the import. */
export interface Asked {
  readonly operation: string;
  readonly input: object;
}
export const isAsked = (decided: Asked | Meaning): decided is Asked => 'operation' in decided;

export const one = (posted: Posted, name: string): string => posted.get(name)?.at(-1)?.trim() ?? '';
export const numberIn = (posted: Posted, name: string): number | undefined =>
  /^\d{1,7}$/.test(one(posted, name)) ? Number(one(posted, name)) : undefined;

/** The key that was made with the form, as far as it can be one. */
export const keyIn = (posted: Posted): string => {
  const key = one(posted, FIELD.key);
  return /^[A-Za-z0-9._:-]{8,100}$/.test(key) ? key : randomUUID();
};

const WHICH: Meaning = ['Pilih salah satu jawaban.', 'Choose one of the answers.'];
const WHAT: Meaning = ['Tulis isinya.', 'Write what it is.'];
const WHERE: Meaning = ['Tulis nama atau kode wilayahnya.', 'Write the name or the code of the region.'];
const WHY: Meaning = ['Tulis alasannya.', 'Write the reason.'];
const OTHER_ROW: Meaning = [
  'Tulis nomor baris lain, seperti tertulis di daftar ini.',
  'Write the number of another row, as it stands in this list.',
];

const TWO: Meaning = [
  'Anda menulis jawaban sendiri tetapi memilih yang lain; pilih salah satu, dan kosongkan yang tidak dipakai.',
  'You wrote an answer of your own but chose another; choose one of them, and empty what is not meant.',
];

/** Answers that are written, by the field in which they stand. */
const WRITTEN: readonly (readonly [field: string, choice: string])[] = [
  [FIELD.region, 'region'],
  [FIELD.text, 'value'],
  [FIELD.reason, 'skip'],
  [FIELD.into, 'merge'],
];

/** What was chosen; what was written without a choice is one. Nothing that was written is passed over. */
const choiceOf = (posted: Posted): string | Meaning => {
  const written = WRITTEN.filter(([field]) => one(posted, field) !== '').map(([, choice]) => choice);
  const choice = one(posted, FIELD.choice) || (written[0] ?? '');
  // A region that is picked may be one of those that what was written means.
  const kind = choice.split(':')[0];
  return written.every((each) => each === kind) ? choice : TWO;
};

/** Rows alike bear the flag in the field: with the same party or cell, where that says something. */
const alikeOf = (flag: FlagOf, asWritten: string | undefined): object => ({
  flag: flag.code,
  ...(flag.field !== undefined && { field: flag.field }),
  ...(asWritten && { asWritten }),
});

const skipped = (row: number, reason: string): Asked | Meaning =>
  reason ? { operation: 'skip-row', input: { row, reason } } : WHY;

/** What an officer answered to what a row asks, as a command; or what is wanting in it. */
export const decisionOn = (flag: FlagOf, row: RowOf, posted: Posted): Asked | Meaning => {
  const choice = choiceOf(posted);
  if (typeof choice !== 'string') return choice;
  const [text, region] = [one(posted, FIELD.text), regionIn(one(posted, FIELD.region))];
  const [party, raw] = [partyOf(flag), cellAt(row, flag.field)?.raw];
  const settled = (settlement: object, asWritten: string | undefined): Asked =>
    one(posted, FIELD.scope) === 'alike'
      ? { operation: 'settle-alike', input: { alike: alikeOf(flag, asWritten), settlement } }
      : { operation: 'settle-row', input: { row: row.row, settlement } };
  const of = flag.field === undefined ? {} : { field: flag.field };
  const proposed = /^proposal:(\d{1,2})$/.exec(choice)?.[1];
  if (proposed !== undefined) {
    const answer = flag.proposals?.[Number(proposed)]?.text;
    return answer === undefined ? WHICH : settled({ kind: 'VALUE', ...of, text: answer }, raw);
  }
  const chosen = /^region:([\d.]{2,13})$/.exec(choice)?.[1];
  if (chosen) return settled({ kind: 'REGION', ...of, party, region: chosen }, party);
  switch (choice) {
    case 'region':
      return region ? settled({ kind: 'REGION', ...of, party, region }, party) : WHERE;
    case 'value':
      return text ? settled({ kind: 'VALUE', ...of, text }, raw) : WHAT;
    case 'unknown':
      return settled({ kind: 'UNKNOWN', ...of }, raw);
    case 'accept':
      return settled({ kind: 'ACCEPT', flag: flag.code, ...of }, party ?? raw);
    case 'merge': {
      const into = twinOf(flag);
      return into === undefined ? WHICH : { operation: 'merge-rows', input: { row: row.row, into } };
    }
    default:
      return WHICH;
  }
};

/** What is done with a row as a whole. */
export const stepOn = (row: RowOf, posted: Posted): Asked | Meaning => {
  const into = numberIn(posted, FIELD.into);
  const [field, text] = [one(posted, FIELD.field), one(posted, FIELD.text)];
  const choice = choiceOf(posted);
  if (typeof choice !== 'string') return choice;
  switch (choice) {
    case 'reopen':
      return { operation: 'reopen-row', input: { row: row.row } };
    case 'skip':
      return skipped(row.row, one(posted, FIELD.reason));
    case 'merge':
      return into === undefined ? OTHER_ROW : { operation: 'merge-rows', input: { row: row.row, into } };
    case 'value':
      return text && field
        ? { operation: 'settle-row', input: { row: row.row, settlement: { kind: 'VALUE', field, text } } }
        : WHAT;
    default:
      return WHICH;
  }
};

/** Which column is what, as it was chosen; the columns by their numbers. */
export const assignmentOf = ({ headerRow }: Pick<ReadingOf, 'headerRow'>, posted: Posted): Asked | Meaning => {
  const header = numberIn(posted, FIELD.header) ?? headerRow;
  const columns = [...posted.keys()].flatMap((name) => {
    const column = /^column-([1-9]\d{0,2})$/.exec(name)?.[1];
    const field = one(posted, name);
    return column && field ? [{ column: Number(column), field }] : [];
  });
  if (header === undefined)
    return ['Tunjuk dahulu baris yang memuat judul kolom.', 'Point out first which row holds the headings.'];
  if (columns.length === 0) return ['Tetapkan paling sedikit satu kolom.', 'Say of at least one column what it holds.'];
  return { operation: 'assign-columns', input: { headerRow: header, columns } };
};
