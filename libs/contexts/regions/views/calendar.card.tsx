import { Region, codeWord, dayOf, type Asking, type Children, type Item, type VNode } from '#views';

interface Day {
  readonly date: string;
  readonly name: string;
  readonly kind: string;
  readonly source?: string;
}
interface Calendar extends Item {
  readonly days?: readonly Day[];
  readonly regional?: readonly { readonly region: string; readonly name: string; readonly days: readonly Day[] }[];
}

/** The days off of a year, a line each, with what orders them said once. */
export const calendarCard = (item: Item, { ui, describe }: Asking): Children => {
  const { days = [], regional = [] } = item as Calendar;
  const { properties = {} } = describe.list('calendars')!.item;
  const kinds = describe.open(describe.open(properties['days']?.items ?? {}).properties?.['kind'] ?? {});
  const kindOf = (kind: string): string => codeWord(kinds, kind, ui);
  const list = (some: readonly Day[]): VNode => (
    <ul class="days">
      {some.map(({ date, name, kind }) => (
        <li>
          <b>{dayOf(date, ui.language)}</b> {name} <span class="soft">{kindOf(kind)}</span>
        </li>
      ))}
    </ul>
  );
  const sources = [...new Set(days.flatMap(({ source }) => source ?? []))];
  return (
    <>
      {days.length > 0 && (
        <section>
          <h2>
            {ui.say(['Hari libur seluruh Indonesia', 'Days off in all of Indonesia'])}{' '}
            <span class="count">{days.length}</span>
          </h2>
          {list(days)}
          {sources.length > 0 && <p class="soft">{sources.join('; ')}</p>}
        </section>
      )}
      {regional.map((one) => (
        <section>
          <h2>
            <Region code={one.region} name={one.name} />
          </h2>
          {list(one.days)}
        </section>
      ))}
    </>
  );
};
