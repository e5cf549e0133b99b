import {
  field,
  reject,
  type AnyDecider,
  type Command,
  type DeclaredEvent,
  type Decider,
  type EventCatalogue,
  type Kind,
} from '#kernel';
import { bySystem } from './by-system.js';
import { rowsFor, type CommandRequest, type CommandTable, type CommonInput } from './command-table.js';

type Versions = Readonly<Record<string, number>>;

interface DeclareEvents extends Command {
  readonly type: 'DeclareEvents';
  readonly known: Versions;
}

const VERSIONS: Kind<Versions> = { schema: { type: 'object', additionalProperties: { type: 'integer' } } };

const catalogue = {
  EventsDeclared: {
    version: 1,
    label: ['jenis kejadian dinyatakan', 'types of events declared'],
    /** Names that the log may hold from now on: `category/Name`; once bare, when a name was of one category only. */
    data: { events: field(['versi tertinggi tiap jenis kejadian', 'highest version of each type of event'], VERSIONS) },
  },
} as const satisfies EventCatalogue;
type EventsDeclared = DeclaredEvent<typeof catalogue>;

/**
 * What the log may hold: every version of Sinergi declares its events before it writes any, so that an older one finds
 * out at its start.
 */
export const eventNames: Decider<Versions, DeclareEvents, EventsDeclared> = {
  category: 'eventNames',
  catalogue,
  initialState: {},
  evolve: (state, { data }) => ({ ...state, ...data.events }),
  decide: ({ known }, state) => {
    const newer = Object.entries(state).find(([name, version]) => !isKnown(known, name, version));
    if (newer) {
      const [name, version] = newer;
      throw reject('E_STATE', {
        messageId: `log ini milik versi Sinergi yang lebih baru (${name} v${version}); jalankan versi itu, atau pilih log lain`,
        messageEn: `a newer version of Sinergi keeps this log (EVENT_STORE, DATA_DIR, EVENTSTORE_URL), it has ${name} v${version}: run that version, or name another log`,
        details: { event: name, version },
      });
    }
    const events = Object.fromEntries(Object.entries(known).filter(([name, version]) => version > (state[name] ?? 0)));
    return Object.keys(events).length > 0 ? [{ type: 'EventsDeclared', data: { events } }] : [];
  },
};

class NoInput implements CommonInput {
  readonly reason?: string;
}

const tableFor = (known: Versions): CommandTable => ({
  path: 'event-names',
  decider: eventNames,
  obligated: () => undefined,
  rows: [
    rowsFor<Versions, DeclareEvents, undefined>()({
      name: 'DeclareEvents',
      summary: ['Nyatakan jenis peristiwa', 'Declare the kinds of events'],
      input: NoInput,
      roles: ['SYSTEM'],
      idOf: () => 'ID',
      parties: () => [],
      prepare: () => ({ type: 'DeclareEvents', known }),
    }),
  ],
});

/** Names as they were declared before each category had its own. */
const highest = (known: Versions): Versions => {
  const found: Record<string, number> = {};
  for (const [name, version] of Object.entries(known)) {
    const bare = name.slice(name.indexOf('/') + 1);
    found[bare] = Math.max(version, found[bare] ?? 0);
  }
  return found;
};

type Declared = Pick<AnyDecider, 'category' | 'catalogue'>;

/** What these deciders may write, by `category/Name`. */
export const versionsOf = (deciders: readonly Declared[]): Versions =>
  Object.fromEntries(
    deciders.flatMap(({ category, catalogue }) =>
      Object.entries(catalogue).map(([name, { version }]) => [`${category}/${name}`, version]),
    ),
  );

/** Whether a log that declares this name and version can be read with what is known. */
export const isKnown = (known: Versions, name: string, version: number): boolean =>
  version <= (known[name] ?? highest(known)[name] ?? 0);

/**
 * The command that every process gives at its start. Repeating it changes nothing. Its execution throws Rejection
 * `E_STATE` when a newer version of Sinergi has declared what these deciders do not know.
 */
export const declareEvents = (deciders: readonly Declared[]): CommandRequest =>
  // A new id each time: the same declaration is asked for again, and not for its first answer.
  bySystem(tableFor(versionsOf(deciders)), 'DeclareEvents');
