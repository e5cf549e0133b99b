import { addMonths, reject, type Actor, type LocalDate } from '#kernel';
import type { AdoptionTerms } from './adoption.events.js';
import type { Decided, Opened } from './adoption.state.js';

const incomplete = (field: string, messageId: string, messageEn: string, details?: object): Error =>
  reject('E_ADOPTION_INCOMPLETE', {
    ruleId: 'VIS-12',
    field,
    messageId,
    messageEn,
    ...(details && { details: details as Record<string, unknown> }),
  });

const CARRIED_OUT: readonly AdoptionTerms['decision'][] = ['ADOPT', 'ADAPT'];
export const isCarriedOut = ({ decision }: Pick<AdoptionTerms, 'decision'>): boolean => CARRIED_OUT.includes(decision);

/**
 * VIS-12 ADOPT and ADAPT need who answers for it, a day not too far away and a measure; ADAPT says what is changed;
 * REJECT and DEFER say why.
 */
export const requireComplete = (terms: AdoptionTerms, decidedOn: LocalDate, months: number): void => {
  const { decision, owner, targetDate, indicators = [], adaptation, rationale } = terms;
  if (!isCarriedOut(terms)) {
    if (!rationale?.trim()) throw incomplete('/rationale', 'Pertimbangan wajib diisi.', 'A rationale is required.');
    const beside = (['owner', 'targetDate', 'indicators', 'adaptation'] as const).find(
      (name) => terms[name] !== undefined,
    );
    if (beside)
      throw incomplete(`/${beside}`, 'Isian ini hanya untuk ADOPT dan ADAPT.', 'This is for ADOPT and ADAPT alone.');
    return;
  }
  if (!owner) throw incomplete('/owner', 'Penanggung jawab wajib disebut.', 'Who answers for it is required.');
  if (!targetDate) throw incomplete('/targetDate', 'Target selesai wajib diisi.', 'A target day is required.');
  const latest = addMonths(decidedOn, months);
  if (targetDate < decidedOn || targetDate > latest) {
    throw incomplete(
      '/targetDate',
      `Target selesai harus antara ${decidedOn} dan ${latest} (${months} bulan); yang ditulis ${targetDate}.`,
      `The target day must lie between ${decidedOn} and ${latest} (${months} months); it is ${targetDate}.`,
      { from: decidedOn, to: latest },
    );
  }
  if (!indicators.length)
    throw incomplete(
      '/indicators',
      'Sedikitnya satu ukuran ketercapaian wajib diisi.',
      'At least one measure is required.',
    );
  if (decision === 'ADAPT' && !adaptation?.trim())
    throw incomplete('/adaptation', 'Apa yang diubah wajib diisi untuk ADAPT.', 'ADAPT says what is changed.');
  if (decision === 'ADOPT' && adaptation !== undefined)
    throw incomplete(
      '/adaptation',
      'Yang diubah hanya diisi untuk ADAPT; bila ada yang diubah, pilih ADAPT.',
      'What is changed is for ADAPT alone; choose ADAPT where something is.',
    );
};

/** VIS-12 Nobody verifies what his own office carries out, or what he decided or told himself (domain §2). */
export const requireOtherOffice = ({ decided, partakers }: Decided, { userId, officeId }: Actor): void => {
  if (!partakers.includes(userId) && decided.owner?.officeId !== officeId) return;
  throw reject('E_SOD', {
    ruleId: 'VIS-12',
    messageId:
      'Adopsi diverifikasi oleh pihak lain, bukan penanggung jawabnya dan bukan yang memutus atau melaporkannya.',
    messageEn: 'An adoption is verified by another than who answers for it, decided on it or told of it.',
  });
};

/** VIS-12 What is verified was told of before, with evidence; what was found wanting is told of anew. */
export const requireReported = ({ toVerify }: Opened): void => {
  if (toVerify) return;
  throw reject('E_DOC_MISSING', {
    ruleId: 'VIS-12',
    messageId: 'Belum ada laporan kemajuan yang belum diperiksa; laporkan dulu dengan report-adoption-progress.',
    messageEn: 'No progress was reported that nobody has looked at yet; report it first by report-adoption-progress.',
  });
};
