import { CommonInputDto } from '#nest';
import { OF_SYSTEM, ownInput, rowsFor } from '#runtime';
import type { VisitCommand } from '../domain/visit.commands.js';
import type { VisitFactsByCommand } from '../domain/visit.decide.js';
import type { VisitState } from '../domain/visit.state.js';
import type { visitFactSources } from './visit-facts.js';
import { LapseDto } from './visit.dto.js';
import { ofOrigin } from './visit.roles.js';

type VisitSources = ReturnType<typeof visitFactSources>;

const row = rowsFor<VisitState, VisitCommand, VisitFactsByCommand>();

/** What the system does with visits by itself: by its deadlines and process managers. */
export const visitSystemRows = (
  facts: Pick<VisitSources, 'authority' | 'strayNumbers'>,
  calendar: VisitSources['calendar'],
) =>
  [
    row({
      name: 'SetReportTerm',
      summary: ['Tetapkan tenggat laporan', 'Set the due day of the report'],
      input: CommonInputDto,
      ...OF_SYSTEM,
      parties: ofOrigin.parties,
      facts: { ...facts, calendar },
      prepare: () => ({ type: 'SetReportTerm' }),
    }),
    row({
      name: 'MarkReportOverdue',
      summary: ['Tandai laporan lewat tenggat', 'Mark the report as overdue'],
      input: CommonInputDto,
      ...OF_SYSTEM,
      parties: ofOrigin.parties,
      facts,
      prepare: () => ({ type: 'MarkReportOverdue' }),
    }),
    row({
      name: 'LapseTravelOrder',
      summary: ['Gugurkan penerbitan yang terputus', 'Lapse an interrupted issue'],
      input: LapseDto,
      ...OF_SYSTEM,
      parties: ofOrigin.parties,
      facts,
      prepare: (input: LapseDto) => ({ type: 'LapseTravelOrder', ...ownInput(input) }),
    }),
  ] as const;
