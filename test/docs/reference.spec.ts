import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { referencePages } from './reference.js';
import { ROOT, textOf } from './repository.js';

describe('The reference', () => {
  it.each(Object.entries(referencePages))('says in %s what the code says', (name, make) => {
    const path = join('docs/reference', name);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(join(ROOT, path), make());
    expect(textOf(path)).toBe(make());
  });
});
