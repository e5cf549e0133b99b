import { NATIONAL, covers, reject, type Actor, type Correction, type RecordedEvent, type RegionRef } from '#kernel';
import type { Appointment, Mandate, OfficeTerms } from './office.events.js';
import { keptIn } from './office.keeping.js';
import { requireOther } from './office.rules.js';
import type { Registered } from './office.state.js';

/** OFF-03 Nobody confirms a correction of what he himself may do, or would. */
export const requireCorrectedByOther = (
  office: Registered,
  { changes }: Correction,
  record: readonly RecordedEvent[],
  actor: Actor,
): void => {
  for (const { targetEventId, field, new: value } of changes) {
    const data = record.find(({ id }) => id === targetEventId)?.data;
    for (const said of [data, { ...data, [field.slice(1)]: value }] as readonly Partial<Appointment & Mandate>[]) {
      const received = [
        office.appointments.find(({ appointmentId }) => appointmentId === said.appointmentId),
        office.mandates.find(({ mandateId }) => mandateId === said.mandateId),
        said,
      ];
      for (const each of received) requireOther(each?.userId, actor, '/requestId');
    }
  }
};

/** OFF-12 That something lies in another region is confirmed by who keeps that one, too. */
export const requireKeptThere = ({ changes }: Correction, field: string, { scope }: Actor): void => {
  const moved = changes.find((change) => change.field === field);
  const to = (moved?.new as RegionRef | undefined)?.code ?? NATIONAL;
  if (!moved || covers(scope, to)) return;
  throw reject('E_SCOPE', {
    ruleId: 'OFF-12',
    field: '/requestId',
    details: { scope, region: to },
    messageId: `Perpindahan ke wilayah ${to} dikonfirmasi oleh yang mengelola register wilayah itu juga.`,
    messageEn: `A move to the region ${to} is confirmed by one who keeps the register there, too.`,
  });
};

/**
 * OFF-12 What was voided is entered anew where it was: elsewhere it would be another office, and whoever acted for this
 * one would be trusted without an appointment (COM-04).
 */
export const requireSameRegion = (voided: Registered, { region }: Pick<OfficeTerms, 'region'>): void => {
  const [before, wanted] = [keptIn(voided.terms.region), keptIn(region)];
  if (before === wanted) return;
  throw reject('E_VALIDATION', {
    ruleId: 'OFF-12',
    field: '/region',
    details: { region: before },
    messageId: `Kantor dengan id ini dahulu dicatat di ${before} lalu dibatalkan; catat lagi di wilayah itu, atau pakai id lain.`,
    messageEn: `The office of this id was entered in ${before} and then voided; enter it anew in that region, or use another id.`,
  });
};
