import { END, excludeSystemEvents, type EventStoreDBClient } from '@eventstore/db-client';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;
/** Records that the server looks through at a time; its own default of 32 makes it many times slower. */
const WINDOW = 1_000;

const ignore = (): undefined => undefined;

/**
 * A live subscription to all but EventStoreDB's own events, on a connection of its own, made again for ever: a lost one is
 * told by a single "error" and never comes back by itself. One that is silent is not noticed; pulling finds what it would have told.
 * @param hint called at every event, and whenever the subscription is live again, for what came in between. Must not throw.
 * @returns the end of it, after which `hint` is not called any more
 */
export const wakeUpCalls = (connect: () => EventStoreDBClient, hint: () => void): (() => void) => {
  let stopped = false;
  let pause = FIRST_PAUSE;
  let end: () => void = ignore;

  const subscribe = (): void => {
    let over = false;
    const client = connect();
    const subscription = client.subscribeToAll({ fromPosition: END, filter: excludeSystemEvents({ maxSearchWindow: WINDOW }) });
    end = () => {
      over = true;
      void subscription.unsubscribe().catch(ignore).then(() => client.dispose()).catch(ignore);
    };
    const lost = (): void => {
      if (over) return;
      end();
      const timer = setTimeout(() => stopped || subscribe(), pause);
      end = () => clearTimeout(timer);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
    subscription.on('confirmation', () => {
      pause = FIRST_PAUSE;
      if (!over) hint();
    });
    subscription.on('data', () => over || hint());
    for (const happening of ['error', 'end', 'close'] as const) subscription.on(happening, lost);
  };

  subscribe();
  return () => {
    stopped = true;
    end();
  };
};
