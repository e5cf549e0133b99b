import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ADMIN, SystemUnderTest } from '../e2e/system.js';
import { textOf } from './repository.js';

let system: SystemUnderTest;
beforeAll(async () => {
  system = await SystemUnderTest.start();
});
afterAll(() => system.stop());

it('The first users are made by the requests that the guide shows', async () => {
  const requests = [
    ...textOf('docs/how-to/run-in-production.md').matchAll(
      /curl -s (-X PUT )?"\$SINERGI(\/v1\/users\S*)"[^{]*-d '(\{[\s\S]*?\})'/g,
    ),
  ];
  const token = await system.tokenOf(ADMIN);
  let id = '';
  const statuses: number[] = [];
  for (const [, put, path = '', body = ''] of requests) {
    const answer = await system.call({
      method: put ? 'PUT' : 'POST',
      path: path.replace('$ID', id),
      token,
      body: JSON.parse(body) as object,
    });
    id = String((answer.body as { id?: string } | undefined)?.id ?? id);
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([201, 200, 204]);
  const { username, password } = JSON.parse(requests.at(-1)![3]!) as { username: string; password: string };
  const signedIn = await system.call({ method: 'POST', path: '/v1/auth/token', body: { username, password } });
  const me = await system.call({
    method: 'GET',
    path: '/v1/me',
    token: (signedIn.body as { access_token: string }).access_token,
  });
  expect(me.body).toMatchObject({ userId: id, grants: [{ role: 'REGENCY_PMD', scope: '63.10' }] });
});
