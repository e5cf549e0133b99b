import type { Recorded } from '#kernel';
import { noticeModel } from '#runtime';
import type { PreferenceEvent } from '../domain/preference.events.js';

interface Stopped {
  readonly userId: string;
  readonly webhookIds: readonly string[];
}

/** NTF-06: a webhook that failed for days was stopped; its owner alone is told. */
export const preferenceNotices = noticeModel<Stopped, Recorded<PreferenceEvent>>({
  name: 'preference_notices',
  version: 2,
  kinds: [
    {
      code: 'WEBHOOK_DISABLED',
      commands: [],
      label: ['webhook Anda dihentikan karena gagal', 'your webhook was stopped because it failed'],
    },
  ],
  events: {
    notificationPreference: ['WebhookDisabled', 'WebhookEnabled', 'WebhookRemoved'] satisfies PreferenceEvent['type'][],
  },
  follow: (stopped, { type, data }) => {
    const { userId, webhookId } = data as { userId: string; webhookId: string };
    const others = (stopped?.webhookIds ?? []).filter((id) => id !== webhookId);
    return { userId, webhookIds: type === 'WebhookDisabled' ? [...others, webhookId] : others };
  },
  matters: ({ userId, webhookIds }) =>
    webhookIds.map((part) => ({ kind: 'WEBHOOK_DISABLED', part, regions: [], only: [userId] })),
});
