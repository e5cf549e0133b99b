import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { at, day, documentsOf } from '#testing';
import type { AdoptionEvent } from '#contexts/adoptions/contract';
import type { VisitEvent } from '#contexts/visits/contract';
import { duties } from './duties.model.js';
import type { DutyEntry } from './duty.document.js';
import { dutyCounts } from './duty.lists.js';
import * as story from '../domain/fixtures/overview-story.js';
import { ADOPTION, ANGSANA, MEKAR_JAYA, VISIT, told } from '../domain/fixtures/overview-story.js';

const dutyOf = (...events: readonly RecordedEvent[]): DutyEntry | undefined =>
  documentsOf(duties, ...events)[events[0]!.stream];
const visit = (...events: readonly (readonly [VisitEvent, on?: string])[]) =>
  dutyOf(...events.map(([event, on = '2024-11-05'], index) => told(VISIT, event, on, index)));
const adoption = (...events: readonly (readonly [AdoptionEvent, on?: string])[]) =>
  dutyOf(...events.map(([event, on = '2024-12-01'], index) => told(ADOPTION, event, on, index)));

const upTo = (...more: readonly (readonly [VisitEvent, on?: string])[]) =>
  visit([story.proposed, '2024-11-04'], [story.accepted(MEKAR_JAYA)], [story.accepted(ANGSANA), '2024-11-06'], ...more);
const term = { reportDueOn: day('2024-11-27'), overdueFrom: at('2024-11-27T17:00:00.000Z') };
const ended = (more: object = term) =>
  [[story.approved], [story.ordered], [story.started, '2024-11-19'], [story.completed(more), '2024-11-20']] as const;

