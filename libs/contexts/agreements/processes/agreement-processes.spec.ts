import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { answerOf, type DeadlineModel, type Sources } from '#runtime';
import { at, day, doc, documentsOf, recordedEvent } from '#testing';
import { agreementNumbersCommandTable } from '../commands/agreement-numbers.command-table.js';
import { agreementCommandTable } from '../commands/agreement.command-table.js';
import {
  BATOLA,
  BUPATI,
  COOP,
  KAPUAS,
  SYSTEM,
  TANAH_BUMBU,
  ULM,
  draft,
  head,
  initiate,
  kb,
  kbSigning,
  kbSteps,
  memorandum,
  parent,
  pksSigning,
  pksSteps,
  sign,
  terminate,
  told,
  type Step,
} from '../domain/fixtures/agreement-story.js';
import { agreementDeadlines } from './agreement.deadlines.js';
import { followTree, returnNumbers } from './agreement.processes.js';

const nobody = async (): Promise<never> => {
  throw new Error('nothing is decided here');
};
const table = agreementCommandTable(
  { resolve: nobody },
  { principalOf: nobody, exists: nobody },
  {
    calendars: { of: nobody },
    offices: {
      institution: nobody,
      institutionOfOffice: nobody,
      successionOf: nobody,
      capacitiesOf: nobody,
      authorityOf: nobody,
    },
    visits: { observedOn: nobody },
  },
);
const models = new Map(
  agreementDeadlines(table).map((model) => [model.name.replace('deadline_agreement_', ''), model]),
);
const NO_SOURCES = undefined as never as Sources;

/** The steps as they were recorded: on their own days at 03:00 UTC, unless told otherwise. */
const recorded = (steps: readonly Step[], entered?: string): readonly RecordedEvent[] =>
  told(...steps).map(({ metadata, ...event }, index) =>
    recordedEvent('agreement-kb-1', event, index, {
      ...metadata,
      recordedAt: at(entered ?? `${metadata.occurredOn}T03:00:00.000Z`),
    }),
  );
const due = (model: string, events: readonly RecordedEvent[]) => documentsOf(models.get(model)!, ...events)['kb-1'];
const dueOf = (model: string, steps: readonly Step[], entered?: string) => due(model, recorded(steps, entered));

const letter = doc('SURAT', '2020-01-01');
const ends = (days: readonly number[]): readonly Step[] =>
  days.map((each): Step => ['2024-12-30', SYSTEM, { type: 'NoticeExpiring', days: each }]);
const extension: Step = [
  '2024-08-01',
  BUPATI,
  { type: 'AgreeExtension', newUntil: day('2025-12-31'), document: letter },
];
const extensible = { ...memorandum, term: { ...memorandum.term, extensionClause: 'Dapat diperpanjang' } };
const signed: readonly Step[] = [...kbSteps(extensible), ...kbSigning()];
const terminated: Step = ['2021-06-01', BUPATI, terminate()];
const expired: Step = ['2026-01-01', SYSTEM, { type: 'ExpireAgreement' }];
const voided = recordedEvent(
  'agreement-kb-1',
  { type: 'RecordVoided', data: { agreementId: 'kb-1', requestId: '1', lapsed: [], reason: 'Dicatat dua kali' } },
  99,
  { schemaVersion: 2 },
);

describe('What falls due', () => {
  it('is told by commands that there are, and by nothing of other contexts', () => {
    const names = table.rows.map(({ name }) => name as string);
    const seen = [
      dueOf('offer', [['2020-01-20', COOP, initiate(kb(signedParties))], offered]),
      dueOf('signatures', [...kbSteps(), kbSigning()[0]!]),
      dueOf('begin', [...kbSteps(later), ...kbSigning()]),
      dueOf('end', signed),
      dueOf('stalled', signed),
      dueOf('report', signed),
    ];
    for (const each of seen) expect(names).toContain(each!.command);
    const elsewhere = { ...voided, stream: 'studyVisit-kb-1' };
    for (const name of ['end', 'stalled', 'report'])
      expect(due(name, [...recorded(signed), elsewhere])).toEqual(dueOf(name, signed));
  });
});

const signedParties = [{ region: BATOLA }, { region: TANAH_BUMBU }];
const later = { ...memorandum, term: { ...memorandum.term, from: day('2020-04-01') } };
const offered: Step = ['2020-01-21', COOP, { type: 'OfferCooperation', letter }];

