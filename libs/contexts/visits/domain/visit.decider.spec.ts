import { describe, expect, it } from '@jest/globals';
import { actor, day, doc, given, rp, specMetadata } from '#testing';
import { NO_REPAIR, type Actor, type Capacity, type DecisionContext, type RecordedEvent } from '#kernel';
import type { RecordSession, VisitCommand } from './visit.commands.js';
import { visitActs } from './visit.decide.js';
import { visitDecider } from './visit.decider.js';
import type { VisitFacts } from './visit.facts.js';
import type { VisitTerms } from './visit.terms.js';
import { takenFrom, takenOf } from './visit.rules-money.js';
import type { VisitIn, VisitStage } from './visit.state.js';
import {
  ANGSANA,
  DESA_ANGSANA,
  DESA_MEKAR_JAYA,
  KADES,
  KADIS_PMD,
  KOTIM,
  SEI_ASAM,
  SYSTEM,
  TANAH_BUMBU,
  facts,
  hostActor,
  proposal,
  story,
  travellers,
  until,
} from './fixtures/story.js';

type Overrides = Partial<DecisionContext<VisitFacts>>;
const at = (stage: VisitStage) => given(visitDecider, until(stage), { facts: facts() });
const on = (date: string, by = KADES, more: Overrides = {}): Overrides => ({
  occurredOn: day(date),
  actor: by,
  facts: facts(),
  ...more,
});

const CAMAT = hostActor(ANGSANA);
const OPERATOR = actor('VILLAGE_OPERATOR', SEI_ASAM.code);
const CHANGE = {
  targetEventId: 'event-1',
  targetType: 'VisitProposed',
  field: '/reasonForHost',
  old: 'Penghargaan lomba desa tingkat provinsi',
  new: 'Juara lomba desa',
};
const PARTIES = [SEI_ASAM, TANAH_BUMBU, ANGSANA, DESA_MEKAR_JAYA, DESA_ANGSANA].map(({ code }) => code);
const asked = { reason: 'Salah ketik pada surat permohonan', regions: PARTIES };
const recorded = (id: string, type: string, data: object, by: Actor): RecordedEvent => ({
  id,
  type,
  data,
  stream: 'studyVisit-visit-1',
  revision: 0 as never,
  position: '' as never,
  metadata: specMetadata({ actor: by }),
});
const PROPOSED = recorded('event-1', 'VisitProposed', story.proposed.data, KADES);
/** A correction and a voiding that wait. */
const ASKED = [
  recorded(
    'event-2',
    'CorrectionRequested',
    { visitId: 'visit-1', requestId: '1', changes: [CHANGE], ...asked },
    OPERATOR,
  ),
  recorded('event-3', 'VoidingRequested', { visitId: 'visit-1', requestId: '2', ...asked }, OPERATOR),
];
const repairing = (more: readonly RecordedEvent[] = [], claims: readonly object[] = []): VisitFacts =>
  facts({ repair: { ...NO_REPAIR, record: [PROPOSED, ...more], asked: [CHANGE], claims } });

