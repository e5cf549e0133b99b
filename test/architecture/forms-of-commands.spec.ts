import { describe, expect, it } from '@jest/globals';
import { commandRoute } from '#runtime';
import { allContexts } from '../../apps/composition/contexts.js';
import { VIEWS } from '../../apps/dashboard/views.js';

const sections = VIEWS.flatMap(({ sections: all = [] }) => all);
const tables = allContexts().flatMap((context) => context.tables);

/** What a person sends in another way than by a form of its own; each with its reason. */
const OTHERWISE = [
  // By the file with which it begins, on a page of its own.
  'imports StartImport',
  // In every form that asks for a person, by NIK and name.
  'persons RegisterPerson',
  // On the page of the office's calendar, which shows the new address this once.
  'calendar-feeds MakeCalendarAddress',
  'calendar-feeds RevokeCalendarAddress',
];

describe('A command that a person may send', () => {
  const sent = tables.flatMap((table) =>
    table.rows
      .filter(({ roles }) => roles.some((role) => role !== 'SYSTEM'))
      .map((row) => ({ table, row, name: `${table.path} ${row.name}` })),
  );

  it('has a form, which the page of its record offers, or the list where it names none', () => {
    const missing = sent.filter(({ table, row }) => {
      const section = sections.find(({ list }) => list === table.path);
      const route = commandRoute(table, row);
      return !section || !route || (route.hasId && (section.record === false || section.beside));
    });
    expect(missing.map(({ name }) => name)).toEqual(OTHERWISE);
  });

  it('of a table without a list is offered on one that there is', () => {
    const without = sections.flatMap(({ list, beside }) =>
      beside ? [[list, ...beside.map((each) => each.list)]] : [],
    );
    expect(without).toEqual([
      ['joint-visits', 'visits'],
      ['region-directory', 'region-aliases', 'areas'],
    ]);
    for (const of of sections.flatMap(({ beside = [] }) => beside)) expect(sections).toContain(of);
  });
});
