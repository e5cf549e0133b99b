import { expect, it } from '@jest/globals';
import { S1 } from '#demo';
import type { Instant } from '#kernel';
import { describeByHand, timesIn } from './by-hand.js';

describeByHand('S-1', '2020-01-20', [S1], (hand) => {
  it('is a memorandum, the technical agreement of three parties under it, and model villages, until it is over', async () => {
    await hand().tell(S1);
    expect(timesIn(await hand().eventsOf('agreement', 'nk'), 'MoUSigned')).toBe(1);
    const technical = await hand().eventsOf('agreement', 'pks');
    expect(timesIn(technical, 'AgreementSignatureRecorded')).toBe(3);
    expect(timesIn(technical, 'PKSSigned')).toBe(1);
    expect(timesIn(await hand().eventsOf('modelVillage', 'anjir'), 'ModelVillageRecognised')).toBe(1);
    expect(await hand().read('dpmd-batola', 'model-villages', 'anjir')).toMatch(/diakui sebagai desa percontohan/i);

    // 180, 90 and 30 days before its last day, and half an hour after it where its parties are.
    for (const then of ['2024-07-05T03:00', '2024-10-03T03:00', '2024-12-02T03:00', '2024-12-31T16:30'])
      await hand().web.moveTo(`${then}:00.000Z` as Instant);
    expect(await hand().read('kerja-sama-batola', 'agreements', 'nk')).toMatch(/Perjanjian berakhir/);
    const ended = await hand().eventsOf('agreement', 'nk');
    expect([timesIn(ended, 'AgreementExpiring'), timesIn(ended, 'AgreementExpired')]).toEqual([3, 1]);
    expect(await hand().read('dpmd-batola', 'model-villages', 'cahaya')).toMatch(/tanpa perjanjian/i);
    // Some hundred and twenty pages.
  }, 1_800_000);
});
