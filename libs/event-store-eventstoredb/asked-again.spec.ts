import { describe, expect, it } from '@jest/globals';
import { askedAgain } from './asked-again.js';

/** Sendings that are answered by hand. */
const world = (after = 0) => {
  const sent: { answer: (text: string) => void; fail: (message: string) => void }[] = [];
  const answer = askedAgain(
    after,
    () =>
      new Promise<string>((resolve, reject) => {
        sent.push({ answer: resolve, fail: (message) => reject(new Error(message)) });
      }),
    (error) => (error as Error).message === 'not taken',
  );
  answer.catch(() => undefined);
  return {
    sent,
    answer,
    both: async () => {
      while (sent.length < 2) await new Promise((resolve) => setImmediate(resolve));
    },
  };
};

describe('An append that is sent twice', () => {
  it('has the answer of whichever sending is answered first', async () => {
    for (const which of [0, 1]) {
      const { sent, answer, both } = world();
      await both();
      sent[which]!.answer(`of ${which}`);
      expect(await answer).toBe(`of ${which}`);
    }
  });

  it('is not said to be untaken because one of the sendings was, while the other may be written', async () => {
    for (const which of [0, 1]) {
      const { sent, answer, both } = world();
      await both();
      sent[which]!.fail('not taken');
      await new Promise((resolve) => setImmediate(resolve));
      sent[1 - which]!.answer('written');
      expect(await answer).toBe('written');
    }
  });

  it('was not taken when neither was, and is in doubt when one is', async () => {
    for (const [one, other, outcome] of [
      ['not taken', 'not taken', 'not taken'],
      ['not taken', 'dropped', 'dropped'],
      ['dropped', 'not taken', 'dropped'],
    ]) {
      const { sent, answer, both } = world();
      await both();
      sent[0]!.fail(one!);
      sent[1]!.fail(other!);
      await expect(answer).rejects.toThrow(outcome);
    }
  });

  it('is sent once when its answer comes in time', async () => {
    const [well, badly] = [world(60_000), world(60_000)];
    well.sent[0]!.answer('written');
    badly.sent[0]!.fail('not taken');
    expect(await well.answer).toBe('written');
    await expect(badly.answer).rejects.toThrow('not taken');
    expect([well.sent.length, badly.sent.length]).toEqual([1, 1]);
  });
});
