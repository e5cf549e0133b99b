import { describe, expect, it } from '@jest/globals';
import { AUTHORITY_NOT_RECORDED } from '#kernel';
import { documentsOf, frozenFixtures, given } from '#testing';
import { historicalAgreementsModel } from '../read/historical-agreements.model.js';
import { agreementGapsOf, historicalAgreementDecider, regionsOfAgreement } from './historical-agreement.decider.js';
import type { HistoricalAgreementTerms } from './historical-agreement.events.js';

const frozen = frozenFixtures(new URL('./fixtures/historicalAgreement/', import.meta.url), historicalAgreementDecider);
const dataOf = (type: string): never => frozen.samples.find((each) => each.type === type)!.data as never;
const sample = dataOf('HistoricalRecordImported') as HistoricalAgreementTerms & { readonly gaps: readonly string[] };
const { gaps, ...terms } = sample;
const command = { type: 'ImportHistoricalRecord' as const, ...terms };
const imported = { type: 'HistoricalRecordImported' as const, data: sample as never };
const addendum = { type: 'AddendumSigned' as const, data: dataOf('AddendumSigned') };
const termination = { type: 'AgreementTerminated' as const, data: dataOf('AgreementTerminated') };
const addendumTold = { type: 'ImportHistoricalAddendum' as const, ...(addendum.data as object) } as never;
const terminationTold = { type: 'ImportHistoricalTermination' as const, ...(termination.data as object) } as never;
const voided = {
  type: 'RecordVoided' as const,
  data: frozen.samples.find(({ file }) => file === 'RecordVoided.v2.json')!.data as never,
};
const FACTS = { facts: { authority: AUTHORITY_NOT_RECORDED, auditHold: false, repair: undefined as never } };

