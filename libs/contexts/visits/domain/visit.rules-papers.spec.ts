import { describe, expect, it } from '@jest/globals';
import { addDays, type Actor, type LocalDate, type RegionRef } from '#kernel';
import { day, doc, given, region } from '#testing';
import type { VisitCommand } from './visit.commands.js';
import { visitDecider } from './visit.decider.js';
import type { VisitEvent } from './visit.events.js';
import { numbersOfLetter, numbersOfOrder } from './visit.numbers.js';
import { papersOf } from './visit.papers.js';
import {
  ANGSANA,
  KADES,
  PONTIANAK,
  SEI_ASAM,
  accepted,
  facts,
  hostActor,
  proposal,
  story,
  travellers,
  until,
} from './fixtures/story.js';
import type { VisitStage } from './visit.state.js';
import type { VisitHost } from './visit.terms.js';

describe('numbers of papers', () => {
  const order = {
    orderNo: '001/ST/2026',
    order: doc('ST', '2025-12-31', { number: 'LAIN/7' }),
    travellers: [{ subjectRef: 'a', spdNo: '001/SPD/2025', official: true }],
  };

  it('VIS-17 stand in the book of the year that they tell, else of the day of the paper', () => {
    const books = numbersOfOrder(order, 'pemdes', 'v', 'c').map(({ year, numbers }) => [year, numbers]);
    expect(books).toEqual([
      [2026, [{ kind: 'SURAT_TUGAS', number: '001/ST/2026' }]],
      [
        2025,
        [
          { kind: 'SPD', number: '001/SPD/2025' },
          { kind: 'SURAT_TUGAS', number: 'LAIN/7' },
        ],
      ],
    ]);
    expect(numbersOfLetter(doc('S', '2025-12-31', { number: '001/SP/2026' }), 'pemdes', 'v')).toMatchObject([
      { year: 2026 },
    ]);
  });

  it('NUM-07 are those of every paper for which offices have books, wherever they are written', () => {
    const numbered = (type: string) => doc(type, '2024-11-04', { number: `1/${type}` });
    const told = (command: VisitCommand) =>
      papersOf(command, { stage: 'NONE' }).flatMap(({ numbers }) =>
        numbers.map(({ kind, field, text }) => `${kind} ${field} ${text}`),
      );
    const reply = { officialName: 'x', reply: numbered('B') };
    expect(told({ type: 'IssueTravelOrder', ...order })).toEqual([
      'SURAT_TUGAS /orderNo 001/ST/2026',
      'SPD /travellers/0/spdNo 001/SPD/2025',
      'SURAT_TUGAS /order/number LAIN/7',
    ]);
    expect(
      (
        [
          { type: 'ProposeVisit', ...story.proposed.data, letter: numbered('P'), officialName: 'x' },
          { type: 'AcceptHosting', host: ANGSANA.code, ...reply },
          { type: 'DeclineHosting', host: ANGSANA.code, ...reply },
          { type: 'CompleteVisit', attendance: 1, attendanceDoc: numbered('H'), hostConfirmationDoc: numbered('K') },
          { type: 'SubmitVisitReport', findings: 'x', observations: [], reportDoc: numbered('L') },
        ] as VisitCommand[]
      ).flatMap(told),
    ).toEqual([
      'SURAT_PERMOHONAN /letter/number 1/P',
      'SURAT_BALASAN /reply/number 1/B',
      'SURAT_BALASAN /reply/number 1/B',
      'DAFTAR_HADIR /attendanceDoc/number 1/H',
      'LAPORAN /reportDoc/number 1/L',
    ]);
  });
});

