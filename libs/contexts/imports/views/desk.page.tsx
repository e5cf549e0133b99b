import { randomUUID } from 'node:crypto';
import type { Meaning } from '#kernel';
import {
  Heading,
  Notice,
  Refused,
  dayOf,
  numberOf,
  placesOf,
  type Asking,
  type PageView,
  type Posted,
  type Problem,
  type Send,
  type Sent,
  type Shown,
  type Taken,
  type Ui,
  type VNode,
} from '#views';
import { ColumnsCard } from './columns.card.js';
import { FIELD, assignmentOf, decisionOn, isAsked, keyIn, numberIn, one, stepOn, type Asked } from './decision.js';
import { CountTiles, Ending, FileNotes, Progress } from './desk.parts.js';
import type { Candidate, Counts, ImportOf, ReadingOf, RowOf, RowsOf } from './import.answers.js';
import { IMPORTS, ROWS, STATES, WAITING, refusalOf, wordsOf } from './import.words.js';
import { RowCard, type Desk, type Refusal } from './row.card.js';

const PAGE = '10';
const ALL = 'ALL';

interface Action {
  readonly operation: string;
  readonly open: boolean;
}
interface Sheet {
  readonly item: ImportOf;
  readonly reading: ReadingOf;
  readonly open: ReadonlySet<string>;
  readonly position?: string;
}

const pathOf = ({ params }: Pick<Asking, 'params'>): string => `imports/${encodeURIComponent(params['id']!)}`;
const waitingOf = ({ open, quarantined, duplicate }: Counts): number => open + quarantined + duplicate;

/** Which rows are shown: those that wait, unless others were asked for or none waits. */
const statesAsked = (asked: string | undefined, counts: Counts): string =>
  asked ?? (waitingOf(counts) > 0 ? WAITING.join(',') : ALL);

const sheetOf = async (asking: Asking): Promise<Sheet> => {
  const { api, query } = asking;
  const path = pathOf(asking);
  const [{ item, position }, reading, actions] = await Promise.all([
    api.get<{ readonly item: ImportOf }>(path, { after: query['after'] }),
    api.get<ReadingOf>(`${path}/reading`),
    api.get<{ readonly items: readonly Action[] }>(`${path}/actions`),
  ]);
  const open = new Set(actions.items.filter((each) => each.open).map(({ operation }) => operation));
  return { item, reading, open, ...(position && { position }) };
};

/** A page of rows; what cannot be asked for is told, and no row shown. */
const rowsOf = async (asking: Asking, state: string): Promise<{ rows: RowsOf | undefined; problem?: Problem }> => {
  const { api, query } = asking;
  try {
    const rows = await api.get<RowsOf>(`${pathOf(asking)}/rows`, {
      limit: PAGE,
      cursor: query['cursor'],
      flag: query['flag'],
      state: state === ALL ? undefined : state,
    });
    return { rows };
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 400) return { rows: undefined, problem: error.problem };
    throw error;
  }
};

const Filter = ({ id, state, counts, ui }: { id: string; state: string; counts: Counts; ui: Ui }): VNode => {
  const { say, to, language } = ui;
  const named = Object.entries(STATES).find(([code]) => state.split(',')[0] === code)?.[1][0];
  const chips: readonly (readonly [state: string, label: Meaning, count: number])[] = [
    [WAITING.join(','), ['Perlu keputusan', 'To be decided'], waitingOf(counts)],
    [ALL, ['Semua baris', 'All rows'], counts.rows],
  ];
  return (
    <nav class="chips" aria-label={say(['Baris yang ditampilkan', 'Rows that are shown'])}>
      {chips.map(([each, label, count]) => (
        <a
          class="chip"
          href={to([IMPORTS, id, ROWS], { state: each })}
          aria-current={each === state ? 'true' : undefined}
        >
          {say(label)} ({numberOf(count, language)})
        </a>
      ))}
      {named && !chips.some(([each]) => each === state) && (
        <a class="chip" href={to([IMPORTS, id, ROWS], { state })} aria-current="true">
          {say(named)}
        </a>
      )}
    </nav>
  );
};

/** That the file was sent before, or the import changed, where the address tells of it. */
const Done = ({ query, stage, ui }: { query: Asking['query']; stage: string; ui: Ui }): VNode | null => {
  const { say } = ui;
  if (query['sama'])
    return (
      <Notice tone="info" title={say(['Berkas ini sudah pernah dikirim', 'This file was sent before'])}>
        <p>{say(['Inilah impornya; lanjutkan dari sini.', 'Here is its import; go on from here.'])}</p>
      </Notice>
    );
  // What is recorded, and what was given up, is told anyway.
  return query['saved'] && !query['row'] && stage === 'OPEN' ? (
    <Notice tone="good" title={say(['Tersimpan', 'Saved'])} />
  ) : null;
};

