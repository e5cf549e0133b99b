import { NATIONAL, type LocalDate } from '#kernel';
import { bySystem } from '#runtime';
import type { SystemUnderTest } from './system.js';

const FILE = { sha256: 'a'.repeat(64), bytes: 812, format: 'csv' };
const COUNTS = { rows: 1, ready: 1, open: 0, quarantined: 0, duplicate: 0, refused: 0, skipped: 0, imported: 0 };

/**
 * An import that a steward has begun, and a visit of an old register, as the system records it of a row; both of a
 * regency. @returns their ids, by the paths at which they are listed
 */
export const importOne = async ({
  sinergi: { tables, runtime },
}: SystemUnderTest): Promise<Readonly<Record<'imports' | 'historical-visits', string>>> => {
  const tableAt = (wanted: string) => tables.find(({ path }) => path === wanted)!;
  const imports = tableAt('imports');
  const { id: importId } = await runtime.executor.execute({
    table: imports,
    row: imports.rows.find(({ name }) => name === 'StartImport')!,
    principal: {
      userId: 'walidata',
      grants: [{ role: 'DATA_STEWARD', scope: NATIONAL, officeId: 'walidata', validFrom: '2024-01-01' as LocalDate }],
    },
    input: { layout: 'VISITS', file: FILE, keptIn: '62.03', counts: COUNTS } as never,
    commandId: 'impor-satu',
    correlationId: 'impor-satu',
  });
  const { id } = await runtime.executor.execute(
    bySystem(tableAt('historical-visits'), 'ImportHistoricalRecord', {
      input: {
        visitId: 'kunjungan-lama',
        origins: [{ asWritten: 'Kab. Kapuas', kind: 'REGION', region: '62.03' }],
        hosts: [{ asWritten: 'Montana', kind: 'FOREIGN', country: 'BG' }],
        keptIn: '62.03',
        officeId: 'kantor',
        source: { importId, sha256: FILE.sha256, row: 2 },
        cells: [
          { field: '/origins', row: 2, column: 2, confidence: 'EXACT', from: 'STATED', asWritten: 'Kab. Kapuas' },
        ],
        flags: [],
      },
    }),
  );
  return { imports: importId, 'historical-visits': id };
};
