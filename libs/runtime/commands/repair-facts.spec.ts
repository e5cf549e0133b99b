import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable, type RecordedEvent } from '#kernel';
import { anEvent, tallyTable } from '#testing';
import type { OwnRecord } from './command-table.js';
import type { Repair } from './look-at-correction.js';
import { repairFacts } from './repair-facts.js';

const opened = { ...anEvent(), stream: 'tally-1', revision: 0, position: 'a' } as unknown as RecordedEvent;
const changes = [{ targetEventId: opened.id, targetType: opened.type, field: '/region', new: '62.03' }];
const asked = {
  ...opened,
  id: 'asked',
  type: 'CorrectionRequested',
  data: { requestId: '1', changes, reason: 'Tertukar saat disalin', regions: [] },
} as RecordedEvent;

describe('A refusal of a correction (COM-01)', () => {
  it('is not decided while it is not known whose events would change', async () => {
    const answers = [async () => [opened, asked], () => Promise.reject(new StoreUnavailable('away'))];
    const own = { record: () => answers.shift()!() } as unknown as OwnRecord;
    const facts = repairFacts(() => tallyTable, {} as Repair, { holdsPersons: () => false });
    await expect(
      facts({ type: 'RefuseCorrection', requestId: '1' }, { stage: 'OPEN' }, {} as never, own),
    ).rejects.toThrow('away');
  });
});
