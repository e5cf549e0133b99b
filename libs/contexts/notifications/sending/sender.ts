import { NOTIFICATIONS } from '../queries/notification.consumer.js';
import { AtOnce } from './at-once.js';
import { Digests } from './digests.js';
import { MAIL_SERVER, type SendingParts } from './sending-parts.js';

export interface SenderHooks {
  /** Milliseconds between two rounds in which there was nothing to do. */
  readonly every?: number;
  readonly onFault: (error: unknown) => void;
  /** The mail server went away, or is back. */
  readonly onMail: (away: boolean) => void;
}

/**
 * Sends what is to be sent, round by round. Any number of processes may do so beside each other: the log decides who of
 * them sends what.
 */
export class Sender {
  private readonly atOnce: AtOnce;
  private readonly digests: Digests;
  private mailAway = false;
  private stopping = false;
  private looking: Promise<boolean> | undefined;
  private loops: readonly Promise<void>[] = [];
  private readonly wakes = new Set<() => void>();

  constructor(
    private readonly parts: SendingParts,
    private readonly hooks: SenderHooks,
  ) {
    this.atOnce = new AtOnce(parts);
    this.digests = new Digests(parts);
  }

  /** What waits to be sent by itself, and how many servers are away: for those who watch. */
  get status(): { readonly waiting: number; readonly mailAway: boolean; readonly webhooksAway: number } {
    return {
      waiting: this.atOnce.orders.count,
      mailAway: this.mailAway,
      webhooksAway: this.parts.away.count('webhook '),
    };
  }

  /** One round of all. @returns how many attempts there were; 0 = nothing can be done now. */
  async round(): Promise<number> {
    return (await this.mails()) + (await this.calls());
  }

  start(): void {
    // Each by itself: whoever is slow to answer calls keeps no mail waiting.
    this.loops = [this.run(() => this.mails()), this.run(() => this.calls())];
  }

  /** Lets the rounds that run end. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const wake of this.wakes) wake();
    await Promise.all(this.loops);
  }

  private async mails(): Promise<number> {
    if (!(await this.look())) return 0;
    let ready: Promise<boolean> | undefined;
    const mailReady = (): Promise<boolean> => (ready ??= this.lookAtMail());
    return (await this.digests.round(mailReady)) + (await this.atOnce.mails(mailReady));
  }

  private async calls(): Promise<number> {
    return (await this.look()) ? this.atOnce.calls() : 0;
  }

  /** False: the read models are behind the log, and by them nothing is sent: what was settled would be told. */
  private look(): Promise<boolean> {
    this.looking ??= this.collect().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async collect(): Promise<boolean> {
    const { log, board, deliveries, patience } = this.parts;
    await deliveries.settle();
    const head = await log.head();
    if (!(await board.reached(NOTIFICATIONS, head, patience))) return false;
    await this.atOnce.collect(head);
    return true;
  }

  private async lookAtMail(): Promise<boolean> {
    const { mail, away } = this.parts;
    const ready = mail !== undefined && !away.isAway(MAIL_SERVER) && (await mail.ready());
    if (!ready && !away.isAway(MAIL_SERVER)) away.failed(MAIL_SERVER);
    if (ready) away.worked(MAIL_SERVER);
    if (this.mailAway === ready) this.hooks.onMail(!ready);
    this.mailAway = !ready;
    return ready;
  }

  private async run(round: () => Promise<number>): Promise<void> {
    while (!this.stopping) {
      const attempts = await round().catch((error: unknown) => {
        this.hooks.onFault(error);
        return 0;
      });
      if (attempts === 0 && !this.stopping) await this.pause();
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.wakes.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, this.hooks.every ?? 1_000);
      this.wakes.add(wake);
    });
  }
}
