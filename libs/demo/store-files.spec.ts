import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { documentsIn } from '#kernel';
import { demoFile } from './documents.js';
import { DEMO_SCENARIOS } from './load-demo.js';
import { filesOf } from './store-files.js';

const stepsOf = ({ register, before, proposal, steps }: (typeof DEMO_SCENARIOS)[number]) => [
  proposal!,
  ...before,
  ...steps(['sub_1']),
  ...register((username) => username).map((entry) => ({ ...entry, by: 'walidata' })),
];

describe('The demonstration', () => {
  it.each(DEMO_SCENARIOS)('has a file for every document that it names: $key', (scenario) => {
    expect(scenario.withFiles).toBe(true);
    const steps = stepsOf(scenario);
    const named = steps.flatMap(({ body }) => documentsIn(body));
    const stored = [...filesOf(steps).values()].flat();
    expect(stored.length).toBeGreaterThan(10);
    expect(new Set(stored.map(({ docId }) => docId))).toEqual(new Set(named.map(({ docId }) => docId)));
    for (const document of named)
      expect([document.docId, createHash('sha256').update(demoFile(document)).digest('hex')]).toEqual([
        document.docId,
        document.sha256,
      ]);
  });

  it('lets each document be stored once, by who named it first', () => {
    const [document] = documentsIn(DEMO_SCENARIOS[0]!.proposal!.body);
    const step = (by: string) => ({ by, body: { letter: document } });
    expect(filesOf([step('satu'), step('dua'), step('satu')])).toEqual(new Map([['satu', [document]]]));
  });
});
