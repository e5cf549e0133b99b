import { describe, expect, it } from '@jest/globals';
import { effective, type RecordedEvent } from '#kernel';
import { day, documentsOf, recordedEvent, region, specMetadata } from '#testing';
import type { AgreementEvent } from '#contexts/agreements/contract';
import { dataQuality } from './data-quality.model.js';
import { duties } from './duties.model.js';
import type { DutyEntry } from './duty.document.js';
import { network } from './network.model.js';
import { edgeName } from './network.parties.js';
import { openAgreement, publicAgreements } from './public-agreements.model.js';
import type { RiskEntry } from './risk.document.js';
import { riskSignals } from './risk.model.js';

const ID = 'kb-1';
const STREAM = `agreement-${ID}`;
const [KAPUAS, TANBU] = [region('62.03', 'Kabupaten Kapuas'), region('63.10', 'Kabupaten Tanah Bumbu')];
const COMPANY = { kind: 'COMPANY', region: TANBU, name: 'PT Bina' } as const;
const PARTIES = [{ region: KAPUAS }, { region: TANBU }, COMPANY] as const;
const SHA = 'a'.repeat(64);
const document = (id: string, date: string) =>
  ({ docId: id, type: 'Surat', date: day(date), sha256: SHA, classification: 'INTERNAL' }) as const;
const official = { officeId: 'kerja-sama-62.03', officialName: 'Kepala Bagian', capacity: 'DEFINITIF' } as const;

type Told = readonly [on: string, event: AgreementEvent];
const of = <Type extends AgreementEvent['type']>(
  on: string,
  type: Type,
  data: Omit<Extract<AgreementEvent, { type: Type }>['data'], 'agreementId'>,
): Told => [on, { type, data: { agreementId: ID, ...data } } as unknown as AgreementEvent];

const BEGUN = of('2026-01-05', 'CooperationInitiated', {
  instrument: 'KESEPAKATAN_BERSAMA',
  scheme: 'KSDPK',
  officeId: 'kerja-sama-62.03',
  parties: PARTIES,
  title: 'Pembinaan BUM Desa',
  object: 'BUM Desa',
  urusan: ['PEMBERDAYAAN_DESA'],
  purpose: 'Belajar bersama',
  initiatedBy: official,
});
const OFFERED = of('2026-01-10', 'CooperationOffered', {
  letter: document('tawar', '2026-01-10'),
  replyDueOn: day('2026-02-24'),
  lapsesAt: '2026-02-24T17:00:00.000Z' as never,
});
const accepts = (partyNo: number, on: string): Told =>
  of(on, 'CooperationOfferAccepted', {
    partyNo,
    party: PARTIES[partyNo - 1]!,
    reply: document(`jawab-${partyNo}`, on),
  });
const TEXT = of('2026-02-01', 'AgreementDrafted', {
  version: 1,
  text: document('naskah', '2026-02-01'),
  contents: [],
  term: { end: 'FIXED', until: day('2028-12-31') },
});
const recommends = (partyNo: number, on: string): Told =>
  of(on, 'TKKSDRecommendationGiven', {
    partyNo,
    party: PARTIES[partyNo - 1]!,
    textSha256: SHA,
    minutes: document(`tkksd-${partyNo}`, on),
  });
const FINAL = of('2026-02-20', 'AgreementTextFinalised', { version: 1, sha256: SHA, warnings: [] });
const signs = (partyNo: number, on: string): Told =>
  of(on, 'AgreementSignatureRecorded', {
    partyNo,
    party: PARTIES[partyNo - 1]!,
    textSha256: SHA,
    signatory: official,
    signMethod: 'WET_INK',
    place: { text: 'Aula' },
    othersUntil: day('2026-05-01'),
  });
