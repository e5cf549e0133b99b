import { isCentral, reject, requireDocument, requireParty, type LocalDate, type Rejection } from '#kernel';
import { WITH_ABROAD, type Instrument, type Scheme } from './agreement.codes.js';
import {
  isAbroad,
  isOfRegion,
  isRegion,
  isVillageGovernment,
  regenciesOf,
  requireDistinctParties,
} from './agreement.parties.js';
import type { AgreementParty, AgreementTerms } from './agreement.terms.js';

/** PP 28/2018 came into force: before it a ministry was a third party (PP 50/2007 art. 1(3)). */
export const SYNERGY_FROM = '2018-07-13' as LocalDate;

const wrongParties = (messageId: string, messageEn: string): Rejection =>
  reject('E_PARTIES', { ruleId: 'AGR-03', field: '/parties', messageId, messageEn });

/** Villages of different regencies cooperate by the rules for regions: the refusal names these. */
const acrossRegencies = (parties: readonly AgreementParty[]): Rejection => {
  const regions = regenciesOf(parties);
  return reject('E_WRONG_SCHEME', {
    ruleId: 'AGR-03',
    field: '/scheme',
    details: { scheme: 'KSDD_SUKARELA', regions },
    messageId: `Desa dari kabupaten yang berbeda bekerja sama menurut aturan antar daerah: KSDD antara ${regions.join(' dan ')}.`,
    messageEn: `Villages of different regencies cooperate by the rules for regions: KSDD between ${regions.join(' and ')}.`,
  });
};

/**
 * AGR-03: the scheme that follows from the parties and the day of signing. That voluntary cooperation of regions is
 * mandatory is declared, since the data do not tell which regions are adjacent (AGR-02).
 * @throws Rejection `E_PARTIES` for parties that no scheme holds.
 */
export const derivedScheme = (parties: readonly AgreementParty[], on: LocalDate, declared: Scheme): Scheme => {
  const [ofRegions, villages, central] = [isOfRegion, isVillageGovernment, isCentral].map((holds) =>
    parties.filter(holds),
  );
  if (parties.every(isCentral))
    throw wrongParties(
      'Kerja sama di antara lembaga pusat saja tidak dicatat di sini.',
      'Cooperation of central bodies alone is not recorded here.',
    );
  if (!ofRegions!.length && !villages!.length)
    throw wrongParties(
      'Salah satu pihak adalah pemerintah daerah, perangkatnya, atau pemerintah desa.',
      'One of the parties is the government of a region, an agency of it, or a village.',
    );
  if (parties.some(isAbroad)) {
    if (!ofRegions!.length)
      throw wrongParties(
        'Dengan pihak luar negeri yang bekerja sama adalah daerah, bukan desa.',
        'With parties abroad regions cooperate, not villages.',
      );
    return parties.some(({ foreignRegion }) => foreignRegion) ? 'KSDPL' : 'KSDLL';
  }
  if (!ofRegions!.length) {
    // A body of several villages may unite them across regencies (PP 11/2021 art. 7(4)); another third party does not.
    if (regenciesOf(villages!).length > 1 && !parties.some(({ kind }) => kind === 'BUMDES'))
      throw acrossRegencies(villages!);
    return villages!.length < parties.length ? 'DESA_PIHAK_KETIGA' : 'ANTAR_DESA';
  }
  if (villages!.length === 0 && ofRegions!.length === parties.length)
    return declared === 'KSDD_WAJIB' ? 'KSDD_WAJIB' : 'KSDD_SUKARELA';
  const ministry = central!.some(({ kind }) => kind === 'CENTRAL_UNIT');
  if (ministry && on >= SYNERGY_FROM) return 'SINERGI_PUSAT';
  return villages!.length && !central!.length && ofRegions!.length + villages!.length === parties.length
    ? 'DESA_PIHAK_KETIGA'
    : 'KSDPK';
};

