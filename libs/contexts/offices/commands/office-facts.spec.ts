import { describe, expect, it } from '@jest/globals';
import { fold, type LocalDate } from '#kernel';
import type { Sources } from '#runtime';
import { day, doc, specMetadata } from '#testing';
import { appointed, closed, mandating, officeId, register, registered } from '../domain/fixtures/office-story.js';
import { officeDecider } from '../domain/office.decider.js';
import type { OfficeEvent } from '../domain/office.events.js';
import type { OfficeState } from '../domain/office.state.js';
import { officeFactSources, unknownInstitutions } from './office-facts.js';

const stateOf = (...events: readonly OfficeEvent[]): OfficeState =>
  fold(
    officeDecider,
    events.map((event) => ({ ...event, metadata: specMetadata() })),
  );
const voided: OfficeEvent = {
  type: 'RecordVoided',
  data: { officeId, requestId: '1', lapsed: [], reason: 'Dicatat dua kali oleh operator', appointmentIds: [] },
};
const NONE: OfficeState = { stage: 'NONE' };
const { giver, unknownSuccessors, institutionExists } = officeFactSources({} as never);
/** Offices and institutions of the register by their ids; all else is in neither. */
const inRegister = (known: Readonly<Record<string, object>>): Sources =>
  ({ state: async (_decider: unknown, id: string) => known[id] ?? NONE }) as unknown as Sources;

describe('What an office is decided on', () => {
  const held = stateOf(registered, appointed('1', '2024-01-02', '2024-10-31'));
  const asked = (own: OfficeState, known: Readonly<Record<string, object>>, dated: LocalDate, givenBy = officeId) =>
    giver(mandating({ givenBy, document: doc('MANDAT', dated) }), own, inRegister(known));

  it('OFF-05 the giver of a mandate is the office at hand as it stands at that step, or another of the register', async () => {
    expect(await asked(held, {}, day('2024-10-31'))).toEqual({ officeId, held: true });
    expect(await asked(stateOf(registered), { [officeId]: held }, day('2024-10-31'))).toEqual({
      officeId,
      held: false,
    });
    const lain = { lain: held };
    expect(await asked(stateOf(registered), lain, day('2024-10-31'), 'lain')).toEqual({ officeId: 'lain', held: true });
    // Its holder's last day lies between the letter and the first day of the mandate.
    expect(await asked(stateOf(registered), lain, day('2024-11-01'), 'lain')).toEqual({
      officeId: 'lain',
      held: false,
    });
  });

  it('OFF-05 an office that was voided, or is not in the register, gives none', async () => {
    for (const known of [{}, { lain: stateOf(registered, appointed('1', '2024-01-02'), voided) }])
      expect(await asked(held, known, day('2024-10-31'), 'lain')).toEqual({
        officeId: 'lain',
        unknown: true,
        held: false,
      });
  });

  it('OFF-07 successors are in the register, ended ones too, voided ones not', async () => {
    const known = { a: held, b: stateOf(registered, closed('2024-12-31')), c: stateOf(registered, voided) };
    const close = { type: 'CloseOffice', lastDay: day('2024-06-30'), successors: ['a', 'b', 'c', 'd'] } as const;
    expect(await unknownSuccessors(close, held, inRegister(known))).toEqual(['c', 'd']);
  });

  it('OFF-08 and OFF-10 so are the institutions that an input names', async () => {
    const known = { a: { stage: 'ACTIVE' }, b: { stage: 'CLOSED' }, c: { stage: 'VOIDED' } };
    const belongsTo = (institutionId?: string) =>
      institutionExists({ ...register, ...(institutionId && { institutionId }) }, NONE, inRegister(known));
    expect([
      await belongsTo(),
      await belongsTo('a'),
      await belongsTo('b'),
      await belongsTo('c'),
      await belongsTo('d'),
    ]).toEqual([true, true, true, false, false]);
    expect(await unknownInstitutions({ partOf: 'd', successors: ['a', 'c'] }, NONE, inRegister(known))).toEqual([
      'd',
      'c',
    ]);
  });
});
