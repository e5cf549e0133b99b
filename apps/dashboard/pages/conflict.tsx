import {
  Notice,
  Timeline,
  type Asking,
  type Fresh,
  type HistoryStep,
  type Problem,
  type Showing,
  type VNode,
} from '#views';
import type { CommandAsk } from './command-ask.js';

interface Since extends Fresh {
  readonly toRevision?: number;
  readonly items: readonly HistoryStep[];
}

/** The record is another than the one that was seen: what happened to it since, and at which revision it is now. */
export interface Conflict {
  readonly revision: number | undefined;
  readonly body: VNode;
}

export const conflictOf = async (
  { code, details }: Problem,
  { section, id }: CommandAsk,
  { api, ui, describe, zone }: Asking,
  seen: number | undefined,
): Promise<Conflict | undefined> => {
  if (code !== 'E_CONCURRENCY' && code !== 'E_REVISION_REQUIRED') return undefined;
  const since =
    seen === undefined
      ? undefined
      : await api
          .get<Since>(`${section.list}/${encodeURIComponent(id!)}/difference`, {
            fromRevision: String(seen),
            limit: '200',
          })
          .catch(() => undefined);
  const actual = details?.['actual'];
  const showing: Showing = { ui, zone, open: describe.open, known: describe.known(section.list) };
  return {
    revision: typeof actual === 'number' ? actual : since?.toRevision,
    body: (
      <Notice
        tone="bad"
        title={ui.say(['Catatan ini berubah sejak Anda membukanya', 'This record changed since you opened it'])}
      >
        <p>
          {ui.say([
            'Belum ada yang dikirim. Periksa perubahannya di bawah; bila isian Anda tetap benar, kirim lagi.',
            'Nothing was sent. See below what changed; if what you filled in still holds, send it again.',
          ])}
        </p>
        {since && since.items.length > 0 && (
          <Timeline steps={[...since.items].reverse()} list={section.list} describe={describe} showing={showing} />
        )}
      </Notice>
    ),
  };
};
