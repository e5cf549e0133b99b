import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * The network in front of a server: a port of its own whose connections can be cut, held up as by a machine that has
 * stopped, or refused.
 */
export class Gate {
  readonly host = '127.0.0.1';
  port = 0;
  private listener: Server | undefined;
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private frozen = false;

  private constructor(private readonly target: number) {}

  static async before(target: number): Promise<Gate> {
    const gate = new Gate(target);
    await gate.open();
    return gate;
  }

  async open(): Promise<void> {
    this.listener = createServer((socket) => this.join(socket));
    this.listener.listen(this.port, this.host);
    await once(this.listener, 'listening');
    ({ port: this.port } = this.listener.address() as AddressInfo);
  }

  /** Ends all connections and refuses new ones until `open`. */
  async shut(): Promise<void> {
    const closed = this.listener?.listening ? once(this.listener.close(), 'close') : undefined;
    this.cut();
    await closed;
  }

  /** Ends all connections; new ones are welcome. */
  cut(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
  }

  /**
   * Nothing goes through any more, connections stay as they are, new ones hang. What was sent meanwhile arrives at
   * `thaw`.
   */
  freeze(): void {
    this.frozen = true;
    for (const pair of this.pairs) this.hold(pair);
  }

  thaw(): void {
    this.frozen = false;
    for (const [one, other] of this.pairs) {
      one.pipe(other);
      other.pipe(one);
    }
  }

  private hold([one, other]: readonly [Socket, Socket]): void {
    one.unpipe().pause();
    other.unpipe().pause();
  }

  private join(client: Socket): void {
    const pair = [client, connect(this.target, this.host)] as const;
    this.pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.pairs.delete(pair);
        for (const each of pair) each.destroy();
      });
    }
    client.pipe(pair[1]);
    pair[1].pipe(client);
    if (this.frozen) this.hold(pair);
  }
}
