import { describe, expect, it } from '@jest/globals';
import { NATIONAL, ROLES, type Role } from '#kernel';
import { sideOf } from '#runtime';
import { ROLE_INFO } from '#contexts/access/contract';
import { allContexts } from '../../apps/composition/contexts.js';

const OVERSIGHT = ROLES.filter((role) => ROLE_INFO[role].duty === 'OVERSIGHT');
const tables = allContexts().flatMap((context) => context.tables);

const REPAIRS = [
  'RequestCorrection',
  'RequestVoiding',
  'ConfirmCorrection',
  'ConfirmVoiding',
  'RefuseCorrection',
  'WithdrawCorrection',
];

/** A village's council is a party of its own (domain §7.1): what its members enter is of it alone. */
const OF_THE_COUNCIL = {
  visits: [
    'ProposeVisit',
    'AcceptHosting',
    'DeclineHosting',
    'RescheduleVisit',
    'ApproveVisit',
    'IssueTravelOrder',
    'StartVisit',
    'RecordSession',
    'RecordInnovationObserved',
    'CompleteVisit',
    'SubmitVisitReport',
    'CloseVisit',
    'CancelVisit',
    ...REPAIRS,
  ],
  'joint-visits': ['ProposeJointVisit'],
  adoptions: ['DecideAdoption', 'ReportAdoptionProgress', 'AbandonAdoption', ...REPAIRS],
  numbers: ['TakeNumbers', 'VoidNumber'],
  'numbering-rules': ['SetNumberingRule'],
};
/** Who examines keeps evidence of his own, and holds what is to be examined. */
const OWN_DOCUMENTS = { documents: ['StoreDocument', ...REPAIRS] };
const HAND: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  BPD_MEMBER: { ...OF_THE_COUNCIL, ...OWN_DOCUMENTS },
  INSPECTOR: { persons: ['PlaceHold', 'LiftHold'], ...OWN_DOCUMENTS },
  AUDITOR: OWN_DOCUMENTS,
};

const given = (role: Role) =>
  Object.fromEntries(
    tables.flatMap(({ path, rows }) => {
      const names = rows.filter(({ roles }) => roles.includes(role)).map(({ name }) => name);
      return names.length ? [[path, names.toSorted()]] : [];
    }),
  );

describe('Who examines has no hand in the records of others (domain §2)', () => {
  it.each(OVERSIGHT)('%s gives the commands that are named here, and no others', (role) => {
    expect(given(role)).toEqual(
      Object.fromEntries(Object.entries(HAND[role] ?? {}).map(([path, names]) => [path, names.toSorted()])),
    );
  });

  /** The same records as a village's own: none of those who examine is on a side of them. */
  const origin = { region: { code: '62.03.02.2007', nameAtTime: 'Sei Asam', level: 4 } };
  const OPERATIONAL: Readonly<Record<string, object>> = {
    visits: { stage: 'PROPOSED', terms: { origin, hosts: [] } },
    adoptions: { stage: 'OBSERVED', observation: { origin } },
    documents: { stage: 'STORED', keeper: { scope: NATIONAL, officeId: 'kemendes', role: 'MINISTRY_OFFICER' } },
  };
  /** The decider asks for whom he approves. */
  const ASKED_LATER = ['ApproveVisit'];
  const rows = tables
    .filter(({ path }) => path in OPERATIONAL)
    .flatMap(({ path, rows: each }) => each.map((row) => ({ name: `${path}: ${row.name}`, path, row })))
    .filter(({ row }) => !row.creates && !ASKED_LATER.includes(row.name));
  it.each(rows)('and has none in a record of an operational party: $name', async ({ path, row }) => {
    const state = OPERATIONAL[path];
    const command = { host: origin.region.code, requestId: '1' };
    const sides = (await row.sides?.(command, state, async () => [])) ?? [sideOf(row, command, state)];
    expect(sides.flatMap(({ roles }) => roles).filter((role) => OVERSIGHT.includes(role))).toEqual([]);
  });
});
