import { DAY, PERSON_REF, TEXT, field, record, type DeclaredEvent, type EventCatalogue, type TypeOf } from '#kernel';

/** One attempt's claim on a person's days: which visit, which command, first and last day. */
export const travelDays = record({
  subjectRef: field(['rujukan orang', 'reference to the person'], PERSON_REF),
  visitId: field(['id kunjungan', 'id of the visit'], TEXT),
  commandId: field(['id perintah', 'id of the command'], TEXT),
  from: field(['hari pertama', 'first day'], DAY),
  to: field(['hari terakhir', 'last day'], DAY),
});
export type TravelDays = TypeOf<typeof travelDays>;

/** One attempt to destroy the data of the person. */
const closing = record({ subjectRef: travelDays.fields.subjectRef, commandId: travelDays.fields.commandId });

export const travelRegistryCatalogue = {
  TravelDaysReserved: {
    version: 1,
    label: ['hari perjalanan dipesan', 'days of travel reserved'],
    data: travelDays.fields,
  },
  TravelDaysReleased: {
    version: 1,
    label: ['hari perjalanan dilepas', 'days of travel released'],
    data: travelDays.fields,
  },
  TravelRegistryClosed: { version: 1, label: ['tidak ada perjalanan baru', 'no further travel'], data: closing.fields },
  TravelRegistryReopened: {
    version: 1,
    label: ['perjalanan baru dimungkinkan lagi', 'further travel possible again'],
    data: closing.fields,
  },
} as const satisfies EventCatalogue;
export type TravelRegistryEvent = DeclaredEvent<typeof travelRegistryCatalogue>;
