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

interface History extends Fresh {
  readonly items: readonly HistoryStep[];
  readonly nextCursor?: string;
}

/** The record is another than the one that was seen: what happened to it since, and at which revision it is now. */
export interface Conflict {
  readonly revision: number | undefined;
  readonly body: VNode;
}

const MOST_PAGES = 10;

export const conflictOf = async (
  { code, details }: Problem,
  { section, id }: CommandAsk,
  { api, ui, describe, zone }: Asking,
  seen: number | undefined,
): Promise<Conflict | undefined> => {
  if (code !== 'E_CONCURRENCY' && code !== 'E_REVISION_REQUIRED') return undefined;
  const at = `${section.list}/${encodeURIComponent(id!)}/history`;
  const steps: HistoryStep[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found: History | undefined = await api
      .get<History>(at, { limit: '200', ...(cursor && { cursor }) })
      .catch(() => undefined);
    steps.push(...(found?.items ?? []));
    cursor = found?.nextCursor;
    if (!cursor) break;
  }
  const actual = details?.['actual'];
  const since = steps.filter(({ revision }) => seen === undefined || revision > seen);
  const showing: Showing = { ui, zone, open: describe.open, known: describe.known(section.list) };
  return {
    revision: typeof actual === 'number' ? actual : steps.at(-1)?.revision,
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
        {seen !== undefined && since.length > 0 && (
          <Timeline steps={[...since].reverse()} list={section.list} describe={describe} showing={showing} />
        )}
      </Notice>
    ),
  };
};