/** One well-formed command of each kind, with an occasion on which its own rules let it pass. */
const samples: { readonly [T in VisitCommand['type']]: readonly [VisitCommand, Overrides] } = {
  ProposeVisit: [proposal, on('2024-11-04')],
  AcceptHosting: [
    { type: 'AcceptHosting', host: ANGSANA.code, officialName: 'Camat', reply: doc('BALASAN') },
    on('2024-12-21', CAMAT),
  ],
  DeclineHosting: [
    { type: 'DeclineHosting', host: ANGSANA.code, officialName: 'Camat' },
    on('2024-12-21', CAMAT, { reason: 'Penuh' }),
  ],
  RescheduleVisit: [
    { type: 'RescheduleVisit', plannedStart: day('2024-12-22'), plannedEnd: day('2024-12-23') },
    on('2024-11-15'),
  ],
  ApproveVisit: [{ type: 'ApproveVisit', officialName: 'Kepala Dinas PMD' }, on('2024-11-12', KADIS_PMD)],
  IssueTravelOrder: [
    { type: 'IssueTravelOrder', orderNo: 'ST-1', order: doc('SURAT_TUGAS', '2024-11-12'), travellers },
    on('2024-11-15'),
  ],
  LapseTravelOrder: [
    { type: 'LapseTravelOrder', commandId: 'lost', subjectRefs: ['subject-1'] },
    on('2024-12-21', SYSTEM),
  ],
  StartVisit: [{ type: 'StartVisit' }, on('2024-11-19')],
  RecordSession: [
    {
      type: 'RecordSession',
      topic: 'BUMDes',
      place: 'Balai Desa',
      speaker: { officeId: 'office-desa-angsana', officialName: 'Sayid Firdaus', capacity: 'PJ' },
    },
    on('2024-11-19'),
  ],
  RecordInnovationObserved: [
    {
      type: 'RecordInnovationObserved',
      innovationId: 'innovation-2',
      hostRegion: TANAH_BUMBU,
      description: 'Wisata desa',
    },
    on('2024-11-20'),
  ],
  CompleteVisit: [
    {
      type: 'CompleteVisit',
      attendance: 3,
      attendanceDoc: doc('DAFTAR_HADIR', '2024-11-19'),
      hostConfirmationDoc: doc('KONFIRMASI'),
    },
    on('2024-11-20'),
  ],
  SubmitVisitReport: [
    {
      type: 'SubmitVisitReport',
      findings: 'Terbuka',
      observations: ['Papan bulanan'],
      reportDoc: doc('LAPORAN', '2024-11-20'),
    },
    on('2024-11-26'),
  ],
  SetReportTerm: [{ type: 'SetReportTerm' }, on('2024-12-21', SYSTEM)],
  MarkReportOverdue: [{ type: 'MarkReportOverdue' }, on('2024-12-21', SYSTEM)],
  CloseVisit: [
    { type: 'CloseVisit' },
    on('2024-12-20', KADES, { facts: facts({ decidedInnovations: ['innovation-1'] }) }),
  ],
  CancelVisit: [{ type: 'CancelVisit' }, on('2024-11-19', KADES, { reason: 'Banjir' })],
  RequestCorrection: [
    {
      type: 'RequestCorrection',
      targetEventId: 'event-1',
      changes: [{ field: '/reasonForHost', value: 'Juara lomba desa' }],
    },
    on('2024-12-21', OPERATOR, { reason: 'Salah ketik pada surat permohonan', facts: repairing() }),
  ],
  RequestVoiding: [
    { type: 'RequestVoiding' },
    on('2024-12-21', OPERATOR, { reason: 'Dicatat dua kali oleh operator', facts: repairing() }),
  ],
  ConfirmCorrection: [
    { type: 'ConfirmCorrection', requestId: '1' },
    on('2024-12-21', KADIS_PMD, { facts: repairing(ASKED) }),
  ],
  ConfirmVoiding: [
    { type: 'ConfirmVoiding', requestId: '2' },
    on('2024-12-21', KADIS_PMD, { facts: repairing(ASKED) }),
  ],
  WithdrawCorrection: [
    { type: 'WithdrawCorrection', requestId: '1' },
    on('2024-12-21', OPERATOR, { reason: 'Ternyata benar', facts: repairing(ASKED) }),
  ],
  RefuseCorrection: [
    { type: 'RefuseCorrection', requestId: '1' },
    on('2024-12-21', KADIS_PMD, { reason: 'Suratnya benar', facts: repairing(ASKED) }),
  ],
};

const visitId = 'visit-1';
const happens = (name: VisitCommand['type'], stage: VisitStage, expected: object) => {
  const [command, overrides] = samples[name];
  at(stage)
    .when(command, overrides)
    .then([expected as never]);
};
const dataOf = (event: { readonly type: string; readonly data: object }) => ({ type: event.type, data: event.data });

