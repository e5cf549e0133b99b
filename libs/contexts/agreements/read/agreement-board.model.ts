import { eventsOf, searching, stepOf, streamId, type ReadModel } from '#kernel';
import { agreementDecider } from '../domain/agreement.decider.js';
import { waitsForCouncil } from './agreement-board.councils.js';
import type { AgreementBoardEntry, RecordedAgreementEvent } from './agreement-board.document.js';
import { withPapers } from './agreement-board.documents.js';
import { before, changes, initiated, lastOn } from './agreement-board.fold.js';
import { AGREEMENT_BOARD, contribute } from './agreement-board.totals.js';

/** Every agreement with where it stands, who has signed and until when it holds (domain §4). */
export const agreementBoard: ReadModel<AgreementBoardEntry, RecordedAgreementEvent> = {
  ...AGREEMENT_BOARD,
  ofOneStream: true,
  events: eventsOf(agreementDecider),
  fields: {
    stage: 'text',
    instrument: 'text',
    scheme: 'text',
    urusan: 'text',
    year: 'integer',
    regions: 'regions',
    ownRegions: 'text',
    parentId: 'text',
    originVisitId: 'text',
    signedOn: 'text',
    validUntil: 'text',
    expiringWithin: 'integer',
    openEnded: 'boolean',
    stalled: 'boolean',
    disputed: 'boolean',
    reportOverdue: 'boolean',
    flags: 'text',
    lastActivityOn: 'text',
    quietSince: 'text',
    councilPending: 'boolean',
    createdOn: 'text',
    updatedOn: 'text',
    title: 'text',
  },
  sorts: ['signedOn', 'validUntil', 'createdOn', 'updatedOn', 'title'],
  keys: ({ stream }) => [streamId(stream)],
  fold: (entry, event, id) => {
    const {
      metadata: { warnings },
      type,
    } = event;
    if (type !== 'CooperationInitiated' && !entry)
      throw new Error(`${type} of agreement ${id}, which was never initiated`);
    const base = type === 'CooperationInitiated' ? initiated(id, event) : before(entry!, event);
    const changed = { ...base, ...changes(base, event) };
    return {
      ...changed,
      councilPending: waitsForCouncil(changed),
      ...withPapers(base, event),
      ...(warnings?.length && { warnings: [...new Set([...changed.warnings, ...warnings])] }),
      revision: event.revision,
      updatedOn: lastOn(base, event),
      steps: [...base.steps, stepOf(event)],
    };
  },
  ...searching<AgreementBoardEntry>(
    { label: ['judul', 'title'], texts: ({ title }) => [title] },
    { label: ['objek', 'object'], texts: ({ object }) => [object] },
    {
      label: ['nama para pihak dan wilayahnya', 'names of the parties and of their regions'],
      texts: ({ parties }) => parties.flatMap(({ name, region }) => [name, region?.nameAtTime]),
    },
    {
      label: ['nomor naskah dan nomor register', 'numbers of texts and registers'],
      texts: ({ parties }) => parties.flatMap(({ documentNumber, registerNo }) => [documentNumber, registerNo]),
    },
  ),
  contribute,
};