const SIGNED = of('2026-03-10', 'MoUSigned', {
  instrument: 'KESEPAKATAN_BERSAMA',
  scheme: 'KSDPK',
  title: 'Pembinaan BUM Desa',
  object: 'BUM Desa',
  urusan: ['PEMBERDAYAAN_DESA'],
  purpose: 'Belajar bersama',
  parties: [],
  place: { text: 'Aula' },
  signedOn: day('2026-03-10'),
  validFrom: day('2026-03-10'),
  validUntil: day('2028-12-31'),
  textSha256: SHA,
  flags: [],
});
const WHOLE = [
  BEGUN,
  OFFERED,
  accepts(2, '2026-01-20'),
  accepts(3, '2026-01-25'),
  TEXT,
  recommends(1, '2026-02-10'),
  recommends(2, '2026-02-12'),
  FINAL,
  signs(1, '2026-03-02'),
  signs(2, '2026-03-05'),
  signs(3, '2026-03-10'),
  SIGNED,
];

const recorded = (events: readonly Told[]): readonly RecordedEvent[] =>
  effective(
    events.map(
      ([on, event], revision) =>
        ({
          id: String(revision),
          ...event,
          stream: STREAM,
          revision,
          metadata: specMetadata({ occurredOn: day(on), recordedAt: `${on}T02:00:00.000Z` as never }),
        }) as unknown as RecordedEvent,
    ),
  );
const dutyOf = (key: string, ...events: readonly Told[]): DutyEntry | undefined =>
  recorded(events).reduce<DutyEntry | undefined>((entry, event) => duties.fold(entry, event, key), undefined);
const waits = (...events: readonly Told[]) => {
  const { kind, obliged, dueOn, dueBasis, open } = dutyOf(STREAM, ...events)!;
  return open ? [kind, obliged, dueOn, dueBasis] : [];
};

