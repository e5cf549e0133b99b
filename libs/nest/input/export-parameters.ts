import { malformed } from '../refusals/problem.js';
import type { RawQuery } from './common-parameters.js';

/** An export is always the whole list. @throws Rejection `E_MALFORMED` */
export const refusePaging = (query: RawQuery): void => {
  const paging = ['limit', 'cursor'].find((name) => query[name] !== undefined);
  if (paging)
    throw malformed(
      paging,
      `Ekspor selalu memuat seluruh daftar; hapus ${paging}.`,
      `An export is the whole list; leave out ${paging}.`,
    );
};

/** A file holds all columns of all rows. @throws Rejection `E_MALFORMED` */
export const refuseOfPages = (query: RawQuery): void => {
  const given = ['fields', 'count'].find((name) => query[name] !== undefined);
  if (given)
    throw malformed(
      given,
      `Parameter ${given} hanya untuk daftar dalam JSON; ekspor selalu memuat semuanya.`,
      `The parameter ${given} is for lists in JSON alone; an export always holds everything.`,
    );
};

/** Only a CSV has something between its cells. @throws Rejection `E_MALFORMED` */
export const refuseSeparated = (query: RawQuery): void => {
  if (query['separator'] === undefined) return;
  throw malformed('separator', 'Pemisah hanya untuk format csv.', 'A separator is for the format csv alone.');
};

/** A list in JSON tells of itself. @throws Rejection `E_MALFORMED` */
export const refuseDescribed = (query: RawQuery): void => {
  if (query['described'] === undefined) return;
  throw malformed(
    'described',
    'Keterangan hanya menyertai ekspor: pilih format csv, xlsx atau jsonl.',
    'A description comes with an export alone: choose the format csv, xlsx or jsonl.',
  );
};