describe('What a visit waits for', () => {
  it('is the answer of those hosts that have not given it, until the planned start', () => {
    expect(visit([story.proposed])).toMatchObject({
      open: true,
      kind: 'ANSWER_HOSTING',
      obliged: [MEKAR_JAYA.code, ANGSANA.code],
      dueOn: '2024-11-19',
      dueBasis: 'PLAN',
      title: 'Sei Asam → Mekar Jaya, Angsana',
    });
    expect(visit([story.proposed], [story.accepted(MEKAR_JAYA)])).toMatchObject({ obliged: [ANGSANA.code] });
  });

  it.each([
    ['APPROVE_VISIT', '2024-11-19', []],
    ['ISSUE_TRAVEL_ORDER', '2024-11-19', [[story.approved]]],
    ['START_VISIT', '2024-11-19', [[story.approved], [story.ordered]]],
    ['COMPLETE_VISIT', '2024-11-20', [[story.approved], [story.ordered], [story.started, '2024-11-19']]],
    ['SUBMIT_VISIT_REPORT', '2024-11-27', ended()],
    ['CLOSE_VISIT', '2025-02-24', [...ended(), [story.reported, '2024-11-26']]],
  ] as const)('goes on step by step: %s by %s, and the origin has to do it', (kind, dueOn, events) => {
    expect(upTo(...(events as readonly (readonly [VisitEvent, string?])[]))).toMatchObject({
      open: true,
      kind,
      dueOn,
      obliged: ['62.03.02.2007'],
    });
  });

  it('names no host that had not answered when it began, and waits for the same after a late refusal', () => {
    const hosts = [
      { region: MEKAR_JAYA, required: true },
      { region: ANGSANA, required: false },
    ];
    const approved = [
      [story.proposedWith({ hosts })],
      [story.accepted(MEKAR_JAYA)],
      [story.approved],
      [story.ordered],
    ] as const;
    const declined = { type: 'VisitHostingDeclined', data: { visitId: 'v1', host: ANGSANA, reason: 'Penuh' } };
    const waits = visit(...approved);
    expect(waits).toMatchObject({ kind: 'START_VISIT', title: 'Sei Asam → Mekar Jaya, Angsana' });
    expect(visit(...approved, [declined as VisitEvent, '2024-11-12'])).toMatchObject({
      kind: 'START_VISIT',
      since: waits!.since,
      title: 'Sei Asam → Mekar Jaya',
    });
    expect(visit(...approved, [story.started])).toMatchObject({
      kind: 'COMPLETE_VISIT',
      title: 'Sei Asam → Mekar Jaya',
      visit: { hosts: [{ answer: 'ACCEPTED' }, { answer: 'UNANSWERED' }] },
    });
  });

  it('is nothing once it is closed, called off, declined by a required host, or voided', () => {
    const declined = { type: 'VisitHostingDeclined', data: { visitId: 'v1', host: ANGSANA, reason: 'Penuh' } };
    for (const gone of [
      upTo(...ended(), [story.reported], [story.closed]),
      upTo([story.cancelled]),
      upTo([story.visitVoided]),
      visit([story.proposed], [declined as VisitEvent]),
    ]) {
      expect(gone).toMatchObject({ open: false, obliged: [] });
      for (const part of ['kind', 'dueOn', 'overdueFrom', 'dueBasis']) expect(gone).not.toHaveProperty(part);
      expect(dutyCounts(gone!)).toEqual([]);
    }
  });

  it('is the answer of all hosts again once it is put off', () => {
    const later = { plannedStart: day('2024-12-03'), plannedEnd: day('2024-12-04') };
    expect(upTo([{ type: 'VisitRescheduled', data: { visitId: 'v1', ...later } }, '2024-11-10'])).toMatchObject({
      kind: 'ANSWER_HOSTING',
      obliged: [MEKAR_JAYA.code, ANGSANA.code],
      dueOn: '2024-12-03',
      since: '2024-11-10',
    });
  });

  it('is overdue when its day has ended where the obliged are, the last of them where there are several', () => {
    expect(visit([story.proposed])!.overdueFrom).toBe('2024-11-19T16:00:00.000Z');
    expect(upTo()!.overdueFrom).toBe('2024-11-19T17:00:00.000Z');
  });

  it('is a report that is not called overdue before the grace after its entry, and has no day while none is known', () => {
    expect(upTo(...ended())).toMatchObject({ overdueFrom: '2024-11-27T17:00:00.000Z' });
    expect(upTo(...ended({ ...term, graceUntil: at('2024-11-29T12:00:00.000Z') }))).toMatchObject({
      dueOn: '2024-11-27',
      overdueFrom: '2024-11-29T12:00:00.000Z',
    });
    const awaited = upTo(...ended({ reportTermAwaits: { calendars: [2024], workdays: 5 } }));
    expect(awaited).toMatchObject({ kind: 'SUBMIT_VISIT_REPORT', open: true });
    expect(awaited).not.toHaveProperty('dueOn');
    expect(
      upTo(...ended({ reportTermAwaits: { calendars: [2024], workdays: 5 } }), [
        { type: 'ReportTermSet', data: { visitId: 'v1', endedOn: day('2024-11-20'), warnings: [], ...term } },
        '2024-11-25',
      ]),
    ).toMatchObject({ dueOn: '2024-11-27' });
  });
});

