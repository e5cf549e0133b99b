import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SEALED } from '#kernel';
import { open, seal } from './sealing.js';

const KEY = Buffer.alloc(32, 1);
const SUBJECT = 'sub_mzxw6ytboi2gk3tdmfzwk5dfon';

describe('A sealed value', () => {
  it('is opened by its key as it was, whatever it is, and has the form by which it is known and hidden', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const sealed = seal(KEY, SUBJECT, 'name', text);
        expect(sealed).toMatch(SEALED);
        expect(open(KEY, SUBJECT, 'name', sealed)).toBe(text);
      }),
    );
  });

  it('is the same for the same value, so that repeating a command changes nothing, and for no other', () => {
    const sealed = seal(KEY, SUBJECT, 'name', 'Wulandari');
    expect(seal(KEY, SUBJECT, 'name', 'Wulandari')).toBe(sealed);
    const others = [
      seal(KEY, SUBJECT, 'name', 'Wulandara'),
      seal(KEY, SUBJECT, 'position', 'Wulandari'),
      seal(KEY, `${SUBJECT.slice(0, -1)}a`, 'name', 'Wulandari'),
      seal(Buffer.alloc(32, 2), SUBJECT, 'name', 'Wulandari'),
    ];
    expect(new Set([sealed, ...others]).size).toBe(5);
  });

  it('has nothing in common with the same value of another kind: keys and nonces are of one kind alone', () => {
    const [name, position] = ['name', 'position'].map((field) =>
      Buffer.from(seal(KEY, SUBJECT, field, 'Wulandari').slice(4), 'base64url'),
    );
    for (const [from, to] of [
      [0, 16],
      [16, 28],
      [28, -16],
    ])
      expect(name!.subarray(from, to).equals(position!.subarray(from, to))).toBe(false);
  });

  it('tells nothing of its length within a block', () => {
    const lengths = ['', 'A', 'Siti Nurhaliza', 'x'.repeat(30)].map((text) => seal(KEY, SUBJECT, 'name', text).length);
    expect(new Set(lengths).size).toBe(1);
    expect(seal(KEY, SUBJECT, 'name', 'x'.repeat(31)).length).toBeGreaterThan(lengths[0]!);
  });

  it('is not opened by another key, for another person or as another value, altered, cut or in another form', () => {
    const sealed = seal(KEY, SUBJECT, 'name', 'Wulandari');
    for (const [key, subject, field, text] of [
      [Buffer.alloc(32, 2), SUBJECT, 'name', sealed],
      [KEY, 'sub_x', 'name', sealed],
      [KEY, SUBJECT, 'position', sealed],
      [KEY, SUBJECT, 'name', sealed.slice(0, -4)],
      [KEY, SUBJECT, 'name', sealed.replace('pd1.', 'pd2.')],
      [KEY, SUBJECT, 'name', 'pd1.'],
      [KEY, SUBJECT, 'name', ''],
    ] as const)
      expect(open(key, subject, field, text)).toBeUndefined();
    const bytes = Buffer.from(sealed.slice(4), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const altered = Buffer.from(bytes);
        altered[place]! ^= change;
        expect(open(KEY, SUBJECT, 'name', `pd1.${altered.toString('base64url')}`)).toBeUndefined();
      }),
    );
  });
});
