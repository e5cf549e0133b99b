import { collectionsOf, type Position } from '#kernel';
import type { Pause } from '../log/append-events.js';
import { compareGenerations, type Comparison } from './compare-generations.js';
import { changeRecord, readRecord, type GenerationRecord } from './generation-record.js';
import type { Generations } from './generations.js';
import { OperationRefused } from './operation-refused.js';
import { projectionStatus, type ProjectionStatus, type StatusOptions } from './projection-status.js';
import { checkpointName, type ProjectionGroup } from '../projections/projection.js';

/**
 * What an operator does with projections while commands and queries go on. The building is done by the processes that
 * run the consumers, whichever process it was asked of.
 * @throws OperationRefused from each, with what would help.
 */
export interface ProjectionOperations {
  list(): Promise<readonly ProjectionStatus[]>;
  progress(name: string): Promise<ProjectionStatus>;
  /** Begins a new generation beside the live one. A previous one that still stands there is put away. */
  rebuild(name: string): Promise<ProjectionStatus>;
  /** Compares what stands beside with the live generation, and keeps the result for the switch. */
  compare(name: string): Promise<Comparison>;
  /** Makes the generation that was built the live one, once it has caught up and was found equal, or by `force`. */
  switchTo(name: string, options?: { readonly force?: boolean }): Promise<ProjectionStatus>;
  /** Makes the previous generation the live one again; the other becomes the previous. */
  rollback(name: string): Promise<ProjectionStatus>;
  /** Puts away what stands beside. */
  discard(name: string): Promise<ProjectionStatus>;
}

export interface OperationsOptions extends StatusOptions {
  readonly generations: Generations;
  readonly pause: Pause;
}

type Beside = NonNullable<GenerationRecord['beside']>;

const LOOKS = 200;
const BETWEEN_LOOKS = 25;

const besideOf = (name: string, { beside }: GenerationRecord): Beside => {
  if (beside) return beside;
  throw new OperationRefused(
    `${name} hanya mempunyai satu generasi; tidak ada yang lain di sampingnya. Mulai satu dengan rebuild.`,
    `${name} has one generation only: nothing stands beside it. A rebuild begins one.`,
  );
};

const refuseChanged = (name: string): never => {
  throw new OperationRefused(
    `Generasi ${name} berubah sementara itu; lihat lagi.`,
    `The generations of ${name} were changed meanwhile: look at them again.`,
  );
};

const toSwitchTo = (name: string, record: GenerationRecord, force: boolean): number => {
  const { generation, state, equal } = besideOf(name, record);
  if (state !== 'building')
    throw new OperationRefused(
      `Tidak ada yang sedang dibangun untuk ${name}; generasi ${generation} adalah yang sebelumnya: kembali dengan rollback, atau bangun lagi dengan rebuild.`,
      `Nothing is being built of ${name}; generation ${generation} is the previous one: roll back to it, or rebuild.`,
    );
  if (!force && equal === undefined)
    throw new OperationRefused(
      `Generasi ${generation} dari ${name} belum dibandingkan dengan yang dipakai; bandingkan dahulu, atau paksa dengan --force.`,
      `Generation ${generation} of ${name} has not been compared with the live one: compare them first, or force the switch.`,
    );
  if (!force && !equal)
    throw new OperationRefused(
      `Generasi ${generation} dari ${name} berbeda dari yang dipakai; lihat perbandingannya, lalu buang dengan discard atau paksa dengan --force.`,
      `Generation ${generation} of ${name} differs from the live one: look at the comparison, then discard it or force the switch.`,
    );
  return generation;
};

const toRollBackTo = (name: string, record: GenerationRecord): number => {
  const { generation, state } = besideOf(name, record);
  if (state === 'previous') return generation;
  throw new OperationRefused(
    `${name} belum dialihkan: generasi ${generation} masih dibangun; buang dengan discard.`,
    `${name} was not switched: generation ${generation} is still being built. Discard it instead.`,
  );
};

