import { describe, expect, it } from '@jest/globals';
import { frozenFixtures } from '#testing';
import { personReadsDecider } from './person-reads.decider.js';
import { personDecider } from './person.decider.js';

const person = frozenFixtures(new URL('./fixtures/person/', import.meta.url), personDecider);
const reads = frozenFixtures(new URL('./fixtures/personReads/', import.meta.url), personReadsDecider);

describe('The frozen events', () => {
  it('are one of every name and version', () => {
    person.expectAll();
    reads.expectAll();
  });

  it.each<[string, Parameters<typeof person.recorded>[0][], object]>([
    ['an entry', ['PersonRegistered'], { stage: 'KNOWN', entries: [{ party: '62.03.02.2007' }], restricted: [] }],
    [
      'a rectification',
      ['PersonRegistered', 'SubjectRequestReceived', 'PersonRectified'],
      { entries: [{ values: { name: expect.stringMatching(/^pd1\.d/), nikEnd: expect.any(String) } }], requests: [] },
    ],
    ['a request', ['PersonRegistered', 'SubjectRequestReceived'], { requests: [{ kind: 'RECTIFY', overdue: false }] }],
    [
      'one overdue',
      ['PersonRegistered', 'SubjectRequestReceived', 'SubjectRequestOverdue'],
      { requests: [{ overdue: true }] },
    ],
    ['one refused', ['PersonRegistered', 'SubjectRequestReceived', 'SubjectRequestRefused'], { requests: [] }],
    ['a restriction', ['PersonRegistered', 'ProcessingRestricted'], { restricted: ['ID'] }],
    ['one lifted', ['PersonRegistered', 'ProcessingRestricted', 'RestrictionLifted'], { restricted: [] }],
    [
      'a hold',
      ['PersonRegistered', 'PersonHoldPlaced'],
      { holds: [{ holdId: expect.any(String), placedBy: { scope: expect.any(String) } }] },
    ],
    ['one lifted', ['PersonRegistered', 'PersonHoldPlaced', 'PersonHoldLifted'], { holds: [] }],
    [
      'an erasure',
      ['PersonRegistered', 'PersonalDataErased'],
      { stage: 'ERASED', keyDestroyed: false, noticed: false },
    ],
    [
      'its end',
      ['PersonRegistered', 'PersonalDataErased', 'SubjectKeyDestroyed', 'ErasureNoticeGiven'],
      { stage: 'ERASED', keyDestroyed: true, noticed: true },
    ],
  ])('still fold into what they meant: %s', (_, types, expected) => {
    expect(person.after(personDecider, ...(types as never[]))).toMatchObject(expected);
  });

  it('still count looks', () =>
    expect(reads.after(personReadsDecider, 'PersonalDataShown')).toMatchObject({ today: 1 }));
});
