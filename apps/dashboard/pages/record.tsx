import type { Meaning } from '#kernel';
import {
  Facts,
  Heading,
  Notice,
  Refused,
  StageBar,
  Tag,
  Timeline,
  codeWord,
  named,
  type Asking,
  type HistoryStep,
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
import { actionsOf } from './actions.js';
import { CONTENT, FILE, PAPER } from './record/files.js';
import { StageTag, titleOf } from './list.js';
import { CORRECTION, correctableSteps } from './correction/correction.js';
import { STEP } from './correction/step-choice.js';
import { Actions } from './record/actions.js';
import { Turn } from './record/turn.js';
import { PastNotice, Slider } from './record/past.js';
import { RelatedRecords, relatedTo } from './record/related.js';
import { historyOf, momentOf, recordAt, stepAt, type One, type Told } from './record/told.js';

export const stepsOf = (section: Section, code: string, schema: Schema, ui: Ui): readonly Step[] => {
  const { order } = section.stage!;
  const at = order.indexOf(code);
  return order.map((each, index) => ({
    label: codeWord(schema, each, ui),
    state: at < 0 ? 'later' : index < at ? 'done' : index === at ? 'now' : 'later',
  }));
};

/** Members that tell a program what others tell people. */
export const TWICE: ReadonlySet<string> = new Set(['id', 'steps', 'revision', 'regions', 'national', 'terms']);
const IDS = ['adoptionId', 'docId', 'officeId', 'institutionId', 'importId', 'visitId', 'userId', 'personId'];

/** Which members the page shows, those of whom it is about first. */
export const membersOf = (
  section: Section,
  item: Item,
): { readonly main: readonly string[]; readonly more: readonly string[] } => {
  const names = Object.keys(item).filter((name) => !IDS.includes(name) || item[name] !== item.id);
  const told = new Set([
    ...(section.told ?? []),
    ...TWICE,
    ...(section.stage ? [section.stage.field] : ['stage', 'status']),
  ]);
  const main = (section.facts ?? names.filter((name) => !told.has(name))).filter((name) => item[name] !== undefined);
  const more = names.filter((name) => !main.includes(name) && !told.has(name) && item[name] !== undefined);
  return { main, more };
};

/** At which stage it is, in words, where the section has none for it. */
const GenericStage = ({
  section,
  item,
  asking: { describe, ui },
}: {
  section: Section;
  item: Item;
  asking: Asking;
}): VNode | null => {
  const field = ['stage', 'status'].find((name) => typeof item[name] === 'string');
  const schema = field && describe.list(section.list)!.item.properties?.[field];
  return schema ? (
    <Tag tone={section.tags?.[field!]?.[String(item[field!])] ?? 'plain'}>
      {codeWord(describe.open(schema), String(item[field!]), ui)}
    </Tag>
  ) : null;
};

const Files = ({
  section,
  id,
  item,
  ui,
  asOf,
}: {
  section: Section;
  id: string;
  item: Item;
  ui: Ui;
  asOf?: string | undefined;
}): VNode => {
  const papers: readonly (readonly [path: string, label: Meaning])[] = section.papers?.(item) ?? [];
  return (
    <section class="files">
      <h2>{ui.say(['Berkas', 'Files'])}</h2>
      <ul>
        {papers.map(([path, label]) => (
          <li>
            <a href={ui.to([section.slug, id, PAPER, `${path}.pdf`])}>{ui.say(label)} (PDF)</a>
          </li>
        ))}
        <li>
          {ui.say(['Catatan ini dengan seluruh riwayatnya', 'This record with its whole history'])}:{' '}
          <a href={ui.to([section.slug, id, FILE, 'pdf'], { asOf })}>PDF</a>{' '}
          <a href={ui.to([section.slug, id, FILE, 'json'], { asOf })}>JSON</a>
        </li>
      </ul>
    </section>
  );
};

const Pager = ({
  told,
  section,
  id,
  asking: { ui },
}: {
  told: Told;
  section: Section;
  id: string;
  asking: Asking;
}): VNode | null =>
  told.older === undefined && told.newer === undefined ? null : (
    <nav class="pager" aria-label={ui.say(['Halaman riwayat', 'Pages of the history'])}>
      {told.newer !== undefined && (
        <a href={ui.to([section.slug, id], { steps: String(told.newer) })}>
          {ui.say(['Langkah yang lebih baru', 'Newer steps'])}
        </a>
      )}
      {told.older !== undefined && (
        <a href={ui.to([section.slug, id], { steps: String(told.older) })}>
          {ui.say(['Langkah yang lebih lama', 'Older steps'])}
        </a>
      )}
    </nav>
  );

/** What has just been recorded, and cannot be read yet. */
const SOON: One = { item: { id: '' } };
const soon = ({ slug }: Section, id: string, { ui, query }: Asking, back: VNode): Shown => {
  const title = ui.say(['Tersimpan', 'Saved']);
  return {
    title,
    body: (
      <>
        {back}
        <h1>{title}</h1>
        <Notice tone="good" title={ui.say(['Halaman catatan ini sedang disiapkan', 'Its page is being prepared'])}>
          <p>
            {ui.say([
              'Tidak perlu dikirim lagi. Bila sesudah beberapa menit belum tampak, mungkin peran Anda tidak membacanya.',
              'It need not be sent again. Should it not be there in some minutes, your role may not read it.',
            ])}
          </p>
          <p>
            <a href={ui.to([slug, id], { saved: query['saved'], after: query['after'] })}>
              {ui.say(['Muat ulang', 'Reload'])}
            </a>
          </p>
        </Notice>
      </>
    ),
  };
};

/** One record: what it is, what may be done, and its history; or as it stood once. */
export const recordPage = async (section: Section, asking: Asking, sections: readonly Section[]): Promise<Shown> => {
  const { ui, api, describe, params, query } = asking;
  const id = params['id']!;
  const at = `${section.list}/${encodeURIComponent(id)}`;
  const moment = momentOf(query, asking);
  const past = Object.keys(moment.query).length > 0;
  const until = /^\d{1,9}$/.test(query['steps'] ?? '') ? Number(query['steps']) : undefined;
  const asked = recordAt(api, at, moment, query['after']).catch((error: unknown) => {
    if (query['saved'] && !past && error instanceof Refused && error.problem.status === 404) return SOON;
    throw error;
  });
  // As it stood on a day, its history ends with the step after which it stood so.
  const end = async (): Promise<number | undefined> =>
    moment.asOf ? (await asked)?.item.revision : (moment.revision ?? until);
  const history = async (): Promise<Told | undefined> =>
    section.record === false || (await asked) === SOON ? undefined : historyOf(api, at, await end());
  const [one, told, actions, related] = await Promise.all([
    asked,
    history(),
    past ? undefined : actionsOf(section.list, asking, id),
    past ? [] : relatedTo(sections, section.list, id, asking),
  ]);
  const list = section.title ?? describe.list(section.list)!.title;
  const back = (
    <p class="back">
      <a href={ui.to([section.slug])}>← {ui.say(list)}</a>
    </p>
  );
  if (one === SOON) return soon(section, id, asking, back);
  if (!one) return notYet(section, id, asking, back, told?.last);
  const { item } = one;
  const seen =
    told && moment.asOf ? told.steps.filter(({ metadata }) => metadata.recordedAt <= moment.asOf!) : told?.steps;
  const now = told && (moment.asOf ? (stepAt(told.steps, moment.asOf) ?? 0) : (moment.revision ?? told.last));
  const earlier = past && !(told && now === told.last && moment.revision !== undefined);
  const showing: Showing = {
    ...(await named(asking, [item, seen, actions?.map(({ givers }) => givers)], section.list)),
    ui,
    zone: asking.zone,
    open: describe.open,
    known: describe.known(section.list),
    content: (docId) => ui.to([['dokumen', 'documents'], docId, CONTENT], { record: `${section.list}/${id}` }),
  };
  const schema = describe.list(section.list)!.item;
  const stage =
    section.stage && typeof item[section.stage.field] === 'string' ? String(item[section.stage.field]) : undefined;
  const stages = describe.open(schema.properties?.[section.stage?.field ?? ''] ?? {});
  const { title, about } = section.heading?.(item, ui, showing.places) ?? { title: titleOf(section, item, showing) };
  const { main, more } = membersOf(section, item);
  const mends = actions?.some(({ operation, open }) => operation === CORRECTION && open);
  const mendable = new Set(mends ? correctableSteps(seen ?? [], section, describe).map((step) => step.id) : []);
  const mend = (step: HistoryStep): string | undefined =>
    mendable.has(step.id) ? ui.to([section.slug, id, 'do', CORRECTION], { [STEP]: step.id }) : undefined;
  const below = past ? null : await section.below?.(item, asking, showing);
  const stated = asOfOf({ title, body: <></>, ...one }, asking);
  return {
    title,
    ...(one.position && { position: one.position }),
    body: (
      <>
        {back}
        {query['saved'] && (
          <Notice tone="good" title={ui.say(['Tersimpan', 'Saved'])}>
            <p>{ui.say(['Langkah ini kini ada di riwayat.', 'The step is in the history now.'])}</p>
          </Notice>
        )}
        {earlier && (
          <PastNotice
            section={section}
            id={id}
            asking={asking}
            moment={moment}
            at={now}
            last={told?.last ?? now ?? 0}
          />
        )}
        <Heading title={title} about={about} asOf={earlier ? undefined : stated}>
          {stage ? (
            <StageTag section={section} code={stage} schema={stages} ui={ui} />
          ) : (
            <GenericStage section={section} item={item} asking={asking} />
          )}
        </Heading>
        {stage && section.stage!.order.length > 0 && <StageBar ui={ui} steps={stepsOf(section, stage, stages, ui)} />}
        {actions && <Turn actions={actions} asking={asking} showing={showing} />}
        {actions && <Actions actions={actions} section={section} id={id} asking={asking} showing={showing} />}
        <div class="columns">
          <div>
            <section class="card" aria-label={ui.say(['Isi catatan', 'The record'])}>
              {section.card?.(item, asking, showing)}
              {main.length > 0 && <Facts value={item} schema={schema} showing={showing} only={main} />}
              {more.length > 0 && (
                <details>
                  <summary>{ui.say(['Keterangan lain', 'More'])}</summary>
                  <Facts value={item} schema={schema} showing={showing} only={more} />
                </details>
              )}
            </section>
            {below}
            <RelatedRecords found={related} list={section.list} id={id} ui={ui} />
            {told && <Files section={section} id={id} item={item} ui={ui} asOf={moment.asOf} />}
          </div>
          {told && seen && (
            <section>
              <h2>{ui.say(['Riwayat', 'History'])}</h2>
              <p class="soft">
                {ui.say([
                  'Setiap langkah adalah peristiwa yang tidak dapat diubah.',
                  'Every step is an event that nobody can change.',
                ])}
              </p>
              {told.last > 0 && <Slider section={section} id={id} asking={asking} told={told} at={now ?? told.last} />}
              <Timeline steps={seen} list={section.list} describe={describe} showing={showing} mend={mend} />
              <Pager told={told} section={section} id={id} asking={asking} />
            </section>
          )}
        </div>
        <p class="print-only">
          {ui.say(['Id catatan', 'Id of the record'])} {id}
          {now !== undefined &&
            told &&
            ` · ${ui.say(['langkah', 'step'])} ${now + 1} ${ui.say(['dari', 'of'])} ${told.last + 1}`}
          {one.position && ` · ${ui.say(['posisi', 'position'])} ${one.position}`}
          {stated && ` · ${stated}`}
        </p>
      </>
    ),
  };
};

/** That there was no such record then, though there is one now. */
const notYet = (section: Section, id: string, { ui, query }: Asking, back: VNode, last: number | undefined): Shown => {
  const title = ui.say(['Belum tercatat saat itu', 'Not recorded yet at that time']);
  const late = query['revision'] !== undefined && last !== undefined;
  return {
    title,
    status: 404,
    body: (
      <>
        {back}
        <h1>{title}</h1>
        <Notice
          tone="info"
          title={
            late
              ? `${ui.say(['Catatan ini baru sampai langkah', 'This record has come to step'])} ${last + 1}`
              : ui.say(['Catatan ini dibuat sesudah waktu itu', 'This record was made after that time'])
          }
        >
          <p>
            <a href={ui.to([section.slug, id])}>{ui.say(['Lihat keadaan sekarang', 'See the present state'])}</a>
          </p>
        </Notice>
      </>
    ),
  };
};
