import { entryInWords } from '#kernel';
import type { Children, VNode } from '../view.js';
import { dayOf, instantOf } from '../format.js';
import { capital } from '../ui.js';
import { changeRows, type Change, type ChangeRow } from '../schema/changes.js';
import { codeWord, type Description, type Schema } from '../schema/description.js';
import type { Showing } from '../schema/showing.js';
import {
  DocumentLine,
  OfOffice,
  Provenance,
  RegionOf,
  Value,
  capacityWords,
  isDocument,
  isMembers,
  type Members,
} from '../schema/value.js';

export interface ActorOf {
  readonly role: string;
  readonly scope: string;
  readonly officeId: string;
  readonly capacity?: string;
  readonly mandate?: Members;
}
export interface HistoryStep {
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data?: Members;
  readonly metadata: {
    readonly occurredOn: string;
    readonly recordedAt: string;
    readonly actor: ActorOf;
    /** Which it answers. */
    readonly command?: string;
    readonly reason?: string;
    readonly evidence?: readonly unknown[];
    readonly provenance?: Members;
  };
  readonly changes: readonly Change[];
  /** Of a decision: who asked for what it decides. */
  readonly request?: {
    readonly revision: number;
    readonly recordedAt: string;
    readonly actor: ActorOf;
    readonly reason?: string;
  };
}

export interface TimelineOf {
  /** The last first. */
  readonly steps: readonly HistoryStep[];
  /** List of the records. */
  readonly list: string;
  readonly describe: Description;
  readonly showing: Showing;
  /** The last step that had been recorded at the moment that is shown; absent: all. */
  readonly upTo?: number | undefined;
  /** What changed is seen at once. */
  readonly unfolded?: boolean;
  /** Where the correction of a step can be asked for; absent, or undefined of a step: not by this reader. */
  readonly mend?: ((step: HistoryStep) => string | undefined) | undefined;
}

/** In which office and capacity, and for which region, somebody acted. */
export const Actor = ({
  actor: { role, scope, capacity, officeId },
  roles,
  showing,
}: {
  readonly actor: ActorOf;
  readonly roles: Schema | undefined;
  readonly showing: Showing;
}): VNode => {
  const { ui } = showing;
  const said = capacity && role !== 'SYSTEM' ? capacityWords(capacity, showing) : undefined;
  return (
    <>
      {codeWord(roles, role, ui)} <RegionOf code={scope} showing={showing} />
      {said && <> · {said}</>}
      {role !== 'SYSTEM' && <OfOffice id={officeId} showing={showing} />}
    </>
  );
};

