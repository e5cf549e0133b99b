import type { Capacity } from '#kernel';
import { flag, type Flag } from '../flags.js';
import { reading, unread, type Reading } from '../reading.js';
import { clean, statesNothing } from '../text.js';

/** An official at a signing, by title: no names of persons are read. */
export interface Signatory {
  readonly title: string;
  /** What the words say; DEFINITIF where they say nothing else. */
  readonly capacity: Capacity;
  readonly role: 'SIGNATORY' | 'WITNESS';
  /** The title alone gives no right to sign for the party. */
  readonly needsMandate: boolean;
  readonly count?: number;
}

const BETWEEN = /\s*[;/,&+]\s*|\s+[-–—]\s+|\s*[–—]\s*|\s+(?:dan|dgn|dengan)\s+/u;
const CAPACITIES: readonly (readonly [capacity: Capacity, words: RegExp])[] = [
  ['PJ', /^(?:pj\.?|penjabat)(?=\s|$)\s*/iu],
  ['PLT', /^(?:plt\.?|pelaksana tugas)(?=\s|$)\s*/iu],
  ['PLH', /^(?:plh\.?|pelaksana harian)(?=\s|$)\s*/iu],
  ['KUASA', /^(?:kuasa|a\.?\s?n\.?|an\.|atas nama|u\.?b\.?|untuk beliau|p\.?p\.?)(?=\s|$)\s*/iu],
  ['MEWAKILI', /^(?:mewakili|diwakili(?: oleh)?|yang mewakili)(?=\s|$)\s*/iu],
];
const WITNESS = /^(?:disaksikan(?: oleh)?|saksi|mengetahui|menyaksikan|difasilitasi(?: oleh)?)\s*:?\s*/iu;
const DEPUTY = /^(?:wakil|wabup|wawako|wawali|wagub|w\. )/iu;
/** Officials that sign only by a power of attorney or a mandate: secretaries, assistants, heads of offices. */
const UNDER_HEAD = new RegExp(
  String.raw`^(?:sekda|sekretaris (?!jenderal)|sekcam|asisten|staf ahli|kadis|kepala (?:dinas|badan|bagian|bidang|` +
    String.raw`seksi)|ka\.? ?(?:dinas|dis|ban|bag|badan)|kabag|kaban|kabid|inspektur)`,
  'iu',
);
/** `8 kepala desa`. */
const COUNTED = /^(\d{1,3})\s+(?=\p{L})/u;

/**
 * Who signed, in what capacity. Witnesses are no signatories; deputies and secretaries need a mandate that a register
 * does not show.
 */
export const readSignatories = (raw: string): Reading<readonly Signatory[]> => {
  const text = clean(raw);
  if (statesNothing(text)) return unread(raw, flag('SIGNATORY_UNKNOWN'));
  let witness = false;
  const signatories = text
    .split(BETWEEN)
    .map(clean)
    .filter(Boolean)
    .map((written): Signatory => {
      witness ||= WITNESS.test(written);
      return signatory(written.replace(WITNESS, ''), witness ? 'WITNESS' : 'SIGNATORY');
    });
  const mandate = signatories.filter(({ role, needsMandate }) => role === 'SIGNATORY' && needsMandate);
  const flags: Flag[] = [
    ...(signatories.some(({ role }) => role === 'SIGNATORY') ? [] : [flag('SIGNATORY_UNKNOWN')]),
    ...(mandate.length > 0 ? [flag('MANDATE_UNKNOWN', { titles: mandate.map(({ title }) => title) })] : []),
  ];
  return reading(raw, { value: signatories, flags });
};

const signatory = (written: string, role: Signatory['role']): Signatory => {
  const said = CAPACITIES.find(([, words]) => words.test(written));
  const rest = said ? written.replace(said[1], '') : written;
  const counted = COUNTED.exec(rest);
  const title = clean(rest.replace(COUNTED, '')) || written;
  const deputy = DEPUTY.test(title);
  const capacity = said?.[0] ?? (deputy ? 'MEWAKILI' : 'DEFINITIF');
  const needsMandate = deputy || capacity === 'KUASA' || capacity === 'MEWAKILI' || UNDER_HEAD.test(title);
  return { title, capacity, role, needsMandate, ...(counted && { count: Number(counted[1]) }) };
};
