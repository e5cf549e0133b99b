import { describe, expect, it } from '@jest/globals';
import { addHours, type Instant } from '#kernel';
import { at, given } from '#testing';
import { notificationDecider, type NotificationCommand } from './notification.decider.js';
import type { Notification, NotificationEvent } from './notification.events.js';

const NOW = at('2026-11-20T02:00:00.000Z');
const after = (minutes: number): Instant => addHours(NOW, minutes / 60);
const userId = 'user-7';
const notification: Notification = {
  notificationId: 'n-1',
  channel: 'EMAIL',
  kind: 'HOSTING_TO_ANSWER',
  record: 'studyVisit-v1',
  part: '63.10.09.2005',
};
const of = { userId, notification };
const begin: NotificationCommand = { type: 'BeginNotification', ...of };
const begun = (attempt = 1, until = after(15), sent = notification): NotificationEvent => ({
  type: 'NotificationBegun',
  data: { userId, ...sent, until, attempt },
});
const sent: NotificationEvent = { type: 'NotificationSent', data: { userId, notificationId: 'n-1' } };
const putOff = (until: Instant): NotificationEvent => ({
  type: 'NotificationPutOff',
  data: { userId, notificationId: 'n-1', code: 'DEFERRED', until },
});
const failed: NotificationEvent = { type: 'NotificationFailed', data: { userId, ...notification, code: 'REFUSED' } };

describe('A notification', () => {
  it('is begun by one, for a quarter of an hour (NTF-01)', () => {
    given(notificationDecider, []).when(begin, { now: NOW }).then([begun()]);
    for (const now of [NOW, at('2026-11-20T02:14:59.999Z')])
      given(notificationDecider, [begun()]).when(begin, { now }).thenRejected('E_STATE', 'NTF-01');
  });

  it('is begun once more by another, when the first was not heard of again', () => {
    given(notificationDecider, [begun()])
      .when(begin, { now: after(15) })
      .then([begun(2, after(30))]);
  });

  it.each([
    ['sent', sent],
    ['given up', failed],
  ])('that was %s is not begun again, however late', (_, last) => {
    given(notificationDecider, [begun(), last])
      .when(begin, { now: after(60 * 24 * 30) })
      .thenRejected('E_STATE', 'NTF-01');
  });

  it('that was put off waits until then', () => {
    const story = [begun(), putOff(after(5))];
    given(notificationDecider, story)
      .when(begin, { now: at('2026-11-20T02:04:59.999Z') })
      .thenRejected('E_STATE', 'NTF-01');
    given(notificationDecider, story)
      .when(begin, { now: after(5) })
      .then([begun(2, after(20))]);
  });

  it('is put off for longer each time, up to a day', () => {
    const minutes = Array.from({ length: 9 }, (_, attempts) => {
      const events = notificationDecider.decide(
        { type: 'PutOffNotification', ...of, code: 'DEFERRED' },
        { 'n-1': { stage: 'BEGUN', attempts: attempts + 1 } },
        { now: NOW } as never,
      );
      const { until } = events[0]!.data as { until: Instant };
      return (Date.parse(until) - Date.parse(NOW)) / 60_000;
    });
    expect(minutes).toEqual([5, 15, 60, 180, 360, 720, 1_440, 1_440, 1_440]);
  });

  it('has one outcome: what is told later changes nothing', () => {
    const tell = (type: 'RecordNotificationSent' | 'FailNotification') =>
      ({ type, ...of, ...(type === 'FailNotification' && { code: 'REFUSED' }) }) as NotificationCommand;
    given(notificationDecider, [begun()]).when(tell('RecordNotificationSent')).then([sent]);
    given(notificationDecider, [begun()]).when(tell('FailNotification')).then([failed]);
    for (const last of [sent, failed])
      for (const type of ['RecordNotificationSent', 'FailNotification'] as const)
        given(notificationDecider, [begun(), last]).when(tell(type)).then([]);
  });

  it('that was never begun can be told to have failed', () => {
    given(notificationDecider, [])
      .when({ type: 'FailNotification', ...of, code: 'EXPIRED' })
      .then([{ type: 'NotificationFailed', data: { userId, ...notification, code: 'EXPIRED' } }]);
  });

  it('is one of 200 a day; the digest comes all the same (NTF-05)', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) => begun(1, after(15), { ...notification, notificationId: `m-${i}` }));
    given(notificationDecider, many(199)).when(begin, { now: NOW }).then([begun()]);
    given(notificationDecider, many(200)).when(begin, { now: NOW }).thenRejected('E_LIMIT', 'NTF-05');
    given(notificationDecider, [...many(199), begun()])
      .when(begin, { now: after(15) })
      .then([begun(2, after(30))]);
    const digest: Notification = { notificationId: 'd-1', channel: 'DIGEST' };
    given(notificationDecider, many(200))
      .when({ type: 'BeginNotification', userId, notification: digest }, { now: NOW })
      .then([begun(1, after(15), digest)]);
  });
});

describe('The operator', () => {
  const reason = 'Alamatnya sudah diperbaiki.';
  const rescheduled = (until: Instant): NotificationEvent => ({
    type: 'NotificationRescheduled',
    data: { userId, ...notification, until },
  });
  const again: NotificationCommand = { type: 'RescheduleNotification', ...of };
  const drop: NotificationCommand = { type: 'DropNotification', ...of };
  const dropped: NotificationEvent = { type: 'NotificationFailed', data: { userId, ...notification, code: 'DROPPED' } };

  it.each([
    ['nobody began', [], 1],
    ['was put off', [begun(), putOff(after(600))], 2],
    ['failed', [begun(), failed], 2],
    ['was begun by one who was not heard of again', [begun(1, NOW)], 2],
  ] as const)('has one tried now, or later, that %s (NTF-08)', (_, story, attempt) => {
    given(notificationDecider, story)
      .when(again, { now: NOW, reason })
      .then([rescheduled(NOW)]);
    given(notificationDecider, story)
      .when({ ...again, hours: 6 }, { now: NOW, reason })
      .then([rescheduled(after(360))]);
    given(notificationDecider, [...story, rescheduled(after(360))])
      .when(begin, { now: after(359) })
      .thenRejected('E_STATE', 'NTF-01');
    given(notificationDecider, [...story, rescheduled(NOW)])
      .when(begin, { now: NOW })
      .then([begun(attempt)]);
  });

  it('stops one for good that is not over', () => {
    for (const story of [[], [begun(), putOff(after(5))]]) {
      given(notificationDecider, story).when(drop, { now: NOW, reason }).then([dropped]);
      given(notificationDecider, [...story, dropped])
        .when(begin, { now: after(600) })
        .thenRejected('E_STATE', 'NTF-01');
    }
    given(notificationDecider, [begun(), failed]).when(drop, { now: NOW, reason }).thenRejected('E_STATE', 'NTF-08');
  });

  it('touches nothing that arrived, is sent at this moment, or is a digest, and says why', () => {
    const digest: Notification = { notificationId: 'n-1', channel: 'DIGEST' };
    for (const command of [again, drop]) {
      for (const story of [[begun(), sent], [begun()]])
        given(notificationDecider, story).when(command, { now: NOW, reason }).thenRejected('E_STATE', 'NTF-08');
      given(notificationDecider, []).when(command, { now: NOW }).thenRejected('E_REASON_REQUIRED', 'NTF-08');
    }
    given(notificationDecider, [])
      .when({ ...again, notification: digest }, { now: NOW, reason })
      .thenRejected('E_STATE', 'NTF-08');
  });
});
