import { describe, it } from '@jest/globals';
import type { ManagerStarted } from '#kernel';
import { given } from '#testing';
import { processManagerDecider } from './process-manager.decider.js';

const started = (from: 'NOW' | 'BEGINNING'): ManagerStarted => ({
  type: 'ManagerStarted',
  data: { manager: 'release-travel-days', from },
});
const start = (from: 'NOW' | 'BEGINNING') => ({ type: 'StartManager', manager: 'release-travel-days', from }) as const;

describe('A process manager', () => {
  it.each(['NOW', 'BEGINNING'] as const)(
    'is started %s',
    (from) =>
      void given(processManagerDecider, [])
        .when(start(from))
        .then([started(from)]),
  );

  it('stays where it began, whatever is declared later', () => {
    given(processManagerDecider, [started('BEGINNING')])
      .when(start('NOW'))
      .then([]);
    given(processManagerDecider, [started('NOW')])
      .when(start('BEGINNING'))
      .then([]);
  });
});