describe('Parties that are no regions', () => {
  const { UNIVERSITY, KOBE, MINISTRY, proposedWith } = story;
  const required = true;
  const asked = (...hosts: Parameters<typeof proposedWith>[0]['hosts'] & readonly object[]) => proposedWith({ hosts });

  it('without accounts wait for the visitors, who record their letter', () => {
    for (const host of [UNIVERSITY, KOBE, { kind: 'CENTRAL_UNIT', name: 'Badan yang tak terdaftar' } as const])
      expect(visit([asked({ ...host, required })])).toMatchObject({
        kind: 'ANSWER_HOSTING',
        obliged: ['62.03.02.2007'],
        officeId: 'pemdes-sei-asam',
      });
    const both = visit([asked({ ...UNIVERSITY, required }, { region: ANGSANA, required })])!;
    // The day ends an hour later in Kalimantan Tengah.
    expect(both).toMatchObject({ obliged: ['62.03.02.2007', ANGSANA.code], overdueFrom: '2024-11-19T17:00:00.000Z' });
    expect(both).not.toHaveProperty('officeId');
    expect(both.title).toBe('Sei Asam → Universitas Lambung Mangkurat, Angsana');
  });

  it('answer by their key, and lead on as any other', () => {
    const proposal = asked({ ...UNIVERSITY, required }, { ...MINISTRY, required });
    expect(visit([proposal], [story.acceptedBy(UNIVERSITY)])).toMatchObject({ obliged: ['ID'] });
    const all = [[proposal], [story.acceptedBy(UNIVERSITY)], [story.acceptedBy(MINISTRY)]] as const;
    expect(visit(...all)).toMatchObject({ kind: 'APPROVE_VISIT' });
    expect(visit([proposal], [story.declinedBy(MINISTRY)])).toMatchObject({ open: false });
  });

  it('of the country are obliged there, by the clock of the capital, and counted there', () => {
    const duty = visit([asked({ ...MINISTRY, required })])!;
    expect(duty).toMatchObject({ obliged: ['ID'], overdueFrom: '2024-11-19T17:00:00.000Z' });
    expect(dutyCounts(duty)).toEqual([{ totals: [expect.stringContaining('region=ID')], measures: { open: 1n } }]);
    const origin = { ...MINISTRY, officeId: 'ditjen' };
    const approving = visit([proposedWith({ origin })], [story.accepted(MEKAR_JAYA)], [story.accepted(ANGSANA)]);
    expect(approving).toMatchObject({ kind: 'APPROVE_VISIT', obliged: ['ID'] });
    expect(adoption([story.openedWith({ origin })])).toMatchObject({ obliged: ['ID'], officeId: 'ditjen' });
  });
});

it('A virtual visit that is approved waits to be started: nobody is sent', () => {
  const virtual = [story.proposedWith({ mode: 'VIRTUAL' })] as const;
  const approved = [[story.accepted(MEKAR_JAYA)], [story.accepted(ANGSANA)], [story.approved]] as const;
  expect(visit(virtual, ...approved)).toMatchObject({ kind: 'START_VISIT', dueOn: '2024-11-19' });
  expect(visit([story.proposed], ...approved)).toMatchObject({ kind: 'ISSUE_TRAVEL_ORDER' });
});

describe('What an adoption waits for', () => {
  const reviews = ['2025-03-01', '2025-05-30', '2025-12-01'];

  it('is the decision first', () => {
    expect(adoption([story.opened])).toMatchObject({
      kind: 'DECIDE_ADOPTION',
      dueOn: '2025-02-17',
      dueBasis: 'CUSTOM',
      officeId: 'pemdes-sei-asam',
      obliged: ['62.03.02.2007'],
    });
    for (const decision of ['REJECT', 'DEFER'] as const)
      expect(adoption([story.opened], [story.decided(decision)])).toMatchObject({ open: false });
  });

  it('is then the oldest review on which or after which nothing was told, by the office that answers for it', () => {
    const carried = [[story.opened], [story.decided('ADAPT', ...reviews)]] as const;
    expect(adoption(...carried)).toMatchObject({ kind: 'REVIEW_ADOPTION', dueOn: '2025-03-01', officeId: 'dinas' });
    expect(adoption(...carried, [story.progress, '2025-02-28'])).toMatchObject({ dueOn: '2025-03-01' });
    expect(adoption(...carried, [story.progress, '2025-03-01'])).toMatchObject({ dueOn: '2025-05-30' });
    expect(adoption(...carried, [story.progress, '2025-12-01'])).toMatchObject({ open: false });
  });

  it('is nothing once it is verified, given up or withdrawn, and the decision again once that is void', () => {
    const carried = [[story.opened], [story.decided('ADAPT', ...reviews)], [story.progress, '2025-02-28']] as const;
    for (const end of [story.verified, story.abandoned, story.withdrawn])
      expect(adoption(...carried, [end])).toMatchObject({ open: false, obliged: [] });
    const again = adoption(...carried, [story.adoptionVoided]);
    expect(again).toMatchObject({ kind: 'DECIDE_ADOPTION', dueOn: '2025-02-17' });
    expect(again!.adoption).not.toHaveProperty('toldOn');
  });
});

