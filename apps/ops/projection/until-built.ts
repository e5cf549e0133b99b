import type { Position } from '#kernel';
import { realPause, type Pause, type ProjectionStatus } from '#runtime';
import type { System } from '../../composition/system.js';
import type { Session } from '../command.js';
import { Failure } from '../failure.js';

const BETWEEN_LOOKS = 500;

interface Kept {
  readonly runtime: Pick<System['runtime'], 'projections' | 'turns' | 'ahead'>;
  readonly eventStore: Pick<System['eventStore'], 'head'>;
}

/** Positions of every store begin with a number that grows; only for the eye. */
const shownPlace = (position: Position): number => Number.parseInt(position || '0', 10);

const gone = (name: string, generation: number): Failure =>
  new Failure(
    'E_PROJECTION',
    `generasi ${generation} dari ${name} tidak dibangun lagi: sudah dialihkan atau dibuang oleh perintah lain`,
    `generation ${generation} of ${name} is not being built any more: another command has switched to it or discarded it`,
  );

/**
 * Waits until the generation that is being built has read the whole log. Where it does not move by itself, no process
 * runs the consumers, and this one takes their turns with this projection; should another begin to, both take them,
 * which does no harm.
 * @param fault what went wrong in a turn, if something did.
 * @throws Failure `E_PROJECTION` it is not being built any more, or cannot be.
 */
export const untilBuilt = async (
  { runtime: { projections, turns, ahead }, eventStore }: Kept,
  name: string,
  fault: () => string | undefined,
  { progress, stopped }: Pick<Session, 'progress' | 'stopped'>,
  pause: Pause = realPause,
): Promise<ProjectionStatus> => {
  const begun = (await projections.progress(name)).beside?.generation;
  for (let before: Position | undefined; ;) {
    stopped.throwIfAborted();
    const status = await projections.progress(name);
    const { beside } = status;
    if (beside?.state !== 'building' || beside.generation !== begun) throw gone(name, begun ?? 0);
    if (beside.behind.events === 0) return status;
    progress.tell(
      `${name}, generasi / generation ${begun}`,
      shownPlace(beside.position),
      shownPlace(await eventStore.head()),
    );
    if (beside.position !== before) {
      before = beside.position;
      await pause(BETWEEN_LOOKS);
      continue;
    }
    await turns[name]!();
    await ahead.save();
    const problem = fault();
    if (problem !== undefined)
      throw new Failure(
        'E_PROJECTION',
        `${name} tidak dapat dibangun: ${problem}`,
        `${name} cannot be built: ${problem}`,
      );
    before = (await projections.progress(name)).beside?.position;
  }
};
