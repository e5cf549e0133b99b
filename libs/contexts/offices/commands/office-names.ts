import type { OfficeNames } from '../contract/index.js';
import { calledOn } from '../domain/names.js';
import { officeDecider } from '../domain/office.decider.js';

/** What the register says of how offices are called. */
export const officeNames: OfficeNames = {
  officeOf: async (officeId, on, sources) => {
    const office = await sources.state(officeDecider, officeId);
    if (office.stage === 'NONE' || office.stage === 'VOIDED') return undefined;
    const { name, headTitle } = calledOn(office, on);
    const { region } = office.terms;
    return { officeId, name, headTitle, ...(region && { region }) };
  },
};
