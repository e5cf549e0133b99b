import { Rejection, type LocalDate } from '#kernel';
import { bySystem, type Executor, type Sources } from '#runtime';
import { notificationCommandTable } from '../commands/notification.command-table.js';
import { deliveryOf, notificationDecider, type Delivery } from '../domain/notification.decider.js';
import type { Notification, NotificationFailureCode } from '../domain/notification.events.js';

/** A notification with the stream in which it is told of. */
export interface Addressed {
  readonly userId: string;
  /** Of its matter, or of the digest. */
  readonly day: LocalDate;
  readonly notification: Notification;
}

type Done = 'RecordNotificationSent' | 'PutOffNotification' | 'FailNotification';

/** What an attempt came to, on its way into the log. */
export interface Outcoming extends Addressed {
  readonly command: Done;
  readonly code?: NotificationFailureCode;
}

/** What the log knows of deliveries: who has begun, what was sent. It decides who of several sends. */
export class DeliveryLog {
  /** Outcomes that the log could not take yet: told again before anything else is sent. */
  private owed: readonly Outcoming[] = [];
  private settling: Promise<void> | undefined;

  constructor(private readonly parts: { readonly executor: Executor; readonly sources: Sources }) {}

  async of({ userId, day, notification }: Addressed): Promise<Delivery | undefined> {
    const state = await this.parts.sources.state(notificationDecider, `${userId}.${day}`);
    return deliveryOf(state, notification.notificationId);
  }

  /** Whose it is to send now; `ENOUGH`: nobody's, as there were too many that day (NTF-05). */
  async begin(addressed: Addressed): Promise<'OURS' | 'OTHERS' | 'ENOUGH'> {
    try {
      await this.give('BeginNotification', addressed);
      return 'OURS';
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      return error.code === 'E_LIMIT' ? 'ENOUGH' : 'OTHERS';
    }
  }

  async tell(outcome: Outcoming): Promise<void> {
    this.owed = [...this.owed, outcome];
    await this.settle();
    // Whoever was telling already may have failed, or ended, before this one was told.
    if (this.owed.includes(outcome)) await this.settle();
  }

  /** @throws whatever keeps the log from taking it; nothing is forgotten. */
  settle(): Promise<void> {
    this.settling ??= this.tellOwed().finally(() => (this.settling = undefined));
    return this.settling;
  }

  private async tellOwed(): Promise<void> {
    for (let first = this.owed[0]; first; first = this.owed[0]) {
      const { command, code, ...addressed } = first;
      await this.give(command, addressed, code);
      this.owed = this.owed.slice(1);
    }
  }

  private async give(
    name: Done | 'BeginNotification',
    { userId, day, notification }: Addressed,
    code?: NotificationFailureCode,
  ): Promise<void> {
    const input = { userId, day, notification, ...(code && { code }) };
    await this.parts.executor.execute(bySystem(notificationCommandTable, name, { input }));
  }
}
