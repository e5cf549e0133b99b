import {
  isGovernment,
  isSameParty,
  reject,
  requireDocument,
  requireParty,
  type PartyRef,
  type Pointer,
  type Rejection,
} from '#kernel';
import { asRegistered, type RegisteredBodies } from '#contexts/offices/contract';
import { PAID_BY_OTHERS } from './visit.codes.js';
import { isVisitor } from './visit.parties.js';
import { isVirtual, type VisitHost, type VisitTerms } from './visit.terms.js';

/** All parties that terms name, each with its place in the input. */
export const partiesIn = ({
  origin,
  hosts,
  fundingSources,
  costBorneBy,
  organiser,
}: VisitTerms): readonly (readonly [PartyRef, Pointer])[] => [
  [origin, '/origin'],
  ...hosts.map((host, index) => [host, `/hosts/${index}`] as const),
  ...fundingSources.flatMap(({ payer }, index) => (payer ? [[payer, `/fundingSources/${index}/payer`] as const] : [])),
  ...(costBorneBy ? [[costBorneBy, '/costBorneBy'] as const] : []),
  ...(organiser ? [[organiser, '/organiser'] as const] : []),
];

/** VIS-02: every party is one, and the origin is one for which somebody acts here. */
export const requireParties = (terms: VisitTerms): void => {
  for (const [party, at] of partiesIn(terms)) requireParty(party, at);
  if (isVisitor(terms.origin)) return;
  throw reject('E_VALIDATION', {
    ruleId: 'VIS-02',
    field: '/origin/kind',
    messageId:
      'Untuk pihak ini tidak ada yang mengajukan kunjungan di sini; sebut dia sebagai tuan rumah atau pembayar.',
    messageEn: 'Nobody proposes a visit for this party here; name it as a host or as a payer.',
  });
};

/** PTY-03: the terms with every body of the register as the register has it on the day. */
export const asRegisteredTerms = (terms: VisitTerms, bodies: RegisteredBodies): VisitTerms => {
  const known = <Party extends PartyRef>(party: Party, at: Pointer): Party => ({
    ...party,
    ...asRegistered(party, bodies, at),
  });
  return {
    ...terms,
    origin: known(terms.origin, '/origin'),
    hosts: terms.hosts.map((host, index) => known(host, `/hosts/${index}`)),
    fundingSources: terms.fundingSources.map((funding, index) => ({
      ...funding,
      ...(funding.payer && { payer: known(funding.payer, `/fundingSources/${index}/payer`) }),
    })),
    ...(terms.costBorneBy && { costBorneBy: known(terms.costBorneBy, '/costBorneBy') }),
    ...(terms.organiser && { organiser: known(terms.organiser, '/organiser') }),
  };
};

const refused = (field: Pointer, messageId: string, messageEn: string): Rejection =>
  reject('E_VALIDATION', { ruleId: 'VIS-14', field, messageId, messageEn });

const requirePayer = (
  { source, payer }: VisitTerms['fundingSources'][number],
  { hosts, origin }: VisitTerms,
  at: Pointer,
): void => {
  const needed = PAID_BY_OTHERS.includes(source);
  if (!needed && !payer) return;
  if (!needed)
    throw refused(
      at,
      `Pembayar disebut hanya untuk ${PAID_BY_OTHERS.join(', ')}; dana ${source} adalah uang asal sendiri.`,
      `A payer is named of ${PAID_BY_OTHERS.join(', ')} alone; ${source} is the visitors' own money.`,
    );
  if (!payer) throw refused(at, `Sumber ${source} perlu pembayarnya (payer).`, `The source ${source} needs its payer.`);
  if (isSameParty(payer, origin))
    throw refused(at, 'Asal tidak membayar sebagai pihak lain.', 'The visitors do not pay as another party.');
  if (source === 'HOST' && !hosts.some((host) => isSameParty(host, payer)))
    throw refused(at, 'Pembayar sumber HOST adalah salah satu tuan rumah.', 'The payer of HOST is one of the hosts.');
  if (source === 'HIBAH_LN' && payer.kind !== 'FOREIGN')
    throw refused(
      at,
      'Pemberi hibah luar negeri (HIBAH_LN) adalah pihak luar negeri (FOREIGN).',
      'A grant from abroad (HIBAH_LN) is paid by a party abroad (FOREIGN).',
    );
};

/**
 * VIS-14 *Paid by others*: each source of others has its payer; whoever bears all costs leaves nothing to pay; and the
 * visitors state that there is no conflict of interest.
 */
export const requirePayers = (terms: VisitTerms): void => {
  const { budget, costBorneBy, costBorneByHost, origin, hosts, fundingSources, noConflict } = terms;
  for (const [index, funding] of fundingSources.entries())
    requirePayer(funding, terms, `/fundingSources/${index}/payer`);
  if (costBorneBy && (budget !== '0' || isSameParty(costBorneBy, origin)))
    throw refused(
      '/costBorneBy',
      'costBorneBy menyebut pihak lain yang menanggung seluruh biaya: anggarannya 0.',
      'costBorneBy names another party that bears all costs: the budget is 0.',
    );
  // A host that is a government bears its own part of working together; any other one pays like a third party.
  const borneByBody = costBorneByHost && hosts.some((host) => !isGovernment(host));
  if (costBorneBy || borneByBody || fundingSources.some(({ source }) => PAID_BY_OTHERS.includes(source)))
    requireDocument(noConflict, '/noConflict');
};

/** VIS-16: nobody travels on a virtual visit, so there is nothing to pay for. */
export const requireNoBudgetOnline = (terms: VisitTerms): void => {
  if (!isVirtual(terms) || terms.budget === '0') return;
  throw reject('E_FUNDING_MISMATCH', {
    ruleId: 'VIS-16',
    field: '/budget',
    messageId: 'Kunjungan daring tidak memakai biaya perjalanan; anggarannya 0.',
    messageEn: 'A virtual visit costs no travel money; its budget is 0.',
  });
};

/** VIS-14 *Abroad*: whether the visitors travel to one of the hosts, which is abroad. */
export const goesAbroad = (terms: VisitTerms, hosts: readonly VisitHost[]): boolean =>
  !isVirtual(terms) && hosts.some(({ kind }) => kind === 'FOREIGN');
