import { describe, expect, it } from '@jest/globals';
import { uiOf } from '#views';
import { personViews } from './index.js';

describe('The page of a person', () => {
  const { heading } = personViews.sections!.find(({ list }) => list === 'persons')!;

  it('is headed by what is known without a look at the data, and by no id', () => {
    const person = { id: 'sub_4f9a', registeredOn: '2024-11-20', regions: ['62.03'] };
    expect(heading!(person, uiOf('id'), new Map([['62.03', 'Kapuas']]))).toEqual({
      title: 'Orang yang tercatat 20 Nov 2024',
      about: 'Kapuas',
    });
  });
});
