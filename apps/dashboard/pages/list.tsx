import {
  Downloads,
  Heading,
  Notice,
  Refused,
  Table,
  capital,
  named,
  numberOf,
  refusalIn,
  type Api,
  type Asking,
  type Fresh,
  type Item,
  type Problem,
  type Query,
  type Section,
  type Showing,
  type Shown,
  type Ui,
  type VNode,
} from '#views';
import type { SavedView } from '../desk.js';
import { asOfOf } from '../send.js';
import { actionsOf, mayPrepare, type Action } from './actions.js';
import { columnsOf } from './columns.js';
import { Candidates, withCodes } from './filter-names.js';
import { Filters, choicesOf, chosenOf, membersNamed } from './filters.js';
import { Prepare } from './preparing.js';
import { SavedViewsOf } from './saved.js';

export { StageTag, titleOf } from './columns.js';

const PAGE = '50';

interface Listed extends Fresh {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
  readonly matches?: { readonly count: number; readonly orMore: boolean };
}

export const matchesIn = (
  { matches }: Listed,
  { say, language }: Ui,
  [id, one, several]: NonNullable<Section['noun']> = ['catatan', 'record', 'records'],
): string | undefined => {
  if (!matches) return undefined;
  const count = numberOf(matches.count, language);
  return say(
    matches.orMore
      ? [`lebih dari ${count} ${id}`, `more than ${count} ${several}`]
      : [`${count} ${id}`, `${count} ${matches.count === 1 ? one : several}`],
  );
};

const NOTHING: Listed = { items: [] };

/** Filters that the API cannot read are told above them, with everything as it was typed. */
const askedOf = async (api: Api, path: string, query: Query): Promise<{ listed: Listed; problem?: Problem }> => {
  try {
    return { listed: await api.get<Listed>(path, query) };
  } catch (error) {
    if (error instanceof Refused && [400, 404, 422].includes(error.problem.status))
      return { listed: NOTHING, problem: error.problem };
    throw error;
  }
};

/** A command of a section that names no record. */
interface Offered {
  readonly section: Section;
  readonly action: Action;
}

/** What creates, or names no record; what is closed to the reader with its reason. */
const creatingOf = async (section: Section, asking: Asking): Promise<readonly Offered[]> => {
  const { describe } = asking;
  const known = [
    ...(describe.command(section.list) ? ['new'] : []),
    ...describe.commandsOf(section.list, false).map(([operation]) => operation),
  ];
  if (known.length === 0) return [];
  const actions = (await actionsOf(section.list, asking)) ?? [];
  return actions
    .filter(
      (action) => known.includes(action.operation) && (!isOfOthers(action) || mayPrepare(section, action, asking)),
    )
    .map((action) => ({ section, action }));
};

/** Whether the act is for other roles than those of the reader: he sees no button of it. */
const isOfOthers = ({ open, refusal }: Action): boolean => !open && refusal?.code === 'E_SCOPE';

