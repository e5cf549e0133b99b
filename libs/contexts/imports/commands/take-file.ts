import { createHash } from 'node:crypto';
import { NATIONAL, VersionedMap, covers, reject, tooManyBytes, type BlobStores, type Clock, type Scope } from '#kernel';
import { isZip, type Table } from '#import';
import { readableScopes, type Executor, type Principal, type Receipt, type Sources } from '#runtime';
import type { ImportLayout } from '../domain/import.codes.js';
import { tableAsked, type ImportReader } from '../reading/import-reader.js';
import type { ImportReading } from '../reading/import-reading.js';
import { importIdOf, type importCommandTable } from './import.command-table.js';
import { rememberedFor } from './import-profile.command-table.js';
import { IMPORTERS } from './import.roles.js';

/** Bytes of one file (COM-10). */
export const MOST_BYTES = 20 * 1024 * 1024;

export interface FileTaken {
  readonly content: AsyncIterable<Uint8Array>;
  readonly region: Scope;
  readonly layout: ImportLayout;
  readonly sheet?: string;
  readonly principal: Principal;
  readonly commandId: string;
  readonly correlationId: string;
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
  const scopes = readableScopes(principal, IMPORTERS, clock.now());
  if (!scopes.some((scope) => scope === NATIONAL || covers(scope, region)))
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
 * Takes a file: reads it, keeps its bytes and begins the import. What cannot be read is refused, and nothing of it is
 * kept.
 */
export const takeFile =
  (parts: {
    readonly clock: Clock;
    readonly blobs: BlobStores;
    readonly executor: Executor;
    readonly sources: Sources;
    readonly reader: ImportReader;
    readonly table: ReturnType<typeof importCommandTable>;
  }) =>
  async ({
    content,
    region,
    layout,
    sheet,
    ...ask
  }: FileTaken): Promise<{ receipt: Receipt; reading: ImportReading }> => {
    const { clock, blobs, executor, sources, reader, table } = parts;
    requireImporter(ask.principal, region, clock);
    const bytes = await collected(content);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = { sha256, bytes: bytes.length, format: isZip(bytes) ? ('xlsx' as const) : ('csv' as const) };
    const named = { layout, keptIn: region, file, ...(sheet !== undefined && { sheet }) };
    const found = await reader.tables(tableAsked(named), async () => bytes);
    requireReadable(found);
    const told = { ...named, ...(found.sheet !== undefined && { sheet: found.sheet }) };
    const assignment = await rememberedFor(found, told, sources);
    const read = assignment ? await reader.tables(tableAsked({ ...told, assignment }), async () => bytes) : found;
    const importId = importIdOf(told);
    const reading = await reader.once(
      read,
      { ...told, ...(assignment && { assignment }), importId, officeId: '-', decided: VersionedMap.of(), done: [] },
      sources,
    );
    await blobs('imports').put(
      (async function* () {
        yield bytes;
      })(),
      MOST_BYTES,
    );
    const row = table.rows.find(({ name }) => name === 'StartImport')!;
    const receipt = await executor.execute({
      table,
      row,
      input: { ...told, ...(assignment && { assignment, remembered: true }), counts: reading.counts } as object,
      ...ask,
    });
    return { receipt, reading };
  };
