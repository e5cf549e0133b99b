import { BEFORE_SIGNED } from '../domain/agreement.state.js';
import type { AgreementBoardEntry } from './agreement-board.document.js';

const SIGNABLE: readonly AgreementBoardEntry['stage'][] = BEFORE_SIGNED;

/** AGR-10: a council has to approve, or was asked, and has not decided; of what is signed or given up none has to. */
export const waitsForCouncil = ({ stage, parties }: Pick<AgreementBoardEntry, 'stage' | 'parties'>): boolean =>
  SIGNABLE.includes(stage) &&
  parties.some(
    ({ burdensPublic, unbudgeted, councilAskedOn, councilApproved }) =>
      councilApproved === undefined && (burdensPublic || unbudgeted || councilAskedOn !== undefined),
  );
