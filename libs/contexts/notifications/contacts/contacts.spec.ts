import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PrivateEntries, Instant, LocalDate } from '#kernel';
import { memoryEntries } from '#testing';
import { Contacts } from './contacts.js';

const at = (time: string): Instant => `2026-11-20T${time}.000Z` as Instant;
const code = (hash: string) => ({ hash, until: at('02:30:00') });

let store: PrivateEntries;
let contacts: Contacts;
beforeEach(() => {
  store = memoryEntries();
  contacts = new Contacts(store);
});

describe('The address of a user', () => {
  it('is in use once its code came back, by that code alone, and once', async () => {
    await contacts.propose('kades', 'a@desa.example', code('one'));
    expect(await contacts.mail('kades')).toEqual({ pending: 'a@desa.example' });
    expect(await contacts.confirm('sekdes', 'one', at('02:00:00'))).toBe(false);
    expect(await contacts.confirm('kades', 'two', at('02:00:00'))).toBe(false);
    expect(await contacts.confirm('kades', 'one', at('02:29:59'))).toBe(true);
    expect(await contacts.mail('kades')).toEqual({ address: 'a@desa.example' });
    expect(await contacts.confirm('kades', 'one', at('02:29:59'))).toBe(false);
  });

  it('is not confirmed by the code that went to another, and the former stays in use', async () => {
    await contacts.propose('kades', 'a@desa.example', code('one'));
    await contacts.confirm('kades', 'one', at('02:00:00'));
    await contacts.propose('kades', 'b@desa.example', code('two'));
    await contacts.propose('kades', 'c@desa.example', code('three'));
    for (const former of ['one', 'two']) expect(await contacts.confirm('kades', former, at('02:00:00'))).toBe(false);
    expect(await contacts.mail('kades')).toEqual({ address: 'a@desa.example', pending: 'c@desa.example' });
    expect(await contacts.confirm('kades', 'three', at('02:00:00'))).toBe(true);
    expect(await contacts.mail('kades')).toEqual({ address: 'c@desa.example' });
  });

  it('is not confirmed when its code is too old, nor after five wrong ones, also of many at once', async () => {
    await contacts.propose('kades', 'a@desa.example', code('one'));
    expect(await contacts.confirm('kades', 'one', at('02:30:00'))).toBe(false);
    await contacts.propose('kades', 'a@desa.example', code('two'));
    await Promise.all(Array.from({ length: 5 }, (_, n) => contacts.confirm('kades', `wrong ${n}`, at('02:00:00'))));
    expect(await contacts.confirm('kades', 'two', at('02:00:00'))).toBe(false);
    await contacts.propose('kades', 'a@desa.example', code('three'));
    for (let wrong = 1; wrong <= 4; wrong += 1) await contacts.confirm('kades', 'wrong', at('02:00:00'));
    expect(await contacts.confirm('kades', 'three', at('02:00:00'))).toBe(true);
  });

  it('is confirmed once by many who bring the code at once', async () => {
    await contacts.propose('kades', 'a@desa.example', code('one'));
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => contacts.confirm('kades', 'one', at('02:00:00'))),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('that is removed does not come back by a code that was on its way', async () => {
    await contacts.propose('kades', 'a@desa.example', code('one'));
    const overtaken = new Contacts({
      ...store,
      get: async (id) => {
        const found = await store.get(id);
        await store.remove(id);
        return found;
      },
    });
    expect(await overtaken.confirm('kades', 'one', at('02:00:00'))).toBe(false);
    expect(await contacts.mail('kades')).toEqual({});
  });
});

describe('A count', () => {
  const [day, next] = ['2026-11-20', '2026-11-21'] as LocalDate[];

  it('ends at so many a day, for each key, and begins anew on the next one', async () => {
    const counts = await Promise.all(Array.from({ length: 5 }, () => contacts.count('a', day!, 3)));
    expect(counts.filter(Boolean)).toHaveLength(3);
    expect(await contacts.count('b', day!, 3)).toBe(true);
    expect(await contacts.count('a', next!, 3)).toBe(true);
  });

  it('of an earlier day is kept nowhere', async () => {
    const entries = new Map<string, { readonly value: string }>();
    const counting = new Contacts(memoryEntries(entries));
    await counting.count('a', day!, 3);
    await counting.count('b', next!, 3);
    expect([...entries.keys()]).toEqual([`count ${next!} b`]);
  });
});

describe('The secret of a webhook', () => {
  const webhook = { webhookId: 'w-1', userId: 'kades', url: 'https://a.example/', secret: 'one' };

  it('stays good beside the next one, also where two are made at once', async () => {
    await contacts.addWebhook(webhook);
    await Promise.all(['two', 'three'].map((secret) => contacts.rotateSecret('w-1', secret, at('03:00:00'))));
    const { secret, former } = (await contacts.webhook('w-1'))!;
    expect([secret, former!.secret].sort()).toEqual(['three', 'two']);
  });

  it('of one that is gone is not made, and brings nothing back', async () => {
    await contacts.addWebhook(webhook);
    await contacts.removeWebhook('w-1');
    expect(await contacts.rotateSecret('w-1', 'two', at('03:00:00'))).toBe(false);
    expect(await contacts.webhook('w-1')).toBeUndefined();
  });
});
