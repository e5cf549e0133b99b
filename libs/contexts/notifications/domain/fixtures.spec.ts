import { describe, expect, it } from '@jest/globals';
import { frozenFixtures } from '#testing';
import { notificationDecider } from './notification.decider.js';
import { preferenceDecider } from './preference.decider.js';
import { choiceOf, isMailed } from './preference.state.js';

const frozen = frozenFixtures(new URL('./fixtures/', import.meta.url), preferenceDecider, notificationDecider);

describe('The frozen events', () => {
  it('are one of every name and version', () => frozen.expectAll());

  it('of a choice still fold into what they meant', () => {
    const chosen = frozen.after(
      preferenceDecider,
      'NotificationAddressSet',
      'NotificationAddressConfirmed',
      'NotificationsChosen',
      'WebhookRegistered',
      'WebhookSecretRotated',
    );
    expect(chosen).toMatchObject({
      address: 'CONFIRMED',
      confirmedAt: expect.any(String),
      digestHour: 6,
      webhooks: [{ kinds: ['REPORT_DUE'], scopes: ['62.03'], stage: 'ACTIVE' }],
    });
    expect(['HOSTING_TO_ANSWER', 'REPORT_DUE', 'VISIT_TO_APPROVE'].map((kind) => choiceOf(chosen, kind))).toEqual([
      'EMAIL',
      'NONE',
      'DIGEST',
    ]);
    expect(frozen.after(preferenceDecider, 'WebhookRegistered', 'WebhookDisabled')).toMatchObject({
      webhooks: [{ stage: 'DISABLED' }],
    });
    expect(frozen.after(preferenceDecider, 'WebhookRegistered', 'WebhookDisabled', 'WebhookEnabled')).toMatchObject({
      webhooks: [{ stage: 'ACTIVE' }],
    });
    const removed = frozen.after(
      preferenceDecider,
      'NotificationAddressConfirmed',
      'NotificationAddressRemoved',
      'WebhookRegistered',
      'WebhookRemoved',
    );
    expect(removed).toMatchObject({ address: 'NONE', webhooks: [] });
    expect([isMailed(chosen), isMailed(removed)]).toEqual([true, false]);
  });

  it('of a delivery still fold into what they meant', () => {
    const id = '3b9f4b1c-2c7e-8d11-a3f4-6a5d2f1e0c22';
    const stages = (
      ['NotificationSent', 'NotificationPutOff', 'NotificationFailed', 'NotificationRescheduled'] as const
    ).map((type) => frozen.after(notificationDecider, 'NotificationBegun', type)[id]);
    expect(stages).toEqual([
      { stage: 'SENT', attempts: 1 },
      { stage: 'PUT_OFF', attempts: 1, until: '2026-11-20T02:05:00.000Z' },
      { stage: 'FAILED', attempts: 1 },
      { stage: 'PUT_OFF', attempts: 1, until: '2026-11-20T02:05:00.000Z' },
    ]);
  });
});
