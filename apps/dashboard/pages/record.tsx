import type { Meaning } from '#kernel';
import {
  Facts,
  Heading,
  Notice,
  StageBar,
  Value,
  capital,
  codeMeaning,
  dayOf,
  inShort,
  instantOf,
  labelOf,
  refusalIn,
  type Asking,
  type Fresh,
  type Item,
  type Schema,
  type Section,
  type Showing,
  type Shown,
  type Step,
  type Ui,
  type VNode,
} from '#views';
import { asOfOf } from '../send.js';
import { StageTag, titleOf } from './list.js';

export interface Change {
  readonly kind: 'ADDED' | 'REMOVED' | 'ALTERED';
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
}
export interface HistoryStep {
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly metadata: {
    readonly occurredOn: string;
    readonly recordedAt: string;
    readonly actor: {
      readonly role: string;
      readonly scope: string;
      readonly officeId: string;
      readonly capacity?: string;
    };
    readonly reason?: string;
  };
  readonly changes: readonly Change[];
}
interface History extends Fresh {
  readonly items: readonly HistoryStep[];
  readonly nextCursor?: string;
}
interface One extends Fresh {
  readonly item: Item;
}
interface Action {
  readonly command: string;
  readonly operation: string;
  readonly summary: { readonly id: string; readonly en: string };
  readonly open: boolean;
  readonly refusal?: { readonly messageId: string; readonly messageEn: string };
}

const stepsOf = (section: Section, code: string, ui: Ui): readonly Step[] => {
  const { order, stages } = section.stage!;
  const at = order.indexOf(code);
  return order.map((each, index) => ({
    label: ui.say(stages[each]?.[0] ?? [each, each]),
    state: at < 0 ? 'later' : index < at ? 'done' : index === at ? 'now' : 'later',
  }));
};

/** Where in a state something changed, in the words of the record's fields. */
const placeOf = (pointer: string, schema: Schema, { open, ui }: Showing): string => {
  let at: Schema | undefined = schema;
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => {
      if (/^\d+$/.test(segment)) {
        at = at?.items && open(at.items);
        return String(Number(segment) + 1);
      }
      const member: Schema | undefined = at?.properties?.[segment];
      const label = ui.say(labelOf(member, segment));
      at = member && open(member);
      return label;
    })
    .join(' › ');
};

