import { describe, expect, it } from '@jest/globals';
import type { EventMetadata, RecordedEvent } from '#kernel';
import { day, documentsOf, recordedEvent } from '#testing';
import type { AdoptionEvent } from '#contexts/adoptions/contract';
import type { VisitEvent } from '#contexts/visits/contract';
import * as story from '../domain/fixtures/overview-story.js';
import { ADOPTION, ANGSANA, MEKAR_JAYA, SEI_ASAM, VISIT } from '../domain/fixtures/overview-story.js';
import { yearSignals } from '../queries/examination.queries.js';
import { dataQuality, type QualityEntry } from './data-quality.model.js';
import type { RiskEntry } from './risk.document.js';
import { riskSignals } from './risk.model.js';

type Step = readonly [event: VisitEvent | AdoptionEvent, metadata?: Partial<EventMetadata>];
const log = (stream: string, ...steps: readonly Step[]): readonly RecordedEvent[] =>
  steps.map(([event, metadata], index) =>
    recordedEvent(stream, event, index, { occurredOn: day('2024-11-19'), ...metadata }),
  );
const from = (
  source: 'OFFICIAL' | 'MEDIA',
  dateConfidence: 'EXACT' | 'APPROX' | 'CONFLICTING' | 'UNKNOWN' = 'EXACT',
) => ({ provenance: { source, dateConfidence } });
const agreed: readonly Step[] = [[story.proposed], [story.accepted(MEKAR_JAYA)], [story.accepted(ANGSANA)]];
const corrected = {
  type: 'RecordCorrected',
  data: { visitId: 'v1', requestId: '1', reason: 'x', changes: [] },
} as VisitEvent;

describe('The quality of data', () => {
  const deciders = ['studyVisit', 'adoption'].map((category) => ({
    category,
    catalogue: Object.fromEntries(
      [...agreed, [corrected], [story.visitVoided], [{ type: 'VisitHostingDeclined' }]].map(([event]) => [
        (event as VisitEvent).type,
        {},
      ]),
    ),
  }));
  const model = (stands: (code: string) => boolean = () => true) => dataQuality(deciders as never, { stands });
  const quality = (steps: readonly Step[], stands?: (code: string) => boolean): QualityEntry =>
    documentsOf(model(stands), ...log(VISIT, ...steps))[VISIT]!;

  it('says what dates are worth, once for the record, and nothing of one that is sure', () => {
    expect(quality([[story.proposed, from('OFFICIAL')]])).toMatchObject({ found: false, findings: [] });
    expect(
      quality([
        [story.proposed, from('OFFICIAL', 'CONFLICTING')],
        [story.accepted(MEKAR_JAYA), from('OFFICIAL', 'CONFLICTING')],
        [story.accepted(ANGSANA), from('OFFICIAL', 'APPROX')],
      ]),
    ).toMatchObject({ found: true, findings: ['DATE_CONFLICTING', 'DATE_APPROX'] });
    expect(quality([[story.proposed, { warnings: ['W_DATE_CONFLICT', 'W_BACKDATED'] }]]).findings).toEqual([
      'DATE_CONFLICTING',
      'BACKDATED',
    ]);
  });

  it('says that all comes from the press until something official does', () => {
    const press: Step = [story.proposed, from('MEDIA')];
    expect(quality([press]).findings).toEqual(['MEDIA_ONLY']);
    expect(quality([press, [story.accepted(ANGSANA), from('OFFICIAL')]]).findings).toEqual([]);
  });

  it('says which place is retired, which document is missing or without a number, and the gaps of an import', () => {
    expect(quality([[story.proposed]], (code) => code !== ANGSANA.code).findings).toEqual(['PLACE_RETIRED']);
    const proposal = (story.proposed as Extract<VisitEvent, { type: 'VisitProposed' }>).data;
    const { number: _number, ...letter } = proposal.letter;
    const proposed = (more: object): Step => [{ type: 'VisitProposed', data: { ...proposal, ...more } } as VisitEvent];
    expect(quality([proposed({ letter })]).findings).toEqual(['LETTER_UNNUMBERED']);
    expect(quality([proposed({ gaps: ['MANDATE_UNKNOWN'] })])).toMatchObject({
      findings: ['GAPS'],
      gaps: ['MANDATE_UNKNOWN'],
    });
    const declined = {
      type: 'VisitHostingDeclined',
      data: { visitId: 'v1', host: ANGSANA, reason: 'x' },
    } as VisitEvent;
    expect(quality([[story.proposed], [declined]]).findings).toEqual(['DOCUMENT_MISSING']);
  });

  it('of a record without any region is counted for the country', () => {
    const hosts = [{ ...story.KOBE, required: true }];
    const proposal = story.proposedWith({ origin: { ...story.MINISTRY, officeId: 'ditjen' }, hosts });
    const entry = quality([[proposal, from('MEDIA')]]);
    expect(entry).toMatchObject({ regions: [], findings: ['MEDIA_ONLY'] });
    expect(model().contribute!(entry)).toMatchObject([{ totals: [expect.stringContaining('region=ID')] }]);
  });

  it('counts a finding once in each region around the record, and nothing of what was voided', () => {
    const press: Step = [story.proposed, from('MEDIA')];
    const [{ totals } = { totals: [] }] = model().contribute!(quality([press]));
    expect(totals.filter((key) => key.includes('region=63|') || key.endsWith('region=63'))).toHaveLength(1);
    const voided = quality([press, [story.visitVoided]]);
    expect(voided).toMatchObject({
      found: false,
      findings: [],
      regions: [expect.any(String), MEKAR_JAYA.code, ANGSANA.code],
    });
    expect(model().contribute!(voided)).toEqual([]);
  });
});

