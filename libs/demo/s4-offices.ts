import { demoOffice } from './demo-offices.js';
import { appointment, office, type RegisterEntry } from './demo-register.js';

/** The offices of Kotawaringin Timur and Pontianak that take part. */
export const S4_OFFICES = [
  demoOffice('kabag-kotim', 'Bagian Pemerintahan Setda Kotawaringin Timur', 'setda-62.02', '62.02', 'OPD_HEAD'),
  demoOffice('sekda-kotim', 'Sekretaris Daerah Kotawaringin Timur', 'sekda-62.02', '62.02', 'REGENCY_SECRETARY'),
  demoOffice('bendahara-kotim', 'BPKAD Kotawaringin Timur', 'bpkad-62.02', '62.02', 'TREASURER'),
  demoOffice('kadistan-kotim', 'Dinas Pertanian Kotawaringin Timur', 'dinas-pertanian-62.02', '62.02', 'OPD_HEAD'),
  demoOffice('dpmd-kotim', 'Dinas PMD Kotawaringin Timur', 'dpmd-62.02', '62.02', 'REGENCY_PMD'),
  demoOffice('walikota-pontianak', 'Wali Kota Pontianak', 'walikota-61.71', '61.71', 'REGENCY_HEAD'),
] as const;

export const KABAG = 'Kepala Bagian Pemerintahan Setda Kotawaringin Timur';
export const SEKDA = 'Sekretaris Daerah Kotawaringin Timur';

/** Those who sign. @param idOf account of a demo office */
export const s4Register = (idOf: (username: string) => string): readonly RegisterEntry[] => [
  office('setda-62.02', '62.02', 'Bagian Pemerintahan Setda Kotawaringin Timur', KABAG),
  appointment('setda-62.02', KABAG, { userId: idOf('kabag-kotim') }),
  office('sekda-62.02', '62.02', 'Sekretariat Daerah Kotawaringin Timur', SEKDA),
  appointment('sekda-62.02', SEKDA, { userId: idOf('sekda-kotim') }),
];
