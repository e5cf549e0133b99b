import { describe, expect, it } from '@jest/globals';
import type { Position } from '#kernel';
import type { ProjectionOperations, ProjectionStatus } from '#runtime';
import { progressOn } from '../progress.js';
import { untilBuilt } from './until-built.js';

const END = 5;
const session = { progress: progressOn({ write: () => undefined }), stopped: new AbortController().signal };

/**
 * A generation at a place in a log of five events; `elsewhere` happens between two looks, `turn` when this process
 * takes a turn, after which it saves.
 */
const waiting = async (
  elsewhere: (now: { at: number; state: string }) => void,
  turn: (now: { at: number; unsaved: number }) => string | undefined,
) => {
  const now = { at: 0, unsaved: 0, state: 'building' };
  let [turns, fault]: [number, string | undefined] = [0, undefined];
  const progress = async () =>
    ({
      name: 'notes',
      models: [],
      live: undefined as never,
      beside: {
        generation: 1,
        state: now.state,
        position: String(now.at) as Position,
        behind: { events: END - now.at, orMore: false, seconds: 0 },
      },
    }) as ProjectionStatus;
  const notes = async () => {
    turns += 1;
    fault = turns > 2 * END ? 'it does not end' : turn(now);
    return undefined as never;
  };
  const save = async () => {
    now.at = Math.max(now.at, now.unsaved);
  };
  const built = untilBuilt(
    {
      runtime: { projections: { progress } as unknown as ProjectionOperations, turns: { notes }, ahead: { save } },
      eventStore: { head: async () => String(END) as Position },
    },
    'notes',
    () => fault,
    session,
    async () => elsewhere(now),
  );
  return { at: (await built).beside!.position, turns };
};

const nothing = (): undefined => undefined;

describe('Waiting for a generation', () => {
  it('leaves the work to another process that does it', async () => {
    expect(
      await waiting((now) => {
        now.at += 1;
      }, nothing),
    ).toEqual({ at: '5', turns: 0 });
  });

  it('does the work where no other process does', async () => {
    expect(await waiting(nothing, (now) => void (now.at += 1))).toEqual({ at: '5', turns: 5 });
  });

  it('ends after events of which none is for it, up to which its turns go in memory alone', async () => {
    expect(await waiting(nothing, (now) => void (now.unsaved = END))).toEqual({ at: '5', turns: 1 });
  });

  it('takes over from a process that ends on the way', async () => {
    expect(
      await waiting(
        (now) => {
          now.at = Math.max(now.at, 2);
        },
        (now) => void (now.at += 1),
      ),
    ).toEqual({ at: '5', turns: 3 });
  });

  it('ends when it cannot be built', async () => {
    await expect(waiting(nothing, () => 'the fold is wrong')).rejects.toMatchObject({
      code: 'E_PROJECTION',
      messageEn: 'notes cannot be built: the fold is wrong',
    });
  });

  it('ends when somebody discards it, or switches to it', async () => {
    await expect(
      waiting((now) => {
        now.state = 'previous';
      }, nothing),
    ).rejects.toMatchObject({ code: 'E_PROJECTION' });
  });
});
