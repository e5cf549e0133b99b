import { START, addDays, collectionOf, type DocumentWrite, type LocalDate, type Position } from '#kernel';
import type { DutyEntry } from '../../libs/contexts/overview/read/duty.document.js';
import { duties } from '../../libs/contexts/overview/read/duties.model.js';
import { WebSystem } from '../web/web-system.js';
import { TODAY } from '../e2e/system.js';
import { figure, type Figure } from './figures.js';
import { alternate, median, pairedRatio } from './measure.js';
import { OFFICE, PROVINCE } from './proposals.js';
import { randomFrom } from './random.js';
import { recordedLog } from './visit-log.js';

const BATCH = 2_000;
const today = TODAY.slice(0, 10) as LocalDate;

/** What so many visits of a province wait for, each obliging one village, due within two months before and after. */
const dutiesOf = (count: number): readonly DocumentWrite[] => {
  const events = recordedLog(60_000) as readonly Parameters<typeof duties.fold>[1][];
  const kinds = events
    .filter(({ type }) => type === 'VisitProposed')
    .map((event) => [event.stream, duties.fold(undefined, event, event.stream)!] as const);
  const random = randomFrom(17);
  return Array.from({ length: count }, (_, n) => {
    const [stream, entry] = kinds[n % kinds.length]!;
    const { overdueFrom: _at, ...due } = entry;
    const doc: DutyEntry = {
      ...due,
      id: `${stream}-${n}`,
      obliged: [due.visit!.origin.region!.code],
      dueOn: addDays(today, random.between(-60, 60)),
    };
    return {
      collection: collectionOf(duties),
      id: doc.id,
      expected: START,
      position: String(n + 1).padStart(16, '0') as Position,
      doc,
      words: duties.words!(doc),
    };
  });
};

/** The first page of who answers for a province of 100,000 visits, beside that of the head of one of its villages. */
export const startPages = async (count: number, rounds: number): Promise<readonly Figure[]> => {
  const web = await WebSystem.start();
  try {
    const { system } = web;
    const documents = dutiesOf(count);
    for (let n = 0; n < documents.length; n += BATCH) {
      const batch = documents.slice(n, n + BATCH);
      const expected = await system.sinergi.readStore.checkpoint('bench');
      const next = batch.at(-1)!.position!;
      await system.sinergi.readStore.commit({ consumer: 'bench', expected, next, totals: [], documents: batch });
    }
    const [village] = (documents[0]!.doc as DutyEntry).obliged;
    await system.employ('desa', 'VILLAGE_HEAD', village!, `pemdes-${village}`);
    await system.employ('provinsi', 'PROVINCE_PMD', PROVINCE, OFFICE);
    await system.settle();
    const page = async (by: string): Promise<number> => {
      const began = process.cpuUsage();
      for (let n = 0; n < 20; n += 1) {
        const { status, html } = await web.page(by, '/id');
        if (status !== 200 || !html.includes('class="bucket"')) throw new Error(`${by}: ${status}, no duties`);
      }
      const { user, system: kernel } = process.cpuUsage(began);
      return (user + kernel) / 1_000 / 20;
    };
    const { province, one } = await alternate(rounds, { province: () => page('provinsi'), one: () => page('desa') });
    return [
      figure(
        `start page of a province with ${count.toLocaleString('en')} duties, beside that of a village: processor`,
        median(province),
        'ms',
        { baseline: median(one), ratio: pairedRatio(province, one), budget: { of: 'ratio', atMost: 2 } },
      ),
    ];
  } finally {
    await web.stop();
  }
};
