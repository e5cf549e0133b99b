import { inWords, INSTITUTION_KINDS, type LocalDate, type RegionRef, type Role } from '#kernel';
import {
  columnsOf,
  documentColumns,
  regionWithin,
  NATIONAL_ONLY,
  type ModelQuery,
  type Party,
  type QueryParameter,
} from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { HOLDING_CAPACITIES, HOLDING_CAPACITY_CODES, OFFICE_STAGES } from '../domain/office.codes.js';
import { keptIn } from '../domain/office.keeping.js';
import { institutionDocument, institutions, type InstitutionEntry } from '../read/institutions.model.js';
import { officeDirectory, officeDocument, type OfficeEntry } from '../read/office-directory.model.js';
import { officeHolderDocument, officeHolders, type OfficeHolder } from '../read/office-holders.model.js';

/** Consumer that keeps the context's read models. */
export const OFFICES = 'offices';

/**
 * Who holds which office is known to all officers: everybody has to see who may sign (COM-04). Documents show as they
 * are classified.
 */
const READERS: readonly Role[] = [...RECORD_READERS, 'BKAD_OFFICER', 'DPRD_SECRETARIAT', 'ACCESS_ADMIN'];

/** What is entered of an office is entered for its region; of the country, for the office itself. */
const ofRegion = (region: RegionRef | undefined, id: string): Party => ({ scope: keptIn(region), officeId: id });

const OFFICE: QueryParameter = { field: 'officeId', kind: 'in', form: 'id', summary: ['Kantor', 'Office'] };
const STAGE: QueryParameter = { field: 'stage', kind: 'in', form: OFFICE_STAGES, summary: ['Keadaan', 'State'] };

const officeColumn = columnsOf(officeDocument);
const holderColumn = columnsOf(officeHolderDocument);
const institutionColumn = columnsOf(institutionDocument);

const period = ({ validFrom, validTo = '' }: { readonly validFrom: LocalDate; readonly validTo?: string }): string =>
  `${validFrom}–${validTo}`;

export const officeList: ModelQuery<OfficeEntry> = {
  path: 'offices',
  summary: ['Kantor, pemegang jabatannya, dan pelimpahan wewenang', 'Offices, their holders and mandates'],
  model: officeDirectory,
  consumer: OFFICES,
  roles: READERS,
  category: 'office',
  enteredBy: ({ terms: { region }, officeId }) => ofRegion(region, officeId),
  parameters: {
    office: OFFICE,
    region: regionWithin(['Wilayah kantor', 'Region of the office']),
    national: NATIONAL_ONLY,
    stage: STAGE,
  },
  defaultSort: { field: 'name' },
  document: officeDocument,
  columns: [
    ...officeColumn('nama', 'name'),
    ...officeColumn('jabatan', 'headTitle'),
    ...officeColumn('wilayah', 'terms.region', {
      how: ['nama dan yang melingkupinya', 'name and what it lies in'],
      value: ({ terms: { region } }, places) => places.address(keptIn(region), region?.nameAtTime),
    }),
    ...officeColumn('kode_wilayah', 'regions', { forPrograms: true }),
    ...officeColumn('keadaan', 'stage'),
    ...officeColumn('pengangkatan', 'appointments', {
      how: ['nama, kedudukan, masa jabatan; dipisah titik koma', 'name, capacity, period; between semicolons'],
      value: ({ appointments }) =>
        appointments
          .map((each) => [each.officialName, inWords(HOLDING_CAPACITY_CODES, each.capacity), period(each)].join(', '))
          .join('; ') || undefined,
    }),
    ...officeColumn('penerus', 'successors'),
    ...officeColumn('hari_terakhir', 'lastDay'),
    ...officeColumn('dicatat', 'registeredOn'),
    ...officeColumn('id', 'officeId'),
  ],
};

