import {
  Notice,
  Refused,
  codeIn,
  isOfRegion,
  moreThan,
  regionIn,
  registerOfFilter,
  type Asking,
  type Query,
  type Section,
  type Ui,
  type VNode,
} from '#views';
import { isIdOf, meantOf, recordsLike, regionsLike, type Candidate } from '../references.js';
import type { Choice } from './filters.js';

const CODE = /^(ID|\d{2}(\.\d{2}(\.\d{2}(\.[123]\d{3})?)?)?)$/;

/** What was written into a filter and names none, or several. */
export interface Unclear {
  readonly name: string;
  readonly written: string;
  readonly candidates: readonly Candidate[];
  /** How many there are, where that is known. */
  readonly total?: number | undefined;
}

/** What stands in the address as it was chosen or written; the code alone counts. */
const bare = (choice: Choice, text: string): string =>
  isOfRegion(choice.schema) ? regionIn(text) : registerOfFilter(choice.name) ? codeIn(text) : text;

const isCode = (choice: Choice, text: string): boolean => {
  const register = registerOfFilter(choice.name);
  const codes = text.split(',');
  if (isOfRegion(choice.schema)) return codes.every((each) => CODE.test(each));
  return !register || codes.every((each) => isIdOf(register, each));
};

type Meant = Pick<Unclear, 'candidates' | 'total'> & { readonly code?: string };

/** The region of a name; of one that several bear, which they are, and else those of whose names it is a part. */
const regionMeant = async (written: string, asking: Asking): Promise<Meant> => {
  try {
    const { code } = await asking.api.get<{ readonly code: string }>('regions/resolve', {
      name: written,
      near: asking.home,
    });
    return { code, candidates: [] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { candidates, total } = (error.problem.details ?? {}) as Partial<Meant>;
    return candidates?.length ? { candidates, total } : { candidates: await regionsLike(asking, written) };
  }
};

/** The one that a name means, or all that it may mean. */
const lookFor = async (choice: Choice, written: string, asking: Asking): Promise<Meant> => {
  const register = registerOfFilter(choice.name);
  if (!register) return regionMeant(written, asking);
  const candidates = await recordsLike(register, asking, written);
  const meant = meantOf(candidates, written) ?? (candidates.length === 1 ? candidates[0] : undefined);
  return meant ? { code: meant.code, candidates: [] } : { candidates };
};

/** Names of regions and records written into filters, as codes and ids; of a name that several have, which they are. */
export const withCodes = async (
  asking: Asking,
  choices: readonly Choice[],
): Promise<{ readonly query: Query; readonly unclear: readonly Unclear[] }> => {
  const { query } = asking;
  const found = await Promise.all(
    choices
      .filter(({ name }) => query[name])
      .map(async (choice) => {
        const { name } = choice;
        const written = bare(choice, query[name]!);
        if (isCode(choice, written)) return { name, written, code: written, candidates: [] };
        return { name, written, code: undefined, ...(await lookFor(choice, written, asking)) };
      }),
  );
  return {
    query: { ...query, ...Object.fromEntries(found.map(({ name, code }) => [name, code])) },
    unclear: found.filter(({ code }) => code === undefined),
  };
};

export const Candidates = ({
  unclear,
  section,
  here,
  ui,
}: {
  readonly unclear: readonly Unclear[];
  readonly section: Section;
  readonly here: Query;
  readonly ui: Ui;
}): VNode => (
  <>
    {unclear.map(({ name, written, candidates, total }) => (
      <Notice
        tone="info"
        title={
          candidates.length > 0
            ? ui.say([`“${written}”: yang mana?`, `“${written}”: which one?`])
            : ui.say([`Tidak ada yang bernama “${written}”`, `Nothing is named “${written}”`])
        }
      >
        {total !== undefined && total > candidates.length && <p>{moreThan(candidates.length, total, ui)}</p>}
        <ul>
          {candidates.map(({ code, path }) => (
            <li>
              <a href={ui.to([section.slug], { ...here, [name]: code })}>{path}</a> <code>{code}</code>
            </li>
          ))}
        </ul>
      </Notice>
    ))}
  </>
);
