import { describe, expect, it } from '@jest/globals';
import { day, doc, recount, region, rp, specMetadata } from '#testing';
import {
  amount,
  covers,
  hears,
  totalKey,
  type EventMetadata,
  type Position,
  type RegionCode,
  type Revision,
} from '#kernel';
import {
  ANGSANA,
  DESA_ANGSANA,
  DESA_MEKAR_JAYA,
  KADES,
  KOTIM,
  PONTIANAK,
  SEI_ASAM,
  SYSTEM,
  TANAH_BUMBU,
  story,
  until,
  type StoryEvent,
} from '../domain/fixtures/story.js';
import type { VisitEvent } from '../domain/visit.events.js';
import type { VisitStage } from '../domain/visit.state.js';
import type { RecordedVisitEvent, VisitBoardEntry } from './visit-board.document.js';
import { visitBoard, visitBoardWith } from './visit-board.model.js';
import { contribute, fundingTotal, visitsTotal } from './visit-board.totals.js';

type Past = VisitEvent & { readonly metadata?: Partial<EventMetadata> };

const recorded = (event: Past, revision: number, id = 'visit-1'): RecordedVisitEvent => ({
  ...event,
  id: `${id}/${revision}`,
  stream: `studyVisit-${id}`,
  revision: revision as Revision,
  position: String(revision).padStart(6, '0') as Position,
  metadata: specMetadata(event.metadata),
});
const board = (events: readonly Past[], id = 'visit-1'): VisitBoardEntry =>
  events.reduce<VisitBoardEntry | undefined>(
    (visit, event, index) => visitBoard.fold(visit, recorded(event, index, id), id),
    undefined,
  )!;
const on = (date: string, event: VisitEvent, actor = KADES): Past => ({
  ...event,
  metadata: { occurredOn: day(date), actor },
});
const visitId = 'visit-1';

