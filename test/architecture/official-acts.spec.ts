import { describe, expect, it } from '@jest/globals';
import type { OwnRecord, Sources } from '#runtime';
import { allContexts } from '../../apps/composition/contexts.js';

const official = allContexts()
  .flatMap(({ tables }) => tables)
  .flatMap(({ path, rows }) => rows.map((row) => ({ name: `${path}: ${row.name}`, row })))
  .filter(({ row }) => row.official);

describe('COM-04 Where an official acts or signs', () => {
  it.each(official)('the register of offices is asked: $name', async ({ row: { facts } }) => {
    // Asked on the day of the act, of the office in which he acts.
    const context = { actor: { officeId: 'kantor' }, occurredOn: '2026-11-18' };
    const asked: string[] = [];
    const state = async (_decider: unknown, id: string) => {
      asked.push(id);
      return { stage: 'VOIDED', terms: {} };
    };
    const own = { official: true, context } as unknown as OwnRecord;
    expect(await facts?.authority?.({}, {}, { state } as unknown as Sources, own)).toEqual({ heldAs: 'VOIDED' });
    expect(asked).toEqual(['kantor']);
  });

  it('of whoever decides on what another asked for, be it to refuse it', () => {
    const decides = (name: string): boolean => /: (Approve|Accept|Confirm|Verify|Decline|Refuse|Reject)/.test(name);
    const rows = allContexts().flatMap(({ tables }) =>
      tables.flatMap(({ path, rows }) => rows.map(({ name }) => `${path}: ${name}`)),
    );
    // Accounts are kept by their keepers, who answer for them by their right alone.
    const asked = rows.filter((name) => decides(name) && !name.startsWith('users: ') && !name.endsWith('KeyDestroyed'));
    expect(official.map(({ name }) => name)).toEqual(expect.arrayContaining(asked));
    expect(asked).toEqual(
      expect.arrayContaining([
        'visits: DeclineHosting',
        'adoptions: RejectAdoptionVerification',
        'persons: RefuseRequest',
        'visits: RefuseCorrection',
      ]),
    );
  });

  it('of records of all kinds, their corrections and voidings too', () => {
    for (const path of [
      'documents',
      'historical-visits',
      'historical-agreements',
      'offices',
      'institutions',
      'visits',
      'adoptions',
    ])
      expect(official.map(({ name }) => name)).toEqual(
        expect.arrayContaining(
          ['ConfirmCorrection', 'ConfirmVoiding', 'RefuseCorrection'].map((name) => `${path}: ${name}`),
        ),
      );
  });
});
