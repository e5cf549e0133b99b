import { addDays, regencyOf, streamName, type LocalDate, type RegionCode, type Revision } from '#kernel';
import { actor } from '../../libs/testing/spec-values.js';
import type { ProposeVisit } from '../../libs/contexts/visits/domain/visit.commands.js';
import { visitDecider } from '../../libs/contexts/visits/domain/visit.decider.js';
import { PROVINCE } from './proposals.js';
import { randomFrom } from './random.js';
import { visitMaker, type LogEvent, type Step } from './visit-log.js';

const PROPOSED_ON = '2024-11-04' as LocalDate;
const REPAIRS = 10;
const REPAIR_EVERY = 8;

/** Sessions and innovations after the start of a visit, on which its report leaves all to be decided. */
const lengthened =
  (more: number) =>
  (life: readonly Step[]): readonly Step[] => {
    const started = life.findIndex(([{ type }]) => type === 'StartVisit');
    const [, start, head] = life[started]!;
    const { hosts } = life[0]![0] as ProposeVisit;
    const [session] = life.find(([{ type }]) => type === 'RecordSession')!;
    const extra = Array.from({ length: more }, (_, n): Step =>
      n % 2
        ? [{ ...session, place: `Balai desa, ruang ${n}` } as typeof session, start, head]
        : [
            {
              type: 'RecordInnovationObserved',
              innovationId: `inovasi-panjang-${n}`,
              hostRegion: hosts.at(-1)!.region!,
              description: `Cara kerja ke-${n} yang dilihat di tempat dan dicatat satu per satu.`,
            },
            start,
            head,
          ],
    );
    const rest = life.slice(started + 1).filter(([{ type }]) => type !== 'CloseVisit');
    return [...life.slice(0, started + 1), ...extra, ...rest];
  };

/** What was entered of every eighth session is asked to be corrected by one, and corrected by another. */
const repaired = (log: readonly LogEvent[], visitId: string, seed: number): readonly LogEvent[] => {
  const random = randomFrom(seed);
  const { scope } = log[0]!.metadata.actor;
  const second = actor('REGENCY_HEAD', regencyOf(scope as RegionCode)!);
  let requests = 0;
  const all = log.flatMap((event, index) => {
    if (event.type !== 'VisitSessionHeld' || index % REPAIR_EVERY || requests === REPAIRS) return [event];
    requests += 1;
    const { place } = event.data as { readonly place: string };
    const changes = [
      { targetEventId: event.id, targetType: event.type, field: '/place', old: place, new: `${place} (lantai 2)` },
    ];
    const asked = { visitId, requestId: String(requests), reason: 'Ruang salah ditulis dalam notulen', changes };
    const repair = (type: string, data: object, by = event.metadata.actor): LogEvent => ({
      ...event,
      id: random.uuid(),
      type,
      data,
      metadata: { ...event.metadata, schemaVersion: 3, actor: by, reason: asked.reason, commandId: random.uuid() },
    });
    return [
      event,
      repair('CorrectionRequested', { ...asked, regions: [scope] }),
      repair('RecordCorrected', asked, second),
    ];
  });
  return all.map((event, revision) => ({ ...event, revision: revision as Revision }));
};

/** A visit of that many events, of which 20 are corrections and their requests, by the rules of the visit itself. */
export const longVisit = (eventCount: number, from = 9_000_000) => {
  const { events } = visitMaker();
  let n = from;
  const usual = (): readonly LogEvent[] => events(n, PROPOSED_ON);
  const fits = (log: readonly LogEvent[]): boolean =>
    log[0]!.metadata.actor.scope.startsWith(`${PROVINCE}.`) && log.some(({ type }) => type === 'VisitClosed');
  while (!fits(usual())) n += 1;
  const log = events(n, PROPOSED_ON, lengthened(eventCount - 2 * REPAIRS - usual().length + 1));
  const id = (log[0]!.data as { readonly visitId: string }).visitId;
  return { id, stream: streamName(visitDecider, id), since: addDays(PROPOSED_ON, 1), events: repaired(log, id, n + 1) };
};
