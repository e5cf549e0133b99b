import { expect, it } from '@jest/globals';
import { opaqueId } from './opaque-id.js';

it('an opaque id is the beginning of the digest in base32', () => {
  // RFC 4648: "foobar" → MZXW6YTBOI; the digest is longer than the 130 bits used.
  expect(opaqueId('sub', Buffer.from('foobarfoobarfoobarfoobarfoobar12'))).toBe('sub_mzxw6ytbojtg633cmfzgm33pmj');
  expect(opaqueId('sub', Buffer.alloc(32))).toBe(`sub_${'a'.repeat(26)}`);
});
