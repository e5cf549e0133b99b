import { isGovernment } from '#kernel';
import { AS_ADDRESS, AS_ADDRESSES, columnsOf, type Places, type QueryColumn } from '#runtime';
import { publicAgreementDocument, type PublicAgreement } from '../read/public-agreement.document.js';
import { innovationDocument, type Innovation } from '../read/innovation.document.js';
import { publicModelVillageDocument, type PublicModelVillage } from '../read/public-model-villages.model.js';
import type { PublicParty } from '../read/public-party.js';
import { publicVisitDocument, type PublicVisit } from '../read/public-visit.document.js';

/** As officers' files have it, from what the public view holds of a party alone. */
const address = ({ name, region, ...party }: PublicParty, places: Places): string =>
  [
    ...(isGovernment(party) && region ? [] : [name]),
    ...(region ? [places.address(region.code, region.nameAtTime)] : []),
  ].join(', ');

const ofVisit = columnsOf<PublicVisit>(publicVisitDocument);

/** A visit in one row: of what anybody may see of it, and of nothing else. */
export const publicVisitColumns: readonly QueryColumn<PublicVisit>[] = [
  ...ofVisit('kunjungan', 'title'),
  ...ofVisit('jenis', 'kind'),
  ...ofVisit('cara', 'mode'),
  ...ofVisit('tahap', 'status'),
  ...ofVisit('asal', 'origin', { how: AS_ADDRESS, value: ({ origin }, places) => address(origin, places) }),
  ...ofVisit('kode_asal', 'originRegion', { forPrograms: true }),
  ...ofVisit('tuan_rumah', 'hosts', {
    how: AS_ADDRESSES,
    value: ({ hosts }, places) => hosts.map((host) => address(host, places)).join('; '),
  }),
  ...ofVisit('kode_tuan_rumah', 'hostRegions', { forPrograms: true }),
  ...ofVisit('mulai', 'plannedStart'),
  ...ofVisit('selesai', 'plannedEnd'),
  ...ofVisit('mulai_nyata', 'startedOn'),
  ...ofVisit('selesai_nyata', 'endedOn'),
  ...ofVisit('laporan_diterima', 'reportedOn'),
  ...ofVisit('topik', 'topics'),
  ...ofVisit('keluaran', 'outputs', {
    how: ['dipisah titik koma', 'between semicolons'],
    value: ({ outputs }) => outputs.map(({ text }) => text).join('; '),
  }),
  ...ofVisit('alasan_memilih_tuan_rumah', 'reasonForHost'),
  ...ofVisit('inovasi', 'innovations', {
    how: ['uraiannya, dipisah titik koma', 'their descriptions, between semicolons'],
    value: ({ innovations }) => innovations.map(({ description }) => description).join('; '),
  }),
  ...ofVisit('temuan', 'findings'),
  ...ofVisit('id', 'id', { forPrograms: true }),
];

const ofAgreement = columnsOf<PublicAgreement>(publicAgreementDocument);

export const publicAgreementColumns: readonly QueryColumn<PublicAgreement>[] = [
  ...ofAgreement('judul', 'title'),
  ...ofAgreement('bentuk', 'instrument'),
  ...ofAgreement('skema', 'scheme'),
  ...ofAgreement('tahap', 'stage'),
  ...ofAgreement('para_pihak', 'parties', {
    how: AS_ADDRESSES,
    value: ({ parties }, places) => parties.map((party) => address(party, places)).join('; '),
  }),
  ...ofAgreement('kode_wilayah', 'regions', { forPrograms: true }),
  ...ofAgreement('objek', 'object'),
  ...ofAgreement('maksud', 'purpose'),
  ...ofAgreement('ditandatangani', 'signedOn'),
  ...ofAgreement('mulai_berlaku', 'validFrom'),
  ...ofAgreement('berlaku_sampai', 'validUntil'),
  ...ofAgreement('id', 'id', { forPrograms: true }),
];

const ofModelVillage = columnsOf<PublicModelVillage>(publicModelVillageDocument);

export const publicModelVillageColumns: readonly QueryColumn<PublicModelVillage>[] = [
  ...ofModelVillage('sebutan', 'title'),
  ...ofModelVillage('desa', 'villages', {
    how: [
      'namanya dengan wilayah di atasnya, dipisah titik koma',
      'their names with what they lie in, between semicolons',
    ],
    value: ({ villages }, places) =>
      villages.map(({ region: { code, nameAtTime } }) => places.address(code, nameAtTime)).join('; '),
  }),
  ...ofModelVillage('kode_desa', 'regions', { forPrograms: true }),
  ...ofModelVillage('tujuan', 'purpose'),
  ...ofModelVillage('pengakuan_pertama', 'recognisedOn'),
  ...ofModelVillage('ditiru', 'replications'),
  ...ofModelVillage('id', 'id', { forPrograms: true }),
];

const ofInnovation = columnsOf<Innovation>(innovationDocument);

export const publicInnovationColumns: readonly QueryColumn<Innovation>[] = [
  ...ofInnovation('inovasi', 'description'),
  ...ofInnovation('topik', 'topics'),
  ...ofInnovation('pengamat', 'origin', { how: AS_ADDRESS, value: ({ origin }, places) => address(origin, places) }),
  ...ofInnovation('kode_pengamat', 'originRegion', { forPrograms: true }),
  ...ofInnovation('diamati_di', 'host', { how: AS_ADDRESS, value: ({ host }, places) => address(host, places) }),
  ...ofInnovation('kode_diamati_di', 'hostRegion', { forPrograms: true }),
  ...ofInnovation('diamati', 'observedOn'),
  ...ofInnovation('tahap', 'stage'),
  ...ofInnovation('keputusan', 'decision'),
  ...ofInnovation('diputuskan', 'decidedOn'),
  ...ofInnovation('target_selesai', 'targetDate'),
  ...ofInnovation('laporan_kemajuan', 'reports'),
  ...ofInnovation('diverifikasi', 'verifiedOn'),
  ...ofInnovation('id', 'id', { forPrograms: true }),
  ...ofInnovation('id_kunjungan', 'visitId', { forPrograms: true }),
  ...ofInnovation('id_inovasi', 'innovationId', { forPrograms: true }),
];

/** What is counted of innovations, as columns are called. */
export const COUNTED = {
  observed: 'diamati',
  decided: 'diputuskan',
  adopted: 'diadopsi',
  deferred: 'ditunda',
  rejected: 'ditolak',
  verified: 'diverifikasi',
} as const;
