import { describe, expect, it } from '@jest/globals';
import type { OwnRecord, Sources } from '#runtime';
import { actor } from '#testing';
import type { NumberBooks, NumberStanding, PaperKind, WrittenNumber } from '#contexts/numbering/contract';
import type { VisitCommand } from '../domain/visit.commands.js';
import type { VisitState } from '../domain/visit.state.js';
import { strayNumbers } from './stray-numbers.js';

const OFFICE = 'pemdes-sei-asam';
const own = { context: { actor: actor('VILLAGE_HEAD', '62.03.02.2007' as never, { officeId: OFFICE }) } } as OwnRecord;
const visit = (visitId: string) => ({ stage: 'APPROVED', terms: { visitId, hosts: [] } }) as unknown as VisitState;
const NONE = { stage: 'NONE' } as VisitState;

const asked: { readonly numbers: readonly WrittenNumber[]; readonly officeId: string }[] = [];
/** Whose books say that of the numbers, in their order. */
const booksSaying = (...standings: readonly NumberStanding[]): NumberBooks => ({
  standingsOf: async (numbers, officeId) => {
    asked.push({ numbers, officeId });
    return standings;
  },
  numbersOf: async () => [],
});
const told = (command: object, state: VisitState, ...standings: readonly NumberStanding[]) =>
  strayNumbers(booksSaying(...standings))(command as VisitCommand, state, {} as Sources, own);

const document = { number: '005/X/2026', date: '2026-11-03' };
const report = { type: 'SubmitVisitReport', reportDoc: document };
const letter = { type: 'ProposeVisit', letter: document };
const given = (kind: PaperKind, record = 'visit-1', more: object = {}): NumberStanding => ({
  standing: 'GIVEN',
  kind,
  record,
  inPeriod: true,
  ...more,
});

describe('NUM-07 a number on a paper of a visit', () => {
  it.each<[string, NumberStanding, string | undefined]>([
    ['is none of the office', { standing: 'OTHER' }, undefined],
    ['was never given', { standing: 'NEVER_GIVEN' }, 'NEVER_GIVEN'],
    ['is void', { ...given('LAPORAN'), standing: 'VOIDED' } as NumberStanding, 'VOIDED'],
    ['was given to it', given('LAPORAN'), undefined],
    ['was given to another visit', given('LAPORAN', 'visit-2'), 'OF_ANOTHER'],
    ['was given to another kind of paper', given('SURAT_TUGAS'), 'OF_OTHER_KIND'],
    ['was given to a letter', given('SURAT_PERMOHONAN'), 'OF_OTHER_KIND'],
    ['tells another month', given('LAPORAN', 'visit-1', { inPeriod: false }), 'OF_OTHER_PERIOD'],
  ])('that %s', async (_, standing, expected) =>
    expect(await told(report, visit('visit-1'), standing)).toEqual(
      expected ? [{ field: '/reportDoc/number', standing: expected }] : [],
    ),
  );

  it.each<[string, NumberStanding, string | undefined]>([
    ['for another visit', given('SURAT_PERMOHONAN', 'visit-2'), undefined],
    ['for the other kind of letter', given('SURAT_BALASAN', 'visit-2'), undefined],
    ['for another kind of paper', given('LAPORAN', 'visit-2'), 'OF_OTHER_KIND'],
    ['for another month', given('SURAT_BALASAN', 'visit-2', { inPeriod: false }), 'OF_OTHER_PERIOD'],
  ])('of a letter may serve several visits and both kinds: given %s', async (_, standing, expected) =>
    expect(await told(letter, NONE, standing)).toEqual(
      expected ? [{ field: '/letter/number', standing: expected }] : [],
    ),
  );

  it('is told with how the book has it, where nothing but its zeros is wrong', async () => {
    const spelling = '05/X/2026';
    expect(await told(report, visit('visit-1'), given('LAPORAN', 'visit-1', { spelling }))).toEqual([
      { field: '/reportDoc/number', standing: 'MISSPELLED', spelling },
    ]);
    expect(await told(report, visit('visit-1'), given('LAPORAN', 'visit-1', { spelling, inPeriod: false }))).toEqual([
      { field: '/reportDoc/number', standing: 'OF_OTHER_PERIOD' },
    ]);
  });

  it('is looked up in the books of the office that acts, by the day of its paper, and told by its own place', async () => {
    asked.length = 0;
    const order = {
      type: 'IssueTravelOrder',
      order: { date: '2026-11-05' },
      orderNo: '001/ST/2026',
      travellers: [{ spdNo: '001/SPD/2026' }, { spdNo: '002/SPD/2026' }],
    };
    const standings = [given('SURAT_TUGAS'), given('SPD'), given('SPD', 'visit-2')];
    expect(await told(order, visit('visit-1'), ...standings)).toEqual([
      { field: '/travellers/1/spdNo', standing: 'OF_ANOTHER' },
    ]);
    expect(asked).toMatchObject([
      {
        officeId: OFFICE,
        numbers: ['001/ST/2026', '001/SPD/2026', '002/SPD/2026'].map((text) => ({ text, on: '2026-11-05' })),
      },
    ]);
  });

  it('is asked for of no book where none is written', async () => {
    asked.length = 0;
    expect(await told({ type: 'SubmitVisitReport', reportDoc: { date: '2026-11-03' } }, visit('visit-1'))).toEqual([]);
    expect(asked).toEqual([]);
  });
});
