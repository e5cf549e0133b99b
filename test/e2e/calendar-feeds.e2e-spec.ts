import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import request from 'supertest';
import type { HttpAnswer } from '#demo';
import { feedIdOf } from '../../libs/contexts/feeds/commands/feed.command-table.js';
import { ADMIN, SystemUnderTest, TODAY } from './system.js';
import { strangers, visitStory } from './visit-story.js';

const OPERATOR = 'sekdes-sei-asam';
const VILLAGE = '62.03.02.2007';
const OFFICE = `pemdes-${VILLAGE}`;

let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
  await system.employ('sekdes', 'VILLAGE_OPERATOR', VILLAGE, OFFICE);
  const planned = { askedOn: TODAY.slice(0, 10), from: '2026-12-07', to: '2026-12-08', subjectRefs: strangers(1) };
  await system.takeAll([visitStory(planned).propose]);
  await system.settle();
});
afterAll(() => system.stop());

const make = (by: string, office: object = { officeId: OFFICE, region: VILLAGE }): Promise<HttpAnswer> =>
  system.post(by, '/v1/calendar-feeds', office);
const made = async (by: string): Promise<string> => ((await make(by)).body as { path: string }).path;
/** As a calendar program fetches it. */
const fetched = async (path: string, tag = ''): Promise<HttpAnswer> => {
  const { status, headers, text } = await request(system.sinergi.app.getHttpServer())
    .get(path)
    .set('If-None-Match', tag);
  return { status, headers: headers as HttpAnswer['headers'], body: text };
};
const revoke = async (by: string, path: string): Promise<HttpAnswer> =>
  system.call({ method: 'DELETE', path, token: await system.tokenOf(by) });
const summaries = ({ body }: HttpAnswer): readonly string[] =>
  new ICAL.Component(ICAL.parse(String(body)) as never)
    .getAllSubcomponents('vevent')
    .map((event) => String(event.getFirstPropertyValue('summary')));
const own = async (by: string) =>
  ((await system.get(by, '/v1/calendar-feeds')).body as { items: readonly Record<string, unknown>[] }).items;
/** What a refusal says that does not name the request itself. */
const said = ({ status, body }: HttpAnswer) => {
  const { instance: _i, correlationId: _c, ...rest } = JSON.parse(String(body)) as Record<string, unknown>;
  return { status, rest };
};

describe('The calendar of an office', () => {
  const FEED = feedIdOf({ officeId: OFFICE, region: VILLAGE as never });
  const UNKNOWN = `/v1/calendars/00000000-0000-8000-8000-000000000000/${'A'.repeat(43)}.ics`;

  it('shows its visits to whoever has the address, without a token, and tells programs that keep it that nothing is new', async () => {
    const path = await made('sekdes');
    const answer = await fetched(path);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(summaries(answer)).toEqual([expect.stringContaining('Sei Asam → ')]);
    expect(summaries(await fetched(`${path}?lang=en`))[0]).toMatch(/^Visit: /);
    expect((await fetched(`${path}?lang=jv`)).status).toBe(400);
    expect((await fetched(path, answer.headers['etag'])).status).toBe(304);
    expect(answer.headers['cache-control']).toBe('private, no-cache');
  });

  it('holds no names of persons, and its secret stands in no event', async () => {
    const path = await made('sekdes');
    const secret = path.split('/').at(-1)!.replace('.ics', '');
    const text = String((await fetched(path)).body);
    expect(text).not.toMatch(/\d{16}|psn_|subjectRef/);
    const log = JSON.stringify(await system.stream(`calendarFeed-${FEED}`));
    expect(log).toContain('secretSha256');
    expect(log).not.toContain(secret);
  });

  it('has one address: each new one is another, and the former is good no more', async () => {
    const [first, second] = [await made('sekdes'), await made('sekdes')];
    expect(first).not.toBe(second);
    expect([(await fetched(first)).status, (await fetched(second)).status]).toEqual([404, 200]);
  });

  it('answers alike whether the address is unknown, wrong, ill-written, replaced or revoked', async () => {
    const path = await made('sekdes');
    const [, , , id, name] = path.split('/') as [string, string, string, string, string];
    const wrong = `${name.startsWith('A') ? 'B' : 'A'}${name.slice(1)}`;
    const none = said(await fetched(UNKNOWN));
    expect(none).toMatchObject({ status: 404, rest: { code: 'E_NOT_FOUND' } });
    for (const other of [`/v1/calendars/${id}/${wrong}`, `/v1/calendars/${id}/x.ics`, `/v1/calendars/x/${name}`])
      expect(said(await fetched(other))).toEqual(none);
    expect((await revoke('sekdes', `/v1/calendar-feeds/${id}`)).status).toBe(204);
    expect(said(await fetched(path))).toEqual(none);
    expect(await own('sekdes')).toMatchObject([{ feedId: FEED, officeId: OFFICE, state: 'REVOKED' }]);
  });

  it('is made and revoked by who works in that office, by nobody above it or beside it, and by nobody who is not signed in', async () => {
    const path = await made('sekdes');
    const before = (await system.log()).length;
    await system.employ('pmd-kapuas', 'REGENCY_PMD', '62.03', 'dpmd-62.03');
    const during = (await system.log()).length;
    for (const [by, office] of [
      ['pmd-kapuas', { officeId: OFFICE, region: VILLAGE }],
      ['pmd-kapuas', { officeId: 'dpmd-62.03', region: VILLAGE }],
      ['sekdes', { officeId: 'dpmd-62.03', region: VILLAGE }],
      ['sekdes', { officeId: OFFICE, region: '62.03' }],
    ] as const)
      expect((await make(by, office)).status).toBe(403);
    expect((await revoke('pmd-kapuas', `/v1/calendar-feeds/${FEED}`)).status).toBe(403);
    expect((await system.call({ method: 'POST', path: '/v1/calendar-feeds', body: {} })).status).toBe(401);
    expect((await make(ADMIN)).status).toBe(403);
    expect((await revoke('sekdes', '/v1/calendar-feeds/00000000-0000-8000-8000-000000000000')).status).toBe(404);
    expect([(await system.log()).length, during > before]).toEqual([during, true]);
    expect((await fetched(path)).status).toBe(200);
  });

  it('CAL-03 sleeps once its maker acts for the office no more, and another officer makes a new address', async () => {
    const path = await made('sekdes');
    expect((await fetched(path)).status).toBe(200);
    const { userId } = (await system.get('sekdes', '/v1/me')).body as { userId: string };
    expect((await system.post(ADMIN, `/v1/users/${userId}/disable-user`, { reason: 'Pindah tugas.' })).status).toBe(
      200,
    );
    expect((await fetched(path)).status).toBe(404);
    expect(await own(OPERATOR)).toMatchObject([{ state: 'ASLEEP' }]);
    expect((await fetched(await made(OPERATOR))).status).toBe(200);
    expect(await own(OPERATOR)).toMatchObject([{ state: 'OPEN' }]);
  });
});
