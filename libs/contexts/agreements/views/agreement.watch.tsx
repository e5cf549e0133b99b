import { NATIONAL, addDays, addMonths, type LocalDate } from '#kernel';
import { StageCounts, type Asking, type Matches, type Query, type Tone, type VNode } from '#views';

interface Watched {
  readonly label: readonly [id: string, en: string];
  readonly tone: Tone;
  readonly filter: Query;
}

/** Months for which a PKS may be without activity [D]. */
const QUIET_MONTHS = 6;

/** What of agreements is looked after, whatever their year (domain §4 `agreements_expiring`). */
const watchedOn = (today: LocalDate): readonly Watched[] => {
  const ending = (from: number, to: number): Query => ({
    stage: 'ACTIVE',
    endsFrom: addDays(today, from),
    endsTo: addDays(today, to),
  });
  return [
    { label: ['Berakhir dalam 30 hari', 'End within 30 days'], tone: 'stop', filter: ending(0, 30) },
    { label: ['Berakhir dalam 31–90 hari', 'End in 31–90 days'], tone: 'warn', filter: ending(31, 90) },
    { label: ['Berakhir dalam 91–180 hari', 'End in 91–180 days'], tone: 'wait', filter: ending(91, 180) },
    {
      label: ['Berakhir tanpa laporan', 'Ended without a report'],
      tone: 'stop',
      filter: { stage: 'EXPIRED', overdue: 'true' },
    },
    { label: ['Kesepakatan tanpa PKS', 'Memorandum without a PKS'], tone: 'warn', filter: { stalled: 'true' } },
    {
      label: [`PKS ${QUIET_MONTHS} bulan tanpa kegiatan`, `PKS ${QUIET_MONTHS} months without activity`],
      tone: 'warn',
      filter: { instrument: 'PKS', stage: 'ACTIVE', quietTo: addMonths(today, -QUIET_MONTHS) },
    },
    {
      label: ['Menunggu persetujuan DPRD', 'Wait for the approval of a DPRD'],
      tone: 'wait',
      filter: { councilPending: 'true' },
    },
  ];
};

/** How many agreements of a region end soon, or ended or stand without what should have followed. */
export const watchOf = async (
  { ui, api, today }: Asking,
  region: string,
  list: (filter: Query) => string,
): Promise<VNode | null> => {
  const within = region === NATIONAL ? {} : { region };
  const bars = await Promise.all(
    watchedOn(today as LocalDate).map(async ({ label, tone, filter }) => {
      const { matches } = await api.get<{ readonly matches?: Matches }>('agreements', {
        ...filter,
        ...within,
        limit: '1',
        count: 'true',
      });
      return { label: ui.say(label), tone, ...(matches ?? { count: 0 }), href: list(filter) };
    }),
  );
  if (bars.every(({ count }) => count === 0)) return null;
  return <StageCounts title={ui.say(['Perlu dipantau, semua tahun', 'To be watched, of all years'])} bars={bars} />;
};
