import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { answerOf, type Sources } from '#runtime';
import { at, day, documentsOf, recordedEvent } from '#testing';
import { modelVillageCommandTable } from '../commands/model-village.command-table.js';
import { supportedVillagesCommandTable } from '../commands/supported-villages.command-table.js';
import {
  BUPATI,
  DPMD,
  NK,
  REVOKE,
  SUSPEND,
  SYSTEM,
  END,
  FOLLOW,
  progress,
  told,
  unsupported,
  upTo,
  type Step,
} from '../domain/fixtures/model-village-story.js';
import { unsupportedDeadline } from './model-village.deadlines.js';
import { followAgreements } from './model-village.processes.js';

const nobody = async (): Promise<never> => {
  throw new Error('nothing is decided here');
};
const known = (renewsId?: string) => ({
  agreementOf: async (agreementId: string) => ({ ...NK, agreementId, ...(renewsId && { renewsId }) }),
});
const tableWith = (renewsId?: string) =>
  modelVillageCommandTable(
    { resolve: nobody },
    { principalOf: nobody, exists: nobody },
    { offices: { authorityOf: nobody }, agreements: known(renewsId), adoptions: { adoptionOf: nobody } },
  );
const table = tableWith();

/** What each stream folds into, by its id. */
const holding = (states: Readonly<Record<string, object>>): Sources =>
  ({ state: async (_decider: unknown, id: string) => states[id] ?? { modelVillageIds: [] } }) as never;
const follow = (id: string, agreementId: string) => ['FollowAgreement', id, { agreementId }];
const attach = (agreementId: string, modelVillageId: string) => [
  'AttachModelVillage',
  undefined,
  { agreementId, modelVillageId },
];
const answered = async (event: RecordedEvent, sources: Sources, renewsId?: string) =>
  (await answerOf(followAgreements(table, supportedVillagesCommandTable, known(renewsId)), event, sources)).map(
    ({ name, id, input }) => [name, id, input],
  );
const ofAgreement = (type: string, agreementId = 'nk-1') =>
  recordedEvent(`agreement-${agreementId}`, { type, data: { agreementId } });

describe('MOD-06 A model village', () => {
  const two = holding({ 'nk-1': { modelVillageIds: ['mv-1', 'mv-2'] } });

  it('is entered at the agreement that it names, and at each that supports it later', async () => {
    const [nominated] = told(...upTo.nominated);
    expect(await answered(recordedEvent('modelVillage-mv-1', nominated!), two)).toEqual([attach('nk-1', 'mv-1')]);
    const { agreementId: _none, ...data } = nominated!.data as { agreementId: string };
    const without = { ...nominated!, data };
    expect(await answered(recordedEvent('modelVillage-mv-1', without as never), two)).toEqual([]);
    const supported = {
      type: 'ModelVillageSupported',
      data: { modelVillageId: 'mv-1', agreementId: 'nk-2', agreementTitle: '' },
    };
    expect(await answered(recordedEvent('modelVillage-mv-1', supported), two)).toEqual([attach('nk-2', 'mv-1')]);
  });

  it('looks at the agreement as soon as it is entered there', async () => {
    const attached = { type: 'ModelVillageAttached', data: { agreementId: 'nk-1', modelVillageId: 'mv-1' } };
    expect(await answered(recordedEvent('supportedVillages-nk-1', attached), two)).toEqual([follow('mv-1', 'nk-1')]);
  });

  it('looks at it again whenever something happens to it', async () => {
    for (const type of [
      'AgreementExpired',
      'AgreementTerminated',
      'AddendumSigned',
      'ExtensionAgreed',
      'AgreementActivated',
      'RecordCorrected',
      'RecordVoided',
    ])
      expect([type, await answered(ofAgreement(type), two)]).toEqual([
        type,
        [follow('mv-1', 'nk-1'), follow('mv-2', 'nk-1')],
      ]);
    expect(await answered(ofAgreement('AgreementExpired', 'lain'), two)).toEqual([]);
  });

  it('looks at one that renews its own when that is signed or comes into force', async () => {
    for (const type of ['MoUSigned', 'PKSSigned', 'JointVillageRegulationEnacted', 'AgreementActivated'])
      expect([type, await answered(ofAgreement(type, 'nk-2'), two, 'nk-1')]).toEqual([
        type,
        [follow('mv-1', 'nk-2'), follow('mv-2', 'nk-2')],
      ]);
    const moved = holding({ 'nk-1': { modelVillageIds: ['mv-1', 'mv-2'] }, 'nk-2': { modelVillageIds: ['mv-1'] } });
    expect(await answered(ofAgreement('AgreementActivated', 'nk-2'), moved, 'nk-1')).toEqual([
      follow('mv-1', 'nk-2'),
      follow('mv-2', 'nk-2'),
    ]);
  });

  it('follows a correction of its own, by which it may rest on another', async () => {
    const corrected = recordedEvent('modelVillage-mv-1', { type: 'RecordCorrected', data: { modelVillageId: 'mv-1' } });
    const sources = holding({ 'mv-1': { stage: 'NOMINATED', agreementIds: ['nk-1', 'nk-2'] } });
    expect(await answered(corrected, sources)).toEqual([attach('nk-2', 'mv-1'), follow('mv-1', 'nk-2')]);
  });
});

