import {
  addDays,
  regencyOf,
  rulesOn,
  startOfDay,
  streamName,
  villageKindOf,
  withAncestors,
  zoneOf,
  type Actor,
  type EventMetadata,
  type EventToAppend,
  type Instant,
  type LocalDate,
  type Position,
  type RecordedEvent,
  type RegionCode,
  type RegionRef,
  type Revision,
} from '#kernel';

import type { VisitCommand } from '../../libs/contexts/visits/domain/visit.commands.js';
import { visitDecider } from '../../libs/contexts/visits/domain/visit.decider.js';
import { actor, doc, region, rp } from '../../libs/testing/spec-values.js';
import { defaultVisitFacts } from '../../libs/contexts/visits/domain/visit.facts.js';
import { loadRegions } from '../../libs/contexts/regions/reference/load-regions.js';
import { calendarOf } from '../../libs/contexts/regions/domain/working-calendar.state.js';
import { referenceCalendars } from '../../libs/contexts/regions/reference/working-calendar.js';
import { randomFrom, type Random } from './random.js';

/** One event of the log, before the log has given it a position. */
export interface LogEvent extends EventToAppend {
  readonly stream: string;
  readonly revision: Revision;
}

/** A step of a visit's life: a command, its day, and who gives it. */
export type Step = readonly [command: VisitCommand, on: LocalDate, by: Actor, reason?: string];

/** The envelope of what a command led to. */
export const metadataOf = (
  command: string,
  commandId: string,
  recordedAt: Instant,
  occurredOn: LocalDate,
  actor: Actor,
): EventMetadata => ({
  schemaVersion: 1,
  occurredOn,
  recordedAt,
  actor,
  command,
  commandId,
  commandHash: commandId.replaceAll('-', '').repeat(2),
  correlationId: commandId,
  ruleSet: 'default',
  provenance: { source: actor.role === 'SYSTEM' ? 'SYSTEM' : 'OFFICIAL', dateConfidence: 'EXACT' },
});

/** Ten in the morning of that day. */
export const morningOf = (on: LocalDate): Instant =>
  new Date(Date.parse(startOfDay(on, zoneOf('ID'))) + 10 * 3_600_000).toISOString() as Instant;

const FIRST_DAY = '2024-01-08' as LocalDate;
/** Days over which proposals are spread; a visit then lives for about seven weeks. */
const DAYS = 880;
/** As the lives below come out on average; a little low, so that the log does not end early. */
const EVENTS_PER_VISIT = 11.5;
const TOPICS = [
  'Pengelolaan BUMDes',
  'Pelayanan publik',
  'Penataan pembangunan',
  'Desa wisata',
  'Ketahanan pangan',
  'Sistem informasi desa',
  'Pengelolaan sampah',
  'Pemberdayaan masyarakat',
  'Kelembagaan RT',
  'Produk unggulan kawasan perdesaan',
];

interface Villages {
  readonly villages: readonly RegionCode[];
  /** Any region as an event keeps it. */
  ref(code: RegionCode): RegionRef;
}

let loaded: Villages | undefined;

/** Every desa of the country; read once, since that takes a second. */
export const loadVillages = (): Villages => {
  if (loaded) return loaded;
  const { directory } = loadRegions();
  const below = (codes: readonly RegionCode[]): readonly RegionCode[] =>
    codes.flatMap((code) => directory.children(code).map((child) => child.code));
  const villages = below(below(below(directory.children('ID').map(({ code }) => code)))).filter(
    (code) => villageKindOf(code) === 'DESA',
  );
  const known = new Map<RegionCode, RegionRef>();
  loaded = {
    villages,
    ref: (code) => {
      const found = known.get(code) ?? region(code, directory.byCode(code)!.name);
      known.set(code, found);
      return found;
    },
  };
  return loaded;
};

