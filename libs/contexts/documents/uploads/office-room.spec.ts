import { describe, expect, it } from '@jest/globals';
import { rulesOn, type Instant, type LocalDate, type Scope, type SettingValue } from '#kernel';
import type { Principal } from '#runtime';
import { fixedClock } from '#testing';
import { storedOnDayKey } from '../read/stored-on-day.model.js';
import { officeRoom } from './office-room.js';

const MIB = 1_048_576;
const NOW = '2026-11-20T16:30:00.000Z' as Instant;
const [SEI_ASAM, ANGSANA] = [
  { scope: '62.03.02.2007' as Scope, officeId: 'pemdes-sa' },
  { scope: '63.10.09.2005' as Scope, officeId: 'pemdes-an' },
];
const grant = (office: typeof SEI_ASAM, more: object = {}) => ({
  ...office,
  role: 'VILLAGE_OPERATOR' as const,
  validFrom: '2024-01-01' as LocalDate,
  ...more,
});
const user = (...grants: Principal['grants']): Principal => ({ userId: 'u-1', grants });
const value = (region: Scope, mib: number, validFrom = '2026-01-01'): SettingValue => ({
  setting: 'OFFICE_MIB_A_DAY',
  region,
  validFrom: validFrom as LocalDate,
  value: mib,
  legalBasis: 'COM-14',
});

/** Room of offices that may store 10 MiB a day, and have stored so much by then. */
const room = (stored: Readonly<Record<string, number>> = {}, ...values: readonly SettingValue[]) =>
  officeRoom({
    clock: fixedClock(NOW),
    rulesOn: (day) => rulesOn('t', [value('ID', 10), ...values], day),
    readStore: {
      get: (async (_: unknown, id: string) => (stored[id] ? { doc: { bytes: stored[id] } } : undefined)) as never,
    },
  });
const refused = (officeId: string) => ({
  code: 'E_LIMIT',
  info: { ruleId: 'COM-14', details: expect.objectContaining({ officeId, limit: 10 * MIB }) },
});
const today = storedOnDayKey(SEI_ASAM, NOW);
const nothing = async () => 0;

describe('COM-14 an office stores on one day', () => {
  it('as much as it may to the byte, and not one more', async () => {
    const { requireForSome, requireFor } = room({ [today]: 10 * MIB - 5 });
    await requireForSome(user(grant(SEI_ASAM)), 5);
    await requireFor(user(grant(SEI_ASAM)), {}, 5, nothing);
    await expect(requireForSome(user(grant(SEI_ASAM)), 6)).rejects.toMatchObject(refused('pemdes-sa'));
    await expect(requireFor(user(grant(SEI_ASAM)), {}, 6, nothing)).rejects.toMatchObject(refused('pemdes-sa'));
  });

  it('and the day is that of the office: in Kapuas it is still the 20th when it is the 21st in Angsana', async () => {
    expect([storedOnDayKey(SEI_ASAM, NOW), storedOnDayKey(ANGSANA, NOW)]).toEqual([
      '62.03.02.2007.pemdes-sa.2026-11-20',
      '63.10.09.2005.pemdes-an.2026-11-21',
    ]);
    const { requireForSome } = room({ '63.10.09.2005.pemdes-an.2026-11-20': 10 * MIB });
    await requireForSome(user(grant(ANGSANA)), 10 * MIB);
  });

  it('as much as its region has set, from that day on', async () => {
    const { requireForSome } = room({}, value('62.03' as Scope, 2), value('63.10' as Scope, 2, '2026-11-22'));
    await expect(requireForSome(user(grant(SEI_ASAM)), 3 * MIB)).rejects.toMatchObject({ code: 'E_LIMIT' });
    await requireForSome(user(grant(ANGSANA)), 3 * MIB);
  });

  it('and whoever has several offices begins what fits one of them, but stores it for one that has room', async () => {
    const { requireForSome, requireFor } = room({ [today]: 10 * MIB });
    const both = user(grant(SEI_ASAM), grant(ANGSANA));
    await requireForSome(both, MIB);
    await expect(requireFor(both, {}, MIB, nothing)).rejects.toMatchObject(refused('pemdes-sa'));
    await requireFor(both, { acting: { officeId: 'pemdes-an' } }, MIB, nothing);
    await expect(
      requireForSome(user(grant(SEI_ASAM), grant(ANGSANA, { validTo: '2026-11-19' })), MIB),
    ).rejects.toMatchObject(refused('pemdes-sa'));
  });

  it('and what was kept for commands that were refused counts as well, from midnight at the office', async () => {
    const { requireFor } = room();
    const kept = async (since: number, officeId: string) => {
      expect(officeId).toBe('pemdes-sa');
      expect(new Date(since).toISOString()).toBe('2026-11-19T17:00:00.000Z');
      return 9 * MIB;
    };
    await requireFor(user(grant(SEI_ASAM)), {}, MIB, kept);
    await expect(requireFor(user(grant(SEI_ASAM)), {}, MIB + 1, kept)).rejects.toMatchObject(refused('pemdes-sa'));
  });
});