describe('a study visit, step by step', () => {
  it('ProposeVisit puts the terms, the letter and the proposer on record', () =>
    happens('ProposeVisit', 'NONE', dataOf(story.proposed)));

  it('AcceptHosting records the host and its reply', () => {
    const [command] = samples.AcceptHosting;
    at('PROPOSED')
      .when(command, on('2024-11-08', CAMAT))
      .then([
        {
          type: 'VisitHostingAccepted',
          data: {
            visitId,
            host: ANGSANA,
            reply: doc('BALASAN'),
            acceptedBy: { officeId: CAMAT.officeId, officialName: 'Camat', capacity: 'DEFINITIF' },
          },
        },
      ]);
  });

  it('DeclineHosting records why', () =>
    happens('DeclineHosting', 'PROPOSED', {
      type: 'VisitHostingDeclined',
      data: {
        visitId,
        host: ANGSANA,
        reason: 'Penuh',
        declinedBy: { officeId: CAMAT.officeId, officialName: 'Camat', capacity: 'DEFINITIF' },
      },
    }));

  it('RescheduleVisit asks everybody again and gives back the days of an order', () => {
    const dates = { plannedStart: '2024-12-22', plannedEnd: '2024-12-23' };
    happens('RescheduleVisit', 'APPROVED', { type: 'VisitRescheduled', data: { visitId, ...dates, warnings: [] } });
    happens('RescheduleVisit', 'TASKED', {
      type: 'VisitRescheduled',
      data: {
        visitId,
        ...dates,
        warnings: [],
        released: { commandId: 'command-order', subjectRefs: ['subject-1', 'subject-2', 'subject-3'] },
      },
    });
  });

  it('ApproveVisit names the approver and what was acknowledged', () =>
    happens('ApproveVisit', 'ACCEPTED', dataOf(story.approved)));
  it('IssueTravelOrder lists travellers by reference', () =>
    happens('IssueTravelOrder', 'APPROVED', dataOf(story.ordered)));
  it('StartVisit begins it', () => happens('StartVisit', 'TASKED', dataOf(story.started)));

  it('RecordSession keeps topic, speaker and place', () =>
    happens('RecordSession', 'UNDERWAY', {
      type: 'VisitSessionHeld',
      data: {
        visitId,
        topic: 'BUMDes',
        place: 'Balai Desa',
        speaker: { officeId: 'office-desa-angsana', officialName: 'Sayid Firdaus', capacity: 'PJ' },
      },
    }));

  it('COM-04: RecordSession takes no capacity of the speaker that the register of offices denies', () => {
    const session = samples.RecordSession[0] as RecordSession;
    const mandated = { mandate: doc('MANDAT') };
    const spoke = (speakerHeld: readonly Capacity[], capacity: Capacity, more: object = {}) =>
      at('UNDERWAY').when(
        { ...session, speaker: { ...session.speaker, capacity, ...more } },
        on('2024-11-19', OPERATOR, { facts: facts({ speakerHeld }) }),
      );
    for (const [held, capacity, more = {}] of [
      [['PJ'], 'PJ'],
      [['PLT', 'PJ'], 'PJ'],
      [[], 'DEFINITIF'],
      [['DEFINITIF'], 'MEWAKILI', mandated],
      [[], 'KUASA', mandated],
    ] as const)
      spoke(held, capacity, more).then([
        {
          type: 'VisitSessionHeld',
          data: { visitId, topic: 'BUMDes', place: 'Balai Desa', speaker: { ...session.speaker, capacity, ...more } },
        },
      ]);
    for (const [held, capacity] of [
      [['PJ'], 'DEFINITIF'],
      [['DEFINITIF'], 'PJ'],
      [['PLT', 'PLH'], 'PJ'],
      [['DEFINITIF'], 'MEWAKILI'],
      [[], 'KUASA'],
    ] as const)
      spoke(held, capacity).thenRejected('E_NO_AUTHORITY', 'COM-04');
  });

  it('RecordInnovationObserved works while it lasts and until the report is in', () => {
    const event = {
      type: 'InnovationObserved',
      data: { visitId, innovationId: 'innovation-2', hostRegion: TANAH_BUMBU, description: 'Wisata desa' },
    };
    happens('RecordInnovationObserved', 'UNDERWAY', event);
    happens('RecordInnovationObserved', 'COMPLETED', event);
  });

  it('CompleteVisit fixes the day on which the report is due', () =>
    happens('CompleteVisit', 'UNDERWAY', dataOf(story.completed)));

  it('SubmitVisitReport in time is not late', () =>
    happens('SubmitVisitReport', 'COMPLETED', {
      type: 'VisitReportSubmitted',
      data: {
        visitId,
        findings: 'Terbuka',
        observations: ['Papan bulanan'],
        reportDoc: doc('LAPORAN', '2024-11-20'),
        late: false,
        daysLate: 0,
        warnings: [],
      },
    }));

  it('MarkReportOverdue observes a missing report', () =>
    happens('MarkReportOverdue', 'COMPLETED', {
      type: 'VisitReportOverdue',
      data: { visitId, reportDueOn: '2024-11-27' },
    }));

  it('CloseVisit ends it', () => happens('CloseVisit', 'REPORTED', { type: 'VisitClosed', data: { visitId } }));

  it('CancelVisit says why and gives back the days of an order', () => {
    happens('CancelVisit', 'PROPOSED', { type: 'VisitCancelled', data: { visitId, reason: 'Banjir' } });
    happens('CancelVisit', 'TASKED', {
      type: 'VisitCancelled',
      data: {
        visitId,
        reason: 'Banjir',
        released: { commandId: 'command-order', subjectRefs: ['subject-1', 'subject-2', 'subject-3'] },
      },
    });
  });

  it('RequestCorrection keeps the old value beside the new one, for the parties of the visit to see', () =>
    happens('RequestCorrection', 'CLOSED', {
      type: 'CorrectionRequested',
      data: { visitId, requestId: '1', changes: [CHANGE], ...asked },
    }));

  it('ConfirmCorrection says what changed and why, and moves claimed days to its own command', () => {
    const correction = { visitId, requestId: '1', changes: [CHANGE], reason: 'Salah ketik pada surat permohonan' };
    const released = { commandId: 'command-order', subjectRefs: ['subject-1', 'subject-2', 'subject-3'] };
    happens('ConfirmCorrection', 'CLOSED', { type: 'RecordCorrected', data: correction });
    at('TASKED')
      .when(
        { type: 'ConfirmCorrection', requestId: '1' },
        on('2024-12-21', KADIS_PMD, { facts: repairing(ASKED, [{ reserve: { type: 'ReserveTravelDays' } }]) }),
      )
      .then([{ type: 'RecordCorrected', data: { ...correction, released } }]);
  });

  it('VIS-10 ConfirmCorrection claims no days in an attempt that was given up; one that moves none goes on', () => {
    const lapsed = { type: 'TravelOrderLapsed' as const, data: { visitId, commandId: 'command-1', subjectRefs: [] } };
    const confirm = (claims: readonly object[]) =>
      given(visitDecider, [...until('TASKED'), lapsed], { facts: facts() }).when(
        { type: 'ConfirmCorrection', requestId: '1' },
        on('2024-12-21', KADIS_PMD, { facts: repairing(ASKED, claims) }),
      );
    confirm([{ reserve: { type: 'TakeNumbers' } }, { reserve: { type: 'ReserveTravelDays' } }]).thenRejected(
      'E_STATE',
      'VIS-10',
    );
    for (const claims of [[], [{ reserve: { type: 'TakeNumbers' } }], [{}]]) {
      confirm(claims).then([
        { type: 'RecordCorrected', data: { visitId, requestId: '1', changes: [CHANGE], reason: asked.reason } },
      ]);
    }
  });

  it('VIS-05 money is taken from a ceiling by its year and government, nothing by a village or on the money of others', () => {
    const { terms } = at('PROPOSED').state as VisitIn<'PROPOSED'>;
    const source = (kind: string, fiscalYear: number, value: string) =>
      ({ source: kind, fiscalYear, amount: rp(value) }) as VisitTerms['fundingSources'][number];
    const own = {
      ...terms,
      origin: { ...terms.origin, region: KOTIM },
      fundingSources: [source('APBD_KAB', 2027, '20'), source('APBD_KAB', 2026, '7'), source('HOST', 2025, '3')],
    };
    expect([takenFrom(own), takenFrom(terms)]).toEqual([
      ['62.02-2026', '62.02-2027'].map((id) => id.replace('62.02', KOTIM.code)),
      [],
    ]);
    const takenBy = (kind: 'COUNCIL' | 'OFFICE' | 'BUMD', region = KOTIM) =>
      takenFrom({ ...own, origin: { kind, region, name: 'Pihak', officeId: 'kantor' } });
    for (const kind of ['COUNCIL', 'OFFICE', 'BUMD'] as const) expect(takenBy(kind)).toEqual(takenFrom(own));
    // A body of the region on its own money; a village's on whatever money.
    const byItself = { ...own, origin: { kind: 'BUMD', region: KOTIM, name: 'Pihak', officeId: 'kantor' } } as const;
    expect(takenFrom({ ...byItself, fundingSources: [source('PADES', 2026, '7')] })).toEqual([]);
    expect(takenBy('COUNCIL', terms.origin.region)).toEqual([]);
    expect(['2027', '2026', '2025'].map((year) => takenOf(`${KOTIM.code}-${year}`, own))).toEqual(['20', '7', '0']);
    expect([
      takenOf('62-2027', own),
      takenOf(`${KOTIM.code}-2027`, terms),
      takenOf(`${KOTIM.code}-2027`, undefined),
    ]).toEqual(['0', '0', '0']);
  });

  it('RequestVoiding says why', () =>
    happens('RequestVoiding', 'PROPOSED', {
      type: 'VoidingRequested',
      data: { visitId, requestId: '1', reason: 'Dicatat dua kali oleh operator', regions: PARTIES },
    }));

  it('ConfirmVoiding ends a wrong record, gives back the days of an order, and with it what else was asked lapses', () => {
    const repair = { visitId, requestId: '2', reason: 'Salah ketik pada surat permohonan', lapsed: ['1'] };
    happens('ConfirmVoiding', 'PROPOSED', { type: 'RecordVoided', data: repair });
    happens('ConfirmVoiding', 'TASKED', {
      type: 'RecordVoided',
      data: {
        ...repair,
        released: { commandId: 'command-order', subjectRefs: ['subject-1', 'subject-2', 'subject-3'] },
      },
    });
  });

  it('COM-13 a held record is not voided, and not asked to be', () => {
    const held = (more: readonly RecordedEvent[] = []): VisitFacts => ({ ...repairing(more), auditHold: true });
    at('REPORTED')
      .when({ type: 'RequestVoiding' }, on('2024-12-21', OPERATOR, { reason: asked.reason, facts: held() }))
      .thenRejected('E_AUDIT_HOLD', 'COM-13');
    at('REPORTED')
      .when({ type: 'ConfirmVoiding', requestId: '2' }, on('2024-12-21', KADIS_PMD, { facts: held(ASKED) }))
      .thenRejected('E_AUDIT_HOLD', 'COM-13');
  });

  it('COM-14 holds so many requests for repairs and no more', () => {
    const request = { type: 'RequestVoiding' as const };
    const after = (count: number) =>
      on('2024-12-21', OPERATOR, {
        reason: asked.reason,
        facts: repairing(
          Array.from({ length: count }, (_, index) => [
            recorded(
              `r${index}`,
              'VoidingRequested',
              { visitId, requestId: String(index + 1), ...asked },
              { ...OPERATOR, userId: `user-${index}` },
            ),
            recorded(
              `n${index}`,
              'CorrectionRefused',
              { visitId, requestId: String(index + 1), reason: 'tidak' },
              KADIS_PMD,
            ),
          ]).flat(),
        ),
      });
    at('TASKED')
      .when(request, after(99))
      .then([{ type: 'VoidingRequested', data: { visitId, requestId: '100', ...asked } }]);
    at('TASKED').when(request, after(100)).thenRejected('E_LIMIT', 'COM-14');
    const correction = samples.RequestCorrection[0];
    at('TASKED')
      .when(correction, after(99))
      .then([{ type: 'CorrectionRequested', data: { visitId, requestId: '100', changes: [CHANGE], ...asked } }]);
    at('TASKED').when(correction, after(100)).thenRejected('E_LIMIT', 'COM-14');
  });

  it('WithdrawCorrection says why, too', () =>
    happens('WithdrawCorrection', 'TASKED', {
      type: 'CorrectionWithdrawn',
      data: { visitId, requestId: '1', reason: 'Ternyata benar' },
    }));
  it('RefuseCorrection says why not', () =>
    happens('RefuseCorrection', 'TASKED', {
      type: 'CorrectionRefused',
      data: { visitId, requestId: '1', reason: 'Suratnya benar' },
    }));

  it('LapseTravelOrder fences off an attempt that was never heard of again, and leaves an issued order alone', () => {
    const lapsed = {
      type: 'TravelOrderLapsed' as const,
      data: { visitId, commandId: 'lost', subjectRefs: ['subject-1'] },
    };
    happens('LapseTravelOrder', 'APPROVED', lapsed);
    happens('LapseTravelOrder', 'TASKED', lapsed);
    at('TASKED')
      .when(
        { type: 'LapseTravelOrder', commandId: 'command-order', subjectRefs: ['subject-1'] },
        on('2024-12-21', SYSTEM),
      )
      .then([]);
  });
});

