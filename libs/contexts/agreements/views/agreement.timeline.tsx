import { NATIONAL, addDays, addMonths, daysBetween, type LocalDate } from '#kernel';
import { StageCounts, dayOf, monthsOf, type Asking, type Query, type Tone, type VNode } from '#views';
import type { AgreementItem } from './agreement.item.js';

/** So many quarters ahead are shown, counted from so many agreements, of which so many have a line. */
const [QUARTERS, MOST_COUNTED, MOST_LINES] = [8, 200, 20] as const;

interface Quarter {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The quarter of that day and those after it. */
export const quartersFrom = (today: LocalDate): readonly Quarter[] => {
  const first = `${today.slice(0, 4)}-${String(Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}`;
  return Array.from({ length: QUARTERS }, (_, index) => {
    const from = addMonths(`${first}-01` as LocalDate, index * 3);
    return { from, to: addDays(addMonths(from, 3), -1) };
  });
};

const toneOf = (index: number): Tone => (index === 0 ? 'stop' : index < 2 ? 'warn' : 'go');

type Ending = Pick<AgreementItem, 'id' | 'title' | 'names' | 'validUntil'>;
interface Found {
  readonly items: readonly Ending[];
  readonly nextCursor?: string;
}

/** How far into the picture an agreement lasts. */
const Line = ({
  until,
  first,
  last,
}: {
  readonly until: LocalDate;
  readonly first: LocalDate;
  readonly last: LocalDate;
}) => (
  <svg class="column go lasts" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect x="0" y="0" height="4" width={Math.max(1, (100 * daysBetween(first, until)) / daysBetween(first, last))} />
  </svg>
);

/**
 * What of a region’s agreements ends in the next two years: a picture by quarters, a list of links where there is no
 * room for one, and below it each with its day.
 */
export const timelineOf = async (
  { ui, api, today }: Asking,
  region: string,
  list: (filter: Query) => string,
): Promise<VNode | null> => {
  const quarters = quartersFrom(today as LocalDate);
  const last = quarters.at(-1)!.to;
  const standing = { stage: 'ACTIVE,SIGNED', sort: 'validUntil' };
  const { items, nextCursor } = await api.get<Found>('agreements', {
    ...standing,
    ...(region !== NATIONAL && { region }),
    endsFrom: today,
    endsTo: last,
    limit: String(MOST_COUNTED),
    fields: 'title,names,validUntil',
  });
  if (items.length === 0) return null;
  const { say, to, language } = ui;
  const known = items.at(-1)!.validUntil!;
  const bars = quarters.map((quarter, index) => ({
    label: monthsOf(quarter.from, quarter.to, language),
    tone: toneOf(index),
    count: items.filter(({ validUntil }) => validUntil! >= quarter.from && validUntil! <= quarter.to).length,
    // Of those that end after the last one that was read nothing is known.
    ...(nextCursor !== undefined && quarter.to >= known && { orMore: true }),
    href: list({ ...standing, endsFrom: index === 0 ? today : quarter.from, endsTo: quarter.to }),
  }));
  const lines = items.slice(0, MOST_LINES);
  const all = list({ ...standing, endsFrom: today, endsTo: last });
  return (
    <>
      <StageCounts
        title={say(['Berakhir dalam dua tahun, tiap triwulan', 'Ending within two years, by quarter'])}
        bars={bars}
      />
      <section class="card">
        <details>
          <summary>{say(['Garis waktu tiap kerja sama', 'Timeline of each agreement'])}</summary>
          <ol class="told ends">
            {lines.map(({ id, title, names, validUntil }) => (
              <li>
                <a href={to([['kerja-sama', 'agreements'], id])}>{title}</a>
                <Line until={validUntil as LocalDate} first={today as LocalDate} last={last} />
                <div class="soft">
                  {say(['sampai', 'until'])} {dayOf(validUntil!, language)} · {names}
                </div>
              </li>
            ))}
          </ol>
          {(items.length > lines.length || nextCursor !== undefined) && (
            <p>
              <a href={all}>{say(['Semua menurut tanggal berakhirnya', 'All by the day on which they end'])}</a>
            </p>
          )}
        </details>
      </section>
    </>
  );
};
