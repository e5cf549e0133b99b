import type { Decider } from '#kernel';
import type { OfficeCommand } from './office.commands.js';
import { decide } from './office.decide.js';
import { officeCatalogue, type OfficeEvent } from './office.events.js';
import type { OfficeFacts } from './office.facts.js';
import { evolve, initialState, type OfficeState } from './office.state.js';

/** One office, the appointments to it, and the mandates with which its officials act for others (domain §3.0). */
export const officeDecider: Decider<OfficeState, OfficeCommand, OfficeEvent, OfficeFacts> = {
  category: 'office',
  catalogue: officeCatalogue,
  initialState,
  evolve,
  decide,
};
