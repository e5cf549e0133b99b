import { restatements } from '#kernel';
import type { OfficeEvent } from './office.events.js';

/** The commands that the entries of an office state again. */
export const officeRestatements = restatements<OfficeEvent>('officeId', {
  OfficeRegistered: { command: 'RegisterOffice', begins: true },
  OfficeRenamed: { command: 'RenameOffice' },
  OfficialAppointed: { command: 'RecordAppointment', derived: ['appointmentId', 'name', 'headTitle', 'region'] },
  AppointmentEnded: { command: 'EndAppointment' },
  MandateGiven: { command: 'RecordMandate', derived: ['mandateId'] },
  MandateWithdrawn: { command: 'WithdrawMandate' },
  OfficeClosed: { command: 'CloseOffice', derived: ['appointmentIds'] },
});
