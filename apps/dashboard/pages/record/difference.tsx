import {
  refusalIn,
  ChangeList,
  Heading,
  Notice,
  Refused,
  Timeline,
  changeRows,
  instantOf,
  named,
  type Asking,
  type Change,
  type Fresh,
  type HistoryStep,
  type Item,
  type Query,
  type Section,
  type Showing,
  type Shown,
  type VNode,
} from '#views';
import { titleOf } from '../list.js';
import { TWICE } from '../record.js';
import { CONTENT, DIFFERENCE } from './files.js';
import { STEPS, instantOfDay, type One } from './told.js';

interface Difference extends Fresh {
  readonly since: string;
  readonly fromRevision?: number;
  readonly toRevision?: number;
  readonly changes?: readonly Change[];
  readonly items: readonly HistoryStep[];
  readonly nextCursor?: string;
}

const given = (query: Query, name: string): string | undefined => query[name] || undefined;

/** What the API is asked for: two steps, or else two instants. */
export const spanOf = (query: Query, asking: Pick<Asking, 'zone' | 'today'>): Query | undefined => {
  const [since, asOf] = [given(query, 'since'), given(query, 'asOf')];
  if (since) {
    const [begin, end] = [instantOfDay(since, asking), asOf && instantOfDay(asOf, asking)];
    return begin ? { since: begin, ...(end && { asOf: end }) } : undefined;
  }
  const [fromRevision, toRevision] = [given(query, 'fromRevision'), given(query, 'toRevision')];
  return fromRevision === undefined ? undefined : { fromRevision, ...(toRevision && { toRevision }) };
};

const Choice = ({
  section,
  id,
  asking,
  last,
}: {
  section: Section;
  id: string;
  asking: Asking;
  last?: number | undefined;
}): VNode => {
  const { ui, query } = asking;
  const action = ui.to([section.slug, id, DIFFERENCE]);
  const step = (name: string, label: string, value: number | undefined): VNode => (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {Array.from({ length: Math.min((last ?? 0) + 1, 1_000) }, (_, index) => (
          <option value={String(index)} selected={index === value}>
            {ui.say(['langkah', 'step'])} {index + 1}
          </option>
        ))}
      </select>
    </div>
  );
  const day = (name: string, label: string, required: boolean): VNode => (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        type="date"
        name={name}
        required={required}
        value={/^\d{4}-\d\d-\d\d$/.test(query[name] ?? '') ? query[name] : ''}
      />
    </div>
  );
  const number = (name: string): number | undefined =>
    /^\d{1,9}$/.test(query[name] ?? '') ? Number(query[name]) : undefined;
  return (
    <div class="choice">
      {last !== undefined && last > 0 && (
        <form method="get" action={action} class="card">
          {step('fromRevision', ui.say(['Setelah', 'After']), number('fromRevision') ?? last - 1)}
          {step(
            'toRevision',
            ui.say(['dibandingkan dengan setelah', 'compared with after']),
            number('toRevision') ?? last,
          )}
          <button class="quiet">{ui.say(['Bandingkan langkah', 'Compare steps'])}</button>
        </form>
      )}
      <form method="get" action={action} class="card">
        {day('since', ui.say(['Akhir hari', 'End of']), true)}
        {day(
          'asOf',
          ui.say(['dibandingkan dengan akhir hari (kosong: sekarang)', 'compared with the end of (empty: now)']),
          false,
        )}
        <button class="quiet">{ui.say(['Bandingkan tanggal', 'Compare dates'])}</button>
      </form>
    </div>
  );
};

/** What changed in a record between two of its states, and by which steps. */
export const differencePage = async (section: Section, asking: Asking): Promise<Shown> => {
  const { ui, api, describe, params, query } = asking;
  const id = params['id']!;
  const at = `${section.list}/${encodeURIComponent(id)}`;
  const span = spanOf(query, asking);
  let problem: string | undefined;
  const [{ item, position }, found, all] = await Promise.all([
    api.get<One>(at),
    span &&
      api.get<Difference>(`${at}/difference`, { ...span, limit: String(STEPS) }).catch((error: unknown) => {
        if (!(error instanceof Refused) || error.problem.status >= 500 || error.problem.status === 401) throw error;
        problem = refusalIn(error.problem, describe, ui);
        return undefined;
      }),
    api.get<Difference>(`${at}/difference`, { fromRevision: '0', limit: '1' }).catch(() => undefined),
  ]);
  const showing: Showing = {
    ui,
    zone: asking.zone,
    open: describe.open,
    known: describe.known(section.list),
    ...(await named(asking, [item, found], section.list)),
    content: (docId) => ui.to([['dokumen', 'documents'], docId, CONTENT], { record: `${section.list}/${id}` }),
  };
  const subject = titleOf(section, item as Item, showing);
  const title = `${ui.say(['Perbedaan', 'Difference'])}: ${subject}`;
  const changes = found?.changes?.filter(({ pointer }) => !TWICE.has(pointer.split('/')[1] ?? ''));
  const rows = (
    changes ? changeRows(changes, describe.known(section.list), showing, describe.list(section.list)!.item) : []
  ).filter(({ place }) => place !== '');
  const end = (revision: number | undefined, instant: string | undefined): string =>
    revision !== undefined
      ? `${ui.say(['setelah langkah', 'after step'])} ${revision + 1}`
      : instant
        ? instantOf(instant, asking.zone, ui.language)
        : ui.say(['sekarang', 'now']);
  const names = found && `${end(found.fromRevision, found.since)} → ${end(found.toRevision, found.asOf)}`;
  return {
    title,
    ...(position && { position }),
    body: (
      <>
        <p class="back">
          <a href={ui.to([section.slug, id])}>← {subject}</a>
        </p>
        <Heading title={title} about={names} />
        {problem && <Notice tone="bad" title={problem} />}
        <Choice section={section} id={id} asking={asking} last={all?.toRevision} />
        {found && (
          <>
            <section class="card">
              <h2>
                {rows.length} {ui.say(['isian berbeda', rows.length === 1 ? 'field differs' : 'fields differ'])}
              </h2>
              {rows.length > 0 ? (
                <ChangeList rows={rows} showing={showing} />
              ) : (
                <p>{ui.say(['Tidak ada isian yang berbeda.', 'No field differs.'])}</p>
              )}
            </section>
            <section>
              <h2>{ui.say(['Langkah di antaranya', 'Steps in between'])}</h2>
              {found.nextCursor && (
                <p class="soft">
                  {ui.say([`Hanya ${STEPS} langkah pertama ditampilkan.`, `The first ${STEPS} steps alone are shown.`])}
                </p>
              )}
              <Timeline steps={[...found.items].reverse()} list={section.list} describe={describe} showing={showing} />
            </section>
          </>
        )}
      </>
    ),
  };
};
