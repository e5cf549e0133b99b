import {
  correctionOf,
  effective,
  type Pointer,
  type RecordedEvent,
  type RequestCorrection,
  type Role,
  type Scope,
} from '#kernel';
import type { Party } from '../access/party.js';
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

/** What a correction is about: an event, and the fields of it. */
export interface Corrected {
  readonly target: RecordedEvent;
  readonly fields: readonly Pointer[];
}

/** The party beside the keepers whose word a statement is. */
export interface Speaker {
  readonly region: Scope;
  readonly officeId: string;
  /** Which of the roles of other parties are those of this one; absent: all of them. */
  readonly may?: (role: Role) => boolean;
}

/** Both sides of the records of one kind. */
export interface RepairParties<State> {
  /**
   * Whoever keeps the record: all that no other party said, and the voiding of the whole, is theirs to ask for and to
   * decide.
   */
  readonly keeper: SideRoles & Keeper<State>;
  /** Who else has a word of its own in it; undefined where it is the keepers' alone. */
  readonly other?: SideRoles & {
    readonly speaker: (corrected: Corrected, record: readonly RecordedEvent[]) => Speaker | undefined;
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
  /** Those who may ask for a correction of one statement of the record or another. */
  anyCorrectionAskers(state: State, read: Read): Promise<readonly Side[]>;
  /** Who asked may take it back, so nobody else need. */
  requestAskers(request: OfRequest, state: State, read: Read): Promise<readonly Side[]>;
  /**
   * COM-01: what a party said is changed by its own side alone: another party's statement by that party, all else, and
   * a voiding, by the keepers.
   */
  requestDeciders(request: OfRequest, state: State, read: Read): Promise<readonly Side[]>;
}

type Asked = Pick<RequestCorrection, 'targetEventId'> & { readonly changes: readonly { readonly field: Pointer }[] };

const askedIn = (record: readonly RecordedEvent[], requestId: string): Asked | undefined => {
  const { changes } = correctionOf(record, requestId) ?? {};
  return changes?.[0] && { targetEventId: changes[0].targetEventId, changes };
};

/** Who asks for corrections of records of one kind, and who decides on them. */
export const repairSides = <State>({ keeper, other }: RepairParties<State>): RepairSides<State> => {
  const keepers = (state: State, roles: readonly Role[]): Side => sideOf({ ...keeper, roles }, undefined, state);
  const sideOfOther = ({ region, officeId, may = () => true }: Speaker, does: keyof SideRoles): Side => ({
    roles: (other?.[does] ?? []).filter(may),
    parties: [region],
    officeId,
  });
  const others = (
    record: readonly RecordedEvent[],
    asked: Asked | undefined,
    does: keyof SideRoles,
  ): readonly Side[] => {
    if (!other || !asked) return [];
    const stands = effective(record);
    const target = stands.find(({ id }) => id === asked.targetEventId);
    const speaker = target && other.speaker({ target, fields: asked.changes.map(({ field }) => field) }, stands);
    return speaker ? [sideOfOther(speaker, does)] : [];
  };
  const askers = (record: readonly RecordedEvent[], state: State, asked: Asked | undefined): readonly Side[] => [
    ...others(record, asked, 'ask'),
    keepers(state, keeper.ask),
  ];
  const both = (does: keyof SideRoles): readonly Role[] => [...new Set([...keeper[does], ...(other?.[does] ?? [])])];
  return {
    askedBy: both('ask'),
    decidedBy: both('decide'),
    keeper,
    correctionAskers: async (asked, state, read) => askers(await read(), state, asked),
    anyCorrectionAskers: async (state, read) => {
      const stands = other ? effective(await read()) : [];
      const speakers = stands.flatMap((target) => other?.speaker({ target, fields: [] }, stands) ?? []);
      return [...speakers.map((speaker) => sideOfOther(speaker, 'ask')), keepers(state, keeper.ask)];
    },
    requestAskers: async ({ requestId }, state, read) => {
      const record = await read();
      return askers(record, state, askedIn(record, requestId));
    },
    requestDeciders: async ({ requestId }, state, read) => {
      const record = await read();
      const [own = keepers(state, keeper.decide)] = others(record, askedIn(record, requestId), 'decide');
      return [own];
    },
  };
};
