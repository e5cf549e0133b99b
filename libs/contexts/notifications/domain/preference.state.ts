import type { EventMetadata, Instant, LocalDate, Scope } from '#kernel';
import type { ADDRESS_STAGES, WEBHOOK_STAGES } from './preference.codes.js';
import { DEFAULT_CHOICE, type NotificationChoice } from './preference.codes.js';
import type { PreferenceEvent } from './preference.events.js';

export interface Webhook {
  readonly webhookId: string;
  readonly kinds: readonly string[];
  readonly scopes: readonly Scope[];
  readonly stage: (typeof WEBHOOK_STAGES)[number];
  /** Nothing that began to wait before is sent there. */
  readonly since: Instant;
}

export interface PreferenceState {
  readonly address: (typeof ADDRESS_STAGES)[number];
  /**
   * Of the address in use, which stays so until another is confirmed. Nothing that began to wait before is mailed by
   * itself; the digest tells of it. Absent: nothing is mailed.
   */
  readonly confirmedAt?: Instant;
  readonly choices: Readonly<Record<string, { readonly choice: NotificationChoice; readonly since: Instant }>>;
  readonly digestHour?: number;
  readonly webhooks: readonly Webhook[];
  /** Changes of that day (UTC). */
  readonly changes: { readonly on: LocalDate; readonly count: number };
}

export const initialPreference: PreferenceState = {
  address: 'NONE',
  choices: {},
  webhooks: [],
  changes: { on: '1970-01-01' as LocalDate, count: 0 },
};

/** Whether mail may be sent at all. */
export const isMailed = ({ confirmedAt }: PreferenceState): boolean => confirmedAt !== undefined;

export const choiceOf = ({ choices }: PreferenceState, kind: string): NotificationChoice =>
  (Object.hasOwn(choices, kind) ? choices[kind]?.choice : undefined) ?? DEFAULT_CHOICE;

export const dayOf = (at: Instant): LocalDate => at.slice(0, 10) as LocalDate;

type At = Pick<EventMetadata, 'recordedAt'>;

const changed = (state: PreferenceState, event: PreferenceEvent, at: Instant): PreferenceState => {
  switch (event.type) {
    case 'NotificationsChosen': {
      const { choices, digestHour } = event.data;
      const { digestHour: _former, ...rest } = state;
      const chosen = choices.map(({ kind, choice }) => {
        const former = state.choices[kind];
        return [kind, former?.choice === choice ? former : { choice, since: at }] as const;
      });
      return { ...rest, choices: Object.fromEntries(chosen), ...(digestHour !== undefined && { digestHour }) };
    }
    case 'NotificationAddressSet':
      return { ...state, address: 'SET' };
    case 'NotificationAddressConfirmed':
      return { ...state, address: 'CONFIRMED', confirmedAt: at };
    case 'NotificationAddressRemoved': {
      const { confirmedAt: _at, ...rest } = state;
      return { ...rest, address: 'NONE' };
    }
    case 'WebhookRegistered': {
      const { webhookId, kinds, scopes } = event.data;
      return { ...state, webhooks: [...state.webhooks, { webhookId, kinds, scopes, stage: 'ACTIVE', since: at }] };
    }
    case 'WebhookSecretRotated':
      return state;
    case 'WebhookDisabled':
      return withWebhook(state, event.data.webhookId, (webhook) => ({ ...webhook, stage: 'DISABLED' }));
    case 'WebhookEnabled':
      return withWebhook(state, event.data.webhookId, (webhook) => ({ ...webhook, stage: 'ACTIVE', since: at }));
    case 'WebhookRemoved':
      return { ...state, webhooks: state.webhooks.filter(({ webhookId }) => webhookId !== event.data.webhookId) };
  }
};

const withWebhook = (state: PreferenceState, id: string, change: (webhook: Webhook) => Webhook): PreferenceState => ({
  ...state,
  webhooks: state.webhooks.map((webhook) => (webhook.webhookId === id ? change(webhook) : webhook)),
});

export const evolvePreference = (
  state: PreferenceState,
  event: PreferenceEvent,
  { recordedAt }: At,
): PreferenceState => {
  const on = dayOf(recordedAt);
  const count = state.changes.on === on ? state.changes.count + 1 : 1;
  return { ...changed(state, event, recordedAt), changes: { on, count } };
};
