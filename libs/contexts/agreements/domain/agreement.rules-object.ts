import { partyKey, partyName, reject, seatOf, type Rejection } from '#kernel';
import { OF_VILLAGES, UMBRELLAS, groupOfAffair, type AffairGroup, type Scheme } from './agreement.codes.js';
import type { OtherAgreement } from './agreement.facts.js';
import { isOfRegion } from './agreement.parties.js';
import type { AgreementTerms } from './agreement.terms.js';

const GROUP_OF: Readonly<Record<Scheme, readonly AffairGroup[]>> = {
  KSDD_WAJIB: ['REGIONAL'],
  KSDD_SUKARELA: ['REGIONAL'],
  KSDPK: ['REGIONAL'],
  SINERGI_PUSAT: ['REGIONAL', 'CENTRAL'],
  KSDPL: ['REGIONAL'],
  KSDLL: ['REGIONAL'],
  ANTAR_DESA: ['VILLAGE'],
  DESA_PIHAK_KETIGA: ['VILLAGE'],
};

/** AGR-01: the object is an affair of the region, or a field of villages; what is the state's alone is none. */
export const requireObject = ({ scheme, urusan }: AgreementTerms): void => {
  const allowed = GROUP_OF[scheme];
  const wrong = urusan.findIndex((affair) => !allowed.includes(groupOfAffair(affair)));
  if (urusan.length > 0 && wrong < 0) return;
  throw reject('E_OBJECT_NOT_ALLOWED', {
    ruleId: 'AGR-01',
    field: wrong < 0 ? '/urusan' : `/urusan/${wrong}`,
    messageId: allowed.includes('VILLAGE')
      ? 'Sebut sedikitnya satu bidang desa; urusan daerah atau pusat bukan objek kerja sama desa.'
      : 'Sebut sedikitnya satu urusan yang menjadi kewenangan daerah; urusan absolut pusat dan bidang desa bukan objeknya.',
    messageEn: allowed.includes('VILLAGE')
      ? 'Name at least one field of villages; affairs of regions or of the state are no object of village cooperation.'
      : "Name at least one affair within the region's authority; affairs of the state alone and fields of villages are none.",
  });
};

/** AGR-01, AGR-04: what regions plan stands in the plan, or rests on one of the three grounds outside it. */
export const requirePlanning = ({ instrument, planning }: AgreementTerms): void => {
  if (instrument === 'PKS' || OF_VILLAGES.includes(instrument) || planning) return;
  throw reject('E_VALIDATION', {
    ruleId: 'AGR-04',
    field: '/planning',
    messageId: 'Sebut dasarnya dalam perencanaan daerah: RPJMD, atau alasan di luar rencana.',
    messageEn: "Name its basis in the region's planning: the RPJMD, or the ground outside it.",
  });
};

/** AGR-11: a PKS carries out a memorandum of these parties' regions; no other instrument has a parent. */
export const requireParent = (
  { instrument, parentId, agreementId, parties }: AgreementTerms,
  parent: OtherAgreement | undefined,
): void => {
  const refused = (messageId: string, messageEn: string): Rejection =>
    reject('E_VALIDATION', { ruleId: 'AGR-11', field: '/parentId', messageId, messageEn });
  if (instrument !== 'PKS') {
    if (parentId === undefined) return;
    throw refused('Hanya PKS yang mempunyai perjanjian induk.', 'Only a PKS has a parent agreement.');
  }
  if (parentId === undefined)
    throw refused('Sebut kesepakatan yang dilaksanakan PKS ini.', 'Name the memorandum that this PKS carries out.');
  if (!parent || parentId === agreementId) throw reject('E_NOT_FOUND', { ruleId: 'AGR-11', field: '/parentId' });
  if (!UMBRELLAS.includes(parent.instrument))
    throw refused(
      'Induk PKS adalah Kesepakatan Bersama atau Nota Kesepakatan.',
      'The parent of a PKS is a memorandum (KB or NK).',
    );
  const stranger = parties.find((party) => isOfRegion(party) && !parent.seats.includes(seatOf(party)));
  if (stranger)
    throw refused(
      `${partyName(stranger)} bukan dari daerah yang menjadi pihak dalam kesepakatan itu.`,
      `${partyName(stranger)} is of no region that is a party to that memorandum.`,
    );
};

/** AGR-16: what is renewed was signed, by the same instrument, and between those who begin it again. */
export const requireRenewed = (
  { renewsId, instrument, parties }: AgreementTerms,
  renewed: OtherAgreement | undefined,
): void => {
  if (renewsId === undefined) return;
  if (!renewed) throw reject('E_NOT_FOUND', { ruleId: 'AGR-16', field: '/renewsId' });
  const refused = (messageId: string, messageEn: string): Rejection =>
    reject('E_VALIDATION', { ruleId: 'AGR-16', field: '/renewsId', messageId, messageEn });
  if (renewed.validFrom === undefined)
    throw refused(
      'Yang diperbarui adalah perjanjian yang sudah ditandatangani.',
      'What is renewed is an agreement that was signed.',
    );
  if (renewed.instrument !== instrument)
    throw refused(
      `Perjanjian itu berbentuk ${renewed.instrument}; yang memperbaruinya berbentuk sama.`,
      `That agreement is a ${renewed.instrument}; what renews it is one, too.`,
    );
  const [first, ...others] = parties.map(partyKey);
  if (renewed.keys.includes(first!) && others.some((key) => renewed.keys.includes(key))) return;
  throw refused(
    'Pemrakarsa dan sedikitnya satu pihak lain adalah pihak perjanjian yang diperbarui.',
    'Who initiates it and one other party at least were parties of the agreement that is renewed.',
  );
};
