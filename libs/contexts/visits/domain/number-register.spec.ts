import { describe, expect, it } from '@jest/globals';
import { given, specActor } from '#testing';
import {
  numberRegisterDecider,
  type GivenNumbers,
  type NumberKind,
  type NumberRegisterEvent,
  type TakeNumbers,
} from './number-register.decider.js';

const numbers = (visitId: string, paper: string, ...all: readonly (readonly [NumberKind, string])[]): GivenNumbers => ({
  officeId: 'pemdes',
  year: 2024,
  visitId,
  paper,
  numbers: all.map(([kind, number]) => ({ kind, number })),
});
const take = (of: GivenNumbers): TakeNumbers => ({
  type: 'TakeNumbers',
  ...of,
  fields: of.numbers.map((_, index) => `/${index}`),
});
const taken = (data: GivenNumbers): NumberRegisterEvent => ({ type: 'NumbersTaken', data });
const register = (...events: NumberRegisterEvent[]) => given(numberRegisterDecider, events);

const first = numbers('visit-1', 'order-1', ['SURAT_TUGAS', '090/12/2024'], ['SPD', '090/13/2024']);

describe('VIS-17 a number stands on one paper of an office and year', () => {
  it('is given once', () =>
    register()
      .when(take(first))
      .then([taken(first)]));

  it.each([
    '090/12/2024',
    ' 090 / 12 / 2024 ',
    '090/12/2024\u00a0',
    '０９０／１２／２０２４',
    '90/12/2024',
    '0090/0012/2024',
  ])('refuses %j to another visit', (number) => {
    const { info } = register(taken(first))
      .when(take(numbers('visit-2', 'order-2', ['SPD', '1'], ['SURAT_TUGAS', number])))
      .thenRejected('E_NUMBER_TAKEN', 'VIS-17');
    expect(info).toMatchObject({ field: '/1' });
    expect(info.details).toStrictEqual({ year: 2024 });
    expect(JSON.stringify(info)).not.toContain('visit-1');
  });
  it('compares without regard to capitals and to zeros in front, but not to what stands in the number', () => {
    const held = register(taken(numbers('visit-1', 'o', ['SURAT_TUGAS', '12/ST-a'])));
    held.when(take(numbers('visit-2', 'p', ['SURAT_TUGAS', '12/st-A']))).thenRejected('E_NUMBER_TAKEN');
    held.when(take(numbers('visit-2', 'p', ['SURAT_TUGAS', '012/ST-a']))).thenRejected('E_NUMBER_TAKEN');
    for (const other of ['12/STa', '120/ST-a', '12.ST-a']) {
      const free = numbers('visit-2', 'p', ['SURAT_TUGAS', other]);
      held.when(take(free)).then([taken(free)]);
    }
  });
  it('counts each kind of paper in a series of its own', () => {
    const spd = numbers('visit-2', 'order-2', ['SPD', '090/12/2024']);
    register(taken(first))
      .when(take(spd))
      .then([taken(spd)]);
  });
  it('lets a visit use its own numbers again, and adds only what is new', () => {
    register(taken(first))
      .when(take({ ...first, paper: 'order-again' }))
      .then([]);
    const more = numbers('visit-1', 'order-2', ['SURAT_TUGAS', '090/12/2024'], ['SPD', '090/14/2024']);
    register(taken(first))
      .when(take(more))
      .then([taken(numbers('visit-1', 'order-2', ['SPD', '090/14/2024']))]);
  });
  it('lets one letter serve several visits, but no other letter bear its number', () => {
    const letter = numbers('visit-1', 'sha-a', ['SURAT', '005/7']);
    register(taken(letter))
      .when(take({ ...letter, visitId: 'visit-2' }))
      .then([taken({ ...letter, visitId: 'visit-2' })]);
    register(taken(letter), taken({ ...letter, visitId: 'visit-2' }))
      .when(take({ ...letter, visitId: 'visit-2' }))
      .then([]);
    register(taken(letter))
      .when(take(numbers('visit-2', 'sha-b', ['SURAT', '005/7'])))
      .thenRejected('E_NUMBER_TAKEN', 'VIS-17');
  });

  it('takes back what a refused attempt took, and nothing else', () => {
    register(taken(first))
      .when({ type: 'ReturnNumbers', ...first })
      .then([{ type: 'NumbersReturned', data: first }]);
    register(taken(first))
      .when({ type: 'ReturnNumbers', ...first, paper: 'order-2' })
      .then([]);
    register(taken(first))
      .when({ type: 'ReturnNumbers', ...first, visitId: 'visit-2' })
      .then([]);
    const again = { ...first, visitId: 'visit-2', paper: 'order-2' };
    register(taken(first), { type: 'NumbersReturned', data: first })
      .when(take(again))
      .then([taken(again)]);
  });
  it('frees what a correction took out of a record for that visit alone, on whichever paper it was', () => {
    const release = ({ paper: _paper, ...of }: GivenNumbers) => ({
      type: 'ReleaseNumbers' as const,
      ...of,
      revision: 9,
    });
    const returned = (data: GivenNumbers): NumberRegisterEvent => ({ type: 'NumbersReturned', data });
    register(taken(first))
      .when(release(first))
      .then([returned(first)]);
    register(taken(first))
      .when(release({ ...first, visitId: 'visit-2' }))
      .then([]);
    register(taken(first), returned(first)).when(release(first)).then([]);
    const [one, other] = [numbers('visit-1', 'order-1', ['SPD', '1']), numbers('visit-1', 'order-2', ['SPD', '2'])];
    register(taken(one), taken(other))
      .when(release(numbers('visit-1', '', ['SPD', '2'], ['SPD', '1'], ['SPD', '3'])))
      .then([returned(other), returned(one)]);
  });
  it('leaves to a visit what a later correction puts back while an earlier one is still freeing it', () => {
    const letter = numbers('visit-1', 'sha-a', ['SURAT', '005/7']);
    const { paper: _paper, ...of } = letter;
    const freeing = (revision: number) => ({ type: 'ReleaseNumbers' as const, ...of, revision });
    const putBack = { type: 'NumbersTaken' as const, data: { ...letter, revision: 4 } };
    register(taken(letter))
      .when({ ...take(letter), revision: 4 })
      .then([putBack]);
    register(taken(letter), putBack)
      .when({ ...take(letter), revision: 4 })
      .then([]);
    for (const earlier of [3, 4]) register(taken(letter), putBack).when(freeing(earlier)).then([]);
    register(taken(letter), putBack)
      .when(freeing(5))
      .then([{ type: 'NumbersReturned', data: letter }]);
    register(taken(letter), putBack)
      .when({ type: 'ReturnNumbers', ...letter })
      .then([{ type: 'NumbersReturned', data: letter }]);
    register(taken(letter), putBack)
      .when(take(numbers('visit-2', 'sha-b', ['SURAT', '005/7'])))
      .thenRejected('E_NUMBER_TAKEN', 'VIS-17');
    register(taken(numbers('visit-2', 'sha-b', ['SURAT', '005/7'])))
      .when({ ...take(letter), revision: 4 })
      .thenRejected('E_NUMBER_TAKEN', 'VIS-17');
  });
  it("keeps a letter's number taken until the last visit that it served has lost it", () => {
    const letter = numbers('visit-1', 'sha-a', ['SURAT', '005/7']);
    const [second, another] = [{ ...letter, visitId: 'visit-2' }, numbers('visit-3', 'sha-b', ['SURAT', '005/7'])];
    const lost = (data: GivenNumbers): NumberRegisterEvent => ({ type: 'NumbersReturned', data });
    register(taken(letter), taken(second), lost(letter)).when(take(another)).thenRejected('E_NUMBER_TAKEN', 'VIS-17');
    register(taken(letter), taken(second), lost(letter), lost(second))
      .when(take(another))
      .then([taken(another)]);
  });
  it('records what an older log holds without refusing: the first keeps a number that was given twice', () => {
    const twice = numbers('visit-2', 'order-2', ['SURAT_TUGAS', '090/12/2024'], ['SPD', '7']);
    register(taken(first))
      .when({ type: 'RecordNumbers', ...twice })
      .then([taken(numbers('visit-2', 'order-2', ['SPD', '7']))]);
    register(taken(first))
      .when({ type: 'RecordNumbers', ...first })
      .then([]);
  });
});

