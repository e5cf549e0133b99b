import type { OfficeHolders, OfficeNames } from '../contract/index.js';
import { calledOn } from '../domain/names.js';
import { officeDecider } from '../domain/office.decider.js';
import { holdersOn } from '../domain/office.state.js';

/** What the register says of how offices are called, and of who holds them. */
export const officeNames: OfficeNames & OfficeHolders = {
  officeOf: async (officeId, on, sources) => {
    const office = await sources.state(officeDecider, officeId);
    if (office.stage === 'NONE' || office.stage === 'VOIDED') return undefined;
    const { name, headTitle } = calledOn(office, on);
    const { region } = office.terms;
    return { officeId, name, headTitle, ...(region && { region }) };
  },
  holderOf: async (officeId, userId, on, sources) => {
    const office = await sources.state(officeDecider, officeId);
    if (office.stage === 'NONE' || office.stage === 'VOIDED') return undefined;
    const held = holdersOn(office, on).find((each) => each.userId === userId);
    return held && { officialName: held.officialName, capacity: held.capacity };
  },
};
