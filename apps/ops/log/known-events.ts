import { UnknownEvent, decidersOf, declareEvents, isKnown, upcasting, versionsOf, type ContextModule } from '#runtime';
import type { LoggedEvent } from './log-lines.js';
import { categoryOf, type AnyDecider, type RecordedEvent } from '#kernel';

/** What this version of Sinergi knows of a log: how to read its events, and how to fold its streams. */
export interface Known {
  /** @throws UnknownEvent of a newer version, or of no version. */
  read(event: LoggedEvent): LoggedEvent;
  /** The decider of a stream, by the category before the first hyphen. */
  deciderOf(stream: string): AnyDecider | undefined;
}

export const knownBy = (contexts: readonly ContextModule[]): Known => {
  const own = decidersOf(contexts);
  const all: readonly AnyDecider[] = [declareEvents(own).table.decider, ...own];
  const deciders = new Map(all.map((decider) => [decider.category, decider]));
  const versions = versionsOf(all);
  const upcast = upcasting(...all);

  /** The log says itself which events it may hold from now on. */
  const checkDeclared = (event: LoggedEvent): void => {
    if (event.type !== 'EventsDeclared') return;
    for (const [name, version] of Object.entries((event.data as { events: Readonly<Record<string, number>> }).events)) {
      if (!isKnown(versions, name, version)) throw newer(`${name} v${version}`, event);
    }
  };

  return {
    read: (event) => {
      if (!versions[`${categoryOf(event.stream)}/${event.type}`]) throw newer(event.type, event);
      checkDeclared(event);
      return upcast(event as RecordedEvent);
    },
    deciderOf: (stream) => deciders.get(categoryOf(stream)),
  };
};

const newer = (what: string, { stream, revision }: LoggedEvent): UnknownEvent =>
  new UnknownEvent(
    `${what} in ${stream} (revision ${revision}) is unknown to this version of Sinergi: a newer version wrote it, run that one`,
  );
