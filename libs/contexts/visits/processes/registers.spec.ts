import { describe, expect, it } from '@jest/globals';
import { answerOf, type Sources } from '#runtime';
import type { DocRef, RecordedEvent } from '#kernel';
import { at, documentsOf, doc, recordedEvent, specActor, specMetadata } from '#testing';
import { ANGSANA, KOTIM, story } from '../domain/fixtures/story.js';
import { ownTravelMoney } from '../domain/visit.rules-money.js';
import { topicMark } from '../domain/visit-register.decider.js';
import { enterInRegisters } from './enter-in-registers.process.js';
import { travelMoneyDeadline } from './travel-money.deadline.js';

const event = (stream: string, type: string, data: object): RecordedEvent =>
  recordedEvent(stream, { type, data }, 0, { recordedAt: at('2024-11-20T09:00:00.000Z'), commandId: 'command-order' });

describe('Registers of a log from before there were any, or from before they were kept by year', () => {
  const proposed = { ...story.proposed, metadata: specMetadata() };
  const terms = {
    ...story.proposed.data,
    origin: { region: KOTIM, officeId: 'dinas' },
    hosts: [{ region: ANGSANA, required: true }],
  };
  const standing = (visit: object): Sources => ({ state: async () => visit as never, record: async () => [] });
  const entered = async (
    type: string,
    data: object,
    sources = standing({ stage: 'PROPOSED', terms }),
    stream = 'studyVisit-visit-1',
  ) =>
    (await answerOf(enterInRegisters({} as never), event(stream, type, data), sources)).map(({ name, input }) => [
      name,
      input,
    ]);
  const entry = (year: number) => [
    'RecordVisit',
    { visitId: 'visit-1', origin: KOTIM.code, year, hosts: [ANGSANA.code], topics: terms.topics.map(topicMark) },
  ];
  const money = ownTravelMoney(terms).map((own) => ['RecordTravelMoney', { ...own, visitId: 'visit-1' }]);
  const letter = (number?: string): DocRef => ({ ...doc('Surat'), ...(number && { number }) });

  it('VIS-06, VIS-05 enter every visit for the year for which it was proposed, its hosts, topics and money as they are by now', async () => {
    expect(money).toHaveLength(1);
    expect(await entered('VisitProposed', { ...proposed.data, letter: undefined })).toEqual([entry(2024), ...money]);
    expect(await entered('RecordCorrected', { visitId: 'visit-1', changes: [] })).toEqual([entry(2024), ...money]);
  });
  it('VIS-05 ask every ceiling of which a corrected visit took money for what it no longer takes, also when it was called off', async () => {
    const correction = { visitId: 'visit-1', changes: [], tookFrom: ['62.02-2027', '62.03-2027'] };
    const free = Array.from({ length: 2 }, () => ['ReleaseTravelMoney', { visitId: 'visit-1' }]);
    expect(await entered('RecordCorrected', correction)).toEqual([entry(2024), ...money, ...free]);
    expect(await entered('RecordCorrected', correction, standing({ stage: 'CANCELLED', terms }))).toEqual([
      ...free,
      ...free.slice(1),
    ]);
    const ofAllItTakes = {
      ...correction,
      tookFrom: ownTravelMoney(terms).map(({ fiscalYear }) => `${KOTIM.code}-${fiscalYear}`),
    };
    expect(await entered('RecordCorrected', ofAllItTakes, standing({ stage: 'DECLINED', terms }))).toEqual(
      free.slice(1),
    );
  });
  it.each(['VisitHostingDeclined', 'VisitCancelled', 'RecordVoided', 'RecordCorrected'])(
    'VIS-05 ask the ceilings of which a visit took money when it is called off: %s',
    async (type) => {
      const [free, by] = [[['ReleaseTravelMoney', { visitId: terms.visitId }]], { declinedBy: { officeId: 'host' } }];
      for (const stage of ['DECLINED', 'CANCELLED', 'VOIDED'])
        expect(await entered(type, { visitId: 'visit-1', ...by }, standing({ stage, terms }))).toEqual(free);
      expect(await entered(type, { visitId: 'visit-1', ...by })).toEqual(
        type === 'RecordCorrected' ? [entry(2024), ...money] : [],
      );
      expect(await entered(type, { visitId: 'visit-1', ...by }, undefined, 'agreement-a')).toEqual([]);
    },
  );
  it('VIS-06 enter every visit also for the year into which it was moved', async () => {
    expect(
      await entered('VisitRescheduled', { visitId: 'visit-1', plannedStart: '2025-01-07', plannedEnd: '2025-01-08' }),
    ).toEqual([entry(2025)]);
  });
  it.each(['DECLINED', 'CANCELLED', 'VOIDED', 'NONE'])(
    'enter nothing of a visit that is %s but the number of its letter',
    async (stage) => {
      const off = standing({ stage, terms });
      expect(
        await entered(
          'VisitRescheduled',
          { visitId: 'visit-1', plannedStart: '2025-01-07', plannedEnd: '2025-01-08' },
          off,
        ),
      ).toEqual([]);
      expect(
        (await entered('VisitProposed', { ...proposed.data, letter: letter('005/1') }, off)).map(([name]) => name),
      ).toEqual(['RecordNumbers']);
    },
  );
  it('enter nothing of what is corrected in records of other kinds', async () => {
    expect(await entered('RecordCorrected', { changes: [] }, undefined, 'agreement-a')).toEqual([]);
  });
  it('VIS-17 enter the number of every letter, those of hosts too, in the book of the office that sent it', async () => {
    const number = (paper: DocRef) => [
      'RecordNumbers',
      {
        officeId: specActor.officeId,
        year: Number(paper.date.slice(0, 4)),
        visitId: 'visit-1',
        paper: paper.sha256,
        numbers: [{ kind: 'SURAT', number: '005/1' }],
      },
    ];
    const sent = letter('005/1');
    const { officeId } = proposed.data.proposedBy;
    expect((await entered('VisitProposed', { ...proposed.data, letter: sent }))[0]).toMatchObject([
      'RecordNumbers',
      { ...(number(sent)[1] as object), officeId },
    ]);
    for (const type of ['VisitHostingAccepted', 'VisitHostingDeclined']) {
      const by = { acceptedBy: { officeId: specActor.officeId }, declinedBy: { officeId: specActor.officeId } };
      expect(await entered(type, { visitId: 'visit-1', host: ANGSANA, ...by, reply: sent })).toEqual([number(sent)]);
      const { number: _none, ...unnumbered } = sent;
      expect(await entered(type, { visitId: 'visit-1', host: ANGSANA, ...by, reply: unnumbered })).toEqual([]);
      expect(await entered(type, { visitId: 'visit-1', host: ANGSANA, ...by })).toEqual([]);
    }
  });
  it('VIS-17 enter the numbers of every order in the book of the office that gave it', async () => {
    const { travellers } = story.ordered.data;
    expect(await entered('TravelOrderIssued', story.ordered.data)).toMatchObject([
      [
        'RecordNumbers',
        {
          year: 2024,
          visitId: 'visit-1',
          paper: 'visit-1/command-order',
          numbers: [
            { kind: 'SURAT_TUGAS', number: 'ST-1' },
            ...travellers.map(({ spdNo }) => ({ kind: 'SPD', number: spdNo })),
          ],
        },
      ],
    ]);
  });
  it('VIS-17 free what a correction takes out of a record and enter what it puts there, but nothing that a later correction has put back', async () => {
    const inLog = (id: string, type: string, data: object) => ({ ...event('studyVisit-visit-1', type, data), id });
    const change = (id: string, targetType: string, field: string, old: string, value: string) =>
      inLog(id, 'RecordCorrected', {
        visitId: 'visit-1',
        changes: [{ targetEventId: targetType, targetType, field, old, new: value }],
      });
    const record = [
      inLog('VisitProposed', 'VisitProposed', { ...proposed.data, letter: letter('005/1') }),
      inLog('TravelOrderIssued', 'TravelOrderIssued', story.ordered.data),
      change('c1', 'VisitProposed', '/letter/number', '005/1', '005/2'),
      change('c2', 'TravelOrderIssued', '/travellers/0/spdNo', 'SPD-1', 'SPD-9'),
      change('c3', 'VisitProposed', '/letter/date', '2024-11-04', '2023-12-29'),
    ];
    const of = async (index: number, events = record) =>
      (
        await answerOf(enterInRegisters({} as never), record[index]!, {
          ...standing({ stage: 'NONE' }),
          record: async () => events,
        })
      ).map(({ name, input }) => [
        name,
        (input as { year?: number }).year,
        (input as unknown as { numbers: { number: string }[] }).numbers.map(({ number }) => number),
      ]);
    const year = Number(letter().date.slice(0, 4));
    const spd = story.ordered.data.travellers.map(({ spdNo }) => spdNo);
    expect(await of(2, record.slice(0, 3))).toEqual([
      ['ReleaseNumbers', year, ['005/1']],
      ['RecordNumbers', year, ['005/2']],
    ]);
    expect(await of(3, record.slice(0, 4))).toEqual([
      ['ReleaseNumbers', 2024, ['ST-1', ...spd]],
      ['RecordNumbers', 2024, ['ST-1', 'SPD-9', ...spd.slice(1)]],
    ]);
    expect(await of(4)).toEqual([
      ['ReleaseNumbers', year, ['005/2']],
      ['RecordNumbers', 2023, ['005/2']],
    ]);
    const putBack = [...record.slice(0, 3), change('c4', 'VisitProposed', '/letter/number', '005/2', '005/1')];
    expect(await of(2, putBack)).toEqual([]);
  });
});

