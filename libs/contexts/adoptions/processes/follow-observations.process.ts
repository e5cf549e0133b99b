import { VISIT_RECORDS, type Visits } from '#contexts/visits/contract';
import { reaction, type ProcessManager } from '#runtime';
import type { adoptionCommandTable } from '../commands/adoption.command-table.js';

/**
 * Opens an adoption for each innovation that is observed on a visit, and follows what is corrected or voided there. So
 * it does of visits from before there were adoptions (domain §3.10 no. 2).
 */
export const followObservations = (table: ReturnType<typeof adoptionCommandTable>, visits: Visits): ProcessManager => ({
  name: 'follow-observations',
  from: 'beginning',
  reactions: [
    reaction(VISIT_RECORDS, 'InnovationObserved', table, 'TellObservation', ({ data: { visitId, innovationId } }) => [
      { input: { visitId, innovationId } },
    ]),
    reaction(
      VISIT_RECORDS,
      'RecordCorrected',
      table,
      'TellObservation',
      async ({ data: { visitId, changes } }, sources) => {
        const { innovations = [] } = (await visits.observedOn(visitId, sources)) ?? {};
        const former = changes
          .filter(({ targetType, field }) => targetType === 'InnovationObserved' && field === '/innovationId')
          .map(({ old }) => String(old));
        return [...new Set([...former, ...innovations.map(({ innovationId }) => innovationId)])].map(
          (innovationId) => ({ input: { visitId, innovationId } }),
        );
      },
    ),
    reaction(VISIT_RECORDS, 'RecordVoided', table, 'TellObservation', async ({ data: { visitId } }, sources) => {
      const { innovations = [] } = (await visits.observedOn(visitId, sources)) ?? {};
      return innovations.map(({ innovationId }) => ({ input: { visitId, innovationId } }));
    }),
  ],
});
