import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { CommandFailure } from './collection.js';
import { Database, type DatabaseOptions } from './database.js';
import { FaultScript, type Aim, type Fault } from './faults.js';
import { readRequests, writeReply, type BsonDocument, type WireRequest } from './wire.js';

/** How many records a command asks for by id, wants at most, or writes. */
const recordsOf = ({ filter, limit, updates }: BsonDocument): number =>
  (updates as unknown[] | undefined)?.length ??
  (filter as { _id?: { $in?: unknown[] } } | undefined)?._id?.$in?.length ??
  Number(limit ?? 0);

/** Limits in ms for tests that ask of other things: a busy machine may take its time. */
export const UNHURRIED = { read: 60_000, write: 120_000 } as const;

export interface MongoDoubleOptions extends DatabaseOptions {
  /** Default 21, which is MongoDB 7. */
  readonly maxWireVersion?: number;
  /** Presents itself as the primary of a replica set; default a server alone. */
  readonly replicaSet?: string;
}

/** A command, or one statement of a bulk of updates, that has arrived and not yet run. */
export interface Arrival {
  /** The client's `appName`. */
  readonly client: string;
  readonly command: string;
  readonly collection: string;
  readonly body: BsonDocument;
}

/** Whether a command takes effect, and whether its client hears of it; a client that does not is told of a failure. */
export interface Verdict {
  readonly takesEffect: boolean;
  readonly answered: boolean;
}

export type Gate = (arrival: Arrival) => Promise<Verdict>;

/** Commands by which a driver keeps its connections, not those of its user. */
const HOUSEKEEPING = new Set([
  'hello',
  'ismaster',
  'isMaster',
  'ping',
  'buildInfo',
  'endSessions',
  'saslStart',
  'killCursors',
]);
const WRITES = new Set(['insert', 'update', 'delete']);

const failure = (code: number, codeName: string, errmsg: string): BsonDocument => ({ ok: 0, code, codeName, errmsg });
const DEAD = failure(8, 'UnknownError', 'this client is dead');

/** Statements of one bulk are separate to a gate, since each of them is atomic and the bulk is not. */
const portions = (command: string, body: BsonDocument): readonly BsonDocument[] =>
  command === 'update' ? (body['updates'] as BsonDocument[]).map((update) => ({ ...body, updates: [update] })) : [body];

const together = (answers: readonly BsonDocument[]): BsonDocument => {
  const lists = (name: string): BsonDocument[] =>
    answers.flatMap((answer, index) => ((answer[name] ?? []) as BsonDocument[]).map((each) => ({ ...each, index })));
  const sum = (name: string): number => answers.reduce((total, answer) => total + Number(answer[name]), 0);
  const [upserted, writeErrors] = [lists('upserted'), lists('writeErrors')];
  return {
    ok: 1,
    n: sum('n'),
    nModified: sum('nModified'),
    ...(upserted.length && { upserted }),
    ...(writeErrors.length && { writeErrors }),
  };
};

/**
 * A server that speaks MongoDB's protocol (OP_MSG) on a socket of this machine, keeps documents in memory, refuses
 * queries without an index, and fails as it is told. It proves what a client does, not what MongoDB does.
 */
export class MongoDouble {
  /** Commands seen since the last `recount`, by name. */
  counts: Record<string, number> = {};
  private readonly databases = new Map<string, Database>();
  /** Sees every command, and of a bulk of updates every statement, before it runs and may hold it back. */
  gate: Gate | undefined;
  /** Changes a command before it runs: for clients with something wrong. */
  rewrite: ((arrival: Arrival) => BsonDocument) | undefined;
  private readonly faults = new FaultScript();
  private readonly sockets = new Map<Socket, string>();
  private readonly writesLeft = new Map<string, number>();
  private frozen: Promise<void> | undefined;
  private goOn = (): void => undefined;
  private server: Server | undefined;
  private port = 0;

  private constructor(private readonly options: MongoDoubleOptions) {}

  static async start(options: MongoDoubleOptions = {}): Promise<MongoDouble> {
    const double = new MongoDouble(options);
    await double.resume();
    return double;
  }

  get url(): string {
    return `mongodb://127.0.0.1:${this.port}/sinergi`;
  }

  /** The one that `url` names. */
  get database(): Database {
    return this.databaseNamed('sinergi');
  }

  private databaseNamed(name: string): Database {
    const found = this.databases.get(name) ?? new Database(name, this.options);
    this.databases.set(name, found);
    return found;
  }

  /** Commands of users seen since the last `recount`. */
  get roundTrips(): number {
    return Object.values(this.counts).reduce((a, b) => a + b, 0);
  }

  recount(): void {
    this.counts = {};
  }

  /** One such command, the next one, goes wrong. */
  fails(aim: Aim, fault: Fault): void {
    this.faults.add(aim, fault);
  }

  /** Nothing planned goes wrong any more. */
  forget(): void {
    this.faults.clear();
  }

  get allFaultsHappened(): boolean {
    return this.faults.done;
  }