/** That the decision on a row was kept: where the rows begin, since there the page is opened then. */
const RowDone = ({ query, ui }: { query: Asking['query']; ui: Ui }): VNode | null => {
  const row = query['row'] ?? '';
  if (!query['saved'] || !/^\d{1,7}$/.test(row)) return null;
  return (
    <Notice
      tone="good"
      title={ui.say([`Keputusan atas baris ${row} tersimpan`, `The decision on row ${row} is saved`])}
    />
  );
};

/** The import with its rows; where a form of it was refused, with what was typed. */
const desk = async (asking: Asking, refusal?: Refusal, status = 422): Promise<Shown> => {
  const { ui, describe, query, params } = asking;
  const { say, language, to } = ui;
  const id = params['id']!;
  const { item, reading, open, position } = await sheetOf(asking);
  const { counts } = reading;
  const state = statesAsked(query['state'], counts);
  const lost = reading.headerRow === undefined;
  const { rows, problem } = await rowsOf(asking, state);
  const items: readonly RowOf[] = rows?.items ?? [];
  const places = await placesOf(asking, [item.keptIn, items.map(({ cells }) => cells.map(({ value }) => value))]);
  const here = { state: query['state'], flag: query['flag'], cursor: query['cursor'] };
  const work: Desk = {
    action: to([IMPORTS, id, ROWS], here),
    key: randomUUID,
    revision: item.revision,
    settles: open.has('settle-row'),
    fields: reading.fields,
    refusal,
  };
  const header = /^[1-9]\d?$/.test(query[FIELD.header] ?? '') ? Number(query[FIELD.header]) : undefined;
  const pointed = (refusal && numberIn(refusal.posted, FIELD.header)) ?? header;
  const title = say(wordsOf(item.layout).title);
  return {
    title,
    ...(position && { position }),
    ...(refusal ? { status } : problem && { status: problem.status }),
    body: (
      <>
        <p class="back">
          <a href={to([IMPORTS])}>← {say(['Impor register', 'Imports of registers'])}</a>
        </p>
        <Heading
          title={title}
          about={[
            item.keptIn === 'ID' ? 'Indonesia' : (places.get(item.keptIn) ?? item.keptIn),
            dayOf(item.createdOn, language),
            ...(lost
              ? []
              : [say([`${numberOf(counts.rows, language)} baris`, `${numberOf(counts.rows, language)} rows`])]),
          ].join(' · ')}
        >
          <p>
            <a href={to([IMPORTS, id])}>{say(['Riwayat impor ini', 'History of this import'])}</a>
          </p>
        </Heading>
        {refusal ? (
          <Notice tone="bad" title={say(['Ada yang perlu diperbaiki', 'There is a problem'])}>
            <p>{refusal.message}</p>
            {numberIn(refusal.posted, FIELD.row) !== undefined && (
              <p>
                <a href={`#baris-${one(refusal.posted, FIELD.row)}`}>
                  {say(['Ke baris', 'To row'])} {one(refusal.posted, FIELD.row)}
                </a>
              </p>
            )}
          </Notice>
        ) : (
          <Done query={query} stage={item.stage} ui={ui} />
        )}
        <Progress item={item} here={work.action} ui={ui} />
        {!lost && <CountTiles id={id} counts={counts} ui={ui} />}
        {!lost && item.stage !== 'COMMITTING' && (
          <Ending
            desk={work}
            rows={{ ready: counts.ready, waiting: waitingOf(counts) }}
            commits={open.has('commit-import')}
            abandons={open.has('abandon-import')}
            ui={ui}
          />
        )}
        <FileNotes reading={reading} ui={ui} />
        <ColumnsCard
          reading={reading}
          header={pointed}
          desk={work}
          assigns={open.has('assign-columns') && counts.imported === 0}
          remembered={item.remembered ?? false}
          ui={ui}
        />
        {!lost && (
          <section class="rows" id="baris">
            <div class="list-head">
              <h2>{say(['Baris demi baris', 'Row by row'])}</h2>
              <Filter id={id} state={state} counts={counts} ui={ui} />
            </div>
            {!refusal && <RowDone query={query} ui={ui} />}
            {problem && <Notice tone="bad" title={refusalOf(problem, asking)} />}
            {rows && items.length === 0 && (
              <p class="nothing">{say(['Tidak ada baris seperti itu.', 'There is no such row.'])}</p>
            )}
            {items.map((row) => (
              <RowCard row={row} desk={work} layout={item.layout} telling={{ ui, describe, places }} />
            ))}
            {(query['cursor'] || rows?.nextCursor) && (
              <nav class="pager" aria-label={say(['Halaman baris', 'Pages of rows'])}>
                {query['cursor'] && (
                  <a href={to([IMPORTS, id, ROWS], { ...here, cursor: undefined })}>
                    {say(['Ke awal', 'To the beginning'])}
                  </a>
                )}
                {rows?.nextCursor && (
                  <a rel="next" href={to([IMPORTS, id, ROWS], { ...here, cursor: rows.nextCursor })}>
                    {say(['Berikutnya', 'Next'])}
                  </a>
                )}
              </nav>
            )}
          </section>
        )}
        {lost && <Ending desk={work} commits={false} abandons={open.has('abandon-import')} ui={ui} />}
      </>
    ),
  };
};

