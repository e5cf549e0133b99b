import { describe, expect, it } from '@jest/globals';
import { rulesOn } from '#kernel';
import { actor, day, given } from '#testing';
import {
  agreementNumbersDecider,
  type AgreementNumbersEvent,
  type TakeAgreementNumber,
} from './agreement-numbers.decider.js';

type Given = Omit<TakeAgreementNumber, 'type' | 'field'>;
const number = (agreementId: string, written = '01/2016', series: Given['series'] = 'TEXT'): Given => ({
  register: '63.10.09.2005',
  year: 2016,
  series,
  number: written,
  agreementId,
});
const take = (of: Given): TakeAgreementNumber => ({ type: 'TakeAgreementNumber', ...of, field: '/documentNumber' });
const taken = (data: Given): AgreementNumbersEvent => ({ type: 'AgreementNumberTaken', data });
const returned = (data: Given): AgreementNumbersEvent => ({ type: 'AgreementNumberReturned', data });
const register = (...events: readonly AgreementNumbersEvent[]) => given(agreementNumbersDecider, events);

describe('§7.3 a number in the register of a party', () => {
  it('is given once, however it is written; told again for the same agreement it changes nothing', () => {
    register()
      .when(take(number('a')))
      .then([taken(number('a'))]);
    register(taken(number('a')))
      .when(take(number('a', '1/2016')))
      .then([]);
    for (const written of ['01/2016', ' 1 / 2016', '001/2016', '０１/2016']) {
      const { info } = register(taken(number('a')))
        .when(take(number('b', written)))
        .thenRejected('E_NUMBER_TAKEN', 'AGR-08');
      expect(info).toMatchObject({ field: '/documentNumber', details: { year: 2016 } });
      expect(JSON.stringify(info)).not.toContain('"a"');
    }
  });

  it('stands in a series of its own for texts and for registers', () => {
    register(taken(number('a')))
      .when(take(number('b', '01/2016', 'REGISTER')))
      .then([taken(number('b', '01/2016', 'REGISTER'))]);
  });

  it('is free again when it is given back by the agreement that bears it, and by no other', () => {
    const back = (agreementId: string) => ({ type: 'ReturnAgreementNumber', ...number(agreementId) }) as const;
    register(taken(number('a')))
      .when(back('a'))
      .then([returned(number('a'))]);
    register(taken(number('a')))
      .when(back('b'))
      .then([]);
    register().when(back('a')).then([]);
    register(taken(number('a')), returned(number('a')))
      .when(take(number('b')))
      .then([taken(number('b'))]);
  });

  it('COM-14 is given by one user as often as there is room for', () => {
    const by = actor('VILLAGE_HEAD', '63.10.09.2005' as never);
    const context = (value: number) => ({
      actor: by,
      rules: rulesOn(
        'spec',
        [{ setting: 'AGREEMENT_NUMBERS', region: 'ID', value, validFrom: day('2000-01-01'), legalBasis: 'COM-14' }],
        day('2024-11-04'),
      ),
    });
    const held = given(agreementNumbersDecider, [{ ...taken(number('a')), metadata: { actor: by } }]);
    held.when(take(number('b', '02/2016')), context(1)).thenRejected('E_LIMIT', 'COM-14');
    held.when(take(number('b', '02/2016')), context(2)).then([taken(number('b', '02/2016'))]);
  });
});
