import {
  DAY,
  DOC_REF,
  REGION_REF,
  TEXT,
  allHolding,
  codeOf,
  field,
  listOf,
  optional,
  record,
  repairCatalogue,
  type DeclaredEvent,
  type EventCatalogue,
  type TypeOf,
} from '#kernel';
import { HOLDING_CAPACITY_CODES, MANDATE_KIND_CODES } from './office.codes.js';

const OFFICE = { officeId: field(['id kantor', 'id of the office'], TEXT) };

const NAMES = {
  name: field(['nama kantor', 'name of the office'], TEXT),
  /** Of whoever heads it: `Camat Angsana`. */
  headTitle: field(['nama jabatan pimpinannya', 'title of its head'], TEXT),
};

const PERIOD = {
  validFrom: field(['berlaku mulai (TMT)', 'first day'], DAY),
  /** Absent while the end is not known. */
  validTo: optional(['berlaku sampai dengan', 'last day'], DAY),
};
const LAST_DAY = { lastDay: field(['hari terakhir', 'last day'], DAY) };

export const officeTerms = record({
  ...OFFICE,
  ...NAMES,
  /** Absent: an office of the country. */
  region: optional(['wilayah kantor', 'region of the office'], REGION_REF),
  institutionId: optional(['id lembaga induknya', 'id of the institution to which it belongs'], TEXT),
  establishedOn: optional(['hari kantor dibentuk', 'day on which it was established'], DAY),
  basis: optional(['dasar pembentukan', 'decree by which it exists'], DOC_REF),
});
export type OfficeTerms = TypeOf<typeof officeTerms>;

const APPOINTMENT = {
  appointmentId: field(['nomor pengangkatan pada kantor itu', 'number of the appointment in that office'], TEXT),
};

/** Who holds the office, from which day to which, and by which decree (COM-04). */
export const appointment = record({
  ...APPOINTMENT,
  officialName: field(['nama pejabat', 'name of the official'], TEXT),
  /** Absent: nobody acts here for that official. */
  userId: optional(['id akun pejabat', "id of the official's account"], TEXT),
  capacity: field(['kedudukan', 'capacity'], codeOf(HOLDING_CAPACITY_CODES)),
  ...PERIOD,
  decree: field(['keputusan pengangkatan', 'decree of appointment'], DOC_REF),
});
export type Appointment = TypeOf<typeof appointment>;

const MANDATE = {
  mandateId: field(['nomor pelimpahan pada kantor itu', 'number of the mandate in that office'], TEXT),
};

/** By what an official of this office acts for the holder of another, or of the same one (UU 30/2014 arts 13, 14). */
export const mandate = record({
  ...MANDATE,
  kind: field(['jenis pelimpahan', 'kind of mandate'], codeOf(MANDATE_KIND_CODES)),
  givenBy: field(['id kantor pemberi', 'id of the office that gave it'], TEXT),
  /** Absent: whoever holds this office. */
  officialName: optional(['nama penerima', 'name of the one who received it'], TEXT),
  userId: optional(['id akun penerima', 'id of the account of the one who received it'], TEXT),
  matter: field(['urusan yang dilimpahkan', 'what it is about'], TEXT),
  ...PERIOD,
  document: field(['surat kuasa, mandat, atau delegasi', 'the document'], DOC_REF),
});
export type Mandate = TypeOf<typeof mandate>;

/** Appointments that a later event concerns, so that lists of them follow. */
const CONCERNED = { appointmentIds: field(['pengangkatan yang terkait', 'appointments concerned'], listOf(TEXT)) };

export const officeCatalogue = allHolding(OFFICE, {
  OfficeRegistered: { version: 1, label: ['kantor dicatat', 'office registered'], data: officeTerms.fields },
  OfficeRenamed: {
    version: 1,
    label: ['nama kantor diubah', 'office renamed'],
    data: {
      ...NAMES,
      from: field(['nama berlaku mulai', 'first day of the name'], DAY),
      basis: optional(['dasar perubahan', 'decree on which it rests'], DOC_REF),
    },
  },
  /** The office is called as it was on the first day. */
  OfficialAppointed: {
    version: 1,
    label: ['pejabat diangkat', 'official appointed'],
    data: { ...appointment.fields, ...NAMES, region: optional(['wilayah kantor', 'region of the office'], REGION_REF) },
  },
  AppointmentEnded: {
    version: 1,
    label: ['masa jabatan berakhir', 'appointment ended'],
    data: {
      ...APPOINTMENT,
      ...LAST_DAY,
      basis: optional(['dasar pemberhentian', 'decree on which it rests'], DOC_REF),
    },
  },
  MandateGiven: { version: 1, label: ['wewenang dilimpahkan', 'mandate given'], data: mandate.fields },
  MandateWithdrawn: {
    version: 1,
    label: ['pelimpahan wewenang dicabut', 'mandate withdrawn'],
    data: { ...MANDATE, ...LAST_DAY, basis: optional(['surat pencabutan', 'letter of withdrawal'], DOC_REF) },
  },
  /** Appointments and mandates that last longer end with it. */
  OfficeClosed: {
    version: 1,
    label: ['kantor berakhir', 'office ended'],
    data: {
      ...LAST_DAY,
      successors: field(['id kantor yang melanjutkan', 'ids of the offices that succeed it'], listOf(TEXT)),
      ...CONCERNED,
      basis: optional(['dasar pengakhiran', 'decree on which it rests'], DOC_REF),
    },
  },
  ...repairCatalogue,
  RecordCorrected: {
    ...repairCatalogue.RecordCorrected,
    data: { ...repairCatalogue.RecordCorrected.data, ...CONCERNED },
  },
  RecordVoided: { ...repairCatalogue.RecordVoided, data: { ...repairCatalogue.RecordVoided.data, ...CONCERNED } },
} as const satisfies EventCatalogue);

export type OfficeEvent = DeclaredEvent<typeof officeCatalogue>;