const Creating = ({ offered, asking }: { readonly offered: readonly Offered[]; readonly asking: Asking }): VNode => {
  const { ui, describe } = asking;
  return (
    <ul class="actions">
      {offered.map(({ section, action }, index) => {
        const { operation, summary, open, refusal } = action;
        const [name, form] = [ui.say([summary.id, summary.en]), ui.to([section.slug, 'do', operation])];
        return (
          <li>
            {open ? (
              <a class={operation === 'new' && index === 0 ? 'button' : 'button quiet'} href={form}>
                {name}
              </a>
            ) : mayPrepare(section, action, asking) ? (
              <Prepare name={name} form={form} ui={ui} />
            ) : (
              <details class="closed">
                <summary>{name}</summary>
                <p>{refusal && refusalIn(refusal, describe, ui)}</p>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
};

/** One page of a list, with its filters. */
export const listPage = async (
  section: Section,
  asking: Asking,
  {
    views,
    beside = [],
  }: { readonly views?: readonly SavedView[] | undefined; readonly beside?: readonly Section[] } = {},
): Promise<Shown> => {
  const { ui, api, describe } = asking;
  const { say, to } = ui;
  const list = describe.list(section.list)!;
  const choices = choicesOf(section, list, ui);
  const { query, unclear } = await withCodes(asking, choices);
  const filters: Query = Object.fromEntries(choices.map(({ name }) => [name, query[name]]));
  const { cursor, q } = query;
  const sort = list.sorts.find((each) => each === query['sort']);
  const here: Query = { ...filters, q, sort };
  const opened = choices.flatMap(({ name, linked }) => (linked && query[name] ? [linked.field] : []));
  const fields = [...section.fields, ...opened].filter((name) => list.item.properties?.[name]);
  const [{ listed, problem }, above, ...offered] = await Promise.all([
    unclear.length > 0
      ? { listed: NOTHING, problem: undefined }
      : askedOf(api, section.list, {
          ...here,
          cursor,
          after: query['after'],
          limit: PAGE,
          fields: fields.join(','),
          count: 'true',
        }),
    section.above?.({ ...asking, query }).catch((error: unknown) => {
      if (error instanceof Refused && error.problem.status < 500) return undefined;
      throw error;
    }),
    ...[section, ...beside].map((each) => creatingOf(each, asking)),
  ]);
  const shown = listed.items.map((item) => Object.fromEntries(section.fields.map((name) => [name, item[name]])));
  const words = await named(asking, [membersNamed(filters), shown], section.list);
  const showing: Showing = { ui, zone: asking.zone, open: describe.open, ...words };
  const title = say(section.title ?? list.title);
  const count = matchesIn(listed, ui, section.noun);
  const search = new URLSearchParams(
    Object.entries(here).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();
  const chosen = chosenOf(choices, filters, ui, { ...words, first: listed.items[0] });
  return {
    title,
    ...(problem && { status: problem.status }),
    ...(listed.position && { position: listed.position }),
    body: (
      <>
        <Heading title={title} asOf={asOfOf({ title, body: <></>, ...listed }, asking)}>
          {offered.flat().length > 0 && <Creating offered={offered.flat()} asking={asking} />}
        </Heading>
        {query['saved'] && <Notice tone="good" title={say(['Tersimpan', 'Saved'])} />}
        {above}
        <SavedViewsOf section={section} views={views} search={search} ui={ui} />
        {problem && <Notice tone="bad" title={capital(refusalIn(problem, describe, ui))} />}
        <Candidates unclear={unclear} section={section} here={here} ui={ui} />
        <Filters section={section} list={list} choices={choices} asking={asking} given={query} words={words} />
        <div class="list-head">
          <h2>
            {say(['Daftar', 'List'])} {count && <span class="count">{count}</span>}
          </h2>
          <Downloads path={[section.slug]} query={here} ui={ui} />
        </div>
        {(chosen.length > 0 || q) && (
          <p class="chosen">
            {[...(q ? [{ label: say(['Cari', 'Search']), value: q }] : []), ...chosen].map(({ label, value }) => (
              <span>
                {label}: <b>{value}</b>
              </span>
            ))}
            <a href={to([section.slug])}>{say(['Hapus saringan', 'Clear filters'])}</a>
          </p>
        )}
        <Table
          caption={title}
          columns={section.columns?.(asking, showing) ?? columnsOf(section, list, showing)}
          rows={listed.items}
          sorting={{ now: sort, href: (by) => to([section.slug], { ...here, sort: by }) }}
          none={
            unclear.length > 0
              ? say(['Pilih dahulu di atas yang mana yang dimaksud.', 'Choose above first which one is meant.'])
              : search
                ? say([
                    'Tidak ada catatan yang cocok. Longgarkan atau hapus saringannya.',
                    'No record matches. Loosen or clear the filters.',
                  ])
                : say(['Belum ada catatan di sini untuk wilayah Anda.', 'There is no record here for your region yet.'])
          }
        />
        {(cursor || listed.nextCursor) && (
          <nav class="pager" aria-label={say(['Halaman', 'Pages'])}>
            {cursor && <a href={to([section.slug], here)}>{say(['Ke awal', 'To the beginning'])}</a>}
            {listed.nextCursor && (
              <a rel="next" href={to([section.slug], { ...here, cursor: listed.nextCursor })}>
                {say(['Berikutnya', 'Next'])}
              </a>
            )}
          </nav>
        )}
      </>
    ),
  };
};