  /** After so many writes this client is dead: nothing that it sends takes effect any more. */
  dies(client: string, writes: number): void {
    this.writesLeft.set(client, writes);
  }

  /** Connections stay open and silent until `thaw`. */
  freeze(): void {
    this.frozen = new Promise((resolve) => (this.goOn = resolve));
  }

  /** Goes on with what came meanwhile. */
  thaw(): void {
    this.frozen = undefined;
    this.goOn();
  }

  /** Listens again, on the same port and with the same documents. */
  async resume(): Promise<void> {
    this.server = createServer((socket) => this.accept(socket)).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Drops every connection and takes no more. */
  async stop(): Promise<void> {
    const closed = once(this.server!, 'close');
    this.server!.close();
    for (const socket of this.sockets.keys()) socket.destroy();
    await closed;
  }

  private accept(socket: Socket): void {
    this.sockets.set(socket, '');
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setNoDelay(true);
    readRequests(socket, (request) => void this.answer(socket, request));
  }

  private async answer(socket: Socket, request: WireRequest): Promise<void> {
    await this.frozen;
    const command = Object.keys(request.body)[0]!;
    const reply = HOUSEKEEPING.has(command)
      ? this.keepHouse(socket, command, request.body)
      : await this.serve(socket, command, request.body);
    if (reply === 'drop') socket.destroy();
    else if (reply !== 'silence' && !socket.destroyed) writeReply(socket, request, reply);
  }

  private keepHouse(socket: Socket, command: string, body: BsonDocument): BsonDocument {
    if (command === 'saslStart') return failure(18, 'AuthenticationFailed', 'Authentication failed.');
    const client = (body['client'] as { application?: { name?: string } } | undefined)?.application?.name;
    if (client !== undefined) this.sockets.set(socket, client);
    if (!/^(hello|ismaster)$/i.test(command)) return { ok: 1 };
    const { maxWireVersion = 21, replicaSet } = this.options;
    const me = `127.0.0.1:${this.port}`;
    return {
      ok: 1,
      ismaster: true,
      isWritablePrimary: true,
      helloOk: true,
      minWireVersion: 0,
      maxWireVersion,
      readOnly: false,
      localTime: new Date(),
      maxBsonObjectSize: 16_777_216,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
      logicalSessionTimeoutMinutes: 30,
      ...(replicaSet && { setName: replicaSet, setVersion: 1, hosts: [me], primary: me, me, secondary: false }),
    };
  }

  /** What concerns more records than this takes longer than anybody waits. */
  strength = Infinity;

  private async serve(
    socket: Socket,
    command: string,
    original: BsonDocument,
  ): Promise<BsonDocument | 'drop' | 'silence'> {
    const client = this.sockets.get(socket) ?? '';
    const collection = String(command === 'getMore' ? original['collection'] : original[command]);
    this.counts[command] = (this.counts[command] ?? 0) + 1;
    if (this.isDead(client, command)) return DEAD;
    const answers: BsonDocument[] = [];
    for (const body of this.gate ? portions(command, original) : [original]) {
      const arrival: Arrival = { client, command, collection, body };
      const { takesEffect, answered } = (await this.gate?.(arrival)) ?? { takesEffect: true, answered: true };
      if (!takesEffect) return DEAD;
      const answer = this.runOrFail(command, collection, this.rewrite?.(arrival) ?? body);
      if (!answered) return DEAD;
      if (typeof answer === 'string') return answer;
      answers.push(answer);
    }
    return answers.length === 1 ? answers[0]! : together(answers);
  }

  private runOrFail(command: string, collection: string, body: BsonDocument): BsonDocument | 'drop' | 'silence' {
    const fault = this.faults.next(command, collection);
    if (fault === 'dropped before') return 'drop';
    if (fault === 'silent') return 'silence';
    if (fault === 'not primary') return failure(10107, 'NotWritablePrimary', 'not primary');
    if (fault === 'too slow' || recordsOf(body) > this.strength)
      return failure(50, 'MaxTimeMSExpired', 'operation exceeded time limit');
    const reply = this.run(command, body, fault);
    if (fault === 'silent after') return 'silence';
    return fault === 'dropped after' || (typeof fault === 'object' && 'dropAfterStatement' in fault) ? 'drop' : reply;
  }

  private isDead(client: string, command: string): boolean {
    const left = this.writesLeft.get(client);
    if (left === undefined) return false;
    if (WRITES.has(command)) this.writesLeft.set(client, left - 1);
    return left < 0 || (left === 0 && WRITES.has(command));
  }

  private run(command: string, body: BsonDocument, fault: Fault | undefined): BsonDocument {
    try {
      if (command === 'dropDatabase') return { ok: 1, dropped: this.databases.delete(String(body['$db'])) };
      return { ok: 1, ...this.databaseNamed(String(body['$db'])).run(Object.keys(body)[0] ?? command, body, fault) };
    } catch (error) {
      if (error instanceof CommandFailure) return failure(error.code, error.codeName, error.message);
      return failure(2, 'BadValue', String(error));
    }
  }
}
