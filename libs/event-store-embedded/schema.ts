/**
 * The log as a table. `position` numbers the events of the whole log 1, 2, 3 … in the order of their commits; `event` is the
 * JSON of type, data and metadata. The triggers hold for every program that opens the file.
 */
const APPEND_ONLY_LOG = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    event TEXT NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE TRIGGER an_event_never_changes BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  CREATE TRIGGER an_event_never_goes BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  CREATE TRIGGER an_event_replaces_none BEFORE INSERT ON events
  WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM events)
    OR EXISTS (SELECT 1 FROM events WHERE id = NEW.id)
    OR NEW.revision <> (SELECT coalesce(max(revision), -1) + 1 FROM events WHERE stream = NEW.stream)
  BEGIN SELECT RAISE(ABORT, 'an event goes to the end of the log and of its stream, under a new id'); END;`;

/** One step for each format ever released; never changed afterwards, only added to. */
export const STEPS = [APPEND_ONLY_LOG];
