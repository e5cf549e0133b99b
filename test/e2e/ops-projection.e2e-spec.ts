import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collectionOf, type Position } from '#kernel';
import type { ProjectionStatus } from '#runtime';
import { visitList } from '../../libs/contexts/visits/queries/visit.queries.js';
import { ops, opsProgram, type Ended, type Environment } from './ops.js';
import { SystemUnderTest } from './system.js';

let system: SystemUnderTest;
let env: Environment;
beforeAll(async () => {
  system = await SystemUnderTest.start({});
  env = { DATA_DIR: system.dataDir };
});
afterAll(() => system.stop());

const VISITS = collectionOf(visitList.model);
const status = ({ json }: Ended) => json as ProjectionStatus;
const projection = (...argv: readonly string[]): Promise<Ended> => ops(env, 'projection', ...argv, '--json');
/** What stands of the generation beside the live one in the table. */
const besideLine = async () =>
  /^ +(\d+) +(.*)$/m
    .exec((await ops(env, 'projection', 'list')).stdout)?.[2]
    ?.split(/ {2,}/)
    .filter((_cell, index) => index !== 1 && index !== 2);
const visits = async () => (await system.get('kemendes', '/v1/visits')).body as { items: readonly { title: string }[] };

/** Something happens to a live document that no fold would do. */
const damageOneVisit = async (title: string): Promise<void> => {
  const {
    readStore,
    runtime: { generations },
  } = system.sinergi;
  const live = generations.store(generations.served('visits'));
  const {
    items: [one],
  } = await live.find(VISITS, { limit: 1 });
  const expected = await readStore.checkpoint('damage');
  const document = {
    collection: VISITS,
    id: one!.id,
    expected: one!.position,
    position: one!.position,
    doc: { ...one!.doc, title },
    words: [],
  };
  expect(
    await live.commit({
      consumer: 'damage',
      expected,
      next: `${expected.position}x` as Position,
      totals: [],
      documents: [document],
    }),
  ).toBe(true);
};

describe('A projection that nobody keeps', () => {
  it('is rebuilt by the operator, compared, switched to and back, and put away', async () => {
    const head = await system.head();
    expect((await ops(env, 'projection', 'list')).stdout).toMatch(
      new RegExp(`^visits +0 +dipakai / live +${head} +0 +0 +${VISITS.name} `, 'm'),
    );
    expect(status(await projection('rebuild', 'visits'))).toMatchObject({
      live: { generation: 0, position: head },
      beside: { generation: 1, state: 'building', behind: { events: expect.any(Number) } },
    });
    expect(await besideLine()).toEqual(['sedang dibangun / building', 'belum / no']);

    expect(status(await projection('rebuild', 'visits', '--wait'))).toMatchObject({
      beside: { generation: 1, state: 'building', position: head, behind: { events: 0 } },
    });
    expect(await besideLine()).toEqual(['siap dibandingkan / ready to compare', 'belum / no']);
    expect(await projection('switch', 'visits')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^E_PROJECTION: .*compare/),
    });
    const compared = await projection('compare', 'visits');
    expect([compared.code, compared.json]).toEqual([
      0,
      expect.objectContaining({ equal: true, documents: 1, differing: 0 }),
    ]);
    expect(await besideLine()).toEqual(['siap dialihkan / ready to switch', 'sama / equal']);

    const before = await visits();
    expect(status(await projection('switch', 'visits'))).toMatchObject({
      live: { generation: 1 },
      beside: { generation: 0, state: 'previous' },
    });
    expect(await besideLine()).toEqual(['sebelumnya / previous']);
    expect(status(await projection('rollback', 'visits'))).toMatchObject({
      live: { generation: 0 },
      beside: { generation: 1, state: 'previous' },
    });
    expect(status(await projection('discard', 'visits'))).not.toHaveProperty('beside');
    expect((await visits()).items).toEqual(before.items);
    expect(await system.head()).toBe(head);
  });

  it('is found different with an exit code of its own, and the switch is refused unless it is meant', async () => {
    const [{ title }] = (await visits()).items as [{ title: string }];
    await damageOneVisit('Judul yang salah');
    expect((await visits()).items[0]!.title).toBe('Judul yang salah');
    expect((await projection('rebuild', 'visits', '--wait')).code).toBe(0);
    const { code, stdout } = await ops(env, 'projection', 'compare', 'visits');
    expect(code).toBe(3);
    expect(await besideLine()).toEqual(['selesai dibangun / built', 'BERBEDA / DIFFERENT']);
    expect(stdout).toMatch(
      new RegExp(
        `^berbeda / differing +1\\n[^]*^${VISITS.name}/\\S+\\n {2}live .*"Judul yang salah".*\\n {2}beside .*"Sei Asam → `,
        'm',
      ),
    );
    expect(await projection('switch', 'visits')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^E_PROJECTION: .*differs/),
    });
    expect((await projection('switch', 'visits', '--force')).code).toBe(0);
    await system.settle();
    expect((await visits()).items[0]!.title).toBe(title);
  });

  it('of no name is refused with the names that there are', async () => {
    expect(await projection('rebuild', 'kunjungan')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('access, regions, offices, visits, '),
    });
  });
});

describe('A projection that another process keeps', () => {
  it('is built there while the operator waits', async () => {
    system.sinergi.start();
    const { code, json } = await opsProgram(env, 'projection', 'rebuild', 'regions', '--wait', '--json');
    expect([code, json]).toEqual([
      0,
      expect.objectContaining({
        beside: expect.objectContaining({ state: 'building', behind: expect.objectContaining({ events: 0 }) }),
      }),
    ]);
    expect((await projection('compare', 'regions')).json).toMatchObject({ equal: true });
    expect((await projection('switch', 'regions')).code).toBe(0);
  });
});