describe('VIS-05 Money that a visit committed', () => {
  const model = travelMoneyDeadline({} as never);
  const ceiling = (region: string, type: string) =>
    event(`travelCeiling-${region}-2025`, type, { region, fiscalYear: 2025, visitId: 'v', amount: '1' });
  const proposed = event('studyVisit-v', 'VisitProposed', {
    visitId: 'v',
    origin: { region: { ...KOTIM, code: '63.03' }, officeId: 'dinas' },
    fundingSources: [{ source: 'APBD_KAB', fiscalYear: 2025, amount: '1' }],
  });
  const dueAt = (...events: readonly RecordedEvent[]) =>
    Object.values(documentsOf(model, ...events)).map((deadline) => [deadline.dueAt, deadline.id]);
  const due = (id: string) => ['2024-11-20T09:15:00.000Z', id];

  it('is asked for again a quarter of an hour later when the proposal was never recorded, and not at all when it was', () => {
    const committed = ceiling('63.03', 'TravelMoneyCommitted');
    expect(dueAt(committed)).toEqual([due('63.03-2025')]);
    expect(dueAt(committed, proposed)).toEqual([]);
  });
  it('is asked for again after a correction whose claim was not followed by it, in each ceiling by itself', () => {
    const [one, other] = [ceiling('62.02', 'TravelMoneyCommitted'), ceiling('62.03', 'TravelMoneyCommitted')];
    expect(dueAt(one, other)).toEqual([due('62.02-2025'), due('62.03-2025')]);
    expect(dueAt(one, other, ceiling('62.02', 'TravelMoneyReleased'))).toEqual([due('62.03-2025')]);
    expect(dueAt(one, ceiling('62.02', 'TravelMoneyReleased'))).toEqual([]);
  });
});
