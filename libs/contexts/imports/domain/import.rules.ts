import { reject, type VersionedMap } from '#kernel';
import type { SettleAlike } from './import.commands.js';
import type { Assignment, Settlement } from './import.events.js';
import type { ReadRow, ReadRows } from './import.facts.js';
import { isSameThing, type RowDecision } from './import.state.js';

const RULE = { ruleId: 'COM-07' };

/** @throws Rejection `E_VALIDATION` the file has no such row; `E_STATE` it is recorded: from then on it is corrected */
export const requireRow = (row: number, read: ReadRows, field = '/row'): ReadRow => {
  const found = read.row(row);
  if (!found)
    throw reject('E_VALIDATION', {
      ...RULE,
      field,
      messageId: `Berkas ini tidak mempunyai baris isi nomor ${row}.`,
      messageEn: `The file has no record in row ${row}.`,
    });
  if (found.state !== 'IMPORTED') return found;
  throw reject('E_STATE', {
    ...RULE,
    field,
    messageId: `Baris ${row} sudah dicatat; perbaiki catatannya, bukan impornya.`,
    messageEn: `Row ${row} is recorded already; correct the record, not the import.`,
  });
};

const wrong = (field: string, id: string, en: string) =>
  reject('E_VALIDATION', { ...RULE, field: `/settlement/${field}`, messageId: id, messageEn: en });

/** @throws Rejection `E_VALIDATION` naming the part of the settlement that fits nothing in the row */
export const requireSettlement = (settlement: Settlement, row: ReadRow, fields: readonly string[]): void => {
  const { kind, flag, field, text, party, region } = settlement;
  if (field !== undefined && !fields.includes(field))
    throw wrong(
      'field',
      `Isian ${field} tidak ada; yang ada: ${fields.join(', ')}.`,
      `There is no field ${field}; there are: ${fields.join(', ')}.`,
    );
  if (kind === 'ACCEPT') {
    const found = row.flags.find((each) => each.flag === flag && each.field === field);
    if (!found)
      throw wrong(
        'flag',
        'Baris ini tidak mempunyai tanda itu pada isian itu.',
        'The row does not bear that flag in that field.',
      );
    if (!found.acceptable)
      throw wrong(
        'flag',
        'Tanda ini tidak dapat diterima begitu saja; perbaiki isinya, atau lewati barisnya.',
        'This flag cannot be accepted as it is; settle the value, or leave the row out.',
      );
    return;
  }
  if (field === undefined) throw wrong('field', 'Sebutkan isian yang diselesaikan.', 'Name the field that is settled.');
  if (kind === 'VALUE' && text === undefined) throw wrong('text', 'Tulis isinya.', 'Write the value.');
  if (kind !== 'REGION') return;
  if (region === undefined) throw wrong('region', 'Pilih wilayahnya.', 'Choose the region.');
  if (party === undefined || !(row.parties[field] ?? []).includes(party))
    throw wrong('party', 'Pihak itu tidak tertulis dalam isian itu.', 'That party is not written in that field.');
};

/**
 * All that is settled alike is settled of what is alike: the flag or the field that is named, and a value in the place
 * of one and the same text.
 * @throws Rejection `E_VALIDATION`
 */
export const requireAlike = ({ alike, settlement }: Pick<SettleAlike, 'alike' | 'settlement'>): void => {
  const { kind, flag, field } = settlement;
  if (field !== alike.field)
    throw wrong(
      'field',
      'Untuk semua baris yang sama, isian keputusan harus isian tandanya.',
      'For all rows alike the field that is settled must be the field of the flag.',
    );
  if (kind === 'ACCEPT' && flag !== alike.flag)
    throw wrong(
      'flag',
      'Untuk semua baris yang sama, tanda yang diterima harus tanda itu sendiri.',
      'For all rows alike the flag that is accepted must be that flag itself.',
    );
  if (kind !== 'VALUE' || alike.asWritten !== undefined) return;
  throw reject('E_VALIDATION', {
    ...RULE,
    field: '/alike/asWritten',
    messageId: 'Sebutkan isi sel sebagaimana tertulis: satu isi baru hanya untuk sel yang tertulis sama.',
    messageEn: 'Name what the cell says: one value stands only for cells that are written alike.',
  });
};

/** Whether the settlement says something of that row: of a whole cell, where it stands in the place of it. */
const fitsAlike = ({ alike, settlement }: Pick<SettleAlike, 'alike' | 'settlement'>, row: ReadRow): boolean => {
  const { kind, flag, field = '', party } = settlement;
  if (kind === 'ACCEPT') return row.flags.some((each) => each.flag === flag && each.field === settlement.field);
  if (kind === 'REGION') return party === undefined || (row.parties[field] ?? []).includes(party);
  return alike.asWritten === undefined || row.written[field] === alike.asWritten;
};

/** Open rows that it fits, without those on which somebody decided the same thing already. */
export const rowsAlike = (
  command: Pick<SettleAlike, 'alike' | 'settlement'>,
  decided: VersionedMap<RowDecision>,
  read: ReadRows,
): readonly number[] =>
  read.alike(command.alike).filter((row) => {
    const found = read.row(row);
    return (
      found !== undefined &&
      found.state !== 'IMPORTED' &&
      found.state !== 'MERGED' &&
      found.state !== 'SKIPPED' &&
      fitsAlike(command, found) &&
      !decided.get(String(row))?.settlements.some((each) => isSameThing(each, command.settlement))
    );
  });

/** @throws Rejection `E_VALIDATION` a field that there is not, or one or a column twice */
export const requireFields = ({ columns }: Assignment, fields: readonly string[]): void => {
  columns.forEach(({ column, field }, index) => {
    const at = { ...RULE, field: `/columns/${index}` };
    if (!fields.includes(field))
      throw reject('E_VALIDATION', {
        ...at,
        field: `/columns/${index}/field`,
        messageId: `Isian ${field} tidak ada; yang ada: ${fields.join(', ')}.`,
        messageEn: `There is no field ${field}; there are: ${fields.join(', ')}.`,
      });
    if (columns.some((other, before) => before < index && (other.field === field || other.column === column)))
      throw reject('E_VALIDATION', {
        ...at,
        messageId: 'Kolom atau isian ini ditetapkan dua kali.',
        messageEn: 'This column or field is assigned twice.',
      });
  });
};

/** @throws Rejection `E_VALIDATION` a row into itself, or into one that is left out or merged itself */
export const requireMergeable = (
  row: number,
  into: number,
  decided: VersionedMap<RowDecision>,
  read: ReadRows,
): void => {
  const target = decided.get(String(into));
  const mergedHere = decided.keys().some((key) => decided.get(key)?.into === row);
  if (row !== into && read.row(into) && target?.into === undefined && target?.skipped === undefined && !mergedHere)
    return;
  throw reject('E_VALIDATION', {
    ...RULE,
    field: '/into',
    messageId:
      'Gabungkan ke baris lain yang ada dan tidak dilewati atau digabung; baris ini pun bukan tujuan gabungan.',
    messageEn:
      'Merge into another row that is there and neither left out nor merged; nothing may be merged into this one.',
  });
};

export const noSuchHeadings = (headerRow: number) =>
  reject('E_VALIDATION', {
    ...RULE,
    field: '/headerRow',
    messageId: `Baris ${headerRow} tidak ada di antara baris-baris pertama berkas ini.`,
    messageEn: `Row ${headerRow} is not among the first rows of the file.`,
  });
