import { isRegionCode, type Scope } from '#kernel';
import { CommonInputDto } from '#nest';
import { OF_SYSTEM, derivedUuid, ownInput, rowsFor, type CommandTable, type Sources } from '#runtime';
import type { RegionResolver } from '#contexts/regions/contract';
import type { ImportCommand, StartImport } from '../domain/import.commands.js';
import type { ImportFactsByCommand } from '../domain/import.decide.js';
import { importDecider } from '../domain/import.decider.js';
import type { Settlement } from '../domain/import.events.js';
import type { ImportState } from '../domain/import.state.js';
import { obligatedIn } from '../reading/import-reader.js';
import {
  AssignColumnsDto,
  MergeRowsDto,
  RecordRowsDto,
  RowDto,
  SettleAlikeDto,
  SettleRowDto,
  StartImportDto,
  type SettlementDto,
} from './import.dto.js';
import { IMPORTERS, keptIn, ofKeeper } from './import.roles.js';
import { readByColumns } from './assign-columns.js';
import { digestFrom, readFrom } from './read-rows.js';
import { recordRows, type Recording, type RecordsOf } from './record-rows.js';
import { readTaken } from './take-file.js';

export interface ImportDependencies extends Recording {
  readonly regions: RegionResolver;
  readonly records: RecordsOf;
}

/** One import for each file, sheet, kind of register and region, however often it is sent. */
export const importIdOf = ({
  keptIn: region,
  file,
  sheet = '',
  layout,
}: Pick<StartImport, 'keptIn' | 'file' | 'layout'> & { readonly sheet?: string }): string =>
  derivedUuid('import', layout, region, file.sha256, sheet);

/** Imports of registers (COM-07, domain §7.10). */
export const importCommandTable = ({ reader, atOnce, regions, records }: ImportDependencies) => {
  const row = rowsFor<ImportState, ImportCommand, ImportFactsByCommand>();
  const facts = { read: readFrom(reader) };
  const settled = async ({ region, ...settlement }: SettlementDto, sources: Sources): Promise<Settlement> => ({
    ...settlement,
    ...(region !== undefined && { region: await regions.resolve(region, sources, '/settlement/region') }),
  });
  const record = recordRows({ reader, atOnce }, records);
  return {
    path: 'imports',
    decider: importDecider,
    obligated: (command: ImportCommand, state: ImportState) => {
      const [region]: readonly Scope[] = command.type === 'StartImport' ? [command.keptIn] : keptIn(state);
      return region === undefined ? undefined : obligatedIn(region);
    },
    readers: { roles: IMPORTERS, regions: (state: ImportState) => keptIn(state).filter(isRegionCode) },
    rows: [
      row({
        name: 'StartImport',
        creates: true,
        unrouted: true,
        summary: ['Baca berkas register', 'Read the file of a register'],
        input: StartImportDto,
        idOf: importIdOf,
        roles: IMPORTERS,
        parties: ({ keptIn: region }) => [region],
        facts: { taken: readTaken(reader) },
        prepare: (input: StartImportDto, importId) => ({ type: 'StartImport', importId, ...ownInput(input) }),
      }),
      row({
        ...ofKeeper,
        name: 'AssignColumns',
        summary: ['Tetapkan kolom dengan tangan', 'Assign columns by hand'],
        example: { headerRow: 1, columns: [{ column: 2, field: 'origin' }] },
        input: AssignColumnsDto,
        facts: { assigned: readByColumns(reader) },
        prepare: (input: AssignColumnsDto) => ({ type: 'AssignColumns', assignment: ownInput(input) }),
      }),
      row({
        ...ofKeeper,
        name: 'SettleRow',
        summary: ['Selesaikan satu baris', 'Settle one row'],
        example: { row: 5, settlement: { kind: 'ACCEPT', flag: 'W_DATE_CONFLICT', field: 'dates' } },
        input: SettleRowDto,
        facts,
        prepare: async ({ row: at, settlement }: SettleRowDto, _id, sources) => ({
          type: 'SettleRow',
          row: at,
          settlement: await settled(settlement, sources),
        }),
      }),
      row({
        ...ofKeeper,
        name: 'SettleAlike',
        summary: ['Selesaikan semua baris yang sama', 'Settle all rows alike'],
        example: {
          alike: { flag: 'E_REGION_AMBIGUOUS', field: 'host', asWritten: 'Desa Tamansari' },
          settlement: { kind: 'REGION', field: 'host', party: 'Desa Tamansari', region: '32.01.31.2004' },
        },
        input: SettleAlikeDto,
        facts,
        prepare: async ({ alike, settlement }: SettleAlikeDto, _id, sources) => ({
          type: 'SettleAlike',
          alike,
          settlement: await settled(settlement, sources),
        }),
      }),
      row({
        ...ofKeeper,
        name: 'SkipRow',
        summary: ['Lewati satu baris, dengan alasan', 'Leave a row out, with a reason'],
        example: { row: 7, reason: 'Baris ini berisi catatan, bukan kunjungan.' },
        input: RowDto,
        facts,
        prepare: (input: RowDto) => ({ type: 'SkipRow', ...ownInput(input) }),
      }),
      row({
        ...ofKeeper,
        name: 'MergeRows',
        summary: ['Gabungkan baris ke baris lain yang sama', 'Merge a row into another on the same thing'],
        example: { row: 25, into: 24 },
        input: MergeRowsDto,
        facts,
        prepare: (input: MergeRowsDto) => ({ type: 'MergeRows', ...ownInput(input) }),
      }),
      row({
        ...ofKeeper,
        name: 'ReopenRow',
        summary: ['Tarik kembali keputusan atas satu baris', 'Take the decisions on a row back'],
        example: { row: 25 },
        input: RowDto,
        facts,
        prepare: (input: RowDto) => ({ type: 'ReopenRow', ...ownInput(input) }),
      }),
      row({
        ...ofKeeper,
        name: 'CommitImport',
        leavesStage: true,
        summary: ['Catat semua baris yang siap', 'Record all rows that are ready'],
        example: {},
        input: CommonInputDto,
        facts: { ...facts, digest: digestFrom(reader) },
        prepare: () => ({ type: 'CommitImport' }),
      }),
      row({
        ...ofKeeper,
        name: 'AbandonImport',
        leavesStage: true,
        summary: ['Hentikan impor, dengan alasan', 'Give the import up, with a reason'],
        example: { reason: 'Berkas yang keliru.' },
        input: CommonInputDto,
        facts: {},
        prepare: () => ({ type: 'AbandonImport' }),
      }),
      row({
        ...OF_SYSTEM,
        name: 'ExpireImport',
        summary: ['Tutup impor yang tidak dilanjutkan', 'Close an import that nobody goes on with'],
        input: CommonInputDto,
        facts: {},
        prepare: () => ({ type: 'ExpireImport' }),
      }),
      row({
        ...OF_SYSTEM,
        name: 'RecordRows',
        summary: ['Catat sampai mana pencatatan', 'Tell how far the recording is'],
        input: RecordRowsDto,
        facts: {},
        prepare: ({ after }: RecordRowsDto, importId, sources) => record(after, importId, sources),
      }),
    ],
  } satisfies CommandTable;
};
