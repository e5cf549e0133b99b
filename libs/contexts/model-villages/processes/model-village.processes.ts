import { reaction, type ProcessManager, type Sources } from '#runtime';
import { AGREEMENT_RECORDS, type Agreements } from '#contexts/agreements/contract';
import type { modelVillageCommandTable } from '../commands/model-village.command-table.js';
import type { supportedVillagesCommandTable } from '../commands/supported-villages.command-table.js';
import { modelVillageDecider } from '../domain/model-village.decider.js';
import { supportedVillagesDecider } from '../domain/supported-villages.decider.js';

/** What may change whether an agreement is in force, and for how long. */
const CHANGES = [
  'AgreementExpired',
  'AgreementTerminated',
  'AddendumSigned',
  'ExtensionAgreed',
  'RecordVoided',
] as const;
/** What may bring one into force that renews another. */
const RENEWALS = [
  'MoUSigned',
  'PKSSigned',
  'JointVillageRegulationEnacted',
  'AgreementActivated',
  'RecordCorrected',
] as const;

type Table = ReturnType<typeof modelVillageCommandTable>;
type Register = typeof supportedVillagesCommandTable;

/**
 * MOD-06: a model village is entered at the agreement on which it rests; with that, and whenever something happens to
 * the agreement or to one that renews it, it looks whether it is still supported.
 */
export const followAgreements = (table: Table, register: Register, agreements: Agreements): ProcessManager => {
  const attached = async (agreementId: string, sources: Sources) =>
    (await sources.state(supportedVillagesDecider, agreementId)).modelVillageIds;
  /** The agreement on which it rests by now, where it rests on one. */
  const restsOn = async (modelVillageId: string, sources: Sources): Promise<readonly string[]> => {
    const state = await sources.state(modelVillageDecider, modelVillageId);
    return state.stage === 'NONE' ? [] : state.agreementIds.slice(-1);
  };
  /** Those on it, of what has become of it. */
  const told = async (agreementId: string, sources: Sources) =>
    (await attached(agreementId, sources)).map((id) => ({ id, input: { agreementId } }));
  /** Those on the one that it renews, that there is another. */
  const renewed = async (agreementId: string, sources: Sources) => {
    const { renewsId } = (await agreements.agreementOf(agreementId, sources)) ?? {};
    const own = await told(agreementId, sources);
    if (renewsId === undefined) return own;
    const former = await attached(renewsId, sources);
    return [
      ...own,
      ...former.filter((id) => !own.some((each) => each.id === id)).map((id) => ({ id, input: { agreementId } })),
    ];
  };
  const onAgreement = (type: (typeof CHANGES)[number]) =>
    reaction(AGREEMENT_RECORDS, type, table, 'FollowAgreement', ({ data }, sources) => told(data.agreementId, sources));
  const onRenewal = (type: (typeof RENEWALS)[number]) =>
    reaction(AGREEMENT_RECORDS, type, table, 'FollowAgreement', ({ data }, sources) =>
      renewed(data.agreementId, sources),
    );

  return {
    name: 'follow-agreements-of-model-villages',
    from: 'beginning',
    reactions: [
      reaction(modelVillageDecider, 'ModelVillageNominated', register, 'AttachModelVillage', ({ data }) => {
        const { agreementId, modelVillageId } = data;
        return agreementId === undefined ? [] : [{ input: { agreementId, modelVillageId } }];
      }),
      reaction(modelVillageDecider, 'ModelVillageSupported', register, 'AttachModelVillage', ({ data }) => [
        { input: { agreementId: data.agreementId, modelVillageId: data.modelVillageId } },
      ]),
      reaction(supportedVillagesDecider, 'ModelVillageAttached', table, 'FollowAgreement', ({ data }) => [
        { id: data.modelVillageId, input: { agreementId: data.agreementId } },
      ]),
      reaction(modelVillageDecider, 'RecordCorrected', register, 'AttachModelVillage', async ({ data }, sources) =>
        (await restsOn(data.modelVillageId, sources)).map((agreementId) => ({
          input: { agreementId, modelVillageId: data.modelVillageId },
        })),
      ),
      reaction(modelVillageDecider, 'RecordCorrected', table, 'FollowAgreement', async ({ data }, sources) =>
        (await restsOn(data.modelVillageId, sources)).map((agreementId) => ({
          id: data.modelVillageId,
          input: { agreementId },
        })),
      ),
      ...CHANGES.map(onAgreement),
      ...RENEWALS.map(onRenewal),
    ],
  };
};