/** Makes visits of villages all over the country by giving the visit's own decider the commands of a whole life. */
export const visitMaker = () => {
  const { villages, ref } = loadVillages();
  const calendar = calendarOf(referenceCalendars());

  const steps = (n: number, visitId: string, proposedOn: LocalDate, random: Random): readonly Step[] => {
    const origin = random.pick(villages);
    const hostVillage = random.pick(villages);
    const [, regency, district] = withAncestors(hostVillage) as [RegionCode, RegionCode, RegionCode];
    const hosts = hostVillage === origin ? [ref(regency)] : [ref(regency), ref(district), ref(hostVillage)];
    const head = actor('VILLAGE_HEAD', origin);
    const bupati = actor('REGENCY_HEAD', regencyOf(origin)!);
    const start = addDays(proposedOn, random.between(12, 24));
    const end = addDays(start, random.between(1, 3));
    const size = random.between(3, 12);
    const budget = rp(String(size * 2_500_000));
    const subjects = Array.from({ length: size }, (_, i) => ({
      subjectRef: random.uuid(),
      spdNo: `090/${n}/SPD/${i + 1}`,
      official: true,
    }));
    const topics = [random.pick(TOPICS), random.pick(TOPICS), random.pick(TOPICS)].filter(
      (topic, i, all) => all.indexOf(topic) === i,
    );

    const propose: Step = [
      {
        type: 'ProposeVisit',
        visitId,
        kind: random.pick(['KAJI_BANDING', 'STUDI_TIRU', 'STUDI_BANDING']),
        origin: { region: ref(origin), officeId: `pemdes-${origin}` },
        hosts: hosts.map((host) => ({ region: host, required: true })),
        topics,
        expectedOutputs: [
          {
            text: `Rancangan peraturan desa tentang ${topics[0]!.toLowerCase()}`,
            indicator: 'Rancangan dibahas bersama BPD',
          },
        ],
        reasonForHost: 'Penghargaan lomba desa tingkat provinsi',
        plannedStart: start,
        plannedEnd: end,
        delegationSize: size,
        budget,
        fundingSources: [
          { source: random.pick(['ADD', 'PADES', 'APBD_KAB']), fiscalYear: Number(start.slice(0, 4)), amount: budget },
        ],
        letter: doc('SURAT_PERMOHONAN', proposedOn),
        officialName: 'Kepala Desa',
      },
      proposedOn,
      head,
    ];
    const accepts = hosts.map((host, i): Step => {
      const on = addDays(proposedOn, 2 + i);
      return [
        { type: 'AcceptHosting', host: host.code, officialName: 'Pejabat tuan rumah', reply: doc('SURAT_BALASAN', on) },
        on,
        actor('REGENCY_PMD', host.code),
      ];
    });
    const fate = random.between(1, 100);
    if (fate <= 4) {
      const on = addDays(proposedOn, 3);
      return [
        propose,
        [
          { type: 'DeclineHosting', host: hosts[0]!.code, officialName: 'Pejabat tuan rumah' },
          on,
          actor('REGENCY_PMD', hosts[0]!.code),
          'Jadwal penuh',
        ],
      ];
    }
    if (fate <= 8)
      return [propose, ...accepts, [{ type: 'CancelVisit' }, addDays(proposedOn, 9), head, 'Banjir di desa asal']];
    const approved = addDays(proposedOn, 8);
    const ordered = addDays(proposedOn, 10);
    const reported = addDays(end, random.between(3, 12));
    const session = (on: LocalDate): Step => [
      {
        type: 'RecordSession',
        topic: random.pick(topics),
        place: 'Balai desa tuan rumah',
        speaker: { officeId: `pemdes-${hostVillage}`, officialName: 'Kepala Desa tuan rumah', capacity: 'DEFINITIF' },
      },
      on,
      head,
    ];
    const observed: Step = [
      {
        type: 'RecordInnovationObserved',
        innovationId: `inovasi-${n}`,
        hostRegion: hosts.at(-1)!,
        description: `Cara kerja tuan rumah dalam hal ${topics[0]!.toLowerCase()}: terbuka dan dilaporkan setiap bulan.`,
      },
      start,
      head,
    ];
    const attendance = doc('DAFTAR_HADIR', end);
    return [
      propose,
      ...accepts,
      [{ type: 'ApproveVisit', officialName: 'Bupati' }, approved, bupati],
      [
        { type: 'IssueTravelOrder', orderNo: `090/${n}/ST`, order: doc('SURAT_TUGAS', ordered), travellers: subjects },
        ordered,
        head,
      ],
      [{ type: 'StartVisit' }, start, head],
      session(start),
      ...(fate <= 60 ? [observed] : []),
      session(end),
      [
        {
          type: 'CompleteVisit',
          attendance: size,
          attendanceDoc: attendance,
          hostConfirmationDoc: doc('KONFIRMASI', end),
        },
        end,
        head,
      ],
      [
        {
          type: 'SubmitVisitReport',
          findings: `Hasil belajar tentang ${topics.join(', ').toLowerCase()}.`,
          observations: ['Laporan dipasang di papan desa'],
          reportDoc: doc('LAPORAN', reported),
        },
        reported,
        head,
      ],
      ...(fate <= 92 ? [[{ type: 'CloseVisit' }, addDays(reported, 10), head] as const] : []),
    ];
  };

  /** The n-th visit, from its proposal on that day to wherever its life leads, or to where that is led by others. */
  const events = (
    n: number,
    proposedOn: LocalDate,
    led: (life: readonly Step[]) => readonly Step[] = (life) => life,
  ): readonly LogEvent[] => {
    const random = randomFrom(n);
    const visitId = random.uuid();
    const stream = streamName(visitDecider, visitId);
    const known = { ...defaultVisitFacts, calendar, decidedInnovations: [`inovasi-${n}`] };
    const log: LogEvent[] = [];
    let state = visitDecider.initialState;
    for (const [command, on, by, reason] of led(steps(n, visitId, proposedOn, random))) {
      const commandId = random.uuid();
      const now = morningOf(on);
      const decided = visitDecider.decide(command, state, {
        now,
        today: on,
        occurredOn: on,
        actor: by,
        commandId,
        rules: rulesOn('default', [], on),
        acknowledged: [],
        facts: known,
        ...(reason && { reason }),
      });
      const metadata = { ...metadataOf(command.type, commandId, now, on, by), ...(reason && { reason }) };
      for (const event of decided) {
        log.push({ stream, revision: log.length as Revision, id: random.uuid(), ...event, metadata });
        state = visitDecider.evolve(state, event, metadata);
      }
    }
    return log;
  };
  return { steps, events, facts: { ...defaultVisitFacts, calendar } };
};

