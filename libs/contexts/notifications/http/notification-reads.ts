import { collectionOf, InvalidQuery, type Clock, type ReadStore, type Instant } from '#kernel';
import { formOf, malformed, refuseUnknown, single, valueOf, limitOf, type RawQuery } from '#nest';
import type { NoticeKind, Principal, Sources } from '#runtime';
import type { Contacts } from '../contacts/contacts.js';
import { NOT_SENT_YET } from '../contacts/no-mail.js';
import { preferenceDecider } from '../domain/preference.decider.js';
import { choiceOf } from '../domain/preference.state.js';
import {
  NOTIFICATION_STATE_CODES,
  notificationBoard,
  type NotificationEntry,
} from '../read/notification-board.model.js';
import type { OpenMatters } from '../sending/open-matters.js';
import type { Texts } from '../sending/texts.js';

export interface ReadParts {
  readonly clock: Clock;
  readonly sources: Sources;
  readonly reads: Pick<ReadStore, 'find'>;
  readonly contacts: Contacts;
  readonly matters: OpenMatters;
  readonly texts: Texts;
  readonly kinds: readonly NoticeKind[];
  readonly digestHour: number;
  readonly sendsMail: boolean;
}

const LARGEST_PAGE = 100;

/** What a user may read of notifications: his own, and nothing of anybody else's. */
export class NotificationReads {
  constructor(private readonly parts: ReadParts) {}

  /** What was sent to him, or is to be, the latest first. */
  async sent({ userId }: Principal, query: RawQuery) {
    refuseUnknown(query, new Set(['state', 'limit', 'cursor']));
    const [state, cursor, limit] = [single(query, 'state'), single(query, 'cursor'), limitOf(query, LARGEST_PAGE)];
    if (state !== undefined) valueOf('state', formOf(Object.keys(NOTIFICATION_STATE_CODES.codes), 'text'), state);
    try {
      const page = await this.parts.reads.find<NotificationEntry>(collectionOf(notificationBoard), {
        filter: { userId: { eq: userId }, ...(state !== undefined && { state: { eq: state } }) },
        sort: { field: 'at', descending: true },
        limit,
        ...(cursor !== undefined && { cursor }),
      });
      const items = page.items.flatMap(({ doc }) => {
        if (!doc) return [];
        const { userId: _own, ...shown } = doc;
        return [shown];
      });
      return { items, ...(page.cursor && { nextCursor: page.cursor }) };
    } catch (error) {
      if (!(error instanceof InvalidQuery)) throw error;
      throw malformed('cursor', 'Parameter cursor tidak berlaku.', 'The parameter cursor is not valid.');
    }
  }

  /** What waits for him now, or falls due: what his next digest would tell. */
  async open(principal: Principal) {
    const { matters, texts } = this.parts;
    const { told, more } = await matters.of(principal);
    const items = told.map(({ stream, matter: { kind, part, regions, dueOn, at } }) => {
      const url = texts.linkOf(stream);
      return {
        kind,
        record: stream,
        regions,
        since: at as Instant,
        ...(part && { part }),
        ...(dueOn && { dueOn }),
        ...(url && { url }),
      };
    });
    return { items, more };
  }

  /** What whoever chooses must know where no mail is sent. */
  get notSentYet(): typeof NOT_SENT_YET | undefined {
    return this.parts.sendsMail ? undefined : NOT_SENT_YET;
  }

  async preferences({ userId }: Principal) {
    const { sources, contacts, kinds, digestHour, sendsMail } = this.parts;
    const state = await sources.state(preferenceDecider, userId);
    const { address, pending } = await contacts.mail(userId);
    const webhooks = [];
    for (const { since: _since, ...webhook } of state.webhooks) {
      const url = (await contacts.webhook(webhook.webhookId))?.url;
      webhooks.push({ ...webhook, ...(url && { url }) });
    }
    return {
      sendsMail,
      addressState: state.address,
      ...(address && { address }),
      ...(pending && { pendingAddress: pending }),
      digestHour: state.digestHour ?? digestHour,
      choices: kinds.map(({ code }) => ({ kind: code, choice: choiceOf(state, code) })),
      webhooks,
    };
  }
}