describe('The verification of an adoption', () => {
  type Told = readonly (readonly [AdoptionEvent, on?: string])[];
  const awaited = (...more: Told) => {
    const events: Told = [[story.opened], [story.decided('ADOPT', '2025-03-01')], ...more];
    return documentsOf(duties, ...events.map(([event, on = '2024-12-01'], at) => told(ADOPTION, event, on, at)));
  };
  const verification = (...more: Told) => awaited(...more)[`${ADOPTION}.verification`];

  it('is due from the agency of the regency once progress is told, beside the next report', () => {
    expect(verification()).toMatchObject({ open: false });
    const both = awaited([story.progress, '2025-01-10'], [story.progress, '2025-02-10']);
    expect(both).toMatchObject({
      [`${ADOPTION}.verification`]: {
        open: true,
        kind: 'VERIFY_ADOPTION',
        recordId: 'a1',
        obliged: ['62.03'],
        since: '2025-01-10',
        dueOn: '2025-04-10',
        dueBasis: 'CUSTOM',
      },
      [ADOPTION]: { kind: 'REVIEW_ADOPTION', dueOn: '2025-03-01' },
    });
  });

  it('waits no more when it is given or refused, and again when progress is told after a refusal', () => {
    for (const end of [story.verified, story.refused, story.abandoned, story.withdrawn, story.adoptionVoided])
      expect(verification([story.progress, '2025-01-10'], [end])).toMatchObject({ open: false, obliged: [] });
    expect(verification([story.progress, '2025-01-10'], [story.refused], [story.progress, '2025-02-10'])).toMatchObject(
      { open: true, since: '2025-02-10' },
    );
    expect(verification([story.progress, '2025-01-10'], [story.decided('ADAPT')])).toMatchObject({ open: false });
  });
});

describe('A request for correction', () => {
  const request = (type: string, requestId: string, more: object = {}, recorded?: string) =>
    told(
      'office-o1',
      { type, data: { requestId, reason: 'Salah ketik', regions: ['62.03'], ...more } } as unknown as VisitEvent,
      '2025-01-02',
      Number(requestId),
      recorded === undefined ? {} : { recordedAt: at(recorded) },
    );
  const held = (...events: readonly RecordedEvent[]) => documentsOf(duties, ...events);

  it('of any record waits for a second person, each on its own, and goes with the decision', () => {
    const asked = [request('CorrectionRequested', '1'), request('VoidingRequested', '2')];
    expect(held(...asked)).toMatchObject({
      'office-o1.1': { kind: 'DECIDE_CORRECTION', category: 'office', recordId: 'o1', dueOn: '2025-01-16' },
      'office-o1.2': { requestId: '2', obliged: ['62.03'] },
    });
    for (const decision of ['RecordCorrected', 'CorrectionRefused', 'CorrectionWithdrawn'])
      expect(Object.keys(held(...asked, request(decision, '1')))).toEqual(['office-o1.2']);
    expect(held(...asked, request('RecordVoided', '2', { lapsed: ['1'] }))).toEqual({});
  });

  it('waits from the day on which it was asked for where the region is', () => {
    const asked = request('CorrectionRequested', '1', { regions: ['63.10'] }, '2025-01-02T16:00:00.000Z');
    expect(held(asked)).toMatchObject({ 'office-o1.1': { since: '2025-01-03', dueOn: '2025-01-17' } });
    const before = request('CorrectionRequested', '1', { regions: ['62.03'] }, '2025-01-02T16:00:00.000Z');
    expect(held(before)).toMatchObject({ 'office-o1.1': { since: '2025-01-02', dueOn: '2025-01-16' } });
  });

  it('of a record without any region is the affair of the country, and overdue like any other', () => {
    expect(held(request('CorrectionRequested', '1', { regions: [] }))).toMatchObject({
      'office-o1.1': { obliged: ['ID'], overdueFrom: '2025-01-16T17:00:00.000Z' },
    });
  });
});

describe('The count of what is to be done', () => {
  it('counts a duty once in each region around those who are obliged', () => {
    const [{ totals, measures } = { totals: [], measures: {} }] = dutyCounts(visit([story.proposed])!);
    expect(measures).toEqual({ open: 1n });
    expect(totals.map((key) => /region=([\d.]+)/.exec(key)![1])).toEqual([
      '63',
      '63.10',
      '63.10.09',
      '63.10.09.2009',
      '63.10.09.2005',
    ]);
  });
});