describe('What an agreement waits for', () => {
  it.each([
    ['nothing before it is offered', 1, []],
    ['answers of all who were asked, in their term', 2, ['ANSWER_OFFER', ['63.10', '62.03'], '2026-02-24', 'RULE']],
    ['of a company whoever offered records the letter', 3, ['ANSWER_OFFER', ['62.03'], '2026-02-24', 'RULE']],
    ['a text, of which nobody says by when', 4, []],
    ['the recommendation of each region', 5, ['RECOMMEND_AGREEMENT', ['62.03', '63.10'], '2026-03-03', 'CUSTOM']],
    ['of the last one alone', 6, ['RECOMMEND_AGREEMENT', ['63.10'], '2026-03-03', 'CUSTOM']],
    ['its final text', 7, ['FINALISE_AGREEMENT', ['62.03'], '2026-03-14', 'CUSTOM']],
    ['signatures', 8, ['SIGN_AGREEMENT', ['62.03', '63.10'], '2026-04-21', 'CUSTOM']],
    ['those of the others in the term of AGR-08', 9, ['SIGN_AGREEMENT', ['63.10', '62.03'], '2026-05-01', 'RULE']],
    ['the last one, whose paper whoever initiated records', 10, ['SIGN_AGREEMENT', ['62.03'], '2026-05-01', 'RULE']],
    ['nothing while it is in force', 12, []],
  ])('%s', (_, count, expected) => {
    expect(waits(...WHOLE.slice(0, count))).toEqual(expected);
  });

  it('is a decision once it is about to expire, and nothing when it is over', () => {
    expect(waits(...WHOLE, notice)).toEqual(['DECIDE_RENEWAL', ['62.03', '63.10'], '2028-12-31', 'RULE']);
    const over = of('2029-01-01', 'AgreementExpired', { validUntil: day('2028-12-31') });
    expect(waits(...WHOLE, notice, over)).toEqual([]);
  });

  const notice = of('2028-07-04', 'AgreementExpiring', {
    days: 180,
    validUntil: day('2028-12-31'),
    expiresAt: '2028-12-31T17:00:00.000Z' as never,
  });
  const openEnded = of('2028-08-01', 'AddendumSigned', {
    addendumNo: 1,
    changes: [{ part: 'TERM', text: 'Tanpa batas waktu' }],
    newTerm: { end: 'OPEN_ENDED' },
  });

  it('is no decision any more once an addendum has taken the end away', () => {
    expect(waits(...WHOLE, notice, openEnded)).toEqual([]);
  });

  it('is beside all that the report of each year in force, by 31 January of the next one', () => {
    const key = `${STREAM}.report`;
    const report = (year: number): Told =>
      of(`${year + 1}-01-20`, 'AgreementReportSubmitted', {
        year,
        report: document(`laporan-${year}`, `${year + 1}-01-20`),
        outcome: 'Terlaksana',
        dueOn: day(`${year + 1}-01-31`),
        late: false,
      });
    const due = (...more: readonly Told[]) => {
      const { kind, dueOn, open } = dutyOf(key, ...WHOLE, ...more)!;
      return open ? [kind, dueOn] : [];
    };
    expect(due()).toEqual(['SUBMIT_AGREEMENT_REPORT', '2027-01-31']);
    expect(due(report(2026))).toEqual(['SUBMIT_AGREEMENT_REPORT', '2028-01-31']);
    expect(due(report(2026), report(2027), report(2028))).toEqual([]);
    const early = of('2028-06-01', 'AgreementReportSubmitted', { ...report(2028)[1].data, year: 2028 } as never);
    const done = [report(2026), report(2027), early];
    expect(due(...done, openEnded)).toEqual(['SUBMIT_AGREEMENT_REPORT', '2030-01-31']);
    const extended = of('2028-08-01', 'ExtensionAgreed', {
      validUntil: day('2029-12-31'),
      document: document('perpanjangan', '2028-08-01'),
    });
    expect(due(...done, extended)).toEqual(['SUBMIT_AGREEMENT_REPORT', '2030-01-31']);
    expect(due(extended)).toEqual(['SUBMIT_AGREEMENT_REPORT', '2027-01-31']);
  });

  const need = (partyNo: number, on: string, burdensPublic = true): Told =>
    of(on, 'ApprovalNeedDeclared', { partyNo, party: PARTIES[partyNo - 1]!, burdensPublic, unbudgeted: false });
  const council = (type: 'DPRDApprovalRequested' | 'DPRDApprovalGranted', partyNo: number, on: string): Told =>
    of(on, type, { partyNo, party: PARTIES[partyNo - 1]!, letter: document(`dprd-${partyNo}`, on) });
  const beside = (key: string, ...events: readonly Told[]) => {
    const { kind, obliged, dueOn, open } = dutyOf(`${STREAM}.${key}`, ...events)!;
    return open ? [kind, obliged, dueOn] : [];
  };

  it('AGR-10 is the approval of each DPRD that is needed: first that it is asked, then that it decides', () => {
    const drafted = WHOLE.slice(0, 5);
    const steps = [
      [],
      [need(1, '2026-02-03', false)],
      [need(1, '2026-02-03'), need(2, '2026-02-05')],
      [need(1, '2026-02-03'), need(2, '2026-02-05'), council('DPRDApprovalRequested', 1, '2026-02-08')],
      [need(1, '2026-02-03'), council('DPRDApprovalRequested', 1, '2026-02-08')],
      [
        need(1, '2026-02-03'),
        council('DPRDApprovalRequested', 1, '2026-02-08'),
        council('DPRDApprovalGranted', 1, '2026-03-01'),
      ],
    ];
    expect(steps.map((more) => beside('council', ...drafted, ...more))).toEqual([
      [],
      [],
      ['REQUEST_DPRD_APPROVAL', ['62.03', '63.10'], '2026-03-05'],
      ['REQUEST_DPRD_APPROVAL', ['63.10'], '2026-03-07'],
      ['RECORD_DPRD_DECISION', ['62.03'], '2026-04-12'],
      [],
    ]);
    const known = [...drafted, need(1, '2026-02-03', false), need(1, '2026-06-01')];
    expect(beside('council', ...known)).toEqual(['REQUEST_DPRD_APPROVAL', ['62.03'], '2026-07-01']);
    expect(beside('council', ...known, need(1, '2026-06-20'))[2]).toBe('2026-07-01');
  });

  it('is none of a DPRD once cooperation was given up, signed or voided', () => {
    const pending = [...WHOLE.slice(0, 5), need(1, '2026-02-03')];
    const abandoned = of('2026-02-10', 'CooperationAbandoned', { reason: 'Tidak dianggarkan' });
    const voided = of('2026-02-10', 'RecordVoided', { requestId: '1', lapsed: [], reason: 'Dua kali' } as never);
    for (const over of [[abandoned], [voided], WHOLE.slice(5)])
      expect(beside('council', ...pending, ...over)).toEqual([]);
  });

  it('is an activity of a PKS in force that had none for six months, and of no other agreement', () => {
    const { data } = SIGNED[1] as Extract<AgreementEvent, { type: 'MoUSigned' }>;
    const signedAs = (until: string): Told =>
      of('2026-03-10', 'PKSSigned', { ...data, instrument: 'PKS', validUntil: day(until) } as never);
    const activity = (on: string): Told => of(on, 'AgreementActivityRecorded', { description: 'Pelatihan' });
    const [before, long] = [WHOLE.slice(0, -1), signedAs('2028-12-31')];
    expect(beside('activity', ...WHOLE)).toEqual([]);
    expect(beside('activity', ...before, long)).toEqual(['RECORD_AGREEMENT_ACTIVITY', ['62.03'], '2026-09-10']);
    expect(beside('activity', ...before, long, activity('2026-06-30'), activity('2026-04-01'))[2]).toBe('2026-12-30');
    expect(beside('activity', ...before, signedAs('2026-09-10'))[2]).toBe('2026-09-10');
    expect(beside('activity', ...before, signedAs('2026-09-09'))).toEqual([]);
    const ended = of('2026-12-01', 'AgreementTerminated', { ground: 'AGREEMENT', cascade: [] } as never);
    expect(beside('activity', ...before, long, ended)).toEqual([]);
  });

  it('is no activity of years before a PKS was entered', () => {
    const { data } = SIGNED[1] as Extract<AgreementEvent, { type: 'MoUSigned' }>;
    const signedNow = of('2026-03-10', 'PKSSigned', { ...data, instrument: 'PKS' } as never);
    const entered = recorded([...WHOLE.slice(0, -1), signedNow])
      .map((event) => ({ ...event, metadata: { ...event.metadata, recordedAt: '2027-05-01T02:00:00.000Z' as never } }))
      .reduce<DutyEntry | undefined>((entry, event) => duties.fold(entry, event, `${STREAM}.activity`), undefined)!;
    expect(entered.dueOn).toBe('2027-11-01');
  });

  it('is no report of a year that was over for its parties when it was entered', () => {
    const entered = (at: string) =>
      recorded(WHOLE)
        .map((event) => ({ ...event, metadata: { ...event.metadata, recordedAt: at as never } }))
        .reduce<DutyEntry | undefined>((entry, event) => duties.fold(entry, event, `${STREAM}.report`), undefined)!;
    expect(entered('2026-12-31T16:59:59.999Z').dueOn).toBe('2027-01-31');
    expect(entered('2026-12-31T17:00:00.000Z').dueOn).toBe('2028-01-31');
  });

  it('is no report of a year after it was terminated', () => {
    const ended = of('2027-03-01', 'AgreementTerminated', {
      ground: 'AGREED',
      explanation: 'Sepakat',
      document: document('akhir', '2027-03-01'),
      cascade: [],
    });
    const report = (year: number): Told =>
      of(`2027-03-0${year - 2024}`, 'AgreementReportSubmitted', {
        year,
        report: document(`laporan-${year}`, '2027-03-01'),
        outcome: 'Terlaksana',
        dueOn: day(`${year + 1}-01-31`),
        late: true,
      });
    const open = (...more: readonly Told[]) => {
      const duty = dutyOf(`${STREAM}.report`, ...WHOLE, ended, ...more)!;
      return duty.open && duty.dueOn;
    };
    expect(open()).toBe('2027-01-31');
    expect(open(report(2026))).toBe('2028-01-31');
    expect(open(report(2026), report(2027))).toBe(false);
  });
});

