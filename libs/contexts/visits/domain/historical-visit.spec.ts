import { describe, expect, it } from '@jest/globals';
import { AUTHORITY_NOT_RECORDED } from '#kernel';
import { documentsOf, frozenFixtures, given } from '#testing';
import { historicalVisits } from '../read/historical-visits.model.js';
import { gapsOf, historicalVisitDecider, regionsOfHistorical } from './historical-visit.decider.js';
import type { HistoricalTerms } from './historical-visit.events.js';

const frozen = frozenFixtures(new URL('./fixtures/historicalVisit/', import.meta.url), historicalVisitDecider);
const sample = frozen.samples.find(({ type }) => type === 'HistoricalRecordImported')!.data as HistoricalTerms & {
  readonly gaps: readonly string[];
};
const { gaps, ...terms } = sample;
const command = { type: 'ImportHistoricalRecord' as const, ...terms };
const imported = { type: 'HistoricalRecordImported' as const, data: sample as never };
const FACTS = { facts: { authority: AUTHORITY_NOT_RECORDED, auditHold: false, repair: undefined as never } };

describe('A visit of an old register (COM-07)', () => {
  it('is recorded with what the register does not tell', () =>
    given(historicalVisitDecider, [], FACTS)
      .when(command)
      .then([{ type: 'HistoricalRecordImported', data: { ...terms, gaps } as never }]));

  it('is recorded once: again, or after it was voided, nothing happens', () => {
    given(historicalVisitDecider, [imported], FACTS).when(command).then([]);
    const voided = frozen.samples.find(({ file }) => file === 'RecordVoided.v2.json')!;
    given(historicalVisitDecider, [imported, { type: 'RecordVoided', data: voided.data as never }], FACTS)
      .when({ ...command, topic: 'Lain' })
      .then([]);
  });

  const complete: HistoricalTerms = {
    ...terms,
    hosts: [{ asWritten: 'Montana', kind: 'FOREIGN', country: 'BG' }],
    dates: { from: '2019-11-04', until: '2019-11-05' },
  };
  it.each<[string, Partial<HistoricalTerms>, readonly string[]]>([
    ['letters and report, always', {}, []],
    ['an origin that is not certain', { origins: [{ asWritten: 'Desa' }] }, ['ORIGIN']],
    ['any origin', { origins: [] }, ['ORIGIN']],
    ['any host', { hosts: [] }, ['HOST']],
    ['one of two hosts', { hosts: [...complete.origins, { asWritten: 'Tamansari' }] }, ['HOST']],
    ['the day of the end', { dates: { from: '2019-11-04', until: '2019-11' } }, ['DATE_PART']],
    ['all but the year', { dates: { from: '2019', until: '2019' } }, ['DATE_PART']],
  ])('lacks %s', (_, change, missing) => expect(gapsOf({ ...complete, ...change })).toEqual(['DOCUMENTS', ...missing]));

  it.each(['dates', 'persons', 'topic', 'cost', 'funding'] as const)(
    'without %s says so, and nothing is put in',
    (name) => {
      const { [name]: _left, ...rest } = complete;
      expect(gapsOf(rest)).toEqual([
        'DOCUMENTS',
        { dates: 'DATE', persons: 'PERSONS', topic: 'TOPIC', cost: 'COST', funding: 'FUNDING' }[name],
      ]);
    },
  );

  it('belongs to the register and to all regions that are certain; to no region where the country keeps it', () => {
    expect(regionsOfHistorical(terms)).toEqual(['62.03', '62.03.02.2007']);
    expect(regionsOfHistorical({ ...terms, keptIn: 'ID' })).toEqual(['62.03.02.2007']);
  });

  it('has a frozen event of every kind, which still folds and shows', () => {
    frozen.expectAll();
    expect(frozen.after(historicalVisitDecider, 'HistoricalRecordImported')).toMatchObject({
      stage: 'INCOMPLETE',
      terms,
    });
    expect(frozen.after(historicalVisitDecider, 'HistoricalRecordImported', 'RecordVoided')).toMatchObject({
      stage: 'VOIDED',
    });
    const recorded = ['HistoricalRecordImported', 'CorrectionRequested', 'RecordCorrected', 'RecordVoided'].map(
      (type, revision) => frozen.recorded(type, { id: 'visit-lama-1', revision }),
    );
    const [shown] = Object.values(documentsOf(historicalVisits, ...recorded.slice(0, 1)));
    expect(shown).toMatchObject({
      status: 'INCOMPLETE',
      from: '2019-11',
      year: 2019,
      gaps,
      regions: ['62.03', '62.03.02.2007'],
      hostRegions: [],
      row: 7,
      corrections: 0,
    });
    const [after] = Object.values(documentsOf(historicalVisits, ...recorded));
    expect(after).toMatchObject({ status: 'VOIDED', corrections: 1, endReason: expect.any(String) });
  });
});
