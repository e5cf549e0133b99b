import type { PartialDate } from '../cells/dates.js';
import type { Parties } from '../cells/parties.js';
import { institutionKind } from '../cells/party-words.js';
import { reading, unread, type Reading } from '../reading.js';
import type { Scheme } from './agreement-cells.js';

/** PP 28/2018: before 13 July 2018 a ministry was a third party. */
const MINISTRIES_APART_FROM = '2018-07-13';

/** AGR-03: the scheme that follows from the kinds of all parties and the date; unread where one of them is unknown. */
export const schemeOf = ({ raw, value = [] }: Parties, { value: signedOn }: Reading<PartialDate>): Reading<Scheme> => {
  const kinds = value.map((party) => party.value?.kind);
  if (kinds.length < 2 || kinds.includes(undefined)) return unread(raw);
  const has = (...wanted: readonly (typeof kinds)[number][]): boolean => kinds.some((kind) => wanted.includes(kind));
  const only = (...wanted: readonly (typeof kinds)[number][]): boolean => kinds.every((kind) => wanted.includes(kind));
  const abroad = value.filter((party) => party.value?.kind === 'FOREIGN');
  const scheme = (): Scheme => {
    if (abroad.length > 0)
      return abroad.every((party) => institutionKind(party.value?.name ?? '') !== undefined) ? 'KSDLL' : 'KSDPL';
    if (only('VILLAGE')) return 'ANTAR_DESA';
    if (has('CENTRAL_UNIT') && (signedOn ?? MINISTRIES_APART_FROM) >= MINISTRIES_APART_FROM && has('REGION', 'OFFICE'))
      return 'SINERGI_PUSAT';
    if (only('REGION', 'OFFICE')) return 'KSDD';
    if (has('VILLAGE') && (!has('REGION', 'OFFICE') || only('REGION', 'OFFICE', 'VILLAGE'))) return 'DESA_PIHAK_KETIGA';
    return 'KSDPK';
  };
  return reading(raw, { value: scheme(), confidence: 'DERIVED', provenance: 'COMPUTED' });
};