export const officeHolderList: ModelQuery<OfficeHolder> = {
  path: 'office-holders',
  summary: ['Siapa memegang jabatan apa, dan kapan', 'Who held which office, and when'],
  model: officeHolders,
  consumer: OFFICES,
  roles: READERS,
  enteredBy: ({ region, officeId }) => ofRegion(region, officeId),
  tellsPastOf: ({ officeId }) => `office-${officeId}`,
  parameters: {
    on: {
      field: 'validFrom',
      until: 'until',
      kind: 'during',
      form: 'date',
      summary: ['Yang memegang jabatan pada hari itu', 'Who held an office on that day'],
    },
    office: OFFICE,
    region: regionWithin(['Wilayah kantor', 'Region of the office']),
    national: NATIONAL_ONLY,
    capacity: { field: 'capacity', kind: 'in', form: HOLDING_CAPACITIES, summary: ['Kedudukan', 'Capacity'] },
    account: { field: 'userId', kind: 'in', form: 'id', summary: ['Akun pejabat', "The official's account"] },
  },
  defaultSort: { field: 'validFrom', descending: true },
  document: officeHolderDocument,
  columns: [
    ...holderColumn('kantor', 'officeId'),
    ...holderColumn('nama_kantor', 'name'),
    ...holderColumn('jabatan', 'headTitle'),
    ...holderColumn('wilayah', 'region', {
      how: ['nama dan yang melingkupinya', 'name and what it lies in'],
      value: ({ region }, places) => places.address(keptIn(region), region?.nameAtTime),
    }),
    ...holderColumn('kode_wilayah', 'regions', { forPrograms: true }),
    ...holderColumn('nama_pejabat', 'officialName'),
    ...holderColumn('kedudukan', 'capacity'),
    ...holderColumn('mulai', 'validFrom'),
    ...holderColumn('sampai', 'validTo'),
    ...documentColumns<OfficeHolder>(
      'keputusan',
      ['keputusan pengangkatan', 'decree of appointment'],
      ({ decree }) => decree,
    ),
  ],
};

export const institutionList: ModelQuery<InstitutionEntry> = {
  path: 'institutions',
  summary: ['Lembaga yang dapat menjadi pihak', 'Institutions that may be a party'],
  model: institutions,
  consumer: OFFICES,
  roles: READERS,
  category: 'institution',
  enteredBy: ({ seat, institutionId }) => ofRegion(seat, institutionId),
  parameters: {
    institution: { field: 'institutionId', kind: 'in', form: 'id', summary: ['Lembaga', 'Institution'] },
    region: regionWithin(['Wilayah kedudukan', 'Region in which it sits']),
    national: NATIONAL_ONLY,
    kind: { field: 'kind', kind: 'in', form: INSTITUTION_KINDS, summary: ['Jenis lembaga', 'Kind of institution'] },
    stage: STAGE,
    partOf: {
      field: 'partOf',
      kind: 'in',
      form: 'id',
      summary: ['Lembaga induk', 'Institution of which it is a part'],
    },
  },
  defaultSort: { field: 'name' },
  document: institutionDocument,
  columns: [
    ...institutionColumn('nama', 'name'),
    ...institutionColumn('singkatan', 'shortName'),
    ...institutionColumn('jenis', 'kind'),
    ...institutionColumn('kedudukan', 'seat', {
      how: ['nama dan yang melingkupinya', 'name and what it lies in'],
      value: ({ seat, country }, places) => (seat ? places.address(seat.code, seat.nameAtTime) : country),
    }),
    ...institutionColumn('kode_wilayah', 'regions', { forPrograms: true }),
    ...institutionColumn('keadaan', 'stage'),
    ...institutionColumn('bagian_dari', 'partOf'),
    ...institutionColumn('penerus', 'successors'),
    ...institutionColumn('hari_terakhir', 'lastDay'),
    ...institutionColumn('dicatat', 'registeredOn'),
    ...institutionColumn('id', 'institutionId'),
  ],
};