/** Which instruments an agreement of each scheme has. */
const INSTRUMENTS_OF: Readonly<Record<Scheme, readonly Instrument[]>> = {
  KSDD_WAJIB: ['KESEPAKATAN_BERSAMA', 'PKS'],
  KSDD_SUKARELA: ['KESEPAKATAN_BERSAMA', 'PKS'],
  KSDPK: ['KESEPAKATAN_BERSAMA', 'PKS'],
  SINERGI_PUSAT: ['NOTA_KESEPAKATAN_SINERGI', 'PKS'],
  KSDPL: ['KESEPAKATAN_BERSAMA', 'PKS'],
  KSDLL: ['KESEPAKATAN_BERSAMA', 'PKS'],
  ANTAR_DESA: ['PERATURAN_BERSAMA_KEPALA_DESA'],
  DESA_PIHAK_KETIGA: ['PERJANJIAN_BERSAMA_PIHAK_KETIGA'],
};

/** AGR-03: what was chosen is what follows from the parties on that day; the refusal names the right one. */
export const requireScheme = ({ parties, scheme, instrument }: AgreementTerms, on: LocalDate): void => {
  const right = derivedScheme(parties, on, scheme);
  if (right !== scheme)
    throw reject('E_WRONG_SCHEME', {
      ruleId: 'AGR-03',
      field: '/scheme',
      details: { scheme: right },
      messageId: `Menurut para pihak dan tanggalnya, skemanya ${right}, bukan ${scheme}.`,
      messageEn: `By the parties and the day the scheme is ${right}, not ${scheme}.`,
    });
  const instruments = INSTRUMENTS_OF[scheme];
  if (instruments.includes(instrument)) return;
  throw reject('E_WRONG_SCHEME', {
    ruleId: 'AGR-03',
    field: '/instrument',
    details: { instruments },
    messageId: `Naskah untuk skema ${scheme}: ${instruments.join(', ')}; bukan ${instrument}.`,
    messageEn: `Instruments of the scheme ${scheme}: ${instruments.join(', ')}; not ${instrument}.`,
  });
};

/** AGR-02, AGR-03, AGR-06: the parties are parties, each once, and of a kind that may sign such an instrument. */
export const requireParties = ({ parties, instrument }: AgreementTerms): void => {
  parties.forEach((party, index) => {
    requireParty(party, `/parties/${index}`);
    const at = `/parties/${index}`;
    if ((party.region?.level === 3 || party.region?.kind === 'KELURAHAN') && party.kind === undefined)
      throw reject('E_PARTIES', {
        ruleId: 'AGR-02',
        field: at,
        messageId: 'Kecamatan dan kelurahan adalah bagian daerahnya; sebut kabupaten atau kotanya.',
        messageEn: 'A kecamatan or kelurahan is a part of its region; name the regency or city.',
      });
    if (party.kind === 'OFFICE' && party.institutionId === undefined)
      throw reject('E_PARTIES', {
        ruleId: 'AGR-06',
        field: `${at}/institutionId`,
        messageId: 'Perangkat daerah sebagai pihak disebut menurut register lembaga (institutionId).',
        messageEn: 'An agency that is a party is named as the register of institutions has it (institutionId).',
      });
    if (party.kind === 'OFFICE' && instrument !== 'PKS')
      throw reject('E_PARTIES', {
        ruleId: 'AGR-06',
        field: at,
        messageId: 'Naskah ini dibuat atas nama daerahnya; perangkat daerah menjadi pihak dalam PKS.',
        messageEn: 'This instrument is made for the region itself; an agency is a party to a PKS.',
      });
    if (party.foreignRegion && party.kind !== 'FOREIGN')
      throw reject('E_VALIDATION', {
        ruleId: 'AGR-03',
        field: `${at}/foreignRegion`,
        messageId: 'foreignRegion hanya untuk pihak luar negeri.',
        messageEn: 'foreignRegion is of parties abroad alone.',
      });
  });
  requireDistinctParties(parties);
};

/** AGR-02: mandatory cooperation is of regions that are adjacent, which a paper states. */
export const requireAdjacency = ({ scheme, adjacency, parties }: AgreementTerms): void => {
  if (scheme !== 'KSDD_WAJIB') return;
  requireDocument(adjacency, '/adjacency');
  if (parties.some((party) => !isRegion(party) && !isOfRegion(party)))
    throw wrongParties('Kerja sama wajib adalah antar daerah.', 'Mandatory cooperation is of regions.');
};

/** Whether a council approves whatever the plan (§7.3), and the centre confirms. */
export const isWithAbroad = ({ scheme }: Pick<AgreementTerms, 'scheme'>): boolean => WITH_ABROAD.includes(scheme);