const Changes = ({
  changes,
  schema,
  showing,
}: {
  changes: readonly Change[];
  schema: Schema;
  showing: Showing;
}): VNode => {
  const { say } = showing.ui;
  return (
    <details>
      <summary>
        {changes.length} {say(['perubahan', changes.length === 1 ? 'change' : 'changes'])}
      </summary>
      <dl class="changes">
        {changes.map(({ pointer, before, after, kind }) => (
          <div>
            <dt>{capital(placeOf(pointer, schema, showing))}</dt>
            <dd>
              {kind !== 'ADDED' && (
                <del>
                  <Value value={before} schema={{}} showing={showing} />
                </del>
              )}
              {kind !== 'REMOVED' && (
                <ins>
                  <Value value={after} schema={{}} showing={showing} />
                </ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
};

/** Step by step, the last first: what happened, by whom, on which day, and what it changed. */
export const Timeline = ({
  steps,
  schema,
  nameOf,
  roles,
  showing,
}: {
  readonly steps: readonly HistoryStep[];
  readonly schema: Schema;
  readonly nameOf: (type: string) => Meaning | undefined;
  readonly roles: Schema | undefined;
  readonly showing: Showing;
}): VNode => (
  <ol class="timeline">
    {steps.map(({ revision, type, metadata: { occurredOn, recordedAt, actor, reason }, changes }) => (
      <li id={`r${revision}`}>
        <time datetime={occurredOn}>{dayOf(occurredOn, showing.ui.language)}</time>
        <div>
          <h3>{capital(showing.ui.say(nameOf(type) ?? [type, type]))}</h3>
          <p class="soft">
            {inShort(showing.ui.say((roles && codeMeaning(roles, actor.role)) ?? [actor.role, actor.role]))}{' '}
            <code>{actor.scope}</code> · {showing.ui.say(['dicatat', 'recorded'])}{' '}
            {instantOf(recordedAt, showing.zone, showing.ui.language)}
          </p>
          {reason && <p>{reason}</p>}
          {changes.length > 0 && <Changes changes={changes} schema={schema} showing={showing} />}
        </div>
      </li>
    ))}
  </ol>
);

const Actions = ({
  actions,
  section,
  id,
  asking: { ui, describe },
}: {
  actions: readonly Action[];
  section: Section;
  id: string;
  asking: Asking;
}): VNode => (
  <ul class="actions">
    {actions.map(({ operation, summary, open, refusal }) => (
      <li>
        {open ? (
          <a class="button quiet" href={ui.to([section.slug, id, 'do', operation])}>
            {ui.say([summary.id, summary.en])}
          </a>
        ) : (
          <details class="closed">
            <summary>{ui.say([summary.id, summary.en])}</summary>
            <p>{refusal && refusalIn(refusal, describe, ui)}</p>
          </details>
        )}
      </li>
    ))}
  </ul>
);

/** One record: what it is, what may be done, and its history. */
export const recordPage = async (section: Section, asking: Asking): Promise<Shown> => {
  const { ui, api, describe, params, query } = asking;
  const id = params['id']!;
  const at = `${section.list}/${encodeURIComponent(id)}`;
  const past = query['revision'] !== undefined || query['asOf'] !== undefined;
  const [one, history, actions] = await Promise.all([
    api.get<One>(at, { revision: query['revision'], asOf: query['asOf'], after: query['after'] }),
    section.record === false ? undefined : api.get<History>(`${at}/history`, { limit: '200' }),
    past ? undefined : api.get<{ readonly items: readonly Action[] }>(`${at}/actions`).catch(() => undefined),
  ]);
  const { item } = one;
  const showing: Showing = { ui, zone: asking.zone, open: describe.open };
  const schema = describe.list(section.list)!.item;
  const stage = section.stage && String(item[section.stage.field]);
  const { title, about } = section.heading?.(item, ui) ?? { title: titleOf(section, item, ui) };
  const main = section.facts ?? Object.keys(item).filter((name) => name !== 'id' && name !== 'steps');
  const others = Object.keys(item).filter((name) => !main.includes(name) && name !== 'steps');
  const steps = [...(history?.items ?? [])].reverse();
  return {
    title,
    ...(one.position && { position: one.position }),
    body: (
      <>
        <p class="back">
          <a href={ui.to([section.slug])}>← {ui.say(section.title ?? describe.list(section.list)!.title)}</a>
        </p>
        {query['saved'] && (
          <Notice tone="good" title={ui.say(['Tersimpan', 'Saved'])}>
            <p>{ui.say(['Langkah ini kini ada di riwayat.', 'The step is in the history now.'])}</p>
          </Notice>
        )}
        <Heading title={title} about={about} asOf={asOfOf({ title, body: <></>, ...one }, asking)}>
          {stage && <StageTag section={section} code={stage} ui={ui} />}
        </Heading>
        {stage && <StageBar ui={ui} steps={stepsOf(section, stage, ui)} />}
        {past && (
          <Notice tone="info" title={ui.say(['Keadaan yang lalu', 'An earlier state'])}>
            <p>
              <a href={ui.to([section.slug, id])}>{ui.say(['Lihat keadaan sekarang', 'See the present state'])}</a>
            </p>
          </Notice>
        )}
        {actions && <Actions actions={actions.items} section={section} id={id} asking={asking} />}
        <div class="columns">
          <section class="card" aria-label={ui.say(['Isi catatan', 'The record'])}>
            <Facts value={item} schema={schema} showing={showing} only={main} />
            {others.length > 0 && (
              <details>
                <summary>{ui.say(['Keterangan lain', 'More'])}</summary>
                <Facts value={item} schema={schema} showing={showing} only={others} />
              </details>
            )}
          </section>
          {history && (
            <section>
              <h2>{ui.say(['Riwayat', 'History'])}</h2>
              <p class="soft">
                {ui.say([
                  'Setiap langkah adalah peristiwa yang tidak dapat diubah.',
                  'Every step is an event that nobody can change.',
                ])}
              </p>
              <Timeline
                steps={steps}
                schema={schema}
                nameOf={(type) => describe.event(section.list, type)}
                roles={describe.roles}
                showing={showing}
              />
            </section>
          )}
        </div>
      </>
    ),
  };
};
