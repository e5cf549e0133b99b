import { expect, it } from '@jest/globals';
import { agreement, several, sheetOf, textOf } from '../forms/agreement-forms.fixture.js';
import { agreementRegisterForm } from '../forms/agreement-register.form.js';
import { withoutVoided } from './agreement-facts-gathered.js';

it('Papers name and count what carries out an agreement without what was voided, and hide nothing behind it', async () => {
  const asked: (readonly string[])[] = [];
  const voided = async (parents: readonly string[]) => {
    asked.push(parents);
    return [{ id: 'voided' }];
  };
  const [left, none, alone] = await withoutVoided(
    [
      agreement({ id: 'left', children: ['voided', 'there'] }),
      agreement({ id: 'none', children: ['voided'] }),
      agreement({ id: 'alone' }),
    ],
    voided,
  );
  expect(asked).toEqual([['left', 'none']]);
  const pks = { title: 'Pelaksana satu', instrument: 'PKS' } as const;
  const UNSEEN = 'tidak tampak bagi pembaca';
  expect(textOf(sheetOf(left!, { children: [pks] }))).not.toContain(UNSEEN);
  expect(textOf(sheetOf(left!))).toContain(`1 lainnya ${UNSEEN}`);
  for (const each of [none!, alone!]) {
    expect(textOf(sheetOf(each))).toContain('"Perjanjian pelaksana",":","tidak ada"');
    expect(textOf(agreementRegisterForm(several([each]), 2020))).not.toContain('perjanjian pelaksana');
  }
  expect(textOf(agreementRegisterForm(several([left!]), 2020))).toContain('1 perjanjian pelaksana');

  await withoutVoided([agreement()], voided);
  expect(asked).toHaveLength(1);
});