const CHANGED: Meaning = [
  'Baris ini sudah berubah sejak halaman dibuka; lihat lagi, lalu putuskan.',
  'This row has changed since the page was opened; look at it again, then decide.',
];
const UNKNOWN: Meaning = [
  'Formulir ini tidak lengkap; muat ulang halamannya.',
  'This form is not whole; reload the page.',
];

const rowAt = async (asking: Asking, posted: Posted): Promise<RowOf | undefined> => {
  const number = numberIn(posted, FIELD.row);
  if (number === undefined || number < 1) return undefined;
  const { items } = await asking.api.get<RowsOf>(`${pathOf(asking)}/rows`, { cursor: String(number - 1), limit: '1' });
  return items[0]?.row === number ? items[0] : undefined;
};

/** The command that a form asks for, or what is wanting in it. */
const commandOf = async (asking: Asking, posted: Posted): Promise<Asked | Meaning> => {
  switch (one(posted, FIELD.does)) {
    case 'settle': {
      const row = await rowAt(asking, posted);
      const flag = row?.flags[numberIn(posted, FIELD.at) ?? -1];
      return row && flag?.code === one(posted, FIELD.flag) ? decisionOn(flag, row, posted) : CHANGED;
    }
    case 'row': {
      const row = await rowAt(asking, posted);
      return row ? stepOn(row, posted) : CHANGED;
    }
    case 'columns':
      return assignmentOf(await asking.api.get<ReadingOf>(`${pathOf(asking)}/reading`), posted);
    case 'commit':
      return { operation: 'commit-import', input: {} };
    case 'abandon': {
      const reason = one(posted, FIELD.reason);
      return reason
        ? { operation: 'abandon-import', input: { reason } }
        : ['Tulis alasan impor ini dihentikan.', 'Write why this import is given up.'];
    }
    default:
      return UNKNOWN;
  }
};

const take = async ({ posted }: Sent, asking: Asking, send: Send): Promise<Taken> => {
  const { ui, query, params } = asking;
  const refused = (message: string, status?: number, candidates?: readonly Candidate[]): Promise<Shown> =>
    desk(asking, { posted, message, candidates }, status);
  const asked = await commandOf(asking, posted);
  if (!isAsked(asked)) return refused(ui.say(asked));
  try {
    const { position } = await send<{ readonly position: string }>(`${pathOf(asking)}/${asked.operation}`, {
      commandId: keyIn(posted),
      input: asked.input,
      revision: numberIn(posted, FIELD.revision),
    });
    const row = one(posted, FIELD.row);
    const back = { state: query['state'], flag: query['flag'], cursor: query['cursor'] };
    const to = ui.to([IMPORTS, params['id']!, ROWS], {
      ...(row && back),
      saved: '1',
      row: row || undefined,
      after: position,
    });
    return { to: row ? `${to}#baris` : to };
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status === 401) throw error;
    const { problem } = error;
    const candidates = problem.details?.['candidates'] as readonly Candidate[] | undefined;
    return refused(refusalOf(problem, asking), [429, 503].includes(problem.status) ? problem.status : 422, candidates);
  }
};

/** An import at work: what its rows ask, what they say and were read as, and what becomes of them. */
export const deskPage: PageView = {
  path: [IMPORTS, ':id', ROWS],
  needs: 'imports',
  fleeting: true,
  show: (asking) => desk(asking),
  take,
};
