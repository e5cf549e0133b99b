import type { Command, DocRef, LocalDate, RepairCommand } from '#kernel';
import type { Appointment, Mandate, OfficeTerms } from './office.events.js';

/** An office comes into the register, so that it is known who may act in it. */
export interface RegisterOffice extends Command, OfficeTerms {
  readonly type: 'RegisterOffice';
}

export interface RenameOffice extends Command {
  readonly type: 'RenameOffice';
  readonly name: string;
  readonly headTitle: string;
  readonly from: LocalDate;
  readonly basis?: DocRef;
}

/** Somebody was appointed to the office by a decree. */
export interface RecordAppointment extends Command, Omit<Appointment, 'appointmentId'> {
  readonly type: 'RecordAppointment';
}

/** An appointment ended before the day that its decree says, or at last. */
export interface EndAppointment extends Command {
  readonly type: 'EndAppointment';
  readonly appointmentId: string;
  readonly lastDay: LocalDate;
  readonly basis?: DocRef;
}

/** An official of this office was given the power to act for the holder of an office. */
export interface RecordMandate extends Command, Omit<Mandate, 'mandateId'> {
  readonly type: 'RecordMandate';
}

export interface WithdrawMandate extends Command {
  readonly type: 'WithdrawMandate';
  readonly mandateId: string;
  readonly lastDay: LocalDate;
  readonly basis?: DocRef;
}

/** The office ended; others may take its place. */
export interface CloseOffice extends Command {
  readonly type: 'CloseOffice';
  readonly lastDay: LocalDate;
  readonly successors: readonly string[];
  readonly basis?: DocRef;
}

export type OfficeCommand =
  | RegisterOffice
  | RenameOffice
  | RecordAppointment
  | EndAppointment
  | RecordMandate
  | WithdrawMandate
  | CloseOffice
  | RepairCommand;
