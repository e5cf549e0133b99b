import { pointerWith } from '#kernel';
import type { InputError } from './input-errors.js';
import { spelledAlike, unseenIn } from './visible-text.js';

/** No record is so deep; what goes through it step by step must come to its end. */
const DEEPEST = 32;

/**
 * Spells every text of a checked input alike, in place, whatever field it stands in, and tells which hold signs that
 * nobody sees. No field has to ask for it. Names of fields are none but those that the input's class knows.
 */
export const faultyTexts = (input: object, pointer = '', depth = 0): readonly InputError[] => {
  if (depth > DEEPEST) return [tooDeep(pointer)];
  const parts = input as Record<string, unknown>;
  return Object.entries(parts).flatMap(([key, value]) => {
    if (typeof value === 'object' && value !== null) return faultyTexts(value, pointerWith(pointer, key), depth + 1);
    if (typeof value !== 'string') return [];
    const text = spelledAlike(value);
    if (text !== value) parts[key] = text;
    const sign = unseenIn(text);
    return sign === undefined ? [] : [unseen(pointerWith(pointer, key), sign)];
  });
};

const tooDeep = (field: string): InputError => ({
  field,
  code: 'E_VALIDATION',
  messageId: `tersusun lebih dari ${DEEPEST} tingkat`,
  messageEn: `is more than ${DEEPEST} levels deep`,
});

const unseen = (field: string, sign: string): InputError => ({
  field,
  code: 'E_VALIDATION',
  messageId: `memuat tanda yang tidak terlihat atau rusak (${sign})`,
  messageEn: `holds a sign that nobody sees, or a broken one (${sign})`,
});