describe('the visit board', () => {
  it('shows a proposal with its parties, its money and its plan', () => {
    expect(board(until('PROPOSED'))).toMatchObject({
      id: 'visit-1',
      revision: 0,
      status: 'PROPOSED',
      kind: 'KAJI_BANDING',
      title: 'Sei Asam → Kabupaten Tanah Bumbu, Angsana, Mekar Jaya, Angsana',
      regions: [SEI_ASAM.code, TANAH_BUMBU.code, ANGSANA.code, DESA_MEKAR_JAYA.code, DESA_ANGSANA.code],
      originRegion: SEI_ASAM.code,
      plannedStart: '2024-11-19',
      plannedEnd: '2024-11-20',
      year: 2024,
      budget: '62500000',
      budgetAmount: 62_500_000,
      fundingKinds: ['ADD'],
      hosts: [{ answer: 'PENDING' }, { answer: 'PENDING' }, { answer: 'PENDING' }, { answer: 'PENDING' }],
      overdue: false,
      warnings: [],
      createdOn: '2024-11-04',
      updatedOn: '2024-11-04',
      documents: [{ role: 'letter', document: { docId: 'doc-SURAT_PERMOHONAN' } }],
    });
    expect(board(until('PROPOSED'))).not.toHaveProperty('late');
  });

  it.each<VisitStage>([
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
  ])('shows %s as the aggregate has it', (stage) => expect(board(until(stage)).status).toBe(stage));

  it('tells the whole story of a closed visit', () => {
    const visit = board(until('CLOSED'));
    expect(visit).toMatchObject({
      revision: 11,
      travellers: 3,
      costPerTraveller: '20833333',
      orderNo: 'ST-1',
      startedOn: '2024-11-19',
      endedOn: '2024-11-20',
      attendance: 3,
      reportDueOn: '2024-11-27',
      reportedOn: '2024-11-26',
      late: false,
      daysLate: 0,
      findings: 'BUMDes dikelola terbuka',
      updatedOn: '2024-12-20',
      sessions: [
        { on: '2024-11-19', topic: 'Pengelolaan BUMDes', speaker: { officialName: 'Sayid Firdaus', capacity: 'PJ' } },
      ],
      innovations: [{ innovationId: 'innovation-1', hostRegion: DESA_ANGSANA }],
    });
    expect(visit.documents.map(({ role }) => role)).toEqual([
      'letter',
      'reply',
      'reply',
      'reply',
      'order',
      'attendanceDoc',
      'hostConfirmationDoc',
      'reportDoc',
    ]);
    expect(visit.steps.map(({ event, on: when }) => `${when} ${event}`)).toEqual([
      '2024-11-04 VisitProposed',
      '2024-11-07 VisitHostingAccepted',
      '2024-11-08 VisitHostingAccepted',
      '2024-11-06 VisitHostingAccepted',
      '2024-11-12 VisitApproved',
      '2024-11-15 TravelOrderIssued',
      '2024-11-19 VisitStarted',
      '2024-11-19 VisitSessionHeld',
      '2024-11-19 InnovationObserved',
      '2024-11-20 VisitCompleted',
      '2024-11-26 VisitReportSubmitted',
      '2024-12-20 VisitClosed',
    ]);
  });

  it('COM-11 names no traveller, not even by reference', () =>
    expect(JSON.stringify(board(until('CLOSED')))).not.toContain('subject-'));

  it('keeps which parts are stated, corroborated or invented, for the proposal and for each step', () => {
    const press = {
      source: 'MEDIA',
      dateConfidence: 'UNKNOWN',
      claims: [
        { field: '/topics', origin: 'STATED' },
        { field: '/budget', origin: 'INVENTED' },
      ],
    } as const;
    const visit = board([
      { ...story.proposed, metadata: { ...story.proposed.metadata, provenance: press } },
      ...story.hostsAccept,
    ]);
    expect(visit.provenance).toEqual(press);
    expect(visit.steps.map(({ provenance }) => provenance.source)).toEqual([
      'MEDIA',
      'OFFICIAL',
      'OFFICIAL',
      'OFFICIAL',
    ]);
  });

  it('asks the hosts again after a change of date, and has no order any more', () => {
    const visit = board([
      ...until('TASKED'),
      { type: 'VisitRescheduled', data: { visitId, plannedStart: day('2025-01-07'), plannedEnd: day('2025-01-08') } },
    ]);
    expect(visit).toMatchObject({ status: 'PROPOSED', plannedStart: '2025-01-07', year: 2025 });
    expect(visit.hosts.map(({ answer }) => answer)).toEqual(['PENDING', 'PENDING', 'PENDING', 'PENDING']);
    for (const gone of ['orderNo', 'travellers', 'costPerTraveller', 'approval'])
      expect(visit).not.toHaveProperty(gone);
  });

  it('says why a host, the origin or a correction ended it', () => {
    expect(board(until('DECLINED'))).toMatchObject({
      endReason: 'Jadwal penuh',
      hosts: [{}, { answer: 'DECLINED', reason: 'Jadwal penuh' }, {}, {}],
    });
    expect(board(until('CANCELLED')).endReason).toBe('Banjir');
    expect(board(until('VOIDED')).endReason).toBe('Dicatat dua kali oleh operator');
  });

  it('does not end when an optional host declines', () => {
    const visit = board([
      ...until('PROPOSED'),
      { ...story.declined, data: { ...story.declined.data, host: DESA_ANGSANA } },
    ]);
    expect(visit).toMatchObject({ status: 'PROPOSED', hosts: [{}, {}, {}, { answer: 'DECLINED' }] });
    expect(visit).not.toHaveProperty('endReason');
  });

  it('is to no host that declined, in its title, its regions and all that is counted, until it is asked again', () => {
    const hosts = [
      { region: ANGSANA, required: true },
      { region: PONTIANAK, required: false },
      { kind: 'FOREIGN', name: 'Kota Kobe', country: 'JP', required: false },
    ] as const;
    const proposed = { ...story.proposed, data: { ...story.proposed.data, hosts } };
    const { host: _host, ...answer } = story.declined.data;
    const declines = { ...story.declined, data: { ...answer, host: PONTIANAK } };
    const abroad = {
      ...story.declined,
      data: { ...answer, party: { kind: 'FOREIGN', name: 'Kota Kobe', country: 'JP' } },
    };
    const before = board([proposed]);
    const after = board([proposed, declines, abroad] as never);
    expect(before).toMatchObject({ hostKinds: ['FOREIGN'], hostCountries: ['JP'] });
    expect(after).toMatchObject({
      title: `Sei Asam → ${ANGSANA.nameAtTime}`,
      hostRegions: [ANGSANA.code],
      // It was asked, and may see what became of it.
      regions: before.regions,
    });
    for (const gone of ['hostKinds', 'hostCountries']) expect(after).not.toHaveProperty(gone);
    const keys = (visit: VisitBoardEntry) => contribute(visit).flatMap(({ totals }) => totals);
    const ofPontianak = (visit: VisitBoardEntry) => keys(visit).filter((key) => key.includes(PONTIANAK.code));
    expect([ofPontianak(before).length > 0, ofPontianak(after)]).toEqual([true, []]);
    const later = { plannedStart: day('2025-01-07'), plannedEnd: day('2025-01-08') };
    const again = board([
      proposed,
      declines,
      abroad,
      { type: 'VisitRescheduled', data: { visitId, ...later } },
    ] as never);
    expect(again).toMatchObject({ title: before.title, hostRegions: before.hostRegions, hostKinds: ['FOREIGN'] });
  });

  it('is to no host that need not answer and had not when it began; it says so of that host, and what came earlier stays', () => {
    const hosts = [
      { region: ANGSANA, required: true },
      { region: PONTIANAK, required: false },
      { kind: 'FOREIGN', name: 'Kota Kobe', country: 'JP', required: false },
    ] as const;
    const told = [
      { ...story.proposed, data: { ...story.proposed.data, hosts } },
      story.hostsAccept[1],
      story.approved,
      story.ordered,
    ] as never as readonly VisitEvent[];
    const before = board(told);
    expect(before).toMatchObject({ status: 'TASKED', hostCountries: ['JP'] });
    expect(before.title).toContain(PONTIANAK.nameAtTime);
    const after = board([...told, story.started]);
    expect(after).toMatchObject({
      status: 'UNDERWAY',
      title: `Sei Asam → ${ANGSANA.nameAtTime}`,
      hosts: [{ answer: 'ACCEPTED' }, { answer: 'UNANSWERED' }, { answer: 'UNANSWERED' }],
      hostRegions: [ANGSANA.code],
      regions: before.regions,
    });
    for (const gone of ['hostKinds', 'hostCountries']) expect(after).not.toHaveProperty(gone);
    expect(
      contribute(after)
        .flatMap(({ totals }) => totals)
        .join(),
    ).not.toContain(PONTIANAK.code);
    expect(visitBoard.words!(before)).toContain('pontianak');
    expect(visitBoard.words!(after)).not.toContain('pontianak');
  });

  it('stays where it stands when an optional host answers after the approval', () => {
    const { host: _host, ...answer } = story.declined.data;
    const late = { ...story.declined, data: { ...answer, host: DESA_ANGSANA } };
    const visit = board([...until('TASKED'), late]);
    expect(visit).toMatchObject({ status: 'TASKED', hosts: [{}, {}, {}, { answer: 'DECLINED' }] });
    expect(visit.hostRegions).not.toContain(DESA_ANGSANA.code);
  });

  it('names each region once, however many of its parties sit there', () => {
    const party = (name: string) => ({ kind: 'UNIVERSITY', name, region: PONTIANAK, required: true }) as const;
    const hosts = [party('Universitas Satu'), party('Universitas Dua')];
    const visit = board([{ ...story.proposed, data: { ...story.proposed.data, hosts } }]);
    expect(visit).toMatchObject({ regions: [SEI_ASAM.code, PONTIANAK.code], hostRegions: [PONTIANAK.code] });
  });

  it('says for which calendars a due day waits, and whether a report was late only once that is known', () => {
    const awaiting = {
      ...story.completed,
      data: {
        ...story.completed.data,
        reportDueOn: undefined,
        overdueFrom: undefined,
        reportTermAwaits: { calendars: [2024, 2025], workdays: 5 },
      },
    };
    const completed = [...until('UNDERWAY'), awaiting as unknown as typeof story.completed];
    const { late: _late, daysLate: _days, ...data } = story.reported.data;
    const reported = [...completed, { ...story.reported, data }];
    const term: VisitEvent = {
      type: 'ReportTermSet',
      data: {
        visitId,
        endedOn: day('2024-11-20'),
        reportDueOn: day('2024-11-25'),
        overdueFrom: '2024-11-25T17:00:00.000Z' as never,
        late: true,
        daysLate: 1,
        warnings: ['W_LATE'],
      },
    };
    expect(board(completed)).toMatchObject({
      status: 'COMPLETED',
      dueDayAwaitsCalendars: [2024, 2025],
      overdue: false,
    });
    for (const unknown of ['reportDueOn', 'late']) expect(board(completed)).not.toHaveProperty(unknown);
    expect(board(reported)).toMatchObject({ status: 'REPORTED', dueDayAwaitsCalendars: [2024, 2025] });
    for (const unknown of ['late', 'daysLate']) expect(board(reported)).not.toHaveProperty(unknown);
    const known = board([...reported, on('2024-11-29', term, SYSTEM)]);
    expect(known).toMatchObject({
      status: 'REPORTED',
      reportDueOn: '2024-11-25',
      late: true,
      daysLate: 1,
      warnings: ['W_LATE'],
    });
    expect(known).not.toHaveProperty('dueDayAwaitsCalendars');
    const othersEnd: VisitEvent = { ...term, data: { ...term.data, endedOn: day('2024-11-19') } };
    expect(board([...reported, on('2024-11-29', othersEnd, SYSTEM)])).not.toHaveProperty('reportDueOn');
  });

  it('is overdue until the report comes, which then is late', () => {
    const overdue = [
      ...until('COMPLETED'),
      on('2024-11-28', { type: 'VisitReportOverdue', data: { visitId, reportDueOn: day('2024-11-27') } }, SYSTEM),
    ];
    expect(board(overdue)).toMatchObject({ status: 'COMPLETED', overdue: true });
    expect(board(overdue)).not.toHaveProperty('late');
    const late: VisitEvent = {
      type: 'VisitReportSubmitted',
      data: {
        visitId,
        findings: 'x',
        observations: [],
        reportDoc: doc('LAPORAN'),
        late: true,
        daysLate: 1,
        warnings: ['W_LATE'],
      },
    };
    expect(board([...overdue, on('2024-11-28', late)])).toMatchObject({
      status: 'REPORTED',
      overdue: false,
      late: true,
      daysLate: 1,
      warnings: ['W_LATE'],
    });
  });

  it('is voided without lateness, whether its report was late, overdue, in time or still without a due day', () => {
    const waits = {
      reportTermAwaits: { calendars: [2024], workdays: 5 },
      reportDueOn: undefined,
      overdueFrom: undefined,
    };
    const pasts: readonly (readonly Past[])[] = [
      [
        ...until('COMPLETED'),
        { ...story.reported, data: { ...story.reported.data, late: true, daysLate: 1, warnings: ['W_LATE'] } },
      ],
      [
        ...until('COMPLETED'),
        on('2024-11-28', { type: 'VisitReportOverdue', data: { visitId, reportDueOn: day('2024-11-27') } }, SYSTEM),
      ],
      until('REPORTED'),
      [
        ...until('UNDERWAY'),
        { ...story.completed, data: { ...story.completed.data, ...waits } } as unknown as typeof story.completed,
      ],
    ];
    for (const past of pasts) {
      const voided = board([...past, story.voided]);
      expect(voided).toMatchObject({ status: 'VOIDED', overdue: false });
      for (const flag of ['late', 'daysLate', 'dueDayAwaitsCalendars']) expect(voided).not.toHaveProperty(flag);
    }
  });

  it('counts corrections, whose values are in the events before them, and shows warnings of the envelope beside those of the event', () => {
    const corrected: Past = {
      type: 'RecordCorrected',
      metadata: { warnings: ['W_BACKDATED'] },
      data: {
        visitId,
        requestId: '1',
        changes: [{ targetEventId: 'e', targetType: 'TravelOrderIssued', field: '/orderNo', old: 'ST-0', new: 'ST-1' }],
        reason: 'Salah ketik pada Surat Tugas',
      },
    };
    expect(board([...until('TASKED'), corrected])).toMatchObject({
      orderNo: 'ST-1',
      corrections: 1,
      warnings: ['W_BACKDATED'],
    });
  });

  it('shows who approved it, in which capacity, when, and for whom that was entered', () => {
    const { approver } = story.approved.data;
    expect(board(until('ACCEPTED'))).not.toHaveProperty('approval');
    for (const stage of ['APPROVED', 'TASKED', 'CLOSED'] as const) {
      expect([stage, board(until(stage)).approval]).toEqual([
        stage,
        { approver, on: expect.any(String), filedBy: { scope: expect.any(String), officeId: expect.any(String) } },
      ]);
    }
  });

  it('is found by the regions around each party, and tells what it is searched by', () => {
    const names: Readonly<Record<string, readonly string[]>> = {
      [SEI_ASAM.code]: ['Kabupaten Kapuas', 'Kalteng'],
      [DESA_MEKAR_JAYA.code]: ['Kecamatan', 'Angsana', 'tanahbumbu'],
    };
    const found = visitBoardWith({ around: (code) => names[code] ?? [] });
    const visit = board(until('CLOSED'));
    expect(found.words!(visit)).toEqual(
      expect.arrayContaining([
        'kapuas',
        'kalteng',
        'kecamatan',
        'tanahbumbu',
        'sei',
        'asam',
        'bumdes',
        'pedoman',
        'st',
        '2024',
      ]),
    );
    expect(visitBoard.words!(visit)).not.toContain('kalteng');
    expect(found.fold(undefined, recorded(until('PROPOSED')[0]!, 0), visitId)).toEqual(
      board(until('PROPOSED').slice(0, 1)),
    );
    expect(found.searched).toEqual(visitBoard.searched);
    expect(found.searched!.map(([, en]) => en)).toEqual(
      expect.arrayContaining(['topics', 'number of the travel order']),
    );
  });

  it('keeps what an event warns of beside what its entry warns of', () => {
    const late: Past = {
      ...story.reported,
      metadata: { ...story.reported.metadata, warnings: ['W_BACKDATED'] },
      data: { ...story.reported.data, late: true, daysLate: 1, warnings: ['W_LATE'] },
    };
    expect(board([...until('COMPLETED'), late]).warnings).toEqual(['W_LATE', 'W_BACKDATED']);
  });

  it('is found by the words of its places, topics and results', () => {
    expect(visitBoard.words!(board(until('CLOSED')))).toEqual(
      expect.arrayContaining(['sei', 'asam', 'mekar', 'jaya', 'bumdes', 'pedoman', 'terbuka', 'st']),
    );
  });

  it("reads its own streams only, though names like RecordVoided are everybody's", () => {
    const event = recorded(story.voided, 1);
    expect(visitBoard.keys(event)).toEqual(['visit-1']);
    expect([event, { ...event, stream: 'agreement-visit-1' }].map((each) => hears(visitBoard.events, each))).toEqual([
      true,
      false,
    ]);
  });

  it('fails loudly on an event of a visit that it has never seen', () => {
    expect(() => board([story.approved])).toThrow('never proposed');
  });

  it('sorts by single values that every entry has', () => {
    for (const field of visitBoard.sorts) expect(board(until('PROPOSED'))).toHaveProperty(field);
  });
});

