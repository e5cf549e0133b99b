import { createHash } from 'node:crypto';
import { VersionedMap, isRegionCode, reject, tooManyBytes, type BlobStores, type Clock, type Scope } from '#kernel';
import { isZip, type Table } from '#import';
import { mayReadOf, type Principal, type Sources } from '#runtime';
import { IMPORT_LAYOUTS, type ImportLayout } from '../domain/import.codes.js';
import type { StartImport } from '../domain/import.commands.js';
import type { TakenFile } from '../domain/import.facts.js';
import type { ImportState } from '../domain/import.state.js';
import { tableAsked, type ImportReader } from '../reading/import-reader.js';
import type { StartImportDto } from './import.dto.js';
import { rememberedFor } from './import-profile.command-table.js';
import { IMPORTERS } from './import.roles.js';
import { NO_ROWS } from './read-rows.js';

/** Bytes of one file (COM-10). */
export const MOST_BYTES = 20 * 1024 * 1024;

export interface FileToTake {
  readonly content: AsyncIterable<Uint8Array>;
  readonly region: Scope;
  /** Absent: the one whose headings the file has. */
  readonly layout?: ImportLayout;
  readonly sheet?: string;
}

const collected = async (content: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.byteLength;
    if (bytes > MOST_BYTES) throw tooManyBytes(MOST_BYTES);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

/** Before anything is read: nobody sends a file for a region in which he may not import. */
const requireImporter = (principal: Principal, region: Scope, clock: Clock): void => {
  if (!mayReadOf(principal, IMPORTERS, [region].filter(isRegionCode), clock.now()))
    throw reject('E_SCOPE', { parameter: 'region' });
};

/** What keeps the whole file from being read; where only its headings are not known, a person points them out. */
const requireReadable = ({ flags, sheets }: Table): void => {
  const wrong = flags.find(({ code, kind }) => kind === 'REFUSAL' && code !== 'HEADER_MISSING');
  if (!wrong) return;
  const { code, messageId, messageEn, details } = wrong;
  throw reject(code === 'WORKBOOK_TOO_LARGE' ? 'E_TOO_LARGE' : 'E_VALIDATION', {
    ruleId: 'COM-07',
    ...(code === 'SHEET_UNKNOWN' && { parameter: 'sheet' }),
    messageId,
    messageEn,
    details: { flag: code, ...details, ...(sheets && { sheets }) },
  });
};

/**
 * The fact `taken`: the file before anybody decided anything on it, by the columns that the office assigned to one with
 * the same headings.
 */
export const readTaken =
  (reader: ImportReader) =>
  async (command: Omit<StartImport, 'type' | 'importId'>, state: ImportState, sources: Sources): Promise<TakenFile> => {
    if (state.stage !== 'NONE' && state.stage !== 'ABANDONED') return { counts: NO_ROWS };
    const table = await reader.tableOf(command, sources);
    const assignment = await rememberedFor(table, command, sources);
    const read = { ...command, ...(assignment && { assignment }) };
    const { counts } = await reader.once(
      assignment ? await reader.tableOf(read, sources) : table,
      {
        ...read,
        importId: '-',
        officeId: '-',
        decided: VersionedMap.of(),
        done: state.stage === 'NONE' ? [] : state.done,
        refused: [],
      },
      sources,
    );
    return { counts, ...(assignment && { assignment, remembered: true }) };
  };

/**
 * Takes a file: reads it and keeps its bytes, before the command that begins the import, of which it makes the input.
 * What cannot be read is refused, and nothing of it is kept.
 */
export const takeFile =
  ({
    clock,
    blobs,
    reader,
    sources,
  }: {
    readonly clock: Clock;
    readonly blobs: BlobStores;
    readonly reader: ImportReader;
    readonly sources: Sources;
  }) =>
  async ({ content, region, layout, sheet }: FileToTake, principal: Principal): Promise<StartImportDto> => {
    requireImporter(principal, region, clock);
    const bytes = await collected(content);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = { sha256, bytes: bytes.length, format: isZip(bytes) ? ('xlsx' as const) : ('csv' as const) };
    const named = { keptIn: region, file, ...(sheet !== undefined && { sheet }) };
    const bytesOf = async (): Promise<Uint8Array> => bytes;
    const asked = {
      sha256,
      layouts: layout ? [layout] : IMPORT_LAYOUTS,
      options: sheet === undefined ? {} : { sheet },
    };
    const found = await reader.tables(asked, bytesOf);
    requireReadable(found);
    const told = {
      ...named,
      layout: layout ?? IMPORT_LAYOUTS.find((each) => each === found.layout) ?? IMPORT_LAYOUTS[0],
      ...(found.sheet !== undefined && { sheet: found.sheet }),
    };
    // The kind and the sheet that were found are those that are read from now on.
    await reader.tables(tableAsked(told), bytesOf, found);
    await blobs('imports').put(
      (async function* () {
        yield bytes;
      })(),
      MOST_BYTES,
    );
    // The long part comes before the command, which then finds it done.
    await readTaken(reader)(told, { stage: 'NONE' }, sources);
    return told;
  };
