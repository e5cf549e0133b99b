import { createHash } from 'node:crypto';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { NATIONAL, Slices, type Instant, type Scope } from '#kernel';
import { grantsAt, type ModelQuery, type Principal } from '#runtime';
import type { Shown } from './freshness.js';
import { formOf } from '../input/parameter-forms.js';
import { readableOf } from '../access/reader-scope.js';

/** What was asked, and by whom. */
export interface Asked {
  /** Every parameter as it was written. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly principal: Principal;
  readonly now: Instant;
}

/** What is known of a file when all of it was written. */
export interface WrittenFile {
  readonly name: string;
  readonly mediaType: string;
  /** Between the cells, where it is a CSV. */
  readonly separator?: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
  /** Of a list that is longer than a file may be. */
  readonly note?: string;
}

const bilingual = ([id, en]: readonly [id: string, en: string]) => ({ id, en });

/** Whose offices ask, and of which regions they see the records. */
export const askedBy = (query: ModelQuery, { principal, now }: Asked) => ({
  by: {
    userId: principal.userId,
    offices: grantsAt(principal, now)
      .filter(({ role }) => query.roles.includes(role))
      .map(({ officeId, role, scope }) => ({ officeId, role, scope })),
  },
  // Without a field for the reader's scope the list is the same for everybody.
  within: (query.scopeField ? readableOf(query, principal, now) : undefined) ?? [NATIONAL as Scope],
});

const filtersOf = ({ parameters, model }: ModelQuery, given: Readonly<Record<string, string>>) =>
  Object.entries(given).flatMap(([name, value]) => {
    const filter = parameters[name];
    return filter
      ? [
          {
            parameter: name,
            value,
            meaning: bilingual(filter.summary),
            writtenAs: bilingual(formOf(filter.form, model.fields[filter.field]!).meaning),
          },
        ]
      : [];
  });

/**
 * COM-12: what is in a file, where it comes from and by what it is recognised, for whoever gets it without having
 * asked.
 */
export const descriptionOf = (
  query: ModelQuery,
  asked: Asked,
  { asOf, position }: Shown,
  licence: string | undefined,
  { rows, note, ...file }: WrittenFile,
): object => ({
  title: bilingual(query.summary),
  // A workbook says itself how it is written.
  file: { ...file, ...(file.separator !== undefined && { encoding: 'UTF-8' }) },
  rows,
  complete: note === undefined,
  ...(note !== undefined && { note }),
  asked: {
    path: `/v1/${query.path}`,
    parameters: asked.parameters,
    filters: filtersOf(query, asked.parameters),
    ...askedBy(query, asked),
  },
  asOf,
  position,
  columns: query.columns.map(({ title, type = 'text', meaning }) => ({
    name: title,
    type,
    meaning: bilingual(meaning),
  })),
  ...(licence !== undefined && { licence }),
});

/** Bytes that are packed and hashed at one go. */
const PIECE = 65_536;

/**
 * A zip of the file and, after it, its description, made when the file's last byte is known; written while the file is.
 * A file that breaks off breaks the zip off.
 * @param packed the file is packed already.
 */
export async function* withDescription(
  name: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  packed: boolean,
  describe: (written: { bytes: number; sha256: string }) => object,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const slices = new Slices();
  const hash = createHash('sha256');
  let bytes = 0;
  const file = packed ? new ZipPassThrough(name) : new ZipDeflate(name);
  zip.add(file);
  for await (const chunk of content) {
    for (let from = 0; from < chunk.length; from += PIECE) {
      const piece = chunk.subarray(from, from + PIECE);
      hash.update(piece);
      bytes += piece.length;
      file.push(piece);
      yield* ready.splice(0);
      if (slices.due) await slices.pass();
    }
  }
  file.push(new Uint8Array(0), true);
  const description = new ZipDeflate(`${name}.json`);
  zip.add(description);
  description.push(Buffer.from(`${JSON.stringify(describe({ bytes, sha256: hash.digest('hex') }), null, 2)}\n`), true);
  zip.end();
  yield* ready.splice(0);
}
