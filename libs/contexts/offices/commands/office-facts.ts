import type { FactSources, Sources } from '#runtime';
import type { Accounts } from '#contexts/access/contract';
import { authorityFrom } from '../contract/index.js';
import { institutionDecider } from '../domain/institution.decider.js';
import type { InstitutionFacts } from '../domain/institution.rules.js';
import type { OfficeCommand } from '../domain/office.commands.js';
import { officeDecider } from '../domain/office.decider.js';
import type { OfficeFacts } from '../domain/office.facts.js';
import { holdersOn, type OfficeState } from '../domain/office.state.js';
import { offices } from './authority.js';

/** The register asks itself who holds the office of its keeper. */
export const authority = authorityFrom(offices);

const known = ({ stage }: { readonly stage: string }): boolean => stage === 'ACTIVE' || stage === 'CLOSED';

export const officeFactSources = (accounts: Accounts) =>
  ({
    accountExists: async (command, _state, sources) =>
      !('userId' in command) || command.userId === undefined || accounts.exists(command.userId, sources),
    institutionExists: async (command, _state, sources) =>
      !('institutionId' in command) ||
      command.institutionId === undefined ||
      known(await sources.state(institutionDecider, command.institutionId)),
    giver: async (command, own, sources) => {
      if (command.type !== 'RecordMandate') return { officeId: '', held: false };
      const { givenBy: officeId, document } = command;
      const itself = own.stage !== 'NONE' && own.terms.officeId === officeId;
      const office = itself ? own : await sources.state(officeDecider, officeId);
      if (office.stage === 'NONE' || office.stage === 'VOIDED') return { officeId, unknown: true, held: false };
      return { officeId, held: holdersOn(office, document.date).length > 0 };
    },
    unknownSuccessors: async (command, _state, sources) =>
      command.type !== 'CloseOffice'
        ? []
        : missing(command.successors, async (id) => known(await sources.state(officeDecider, id))),
    authority,
    auditHold: () => false,
  }) satisfies FactSources<OfficeCommand, OfficeState, Omit<OfficeFacts, 'repair'>>;

const missing = async (
  ids: readonly string[],
  exists: (id: string) => Promise<boolean>,
): Promise<readonly string[]> => {
  const unknown: string[] = [];
  for (const id of ids) if (!(await exists(id))) unknown.push(id);
  return unknown;
};

/** Of all institutions that an input names, those that the register does not know. */
export const unknownInstitutions = async (
  command: { readonly partOf?: string; readonly successors?: readonly string[] },
  _state: unknown,
  sources: Sources,
): Promise<InstitutionFacts['unknownInstitutions']> =>
  missing([...(command.partOf === undefined ? [] : [command.partOf]), ...(command.successors ?? [])], async (id) =>
    known(await sources.state(institutionDecider, id)),
  );
