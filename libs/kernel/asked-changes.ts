import { effective, statedAt } from './effective-events.js';
import type { RecordedEvent } from './event.js';
import { overlaps, pathOf, type Pointer } from './json-pointer.js';
import type { FieldChange } from './field-change.js';
import { isRepair, type AskedChange } from './record-repair.js';
import { reject } from './rejection.js';

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

/** Where a change stands in a request. */
export const changeAt = (index: number): Pointer => `/changes/${index}`;

/** Each change has a place of its own: of two for one place nobody could say which holds. */
const requireApart = (changes: readonly AskedChange[]): void => {
  const again = changes.findIndex(({ field }, index) =>
    changes.slice(0, index).some((before) => overlaps(before.field, field)),
  );
  if (again < 0) return;
  throw reject('E_VALIDATION', {
    ruleId: 'COM-01',
    field: `${changeAt(again)}/field`,
    details: { field: changes[again]!.field },
    messageId: 'Isian ini, atau yang memuatnya, sudah ada dalam permintaan yang sama.',
    messageEn: 'This field, or one that holds it, is in the same request already.',
  });
};

/**
 * The changes that are asked for, each looked at by itself: the event is one of this record, holds the field, and the
 * value is another one of the same type. A member that may be left out and was, can be added: whether it may be there
 * is for the form of the input.
 */
export const askedChanges = (
  record: readonly RecordedEvent[],
  targetEventId: string,
  changes: readonly AskedChange[],
): readonly (FieldChange & { readonly targetType: string })[] => {
  const target = effective(record).find(({ id }) => id === targetEventId);
  if (!target || isRepair(target)) {
    throw reject('E_NOT_FOUND', {
      ruleId: 'COM-01',
      field: '/targetEventId',
      details: { targetEventId },
      messageId: `Catatan ini tidak memuat kejadian ${targetEventId} yang dapat diperbaiki; ambil id-nya dari riwayat.`,
      messageEn: `This record holds no event ${targetEventId} that can be corrected; take its id from the history.`,
    });
  }
  requireApart(changes);
  return changes.map(({ field, value }, index) => {
    const old = statedAt(target, field);
    const path = pathOf(field);
    const addable = path?.length === 1 && typeOf(value) !== 'null';
    if (!path || (old === undefined && !addable)) throw notHeld(changeAt(index), field, target.type);
    if (old !== undefined && typeOf(old) !== typeOf(value)) {
      throw reject('E_VALIDATION', {
        ruleId: 'COM-01',
        field: `${changeAt(index)}/value`,
        details: { expected: typeOf(old) },
        messageId: `Nilai baru harus sejenis dengan yang lama (${typeOf(old)}), bukan ${typeOf(value)}.`,
        messageEn: `The new value must be of the same type as the old one (${typeOf(old)}), not ${typeOf(value)}.`,
      });
    }
    return { targetEventId, targetType: target.type, field, ...(old !== undefined && { old }), new: value };
  });
};

/** The refusal of a change whose field the event does not hold, or that follows from others. */
export const notHeld = (at: Pointer, field: string, type: string, derived = false) =>
  reject('E_VALIDATION', {
    ruleId: 'COM-01',
    field: `${at}/field`,
    details: { field, type },
    ...(derived
      ? {
          messageId: `Isian ${field} mengikuti isian lain; perbaikilah isian asalnya.`,
          messageEn: `The field ${field} follows from others; correct what it follows from.`,
        }
      : {
          messageId: `Kejadian ${type} itu tidak memuat isian ${field}; lihat isinya (data) dalam riwayat.`,
          messageEn: `That event, ${type}, does not hold the field ${field}; see its data in the history.`,
        }),
  });
