import {
  localDate,
  rulesOn,
  streamName,
  type Actor,
  type EventMetadata,
  type EventToAppend,
  type Instant,
  type LocalDate,
  type RegionRef,
} from '#kernel';
import type { VisitCommand } from '../../libs/contexts/visits/domain/visit.commands.js';
import { visitDecider } from '../../libs/contexts/visits/domain/visit.decider.js';
import { visitCatalogue, type VisitEvent } from '../../libs/contexts/visits/domain/visit.events.js';
import { actor, doc, region, rp } from '#testing';
import { KADES, KADIS_PMD, facts, proposal } from '../../libs/contexts/visits/domain/fixtures/story.js';
import {
  VISIT_INNOVATIONS,
  VISIT_RESCHEDULES,
  VISIT_SESSIONS,
} from '../../libs/contexts/visits/domain/visit.settings.js';
import { strangers } from './visit-story.js';

/** A visit as it stands in the log. */
export interface LoggedVisit {
  readonly id: string;
  readonly stream: string;
  readonly events: readonly EventToAppend[];
}

const RECORDED = '2024-11-05T02:00:00.000Z' as Instant;
const day = (date: number): LocalDate => localDate(`2024-11-${String(date).padStart(2, '0')}`);
const some = <T>(count: number, make: (n: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, n) => make(n));
/** Words of which none is like another, as many letters in all. */
const text = (letters: number, seed: string | number): string =>
  some(Math.ceil(letters / 9), (n) => `k${String(seed).slice(-4)}${n.toString(36)}kata`)
    .join(' ')
    .slice(0, letters);

/** An id of the form that event stores ask for. */
const uuid = (visit: number, n: number): string =>
  `${String(visit).padStart(8, '0')}-0000-8000-8000-${String(n).padStart(12, '0')}`;

const enveloped = (
  visit: number,
  index: number,
  { type, data }: VisitEvent,
  on: LocalDate,
  by: Actor,
  schemaVersion: number = visitCatalogue[type].version,
): EventToAppend => {
  const metadata: EventMetadata = {
    schemaVersion,
    occurredOn: on,
    recordedAt: RECORDED,
    actor: by,
    command: type,
    commandId: `large-${visit}-${index}`,
    commandHash: '0'.repeat(64),
    correlationId: `large-${visit}-${index}`,
    ruleSet: 'default',
    provenance: { source: 'OFFICIAL', dateConfidence: 'EXACT' },
  };
  return { id: uuid(visit, index), type, data, metadata };
};

/** By the visit's own decider: whatever is in it, the rules allow. */
class Story {
  readonly events: EventToAppend[] = [];
  private state = visitDecider.initialState;

  constructor(private readonly visit: number) {}

  take(command: VisitCommand, on: LocalDate, by: Actor): void {
    const decided = visitDecider.decide(command, this.state, {
      now: RECORDED,
      today: on,
      occurredOn: on,
      actor: by,
      commandId: `large-${this.visit}-${this.events.length}`,
      rules: rulesOn('default', [], on),
      acknowledged: ['W_REPEAT_VISIT', 'W_DANA_DESA_EARLIER_TA'],
      facts: facts(),
    });
    for (const event of decided) {
      const made = enveloped(this.visit, this.events.length, event, on, by);
      this.events.push(made);
      this.state = visitDecider.evolve(this.state, event, made.metadata);
    }
  }
}

const HOSTS: readonly RegionRef[] = some(50, (n) => region(`63.10.09.20${String(n + 10)}`, `Desa ${n}`));
const TRAVELLERS = 1_000;

/** The largest proposal, accepted by all its hosts. */
const acceptedVisit = (visit: number, hosts: readonly RegionRef[]) => {
  const id = uuid(visit, 0);
  const story = new Story(visit);
  const acceptAll = (): void =>
    hosts.forEach((host) =>
      story.take(
        {
          type: 'AcceptHosting',
          host: host.code,
          officialName: text(120, host.code),
          reply: doc('SURAT_BALASAN', day(4)),
        },
        day(4),
        actor('VILLAGE_HEAD', host.code),
      ),
    );
  story.take(
    {
      ...proposal,
      visitId: id,
      hosts: hosts.map((host) => ({ region: host, required: true })),
      topics: some(50, (n) => text(200, `t${n}`)),
      expectedOutputs: some(50, (n) => ({ text: text(300, `o${n}`), indicator: text(300, `i${n}`) })),
      reasonForHost: text(2_000, 'r'),
      efficiencyJustification: text(2_000, 'e'),
      delegationSize: TRAVELLERS,
      budget: rp('1000000'),
      fundingSources: [{ source: 'ADD', fiscalYear: 2024, amount: rp('1000000') }],
    },
    day(4),
    KADES,
  );
  acceptAll();
  return { id, story, acceptAll };
};

