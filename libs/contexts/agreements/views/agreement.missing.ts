import type { Meaning } from '#kernel';
import { nameOf, type AgreementItem, type PartyItem } from './agreement.item.js';

/** What has to be there before the text is final, or is signed, and whose it is to bring it. */
export interface Missing {
  readonly what: Meaning;
  readonly of?: string;
}

const isRegional = ({ kind, region }: PartyItem): boolean =>
  (kind === undefined || kind === 'OFFICE' || kind === 'COUNCIL') && region !== undefined && region.level <= 2;
const isVillage = ({ kind, region }: PartyItem): boolean => kind === undefined && region?.level === 4;

const ABROAD = ['KSDPL', 'KSDLL'];
const UMBRELLAS = ['KESEPAKATAN_BERSAMA', 'NOTA_KESEPAKATAN_SINERGI'];
const STEPS: readonly (readonly [string, Meaning])[] = [
  ['INTENT', ['pernyataan kehendak (LoI)', 'letter of intent']],
  ['MINISTER_CONSIDERED', ['pertimbangan Menteri', "the Minister's consideration"]],
  ['TEXT_APPROVED', ['persetujuan naskah', 'approval of the text']],
  ['CONFIRMED', ['konfirmasi pemerintah pusat', 'confirmation by the central government']],
];

const BEFORE_FINAL = ['INITIATED', 'OFFERED', 'OFFER_ACCEPTED', 'DRAFTING', 'RECOMMENDED'];
const BEFORE_SIGNED = [...BEFORE_FINAL, 'FINAL', 'PARTIALLY_SIGNED'];

/** What the next steps still wait for, as far as the record tells it. */
export const missingOf = (agreement: AgreementItem): readonly Missing[] => {
  const { stage, scheme, instrument, parties, versions, interVillageOn, centralSteps } = agreement;
  if (!BEFORE_SIGNED.includes(stage)) return [];
  const each = (holds: (party: PartyItem) => boolean, what: Meaning): readonly Missing[] =>
    parties.filter(holds).map((party) => ({ what, of: nameOf(party) }));
  const abroad = ABROAD.includes(scheme);
  const asked = (party: PartyItem): boolean => abroad || party.burdensPublic === true || party.unbudgeted === true;
  const final = BEFORE_FINAL.includes(stage);
  return [
    ...(stage === 'OFFERED'
      ? each(({ no, accepted }) => no > 1 && accepted === undefined, ['jawaban atas penawaran', 'answer to the offer'])
      : []),
    ...(versions.length === 0 ? [{ what: ['naskah', 'text'] } as const] : []),
    ...(final && UMBRELLAS.includes(instrument)
      ? each((party) => isRegional(party) && !party.recommendedOn, ['rekomendasi TKKSD', 'recommendation by TKKSD'])
      : []),
    ...(instrument === 'PKS' && !abroad
      ? each(
          (party) => isRegional(party) && party.burdensPublic === undefined,
          ['pernyataan perlunya persetujuan DPRD', 'declaration whether the DPRD has to approve'],
        )
      : []),
    ...(instrument === 'PKS' || abroad
      ? each(
          (party) => isRegional(party) && asked(party) && !party.councilApproved,
          ['persetujuan DPRD', 'approval by the DPRD'],
        )
      : []),
    ...(scheme === 'ANTAR_DESA'
      ? [
          ...each((party) => isVillage(party) && !party.deliberatedOn, ['musyawarah desa', 'village deliberation']),
          ...(interVillageOn ? [] : [{ what: ['musyawarah antar desa', 'inter-village deliberation'] } as const]),
        ]
      : []),
    ...(abroad ? STEPS.filter(([step]) => !centralSteps.includes(step)).map(([, what]) => ({ what })) : []),
    ...(final ? [] : each(({ signedOn }) => !signedOn, ['tanda tangan', 'signature'])),
  ];
};
