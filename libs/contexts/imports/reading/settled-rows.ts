import type { RegionCode } from '#kernel';
import {
  readVisit,
  type ChosenRegions,
  type RegionNames,
  type RowReading,
  type TableRow,
  type VisitCells,
} from '#import';
import { DANA_DESA_BAN_FROM } from '#contexts/visits/contract';
import type { Settlement } from '../domain/import.events.js';

/** VIS-04: first fiscal year in which Dana Desa pays for no travel outside the regency. */
const RULES = { danaDesaBanFrom: DANA_DESA_BAN_FROM };

export const readUnsettled = (row: TableRow, names: RegionNames): RowReading<VisitCells> =>
  readVisit(row, names, RULES);

/** What an officer wrote stands where the cell stood; what is taken as unknown is empty. */
const withValues = (row: TableRow, settlements: readonly Settlement[]): TableRow => {
  const cells = { ...row.cells };
  for (const { kind, field, text } of settlements) {
    if (field === undefined || (kind !== 'VALUE' && kind !== 'UNKNOWN')) continue;
    const before = cells[field] ?? { row: row.row, column: 0, raw: '' };
    cells[field] = { ...before, text: kind === 'VALUE' ? (text ?? '') : '', provenance: 'STATED' };
  }
  // Dates that were written anew are the whole visit; the day of the return counts again where that is written, too.
  const anew = (field: string): boolean =>
    settlements.some((each) => each.field === field && (each.kind === 'VALUE' || each.kind === 'UNKNOWN'));
  if (cells['returned'] && anew('dates') && !anew('returned')) cells['returned'] = { ...cells['returned'], text: '' };
  return { ...row, cells };
};

const chosenIn = (settlements: readonly Settlement[]): ChosenRegions => {
  const chosen: Record<string, Map<string, RegionCode>> = {};
  for (const { kind, field, party, region } of settlements)
    if (kind === 'REGION' && field && party !== undefined && region)
      (chosen[field] ??= new Map()).set(party, region.code);
  return chosen;
};

/** The row as it is read with what was settled of it. */
export const readSettled = (
  row: TableRow,
  settlements: readonly Settlement[],
  names: RegionNames,
): RowReading<VisitCells> => readVisit(withValues(row, settlements), names, RULES, chosenIn(settlements));
