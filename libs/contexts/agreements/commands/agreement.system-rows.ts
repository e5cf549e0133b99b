import { CommonInputDto } from '#nest';
import { OF_SYSTEM, ownInput, rowsFor } from '#runtime';
import type { AgreementCommand } from '../domain/agreement.commands.js';
import type { AgreementFactsByCommand } from '../domain/agreement.decide.js';
import type { AgreementState } from '../domain/agreement.state.js';
import type { agreementFactSources } from './agreement-facts.js';
import { EndWithParentDto, ExpiringDto, LinkDto, OverdueDto } from './agreement-life.dto.js';
import { byAnyParty } from './agreement.roles.js';

const row = rowsFor<AgreementState, AgreementCommand, AgreementFactsByCommand>();

/** What the system does with agreements by itself: by its deadlines and process managers. */
export const agreementSystemRows = ({
  authority,
  ownInstitution,
}: Pick<ReturnType<typeof agreementFactSources>, 'authority' | 'ownInstitution'>) => {
  const { parties } = byAnyParty();
  const bySystem = { ...OF_SYSTEM, parties, facts: { authority, ownInstitution } };
  return [
    row({
      name: 'LapseOffer',
      summary: ['Gugurkan penawaran', 'Lapse the offer'],
      input: CommonInputDto,
      ...bySystem,
      prepare: () => ({ type: 'LapseOffer' }),
    }),
    row({
      name: 'LapseSignatures',
      summary: ['Gugurkan tanda tangan', 'Lapse the signatures'],
      input: CommonInputDto,
      ...bySystem,
      prepare: () => ({ type: 'LapseSignatures' }),
    }),
    row({
      name: 'ActivateAgreement',
      summary: ['Mulai berlaku', 'Bring it into force'],
      input: CommonInputDto,
      ...bySystem,
      prepare: () => ({ type: 'ActivateAgreement' }),
    }),
    row({
      name: 'NoticeExpiring',
      summary: ['Beri tahu akan berakhir', 'Tell that it is about to expire'],
      input: ExpiringDto,
      ...bySystem,
      prepare: (input: ExpiringDto) => ({ type: 'NoticeExpiring', ...ownInput(input) }),
    }),
    row({
      name: 'ExpireAgreement',
      summary: ['Berakhir', 'Expire it'],
      input: CommonInputDto,
      ...bySystem,
      prepare: () => ({ type: 'ExpireAgreement' }),
    }),
    row({
      name: 'MarkStalled',
      summary: ['Tandai tanpa tindak lanjut', 'Mark it as stalled'],
      input: CommonInputDto,
      ...bySystem,
      prepare: () => ({ type: 'MarkStalled' }),
    }),
    row({
      name: 'MarkAgreementReportOverdue',
      summary: ['Tandai laporan lewat tenggat', 'Mark a report as overdue'],
      input: OverdueDto,
      ...bySystem,
      prepare: (input: OverdueDto) => ({ type: 'MarkAgreementReportOverdue', ...ownInput(input) }),
    }),
    row({
      name: 'LinkTechnicalAgreement',
      summary: ['Tautkan perjanjian pelaksana', 'Link a technical agreement'],
      input: LinkDto,
      ...bySystem,
      prepare: (input: LinkDto) => ({ type: 'LinkTechnicalAgreement', ...ownInput(input) }),
    }),
    row({
      name: 'EndWithParent',
      summary: ['Akhiri bersama induknya', 'End it together with its parent'],
      input: EndWithParentDto,
      ...bySystem,
      prepare: (input: EndWithParentDto) => ({ type: 'EndWithParent', ...ownInput(input) }),
    }),
  ] as const;
};