describe('An agreement of an old register (COM-07)', () => {
  it('is recorded with what the register does not tell', () =>
    given(historicalAgreementDecider, [], FACTS)
      .when(command)
      .then([{ type: 'HistoricalRecordImported', data: { ...terms, gaps } as never }]));

  it('is recorded once: again, or after it was voided, nothing happens', () => {
    given(historicalAgreementDecider, [imported], FACTS).when(command).then([]);
    given(historicalAgreementDecider, [imported, voided], FACTS)
      .when({ ...command, title: 'Lain' })
      .then([]);
  });

  it('is changed and ended by other rows, each once', () => {
    given(historicalAgreementDecider, [imported], FACTS).when(addendumTold).then([addendum]);
    given(historicalAgreementDecider, [imported, addendum], FACTS).when(addendumTold).then([]);
    given(historicalAgreementDecider, [imported, addendum], FACTS).when(terminationTold).then([termination]);
    given(historicalAgreementDecider, [imported, termination], FACTS)
      .when({ ...(terminationTold as object), changeId: 'perubahan-3' } as never)
      .then([]);
  });

  it('which is not recorded, or was voided, is neither changed nor ended', () => {
    for (const told of [addendumTold, terminationTold]) {
      given(historicalAgreementDecider, [], FACTS).when(told).then([]);
      given(historicalAgreementDecider, [imported, voided], FACTS).when(told).then([]);
    }
  });

  const { parent, addendum: _addendum, addendaTold: _told, ...whole } = terms;
  const complete: HistoricalAgreementTerms = {
    ...whole,
    instrument: 'KESEPAKATAN_BERSAMA',
    signatories: [{ title: 'Bupati', capacity: 'DEFINITIF', role: 'SIGNATORY' }],
  };
  const deputy = { title: 'Wakil Bupati', capacity: 'MEWAKILI', role: 'SIGNATORY', mandateUnknown: true } as const;
  it.each<[string, Partial<HistoricalAgreementTerms>, readonly string[]]>([
    ['its text, always', {}, []],
    ['a second party', { parties: complete.parties.slice(1) }, ['PARTY']],
    ['the region of a party', { parties: [...complete.parties, { asWritten: 'Kapuas', kind: 'REGION' }] }, ['PARTY']],
    ['a party that can be told', { parties: [...complete.parties, { asWritten: 'X' }] }, ['PARTY']],
    ['no region of a university', { parties: [complete.parties[0]!, { asWritten: 'ULM', kind: 'UNIVERSITY' }] }, []],
    ['the day of signing', { signedOn: '2023-03' }, ['DATE_PART']],
    ['the day of the end', { term: { end: 'UNTIL', until: '2026' } }, ['END_PART']],
    ['no end where it is open', { term: { end: 'OPEN_ENDED' } }, []],
    ['a signatory, where there are witnesses alone', { signatories: terms.signatories.slice(2) }, ['SIGNATORY']],
    ['the mandate of a deputy', { signatories: [deputy] }, ['MANDATE']],
    ['a power of attorney, as it says', { signatories: [deputy], withoutAuthority: true }, ['NO_AUTHORITY']],
    ['the umbrella of a PKS', { instrument: 'PKS' }, ['PARENT']],
    ['nothing of a PKS whose umbrella is known', { instrument: 'PKS', parent: parent! }, []],
    ['what an addendum changes', { addendum: true }, ['PARENT']],
    ['what a termination ends', { act: 'TERMINATION' }, ['PARENT']],
    ['the days of addenda', { addendaTold: 1 }, ['ADDENDUM']],
    ['the approval of the DPRD', { scheme: 'KSDPL' }, ['DPRD_APPROVAL']],
  ])('lacks %s', (_, change, missing) =>
    expect(agreementGapsOf({ ...complete, ...change })).toEqual(['DOCUMENTS', ...missing]),
  );

  it.each([
    ['title', 'TITLE'],
    ['signedOn', 'DATE'],
    ['term', 'END'],
    ['instrument', 'INSTRUMENT'],
  ] as const)('without %s says so, and nothing is put in', (name, gap) => {
    const { [name]: _left, ...rest } = complete;
    expect(agreementGapsOf(rest)).toEqual(['DOCUMENTS', gap]);
  });

  it.each<[string, object | undefined, string | undefined, readonly (string | undefined)[]]>([
    ['its term, of which the year is known', { end: 'UNTIL', until: '2026' }, undefined, ['2026', '2026-12-31']],
    ['a termination before it', { end: 'UNTIL', until: '2026' }, '2024-02', ['2024-02', '2024-02-29']],
    ['a termination of what is open-ended', { end: 'OPEN_ENDED' }, '2024-05-06', ['2024-05-06', '2024-05-06']],
    ['nothing that is told', undefined, undefined, [undefined, undefined]],
  ])('ends by %s', (_, term, on, ends) => {
    const { term: _term, ...rest } = sample;
    const { on: _on, ...ended } = termination.data as unknown as { readonly on: string };
    const events = [
      {
        ...frozen.recorded('HistoricalRecordImported', { id: 'x', revision: 0 }),
        data: { ...rest, ...(term && { term }) },
      },
      {
        ...frozen.recorded('AgreementTerminated', { id: 'x', revision: 1 }),
        data: { ...ended, ...(on !== undefined && { on }) },
      },
    ];
    const [shown] = Object.values(documentsOf(historicalAgreementsModel, ...(events as never[])));
    expect([shown!.endsOn, shown!.endsAtLatest]).toEqual(ends);
  });

  it('belongs to the register and to all regions that are certain; to no region where the country keeps it', () => {
    expect(regionsOfAgreement({ ...terms, keptIn: '62' as never })).toEqual(['62', '62.03', '63.04']);
    expect(regionsOfAgreement({ ...terms, keptIn: 'ID' })).toEqual(['62.03', '63.04']);
  });

  it('has a frozen event of every kind, which still folds and shows', () => {
    frozen.expectAll();
    expect(frozen.after(historicalAgreementDecider, 'HistoricalRecordImported')).toMatchObject({
      stage: 'INCOMPLETE',
      terms,
    });
    const recorded = [
      'HistoricalRecordImported',
      'AddendumSigned',
      'AgreementTerminated',
      'CorrectionRequested',
      'RecordCorrected',
      'RecordVoided',
    ].map((type, revision) => frozen.recorded(type, { id: 'kerja-sama-lama-1', revision }));
    const shown = (count: number) =>
      Object.values(documentsOf(historicalAgreementsModel, ...recorded.slice(0, count)))[0];
    expect(shown(1)).toMatchObject({
      status: 'INCOMPLETE',
      until: '2026-03-11',
      year: 2023,
      gaps,
      regions: ['62.03', '63.04'],
      parentRecordId: 'kerja-sama-lama-0',
      row: 7,
      addenda: [],
      corrections: 0,
    });
    expect(shown(1)).toMatchObject({ endsOn: '2026-03-11', endsAtLatest: '2026-03-11' });
    // A month may mean its last day; a termination after the end prolongs nothing.
    for (const events of [2, 3]) expect(shown(events)).toMatchObject({ endsOn: '2028-03', endsAtLatest: '2028-03-31' });
    expect(shown(2)).toMatchObject({ until: '2028-03', addenda: [{ on: '2025-11-11' }], status: 'INCOMPLETE' });
    expect(shown(3)).toMatchObject({ termination: { on: '2029-05-06', afterEnd: true }, status: 'INCOMPLETE' });
    expect(shown(6)).toMatchObject({ status: 'VOIDED', corrections: 1, endReason: expect.any(String) });
  });
});
