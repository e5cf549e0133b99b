import { eventsOf, streamId, type ReadModel, type Recorded, type Scope } from '#kernel';
import { GRANTED, type RightGranted } from '#contexts/access/contract';
import { preferenceDecider } from '../domain/preference.decider.js';
import type { PreferenceEvent } from '../domain/preference.events.js';
import { evolvePreference, initialPreference, isMailed, type PreferenceState } from '../domain/preference.state.js';

/** Who may have to be told: found by what he chose and by where he ever held a right. The log decides. */
export interface Subscriber {
  readonly preference: PreferenceState;
  /** `EMAIL/HOSTING_TO_ANSWER`, `WEBHOOK/REPORT_DUE`. */
  readonly wants: readonly string[];
  readonly scopes: readonly Scope[];
  /** Mail may be sent to an address that was confirmed. */
  readonly mailed: boolean;
}

type Event = Recorded<PreferenceEvent> | Recorded<RightGranted>;

const wantsOf = (preference: PreferenceState): readonly string[] => [
  ...(isMailed(preference)
    ? Object.entries(preference.choices)
        .filter(([, { choice }]) => choice === 'EMAIL')
        .map(([kind]) => `EMAIL/${kind}`)
    : []),
  ...new Set(
    preference.webhooks
      .filter(({ stage }) => stage === 'ACTIVE')
      .flatMap(({ kinds }) => kinds.map((kind) => `WEBHOOK/${kind}`)),
  ),
];

export const subscriberBoard: ReadModel<Subscriber> = {
  name: 'subscriber_board',
  version: 2,
  events: { ...eventsOf(preferenceDecider), [GRANTED.category]: ['RoleGranted'] satisfies RightGranted['type'][] },
  fields: { wants: 'text', scopes: 'text', mailed: 'boolean' },
  sorts: [],
  keys: ({ stream }) => [streamId(stream)],
  fold: (before, recorded) => {
    const event = recorded as unknown as Event;
    const { preference = initialPreference, scopes = [] } = before ?? {};
    if (event.type === 'RoleGranted') {
      const { scope } = event.data;
      const all = scopes.includes(scope) ? scopes : [...scopes, scope];
      return { preference, wants: wantsOf(preference), scopes: all, mailed: isMailed(preference) };
    }
    const now = evolvePreference(preference, event, event.metadata);
    return { preference: now, wants: wantsOf(now), scopes, mailed: isMailed(now) };
  },
};