describe('Risk signals', () => {
  const risk = (stream: string, ...steps: readonly Step[]): RiskEntry =>
    documentsOf(riskSignals, ...log(stream, ...steps))[stream] as RiskEntry;
  const proposedWith = (...warnings: readonly string[]): Step => [
    { ...story.proposed, data: { ...story.proposed.data, warnings } } as VisitEvent,
  ];
  const report = (late: boolean): Step => [
    { ...story.reported, data: { ...story.reported.data, late } } as VisitEvent,
    { occurredOn: day('2024-12-02') },
  ];

  const declined = { type: 'VisitHostingDeclined', data: { visitId: 'v1', host: ANGSANA, reason: 'x' } } as VisitEvent;

  it.each<[string, readonly Step[], readonly string[]]>([
    ['a visit as usual', [...agreed, [story.approved], report(false)], []],
    ['a repetition', [proposedWith('W_REPEAT_VISIT')], ['REPEAT_VISIT']],
    ['Dana Desa of an earlier year', [proposedWith('W_DANA_DESA_EARLIER_TA')], ['DANA_DESA_NEAR']],
    ['an old entry', [[story.proposed, { warnings: ['W_BACKDATED'] }]], ['BACKDATED_ENTRY']],
    ['a late report', [...agreed, report(true)], ['REPORT_LATE']],
    ['a correction before the approval', [...agreed, [corrected]], []],
    ['a correction after it', [...agreed, [story.approved], [corrected]], ['CORRECTED_AFTER_APPROVAL']],
    ['a repetition that was seen no more at the approval', [proposedWith('W_REPEAT_VISIT'), [story.approved]], []],
    ['a repetition that was called off', [proposedWith('W_REPEAT_VISIT'), [story.cancelled]], []],
    ['a repetition that a required host declined', [proposedWith('W_REPEAT_VISIT'), [declined]], []],
    ['a record that was voided', [proposedWith('W_REPEAT_VISIT'), report(true), [story.visitVoided]], []],
  ])('of %s', (_what, steps, codes) => {
    const entry = risk(VISIT, ...steps);
    expect([entry.codes, entry.signals.map(({ code }) => code), entry.signalled]).toEqual([
      codes,
      codes,
      codes.length > 0,
    ]);
  });

  it('tell rule, weight and the first day, the heaviest of all for the record', () => {
    const entry = risk(VISIT, proposedWith('W_REPEAT_VISIT', 'W_DANA_DESA_EARLIER_TA'), report(true));
    expect(entry.severity).toBe(3);
    expect(entry.signals).toContainEqual({ code: 'REPORT_LATE', rule: 'VIS-11', severity: 'LOW', on: '2024-12-02' });
    expect(entry.signals).toContainEqual({
      code: 'REPEAT_VISIT',
      rule: 'VIS-06',
      severity: 'MEDIUM',
      on: '2024-11-19',
    });
    expect(JSON.stringify(entry)).not.toContain('Nama Pejabat');
  });

  it('name no host that declined or had not answered when the visit began, until it is asked again', () => {
    const optional = [
      { region: MEKAR_JAYA, required: true },
      { region: ANGSANA, required: false },
    ];
    const proposal: Step = [story.proposedWith({ hosts: optional, warnings: ['W_REPEAT_VISIT'] })];
    const begun: readonly Step[] = [[story.accepted(MEKAR_JAYA)], [story.approved], [story.ordered], [story.started]];
    const both = { title: 'Sei Asam, Mekar Jaya, Angsana', regions: [SEI_ASAM.code, MEKAR_JAYA.code, ANGSANA.code] };
    const one = { title: 'Sei Asam, Mekar Jaya', regions: [SEI_ASAM.code, MEKAR_JAYA.code] };
    expect(risk(VISIT, proposal)).toMatchObject(both);
    expect(risk(VISIT, proposal, [declined])).toMatchObject({ ...one, codes: ['REPEAT_VISIT'] });
    const later = { plannedStart: day('2024-12-03'), plannedEnd: day('2024-12-04') };
    const moved: Step = [{ type: 'VisitRescheduled', data: { visitId: 'v1', ...later } } as VisitEvent];
    expect(risk(VISIT, proposal, [declined], moved)).toMatchObject(both);
    expect(risk(VISIT, proposal, ...begun.slice(0, -1))).toMatchObject(both);
    expect(risk(VISIT, proposal, ...begun)).toMatchObject(one);
    expect(risk(VISIT, proposal, [story.accepted(ANGSANA)], ...begun)).toMatchObject(both);
  });

  it('of an adoption are those of its verification, gone with the observation', () => {
    const steps: readonly Step[] = [[story.opened], [story.decided('ADOPT')], [story.verified]];
    expect(risk(ADOPTION, ...steps).title).toBe(story.opened.data.description);
    expect(risk(ADOPTION, ...steps, [corrected]).codes).toEqual(['CORRECTED_AFTER_APPROVAL']);
    expect(risk(ADOPTION, ...steps, [corrected], [story.withdrawn]).codes).toEqual([]);
  });

  it('count what an origin plans in a year and in December, and nothing that is called off', () => {
    const sums = (...steps: readonly Step[]) =>
      riskSignals.contribute!(risk(VISIT, ...steps)).find(({ totals }) => totals[0]!.includes('|origins|'))?.measures;
    expect(sums(...agreed)).toEqual({ visits: 1n, plannedRupiah: 1_000_000n });
    const december = { plannedStart: day('2024-12-03'), plannedEnd: day('2024-12-04') };
    const moved: Step = [{ type: 'VisitRescheduled', data: { visitId: 'v1', ...december } } as VisitEvent];
    expect(sums(...agreed, moved)).toEqual({ visits: 1n, plannedRupiah: 1_000_000n, decemberRupiah: 1_000_000n });
    expect(sums(...agreed, report(true))).toMatchObject({ lateReports: 1n });
    // What was declined and put off to other days is asked for anew.
    expect(sums(...agreed, [declined], moved)).toMatchObject({ visits: 1n, decemberRupiah: 1_000_000n });
    for (const end of [story.cancelled, story.visitVoided, declined])
      expect(sums(...agreed, moved, [end])).toBeUndefined();
  });

  it('know hosts by their keys, names of bodies, and no year of an origin without a region', () => {
    const bodies = [story.UNIVERSITY, { ...story.UNIVERSITY, institutionId: 'unlam-2', name: 'Universitas Lain' }];
    const hosts = bodies.map((host, index) => ({ ...host, required: index === 0 }));
    const proposal = story.proposedWith({ hosts, warnings: ['W_REPEAT_VISIT'] });
    const years = (...steps: readonly Step[]) =>
      riskSignals.contribute!(risk(VISIT, ...steps)).filter(({ totals }) => totals[0]!.includes('|origins|')).length;
    expect(risk(VISIT, [proposal])).toMatchObject({
      title: 'Sei Asam, Universitas Lambung Mangkurat, Universitas Lain',
      regions: ['62.03.02.2007', '63.71'],
      codes: ['REPEAT_VISIT'],
    });
    expect(years([proposal], [story.declinedBy(bodies[1]!)])).toBe(1);
    expect(years([proposal], [story.declinedBy(bodies[0]!)])).toBe(0);
    const ministry = story.proposedWith({
      origin: { ...story.MINISTRY, officeId: 'ditjen' },
      warnings: ['W_REPEAT_VISIT'],
    });
    expect(years([ministry])).toBe(0);
    const abroad = { ...ministry, data: { ...ministry.data, hosts: [{ ...story.KOBE, required: true }] } };
    expect(riskSignals.contribute!(risk(VISIT, [abroad]))).toMatchObject([
      { totals: [expect.stringContaining('region=ID')], measures: { records: 1n } },
    ]);
  });

  it.each([
    ['40', '100', 1, [], 40],
    ['41', '100', 0, ['DECEMBER_SPENDING'], 41],
    ['0', '0', 2, ['REPORTS_LATE_REPEATEDLY'], undefined],
    ['1', '3', 0, [], 33.33],
  ])(
    'of a year with %s of %s in December and %d late reports',
    (decemberRupiah, plannedRupiah, lateReports, signals, percent) => {
      const { decemberPercent, ...rest } = yearSignals({ decemberRupiah, plannedRupiah, lateReports });
      expect([rest.signals, decemberPercent]).toEqual([signals, percent]);
    },
  );
});