describe('the kept totals', () => {
  const STAGES: readonly VisitStage[] = [
    'PROPOSED',
    'TASKED',
    'COMPLETED',
    'REPORTED',
    'CLOSED',
    'DECLINED',
    'CANCELLED',
    'VOIDED',
  ];
  const routes = [
    { origin: SEI_ASAM, hosts: [ANGSANA, DESA_ANGSANA, DESA_MEKAR_JAYA] },
    { origin: KOTIM, hosts: [PONTIANAK] },
    { origin: SEI_ASAM, hosts: [region('62.03.02.2001', 'Tetangga'), region('63.01', 'Tanah Laut')] },
  ];
  const visits = STAGES.flatMap((stage, s) =>
    routes.map(({ origin, hosts }, r) => {
      const start = r === 1 ? '2025-04-23' : '2024-11-19';
      const proposed: StoryEvent = {
        ...story.proposed,
        data: {
          ...story.proposed.data,
          origin: { region: origin, officeId: 'o' },
          hosts: hosts.map((host) => ({ region: host, required: true })),
          plannedStart: day(start),
          warnings: s % 2 ? ['W_REPEAT_VISIT'] : [],
          fundingSources: [
            { source: 'ADD', fiscalYear: 2024, amount: rp(String(1_000_000 * (s + 1))) },
            { source: 'PADES', fiscalYear: 2024 + r, amount: rp(String(r + 1)) },
          ],
        },
      };
      const [, ...later] = until(stage);
      return board(
        [proposed, ...(later as Past[]).filter(({ type }) => type !== 'VisitHostingAccepted')].map((event) =>
          event.type === 'VisitHostingDeclined' ? { ...event, data: { ...event.data, host: hosts[0]! } } : event,
        ),
        `visit-${s}-${r}`,
      );
    }),
  );
  const sums = recount(visits.flatMap(contribute));
  const inRegion = (code: string) =>
    visits.filter(({ regions }) => regions.some((party) => covers(code as RegionCode, party)));

  it.each([
    'ID',
    '62',
    '62.03',
    '62.03.02',
    SEI_ASAM.code,
    '62.02',
    '61',
    '61.71',
    '63',
    '63.10',
    '63.10.09',
    DESA_ANGSANA.code,
    '63.01',
  ])('of %s equal a recount of the documents', (code) => {
    for (const year of [2024, 2025]) {
      const here = inRegion(code).filter(
        (visit) => visit.plannedStart.startsWith(String(year)) && visit.status !== 'VOIDED',
      );
      const goingOn = (visit: VisitBoardEntry) => visit.status !== 'DECLINED' && visit.status !== 'CANCELLED';
      const count = (test: (visit: VisitBoardEntry) => boolean) => BigInt(here.filter(test).length);
      const expected: Record<string, bigint> = {
        visits: count(() => true),
        overdue: count(({ overdue }) => overdue),
        repeats: count((visit) => goingOn(visit) && visit.warnings.includes('W_REPEAT_VISIT')),
        reportsLate: count(({ reportedOn, late }) => Boolean(reportedOn) && late === true),
        reportsOnTime: count(({ reportedOn, late }) => Boolean(reportedOn) && late === false),
        travellers: BigInt(here.filter(goingOn).reduce((sum, { travellers = 0 }) => sum + travellers, 0)),
      };
      for (const stage of STAGES) expected[stage] = count(({ status }) => status === stage);
      const kept = sums.get(visitsTotal(code as RegionCode, year)) ?? {};
      expect(kept).toEqual(Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== 0n)));
    }
    for (const year of [2024, 2025, 2026]) {
      const expected: Record<string, bigint> = {};
      for (const { status, fundingSources } of inRegion(code)) {
        if (['DECLINED', 'CANCELLED', 'VOIDED'].includes(status)) continue;
        for (const { source, fiscalYear, amount: value } of fundingSources) {
          if (fiscalYear !== year) continue;
          expected[source] = (expected[source] ?? 0n) + amount(value);
          expected['total'] = (expected['total'] ?? 0n) + amount(value);
        }
      }
      expect(sums.get(fundingTotal(code as RegionCode, year)) ?? {}).toEqual(expected);
    }
  });

  it('count a visit once in a region where several of its parties lie, and never in a look-alike', () => {
    expect(sums.get(visitsTotal('63.10' as RegionCode, 2024))?.['visits']).toBe(BigInt(STAGES.length - 1));
    expect(sums.has(visitsTotal('63.1' as RegionCode, 2024))).toBe(false);
  });

  it('stand under the documented keys', () => {
    expect(visitsTotal('63.10' as RegionCode, 2024)).toBe('visit_board@5|visits|region=63.10|year=2024');
    expect(fundingTotal('ID', 2025)).toBe(totalKey(visitBoard, 'funding', { year: 2025, region: 'ID' }));
  });
});
