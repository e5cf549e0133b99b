import { describe, expect, it } from '@jest/globals';
import { SUBJECT_HANDLE } from '#kernel';
import { CONTROL, askedAsPerson, takesReference, uiOf, type Asking, type Schema, type Section } from '#views';
import type { Call } from '../call.js';
import { sendCommand } from './send-command.js';

const HANDLE: Schema = { type: 'string', pattern: SUBJECT_HANDLE.source };
const open = (schema: Schema): Schema =>
  takesReference(schema) ? askedAsPerson(schema, { properties: { name: { type: 'string' } } }) : schema;
const INPUT: Schema = { properties: { acting: { properties: { officeId: { type: 'string' } } }, subjectRef: HANDLE } };
const grant = (officeId: string, scope: string) => ({ role: 'R', titleId: 'r', titleEn: 'r', officeId, scope });
const [NEAR, FAR] = [grant('dekat', '62.03'), grant('jauh', '63.10')];
const asking = {
  ui: uiOf('id'),
  api: {},
  describe: { command: () => ({ title: ['x', 'x'], input: INPUT }), asked: open, open },
  me: { userId: 'u', grants: [NEAR, FAR] },
  office: NEAR,
} as unknown as Asking;
const section = { list: 'visits', slug: ['kunjungan', 'visits'] } as unknown as Section;

/** Regions for which a person was asked for, until one was taken. */
const partiesFor = async (fields: readonly (readonly [string, string])[]): Promise<readonly (string | undefined)[]> => {
  const parties: (string | undefined)[] = [];
  const calling = async ({ path, body }: Call) => {
    const { party } = JSON.parse(String(body)) as { party?: string };
    const asked = path === '/v1/subjects';
    if (asked) parties.push(party);
    const refused = asked && party === undefined;
    const answer = refused
      ? { status: 422, code: 'E_VALIDATION', field: '/party', details: { parties: ['62.03', '63.10'] } }
      : { subjectRefs: ['trv_1'], id: 'v', revision: 0, position: '1' };
    return { status: refused ? 422 : 200, headers: {}, body: Buffer.from(JSON.stringify(answer)) };
  };
  const sent = await sendCommand(
    { section, operation: 'new' },
    asking,
    {
      posted: new Map(
        [
          ...fields,
          ['/subjectRef/nik', '6203020101800001'],
          ['/subjectRef/name', 'Budi'],
          [CONTROL.key, 'kunci-1'],
        ].map(([name, value]) => [name!, [value!]]),
      ),
      refused: [],
    },
    { calling, asker: { address: '127.0.0.1', language: 'id' }, now: '2026-11-20T02:00:00.000Z' },
  );
  expect(sent).toMatchObject({ to: expect.stringContaining('/v?saved=0') as unknown });
  return parties;
};

describe('Data of a person whom a form names', () => {
  it.each<[string, readonly (readonly [string, string])[], string]>([
    ['that the form names', [['/acting/officeId', 'jauh']], '63.10'],
    ['that was chosen to act for, where it names none', [], '62.03'],
  ])('are kept for the region of the office %s', async (_, fields, region) =>
    expect(await partiesFor(fields)).toEqual([undefined, region]),
  );
});
