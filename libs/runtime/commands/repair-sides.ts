import { correctionOf, effective, type RecordedEvent, type RequestCorrection, type Role, type Scope } from '#kernel';
import type { Party } from '../access/disclosure.js';
import { sideOf, type Side } from '../access/principal.js';

/** Who on one side asks for a correction, and who decides on it. */
export interface SideRoles {
  readonly ask: readonly Role[];
  readonly decide: readonly Role[];
}

/** For which regions, and for whose office or party alone, the keepers of a record act: the same members of a row. */
export interface Keeper<State> {
  /** Which of the roles keep this record; absent: all of them. */
  readonly may?: (role: Role, command: unknown, state: State) => boolean;
  readonly parties: (command: unknown, state: State) => readonly Scope[];
  readonly ofOffice?: (command: unknown, state: State) => string | undefined;
  readonly ofParty?: (command: unknown, state: State) => Party | undefined;
}

/** Both sides of the records of one kind. */
export interface RepairParties<State> {
  /**
   * Whoever keeps the record: all that no other party said, and the voiding of the whole, is theirs to ask for and to
   * decide.
   */
  readonly keeper: SideRoles & Keeper<State>;
  /**
   * Who else states something of its own in it: the region of the party whose own statement an event is; undefined of
   * all other events.
   */
  readonly other?: SideRoles & {
    readonly region: (event: RecordedEvent) => Scope | undefined;
    /** Which of the roles are those of the party that stated it; absent: all of them. */
    readonly may?: (role: Role, event: RecordedEvent) => boolean;
  };
}

type Read = () => Promise<readonly RecordedEvent[]>;
interface OfRequest {
  readonly requestId: string;
}

/** For the `sides` of the rows of a repair. */
export interface RepairSides<State> {
  /** All who may on either side. */
  readonly askedBy: readonly Role[];
  readonly decidedBy: readonly Role[];
  readonly keeper: SideRoles & Keeper<State>;
  /**
   * COM-01: both sides may notice what is wrong in another party's statement; what the keepers recorded is theirs to
   * ask for.
   */
  correctionAskers(asked: RequestCorrection, state: State, read: Read): Promise<readonly Side[]>;
  /** Who asked may take it back, so nobody else need. */
  requestAskers(request: OfRequest, state: State, read: Read): Promise<readonly Side[]>;
  /**
   * COM-01: what a party said is changed by its own side alone: another party's statement by that party, all else, and
   * a voiding, by the keepers.
   */
  requestDeciders(request: OfRequest, state: State, read: Read): Promise<readonly Side[]>;
}

const targetOf = (record: readonly RecordedEvent[], requestId: string): string | undefined =>
  correctionOf(record, requestId)?.changes[0]?.targetEventId;

/** Who asks for corrections of records of one kind, and who decides on them. */
export const repairSides = <State>({ keeper, other }: RepairParties<State>): RepairSides<State> => {
  const keepers = (state: State, roles: readonly Role[]): Side => sideOf({ ...keeper, roles }, undefined, state);
  const others = (
    record: readonly RecordedEvent[],
    targetEventId: string | undefined,
    does: keyof SideRoles,
  ): readonly Side[] => {
    const target = other && effective(record).find(({ id }) => id === targetEventId);
    const region = target && other.region(target);
    if (!region) return [];
    const roles = other.may ? other[does].filter((role) => other.may!(role, target)) : other[does];
    return [{ roles, parties: [region], officeId: target.metadata.actor.officeId }];
  };
  const askers = (record: readonly RecordedEvent[], state: State, target: string | undefined): readonly Side[] => [
    ...others(record, target, 'ask'),
    keepers(state, keeper.ask),
  ];
  const both = (does: keyof SideRoles): readonly Role[] => [...new Set([...keeper[does], ...(other?.[does] ?? [])])];
  return {
    askedBy: both('ask'),
    decidedBy: both('decide'),
    keeper,
    correctionAskers: async ({ targetEventId }, state, read) => askers(await read(), state, targetEventId),
    requestAskers: async ({ requestId }, state, read) => {
      const record = await read();
      return askers(record, state, targetOf(record, requestId));
    },
    requestDeciders: async ({ requestId }, state, read) => {
      const record = await read();
      const [own = keepers(state, keeper.decide)] = others(record, targetOf(record, requestId), 'decide');
      return [own];
    },
  };
};
