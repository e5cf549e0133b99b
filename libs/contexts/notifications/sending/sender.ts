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
  private loop: Promise<void> | undefined;
  private wake = (): void => undefined;

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

  /**
   * One round. Nothing is sent by read models that are behind the log: what was settled meanwhile would be told.
   * @returns how many attempts there were; 0 = nothing can be done now.
   */
  async round(): Promise<number> {
    const { log, board, deliveries, patience } = this.parts;
    await deliveries.settle();
    if (!(await board.reached(NOTIFICATIONS, await log.head(), patience))) return 0;
    let ready: Promise<boolean> | undefined;
    const mailReady = (): Promise<boolean> => (ready ??= this.lookAtMail());
    return (await this.digests.round(mailReady)) + (await this.atOnce.round(mailReady));
  }

  start(): void {
    this.loop = this.run();
  }

  /** Lets the round that runs end. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
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

  private async run(): Promise<void> {
    while (!this.stopping) {
      const attempts = await this.round().catch((error: unknown) => {
        this.hooks.onFault(error);
        return 0;
      });
      if (attempts === 0 && !this.stopping) await this.pause();
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.hooks.every ?? 1_000);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
