import { NATIONAL, governsItself, isRegionCode, type Meaning } from '#kernel';
import type { Asking, VNode } from '#views';

const SLUG = ['kerja-sama', 'agreements'] as const;

/** Papers of the API that are printed of the register, by their names below its address. */
export const REGISTER_PAPERS = {
  'buku-register.pdf': 'agreement-papers/buku-register',
  'akan-berakhir.pdf': 'agreement-papers/akan-berakhir',
  'laporan-tahunan.pdf': 'agreement-papers/laporan-tahunan',
} as const;

/** Papers of one agreement. */
export const AGREEMENT_PAPERS = [['lembar', ['Lembar kerja sama', 'Agreement sheet']]] as const;

/** AGR-15: who governs itself reports on what it has signed itself. */
const reports = (region: string): boolean => isRegionCode(region) && governsItself(region);

/** What can be printed of the register of a region: its year, what ends soon, the yearly report. */
export const RegisterPapers = ({
  asking: {
    ui: { say, to },
  },
  region,
  year,
}: {
  readonly asking: Asking;
  readonly region: string;
  readonly year: string;
}): VNode => {
  const paper = (
    name: keyof typeof REGISTER_PAPERS,
    label: Meaning,
    query: Readonly<Record<string, string>>,
  ): VNode => (
    <li>
      <a href={to([SLUG, name], { region, ...query })}>{say(label)}</a>
    </li>
  );
  return (
    <details class="files">
      <summary>{say(['Cetak (PDF)', 'Print (PDF)'])}</summary>
      <ul>
        {paper('buku-register.pdf', [`Buku register ${year}`, `Register book ${year}`], { year })}
        {region !== NATIONAL &&
          paper(
            'buku-register.pdf',
            [
              `Buku register ${year}, wilayah ini sendiri sebagai pihak`,
              `Register book ${year}, this region itself as a party`,
            ],
            { year, own: 'true' },
          )}
        {paper('akan-berakhir.pdf', ['Kerja sama yang berakhir dalam 6 bulan', 'Agreements that end within 6 months'], {
          months: '6',
        })}
        {paper(
          'akan-berakhir.pdf',
          ['Kerja sama yang berakhir dalam 12 bulan', 'Agreements that end within 12 months'],
          { months: '12' },
        )}
        {reports(region) &&
          paper('laporan-tahunan.pdf', [`Laporan tahunan ${year}`, `Yearly report ${year}`], { year })}
      </ul>
    </details>
  );
};
