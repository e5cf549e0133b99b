import { categoryOf, streamId, type Measures } from '#kernel';
import { decidersOf, versionsOf, type Runtime } from '#runtime';
import { allContexts } from '../../apps/composition/contexts.js';
import { shown } from '../faults/rebuilt.js';
import { ADMIN, type SystemUnderTest } from '../e2e/system.js';

/** Every list and the totals, each asked by somebody who may see it. */
const QUESTIONS = [
  ['walidata', '/v1/visits?limit=200'],
  ['kades-sei-asam', '/v1/visits?limit=200&sort=-budgetAmount'],
  ['walidata', '/v1/corrections?limit=200'],
  ['walidata', '/v1/parking?limit=200'],
  ['walidata', '/v1/region-aliases'],
  ['walidata', '/v1/areas'],
  ['walidata', '/v1/calendars'],
  ['kemendes', '/v1/travel-ceilings'],
  ['kemendes', '/v1/visit-totals/destinations?limit=200'],
  ['kemendes', '/v1/visit-totals/edges?limit=200'],
  ['kemendes', '/v1/visit-totals?year=2026'],
  [ADMIN, '/v1/users?limit=200'],
] as const;

type Items = readonly Readonly<Record<string, unknown>>[];

interface ShownModel {
  readonly documents: Items;
  readonly totals: Readonly<Record<string, object>>;
  readonly rows: Items;
}

interface ShownConsumer {
  readonly checkpoint: string;
  readonly position: string;
  readonly parked: number;
}

/**
 * What a program shows of all that its log holds, as a file can keep it. Read models are named without their versions.
 */
export interface Shown {
  /**
   * By read model, those of deadlines with what waits: documents and their keys, totals by theirs, rows of listed
   * totals.
   */
  readonly readModels: Readonly<Record<string, ShownModel>>;
  /** By stream of whatever has a history: its steps, and what corrections changed. */
  readonly histories: Readonly<Record<string, Items>>;
  /** What the public routes answer, by who asks what: of documents their ids, in the order of the list. */
  readonly answers: Readonly<Record<string, object>>;
  /**
   * By consumer, process managers too: where it stands, under which name that is kept, and how much of it is parked.
   */
  readonly consumers: Readonly<Record<string, ShownConsumer>>;
}

/** What is in shown.json: that, and beside it what there was to be shown. */
export interface Frozen extends Shown {
  readonly at: string;
  /** Every kind of event that there was, `category/Name`, with its version: each is in the log. */
  readonly events: Readonly<Record<string, number>>;
  /** Visits by what they are there for. */
  readonly ids: Readonly<Record<string, string>>;
}

export const knownEvents = (): Readonly<Record<string, number>> => versionsOf(decidersOf(allContexts()));

const unversioned = (text: string): string => text.replace(/^(\w+(?:@[a-z]\w*)?)@\d+/, '$1');
const digits = (measures: Measures | object): object =>
  Object.fromEntries(Object.entries(measures).map(([name, value]) => [name, String(value)]));

const readModelsOf = async ({ generations }: Runtime): Promise<Shown['readModels']> => {
  const found: Record<string, ShownModel> = {};
  for (const model of generations.groups.flatMap(({ models }) => models)) {
    const { documents, totals, rows } = await shown(generations.reads, model);
    found[model.name] = {
      documents: documents.map(({ id, doc }) => ({ key: id, ...doc })),
      totals: Object.fromEntries(Object.entries(totals).map(([key, measures]) => [unversioned(key), digits(measures)])),
      rows: (rows as Items).map((row) => ({ ...row, list: unversioned(row['list'] as string) })),
    };
  }
  return found;
};

const historiesOf = async (
  { runtime }: SystemUnderTest['sinergi'],
  streams: Iterable<string>,
): Promise<Shown['histories']> => {
  const categories = new Set(
    allContexts()
      .flatMap(({ queries }) => queries)
      .map(({ category }) => category),
  );
  const found: Record<string, Items> = {};
  for (const stream of streams) {
    if (!categories.has(categoryOf(stream))) continue;
    const { items } = await runtime.histories.of(categoryOf(stream), streamId(stream), { limit: 500 });
    found[stream] = items.map(
      ({
        id,
        type,
        metadata: {
          occurredOn,
          actor: { officeId },
        },
        changes,
      }) => ({
        id,
        type,
        metadata: { occurredOn, actor: { officeId } },
        ...(type === 'RecordCorrected' && { changes }),
      }),
    );
  }
  return found;
};

const answersTo = async (system: SystemUnderTest): Promise<Shown['answers']> => {
  const found: Record<string, object> = {};
  for (const [by, question] of QUESTIONS) {
    const { status, body } = await system.get(by, question);
    const { items, totals } = body as { readonly items?: Items; readonly totals?: object };
    if (status !== 200) throw new Error(`${question}: ${status} ${JSON.stringify(body)}`);
    found[`${by} ${question}`] = totals ?? items!.map(({ id, ...row }) => id ?? row);
  }
  return found;
};

const consumersOf = async ({
  runtime: { generations, checkpoints, parked },
}: SystemUnderTest['sinergi']): Promise<Shown['consumers']> => {
  const found: Record<string, ShownConsumer> = {};
  for (const [name, checkpoint] of Object.entries(checkpoints)) {
    found[name] = {
      checkpoint,
      position: (await generations.reads.checkpoint(checkpoint)).position,
      parked: (await parked(name))!,
    };
  }
  return found;
};

export const shownBy = async (system: SystemUnderTest): Promise<Shown> => {
  const { sinergi } = system;
  const streams = new Set((await system.log()).map(({ stream }) => stream));
  return JSON.parse(
    JSON.stringify({
      readModels: await readModelsOf(sinergi.runtime),
      histories: await historiesOf(sinergi, streams),
      answers: await answersTo(system),
      consumers: await consumersOf(sinergi),
    }),
  ) as Shown;
};