describe('An offer', () => {
  const begun: Step = ['2020-01-20', COOP, initiate(kb([{ region: BATOLA }, { region: KAPUAS }]))];

  it('lapses when its last day is over where the others are', () => {
    expect(dueOf('offer', [begun, offered])).toEqual({
      dueAt: '2020-03-06T17:00:00.000Z',
      command: 'LapseOffer',
      id: 'kb-1',
      input: {},
    });
  });

  it('that is entered late leaves a day to enter its answer', () => {
    expect(dueOf('offer', [begun, offered], '2026-05-01T03:00:00.000Z')).toMatchObject({
      dueAt: '2026-05-02T03:00:00.000Z',
    });
  });

  it('is waited for until it is declined, has lapsed, is gone on with, or is abandoned', () => {
    const accepted: Step = ['2020-02-01', head(KAPUAS.code), { type: 'AcceptOffer', partyNo: 2, reply: letter }];
    for (const steps of [
      [['2020-02-01', head(KAPUAS.code), { type: 'DeclineOffer', partyNo: 2 }]],
      [['2020-03-08', SYSTEM, { type: 'LapseOffer' }]],
      [accepted, ['2020-02-03', COOP, draft(memorandum)]],
      [['2020-02-03', COOP, { type: 'AbandonCooperation' }]],
    ] as readonly (readonly Step[])[])
      expect(dueOf('offer', [begun, offered, ...steps])).toBeUndefined();
    expect(due('offer', [...recorded([begun, offered]), voided])).toBeUndefined();
  });
});

describe('AGR-08 signatures', () => {
  const partly: readonly Step[] = [...kbSteps(), kbSigning()[0]!];

  it('lapse when their term is over for all parties', () => {
    expect(dueOf('signatures', partly)).toMatchObject({
      dueAt: '2020-05-09T16:00:00.000Z',
      command: 'LapseSignatures',
    });
  });

  it('that are entered late leave a day to enter the others', () => {
    expect(dueOf('signatures', partly, '2026-05-01T03:00:00.000Z')).toMatchObject({
      dueAt: '2026-05-02T03:00:00.000Z',
    });
  });

  it('are waited for until all are there, or they have lapsed', () => {
    expect(dueOf('signatures', signed)).toBeUndefined();
    expect(dueOf('signatures', [...partly, ['2020-05-10', SYSTEM, { type: 'LapseSignatures' }]])).toBeUndefined();
    expect(dueOf('signatures', [...partly, ['2020-03-12', COOP, { type: 'AbandonCooperation' }]])).toBeUndefined();
  });
});

describe('AGR-09 the first day', () => {
  it('begins what was signed before it, when it has begun for all parties', () => {
    expect(dueOf('begin', [...kbSteps(later), ...kbSigning()])).toMatchObject({
      dueAt: '2020-03-31T16:00:00.000Z',
      command: 'ActivateAgreement',
    });
    expect(dueOf('begin', signed)).toBeUndefined();
    const active: Step = ['2020-04-01', SYSTEM, { type: 'ActivateAgreement' }];
    expect(dueOf('begin', [...kbSteps(later), ...kbSigning(), active])).toBeUndefined();
  });
});

