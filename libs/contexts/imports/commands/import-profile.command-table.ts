import { sameContent, type Scope } from '#kernel';
import type { Table } from '#import';
import { OF_SYSTEM, derivedUuid, ownInput, rowsFor, type CommandTable, type Sources } from '#runtime';
import type { ImportLayout } from '../domain/import.codes.js';
import type { Assignment } from '../domain/import.events.js';
import {
  importProfileDecider,
  type ImportProfileState,
  type RememberColumns,
} from '../domain/import-profile.decider.js';
import { headingsOf } from '../reading/headings.js';
import { RememberColumnsDto } from './import.dto.js';

interface Office {
  readonly layout: ImportLayout;
  readonly keptIn: Scope;
}

const profileIdOf = ({ layout, keptIn }: Office): string => derivedUuid('importProfile', layout, keptIn);

/** How offices assign the columns of their registers: kept by the system, offered with the next file. */
export const importProfileCommandTable = (() => {
  const row = rowsFor<ImportProfileState, RememberColumns>();
  return {
    path: 'import-profiles',
    decider: importProfileDecider,
    obligated: () => undefined,
    rows: [
      row({
        ...OF_SYSTEM,
        name: 'RememberColumns',
        summary: ['Ingat penetapan kolom', 'Remember the assignment of columns'],
        input: RememberColumnsDto,
        idOf: profileIdOf,
        prepare: (input: RememberColumnsDto, profileId) => ({ type: 'RememberColumns', profileId, ...ownInput(input) }),
      }),
    ],
  } satisfies CommandTable;
})();

/** The assignment that the office made for a file with the same headings, where one of the first rows bears them. */
export const rememberedFor = async (
  table: Table,
  office: Office,
  sources: Sources,
): Promise<Assignment | undefined> => {
  const { remembered } = await sources.state(importProfileDecider, profileIdOf(office));
  for (const { row, cells } of table.top) {
    const headings = headingsOf(cells);
    const known = remembered.find((each) => sameContent(each.headings, headings));
    if (known) return { headerRow: row, columns: known.columns };
  }
  return undefined;
};
