import {
  Server,
  ServerCredentials,
  status,
  type Metadata,
  type ServerReadableStream,
  type ServerWritableStream,
  type sendUnaryData,
} from '@grpc/grpc-js';
import serverFeatures from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { AppendReq, AppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { refusals, type Fault } from './faults.js';
import { Gate } from './gate.js';
import type { ProposedEvent, StoredRecord, TransactionLog } from './transaction-log.js';
import {
  checkpointMessage,
  confirmationMessage,
  eventMessage,
  notFoundMessage,
  nothingWrittenMessage,
  proposedEvent,
  streamNameOf,
  supportedMethods,
  writtenMessage,
  wrongVersionMessage,
} from './wire.js';

export type CallKind = 'append' | 'read' | 'subscribe';

/** What the nodes of one double share. */
export interface Cluster {
  readonly log: TransactionLog;
  readonly version: string;
  readonly refuses?: 'unauthenticated' | 'accessDenied';
  /** A read of more records than this takes longer than anybody waits. */
  readonly strength: number;
  /** Calls that a node took which was not the leader. */
  readonly takenByFollowers: CallKind[];
  leader(): Node;
  /** The fault of the next call of a kind, used up by it. */
  faultOf(kind: CallKind, stream: string): Fault | undefined;
}

const MAX_APPEND = 1_048_576;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ALL = '$all';

/** One node: the streams service of EventStoreDB in memory, behind a network of its own. */
export class Node {
  gate!: Gate;
  private readonly server = new Server();
  private readonly subscriptions = new Set<{
    readonly call: ServerWritableStream<ReadReq, ReadResp>;
    silent: boolean;
  }>();

  constructor(private readonly cluster: Cluster) {
    this.server.addService(
      streamsService.StreamsService as never,
      { append: this.append.bind(this), read: this.read.bind(this) } as never,
    );
    this.server.addService(
      serverFeatures.ServerFeaturesService as never,
      {
        getSupportedMethods: (_: unknown, answer: sendUnaryData<SupportedMethods>) =>
          cluster.version === 'none'
            ? answer({ code: status.UNIMPLEMENTED, details: 'unknown service' })
            : answer(null, supportedMethods(cluster.version)),
      } as never,
    );
  }

  async start(): Promise<void> {
    const port = await new Promise<number>((resolve, reject) =>
      this.server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    this.gate = await Gate.before(port);
  }

  async stop(): Promise<void> {
    await this.gate.shut();
    this.server.forceShutdown();
  }

  get subscribers(): number {
    return this.subscriptions.size;
  }

  /** The server ends the subscriptions, as at a restart. */
  dropSubscriptions(): void {
    for (const { call } of [...this.subscriptions]) call.emit('error', refusals.unavailable());
  }

  /** The subscriptions stay, and nothing comes any more. */
  silenceSubscriptions(): void {
    for (const subscription of this.subscriptions) subscription.silent = true;
  }

  private refusal(metadata: Metadata) {
    const { cluster } = this;
    if (cluster.refuses) return refusals[cluster.refuses]();
    const leader = cluster.leader();
    return metadata.get('requires-leader').length > 0 && leader !== this
      ? refusals.notLeader(leader.gate.host, leader.gate.port)
      : undefined;
  }

  private tell(kind: CallKind): void {
    if (this.cluster.leader() !== this) this.cluster.takenByFollowers.push(kind);
  }

  /** @returns the rest of the fault, or false when the call ends here. */
  private async meet(fault: Fault | undefined, refuse: (error: object) => void): Promise<Fault | undefined | false> {
    if (fault === 'silence') return false;
    if (typeof fault !== 'object') return fault;
    if ('answers' in fault) {
      refuse(refusals[fault.answers]());
      return false;
    }
    if ('heldUntil' in fault) await fault.heldUntil;
    if (!('cutAfter' in fault) || fault.cutAfter > 0) return fault;
    this.gate.cut();
    return false;
  }

  private append(call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void {
    let options: AppendReq.Options | undefined;
    const events: ProposedEvent[] = [];
    call.on('data', (message: AppendReq) => {
      options ??= message.getOptions();
      if (message.hasProposedMessage()) events.push(proposedEvent(message.getProposedMessage()!));
    });
    call.on('end', () => void this.decide(call.metadata, options!, events, answer));
    call.on('error', () => undefined);
  }

  private async decide(
    metadata: Metadata,
    options: AppendReq.Options,
    events: readonly ProposedEvent[],
    answer: sendUnaryData<AppendResp>,
  ): Promise<void> {
    const stream = streamNameOf(options.getStreamIdentifier());
    const expected = options.hasNoStream() ? -1 : Number(options.getRevision());
    const refuse = (error: object): void => answer(error);
    const refused = this.refusal(metadata);
    if (refused) return refuse(refused);
    this.tell('append');
    const fault = await this.meet(this.cluster.faultOf('append', stream), refuse);
    if (fault === false) return;
    if (events.some(({ id }) => !UUID.test(id))) return refuse(refusals.handlerThrew());
    const size = events.reduce(
      (sum, { type, data, metadata: more }) => sum + 2 * type.length + data.length + more.length,
      0,
    );
    if (size > MAX_APPEND) return refuse(refusals.tooLarge(MAX_APPEND));
    if (events.length === 0) return answer(null, nothingWrittenMessage());
    const decision = this.cluster.log.append(stream, expected, events);
    if (typeof fault === 'object' && 'writesThen' in fault) {
      if (fault.writesThen === 'timedOut') refuse(refusals.timedOut());
      if (fault.writesThen === 'cut') this.gate.cut();
    } else if (decision === 'deleted') refuse(refusals.streamDeleted(stream));
    else
      answer(
        null,
        'written' in decision
          ? writtenMessage(decision.written, decision.readable)
          : wrongVersionMessage(expected, decision.wrongVersion),
      );
  }

  private async read(call: ServerWritableStream<ReadReq, ReadResp>): Promise<void> {
    call.on('error', () => undefined);
    const options = call.request.getOptions()!;
    const refuse = (error: object): void => void call.emit('error', error);
    const refused = this.refusal(call.metadata);
    if (refused) return refuse(refused);
    const stream = options.hasAll() ? ALL : streamNameOf(options.getStream()!.getStreamIdentifier());
    const kind = options.hasSubscription() ? 'subscribe' : 'read';
    this.tell(kind);
    const fault = await this.meet(this.cluster.faultOf(kind, stream), refuse);
    if (fault === false) return;
    if (kind === 'subscribe') return this.subscribe(call, options);
    const found = stream === ALL ? this.ofAll(options) : this.ofStream(stream, options);
    if (found === 'deleted') return refuse(refusals.streamDeleted(stream));
    if (found === 'nowhere') return refuse(refusals.badPosition());
    if (found && found.length > this.cluster.strength) return;
    if (!found) call.write(notFoundMessage(stream));
    else if (typeof fault === 'object' && 'cutAfter' in fault)
      return this.send(call, found.slice(0, fault.cutAfter), () => this.gate.cut());
    else if (typeof fault === 'object' && 'stallsAfter' in fault)
      return this.send(call, found.slice(0, fault.stallsAfter), () => undefined);
    for (const record of found ?? []) call.write(eventMessage(record));
    call.end();
  }

  /** Sends so much, lets it arrive, and goes on. */
  private send(
    call: ServerWritableStream<ReadReq, ReadResp>,
    records: readonly StoredRecord[],
    then: () => void,
  ): void {
    let sent = 0;
    for (const record of records)
      call.write(eventMessage(record), () => (sent += 1) === records.length && setImmediate(then));
  }

  private ofStream(stream: string, options: ReadReq.Options): readonly StoredRecord[] | undefined | 'deleted' {
    const records = this.cluster.log.read(stream);
    if (!Array.isArray(records)) return records as undefined | 'deleted';
    const from = options.getStream()!;
    const count = Number(options.getCount());
    const revision = from.hasRevision() ? Number(from.getRevision()) : undefined;
    if (options.getReadDirection() === 0)
      return records.filter((record) => record.revision >= (revision ?? 0)).slice(0, count);
    return records
      .filter((record) => record.revision <= (revision ?? Infinity))
      .toReversed()
      .slice(0, count);
  }

  private ofAll(options: ReadReq.Options): readonly StoredRecord[] | 'nowhere' {
    const { log } = this.cluster;
    const all = options.getAll()!;
    const place = all.hasPosition() ? BigInt(all.getPosition()!.getCommitPosition()) : undefined;
    const from = place === undefined ? (all.hasEnd() ? log.records.length : 0) : log.indexOf(place);
    const count = Number(options.getCount());
    if (from === undefined) return 'nowhere';
    return options.getReadDirection() === 0
      ? log.records.slice(from, from + count)
      : log.records.slice(0, from).toReversed().slice(0, count);
  }

  /** Live from the end, by a filter on event types; a checkpoint after every so many records looked at. */
  private subscribe(call: ServerWritableStream<ReadReq, ReadResp>, options: ReadReq.Options): void {
    const filter = options.getFilter();
    const regex = new RegExp(filter?.getEventType()?.getRegex() ?? '');
    const interval = (filter?.hasMax() ? filter.getMax() : 32) * (filter?.getCheckpointintervalmultiplier() || 1);
    const subscription = { call, silent: false };
    let considered = 0;
    this.subscriptions.add(subscription);
    const stop = this.cluster.log.onRecord((record) => {
      if (subscription.silent) return;
      considered += 1;
      if (regex.test(record.type)) call.write(eventMessage(record));
      if (considered % interval === 0) call.write(checkpointMessage(record.place));
    });
    const over = (): void => {
      stop();
      this.subscriptions.delete(subscription);
    };
    call.on('cancelled', over);
    call.on('close', over);
    call.write(confirmationMessage());
  }
}
