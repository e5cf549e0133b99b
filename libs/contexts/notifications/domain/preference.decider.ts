import { covers, reject, type Decider, type Scope } from '#kernel';
import { preferenceCatalogue, type KindChoice, type PreferenceEvent } from './preference.events.js';
import { dayOf, evolvePreference, initialPreference, type PreferenceState, type Webhook } from './preference.state.js';

/** NTF-02: webhooks that a user has at once. */
const MOST_WEBHOOKS = 5;
/** NTF-04: what a user changes in a day. */
const MOST_CHANGES = 50;

interface Own {
  readonly userId: string;
}
interface OfWebhook extends Own {
  readonly webhookId: string;
}

/** Given by the system for the user who is signed in: nobody chooses for another. */
export type PreferenceCommand =
  | (Own & {
      readonly type: 'ChooseNotifications';
      readonly choices: readonly KindChoice[];
      readonly digestHour?: number;
    })
  | (Own & { readonly type: 'RecordAddressSet' | 'RecordAddressConfirmed' | 'RecordAddressRemoved' })
  | (OfWebhook & {
      readonly type: 'RegisterWebhook';
      readonly kinds: readonly string[];
      readonly scopes: readonly Scope[];
      /** Regions of the user's rights in force. */
      readonly held: readonly Scope[];
    })
  | (OfWebhook & { readonly type: 'RecordSecretRotated' | 'DisableWebhook' | 'EnableWebhook' | 'RemoveWebhook' });

/** NTF-04: whatever is changed, the stream of one user does not grow without bound. */
const requireRoom = ({ changes }: PreferenceState, today: string): void => {
  if (changes.on !== today || changes.count < MOST_CHANGES) return;
  throw reject('E_RATE_LIMIT', {
    ruleId: 'NTF-04',
    details: { perDay: MOST_CHANGES },
    messageId: `Pilihan pemberitahuan diubah paling banyak ${MOST_CHANGES} kali sehari; lanjutkan besok.`,
    messageEn: `Notifications are changed at most ${MOST_CHANGES} times a day; go on tomorrow.`,
  });
};

const webhookIn = ({ webhooks }: PreferenceState, id: string): Webhook => {
  const found = webhooks.find(({ webhookId }) => webhookId === id);
  if (found) return found;
  throw reject('E_NOT_FOUND', { details: { id } });
};

/** NTF-03: nobody is told of more than the regions in which he acts. */
const requireOwnRegions = (scopes: readonly Scope[], held: readonly Scope[]): void => {
  const index = scopes.findIndex((scope) => !held.some((own) => covers(own, scope)));
  if (index < 0) return;
  throw reject('E_SCOPE', {
    ruleId: 'NTF-03',
    field: `/scopes/${index}`,
    messageId: `Wilayah ${scopes[index]} tidak tercakup dalam hak Anda: ${held.join(', ') || '–'}.`,
    messageEn: `The region ${scopes[index]} is not covered by your rights: ${held.join(', ') || '–'}.`,
  });
};

const requireFewer = ({ webhooks }: PreferenceState): void => {
  if (webhooks.length < MOST_WEBHOOKS) return;
  throw reject('E_LIMIT', {
    ruleId: 'NTF-02',
    details: { most: MOST_WEBHOOKS },
    messageId: `Paling banyak ${MOST_WEBHOOKS} webhook; hapus yang tidak dipakai.`,
    messageEn: `There are at most ${MOST_WEBHOOKS} webhooks; remove one that is not used.`,
  });
};

const sameChoices = (state: PreferenceState, choices: readonly KindChoice[], digestHour: number | undefined): boolean =>
  state.digestHour === digestHour &&
  Object.keys(state.choices).length === choices.length &&
  choices.every(({ kind, choice }) => state.choices[kind]?.choice === choice);

const decide = (command: PreferenceCommand, state: PreferenceState): readonly PreferenceEvent[] => {
  const { userId } = command;
  switch (command.type) {
    case 'ChooseNotifications': {
      const { choices, digestHour } = command;
      if (sameChoices(state, choices, digestHour)) return [];
      const data = { userId, choices, ...(digestHour !== undefined && { digestHour }) };
      return [{ type: 'NotificationsChosen', data }];
    }
    case 'RecordAddressSet':
      return [{ type: 'NotificationAddressSet', data: { userId } }];
    case 'RecordAddressConfirmed':
      return [{ type: 'NotificationAddressConfirmed', data: { userId } }];
    case 'RecordAddressRemoved':
      return state.address === 'NONE' ? [] : [{ type: 'NotificationAddressRemoved', data: { userId } }];
    case 'RegisterWebhook': {
      const { webhookId, kinds, scopes, held } = command;
      requireOwnRegions(scopes, held);
      requireFewer(state);
      return [{ type: 'WebhookRegistered', data: { userId, webhookId, kinds, scopes } }];
    }
    default: {
      const { webhookId, stage } = webhookIn(state, command.webhookId);
      const data = { userId, webhookId };
      if (command.type === 'RecordSecretRotated') return [{ type: 'WebhookSecretRotated', data }];
      if (command.type === 'RemoveWebhook') return [{ type: 'WebhookRemoved', data }];
      if (command.type === 'DisableWebhook') return stage === 'ACTIVE' ? [{ type: 'WebhookDisabled', data }] : [];
      return stage === 'DISABLED' ? [{ type: 'WebhookEnabled', data }] : [];
    }
  }
};

/** What a user chose to be told of, and how. Stream `notificationPreference-{userId}`. */
export const preferenceDecider: Decider<PreferenceState, PreferenceCommand, PreferenceEvent> = {
  category: 'notificationPreference',
  catalogue: preferenceCatalogue,
  initialState: initialPreference,
  evolve: evolvePreference,
  decide: (command, state, { now }) => {
    const events = decide(command, state);
    // What the system stops, or what takes personal data away, is never refused.
    if (events.length > 0 && command.type !== 'DisableWebhook' && !command.type.includes('Remove'))
      requireRoom(state, dayOf(now));
    return events;
  },
};
