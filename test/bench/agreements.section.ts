import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NO_STREAM, addDays, localDate, withAncestors, type FindQuery, type Instant } from '#kernel';
import { openEmbeddedEventStore } from '#event-store-embedded';
import { AGREEMENT_STAGES, INSTRUMENTS, SCHEMES } from '../../libs/contexts/agreements/domain/agreement.codes.js';
import { agreementList } from '../../libs/contexts/agreements/queries/agreement.queries.js';
import { agreementBoard } from '../../libs/contexts/agreements/read/agreement-board.model.js';
import { UNTIL, agreementEvents } from './agreement-log.js';
import type { AgreementsQuestion, Asked, Night } from './agreements.child.js';
import { startHelper } from './children.js';
import { figure, type Figure } from './figures.js';
import { median, quantile } from './measure.js';
import { randomFrom } from './random.js';
import type { Section } from './section.js';
import { loadVillages } from './visit-log.js';

const MB = 1024 * 1024;
/** Appends that wait together while the log is written. */
const TOGETHER = 500;

/** The log of so many agreements, or of as many as the time allows; says how many that were. */
const write = async (file: string, count: number, seconds: number): Promise<number> => {
  const log = await openEmbeddedEventStore({ file });
  const until = performance.now() + seconds * 1_000;
  let written = 0;
  while (written < count && performance.now() < until) {
    const these = Array.from({ length: Math.min(TOGETHER, count - written) }, (_, n) => agreementEvents(written + n));
    await Promise.all(
      these.map((events) =>
        log.append(
          events[0]!.stream,
          NO_STREAM,
          events.map(({ id, type, data, metadata }) => ({ id, type, data, metadata })),
        ),
      ),
    );
    written += these.length;
  }
  await log.close();
  return written;
};

/**
 * What is asked of register and expiry: each filter by itself and within a region, as the register is sorted; the
 * register of a region in both orders of each sort; what ends soon, the soonest first, of a region and of the country.
 */
const questions = (rounds: number): Readonly<Record<string, readonly FindQuery[]>> => {
  const random = randomFrom(5);
  const { villages } = loadVillages();
  const places = Array.from({ length: 64 }, () => withAncestors(random.pick(villages)));
  const region = (n: number) => ({ regions: { within: [places[n % 64]![n % 2]!] } });
  const today = localDate(UNTIL.slice(0, 10));
  const day = (n: number) => addDays(today, (n * 37) % 1_000);
  const filters: Readonly<Record<string, (n: number) => NonNullable<FindQuery['filter']>>> = {
    stage: (n) => ({ stage: { in: [AGREEMENT_STAGES[n % AGREEMENT_STAGES.length]!] } }),
    instrument: (n) => ({ instrument: { in: [INSTRUMENTS[n % INSTRUMENTS.length]!] } }),
    scheme: (n) => ({ scheme: { in: [SCHEMES[n % SCHEMES.length]!] } }),
    affair: (n) => ({ urusan: { in: [n % 2 ? 'PEMBERDAYAAN_DESA' : 'DESA_PEMBANGUNAN'] } }),
    year: (n) => ({ year: { eq: 2026 + (n % 2) } }),
    'the last day': (n) => ({ validUntil: { from: day(n), to: addDays(day(n), 90) } }),
    'no activity': (n) => ({ quietSince: { to: addDays(today, -(n % 300)) } }),
    'a report overdue': () => ({ reportOverdue: { eq: true } }),
    'a DPRD pending': () => ({ councilPending: { eq: true } }),
  };
  const newest = agreementList.defaultSort!;
  const all = (make: (n: number) => NonNullable<FindQuery['filter']>, sort = newest): readonly FindQuery[] =>
    Array.from({ length: rounds }, (_, n) => ({ filter: make(n), sort, limit: 50 }));
  const soon = (): NonNullable<FindQuery['filter']> => ({
    stage: { in: ['ACTIVE'] },
    validUntil: { from: today, to: addDays(today, 90) },
  });
  const soonest = { field: 'validUntil' };
  const sorts = agreementBoard.sorts.flatMap((field) => [{ field }, { field, descending: true }]);
  return {
    'what ends within 90 days': all(soon, soonest),
    'what ends within 90 days in a region': all((n) => ({ ...region(n), ...soon() }), soonest),
    ...Object.fromEntries(
      sorts.map(({ field, descending }) => [
        `of a region by ${field}, ${descending ? 'last' : 'first'} first`,
        all(region, { field, ...(descending && { descending }) }),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(filters).flatMap(([name, make]) => [
        [`by ${name}`, all(make)],
        [`by ${name}, of a region`, all((n) => ({ ...region(n), ...make(n) }))],
      ]),
    ),
    'by a word': Array.from({ length: rounds }, (_, n) => ({
      search: ['sampah', 'mitra', 'wisata', 'desa'][n % 4]!,
      sort: newest,
      limit: 50,
    })),
  };
};

/** In their order: a night like any other, and the two in which most falls due. */
const NIGHTS: readonly (readonly [what: string, at: string])[] = [
  ['a night like any other', '2026-12-30T17:00:00.000Z'],
  ['New Year’s night', '2026-12-31T17:00:00.000Z'],
  ['31 January, no report having come', '2027-01-31T17:00:00.000Z'],
];

/** Register, expiry and deadlines of 200,000 agreements. */
export const agreements: Section = async ({ quick, folder, note }) => {
  const dataDir = join(folder, 'agreements');
  await mkdir(dataDir, { recursive: true });
  const wanted = quick ? 10_000 : 200_000;
  const count = await write(join(dataDir, 'events.db'), wanted, quick ? 60 : 600);
  const among = `among ${count.toLocaleString('en')} agreements`;
  if (count < wanted) note(`agreements: ${count.toLocaleString('en')} in place of ${wanted.toLocaleString('en')}`);
  const start = () => startHelper('./agreements.child.js', [dataDir], ['--expose-gc']);
  const ask = <A>(child: Awaited<ReturnType<typeof start>>, question: AgreementsQuestion) => child.ask<A>(question);

  const folding = await start();
  await ask(folding, { do: 'fold' });
  await folding.end();

  const figures: Figure[] = [];
  const reading = await start();
  for (const [name, queries] of Object.entries(questions(quick ? 50 : 300))) {
    await ask<Asked>(reading, { do: 'ask', queries: queries.slice(0, 20) });
    const { times } = await ask<Asked>(reading, { do: 'ask', queries });
    figures.push(
      figure(`register, ${name}, ${among}: 99 of 100 are faster`, quantile(times, 0.99), 'ms', {
        budget: { of: 'value', atMost: 10 },
      }),
      figure('the same: half are faster', median(times), 'ms'),
    );
  }
  await reading.end();

  for (const [what, at] of NIGHTS) {
    const keeping = await start();
    const { took, processor, events, memory } = await ask<Night>(keeping, { do: 'night', at: at as Instant });
    await keeping.end();
    const third = Math.max(1, Math.floor(memory.length / 3));
    figures.push(
      figure(`deadlines of ${what}, ${events.toLocaleString('en')} events ${among}`, took / 1_000, 's', {
        budget: { of: 'value', atMost: 60 },
      }),
      figure('the same: processor time of an event', processor / Math.max(1, events), 'ms'),
      figure(
        'the same: most memory after the first third, beyond that before it',
        Math.max(0, Math.max(...memory.slice(third), 0) - Math.max(...memory.slice(0, third))) / MB,
        'MB',
      ),
    );
  }
  return figures;
};