describe('AGR-16 the end', () => {
  const END = { validUntil: '2024-12-31', expiresAt: '2024-12-31T16:00:00.000Z' };
  const notice = (days: number, dueAt: string, end = END) => ({
    dueAt,
    command: 'NoticeExpiring',
    id: 'kb-1',
    input: { days },
    ...end,
  });

  it('is told 180, 90 and 30 days before, and comes at midnight where the day ends last', () => {
    expect(dueOf('end', signed)).toEqual(notice(180, '2024-07-03T16:00:00.000Z'));
    const noticed = (days: readonly number[], entered: string) =>
      due('end', [
        ...recorded(signed),
        ...recorded([...signed, ...ends(days)])
          .slice(-days.length)
          .map((event) => ({ ...event, metadata: { ...event.metadata, recordedAt: at(entered) } })),
      ]);
    expect(noticed([180], '2024-07-03T16:00:01.000Z')).toEqual(notice(90, '2024-10-01T16:00:00.000Z'));
    expect(noticed([180, 90], '2024-10-01T16:00:01.000Z')).toEqual(notice(30, '2024-11-30T16:00:00.000Z'));
    expect(noticed([180, 90, 30], '2024-11-30T16:00:01.000Z')).toEqual({
      dueAt: '2024-12-31T16:00:00.000Z',
      command: 'ExpireAgreement',
      id: 'kb-1',
      input: {},
      ...END,
    });
  });

  it.each<[string, string, string, object]>([
    ['before any notice', '2024-07-03T15:59:59.000Z', 'NoticeExpiring', { days: 180 }],
    ['just after the first', '2024-07-03T16:00:00.000Z', 'NoticeExpiring', { days: 180 }],
    ['after the second', '2024-10-15T00:00:00.000Z', 'NoticeExpiring', { days: 90 }],
    ['after the last', '2024-12-15T00:00:00.000Z', 'NoticeExpiring', { days: 30 }],
    ['after the end', '2025-06-01T00:00:00.000Z', 'ExpireAgreement', {}],
  ])('that becomes known %s is told by the last notice that was missed alone', (_, entered, command, input) => {
    expect(dueOf('end', signed, entered)).toMatchObject({ command, input });
  });

  it('comes next where the last notice was given late', () => {
    const steps = [...signed, ...ends([30])];
    expect(dueOf('end', steps, '2024-12-15T00:00:00.000Z')).toMatchObject({ command: 'ExpireAgreement' });
  });

  it('moves with an extension, of which notice is given anew, and stays with an addendum of anything else', () => {
    expect(dueOf('end', [...signed, ['2024-07-04', SYSTEM, { type: 'NoticeExpiring', days: 180 }], extension])).toEqual(
      notice(180, '2025-07-03T16:00:00.000Z', { validUntil: '2025-12-31', expiresAt: '2025-12-31T16:00:00.000Z' }),
    );
    const endorse = (partyNo: number) => ({ ...sign(partyNo), type: 'SignAddendum' }) as const;
    const changed = (changes: object): readonly Step[] => [
      ['2021-01-04', COOP, { type: 'ProposeAddendum', text: memorandum.text, ...changes } as never],
      ['2021-01-05', BUPATI, endorse(1)],
      ['2021-01-05', head(TANAH_BUMBU.code), endorse(2)],
    ];
    const scope = { changes: [{ part: 'SCOPE', text: 'x' }] };
    expect(dueOf('end', [...signed, ...changed(scope)])).toEqual(dueOf('end', signed));
    const open = { changes: [{ part: 'TERM', text: 'x' }], newTerm: { end: 'OPEN_ENDED' } };
    expect(dueOf('end', [...signed, ...changed(open)])).toBeUndefined();
  });

  it('comes by the end that is right, where notice was given, or it was called over, by one that was corrected', () => {
    const corrected = (steps: readonly Step[], validUntil: string) =>
      due(
        'end',
        recorded(steps).map((event) =>
          event.type === 'MoUSigned'
            ? { ...event, data: { ...event.data, validUntil, expiresAt: `${validUntil}T16:00:00.000Z` } }
            : event,
        ),
      );
    const noticed: readonly Step[] = [...signed, ['2024-07-04', SYSTEM, { type: 'NoticeExpiring', days: 180 }]];
    expect(corrected(noticed, '2026-12-31')).toMatchObject({ dueAt: '2026-07-03T16:00:00.000Z', input: { days: 180 } });
    expect(corrected(noticed, '2023-12-31')).toMatchObject({ dueAt: '2023-07-03T16:00:00.000Z', input: { days: 180 } });
    const over: readonly Step[] = [...signed, ['2025-01-01', SYSTEM, { type: 'ExpireAgreement' }]];
    expect(corrected(over, '2026-12-31')).toMatchObject({ dueAt: '2026-07-03T16:00:00.000Z', input: { days: 180 } });
    expect(corrected(over, '2023-12-31')).toBeUndefined();
  });

  it('is waited for no longer once it is over, terminated or void; what has no end has none', () => {
    for (const end of [expired, terminated]) expect(dueOf('end', [...signed, end])).toBeUndefined();
    expect(due('end', [...recorded(signed), voided])).toBeUndefined();
    expect(dueOf('end', [...kbSteps({ ...memorandum, term: { end: 'OPEN_ENDED' } }), ...kbSigning()])).toBeUndefined();
  });
});