export const projectionOperations = (options: OperationsOptions): ProjectionOperations => {
  const { generations, readStore, pause } = options;
  const groupOf = (name: string): ProjectionGroup => {
    const found = generations.groups.find((group) => group.name === name);
    if (found) return found;
    throw new OperationRefused(
      `Tidak ada proyeksi "${name}"; yang ada: ${generations.groups.map((group) => group.name).join(', ')}.`,
      `There is no projection "${name}"; there are ${generations.groups.map((group) => group.name).join(', ')}.`,
    );
  };
  const status = (group: ProjectionGroup): Promise<ProjectionStatus> => projectionStatus(options, group);
  const recordOf = async (group: ProjectionGroup): Promise<GenerationRecord> =>
    (await readRecord(readStore, group.name)).record;
  const change = async (group: ProjectionGroup, to: (record: GenerationRecord) => GenerationRecord): Promise<void> => {
    await changeRecord(readStore, group.name, to);
    await generations.follow(group.name);
  };

  /** So that whoever has read the other finds all of it in this one. */
  const untilCaughtUp = async (group: ProjectionGroup, generation: number, other: number): Promise<void> => {
    const positionOf = async (one: number): Promise<Position> =>
      (await generations.store(one).checkpoint(checkpointName(group))).position;
    for (let looks = 0; looks < LOOKS; looks += 1) {
      const ahead = await positionOf(other);
      if ((await positionOf(generation)) >= ahead) return;
      await pause(BETWEEN_LOOKS);
    }
    throw new OperationRefused(
      `Generasi ${generation} dari ${group.name} belum mengejar generasi ${other}; coba lagi nanti, dan periksa apakah ada proses yang menjalankan konsumen.`,
      `Generation ${generation} of ${group.name} has not caught up with generation ${other}: try again later, and see whether a process runs that has the consumers.`,
    );
  };

  /** Empties what was put away, when everybody has noticed and neither reads it nor writes to it any more. */
  const sweep = async (group: ProjectionGroup): Promise<ProjectionStatus> => {
    const { discarded } = await recordOf(group);
    if (discarded.length > 0) {
      await pause(2 * generations.noticedWithin);
      for (const generation of discarded) {
        for (const collection of group.models.flatMap(collectionsOf)) {
          await generations.store(generation).drop(checkpointName(group), [collection], `${collection.name}|`);
        }
      }
      await change(group, (record) => ({
        ...record,
        discarded: record.discarded.filter((generation) => !discarded.includes(generation)),
      }));
    }
    return status(group);
  };

  /** Lets live and beside change places, if it is still the generation that `chosen` chose before. */
  const exchange = async (name: string, chosen: (record: GenerationRecord) => number): Promise<ProjectionStatus> => {
    const group = groupOf(name);
    const before = await recordOf(group);
    const generation = chosen(before);
    await untilCaughtUp(group, generation, before.live);
    await change(group, (record) => {
      if (chosen(record) !== generation || record.live !== before.live) refuseChanged(name);
      return { ...record, live: generation, beside: { generation: before.live, state: 'previous' } };
    });
    return status(group);
  };

  return {
    list: () => Promise.all(generations.groups.map(status)),
    progress: async (name) => status(groupOf(name)),

    rebuild: async (name) => {
      const group = groupOf(name);
      await change(group, ({ live, beside, next, discarded }) => {
        if (beside?.state === 'building')
          throw new OperationRefused(
            `Generasi ${beside.generation} dari ${name} sudah dibangun; pakai dengan switch, atau buang dengan discard.`,
            `Generation ${beside.generation} of ${name} is already being built: switch to it, or discard it.`,
          );
        return {
          live,
          beside: { generation: next, state: 'building' },
          next: next + 1,
          discarded: beside ? [...discarded, beside.generation] : discarded,
        };
      });
      return sweep(group);
    },

    compare: async (name) => {
      const group = groupOf(name);
      const { live, ...before } = await recordOf(group);
      const { generation } = besideOf(name, { live, ...before });
      await untilCaughtUp(group, generation, live);
      const comparison = await compareGenerations(group, generations.store(live), generations.store(generation), pause);
      await change(group, (record) => {
        if (record.live !== live || record.beside?.generation !== generation) return refuseChanged(name);
        return { ...record, beside: { ...record.beside, equal: comparison.equal } };
      });
      return comparison;
    },

    switchTo: (name, { force = false } = {}) => exchange(name, (record) => toSwitchTo(name, record, force)),
    rollback: (name) => exchange(name, (record) => toRollBackTo(name, record)),

    discard: async (name) => {
      const group = groupOf(name);
      const before = await recordOf(group);
      if (!before.beside && before.discarded.length > 0) return sweep(group);
      const { generation, state } = besideOf(name, before);
      if (state === 'previous') await untilCaughtUp(group, before.live, generation);
      await change(group, ({ beside, ...record }) => {
        if (beside?.generation !== generation || beside.state !== state) refuseChanged(name);
        return { ...record, discarded: [...record.discarded, generation] };
      });
      return sweep(group);
    },
  };
};
