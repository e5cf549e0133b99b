import { END, excludeSystemEvents, type EventStoreDBClient } from '@eventstore/db-client';
import { discard } from './connection.js';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;
/** Records that the server looks through at a time; its own default of 32 makes it many times slower. */
const WINDOW = 1_000;

const ignore = (): undefined => undefined;

/**
 * A live subscription to all but EventStoreDB's own events, on a connection of its own, made again for ever: a lost one
 * is told by a single "error" and never comes back by itself. One that is silent is not noticed; pulling finds what it
 * would have told.
 * @param hint called at every event of a stream with the prefix, and whenever the subscription is live again, for what
 * came in between. Must not throw.
 * @returns the end of it, after which `hint` is not called any more
 */
export const wakeUpCalls = (connect: () => EventStoreDBClient, prefix: string, hint: () => void): (() => void) => {
  let pause = FIRST_PAUSE;
  let end: () => void = ignore;

  const subscribe = (): void => {
    const client = connect();
    const subscription = client.subscribeToAll({
      fromPosition: END,
      filter: excludeSystemEvents({ maxSearchWindow: WINDOW }),
    });
    let over = false;
    end = () => {
      over = true;
      void subscription
        .unsubscribe()
        .catch(ignore)
        .then(() => discard(client))
        .catch(ignore);
    };
    subscription.on('confirmation', () => {
      pause = FIRST_PAUSE;
      if (!over) hint();
    });
    subscription.on('data', ({ event }) => over || !event?.streamId.startsWith(prefix) || hint());
    for (const happening of ['error', 'end', 'close'] as const) subscription.on(happening, () => over || again());
  };

  const again = (): void => {
    end();
    const timer = setTimeout(() => {
      // A client can fail to be made when its certificate's file is just being replaced.
      try {
        subscribe();
      } catch {
        again();
      }
    }, pause);
    end = () => clearTimeout(timer);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  };

  subscribe();
  return () => end();
};