describe('AGR-11 a memorandum', () => {
  it('is stalled after twelve months, unless a PKS follows or it is over', () => {
    expect(dueOf('stalled', signed)).toMatchObject({ dueAt: '2021-03-09T16:00:00.000Z', command: 'MarkStalled' });
    for (const step of [
      ['2020-05-01', SYSTEM, { type: 'LinkTechnicalAgreement', childId: 'pks-1' }],
      ['2021-03-11', SYSTEM, { type: 'MarkStalled' }],
      terminated,
    ] as readonly Step[])
      expect(dueOf('stalled', [...signed, step])).toBeUndefined();
    const pks = told(...pksSteps, ...pksSigning()).map(({ metadata, ...event }, index) =>
      recordedEvent('agreement-kb-1', event, index, metadata),
    );
    expect(due('stalled', pks)).toBeUndefined();
  });
});

describe('AGR-15 reports of years', () => {
  const report = (year: number, on: string): Step => [
    on,
    COOP,
    { type: 'SubmitAgreementReport', year, report: letter, outcome: 'x' },
  ];
  const overdue = (year: number): Step => [`${year + 1}-02-02`, SYSTEM, { type: 'MarkAgreementReportOverdue', year }];
  const over: Step = ['2025-01-01', SYSTEM, { type: 'ExpireAgreement' }];
  const next = (...steps: readonly Step[]) => dueOf('report', [...signed, ...steps]);

  it('are due one after the other, those that came early left out, until the last year', () => {
    expect(next()).toMatchObject({
      dueAt: '2021-01-31T16:00:00.000Z',
      command: 'MarkAgreementReportOverdue',
      input: { year: 2020 },
    });
    expect(next(report(2020, '2021-01-20'))).toMatchObject({ input: { year: 2021 } });
    expect(next(overdue(2020))).toMatchObject({ dueAt: '2022-01-31T16:00:00.000Z', input: { year: 2021 } });
    expect(next(report(2021, '2021-01-20'), report(2020, '2021-01-20'))).toMatchObject({ input: { year: 2022 } });
    const all = [2020, 2021, 2022, 2023, 2024].map((year) => report(year, `${year + 1}-01-01`));
    expect(dueOf('report', [...signed, ...all.slice(0, 4)])).toMatchObject({ input: { year: 2024 } });
    expect(dueOf('report', [...signed, ...all])).toMatchObject({ dueAt: '9999-12-31T00:00:00.000Z' });
    expect(dueOf('report', [...signed, ...all, over])).toBeUndefined();
    expect(dueOf('report', [...signed, ...all, extension])).toMatchObject({ input: { year: 2025 } });
  });

  it('of the last year is asked for after the end, too, and of no year after a termination', () => {
    const four = [2020, 2021, 2022, 2023].map((year) => report(year, `${year + 1}-01-01`));
    expect(dueOf('report', [...signed, ...four, over])).toMatchObject({ input: { year: 2024 } });
    expect(dueOf('report', [...signed, ...four, over, overdue(2024)])).toBeUndefined();
    expect(next(terminated)).toMatchObject({ input: { year: 2020 } });
    expect(next(terminated, overdue(2020))).toMatchObject({ input: { year: 2021 } });
    expect(next(terminated, overdue(2020), report(2021, '2022-01-01'))).toBeUndefined();
    expect(due('report', [...recorded(signed), voided])).toBeUndefined();
  });

  it('go on with an extension', () => {
    const four = [2020, 2021, 2022, 2023].map((year) => report(year, `${year + 1}-01-01`));
    expect(next(...four, extension, report(2024, '2025-01-01'))).toMatchObject({ input: { year: 2025 } });
  });

  it('are not asked for of years that were over when it was entered', () => {
    expect(dueOf('report', signed, '2023-05-01T03:00:00.000Z')).toMatchObject({ input: { year: 2023 } });
    expect(dueOf('report', signed, '2026-05-01T03:00:00.000Z')).toMatchObject({ dueAt: '9999-12-31T00:00:00.000Z' });
    expect(dueOf('report', [...signed, over], '2026-05-01T03:00:00.000Z')).toBeUndefined();
    // By the calendar of the parties, who are seven or eight hours into the new year when it begins in Greenwich.
    expect(dueOf('report', signed, '2023-12-31T15:59:59.999Z')).toMatchObject({ input: { year: 2023 } });
    expect(dueOf('report', signed, '2023-12-31T16:00:00.000Z')).toMatchObject({ input: { year: 2024 } });
  });
});

