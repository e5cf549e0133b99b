import { describe, it } from '@jest/globals';
import { given } from '#testing';
import {
  supportedVillagesDecider,
  type AttachModelVillage,
  type SupportedVillagesEvent,
} from './supported-villages.decider.js';

const data = { agreementId: 'nk-1', modelVillageId: 'mv-1' };
const attached: SupportedVillagesEvent = { type: 'ModelVillageAttached', data };
const attach: AttachModelVillage = { type: 'AttachModelVillage', ...data };

describe('The model villages of an agreement', () => {
  it('are each entered once', () => {
    given(supportedVillagesDecider, []).when(attach).then([attached]);
    given(supportedVillagesDecider, [attached]).when(attach).then([]);
    given(supportedVillagesDecider, [attached])
      .when({ ...attach, modelVillageId: 'mv-2' })
      .then([{ type: 'ModelVillageAttached', data: { ...data, modelVillageId: 'mv-2' } }]);
  });
});
