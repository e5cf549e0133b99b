import { describe, expect, it } from '@jest/globals';
import type { Scope } from '#kernel';
import { at, given } from '#testing';
import { preferenceDecider, type PreferenceCommand } from './preference.decider.js';
import type { PreferenceEvent } from './preference.events.js';

const userId = 'user-7';
const NOW = at('2026-11-20T02:00:00.000Z');
const on = { recordedAt: NOW } as never;
const choose = (choice: 'EMAIL' | 'NONE', digestHour?: number): PreferenceCommand => ({
  type: 'ChooseNotifications',
  userId,
  choices: [{ kind: 'REPORT_DUE', choice }],
  ...(digestHour !== undefined && { digestHour }),
});
const chosen = (choice: 'EMAIL' | 'NONE', digestHour?: number): PreferenceEvent => ({
  type: 'NotificationsChosen',
  data: { userId, choices: [{ kind: 'REPORT_DUE', choice }], ...(digestHour !== undefined && { digestHour }) },
});
const webhook = (webhookId = 'w-1', scopes = ['62.03'] as Scope[]): PreferenceEvent => ({
  type: 'WebhookRegistered',
  data: { userId, webhookId, kinds: ['REPORT_DUE'], scopes },
});
const register = (scopes: readonly string[], held: readonly string[]): PreferenceCommand => ({
  type: 'RegisterWebhook',
  userId,
  webhookId: 'w-9',
  kinds: ['REPORT_DUE'],
  scopes: scopes as Scope[],
  held: held as Scope[],
});

describe('A choice of notifications', () => {
  it('replaces the one before, and repeating it changes nothing', () => {
    given(preferenceDecider, [])
      .when(choose('EMAIL', 6))
      .then([chosen('EMAIL', 6)]);
    given(preferenceDecider, [chosen('EMAIL', 6)])
      .when(choose('EMAIL', 6))
      .then([]);
    given(preferenceDecider, [chosen('EMAIL', 6)])
      .when(choose('EMAIL'))
      .then([chosen('EMAIL')]);
    given(preferenceDecider, [chosen('EMAIL')])
      .when(choose('NONE'))
      .then([chosen('NONE')]);
    given(preferenceDecider, [chosen('EMAIL')])
      .when({ type: 'ChooseNotifications', userId, choices: [] })
      .then([{ type: 'NotificationsChosen', data: { userId, choices: [] } }]);
  });

  it('remembers since when: what is chosen again goes on from before', () => {
    const metadata = (time: string) => ({ recordedAt: at(`2026-11-${time}T00:00:00.000Z`) });
    const { state } = given(preferenceDecider, [
      { ...chosen('EMAIL'), metadata: metadata('01') },
      { ...chosen('EMAIL', 9), metadata: metadata('02') },
    ]);
    expect(state.choices['REPORT_DUE']!.since).toBe('2026-11-01T00:00:00.000Z');
    const again = given(preferenceDecider, [
      { ...chosen('EMAIL'), metadata: metadata('01') },
      { ...chosen('NONE'), metadata: metadata('02') },
      { ...chosen('EMAIL'), metadata: metadata('03') },
    ]);
    expect(again.state.choices['REPORT_DUE']!.since).toBe('2026-11-03T00:00:00.000Z');
  });

  it('is changed 50 times a day, and then only what takes away or stops (NTF-04)', () => {
    const changes = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ ...chosen(i % 2 ? 'NONE' : 'EMAIL'), metadata: on }));
    given(preferenceDecider, changes(49))
      .when(choose('NONE'), { now: NOW })
      .then([chosen('NONE')]);
    const full = [{ ...webhook(), metadata: on }, ...changes(49)];
    given(preferenceDecider, full).when(choose('NONE'), { now: NOW }).thenRejected('E_RATE_LIMIT', 'NTF-04');
    given(preferenceDecider, full)
      .when({ type: 'RecordAddressSet', userId }, { now: NOW })
      .thenRejected('E_RATE_LIMIT', 'NTF-04');
    given(preferenceDecider, full).when(choose('EMAIL'), { now: NOW }).then([]);
    const data = { userId, webhookId: 'w-1' };
    given(preferenceDecider, full)
      .when({ type: 'DisableWebhook', ...data }, { now: NOW })
      .then([{ type: 'WebhookDisabled', data }]);
    given(preferenceDecider, full)
      .when({ type: 'RemoveWebhook', ...data }, { now: NOW })
      .then([{ type: 'WebhookRemoved', data }]);
    given(preferenceDecider, full)
      .when(choose('NONE'), { now: at('2026-11-21T00:00:00.000Z') })
      .then([chosen('NONE')]);
  });
});