describe('The tree', () => {
  const follow = followTree(table);
  const answer = (events: readonly RecordedEvent[]) => answerOf(follow, events.at(-1)!, NO_SOURCES);

  it('links a PKS that is signed to its memorandum', async () => {
    const events = told(...pksSteps, ...pksSigning()).map(({ metadata, ...event }, index) =>
      recordedEvent('agreement-pks-1', event, index, metadata),
    );
    expect(await answer(events)).toEqual([
      { table, name: 'LinkTechnicalAgreement', id: 'nk-1', input: { childId: 'pks-1' } },
    ]);
    expect(await answer(recorded(signed))).toEqual([]);
  });

  const linked = ['pks-1', 'pks-2'].map((childId): Step => [
    '2020-04-01',
    SYSTEM,
    { type: 'LinkTechnicalAgreement', childId },
  ]);

  it('ends with a memorandum those that were said to, and no others', async () => {
    const children = ['pks-1', 'pks-2'].map((agreementId) => ({ ...parent, agreementId }));
    const cascade = [
      { agreementId: 'pks-1', ends: true },
      { agreementId: 'pks-2', ends: false },
    ];
    const ended = recorded([...signed, ...linked, ['2021-06-01', BUPATI, terminate({ cascade }), { children }]]);
    expect(await answer(ended)).toEqual([
      {
        table,
        name: 'EndWithParent',
        id: 'pks-1',
        input: { parentId: 'kb-1', occurredOn: '2021-06-01', reason: 'Para pihak sepakat mengakhiri' },
      },
    ]);
    expect(await answer(recorded([...signed, terminated]))).toEqual([]);
  });

  it('ends them on its own day, with a reason for what is dated back, and not before that day has come in the west', async () => {
    const children = [{ ...parent, agreementId: 'pks-1' }];
    const short = terminate({ cascade: [{ agreementId: 'pks-1', ends: true }], explanation: 'Sepakat' });
    const inputAt = async (entered: string) => {
      const [asked] = await answer(
        recorded([...signed, ...linked, ['2021-06-01', BUPATI, short, { children }]], entered),
      );
      return asked!.input as object;
    };
    const reason = 'Kesepakatan induknya diakhiri: Sepakat';
    expect(await inputAt('2026-06-01T03:00:00.000Z')).toMatchObject({ occurredOn: '2021-06-01', reason });
    expect(await inputAt('2021-05-31T16:30:00.000Z')).toMatchObject({ occurredOn: '2021-05-31' });
  });
});

describe('Numbers that a repair took out of a record', () => {
  const numbered: readonly Step[] = [
    ['2020-01-20', COOP, initiate(kb([{ region: BATOLA }, ULM], { scheme: 'KSDPK' }))],
    ...kbSteps().slice(1, 3),
    kbSteps()[4]!,
    ['2020-03-10', BUPATI, sign(1, { documentNumber: '1/2020' })],
  ];
  const given = (number: string) => ({
    table: agreementNumbersCommandTable,
    name: 'ReturnAgreementNumber',
    input: { register: '63.04', year: 2020, series: 'TEXT', number, agreementId: 'kb-1' },
  });
  const returned = (record: readonly RecordedEvent[]) =>
    answerOf(returnNumbers(agreementNumbersCommandTable), record.at(-1)!, { record: async () => record } as never);

  it('are given back: all that it bore where it is void, and those that a correction changed', async () => {
    const record = recorded(numbered);
    expect(await returned([...record, voided])).toEqual([given('1/2020')]);
    const target = record.at(-1)!;
    const change = {
      targetEventId: target.id,
      targetType: target.type,
      field: '/documentNumber',
      old: '1/2020',
      new: '2/2020',
    };
    const corrected = recordedEvent(
      'agreement-kb-1',
      { type: 'RecordCorrected', data: { agreementId: 'kb-1', requestId: '1', changes: [change], reason: 'Salah' } },
      98,
      { schemaVersion: 3 },
    );
    expect(await returned([...record, corrected])).toEqual([given('1/2020')]);
    expect(await returned(record)).toEqual([]);
  });
});

/** All deadlines of agreements, so that none is left out here. */
it('There are six kinds of deadlines', () => {
  expect([...models.keys()]).toEqual(['offer', 'signatures', 'begin', 'end', 'stalled', 'report']);
  expect([...models.values()].every(({ ofOneStream }: DeadlineModel) => ofOneStream)).toBe(true);
});
