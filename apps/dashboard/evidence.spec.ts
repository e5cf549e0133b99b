import { expect, it } from '@jest/globals';
import type { Api } from '#views';
import { referring } from './evidence.js';

it('asks for no more stored documents than a form can choose, whatever it names', async () => {
  const asked: string[] = [];
  const get = async (path: string): Promise<never> => {
    asked.push(path);
    throw new Error('none');
  };
  const many = Array.from({ length: 5_000 }, (_, index) => [`_stored:/x${index}`, ['d']] as const);
  const { posted } = await referring(new Map(many), 'form-0001', { get } as Api);
  expect([asked.length, posted.size]).toEqual([60, 0]);
});