describe('The network', () => {
  it('joins who initiated an agreement with each of the others, once it is signed', () => {
    const lines = (events: readonly Told[]) =>
      recorded(events).reduce<ReturnType<typeof network.fold>>(
        (entry, event) => network.fold(entry as never, event, STREAM),
        undefined,
      );
    expect(lines(WHOLE.slice(0, -1))).toMatchObject({ counts: false, edges: [] });
    const signed = lines(WHOLE)!;
    expect(signed).toMatchObject({ counts: true, on: '2026-03-10', kind: 'AGREEMENT' });
    expect(signed.edges).toContain(edgeName('REGENCY', 'AGREEMENT', '62.03', '63.10'));
  });
});

describe('The public', () => {
  const shown = (events: readonly Told[]) => {
    const entry = recorded(events).reduce<ReturnType<typeof publicAgreements.fold>>(
      (before, event) => publicAgreements.fold(before as never, event as never, ID),
      undefined,
    );
    return entry && openAgreement(entry);
  };

  it('learns of an agreement with its last signature: between whom, on what, until when, and no official', () => {
    expect(shown(WHOLE.slice(0, -1))).toMatchObject({ published: false });
    const agreement = shown(WHOLE)!;
    expect(agreement).toMatchObject({
      published: true,
      stage: 'ACTIVE',
      names: 'Kabupaten Kapuas – Kabupaten Tanah Bumbu – PT Bina',
      signedOn: '2026-03-10',
      validUntil: '2028-12-31',
      regions: ['62.03', '63.10'],
    });
    const told = JSON.stringify(agreement);
    for (const hidden of ['Kepala Bagian', 'kerja-sama-62.03', SHA, 'naskah', 'standing'])
      expect(told).not.toContain(hidden);
  });

  it('learns of an end that an addendum took away', () => {
    const openEnded = of('2028-08-01', 'AddendumSigned', {
      addendumNo: 1,
      changes: [{ part: 'TERM', text: 'Tanpa batas waktu' }],
      newTerm: { end: 'OPEN_ENDED' },
    });
    expect(shown([...WHOLE, openEnded])).toMatchObject({ stage: 'ACTIVE', validFrom: '2026-03-10' });
    expect(shown([...WHOLE, openEnded])).not.toHaveProperty('validUntil');
  });

  it('is told of no agreement that was entered wrongly', () => {
    const voided = of('2026-04-01', 'RecordVoided', {
      requestId: '1',
      reason: 'Tercatat dua kali dari berkas yang sama.',
      approvedBy: official,
      requestedBy: 'u-1',
    } as never);
    expect(shown([...WHOLE, voided])).toBeUndefined();
  });
});

