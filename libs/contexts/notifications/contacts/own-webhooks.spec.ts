import { beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable, reject } from '#kernel';
import type { CommandRequest, Receipt } from '#runtime';
import { at, memoryEntries } from '#testing';
import { preferenceCommandTable } from '../commands/preference.command-table.js';
import { Contacts } from './contacts.js';
import { OwnWebhooks } from './own-webhooks.js';

const WEBHOOK = { webhookId: 'w-1', userId: 'kades', url: 'https://example.id/', secret: 'whsec_AAAA' };

let contacts: Contacts;
beforeEach(async () => {
  contacts = new Contacts(memoryEntries());
  await contacts.addWebhook(WEBHOOK);
});

describe('A webhook that its owner removes', () => {
  const webhooksWith = (execute: (request: CommandRequest) => Promise<Receipt>) =>
    new OwnWebhooks({
      clock: { now: () => at('2026-11-20T02:00:00.000Z') },
      executor: { execute },
      contacts,
      preferences: preferenceCommandTable([]),
      webhooks: { allows: () => true },
    });

  it('leaves neither address nor secret, also where the log could not be told of it', async () => {
    const broken = webhooksWith(async () => {
      throw new StoreUnavailable('away');
    });
    await expect(broken.remove('kades', 'w-1')).rejects.toThrow(StoreUnavailable);
    expect(await contacts.webhook('w-1')).toBeUndefined();
  });

  it('stays as it is when another asks, who is told that there is none of his', async () => {
    const refusing = webhooksWith(async () => {
      throw reject('E_NOT_FOUND');
    });
    await expect(refusing.remove('sekdes', 'w-1')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    expect(await contacts.webhook('w-1')).toEqual(WEBHOOK);
  });
});
