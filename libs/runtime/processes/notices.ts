import {
  hears,
  isRegionCode,
  type Command,
  type FieldKind,
  type Instant,
  type LocalDate,
  type Meaning,
  type Position,
  type ReadModel,
  type RecordedEvent,
  type Role,
  type Scope,
  type Subscription,
} from '#kernel';

/** What people are told of: something that waits for somebody, or falls due. */
export interface NoticeKind {
  readonly code: string;
  readonly label: Meaning;
  /** The commands of which one settles it: who holds one of their roles may be concerned. None: of single accounts. */
  readonly commands: readonly string[];
}

/** A command as far as its row asks for it to know who may give it: `{ type: 'AcceptHosting', host }`. */
export type NextCommand = Command & { readonly [member: string]: unknown };

/** One thing of a record that waits for somebody's command. Of persons it holds ids of accounts alone (COM-11). */
export interface Matter {
  readonly kind: string;
  /** What of the record it is: the code of a host, the number of a request; empty = the record itself. */
  readonly part: string;
  /** Where: who acts for one of these is concerned; for the country alone where there is none. */
  readonly regions: readonly Scope[];
  /** The command that settles it, of the record's own table; absent where single accounts are concerned. */
  readonly command?: NextCommand;
  /** Of those roles that may give the command these alone. */
  readonly roles?: readonly Role[];
  /** Accounts that are concerned, where there is no command, and accounts that may not give it. */
  readonly only?: readonly string[];
  readonly not?: readonly string[];
  /** Last day on which it is in time. */
  readonly dueOn?: LocalDate;
  /** Nobody is told before; absent = as soon as it is there. */
  readonly from?: Instant;
}

/** A matter that stands open. */
export interface OpenMatter extends Omit<Matter, 'from'> {
  /** The event by which it began to wait: with kind and part it names the matter for good. */
  readonly raisedBy: string;
  /** When people are told of it. */
  readonly at: Instant;
}

/** All that waits in one record; none once everything is settled. */
export interface Notice<Followed = unknown> {
  /** What the events say that matters here. */
  readonly followed: Followed;
  readonly open: readonly OpenMatter[];
  readonly regions: readonly Scope[];
  readonly kinds: readonly string[];
  readonly users: readonly string[];
  /** When people are told of each. */
  readonly times: readonly Instant[];
  /** Where in the log it came to stand so: whoever has looked so far finds what came since. */
  readonly changed: Position;
}

/** A read model of what is open in the records of a category, by the name of their streams. */
export interface NoticeModel extends ReadModel<Notice> {
  readonly kindsOf: readonly NoticeKind[];
}

export interface NoticeDeclaration<Followed, Event extends RecordedEvent> {
  readonly name: string;
  readonly version: number;
  readonly kinds: readonly NoticeKind[];
  readonly events: Subscription;
  /** What is known of the record after the event; undefined once nothing can wait in it any more. */
  readonly follow: (followed: Followed | undefined, event: Event) => Followed | undefined;
  /** What waits in the record as it stands. */
  readonly matters: (followed: Followed) => readonly Matter[];
}

const FIELDS: Readonly<Record<string, FieldKind>> = {
  regions: 'regions',
  kinds: 'text',
  users: 'text',
  times: 'text',
  changed: 'text',
};

/** What was open already keeps when it began; where its last day has moved, it begins anew. */
const opened = (former: readonly OpenMatter[], { from, ...matter }: Matter, event: RecordedEvent): OpenMatter => {
  const { recordedAt } = event.metadata;
  const known = former.find(
    ({ kind, part, dueOn }) => kind === matter.kind && part === matter.part && dueOn === matter.dueOn,
  );
  const at = from !== undefined && from > recordedAt ? from : recordedAt;
  return { ...matter, raisedBy: known?.raisedBy ?? event.id, at: known?.at ?? at };
};

/**
 * What waits in the records of a category, declared as a fold of what matters and a list of what that leaves open.
 * After a correction it is folded anew, so that nobody is told of what never was so.
 */
export const noticeModel = <Followed, Event extends RecordedEvent>({
  name,
  version,
  kinds,
  events,
  follow,
  matters,
}: NoticeDeclaration<Followed, Event>): NoticeModel => ({
  name,
  version,
  events,
  ofOneStream: true,
  fields: FIELDS,
  sorts: ['changed'],
  kindsOf: kinds,
  keys: (event) => (hears(events, event) ? [event.stream] : []),
  fold: (notice, event) => {
    const followed = follow(notice?.followed as Followed | undefined, event as Event);
    if (followed === undefined) return undefined;
    const open = matters(followed).map((matter) => opened(notice?.open ?? [], matter, event));
    return {
      followed,
      open,
      regions: [...new Set(open.flatMap((matter) => matter.regions))].filter(isRegionCode),
      kinds: [...new Set(open.map(({ kind }) => kind))],
      users: [...new Set(open.flatMap(({ only = [] }) => only))],
      times: [...new Set(open.map(({ at }) => at))],
      changed: event.position,
    };
  },
});
