import { addHours, collectionOf, type FindQuery, type Instant, type Position, type ReadStore } from '#kernel';
import type { Notice, NoticeModel } from '#runtime';
import { GIVEN_UP_AFTER } from '../domain/notification.decider.js';
import type { Told } from './concerned.js';

/** A matter of which people are to be told by now. */
export interface FoundMatter {
  readonly model: NoticeModel;
  readonly told: Told;
}

/** Hours for which matters are looked at: what has waited too long is told to have failed. */
export const WINDOW = GIVEN_UP_AFTER + 24;
/**
 * Hours after which everything in the window is looked through again, for what came to stand there otherwise: a record
 * that was parked, an order that could not be carried out here.
 */
const WHOLE_AFTER = 1;
const PAGE = 100;
/** Pages of one turn, so that sending goes on while much is looked through. */
const PAGES_A_TURN = 20;

/** Without its beginning, with its end. */
type Range = Readonly<Record<'from' | 'to', Instant>>;

/** Where the walk through the records of one model stands. */
interface Standing {
  /** All that came to stand so before has been seen. */
  changed: Position;
  /** Matters that fall due in there are looked for, from that page on. */
  falling: { readonly range: Range; readonly cursor?: string } | undefined;
}

/**
 * Finds what people are to be told of, each matter once: what came to stand in the log since the last turn, and what
 * fell due meanwhile. It keeps its place after every page, so that whoever is broken off or slow goes on from there.
 */
export class MatterWalk {
  private readonly standings = new Map<NoticeModel, Standing>();
  /** Up to where matters that fall due have been asked for. */
  private until: Instant | undefined;
  private nextWhole: Instant | undefined;

  constructor(
    private readonly reads: Pick<ReadStore, 'find'>,
    private readonly models: readonly NoticeModel[],
    private readonly found: (matter: FoundMatter) => Promise<void>,
  ) {}

  /** Whether all up to the last turn has been seen. */
  get ended(): boolean {
    return [...this.standings.values()].every(({ falling }) => falling === undefined);
  }

  /** Everything in the window is to be looked through once more. */
  again(): void {
    this.nextWhole = undefined;
  }

  /**
   * @param head up to which the read models are.
   * @returns whether a whole walk began.
   */
  async turn(now: Instant, head: Position): Promise<boolean> {
    for (const model of this.models)
      if (!this.standings.has(model)) this.standings.set(model, { changed: head, falling: undefined });
    let pages = 0;
    for (const [model, standing] of this.standings)
      while (standing.changed < head && pages++ < PAGES_A_TURN) await this.changes(model, standing, now, head);
    const walking = !this.ended;
    const whole = !walking && (this.nextWhole === undefined || now >= this.nextWhole);
    if (!walking) this.beginFalling(now, whole);
    for (const [model, standing] of this.standings)
      while (standing.falling && pages++ < PAGES_A_TURN) await this.fallingDue(model, standing, standing.falling);
    return whole;
  }

  private beginFalling(now: Instant, whole: boolean): void {
    const from = whole || this.until === undefined ? addHours(now, -WINDOW) : this.until;
    if (whole) this.nextWhole = addHours(now, WHOLE_AFTER);
    if (from > now) return;
    this.until = now;
    for (const standing of this.standings.values()) standing.falling = { range: { from, to: now } };
  }

  private async fallingDue(
    model: NoticeModel,
    standing: Standing,
    { range, cursor }: NonNullable<Standing['falling']>,
  ): Promise<void> {
    const next = await this.page(model, { filter: { times: range }, ...(cursor && { cursor }) }, range);
    standing.falling = next.cursor === undefined ? undefined : { range, cursor: next.cursor };
  }

  private async changes(model: NoticeModel, standing: Standing, now: Instant, head: Position): Promise<void> {
    const range = { from: addHours(now, -WINDOW), to: now };
    const query = { filter: { changed: { from: standing.changed } }, sort: { field: 'changed' } };
    const { last, cursor } = await this.page(model, query, range, standing.changed);
    // Each position is of one event, and so of one record: none is cut in two by the end of a page.
    standing.changed = cursor === undefined || last === undefined ? head : last;
  }

  /** One page, of which those matters are found that are told of in the range. */
  private async page(
    model: NoticeModel,
    query: Omit<FindQuery, 'limit'>,
    { from, to }: Range,
    seen?: Position,
  ): Promise<{ readonly cursor: string | undefined; readonly last: Position | undefined }> {
    const { items, cursor } = await this.reads.find<Notice>(collectionOf(model), { ...query, limit: PAGE });
    for (const { id: stream, doc } of items) {
      if (!doc || doc.changed === seen) continue;
      for (const matter of doc.open)
        if (matter.at > from && matter.at <= to) await this.found({ model, told: { stream, matter } });
    }
    return { cursor, last: items.at(-1)?.doc?.changed };
  }
}
