import type { Fault } from './faults.js';
import { Node, type CallKind, type Cluster } from './node.js';
import { TransactionLog } from './transaction-log.js';

export interface DoubleOptions {
  /** Version that the server tells; 'none' for one too old to tell any. */
  readonly version?: string;
  readonly nodes?: number;
  /** Every call is refused, as with a wrong password or without a right. */
  readonly refuses?: 'unauthenticated' | 'accessDenied';
}

interface Expected {
  readonly kind: CallKind;
  readonly fault: Fault;
  readonly stream?: string;
}

/**
 * EventStoreDB in this process: its real protocol on loopback, as far as Sinergi's adapter speaks it, over a log in
 * memory. It behaves as EventStoreDB 23.10 was seen to; it proves the adapter, not EventStoreDB.
 */
export class EventStoreDBDouble implements Cluster {
  readonly log = new TransactionLog();
  readonly nodes: Node[] = [];
  readonly version: string;
  readonly refuses?: 'unauthenticated' | 'accessDenied';
  /** How often each kind of call was made. */
  readonly calls: Record<CallKind, number> = { append: 0, read: 0, subscribe: 0 };
  /** Calls that a node took which was not the leader, since its client did not ask for the leader. */
  readonly takenByFollowers: CallKind[] = [];
  private readonly expected: Expected[] = [];
  private led = 0;

  private constructor({ version = '23.10.6', refuses }: DoubleOptions) {
    this.version = version;
    if (refuses) this.refuses = refuses;
  }

  static async start(options: DoubleOptions = {}): Promise<EventStoreDBDouble> {
    const double = new EventStoreDBDouble(options);
    for (let n = 0; n < (options.nodes ?? 1); n += 1) double.nodes.push(new Node(double));
    for (const node of double.nodes) await node.start();
    return double;
  }

  /** Connection string of the first node. */
  get url(): string {
    const { host, port } = this.node.gate;
    return `esdb://${host}:${port}?tls=false`;
  }

  get node(): Node {
    return this.nodes[0]!;
  }

  leader(): Node {
    return this.nodes[this.led]!;
  }

  /** Another node becomes the leader. */
  elect(node: number): void {
    this.led = node;
  }

  /** A read of more records than this takes longer than anybody waits. */
  strength = Infinity;

  /** The next call of this kind (to this stream, if one is named) meets this fault. */
  next(kind: CallKind, fault: Fault, stream?: string): void {
    this.expected.push({ kind, fault, ...(stream !== undefined && { stream }) });
  }

  /** Nothing expected happens any more. */
  forget(): void {
    this.expected.length = 0;
  }

  faultOf(kind: CallKind, stream: string): Fault | undefined {
    this.calls[kind] += 1;
    const index = this.expected.findIndex((one) => one.kind === kind && (one.stream ?? stream) === stream);
    return index < 0 ? undefined : this.expected.splice(index, 1)[0]!.fault;
  }

  /** No server listens until `come`; connections end. The log stays. */
  async goAway(): Promise<void> {
    for (const node of this.nodes) await node.gate.shut();
  }

  async comeBack(): Promise<void> {
    for (const node of this.nodes) await node.gate.open();
  }

  freeze(): void {
    for (const { gate } of this.nodes) gate.freeze();
  }

  thaw(): void {
    for (const { gate } of this.nodes) gate.thaw();
  }

  async stop(): Promise<void> {
    for (const node of this.nodes) await node.stop();
  }
}
