import type { DocRef, Role } from '#kernel';
import { repairRows } from '#nest';
import { OFFICERS, repairSides, rowsFor, type CommandTable } from '#runtime';
import { GRANTABLE_ROLES, RECORD_READERS, ROLE_INFO, type Accounts } from '#contexts/access/contract';
import { authorityFrom, type Offices } from '#contexts/offices/contract';
import type { RegionResolver } from '#contexts/regions/contract';
import type { DocumentCommand } from '../domain/document.commands.js';
import type { DocumentFactsByCommand } from '../domain/document.decide.js';
import { documentDecider } from '../domain/document.decider.js';
import { documentRestatements } from '../domain/document.restate.js';
import { requireSameContent } from '../domain/document.rules.js';
import { regionsOf, type DocumentState } from '../domain/document.state.js';
import type { MediaType } from '../domain/document.codes.js';
import { StoreDocumentDto } from './document.dto.js';

/** Whoever makes or examines records keeps evidence; keepers of accounts do neither. */
export const UPLOADERS = GRANTABLE_ROLES.filter((role) => ROLE_INFO[role].duty !== 'ADMINISTRATION');

export interface DocumentDependencies {
  readonly regions: RegionResolver;
  readonly accounts: Accounts;
  readonly offices: Pick<Offices, 'authorityOf'>;
}

/** The input with what the system found of the upload. */
type Found = StoreDocumentDto & { readonly bytes: number; readonly mediaType: MediaType };

const parties = (_command: unknown, state: DocumentState) => (state.stage === 'NONE' ? [] : [state.keeper.scope]);

/** Those of one party who put right what one of them has stored: who examines has no hand in what officers keep. */
const TOGETHER: readonly (readonly Role[])[] = [
  [...OFFICERS, 'DATA_STEWARD'],
  ['INSPECTOR', 'AUDITOR'],
];

/** COM-10: the party that keeps a document says alone how closed it is, and whether it stands. */
const keeper = {
  may: (role: Role, _command: unknown, state: DocumentState): boolean =>
    state.stage === 'NONE' ||
    role === state.keeper.role ||
    TOGETHER.some((roles) => roles.includes(role) && roles.includes(state.keeper.role)),
  parties,
  ofOffice: (_command: unknown, state: DocumentState) => (state.stage === 'NONE' ? undefined : state.keeper.officeId),
  ofParty: (_command: unknown, state: DocumentState) => (state.stage === 'NONE' ? undefined : state.keeper),
};

/** Documents whose bytes are kept here (COM-10). */
export const documentCommandTable = ({ regions, accounts, offices }: DocumentDependencies) => {
  const row = rowsFor<DocumentState, DocumentCommand, DocumentFactsByCommand>();
  const table = {
    path: 'documents',
    decider: documentDecider,
    obligated: (_command: DocumentCommand, state: DocumentState) => regionsOf(state)[0],
    readers: { roles: RECORD_READERS, regions: regionsOf },
    rows: [
      row({
        name: 'StoreDocument',
        summary: ['Simpan dokumen yang sudah diunggah', 'Store a document that was uploaded'],
        example: {
          upload: '0123456789abcdef0123456789abcdef0123456789abcdef',
          mediaType: 'application/pdf',
          document: {
            type: 'SURAT_PERMOHONAN',
            number: '140/77/SA/2024',
            date: '2024-12-02',
            issuer: 'Pemerintah Desa Sei Asam',
            classification: 'INTERNAL',
          },
        },
        input: StoreDocumentDto,
        creates: true,
        takesUpload: true,
        idOf: ({ document }) => document.docId,
        roles: UPLOADERS,
        // Also where the id is taken: a refusal by region would tell whose document it is.
        parties: () => [],
        facts: {},
        prepare: (input: StoreDocumentDto, docId) => {
          const { document, bytes, mediaType } = input as Found;
          return { type: 'StoreDocument', docId, document: { ...document, docId } as DocRef, bytes, mediaType };
        },
      }),
      ...repairRows<DocumentState>({
        table: (): CommandTable => table,
        restatements: documentRestatements,
        refersBy: { regions: [], persons: [] },
        regions,
        accounts,
        sides: repairSides<DocumentState>({ keeper: { ask: UPLOADERS, decide: UPLOADERS, ...keeper } }),
        voidingAskedBy: UPLOADERS,
        facts: { authority: authorityFrom(offices), auditHold: () => false },
        allowed: requireSameContent,
        example: {
          changes: [{ field: '/document/classification', value: 'RESTRICTED' }],
          reason: 'Lampirannya memuat rincian anggaran yang belum ditetapkan.',
        },
      }),
    ],
  } satisfies CommandTable;
  return table;
};
