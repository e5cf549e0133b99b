/** A record of the transaction file, as far as clients can tell. */
export interface StoredRecord {
  readonly place: bigint;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export type ProposedEvent = Pick<StoredRecord, 'id' | 'type' | 'isJson' | 'data' | 'metadata'>;

/** What the server decided on an append. */
export type Decision =
  { readonly written: StoredRecord; readonly readable: boolean } | { readonly wrongVersion: number } | 'deleted';

const NO_STREAM = -1;
const HEADER = 60;

const utf8 = (value: unknown): Uint8Array => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

/**
 * The log of the double: what EventStoreDB keeps, and its rules for versions, repeated appends, truncated and deleted
 * streams.
 */
export class TransactionLog {
  readonly records: StoredRecord[] = [];
  private readonly streams = new Map<string, StoredRecord[]>();
  private readonly truncatedBefore = new Map<string, number>();
  private readonly tombstones = new Set<string>();
  private readonly listeners = new Set<(record: StoredRecord) => void>();
  private end = 0n;
  private appends = 0;

  constructor() {
    for (const user of ['admin', 'ops']) this.writeJson(`$user-${user}`, '$UserCreated', { LoginName: user });
    this.writeJson('$settings', '$update', {});
  }

  /** Last revision of a stream; -1 for one that does not exist. */
  lastRevision(stream: string): number {
    return (this.streams.get(stream)?.length ?? 0) - 1;
  }

  /**
   * Repeated ids at the places that they would have taken are the answer of before; with the present version as the
   * expected one ids are not looked at, so that the same event can be written twice.
   */
  append(stream: string, expected: number, events: readonly ProposedEvent[]): Decision {
    if (this.tombstones.has(stream)) return 'deleted';
    const last = this.lastRevision(stream);
    const softDeleted = this.truncatedBefore.get(stream) === Infinity;
    if (expected < last) {
      const there = this.streams.get(stream)!.slice(expected + 1, expected + 1 + events.length);
      if (there.length === events.length && there.every(({ id }, i) => id === events[i]!.id)) {
        return { written: there.at(-1)!, readable: there.at(-1)!.revision >= (this.truncatedBefore.get(stream) ?? 0) };
      }
      if (!(softDeleted && expected === NO_STREAM && there[0]!.id !== events[0]!.id)) return { wrongVersion: last };
    }
    if (expected > last) return { wrongVersion: last };
    if (softDeleted) this.truncatedBefore.set(stream, last + 1);
    this.appends += 1;
    if (this.appends % 5 === 0) this.writeJson('$stats-127.0.0.1:2113', '$statsCollected', { 'proc-cpu': 1 });
    return { written: events.map((event) => this.write(stream, event)).at(-1)!, readable: true };
  }

  /** What can be read of a stream; nothing for one that does not exist or was deleted. */
  read(stream: string): readonly StoredRecord[] | undefined | 'deleted' {
    if (this.tombstones.has(stream)) return 'deleted';
    const before = this.truncatedBefore.get(stream) ?? 0;
    return before === Infinity ? undefined : this.streams.get(stream)?.slice(before);
  }

  /** Index of the record at a position; the end for one beyond the end; undefined where no record begins. */
  indexOf(place: bigint): number | undefined {
    if (place >= this.end) return this.records.length;
    const index = this.records.findLastIndex((record) => record.place <= place);
    return this.records[index]?.place === place ? index : undefined;
  }

  onRecord(listener: (record: StoredRecord) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Writes as another program would: any text may be its data or metadata. */
  writeForeign(
    stream: string,
    {
      type = 'Noted',
      data = {},
      metadata = '',
      isJson = true,
    }: Partial<Record<'type', string> & Record<'data' | 'metadata', unknown> & { isJson: boolean }>,
  ): void {
    this.write(stream, { id: crypto.randomUUID(), type, isJson, data: utf8(data), metadata: utf8(metadata) });
  }

  /** Deletes a stream; it can be created again, and its revisions go on. */
  softDelete(stream: string): void {
    this.truncatedBefore.set(stream, Infinity);
    this.writeJson(`$$${stream}`, '$metadata', { $tb: Number.MAX_SAFE_INTEGER });
  }

  tombstone(stream: string): void {
    this.tombstones.add(stream);
  }

  truncate(stream: string, before: number): void {
    this.truncatedBefore.set(stream, before);
    this.writeJson(`$$${stream}`, '$metadata', { $tb: before });
  }

  private writeJson(stream: string, type: string, data: object): void {
    this.write(stream, { id: crypto.randomUUID(), type, isJson: true, data: utf8(data), metadata: new Uint8Array() });
  }

  private write(stream: string, event: ProposedEvent): StoredRecord {
    const list = this.streams.get(stream) ?? [];
    this.streams.set(stream, list);
    const record = { ...event, stream, revision: list.length, place: this.end };
    this.end += BigInt(HEADER + stream.length + event.data.length + event.metadata.length);
    list.push(record);
    this.records.push(record);
    for (const listener of [...this.listeners]) listener(record);
    return record;
  }
}
