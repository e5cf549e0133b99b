import { collectionOf, type Clock, type EventStore, type Position, type ReadStore } from '#kernel';
import { readRecord } from './generation-record.js';
import { generationStore } from './generation-store.js';
import { checkpointName, type ProjectionGroup } from '../projections/projection.js';

export interface GenerationStatus {
  readonly generation: number;
  readonly position: Position;
  /** Events of the log that it has not read, counted up to a thousand, and the age of the first of them. */
  readonly behind: { readonly events: number; readonly orMore: boolean; readonly seconds: number };
}

/** A projection group with the generations that there are of it. */
export interface ProjectionStatus {
  readonly name: string;
  /** Its models with their versions. */
  readonly models: readonly string[];
  readonly live: GenerationStatus;
  readonly beside?: GenerationStatus & {
    readonly state: 'building' | 'previous';
    /** What the last comparison found; absent before the first. */
    readonly equal?: boolean;
  };
}

export interface StatusOptions {
  readonly readStore: ReadStore;
  readonly log: Pick<EventStore, 'readAll'>;
  readonly clock: Clock;
}

/** Nobody needs to know how many more events than that are still to be read. */
export const MOST_COUNTED = 1_000;

const statusOf = async (
  { readStore, log, clock }: StatusOptions,
  group: ProjectionGroup,
  generation: number,
): Promise<GenerationStatus> => {
  const { position } = await generationStore(readStore, generation).checkpoint(checkpointName(group));
  const { events, end } = await log.readAll(position, MOST_COUNTED);
  const [first] = events;
  const seconds = first ? Math.max(0, (Date.parse(clock.now()) - Date.parse(first.metadata.recordedAt)) / 1_000) : 0;
  return { generation, position, behind: { events: events.length, orMore: !end, seconds } };
};

export const projectionStatus = async (options: StatusOptions, group: ProjectionGroup): Promise<ProjectionStatus> => {
  const {
    record: { live, beside },
  } = await readRecord(options.readStore, group.name);
  return {
    name: group.name,
    models: group.models.map((model) => collectionOf(model).name),
    live: await statusOf(options, group, live),
    ...(beside && { beside: { ...beside, ...(await statusOf(options, group, beside.generation)) } }),
  };
};