describe('A mail address', () => {
  it('is told to be there, to be confirmed, and to be gone', () => {
    const told = (type: PreferenceEvent['type']) => ({ type, data: { userId } }) as PreferenceEvent;
    given(preferenceDecider, [])
      .when({ type: 'RecordAddressSet', userId })
      .then([told('NotificationAddressSet')]);
    given(preferenceDecider, [told('NotificationAddressSet')])
      .when({ type: 'RecordAddressConfirmed', userId })
      .then([told('NotificationAddressConfirmed')]);
    given(preferenceDecider, []).when({ type: 'RecordAddressRemoved', userId }).then([]);
    given(preferenceDecider, [told('NotificationAddressSet')])
      .when({ type: 'RecordAddressRemoved', userId })
      .then([told('NotificationAddressRemoved')]);
  });

  it('that is replaced stays in use until the new one is confirmed', () => {
    const told = (type: PreferenceEvent['type']) => ({ type, data: { userId } }) as PreferenceEvent;
    const { state } = given(preferenceDecider, [
      told('NotificationAddressSet'),
      told('NotificationAddressConfirmed'),
      told('NotificationAddressSet'),
    ]);
    expect(state).toMatchObject({ address: 'SET', confirmedAt: expect.any(String) });
  });
});

describe('A webhook', () => {
  it('is registered for regions within those of the rights (NTF-03)', () => {
    given(preferenceDecider, [])
      .when(register(['62.03', '62.03.02.2007'], ['62.03']))
      .then([webhook('w-9', ['62.03', '62.03.02.2007'] as Scope[])]);
    given(preferenceDecider, [])
      .when(register(['ID'], ['ID']))
      .then([webhook('w-9', ['ID'])]);
    const refused: readonly (readonly [readonly string[], readonly string[], string])[] = [
      [['62.03', '63'], ['62.03'], '/scopes/1'],
      [['63.10'], ['63.1'], '/scopes/0'],
      [['62'], ['62.03'], '/scopes/0'],
      [['ID'], ['62'], '/scopes/0'],
      [['62.03'], [], '/scopes/0'],
    ];
    for (const [scopes, held, field] of refused) {
      const { info } = given(preferenceDecider, []).when(register(scopes, held)).thenRejected('E_SCOPE', 'NTF-03');
      expect(info.field).toBe(field);
    }
  });

  it('is one of five at once (NTF-02)', () => {
    const some = (count: number) => Array.from({ length: count }, (_, i) => webhook(`w-${i}`));
    given(preferenceDecider, some(4))
      .when(register(['62.03'], ['62.03']))
      .then([webhook('w-9')]);
    given(preferenceDecider, some(5))
      .when(register(['62.03'], ['62.03']))
      .thenRejected('E_LIMIT', 'NTF-02');
    given(preferenceDecider, [...some(5), { type: 'WebhookRemoved', data: { userId, webhookId: 'w-0' } }])
      .when(register(['62.03'], ['62.03']))
      .then([webhook('w-9')]);
  });

  it('is stopped and used again, each once', () => {
    const data = { userId, webhookId: 'w-1' };
    const disabled: PreferenceEvent = { type: 'WebhookDisabled', data };
    given(preferenceDecider, [webhook()])
      .when({ type: 'DisableWebhook', ...data })
      .then([disabled]);
    given(preferenceDecider, [webhook(), disabled])
      .when({ type: 'DisableWebhook', ...data })
      .then([]);
    given(preferenceDecider, [webhook(), disabled])
      .when({ type: 'EnableWebhook', ...data })
      .then([{ type: 'WebhookEnabled', data }]);
    given(preferenceDecider, [webhook()])
      .when({ type: 'EnableWebhook', ...data })
      .then([]);
    given(preferenceDecider, [webhook()])
      .when({ type: 'RecordSecretRotated', ...data })
      .then([{ type: 'WebhookSecretRotated', data }]);
  });

  it.each(['RecordSecretRotated', 'DisableWebhook', 'EnableWebhook', 'RemoveWebhook'] as const)(
    'that there is not is not found by %s',
    (type) => {
      given(preferenceDecider, [webhook()]).when({ type, userId, webhookId: 'w-2' }).thenRejected('E_NOT_FOUND');
    },
  );
});
