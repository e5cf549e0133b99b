import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';

const SCRIPT = readFileSync(new URL('./assets/sinergi.js', import.meta.url), 'utf8');

/** As much of a browser as the script needs that looks for what is new; its clock is moved by the test. */
const opened = (connection?: object) => {
  const told: string[] = [];
  const [timers, listeners] = [
    new Map<number, readonly [look: () => unknown, every: number]>(),
    [] as (() => unknown)[],
  ];
  const page = { now: 0, hidden: false, asked: 0, answer: { status: 200, models: 'a' } };
  const document = {
    body: { dataset: { models: 'a', ask: '/id/posisi', changed: 'Ada data baru.', reload: 'Muat ulang' } },
    querySelector: (name: string) =>
      name === '.changed'
        ? { append: (...parts: readonly unknown[]) => void told.push(parts.map(textOf).join('')) }
        : null,
    querySelectorAll: () => [],
    createElement: () => ({}),
    addEventListener: (name: string, listener: () => unknown) =>
      void (name === 'visibilitychange' && listeners.push(listener)),
    get hidden() {
      return page.hidden;
    },
  };
  const textOf = (part: unknown): string =>
    typeof part === 'string' ? part : (part as { textContent: string }).textContent;
  runInNewContext(SCRIPT, {
    document,
    navigator: { connection },
    location: { pathname: '/id/kunjungan', search: '' },
    Date: { now: () => page.now },
    setInterval: (look: () => unknown, every: number) => timers.set(timers.size + 1, [look, every]).size,
    clearInterval: (timer: number) => void timers.delete(timer),
    fetch: async () => {
      page.asked += 1;
      const { status, models } = page.answer;
      if (status === 0) throw new TypeError('away');
      return { status, ok: status === 200, json: async () => ({ models }) };
    },
  });
  const wait = async (seconds: number): Promise<void> => {
    const [from, to] = [page.now, page.now + seconds * 1_000];
    for (const [look, every] of [...timers.values()])
      for (let at = (Math.floor(from / every) + 1) * every; at <= to; at += every) {
        page.now = at;
        if ([...timers.values()].some(([other]) => other === look)) await look();
      }
    page.now = to;
  };
  const see = async (hidden: boolean): Promise<void> => {
    page.hidden = hidden;
    for (const listener of listeners) await listener();
  };
  return { page, told, wait, see };
};

describe('An open page', () => {
  it('asks every half minute, says once that there is something new, and asks no more', async () => {
    const { page, told, wait } = opened();
    await wait(29);
    expect(page.asked).toBe(0);
    await wait(1);
    expect([page.asked, told]).toEqual([1, []]);
    page.answer = { status: 200, models: 'b' };
    await wait(300);
    expect([page.asked, told]).toEqual([2, ['Ada data baru. Muat ulang']]);
  });

  it.each([{ saveData: true }, { effectiveType: '2g' }, { effectiveType: 'slow-2g' }])(
    'asks every five minutes alone where data are dear: %j',
    async (connection) => {
      const { page, wait } = opened(connection);
      await wait(299);
      expect(page.asked).toBe(0);
      await wait(1);
      expect(page.asked).toBe(1);
    },
  );

  it('asks nothing while nobody sees it, and at once when somebody does again', async () => {
    const { page, wait, see } = opened();
    await see(true);
    await wait(600);
    expect(page.asked).toBe(0);
    await see(false);
    expect(page.asked).toBe(1);
    await see(false);
    expect(page.asked).toBe(1);
  });

  it('asks on while the api is away, and no more when the session has ended', async () => {
    const { page, told, wait } = opened();
    for (const status of [503, 0]) {
      page.answer = { status, models: 'b' };
      await wait(30);
    }
    page.answer = { status: 401, models: 'b' };
    await wait(300);
    expect([page.asked, told]).toEqual([3, []]);
  });
});
