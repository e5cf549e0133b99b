import { Refused, countOf, type Asking, type Matches, type Section, type Ui, type VNode } from '#views';

interface Related {
  readonly section: Section;
  readonly filter: string;
  readonly count: string;
}

/** How many records of other lists tell of this one; none of a list that the reader may not read. */
const related = async (
  section: Section,
  list: string,
  id: string,
  { api, ui }: Asking,
): Promise<readonly Related[]> => {
  const filter = section.tellsOf?.[list]?.filter;
  if (filter === undefined) return [];
  try {
    const { matches } = await api.get<{ readonly matches?: Matches }>(section.list, {
      [filter]: id,
      limit: '1',
      count: 'true',
    });
    if (!matches?.count) return [];
    return [{ section, filter, count: countOf(matches, ui.language) }];
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 403) return [];
    throw error;
  }
};

export const relatedTo = async (
  sections: readonly Section[],
  list: string,
  id: string,
  asking: Asking,
): Promise<readonly Related[]> =>
  (await Promise.all(sections.map((section) => related(section, list, id, asking)))).flat();

export const RelatedRecords = ({
  found,
  list,
  id,
  ui,
}: {
  found: readonly Related[];
  list: string;
  id: string;
  ui: Ui;
}): VNode | null =>
  found.length === 0 ? null : (
    <section class="files">
      <h2>{ui.say(['Yang terkait', 'Related'])}</h2>
      <ul>
        {found.map(({ section, filter, count }) => (
          <li>
            <a href={ui.to([section.slug], { [filter]: id })}>{ui.say(section.tellsOf![list]!.label)}</a>{' '}
            <span class="soft">{count}</span>
          </li>
        ))}
      </ul>
    </section>
  );
