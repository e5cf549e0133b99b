import { UnknownEvent, declareEvents, upcasting, type ContextModule } from '#runtime';
import type { LoggedEvent } from './log-lines.js';
import type { AnyDecider, EventCatalogue, RecordedEvent } from '#kernel';

/** What this version of Sinergi knows of a log: how to read its events, and how to fold its streams. */
export interface Known {
  /** @throws UnknownEvent of a newer version, or of no version. */
  read(event: LoggedEvent): LoggedEvent;
  /** The decider of a stream, by the category before the first hyphen. */
  deciderOf(stream: string): AnyDecider | undefined;
}

export const knownBy = (contexts: readonly ContextModule[]): Known => {
  const own = contexts.flatMap(({ catalogues }) => catalogues);
  const declaring = declareEvents(own).table;
  const tables = [declaring, ...contexts.flatMap((context) => context.tables)];
  const catalogues: readonly EventCatalogue[] = [declaring.catalogue, ...own];
  const versions = new Map(catalogues.flatMap((catalogue) => Object.entries(catalogue)).map(([name, { version }]) => [name, version]));
  const deciders = new Map(tables.map(({ decider }) => [decider.category, decider as AnyDecider]));
  const upcast = upcasting(...catalogues);

  /** The log says itself which events it may hold from now on. */
  const checkDeclared = (event: LoggedEvent): void => {
    if (event.type !== 'EventsDeclared') return;
    for (const [name, version] of Object.entries((event.data as { events: Readonly<Record<string, number>> }).events)) {
      if (version > (versions.get(name) ?? 0)) throw newer(`${name} v${version}`, event);
    }
  };

  return {
    read: (event) => {
      if (!versions.has(event.type)) throw newer(event.type, event);
      checkDeclared(event);
      return upcast(event as RecordedEvent);
    },
    deciderOf: (stream) => deciders.get(stream.slice(0, stream.indexOf('-'))),
  };
};

const newer = (what: string, { stream, revision }: LoggedEvent): UnknownEvent =>
  new UnknownEvent(`${what} in ${stream} (revision ${revision}) is unknown to this version of Sinergi: a newer version wrote it, run that one`);
