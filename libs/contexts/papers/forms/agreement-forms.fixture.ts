import { localDate as day, partyName, regionCode, type RegionRef } from '#kernel';
import type { AgreementRecord } from '#contexts/agreements/contract';
import type { AgreementOnPaper, AgreementsOnPaper, PaperMade } from './agreement-facts.js';
import { agreementSheetForm } from './agreement-sheet.form.js';

/** An agreement as its register tells it, and what stands on papers of it: for specs. */
export const BATOLA: RegionRef = {
  code: regionCode('63.04'),
  nameAtTime: 'Kabupaten Barito Kuala',
  level: 2,
  datasetVersion: '4.0.1',
};
export const HASH = 'a1'.repeat(32);
export const agreement = (more: Partial<AgreementRecord> = {}): AgreementRecord =>
  ({
    id: 'kerja-sama-1',
    revision: 9,
    stage: 'ACTIVE',
    instrument: 'PKS',
    scheme: 'SINERGI_PUSAT',
    title: 'Pelatihan kader desa',
    names: '',
    officeId: 'dpmd',
    parties: [
      {
        no: 1,
        region: BATOLA,
        documentNumber: '415.4/1/PKS/2020',
        registerNo: '7/2020',
        signedOn: day('2020-03-10'),
        signMethod: 'WET_INK',
      },
      { no: 2, kind: 'CENTRAL_UNIT', name: 'Kementerian Desa', signedOn: day('2020-03-10') },
    ],
    regions: [BATOLA.code],
    object: 'Pelatihan',
    urusan: ['PEMBERDAYAAN_DESA'],
    purpose: 'Kader desa terlatih',
    versions: [{ version: 1, sha256: HASH, on: day('2020-02-20') }],
    textSha256: HASH,
    attended: [
      { role: 'WITNESS', title: 'Gubernur Kalimantan Selatan', officialName: 'Saksi Satu' },
      { role: 'FACILITATOR', title: 'Camat Angsana', officialName: 'Fasilitator Satu' },
    ],
    signedOn: day('2020-03-10'),
    place: { text: 'Aula Banjarmasin' },
    validFrom: day('2020-03-10'),
    validUntil: day('2024-12-31'),
    flags: [],
    stalled: false,
    children: [],
    activities: [],
    reports: [],
    overdueYears: [],
    reportOverdue: false,
    addenda: [],
    breaches: [],
    disputes: [],
    disputed: false,
    settlements: [],
    centralSteps: [],
    updatedOn: day('2020-03-10'),
    ...more,
  }) as unknown as AgreementRecord;
export const several = (agreements: readonly AgreementRecord[], own = false): AgreementsOnPaper => ({
  region: {
    code: BATOLA.code,
    name: 'Kabupaten Barito Kuala',
    around: [{ code: regionCode('63'), name: 'Provinsi Kalimantan Selatan' }],
  },
  own,
  agreements,
  party: partyName,
});
export const sheetOf = (of: AgreementRecord, more: Partial<AgreementOnPaper> = {}): PaperMade =>
  agreementSheetForm({ agreement: of, party: partyName, signatory: () => undefined, children: [], ...more });
export const textOf = ({ blocks }: PaperMade): string => JSON.stringify(blocks);
