import { collectionOf, type Clock, type EventStore, type Instant, type LocalDate, type ReadStore } from '#kernel';
import type { ContextModule, Sources } from '#runtime';
import type { Accounts } from '#contexts/access/contract';
import { deliveryOf, notificationDecider } from './domain/notification.decider.js';
import type { Notification } from './domain/notification.events.js';
import { noticesOf } from './notifications.context.js';
import { notificationBoard, type NotificationEntry } from './read/notification-board.model.js';
import { Concerned } from './sending/concerned.js';
import { MatterWalk } from './sending/matter-walk.js';
import { Orders } from './sending/orders.js';
import { stillTold } from './sending/still-told.js';

export interface OutstandingParts {
  readonly clock: Clock;
  readonly log: Pick<EventStore, 'head'>;
  readonly reads: Pick<ReadStore, 'find' | 'get'>;
  readonly sources: Sources;
  readonly contexts: readonly ContextModule[];
  readonly accounts: Accounts;
}

/** A notification as whoever runs the installation sees it: ids and codes, no address, no person's data. */
export interface Outstanding extends Notification {
  readonly userId: string;
  readonly day: LocalDate;
  /** `NEW`: nobody has begun to send it. */
  readonly state: 'NEW' | NotificationEntry['state'];
  readonly at: Instant;
  readonly attempts: number;
  readonly code?: NotificationEntry['code'];
  readonly until?: Instant;
}

export interface OutstandingQuery {
  readonly states: readonly Outstanding['state'][];
  readonly userId?: string;
}

const PAGE = 500;

async function* onBoard(
  reads: OutstandingParts['reads'],
  { states, userId }: OutstandingQuery,
): AsyncGenerator<Outstanding> {
  let cursor: string | undefined;
  do {
    const page = await reads.find<NotificationEntry>(collectionOf(notificationBoard), {
      filter: { state: { in: states }, ...(userId !== undefined && { userId: { eq: userId } }) },
      sort: { field: 'at' },
      limit: PAGE,
      ...(cursor && { cursor }),
    });
    for (const { doc } of page.items) if (doc) yield doc;
    cursor = page.cursor;
  } while (cursor);
}

/** What is to be sent by itself and was not begun yet, as whoever sends derives it. */
async function* notBegun(parts: OutstandingParts, userId: string | undefined): AsyncGenerator<Outstanding> {
  const { clock, log, reads, sources, contexts } = parts;
  const orders = new Orders(reads, ['EMAIL', 'WEBHOOK'], { mail: Infinity, webhook: Infinity });
  const walk = new MatterWalk(reads, noticesOf(contexts), (matter) => orders.add(matter));
  const [now, head] = [clock.now(), await log.head()];
  do await walk.turn(now, head);
  while (!walk.ended);
  const concerned = new Concerned({ clock, sources, tables: contexts.flatMap(({ tables }) => tables) });
  for (const order of orders.servers.flatMap((server) => orders.due(server, now))) {
    if (userId !== undefined && order.userId !== userId) continue;
    const { day, notification, told } = order;
    const state = await sources.state(notificationDecider, `${order.userId}.${day}`);
    if (deliveryOf(state, notification.notificationId) || !(await stillTold(order, { ...parts, concerned }))) continue;
    yield { ...notification, userId: order.userId, day, state: 'NEW', at: told.matter.at, attempts: 0 };
  }
}

/** Notifications in these states, as the read models show them. */
export async function* outstanding(parts: OutstandingParts, query: OutstandingQuery): AsyncGenerator<Outstanding> {
  if (query.states.includes('NEW')) yield* notBegun(parts, query.userId);
  const states = query.states.filter((state) => state !== 'NEW');
  if (states.length > 0) yield* onBoard(parts.reads, { ...query, states });
}

/** One of them, by its id. */
export const outstandingOf = async (parts: OutstandingParts, id: string): Promise<Outstanding | undefined> => {
  const known = await parts.reads.get<NotificationEntry>(collectionOf(notificationBoard), id);
  if (known?.doc) return known.doc;
  for await (const each of notBegun(parts, undefined)) if (each.notificationId === id) return each;
  return undefined;
};
