import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SystemUnderTest } from '../e2e/system.js';
import { textOf } from './repository.js';

let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(() => system.stop());

it('The calendar that the how-to shows is taken as it stands there', async () => {
  const page = textOf('docs/how-to/load-a-working-calendar.md');
  const [, path = '', body = ''] =
    /curl -s "\$SINERGI(\/v1\/calendars\/\S+)"[^{]*-d '(\{[\s\S]*?\})'\n/.exec(page) ?? [];
  const taken = await system.post('walidata', path, JSON.parse(body) as object);
  expect(taken).toMatchObject({ status: 200, body: { events: ['WorkingCalendarLoaded'] } });
});