describe('the stages', () => {
  const STAGES: readonly VisitStage[] = [
    'NONE',
    'PROPOSED',
    'ACCEPTED',
    'APPROVED',
    'TASKED',
    'UNDERWAY',
    'COMPLETED',
    'REPORTED',
    'CLOSED',
    'DECLINED',
    'CANCELLED',
    'VOIDED',
  ];

  it.each(STAGES)('the story reaches %s', (stage) => expect(at(stage).state.stage).toBe(stage));

  const refused = STAGES.flatMap((stage) =>
    Object.keys(visitActs)
      .filter((name) => !visitActs[name as VisitCommand['type']].from.includes(stage))
      .map((name) => [name as VisitCommand['type'], stage] as const),
  );

  it.each(refused)('%s is not possible when %s', (name, stage) => {
    const [command, overrides] = samples[name];
    at(stage)
      .when(command, overrides)
      .thenRejected(stage === 'NONE' ? 'E_NOT_FOUND' : 'E_STATE');
  });

  it('are those of the domain reference', () => {
    const possible = Object.fromEntries(Object.entries(visitActs).map(([name, { from }]) => [name, from.join(' ')]));
    expect(possible).toEqual({
      ProposeVisit: 'NONE',
      AcceptHosting: 'PROPOSED ACCEPTED APPROVED TASKED',
      DeclineHosting: 'PROPOSED ACCEPTED APPROVED TASKED',
      RescheduleVisit: 'PROPOSED ACCEPTED APPROVED TASKED',
      ApproveVisit: 'ACCEPTED',
      IssueTravelOrder: 'APPROVED',
      LapseTravelOrder:
        'PROPOSED ACCEPTED APPROVED TASKED UNDERWAY COMPLETED REPORTED DECLINED CANCELLED CLOSED VOIDED',
      CancelVisit: 'PROPOSED ACCEPTED APPROVED TASKED',
      StartVisit: 'APPROVED TASKED',
      RecordSession: 'UNDERWAY',
      RecordInnovationObserved: 'UNDERWAY COMPLETED',
      CompleteVisit: 'UNDERWAY',
      SubmitVisitReport: 'COMPLETED',
      SetReportTerm: 'COMPLETED REPORTED CLOSED VOIDED',
      MarkReportOverdue: 'COMPLETED REPORTED CLOSED',
      CloseVisit: 'COMPLETED REPORTED',
      RequestCorrection: 'PROPOSED ACCEPTED APPROVED TASKED UNDERWAY COMPLETED REPORTED DECLINED CANCELLED CLOSED',
      ConfirmCorrection: 'PROPOSED ACCEPTED APPROVED TASKED UNDERWAY COMPLETED REPORTED DECLINED CANCELLED CLOSED',
      RequestVoiding: 'PROPOSED ACCEPTED APPROVED TASKED UNDERWAY COMPLETED REPORTED DECLINED CANCELLED',
      ConfirmVoiding: 'PROPOSED ACCEPTED APPROVED TASKED UNDERWAY COMPLETED REPORTED DECLINED CANCELLED',
      WithdrawCorrection: 'PROPOSED ACCEPTED APPROVED TASKED UNDERWAY COMPLETED REPORTED DECLINED CANCELLED CLOSED',
      RefuseCorrection: 'PROPOSED ACCEPTED APPROVED TASKED UNDERWAY COMPLETED REPORTED DECLINED CANCELLED CLOSED',
    });
  });
});
