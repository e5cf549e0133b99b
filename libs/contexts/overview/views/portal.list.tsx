import type { Meaning } from '#kernel';
import {
  Refused,
  countOf,
  instantOf,
  type Asking,
  type Fresh,
  type Item,
  type Matches,
  type Problem,
  type Query,
  type Ui,
  type VNode,
} from '#views';

/** Lists of the portal. */
export interface Listed extends Fresh {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
  readonly matches?: Matches;
  /** What could not be asked for: told above the filters. */
  readonly problem?: Problem;
}

export const asked = async ({ api }: Asking, list: string, query: Query): Promise<Listed> => {
  try {
    return await api.get<Listed>(list, query);
  } catch (error) {
    if (error instanceof Refused && [400, 404].includes(error.problem.status))
      return { items: [], problem: error.problem };
    throw error;
  }
};

export const counted = ({ matches }: Listed, { language }: Ui): string => (matches ? countOf(matches, language) : '–');

export const asOfOf = ({ asOf }: Fresh, { ui, zone }: Asking): string | undefined =>
  asOf && `${ui.say(['Data per', 'Data as of'])} ${instantOf(asOf, zone, ui.language)}`;

export const Pager = ({
  path,
  query,
  next,
  ui: { say, to },
}: {
  readonly path: readonly (Meaning | string)[];
  readonly query: Query;
  readonly next: string | undefined;
  readonly ui: Ui;
}): VNode | null =>
  query['cursor'] || next ? (
    <nav class="pager" aria-label={say(['Halaman', 'Pages'])}>
      {query['cursor'] && (
        <a href={to(path, { ...query, cursor: undefined })}>{say(['Ke awal', 'To the beginning'])}</a>
      )}
      {next && (
        <a rel="next" href={to(path, { ...query, cursor: next })}>
          {say(['Berikutnya', 'Next'])}
        </a>
      )}
    </nav>
  ) : null;

/** The table below, in whole. */
export const Csv = ({ href, ui }: { readonly href: string; readonly ui: Ui }): VNode => (
  <p class="downloads">
    {ui.say(['Unduh', 'Download'])}: <a href={href}>CSV</a>
  </p>
);