describe('The end of a model village without an agreement', () => {
  const recorded = (steps: readonly Step[], entered?: string): readonly RecordedEvent[] =>
    told(...steps).map(({ metadata, ...event }, index) =>
      recordedEvent('modelVillage-mv-1', event, index, {
        ...metadata,
        recordedAt: at(entered ?? `${metadata.occurredOn}T03:00:00.000Z`),
      }),
    );
  const due = (steps: readonly Step[], entered?: string) =>
    documentsOf(unsupportedDeadline(table), ...recorded(steps, entered))['mv-1'];
  const flagged = [...upTo.recognised, unsupported];

  it('falls due with the day that the flag names, by a command that there is', () => {
    expect(due(upTo.recognised)).toBeUndefined();
    expect(due(flagged)).toMatchObject({
      dueAt: '2025-12-31T16:00:00.000Z',
      command: 'EndUnsupported',
      id: 'mv-1',
      input: {},
    });
    expect(table.rows.map(({ name }) => name)).toContain('EndUnsupported');
    expect(due([...flagged, ['2025-06-01', DPMD, progress()]])).toMatchObject({ dueAt: '2025-12-31T16:00:00.000Z' });
  });

  it('waits thirty days for the other steps of what is entered long after', () => {
    expect(due(flagged, '2026-11-20T02:00:00.000Z')).toMatchObject({ dueAt: '2026-12-20T02:00:00.000Z' });
    const late = recorded([...flagged, ['2025-06-01', DPMD, progress()]], '2026-11-20T02:00:00.000Z');
    const last = {
      ...late.at(-1)!,
      metadata: { ...late.at(-1)!.metadata, recordedAt: at('2026-12-01T02:00:00.000Z') },
    };
    expect(documentsOf(unsupportedDeadline(table), ...late.slice(0, -1), last)['mv-1']).toMatchObject({
      dueAt: '2026-12-31T02:00:00.000Z',
    });
  });

  it('is settled by another agreement, a revocation and the end itself, and not by a pause', () => {
    const renewal = {
      ...NK,
      agreementId: 'nk-2',
      renewsId: 'nk-1',
      validFrom: day('2025-01-01'),
      validUntil: day('2029-12-31'),
    };
    expect(due([...flagged, ['2025-02-01', SYSTEM, FOLLOW, { agreements: [NK, renewal] }]])).toBeUndefined();
    expect(due([...flagged, ['2025-02-01', BUPATI, REVOKE]])).toBeUndefined();
    expect(due([...flagged, ['2026-01-01', SYSTEM, END]])).toBeUndefined();
    expect(due([...flagged, ['2025-02-01', BUPATI, SUSPEND]])).toMatchObject({ command: 'EndUnsupported' });
  });
});
