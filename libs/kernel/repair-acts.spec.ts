import { describe, expect, it } from '@jest/globals';
import { refused, specActor, specContext, specMetadata } from '#testing';
import {
  AUTHORITY_NOT_RECORDED,
  NO_REPAIR,
  boundSetting,
  repairActs,
  rulesOn,
  type Actor,
  type AuthorityFact,
  type ConfirmationSeen,
  type FieldChange,
  type LocalDate,
  type Position,
  type RecordedEvent,
  type RegionCode,
  type RepairedRecord,
  type Revision,
  type VoidingSeen,
} from '#kernel';

interface Hall {
  readonly hallId: string;
  readonly of: readonly RegionCode[];
}
type Held = RepairedRecord<Hall, { readonly hallId: string }, object, object>;

const [KAPUAS, TANAH_BUMBU] = ['62.03.02.2007', '63.10.09.2005'] as unknown as readonly [RegionCode, RegionCode];
const HALL: Hall = { hallId: 'h1', of: [KAPUAS, TANAH_BUMBU] };
const MOST = boundSetting('hall.repairs', 8, 50);
const WHY = 'Angkanya tertukar saat disalin.';
const change: FieldChange = { targetEventId: 'e0', targetType: 'Measured', field: '/size', old: 4, new: 5 };

const person = (userId: string): Actor => ({ ...specActor, userId });
const [ANI, BUDI, CITRA] = ['ani', 'budi', 'citra'].map(person) as [Actor, Actor, Actor];

const asked = { requestId: '1', reason: WHY, regions: HALL.of };
const CORRECTION = ['CorrectionRequested', { ...asked, changes: [change] }] as const;
const VOIDING = ['VoidingRequested', asked] as const;

/** A record that Ani measured, and what Budi asked of it. */
const recordOf = (...requests: readonly (readonly [type: string, data: object])[]): readonly RecordedEvent[] =>
  ([['Measured', { size: 4 }], ...requests] as const).map(([type, data], index) => ({
    id: `e${index}`,
    type,
    data,
    stream: 'hall-h1',
    revision: index as Revision,
    position: `${index}` as Position,
    metadata: specMetadata({ actor: index === 0 ? ANI : BUDI }),
  }));

/** Most that may be asked of one record, for each of those regions. */
const bounds = (values: Readonly<Record<string, number>>) =>
  rulesOn(
    'spec',
    Object.entries(values).map(([region, value]) => ({
      setting: MOST.name,
      region: region as RegionCode,
      validFrom: '2024-01-01' as LocalDate,
      value,
      legalBasis: 'x',
    })),
    '2024-11-04' as LocalDate,
  );

const actsOf = (more: Partial<Held> = {}) =>
  repairActs<Hall, { readonly hallId: string }>({
    correctable: ['OPEN', 'SHUT'],
    voidable: ['OPEN'],
    id: ({ hallId }) => ({ hallId }),
    parties: ({ of }) => of,
    bound: MOST,
    ...more,
  });
type Acts = ReturnType<typeof actsOf>;

const COMMANDS = {
  RequestCorrection: { targetEventId: 'e0', changes: [] },
  ConfirmCorrection: { requestId: '1' },
  RequestVoiding: {},
  ConfirmVoiding: { requestId: '1' },
  RefuseCorrection: { requestId: '1' },
  WithdrawCorrection: { requestId: '1' },
} satisfies Record<keyof Acts, object>;

interface Told {
  readonly record?: readonly RecordedEvent[];
  readonly acts?: Acts;
  readonly by?: Actor;
  readonly auditHold?: boolean;
  readonly heldAs?: AuthorityFact['heldAs'];
  readonly rules?: ReturnType<typeof bounds>;
}
const decide = (name: keyof Acts, { record = recordOf(), acts = actsOf(), by = CITRA, ...told }: Told = {}) =>
  acts[name].decide(
    { type: name, ...COMMANDS[name] } as never,
    HALL,
    specContext<VoidingSeen & ConfirmationSeen>({
      actor: by,
      reason: WHY,
      facts: {
        repair: { ...NO_REPAIR, record, asked: [change] },
        authority: told.heldAs ? { heldAs: told.heldAs } : AUTHORITY_NOT_RECORDED,
        auditHold: told.auditHold ?? false,
      },
      ...(told.rules && { rules: told.rules }),
    }) as never,
  );
const refusal = (...act: Parameters<typeof decide>): string => {
  const error = refused(() => decide(...act));
  return error
    ? [error.code, error.info.ruleId, JSON.stringify(error.info.details)].filter(Boolean).join(' ')
    : 'taken';
};