/** Before and after, a row for each place. */
export const ChangeList = ({
  rows,
  showing,
}: {
  readonly rows: readonly ChangeRow[];
  readonly showing: Showing;
}): VNode => {
  const { say } = showing.ui;
  const side = ({ schema, name }: ChangeRow, value: unknown, tag: 'del' | 'ins'): Children => {
    const said = (
      <>
        <span class="unseen">{say(tag === 'del' ? ['Semula: ', 'Before: '] : ['Menjadi: ', 'After: '])}</span>
        <Value value={value} schema={schema} showing={showing} name={name} />
      </>
    );
    if (value === undefined) return null;
    return tag === 'del' ? <del>{said}</del> : <ins>{said}</ins>;
  };
  return (
    <dl class="changes">
      {rows.map((row) => (
        <div>
          <dt>{capital(row.place)}</dt>
          <dd>
            {side(row, row.before, 'del')}
            {side(row, row.after, 'ins')}
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** Documents in a value, each once. */
export const documentsIn = (value: unknown): readonly Members[] => {
  const found = new Map<string, Members>();
  const look = (each: unknown): void => {
    if (typeof each !== 'object' || each === null) return;
    if (isDocument(each)) found.set(`${String(each['docId'])} ${String(each['sha256'])} ${String(each['type'])}`, each);
    else Object.values(each).forEach(look);
  };
  look(value);
  return [...found.values()];
};

const DECISIONS: Readonly<Record<string, readonly [id: string, en: string]>> = {
  RecordCorrected: ['disetujui', 'confirmed'],
  RecordVoided: ['disetujui', 'confirmed'],
  CorrectionRefused: ['ditolak', 'refused'],
  CorrectionWithdrawn: ['ditarik kembali', 'withdrawn'],
};
const REQUESTS: ReadonlySet<string> = new Set(['CorrectionRequested', 'VoidingRequested']);

const requestOf = ({ data }: HistoryStep): string | undefined =>
  typeof data?.['requestId'] === 'string' ? data['requestId'] : undefined;

/** What became of a request, by the steps that are shown. */
const Fate = ({
  step,
  steps,
  showing,
}: {
  step: HistoryStep;
  steps: readonly HistoryStep[];
  showing: Showing;
}): VNode => {
  const { say } = showing.ui;
  const decision = steps.find((each) => Object.hasOwn(DECISIONS, each.type) && requestOf(each) === requestOf(step));
  const lapsed = steps.find((each) =>
    (each.data?.['lapsed'] as readonly unknown[] | undefined)?.includes(requestOf(step)),
  );
  if (!decision && !lapsed)
    return (
      <p>
        <span class="tag wait">{say(['menunggu keputusan orang kedua', 'waits for the second person'])}</span>
      </p>
    );
  const [words, by] = decision
    ? [say(DECISIONS[decision.type]!), decision]
    : [say(['gugur bersama catatannya', 'lapsed with its record']), lapsed!];
  return (
    <p>
      {capital(words)}{' '}
      <a href={`#r${by.revision}`}>
        {say(['pada langkah', 'at step'])} {by.revision + 1}
      </a>
    </p>
  );
};

/** Of a correction: which fields it asks to change or changed, whatever the state says. */
const askedRows = (step: HistoryStep, { list, describe, showing }: TimelineOf): readonly ChangeRow[] => {
  const asked = step.data?.['changes'];
  if (!Array.isArray(asked)) return [];
  const known = describe.known(list);
  return changeRows(
    asked
      .filter(isMembers)
      .map((each) => ({
        kind: 'ALTERED' as const,
        pointer: String(each['field']),
        before: each['old'],
        after: each['new'],
      })),
    known,
    showing,
    describe.eventData(list, String(asked.find(isMembers)?.['targetType'])) as Schema | undefined,
  );
};

const rowsOf = (step: HistoryStep, of: TimelineOf): readonly ChangeRow[] => {
  const { list, describe, showing } = of;
  const asked = askedRows(step, of);
  if (asked.length > 0) return asked;
  return changeRows(step.changes, describe.known(list), showing).map((row) => ({
    ...row,
    before: entryInWords(step.data, row.before),
    after: entryInWords(step.data, row.after),
  }));
};

const Step = ({ step, of }: { step: HistoryStep; of: TimelineOf }): VNode => {
  const { showing, describe, list, upTo, mend, unfolded } = of;
  const { ui } = showing;
  const mended = mend?.(step);
  const { revision, type, data, metadata, request } = step;
  const { occurredOn, recordedAt, actor, reason, evidence, provenance } = metadata;
  const event = describe.event(list, type) ?? ([type, type] as const);
  const rows = rowsOf(step, of);
  const papers = documentsIn([data, evidence, actor.mandate]);
  const before = of.steps[of.steps.indexOf(step) + 1];
  const repeated = before?.metadata.reason === reason;
  return (
    <li id={`r${revision}`} class={upTo !== undefined && revision > upTo ? 'later' : undefined}>
      <time datetime={occurredOn}>{dayOf(occurredOn, ui.language)}</time>
      <div>
        <h3>{capital(ui.say(event))}</h3>
        <p class="soft">
          <Actor actor={actor} roles={describe.roles} showing={showing} />
        </p>
        {request && (
          <p class="soft">
            {ui.say(['Diminta oleh', 'Asked for by'])}{' '}
            <Actor actor={request.actor} roles={describe.roles} showing={showing} />{' '}
            <a href={`#r${request.revision}`}>
              ({ui.say(['langkah', 'step'])} {request.revision + 1})
            </a>
            {request.reason && <>: {request.reason}</>}
          </p>
        )}
        {reason && !repeated && <p class="reason">{reason}</p>}
        {REQUESTS.has(type) && <Fate step={step} steps={of.steps} showing={showing} />}
        {papers.length > 0 && (
          <ul class="step-papers">
            {papers.map((paper) => (
              <li>
                <DocumentLine value={paper} showing={showing} />
              </li>
            ))}
          </ul>
        )}
        <details open={unfolded}>
          <summary>
            {rows.length > 0
              ? `${rows.length} ${ui.say(['perubahan', rows.length === 1 ? 'change' : 'changes'])}`
              : ui.say(['Pencatatan', 'Recording'])}
          </summary>
          {reason && repeated && <p class="reason">{reason}</p>}
          {rows.length > 0 && <ChangeList rows={rows} showing={showing} />}
          <p class="soft">
            {ui.say(['Langkah', 'Step'])} {revision + 1} · {ui.say(['dicatat', 'recorded'])}{' '}
            {instantOf(recordedAt, showing.zone, ui.language)}
          </p>
          {provenance && (
            <div class="soft">
              {ui.say(['Sumber', 'Source'])}: <Provenance value={provenance} showing={showing} />
            </div>
          )}
          {mended && (
            <p>
              <a href={mended}>{ui.say(['Mintakan perbaikan langkah ini', 'Ask for a correction of this step'])}</a>
            </p>
          )}
        </details>
      </div>
    </li>
  );
};

/** Step by step, the last first: what happened, by whom, on which day, why, by which papers, and what it changed. */
export const Timeline = (of: TimelineOf): VNode => (
  <ol class="timeline" reversed start={(of.steps[0]?.revision ?? 0) + 1}>
    {of.steps.map((step) => (
      <Step step={step} of={of} />
    ))}
  </ol>
);
