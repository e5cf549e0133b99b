import {
  START,
  collectionOf,
  hears,
  type AnyReadModel,
  type Contribution,
  type Document,
  type DocumentWrite,
  type KeyParked,
  type ParkedMark,
  type Position,
  type RecordedEvent,
  type StoredDocument,
} from '#kernel';
import { holding, markOf, type KeyHistory, type Parking } from '../parking/parked-keys.js';
import type { TotalChanges } from './total-changes.js';

/** Thrown for what threw twice: the fold of an event, or the counting of the document in which it was the last. */
export class Poisoned extends Error {
  override readonly name = 'Poisoned';
  constructor(
    readonly event: RecordedEvent,
    readonly failed: KeyParked['failed'],
    readonly releasedBy: string | undefined,
    override readonly cause: unknown,
  ) {
    super();
  }
}

type Marked = Document & { readonly parked?: ParkedMark };

/** What the store keeps beside a document: what it adds to totals, and the words under which it is found. */
interface Counted {
  readonly contributions: readonly Contribution[];
  readonly words: readonly string[];
}

const UNCOUNTED: Counted = { contributions: [], words: [] };

const unmarked = ({ parked: _parked, ...doc }: Marked): Document => doc;

const twice = <Result>(task: () => Result): Result => {
  try {
    return task();
  } catch {
    return task();
  }
};

/** One document on its way through a batch. */
export class DocumentFold {
  private readonly expected: Position;
  private readonly former: readonly Contribution[];
  private doc: Document | undefined;
  private mark: ParkedMark | undefined;
  private position: Position;
  /** To what it is put down when the document cannot be counted: the last event folded, after this release. */
  private last: RecordedEvent | undefined;
  private releasedBy: string | undefined;

  /**
   * @param records by the id of a correction, the events of its stream as it leaves them: where it is found there, the
   * document is folded anew.
   */
  constructor(
    private readonly model: AnyReadModel,
    private readonly id: string,
    stored: StoredDocument | undefined,
    private readonly history: KeyHistory | undefined,
    private readonly records: ReadonlyMap<string, readonly RecordedEvent[]> = new Map(),
  ) {
    const doc = stored?.doc ?? undefined;
    const mark = (doc as Marked | undefined)?.parked;
    this.mark = mark;
    this.doc = mark ? unmarked(doc as Marked) : doc;
    this.former = this.doc && !mark?.uncounted ? (model.contribute?.(this.doc) ?? []) : [];
    this.last = mark && history?.parkings.find(({ event }) => event.id === mark.eventId)?.event;
    this.position = this.expected = stored?.position ?? START;
  }

  /** Everything up to here is in the document, or has been decided to wait. */
  get seen(): Position {
    return this.position;
  }

  /** Position of the last event that the document shows. */
  get shows(): Position {
    return this.mark?.shows ?? this.position;
  }

  /** @throws Poisoned */
  take(event: RecordedEvent): void {
    if (event.position <= this.expected || this.mark) return;
    const held = holding(this.history, event.position);
    if (!held) this.fold(event);
    else if (this.doc) this.mark = markOf(held, this.position);
    else return;
    this.position = event.position;
  }

  /**
   * A retry or drop: takes in what has waited, up to the event at which it stops again, if it does.
   * @throws Poisoned
   */
  release({ id, position }: RecordedEvent, waiting: readonly RecordedEvent[]): void {
    if (position <= this.expected) return;
    const held = holding(this.history, position);
    const before = this.doc;
    this.releasedBy = id;
    const shows = this.foldWaiting(waiting, held?.event.position ?? position);
    if (!held) this.mark = undefined;
    else if (!before && !this.doc) return;
    else this.stopAgain(held, before, shows);
    this.position = position;
  }

  /**
   * The write, and what it changes in the totals; undefined when the batch brought nothing new.
   * @throws Poisoned
   */
  write(totals: TotalChanges): DocumentWrite | undefined {
    const { model, id, expected, position } = this;
    if (position === expected) return undefined;
    const { contributions, words } = this.doc ? this.counted(this.doc) : UNCOUNTED;
    totals.change(this.former, contributions);
    return {
      collection: collectionOf(model),
      id,
      expected,
      position,
      doc: this.doc && this.mark ? { ...this.doc, parked: this.mark } : (this.doc ?? null),
      words,
    };
  }

  /**
   * A document that cannot be counted is shown all the same, and waits: only so everybody who repeats the batch comes
   * to the same.
   */
  private counted(doc: Document): Counted {
    try {
      return twice(() => ({ contributions: this.model.contribute?.(doc) ?? [], words: this.model.words?.(doc) ?? [] }));
    } catch (error) {
      const { last, releasedBy } = this;
      if (!last) throw error;
      const parking = this.history?.parkings.find(
        (each) => each.failed === 'COUNTING' && each.event.id === last.id && each.releasedBy === releasedBy,
      );
      if (!parking) throw new Poisoned(last, 'COUNTING', releasedBy, error);
      this.mark = { ...(this.mark ?? markOf(parking, this.position)), uncounted: true };
      return UNCOUNTED;
    }
  }

  private foldWaiting(waiting: readonly RecordedEvent[], upTo: Position): Position {
    let { shows } = this;
    for (const event of waiting) {
      if (event.position >= upTo) break;
      if (event.position <= shows || this.history?.dropped.includes(event.id)) continue;
      this.fold(event, this.releasedBy);
      shows = event.position;
    }
    return shows;
  }

  /** A mark needs a document: where the last good state is none, the one before stays in sight. */
  private stopAgain(held: Parking, before: Document | undefined, shows: Position): void {
    const gone = !this.doc;
    if (gone) this.doc = before;
    this.mark = markOf(held, gone ? this.shows : shows);
  }

  /** What was dropped for the document stays away. */
  private anew(record: readonly RecordedEvent[]): Document | undefined {
    return record
      .filter(
        (event) =>
          hears(this.model.events, event) &&
          this.model.keys(event).includes(this.id) &&
          !this.history?.dropped.includes(event.id),
      )
      .reduce<Document | undefined>(
        (doc, event) => this.model.fold(doc, event, this.id) as Document | undefined,
        undefined,
      );
  }

  private fold(event: RecordedEvent, releasedBy?: string): void {
    const record = this.records.get(event.id);
    try {
      this.doc = twice(() => (record ? this.anew(record) : this.model.fold(this.doc, event, this.id)));
    } catch (error) {
      throw new Poisoned(event, 'FOLDING', releasedBy, error);
    }
    this.last = event;
  }
}
