import { randomUUID } from 'node:crypto';
import {
  CONTROL,
  Heading,
  KeptFields,
  Notice,
  Table,
  capital,
  fieldsOf,
  namesOf,
  partsOf,
  placeInWords,
  postedOf,
  refusalIn,
  ruleIn,
  withUploads,
  type Asking,
  type FieldError,
  type FormView,
  type Problem,
  type Shown,
} from '#views';
import type { CommandAsk } from './command-ask.js';
import { describedCommand, formOf, listOf } from './command.js';
import { faultsIn, problemWithPlaces } from './faults.js';
import { placesIn } from './form-facts.js';

/** What came of one part of a command that stands for others. */
export interface PartOutcome {
  readonly receipt?: { readonly id: string };
  readonly problem?: Problem;
}

/** What would be refused of the parts, at their entries of the form. */
export const partFaults = async (
  parts: readonly PartOutcome[] | undefined,
  view: FormView | undefined,
  asking: Asking,
): Promise<readonly FieldError[]> => {
  const at = `/${view?.each?.member ?? ''}`;
  const found = (parts ?? []).map(async ({ problem }, index) => {
    if (!problem) return [];
    const told = await problemWithPlaces(problem, asking);
    return faultsIn({ ...told, field: told.field ?? `${at}/${index}` }, asking);
  });
  return (await Promise.all(found)).flat();
};

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null;

/** What the party of an entry is called, or what was written for it. */
const partyIn = (
  entry: unknown,
  places: Readonly<Record<string, string>>,
  names: ReadonlyMap<string, string>,
): string | undefined => {
  const party = isMembers(entry) ? Object.values(entry).find((each) => isMembers(each) && !Array.isArray(each)) : {};
  const { region, name, institutionId } = (party ?? {}) as Readonly<Record<string, string | undefined>>;
  if (institutionId) return names.get(`institutions/${institutionId}`) ?? institutionId;
  return name ?? (region && (places[region] ?? region));
};

/** What came of each part, with those that were refused to be mended and sent anew. */
export const partsPage = async (
  ask: CommandAsk,
  asking: Asking,
  value: unknown,
  parts: readonly PartOutcome[],
  uploads: Readonly<Record<string, string>>,
): Promise<Shown> => {
  const { ui, describe } = asking;
  const { title, input } = describedCommand(ask, asking);
  const view = ask.section.forms![ask.operation]!;
  const { member, slug } = view.each!;
  const entries = (value as Readonly<Record<string, readonly unknown[]>>)[member]!;
  const [places, names, problems] = await Promise.all([
    placesIn(entries, asking),
    namesOf(asking, entries, ask.section.list),
    Promise.all(parts.map(({ problem }) => problem && problemWithPlaces(problem, asking))),
  ]);
  const refused = entries.filter((_, index) => parts[index]?.problem);
  const recorded = parts.length - refused.length;
  const words = { ui, words: view.words, open: describe.asked };
  const left = withUploads(fieldsOf({ ...(value as object), [member]: refused }, input, describe.asked), uploads);
  const rows = parts.map(({ receipt }, index) => ({
    id: receipt?.id,
    party: partyIn(entries[index], places, names) ?? '–',
    problem: problems[index],
    index,
  }));
  const list = listOf(ask.section);
  const heading = capital(ui.say(title));
  return {
    title: heading,
    body: (
      <>
        <p class="back">
          <a href={ui.to([list.slug])}>← {ui.say(list.title ?? describe.list(list.list)!.title)}</a>
        </p>
        <Heading title={heading} />
        <Notice
          tone={refused.length > 0 ? 'info' : 'good'}
          title={`${recorded} ${ui.say(['dari', 'of'])} ${parts.length} ${ui.say(['tercatat', 'recorded'])}`}
        />
        <Table
          caption={heading}
          columns={[
            {
              head: placeInWords(words, input, `/${member}`),
              main: true,
              cell: ({ id, party, index }) =>
                id ? <a href={ui.to([slug, id])}>{party}</a> : `${index + 1} · ${party}`,
            },
            {
              head: ui.say(['Hasil', 'Outcome']),
              cell: ({ problem }) =>
                problem ? (
                  <>
                    {ui.say(['Ditolak', 'Refused'])}: {capital(refusalIn(problem, describe, ui))}
                    {ruleIn(problem, ui) && <small class="rule">{ruleIn(problem, ui)}</small>}
                  </>
                ) : (
                  ui.say(['Tercatat', 'Recorded'])
                ),
            },
          ]}
          rows={rows}
          none="–"
        />
        {refused.length > 0 && (
          <form method="post" action={formOf(ask, ui)} class="command">
            <KeptFields posted={postedOf([...left, [CONTROL.key, randomUUID()]])} />
            <p class="soft">
              {ui.say([
                'Yang tercatat tetap tercatat. Yang diperbaiki dikirim sendiri, terpisah dari yang ini.',
                'What was recorded stays. What is mended is sent by itself, apart from these.',
              ])}
            </p>
            <button class="quiet" name={CONTROL.step} value={String(partsOf(input, view).length - 1)}>
              {ui.say(['Perbaiki yang ditolak, lalu kirim lagi', 'Mend what was refused, and send it again'])}
            </button>
          </form>
        )}
      </>
    ),
  };
};
