import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SystemUnderTest, TODAY } from './system.js';
import { strangers, visitStory } from './visit-story.js';

/** VIS-11 over New Year: a visit that ends before the next year's calendar is loaded. */
let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(() => system.stop());

const story = (reportedOn?: string) =>
  visitStory({
    askedOn: '2026-12-14',
    from: '2026-12-29',
    to: '2026-12-30',
    subjectRefs: strangers(1),
    ...(reportedOn && { reportedOn }),
  });
const completed = async (): Promise<string> => {
  const { report: _report, ...steps } = story();
  return system.takeAll(Object.values(steps));
};
const shown = async (visitId: string): Promise<Record<string, unknown>> => {
  await system.settle();
  return ((await system.get('kemendes', `/v1/visits/${visitId}`)).body as { item: Record<string, unknown> }).item;
};
const typesOf = async (stream: string): Promise<readonly string[]> =>
  (await system.stream(stream)).map(({ type }) => type);

const day = (date: string, name: string) => ({ date, name, kind: 'NATIONAL' });
const load = (days: readonly object[], number: string, date: string) =>
  system.post('walidata', '/v1/calendars/load-working-calendar', {
    year: 2027,
    days,
    decree: {
      docId: `skb-${number.replaceAll('/', '-')}`,
      type: 'SKB',
      number,
      date,
      sha256: 'b'.repeat(64),
      classification: 'PUBLIC',
    },
  });
const YEAR_2027 = [
  day('2027-01-01', 'Tahun Baru'),
  day('2027-08-17', 'Proklamasi Kemerdekaan'),
  day('2027-12-25', 'Kelahiran Yesus Kristus'),
];

it('it is completed, its due day follows when the calendar comes, and the report is overdue after it', async () => {
  await system.moveTo('2026-12-30T09:00:00.000Z');
  const [waits, early, late] = [await completed(), await completed(), await completed()];
  expect(await shown(waits)).toMatchObject({ status: 'COMPLETED', dueDayAwaitsCalendars: [2027], overdue: false });
  expect(await shown(waits)).not.toHaveProperty('late');
  expect(await shown(waits)).not.toHaveProperty('reportDueOn');
  const report = async (visitId: string, occurredOn: string) => {
    await system.moveTo(`${occurredOn}T03:00:00.000Z`);
    return (await system.take(story(occurredOn).report, visitId)).status;
  };
  expect(await report(early, '2027-01-07')).toBe(200);
  expect(await report(late, '2027-01-08')).toBe(200);
  expect(await shown(late)).toMatchObject({ status: 'REPORTED' });
  expect(await shown(late)).not.toHaveProperty('late');

  await system.restart();
  expect(await load(YEAR_2027, '1497/2026', '2026-09-19')).toMatchObject({ status: 200 });
  expect(await shown(waits)).toMatchObject({ status: 'COMPLETED', reportDueOn: '2027-01-07', overdue: false });
  expect(await shown(waits)).not.toHaveProperty('dueDayAwaitsCalendars');
  expect(await shown(early)).toMatchObject({ reportDueOn: '2027-01-07', late: false, daysLate: 0 });
  expect(await shown(late)).toMatchObject({
    reportDueOn: '2027-01-07',
    late: true,
    daysLate: 1,
    warnings: expect.arrayContaining(['W_LATE']),
  });

  // Its due day has passed before anybody could know it: a day is left for the report.
  await system.moveTo('2027-01-09T02:59:59.999Z');
  expect(await shown(waits)).toMatchObject({ overdue: false });
  await system.moveTo('2027-01-09T03:00:00.000Z');
  expect(await shown(waits)).toMatchObject({ status: 'COMPLETED', overdue: true });
  expect((await typesOf(`studyVisit-${waits}`)).slice(-3)).toEqual([
    'VisitCompleted',
    'ReportTermSet',
    'VisitReportOverdue',
  ]);
  expect(await typesOf('reportTerms-2027')).toEqual([
    'ReportTermAwaited',
    'ReportTermAwaited',
    'ReportTermAwaited',
    'ReportTermsDecidable',
  ]);
});

it('a later decree moves no due day that was told, and a visit completed after it finds the list', async () => {
  await system.moveTo('2027-01-11T03:00:00.000Z');
  const common = { reason: 'Dicatat kemudian dari berkas, hanya untuk pengujian.' };
  const { report: _report, ...steps } = visitStory({
    askedOn: '2026-12-14',
    from: '2026-12-29',
    to: '2026-12-30',
    subjectRefs: strangers(1),
    common,
  });
  const before = await system.takeAll(Object.values(steps));
  expect(await shown(before)).toMatchObject({ reportDueOn: '2027-01-07' });
  expect((await load([...YEAR_2027, day('2027-01-04', 'Cuti tambahan')], '2/2027', '2027-01-02')).status).toBe(200);
  expect(await shown(before)).toMatchObject({ reportDueOn: '2027-01-07' });
  expect(await typesOf(`studyVisit-${before}`)).not.toContain('ReportTermSet');
  await system.moveTo(TODAY);
});