describe('COM-10 the day of a paper', () => {
  const dated = (stage: VisitStage, command: VisitCommand, more: Partial<{ actor: Actor; occurredOn: LocalDate }>) =>
    given(visitDecider, until(stage), { actor: KADES, facts: facts() }).when(command, more);
  const ST = (date: string) => doc('ST', date);
  const order = (date: string) =>
    dated(
      'APPROVED',
      { type: 'IssueTravelOrder', orderNo: 'ST-1', order: ST(date), travellers },
      { occurredOn: day('2024-11-15') },
    );

  it('of an order lies between its approval and its issue', () => {
    const issued = (date: string): VisitEvent => ({
      type: 'TravelOrderIssued',
      data: { ...story.ordered.data, order: ST(date) },
    });
    for (const date of ['2024-11-12', '2024-11-15']) order(date).then([issued(date)]);
    for (const date of ['2023-12-31', '2024-11-11', '2024-11-16'])
      expect(order(date).thenRejected('E_DATE_ORDER', 'COM-10').info).toMatchObject({
        field: '/order/date',
        details: { earliest: '2024-11-12', latest: '2024-11-15' },
      });
  });

  it('of a reply lies between that of the letter and the answer', () => {
    const answer = (date: string) =>
      dated(
        'PROPOSED',
        { type: 'AcceptHosting', host: ANGSANA.code, officialName: 'Pejabat tuan rumah', reply: doc('B', date) },
        { actor: hostActor(ANGSANA), occurredOn: day('2024-11-08') },
      );
    const { data } = accepted(ANGSANA, '2024-11-08');
    for (const date of ['2024-11-01', '2024-11-08'])
      answer(date).then([{ type: 'VisitHostingAccepted', data: { ...data, reply: doc('B', date) } } as VisitEvent]);
    for (const date of ['2023-12-31', '2024-10-31', '2024-11-09'])
      expect(answer(date).thenRejected('E_DATE_ORDER', 'COM-10').info.field).toBe('/reply/date');
  });

  const replyTo = (origin: RegionRef, host: VisitHost, date: string) => {
    const { data } = story.proposed;
    const asked = { ...story.proposed, data: { ...data, origin: { ...data.origin, region: origin }, hosts: [host] } };
    const { party, region } = { party: host.kind && host, region: host.region! };
    return given(visitDecider, [asked], {
      actor: party ? KADES : hostActor(region),
      facts: facts(),
      occurredOn: day('2024-11-08'),
    }).when({
      type: 'AcceptHosting',
      ...(party ? { party } : { host: region.code }),
      officialName: 'Pejabat tuan rumah',
      reply: doc('B', date),
    });
  };
  const taken = [expect.objectContaining({ type: 'VisitHostingAccepted' }) as never];

  it('of the reply of a host that lies west of the visitors may be the day before the letter, no earlier', () => {
    const west = { region: PONTIANAK, required: true };
    const east = { region: ANGSANA, required: true };
    replyTo(ANGSANA, west, '2024-10-31').then(taken);
    replyTo(ANGSANA, west, '2024-10-30').thenRejected('E_DATE_ORDER', 'COM-10');
    for (const [origin, host] of [
      [PONTIANAK, east],
      [SEI_ASAM, west],
    ] as const)
      replyTo(origin, host, '2024-10-31').thenRejected('E_DATE_ORDER', 'COM-10');
  });

  it('of a reply that the visitors received from elsewhere is as its writer dated it', () => {
    const university: VisitHost = {
      kind: 'UNIVERSITY',
      region: region('63.71', 'Kota Banjarmasin'),
      name: 'ULM',
      required: true,
    };
    for (const date of ['2023-12-31', '2024-11-09']) replyTo(SEI_ASAM, university, date).then(taken);
  });

  it('of the attendance list and the report lies between the first day and the act', () => {
    const complete = (date: string): VisitCommand => ({
      type: 'CompleteVisit',
      attendance: 1,
      attendanceDoc: doc('H', date),
      hostConfirmationDoc: doc('K'),
    });
    const report = (date: string): VisitCommand => ({
      type: 'SubmitVisitReport',
      findings: 'x',
      observations: [],
      reportDoc: doc('L', date),
    });
    for (const [stage, of, on, field] of [
      ['UNDERWAY', complete, '2024-11-20', '/attendanceDoc/date'],
      ['COMPLETED', report, '2024-11-26', '/reportDoc/date'],
    ] as const)
      for (const date of ['2024-11-18', addDays(day(on), 1)])
        expect(dated(stage, of(date), { occurredOn: day(on) }).thenRejected('E_DATE_ORDER', 'COM-10').info.field).toBe(
          field,
        );
  });

  it('of the letter that asks is not after the proposal', () => {
    const propose = dated('NONE', { ...proposal, letter: doc('P', '2024-11-05') }, { occurredOn: day('2024-11-04') });
    expect(propose.thenRejected('E_DATE_ORDER', 'COM-10').info.field).toBe('/letter/date');
  });
});
