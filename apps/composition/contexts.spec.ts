import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import type { AnyReadModel, RegionCode } from '#kernel';
import { contextProblems, decidersOf, type ContextModule } from '#runtime';
import { allContexts, attributionOf, knownRegionsOf, placesOf } from './contexts.js';

/** What each context declares that would show nothing, or do nothing, and say nothing of it. */
const idle = (contexts: readonly ContextModule[]): readonly string[] => {
  const catalogues = new Map(decidersOf(contexts).map(({ category, catalogue }) => [category, catalogue]));
  const tables = contexts.flatMap((context) => context.tables);
  const kept = new Set(
    contexts.flatMap(({ projections }) =>
      projections.flatMap(({ name, models }) => models.map((model) => `${name} ${model.name}`)),
    ),
  );
  const unheard = ({ name, events, ofOneStream }: AnyReadModel): readonly string[] =>
    Object.entries(events).flatMap(([category, types]) => {
      const known = catalogues.get(category);
      if (category === '*') return [];
      if (!known) return [`${name} hears ${category}, which there is not`];
      return [
        ...types.filter((type) => !(type in known)).map((type) => `${name} hears ${type}, which ${category} has not`),
        ...(ofOneStream && 'RecordCorrected' in known && !types.includes('RecordCorrected')
          ? [`${name} hears no corrections of ${category}`]
          : []),
      ];
    });
  return [
    ...decidersOf(contexts).flatMap(({ category }) => (category.includes('-') ? [`${category} has a hyphen`] : [])),
    ...contexts.flatMap(({ projections, deadlines }) =>
      [...projections.flatMap(({ models }) => models), ...deadlines].flatMap(unheard),
    ),
    ...contexts.flatMap(({ queries, publicQueries = [] }) =>
      [...queries, ...publicQueries].flatMap(({ path, consumer, model }) =>
        kept.has(`${consumer} ${model.name.split('@')[0]}`) ? [] : [`${path}: ${consumer} keeps no ${model.name}`],
      ),
    ),
    ...contexts.flatMap(({ deadlines }) =>
      deadlines.flatMap(({ name, table }) => (tables.includes(table) ? [] : [`${name}: nobody brings ${table.path}`])),
    ),
  ];
};

describe('The contexts of the system', () => {
  it('fit together', () => expect(contextProblems(allContexts())).toEqual([]));

  it('hear events that there are, corrections too where they fold one record, and list what is kept', () => {
    expect(idle(allContexts())).toEqual([]);
  });

  it.each<[string, (visits: ContextModule) => Partial<ContextModule>]>([
    [
      'visit_board hears VisitShut, which studyVisit has not',
      ({ projections: [group] }) => ({
        projections: [
          {
            ...group!,
            models: group!.models.map((model) =>
              model.name === 'visit_board'
                ? { ...model, events: { studyVisit: ['VisitShut', 'RecordCorrected'] } }
                : model,
            ),
          },
        ],
      }),
    ],
    [
      'deadline_visit_report hears visit, which there is not',
      ({ deadlines }) => ({ deadlines: [{ ...deadlines[0]!, events: { visit: ['VisitClosed'] } }] }),
    ],
    [
      'deadline_visit_report hears no corrections of studyVisit',
      ({ deadlines }) => ({ deadlines: [{ ...deadlines[0]!, events: { studyVisit: ['VisitClosed'] } }] }),
    ],
    [
      'deadline_visit_report: nobody brings visits',
      ({ deadlines }) => ({ deadlines: [{ ...deadlines[0]!, table: { ...deadlines[0]!.table } }] }),
    ],
    ['visits: visit keeps no visit_board', ({ queries }) => ({ queries: [{ ...queries[0]!, consumer: 'visit' }] })],
    [
      'study-visit has a hyphen',
      ({ tables }) => ({
        tables: [...tables, { ...tables[0]!, decider: { ...tables[0]!.decider, category: 'study-visit' } }],
      }),
    ],
  ])('would be told: %s', (told, change) => {
    const slipped = allContexts().map((each) => (each.name === 'visits' ? { ...each, ...change(each) } : each));
    expect(idle(slipped)).toContain(told);
  });

  it('are made once, whoever asks', () => expect(allContexts()).toBe(allContexts()));

  it('are named as their folders', () => {
    for (const { name } of allContexts())
      expect([name, existsSync(`libs/contexts/${name}/${name}.context.ts`)]).toEqual([name, true]);
  });

  it('bring the licence of the data that they show', () => expect(attributionOf(allContexts())).toContain('ODbL'));

  it('know the regions that there are or were, and no other', () => {
    const knows = knownRegionsOf(allContexts());
    expect(['63.10', '62.03.02.2007', '99', '63.99'].map((code) => knows(code as RegionCode))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(knownRegionsOf([])('63.10' as RegionCode)).toBe(false);
  });

  it('write a place with what it lies in, and without the regions by its name or code', () => {
    const code = '62.03.02.2007' as RegionCode;
    expect(placesOf(allContexts()).address(code)).toBe('Desa Sei Asam, Kec. Kapuas Hilir, Kab. Kapuas');
    expect([placesOf([]).address(code, 'Sei Asam'), placesOf([]).address(code)]).toEqual(['Sei Asam', code]);
  });
});

it('Files of lists have columns of Indonesian names, and what only programs know a row by behind what people read', () => {
  const columnsOf = allContexts().flatMap(({ queries, publicQueries = [] }) =>
    [...queries, ...publicQueries].map(({ path, columns }) => [path, columns.map(({ title }) => title)] as const),
  );
  expect(columnsOf.length).toBeGreaterThan(20);
  const english = /^(id|province|year|visits|held|reported|innovations|cancelled|observed|decided|adopted)$/;
  for (const [path, titles] of columnsOf) {
    const wrong = titles.slice(0, -1).filter((title, at) => english.test(title) && !titles.slice(at).every(isOfIds));
    expect([path, wrong]).toEqual([path, []]);
    expect([path, titles.filter((title) => title !== 'id' && english.test(title))]).toEqual([path, []]);
  }
});

const isOfIds = (title: string): boolean => /^id(_|$)/.test(title);
