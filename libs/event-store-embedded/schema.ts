/**
 * The log as a table. `position` numbers the events of the whole log 1, 2, 3 … in the order of their commits; `event`
 * is the JSON of type, data and metadata. The triggers hold for every program that opens the file. Ids are found by
 * their first digits: an index over whole ids would cost a third of the speed of appending.
 */
const APPEND_ONLY_LOG = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    event TEXT NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE INDEX events_by_id ON events (substr(id, 1, 8));
  CREATE TRIGGER an_event_never_changes BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  CREATE TRIGGER an_event_never_goes BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;`;

/** One step for each format ever released; never changed afterwards, only added to. */
export const STEPS = [APPEND_ONLY_LOG];