/**
 * A log of that many events, day by day: the lives of all visits run side by side, as offices all over the country
 * would record them. Ends exactly at the number asked for.
 */
export function* visitLog(eventCount: number): Generator<readonly LogEvent[]> {
  const { events: make } = visitMaker();
  const perDay = eventCount / EVENTS_PER_VISIT / DAYS;
  const days = new Map<LocalDate, LogEvent[]>();
  let left = eventCount;
  let visits = 0;
  for (let day = 0; left > 0; day += 1) {
    const today = addDays(FIRST_DAY, day);
    for (; day < DAYS && visits < perDay * (day + 1); visits += 1) {
      for (const event of make(visits, today)) {
        const on = event.metadata.occurredOn;
        const list = days.get(on);
        if (list) list.push(event);
        else days.set(on, [event]);
      }
    }
    const events = (days.get(today) ?? []).slice(0, left);
    days.delete(today);
    left -= events.length;
    if (events.length > 0) yield events;
    if (day > DAYS + 200) return;
  }
}

/** The same events with positions, as a log would give them. */
export const recordedLog = (eventCount: number): readonly RecordedEvent[] => {
  const log: RecordedEvent[] = [];
  for (const day of visitLog(eventCount)) {
    for (const event of day) log.push({ ...event, position: String(log.length + 1).padStart(16, '0') as Position });
  }
  return log;
};
