import { createHash } from 'node:crypto';
import { expect } from '@jest/globals';
import { bySystem } from '#runtime';
import type { SystemUnderTest } from './system.js';

const FILE = 'Tanggal;Asal;Tujuan\n2019-05-02;Kab. Kapuas;Kota Yogyakarta\n';

/**
 * An import that a steward has begun, and a visit and an agreement of old registers, as the system records them of a
 * row; all of a regency. @returns their ids, by the paths at which they are listed
 */
export const importOne = async (
  system: SystemUnderTest,
): Promise<Readonly<Record<'imports' | 'historical-visits' | 'historical-agreements', string>>> => {
  const { app, tables, runtime } = system.sinergi;
  const tableAt = (wanted: string) => tables.find(({ path }) => path === wanted)!;
  const { statusCode, body } = await app.inject({
    method: 'POST',
    url: '/v1/imports?region=62.03',
    headers: { authorization: `Bearer ${await system.tokenOf('walidata')}`, 'content-type': 'text/csv' },
    payload: FILE,
  });
  expect([statusCode, body]).toEqual([201, expect.anything()]);
  const { id: importId } = JSON.parse(body) as { id: string };
  const { id } = await runtime.executor.execute(
    bySystem(tableAt('historical-visits'), 'ImportHistoricalRecord', {
      input: {
        visitId: 'kunjungan-lama',
        origins: [{ asWritten: 'Kab. Kapuas', kind: 'REGION', region: '62.03' }],
        hosts: [{ asWritten: 'Montana', kind: 'FOREIGN', country: 'BG' }],
        keptIn: '62.03',
        officeId: 'kantor',
        source: { importId, sha256: createHash('sha256').update(FILE).digest('hex'), row: 2 },
        cells: [
          { field: '/origins', row: 2, column: 2, confidence: 'EXACT', from: 'STATED', asWritten: 'Kab. Kapuas' },
        ],
        flags: [],
      },
    }),
  );
  const agreement = await runtime.executor.execute(
    bySystem(tableAt('historical-agreements'), 'ImportHistoricalRecord', {
      input: {
        agreementId: 'kerja-sama-lama',
        act: 'AGREEMENT',
        numbers: [],
        parties: [
          { asWritten: 'Kab. Kapuas', kind: 'REGION', region: '62.03' },
          { asWritten: 'Montana', kind: 'FOREIGN', country: 'BG' },
        ],
        signatories: [],
        keptIn: '62.03',
        officeId: 'kantor',
        source: { importId, sha256: createHash('sha256').update(FILE).digest('hex'), row: 3 },
        cells: [],
        flags: [],
      },
    }),
  );
  return { imports: importId, 'historical-visits': id, 'historical-agreements': agreement.id };
};
