import type { RegionCode } from '#kernel';
import type { ChosenRegions, TableRow } from '#import';
import type { Settlement } from '../domain/import.events.js';

/** Fields that were written anew, or taken as unknown. */
export const writtenIn = (settlements: readonly Settlement[]): ReadonlySet<string> =>
  new Set(settlements.flatMap(({ kind, field }) => (field && (kind === 'VALUE' || kind === 'UNKNOWN') ? [field] : [])));

/** What an officer wrote stands where the cell stood; what is taken as unknown is empty. */
export const withValues = (row: TableRow, settlements: readonly Settlement[]): TableRow => {
  const cells = { ...row.cells };
  for (const { kind, field, text } of settlements) {
    if (field === undefined || (kind !== 'VALUE' && kind !== 'UNKNOWN')) continue;
    const before = cells[field] ?? { row: row.row, column: 0, raw: '' };
    cells[field] = { ...before, text: kind === 'VALUE' ? (text ?? '') : '', provenance: 'STATED' };
  }
  return { ...row, cells };
};

export const chosenIn = (settlements: readonly Settlement[]): ChosenRegions => {
  const chosen: Record<string, Map<string, RegionCode>> = {};
  for (const { kind, field, party, region } of settlements)
    if (kind === 'REGION' && field && party !== undefined && region)
      (chosen[field] ??= new Map()).set(party, region.code);
  return chosen;
};