describe('COM-14 Numbers that one user gives of an office in a year', () => {
  const given10k = Array.from({ length: 10 }, (_, n) =>
    taken(
      numbers(
        `visit-${n}`,
        `order-${n}`,
        ...Array.from({ length: 1_000 }, (_each, m) => ['SPD', `${n}/${m}`] as const),
      ),
    ),
  );
  const fresh = (...all: readonly string[]) =>
    numbers('visit-x', 'order-x', ...all.map((number) => ['SPD', number] as const));
  it('are ten thousand, not one more; those that are his already, and those of others, are not counted', () => {
    const full = register(...given10k);
    expect(full.when(take(fresh('new'))).thenRejected('E_LIMIT', 'COM-14').info).toMatchObject({
      field: '/0',
      details: { held: 10_000, limit: 10_000 },
    });
    full.when(take(numbers('visit-1', 'order-1', ['SPD', '1/0']))).then([]);
    full.when(take(fresh('new')), { actor: { ...specActor, userId: 'another' } }).then([taken(fresh('new'))]);
    full.when({ type: 'RecordNumbers', ...fresh('new') }).then([taken(fresh('new'))]);
    const nearly = register(
      ...given10k.slice(1),
      taken(numbers('visit-0', 'order-0', ...Array.from({ length: 998 }, (_each, m) => ['SPD', `0/${m}`] as const))),
    );
    nearly.when(take(fresh('a', 'b'))).then([taken(fresh('a', 'b'))]);
    nearly.when(take(fresh('a', 'b', 'c'))).thenRejected('E_LIMIT', 'COM-14');
  });
  it('are not given back to be given anew: what was taken in vain counts', () => {
    const returned = given10k.map(({ data }): NumberRegisterEvent => ({ type: 'NumbersReturned', data }));
    register(...given10k, ...returned)
      .when(take(fresh('new')))
      .thenRejected('E_LIMIT', 'COM-14');
  });
});