describe('Signals of an agreement', () => {
  const signalsOf = (events: readonly RecordedEvent[]) =>
    events.reduce<RiskEntry | undefined>((entry, event) => riskSignals.fold(entry, event, STREAM), undefined)!;
  const codes = (...events: readonly Told[]) => signalsOf(recorded(events)).codes;
  const report = (year: number, late: boolean): Told =>
    of('2028-02-20', 'AgreementReportSubmitted', {
      year,
      report: document(`laporan-${year}`, '2028-02-20'),
      outcome: 'Terlaksana',
      dueOn: day(`${year + 1}-01-31`),
      late,
    });

  it('are none of what is as it should be', () => {
    expect(codes(...WHOLE)).toEqual([]);
    expect(codes(...WHOLE, report(2027, false))).toEqual([]);
  });

  it('are a term from before the signature, a late report, and a correction after the signature', () => {
    const { data } = SIGNED[1] as Extract<AgreementEvent, { type: 'MoUSigned' }>;
    const retroactive = of('2026-03-10', 'MoUSigned', { ...data, flags: ['RETROACTIVE'] } as never);
    expect(codes(...WHOLE.slice(0, -1), retroactive)).toEqual(['RETROACTIVE_TERM']);
    expect(signalsOf(recorded([...WHOLE, report(2027, true)])).signals).toEqual([
      { code: 'REPORT_LATE', rule: 'AGR-15', severity: 'LOW', on: '2028-02-20' },
    ]);
    const corrected = of('2026-04-01', 'RecordCorrected', { requestId: '1', changes: [], reason: 'x' } as never);
    const folded = (events: readonly Told[]) =>
      signalsOf(events.map(([on, event], revision) => recordedEvent(STREAM, event, revision, { occurredOn: day(on) })))
        .codes;
    expect(folded([...WHOLE, corrected])).toEqual(['CORRECTED_AFTER_APPROVAL']);
    expect(folded([...WHOLE.slice(0, -1), corrected])).toEqual([]);
  });

  it('are none of reports for years before it was entered, and none once it was voided', () => {
    expect(codes(...WHOLE, report(2025, true))).toEqual([]);
    const voided = of('2028-03-01', 'RecordVoided', { requestId: '1', lapsed: [], reason: 'Dua kali' } as never);
    expect(codes(...WHOLE, report(2027, true), voided)).toEqual([]);
  });

  it('are asked from the year on in which it was entered by the clocks of all parties', () => {
    const [first, ...others] = WHOLE.slice(0, -1);
    const parties = [{ region: TANBU }, { region: KAPUAS }];
    const begun = [first![0], { ...first![1], data: { ...first![1].data, parties } }] as unknown as Told;
    const signed = [SIGNED[0], { ...SIGNED[1], data: { ...SIGNED[1].data, parties } }] as unknown as Told;
    const entered = (at: string) =>
      signalsOf(
        recorded([begun, ...others, signed, report(2026, true)]).map((event) => ({
          ...event,
          metadata: { ...event.metadata, recordedAt: at as never },
        })),
      ).codes;
    expect(entered('2026-12-31T16:59:59.999Z')).toEqual(['REPORT_LATE']);
    expect(entered('2026-12-31T17:00:00.000Z')).toEqual([]);
  });

  it('are none of cooperation that came to nothing, whatever is entered of it later', () => {
    const backdated = (events: readonly Told[]) =>
      signalsOf(
        recorded(events).map((event) => ({ ...event, metadata: { ...event.metadata, warnings: ['W_BACKDATED'] } })),
      );
    const asked = [BEGUN, OFFERED];
    expect(backdated(asked).codes).toEqual(['BACKDATED_ENTRY']);
    const corrected = of('2026-04-01', 'RecordCorrected', { requestId: '1', changes: [], reason: 'x' } as never);
    for (const ended of ['CooperationOfferDeclined', 'CooperationOfferLapsed', 'CooperationAbandoned'] as const)
      for (const later of [[], [corrected]])
        expect(backdated([...asked, of('2026-02-10', ended, { partyNo: 2 } as never), ...later])).toMatchObject({
          codes: [],
          signals: [],
          signalled: false,
        });
  });
});

it('The quality of data tells of an agreement that a party signed without a number of its own', () => {
  const model = dataQuality([{ category: 'agreement', catalogue: { AgreementSignatureRecorded: {} } }] as never, {
    stands: () => true,
  });
  const findings = (more: object) => {
    const [on, event] = signs(1, '2026-03-10');
    const numbered = { ...event, data: { ...event.data, ...more } };
    const recorded = recordedEvent(STREAM, numbered, 0, { occurredOn: day(on) });
    return documentsOf(model, recorded)[STREAM]!.findings;
  };
  expect(findings({})).toEqual(['AGREEMENT_UNNUMBERED']);
  expect(findings({ documentNumber: '415.4/12/KSD' })).toEqual([]);
});
