import { expect } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import {
  fold,
  streamName,
  type AnyDecider,
  type Decider,
  type DomainEvent,
  type EventMetadata,
  type RecordedEvent,
} from '#kernel';
import { upcasting } from '#runtime';
import { recordedEvent } from './spec-events.js';

/** A sample of an event as one version of the program wrote it; nobody changes it any more. */
export interface FrozenEvent {
  /** `VisitProposed.v1.json` */
  readonly file: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: object;
}

/** How a sample is recorded: version 1 in a stream of the id `frozen`, unless told otherwise. */
interface Recording {
  readonly version?: number;
  readonly id?: string;
  readonly revision?: number;
  readonly metadata?: Partial<EventMetadata>;
}

/** @param folder `new URL('./fixtures/', import.meta.url)` @param deciders all whose samples lie there */
export const frozenFixtures = (folder: URL, ...deciders: readonly AnyDecider[]) => {
  const upcast = upcasting(...deciders);
  const samples = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file): FrozenEvent => {
      const sample = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Omit<FrozenEvent, 'file'>;
      return { file, ...sample };
    });
  const sampleOf = (type: string, version: number): FrozenEvent => {
    const sample = samples.find(({ file }) => file === `${type}.v${version}.json`);
    if (!sample) throw new Error(`${type} has no sample of version ${version}`);
    return sample;
  };
  /** The sample as a log gives it to the program of today. */
  const recorded = (
    type: string,
    { version = 1, id = 'frozen', revision = 0, metadata = {} }: Recording = {},
  ): RecordedEvent => {
    const decider = deciders.find(({ catalogue }) => type in catalogue)!;
    const stream = streamName(decider, id);
    return upcast(recordedEvent(stream, sampleOf(type, version), revision, { schemaVersion: version, ...metadata }));
  };
  return {
    samples,
    recorded,
    /** The state after samples of these types, in order. */
    after: <State, Event extends DomainEvent>(
      decider: Pick<Decider<State, never, Event, never>, 'initialState' | 'evolve'>,
      ...types: readonly Event['type'][]
    ): State =>
      fold(
        decider,
        types.map((type, revision) => recorded(type, { revision })),
      ),
    /** That there is one sample of every event name and version, under its name. */
    expectAll: (): void => {
      const all = deciders
        .flatMap(({ catalogue }) => Object.entries(catalogue))
        .flatMap(([type, { version }]) => Array.from({ length: version }, (_, i) => `${type}.v${i + 1}.json`));
      expect(samples.map(({ file }) => file)).toEqual(all.sort());
      for (const { file, type, schemaVersion } of samples) expect(`${type}.v${schemaVersion}.json`).toBe(file);
    },
  };
};
