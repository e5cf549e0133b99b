import type { LocalDate } from '#kernel';
import { AGREEMENT_OF_VILLAGES, type AgreementRecord } from '#contexts/agreements/contract';

interface Basis {
  readonly text: string;
  /** From which day on, and up to which one, agreements are signed by it. */
  readonly from: string;
  readonly to?: string;
}

const REGIONS: readonly Basis[] = [
  {
    text: 'Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah, Pasal 195–197',
    from: '2004-10-15',
    to: '2014-10-01',
  },
  { text: 'Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah, Pasal 363–370', from: '2014-10-02' },
  {
    text: 'Peraturan Pemerintah Nomor 50 Tahun 2007 tentang Tata Cara Pelaksanaan Kerja Sama Daerah',
    from: '2007-08-22',
    to: '2018-07-12',
  },
  { text: 'Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah', from: '2018-07-13' },
];
const VILLAGES: readonly Basis[] = [
  { text: 'Undang-Undang Nomor 6 Tahun 2014 tentang Desa, Pasal 91–93', from: '2014-01-15' },
  {
    text: 'Peraturan Pemerintah Nomor 43 Tahun 2014 tentang Peraturan Pelaksanaan Undang-Undang Desa, Pasal 143–149',
    from: '2014-05-30',
  },
];
/** Of the year after they were issued, in which they surely hold. */
const DOMESTIC: Basis = {
  text: 'Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020 tentang Tata Cara Kerja Sama Daerah dengan Daerah Lain dan Kerja Sama Daerah dengan Pihak Ketiga',
  from: '2021-01-01',
};
const OF_VILLAGES: Basis = {
  text: 'Peraturan Menteri Dalam Negeri Nomor 96 Tahun 2017 tentang Tata Cara Kerja Sama Desa di Bidang Pemerintahan Desa',
  from: '2018-01-01',
};

const basesFor = ({ instrument, scheme }: Pick<AgreementRecord, 'instrument' | 'scheme'>): readonly Basis[] => {
  if (AGREEMENT_OF_VILLAGES.includes(instrument) || scheme === 'ANTAR_DESA' || scheme === 'DESA_PIHAK_KETIGA')
    return [...VILLAGES, OF_VILLAGES];
  return scheme === 'KSDD_WAJIB' || scheme === 'KSDD_SUKARELA' || scheme === 'KSDPK' ? [...REGIONS, DOMESTIC] : REGIONS;
};

/** The laws under which an agreement of that scheme is signed on that day (domain §7.3). */
export const legalBasesOf = (
  agreement: Pick<AgreementRecord, 'instrument' | 'scheme'>,
  signedOn: LocalDate,
): readonly string[] =>
  basesFor(agreement).flatMap(({ text, from, to }) =>
    signedOn >= from && (to === undefined || signedOn <= to) ? [text] : [],
  );