/** One whose travel order is to be issued. */
export const approvedVisit = (visit: number): LoggedVisit => {
  const { id, story } = acceptedVisit(visit, HOSTS.slice(0, 1));
  story.take({ type: 'ApproveVisit', officialName: 'Kepala Dinas' }, day(4), KADIS_PMD);
  return { id, stream: streamName(visitDecider, id), events: story.events };
};

/** As much in one visit as inputs and rules allow, up to its report. */
export const largestVisit = (visit: number): LoggedVisit => {
  const { id, story, acceptAll } = acceptedVisit(visit, HOSTS);
  for (let times = 0; times < VISIT_RESCHEDULES.initial; times += 1) {
    story.take({ type: 'RescheduleVisit', plannedStart: day(18 + (times % 2)), plannedEnd: day(20) }, day(4), KADES);
    acceptAll();
  }
  story.take({ type: 'ApproveVisit', officialName: 'Kepala Dinas' }, day(4), KADIS_PMD);
  story.take(
    {
      type: 'IssueTravelOrder',
      orderNo: `ST/${visit}`,
      order: doc('SURAT_TUGAS', day(4)),
      travellers: strangers(TRAVELLERS).map((subjectRef, n) => ({
        subjectRef,
        spdNo: `SPD/${visit}/${n}`,
        official: true,
      })),
    },
    day(4),
    KADES,
  );
  story.take({ type: 'StartVisit' }, day(19), KADES);
  for (let n = 0; n < VISIT_SESSIONS.initial; n += 1) {
    story.take(
      {
        type: 'RecordSession',
        topic: text(200, `s${n}`),
        place: text(200, `p${n}`),
        speaker: {
          officeId: 'o'.repeat(64),
          officialName: text(120, n),
          capacity: 'MEWAKILI',
          mandate: doc('SURAT_TUGAS'),
        },
      },
      day(19),
      KADES,
    );
  }
  for (let n = 0; n < VISIT_INNOVATIONS.initial; n += 1) {
    story.take(
      {
        type: 'RecordInnovationObserved',
        innovationId: `inovasi-${n}`,
        hostRegion: HOSTS[n % 50]!,
        description: text(2_000, `d${n}`),
      },
      day(19),
      KADES,
    );
  }
  story.take(
    {
      type: 'CompleteVisit',
      attendance: TRAVELLERS,
      attendanceDoc: doc('DAFTAR_HADIR', day(20)),
      hostConfirmationDoc: doc('KONFIRMASI', day(20)),
    },
    day(20),
    KADES,
  );
  story.take(
    {
      type: 'SubmitVisitReport',
      findings: text(10_000, 'f'),
      observations: some(100, (n) => text(2_000, `b${n}`)),
      reportDoc: doc('LAPORAN', day(20)),
    },
    day(20),
    KADES,
  );
  return { id, stream: streamName(visitDecider, id), events: story.events };
};

const overfull = (visit: number, later: (n: number, visitId: string) => VisitEvent, times: number): LoggedVisit => {
  const story = new Story(visit);
  const id = uuid(visit, 0);
  story.take({ ...proposal, visitId: id }, day(4), KADES);
  const events = [...story.events, ...some(times, (n) => enveloped(visit, n + 1, later(n, id), day(4), KADES, 1))];
  return { id, stream: streamName(visitDecider, id), events };
};

/** From before the rules: 3,700 times other days. */
export const overfullOfDates = (visit: number): LoggedVisit =>
  overfull(
    visit,
    (n, visitId) =>
      ({
        type: 'VisitRescheduled',
        data: { visitId, plannedStart: day(18 + (n % 2)), plannedEnd: day(20) },
      }) as VisitEvent,
    3_700,
  );

/** From before the rules: 1,500 innovations. */
export const overfullOfInnovations = (visit: number): LoggedVisit => {
  const { id, stream, events } = overfull(
    visit,
    (n, visitId) =>
      n === 0
        ? { type: 'VisitStarted', data: { visitId } }
        : {
            type: 'InnovationObserved',
            data: { visitId, innovationId: `inovasi-${n}`, hostRegion: HOSTS[0]!, description: text(200, n) },
          },
    1_501,
  );
  return { id, stream, events };
};
