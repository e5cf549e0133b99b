import type { EventCatalogue, LocalDate } from '#kernel';

/** One attempt's claim on a person's days: which visit, which command, first and last day. */
export interface TravelDays {
  readonly subjectRef: string;
  readonly visitId: string;
  readonly commandId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export type TravelDaysReserved = { readonly type: 'TravelDaysReserved'; readonly data: TravelDays };
export type TravelDaysReleased = { readonly type: 'TravelDaysReleased'; readonly data: TravelDays };
export type TravelRegistryEvent = TravelDaysReserved | TravelDaysReleased;

export const travelRegistryCatalogue = {
  TravelDaysReserved: { version: 1, label: ['hari perjalanan dipesan', 'days of travel reserved'] },
  TravelDaysReleased: { version: 1, label: ['hari perjalanan dilepas', 'days of travel released'] },
} as const satisfies EventCatalogue & Record<TravelRegistryEvent['type'], object>;
