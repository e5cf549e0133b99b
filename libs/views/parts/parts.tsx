import type { Children, VNode } from '../view.js';
import type { Meaning } from '#kernel';
import type { Query, Ui } from '../ui.js';

/** How urgent a state is; told by a word beside the colour. */
export type Tone = 'wait' | 'go' | 'done' | 'stop' | 'plain' | 'warn';

export const Tag = ({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: Children }): VNode => (
  <span class={`tag ${tone}`}>{children}</span>
);

export interface TileOf {
  readonly label: string;
  readonly value: string;
  readonly note?: string | undefined;
  /** Where what it counts is listed. */
  readonly href?: string | undefined;
}
export const Tiles = ({ tiles }: { readonly tiles: readonly TileOf[] }): VNode => (
  <ul class="tiles">
    {tiles.map(({ label, value, note, href }) => (
      <li>
        <span class="label">{label}</span>
        {href ? (
          <a class="figure" href={href}>
            {value}
          </a>
        ) : (
          <span class="figure">{value}</span>
        )}
        {note && <span class="note">{note}</span>}
      </li>
    ))}
  </ul>
);

export interface Step {
  readonly label: string;
  readonly state: 'done' | 'now' | 'later';
}
/** The stages of a record, in the order of its life. */
export const StageBar = ({ ui, steps }: { readonly ui: Ui; readonly steps: readonly Step[] }): VNode => (
  <ol class="stages" aria-label={ui.say(['Tahap', 'Stages'])}>
    {steps.map(({ label, state }) => (
      <li class={state} aria-current={state === 'now' ? 'step' : undefined}>
        {label}
      </li>
    ))}
  </ol>
);

export interface Bar {
  readonly label: string;
  readonly count: number;
  /** It was not counted further. */
  readonly orMore?: boolean;
  readonly tone: Tone;
  readonly href: string;
}
/** How many stand at each stage: bars over a list of numbers, each of which leads to what it counts. */
export const StageCounts = ({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }): VNode => {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <section class="card">
      <h2>{title}</h2>
      <ul class="counts">
        {bars.map(({ label, count, orMore, tone, href }) => (
          <li class={count === 0 ? 'empty' : undefined}>
            <svg class={`column ${tone}`} viewBox="0 0 10 30" preserveAspectRatio="none" aria-hidden="true">
              <rect x="0" width="10" y={30 - (count / most) * 30} height={Math.max((count / most) * 30, 0.5)} />
            </svg>
            <b>
              {count}
              {orMore && '+'}
            </b>{' '}
            {count > 0 ? <a href={href}>{label}</a> : <span>{label}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};

export interface ColumnOf<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Children;
  readonly right?: boolean;
  /** It says what the row is about; on a phone it heads the card. */
  readonly main?: boolean;
  /** By which it can be sorted. */
  readonly sort?: string;
}
/** How a table is sorted, and the address of it sorted otherwise. */
export interface Sorting {
  readonly now?: string | undefined;
  readonly href: (sort: string) => string;
}
const Head = ({
  head,
  sort,
  sorting,
}: {
  readonly head: string;
  readonly sort: string | undefined;
  readonly sorting: Sorting | undefined;
}): VNode => {
  if (sort === undefined || sorting === undefined) return <>{head}</>;
  const { now, href } = sorting;
  const mark = now === sort ? ' ▲' : now === `-${sort}` ? ' ▼' : '';
  return (
    <a href={href(now === sort ? `-${sort}` : sort)}>
      {head}
      {mark && <span aria-hidden="true">{mark}</span>}
    </a>
  );
};
const sortedAs = (sort: string | undefined, now: string | undefined): string | undefined =>
  sort === undefined || now === undefined
    ? undefined
    : now === sort
      ? 'ascending'
      : now === `-${sort}`
        ? 'descending'
        : undefined;
/** Where a table is to be had as a file: the address of the page with `unduh.csv` behind it. */
export const Downloads = ({
  path,
  query,
  ui: { say, to },
}: {
  readonly path: readonly (Meaning | string)[];
  readonly query: Query;
  readonly ui: Ui;
}): VNode => (
  <p class="downloads">
    {say(['Unduh', 'Download'])}: <a href={to([...path, 'unduh.csv'], query)}>CSV</a>{' '}
    <a href={to([...path, 'unduh.xlsx'], query)}>Excel</a>
  </p>
);

/** A table; cards on a phone. Where it is wider than the page, it is scrolled by itself. */
export const Table = <Row,>({
  caption,
  columns,
  rows,
  none,
  sorting,
}: {
  readonly caption: string;
  readonly columns: readonly ColumnOf<Row>[];
  readonly rows: readonly Row[];
  /** What to say where there is no row. */
  readonly none: string;
  readonly sorting?: Sorting | undefined;
}): VNode =>
  rows.length === 0 ? (
    <p class="nothing">{none}</p>
  ) : (
    <div class="scroll" role="group" aria-label={caption} tabindex={0}>
      <table class="list">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, right, sort }) => (
              <th scope="col" class={right ? 'right' : undefined} aria-sort={sortedAs(sort, sorting?.now)}>
                <Head head={head} sort={sort} sorting={sorting} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map(({ head, cell, right, main }) => (
                <td
                  class={[...(right ? ['right'] : []), ...(main ? ['main'] : [])].join(' ') || undefined}
                  data-head={head}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

/** What refuses or informs, before everything else. */
export const Notice = ({
  tone,
  title,
  children,
}: {
  readonly tone: 'bad' | 'good' | 'info';
  readonly title: string;
  readonly children?: Children;
}): VNode => (
  <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'} tabindex={tone === 'bad' ? -1 : undefined}>
    <h2>{title}</h2>
    {children}
  </div>
);