describe('The acts of a repair', () => {
  it('are possible at the stages that the kind of record names: where it is voided, for a voiding', () => {
    expect(Object.fromEntries(Object.entries(actsOf()).map(([name, { from }]) => [name, from]))).toEqual({
      RequestCorrection: ['OPEN', 'SHUT'],
      ConfirmCorrection: ['OPEN', 'SHUT'],
      RefuseCorrection: ['OPEN', 'SHUT'],
      WithdrawCorrection: ['OPEN', 'SHUT'],
      RequestVoiding: ['OPEN'],
      ConfirmVoiding: ['OPEN'],
    });
  });

  it('say of which record they are, and a request who may see it', () => {
    const told = { hallId: 'h1', requestId: '1', reason: WHY };
    expect([
      decide('RequestCorrection'),
      decide('RequestVoiding'),
      decide('ConfirmCorrection', { record: recordOf(CORRECTION) }),
      decide('ConfirmVoiding', { record: recordOf(VOIDING) }),
      decide('RefuseCorrection', { record: recordOf(CORRECTION) }),
      decide('WithdrawCorrection', { record: recordOf(VOIDING), by: BUDI }),
    ]).toStrictEqual([
      [{ type: 'CorrectionRequested', data: { ...told, changes: [change], regions: HALL.of } }],
      [{ type: 'VoidingRequested', data: { ...told, regions: HALL.of } }],
      [{ type: 'RecordCorrected', data: { ...told, changes: [change] } }],
      [{ type: 'RecordVoided', data: { ...told, lapsed: [] } }],
      [{ type: 'CorrectionRefused', data: told }],
      [{ type: 'CorrectionWithdrawn', data: told }],
    ]);
  });

  it('also do what the kind of record adds to a correction and to a voiding, and to nothing else', () => {
    const seen: unknown[] = [];
    const acts = actsOf({
      corrected: (state, { changes }, { facts }) => {
        seen.push([state.hallId, changes.length, facts.repair.record.length]);
        return { moved: true };
      },
      voided: ({ hallId }) => ({ released: hallId }),
    });
    expect([
      decide('ConfirmCorrection', { acts, record: recordOf(CORRECTION) }),
      decide('ConfirmVoiding', { acts, record: recordOf(VOIDING) }),
    ]).toMatchObject([[{ data: { hallId: 'h1', moved: true } }], [{ data: { hallId: 'h1', released: 'h1' } }]]);
    for (const name of ['RequestCorrection', 'RequestVoiding'] as const)
      expect(Object.keys(decide(name, { acts })[0]!.data)).not.toEqual(expect.arrayContaining(['moved', 'released']));
    expect(seen).toEqual([['h1', 1, 2]]);
  });
});

describe('COM-14 How many repairs one record holds', () => {
  const REQUESTS = ['RequestCorrection', 'RequestVoiding'] as const;
  // Of a voiding where a correction is asked for, and the other way round: what is asked for waits for nothing.
  const waiting = { RequestCorrection: recordOf(VOIDING), RequestVoiding: recordOf(CORRECTION) };
  const room = (name: (typeof REQUESTS)[number], rules?: ReturnType<typeof bounds>) =>
    refusal(name, { record: waiting[name], ...(rules && { rules }) });

  it.each(REQUESTS)("is as the rules of its first party's region say, for %s", (name) => {
    expect(room(name, bounds({ [KAPUAS]: 1 }))).toBe('E_LIMIT COM-14 {"held":1,"limit":1}');
    expect(room(name, bounds({ [KAPUAS]: 2, [TANAH_BUMBU]: 1 }))).toBe('taken');
    expect(room(name, bounds({ [TANAH_BUMBU]: 1 }))).toBe('taken');
    expect(room(name)).toBe('taken');
  });

  it('keeps nobody from deciding what waits', () => {
    const rules = bounds({ [KAPUAS]: 1 });
    expect([
      refusal('ConfirmCorrection', { record: recordOf(CORRECTION), rules }),
      refusal('ConfirmVoiding', { record: recordOf(VOIDING), rules }),
      refusal('RefuseCorrection', { record: recordOf(CORRECTION), rules }),
      refusal('WithdrawCorrection', { record: recordOf(CORRECTION), rules, by: BUDI }),
    ]).toEqual(['taken', 'taken', 'taken', 'taken']);
  });
});

describe('COM-13 A record that an audit holds', () => {
  it('is not voided, whether asked for or confirmed; it may be corrected, and a request refused or taken back', () => {
    const held = (name: keyof Acts, record?: readonly RecordedEvent[], by = CITRA) =>
      refusal(name, { auditHold: true, by, ...(record && { record }) });
    expect([
      held('RequestVoiding'),
      held('ConfirmVoiding', recordOf(VOIDING)),
      held('RequestCorrection'),
      held('ConfirmCorrection', recordOf(CORRECTION)),
      held('RefuseCorrection', recordOf(VOIDING)),
      held('WithdrawCorrection', recordOf(VOIDING), BUDI),
    ]).toEqual(['E_AUDIT_HOLD COM-13', 'E_AUDIT_HOLD COM-13', 'taken', 'taken', 'taken', 'taken']);
  });
});

describe('COM-04 Who decides', () => {
  it('holds the office in which he acts, be it to refuse; who asks or takes back signs nothing', () => {
    for (const heldAs of ['NOT_HELD', 'VOIDED', 'PJ'] as const) {
      const by = (name: keyof Acts, record?: readonly RecordedEvent[], who = CITRA) =>
        refusal(name, { heldAs, by: who, ...(record && { record }) })
          .split(' ', 2)
          .join(' ');
      expect([
        by('ConfirmCorrection', recordOf(CORRECTION)),
        by('ConfirmVoiding', recordOf(VOIDING)),
        by('RequestCorrection'),
        by('RequestVoiding'),
        by('RefuseCorrection', recordOf(CORRECTION)),
        by('WithdrawCorrection', recordOf(VOIDING), BUDI),
      ]).toEqual([
        'E_NO_AUTHORITY COM-04',
        'E_NO_AUTHORITY COM-04',
        'taken',
        'taken',
        'E_NO_AUTHORITY COM-04',
        'taken',
      ]);
    }
  });
});

describe('COM-01 Another person', () => {
  it('decides: neither who asked nor who entered what is changed or voided; who asked alone takes it back', () => {
    const [correction, voiding] = [recordOf(CORRECTION), recordOf(VOIDING)];
    for (const by of [ANI, BUDI]) {
      expect([
        refusal('ConfirmCorrection', { by, record: correction }),
        refusal('ConfirmVoiding', { by, record: voiding }),
        refusal('RefuseCorrection', { by, record: correction }),
      ]).toEqual(['E_SOD COM-01', 'E_SOD COM-01', 'E_SOD COM-01']);
    }
    expect(refusal('WithdrawCorrection', { record: correction })).toBe('E_NO_AUTHORITY COM-01');
  });
});
