import { addDays, startOfDay, zoneOf, type Command, type DecisionContext } from '#kernel';
import type { ExpireImport } from './import.commands.js';
import type { ImportEvent } from './import.events.js';
import { IMPORT_IDLE_DAYS } from './import.settings.js';
import type { ImportState, ImportThere } from './import.state.js';
import { countOf } from './row-ranges.js';

type Decided = readonly ImportEvent[];

/** Rows of it are records, which name its file as their source. */
const hasRecords = (state: ImportState): boolean =>
  state.stage !== 'NONE' && countOf(state.done) + (state.stage === 'COMMITTING' ? countOf(state.recorded) : 0) > 0;

/** COM-07: nobody went on with it, and nothing of it is a record. */
export const expireImport = (_command: ExpireImport, state: ImportThere, { now }: DecisionContext<unknown>): Decided =>
  (state.stage === 'OPEN' || state.stage === 'COMPLETED') &&
  !hasRecords(state) &&
  state.idleUntil !== undefined &&
  now >= state.idleUntil
    ? [{ type: 'ImportExpired', data: { importId: state.importId } }]
    : [];

/** Every step that leaves it to people puts off the end of an import of which nothing is a record as yet. */
export const lasting =
  <C extends Command, State extends ImportState, Facts>(
    decide: (command: C, state: State, context: DecisionContext<Facts>) => Decided,
  ) =>
  (command: C, state: State, context: DecisionContext<Facts>): Decided => {
    const events = decide(command, state, context);
    if (hasRecords(state)) return events;
    return events.map((event) => {
      if (event.type === 'ImportRowsRecorded') return event;
      if (event.type === 'ImportCompleted' && event.data.imported + event.data.already > 0) return event;
      const keptIn = 'keptIn' in event.data ? event.data.keptIn : (state as ImportThere).keptIn;
      const lastDay = addDays(context.today, context.rules.get(IMPORT_IDLE_DAYS, keptIn));
      const idleUntil = startOfDay(addDays(lastDay, 1), zoneOf(keptIn));
      return { ...event, data: { ...event.data, idleUntil } } as ImportEvent;
    });
  };
