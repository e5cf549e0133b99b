import { Controller, Get, Header, Param, Query, Req, Res, type Type } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { reject, seatOf, type Clock } from '#kernel';
import { KEPT_NOWHERE, Roles, malformed, pathIdOf, refuseUnknown, single, type RawQuery } from '#nest';
import { grantsAt, mayKnow, mayReadOf, type Principal, type Sources } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import type { Journey, Journeys } from '#contexts/visits/contract';
import type { PaperFacts } from '../forms/paper-facts.js';
import { PAPERS, PAPER_NAMES, insteadOf, type PaperName } from '../forms/paper-kinds.js';
import { gatherFacts, type PaperSources } from './gather-facts.js';
import { printedPapers } from './printed-paper.js';

export interface PapersParts extends PaperSources {
  readonly journeys: Journeys;
  readonly sources: Sources;
  readonly clock: Clock;
}

const KNOWN = new Set(['traveller']);
const isPaperName = (text: string): text is PaperName => (PAPER_NAMES as readonly string[]).includes(text);

/** @throws Rejection `E_NOT_FOUND` */
const paperNamed = (params: unknown): PaperName => {
  const { kind } = params as { readonly kind: string };
  if (isPaperName(kind)) return kind;
  throw reject('E_NOT_FOUND', {
    messageId: `Naskah ${PAPER_NAMES.join(', ')} dapat dicetak; lainnya tidak.`,
    messageEn: `The papers ${PAPER_NAMES.join(', ')} can be printed, and no others.`,
  });
};

/** The place of a traveller in the order. @throws Rejection `E_MALFORMED` */
const travellerIn = (query: RawQuery): number | undefined => {
  refuseUnknown(query, KNOWN);
  const given = single(query, 'traveller');
  if (given === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/u.test(given)) return Number(given);
  throw malformed(
    'traveller',
    'Parameter traveller harus nomor urut orang dalam Surat Tugas, mulai 1.',
    'The parameter traveller must be the place of a person in the travel order, from 1.',
  );
};

const requireFacts = (name: PaperName, journey: Journey) => {
  const { needs, missing, words } = PAPERS[name];
  if (journey.order && needs(journey)) return journey.order;
  throw reject('E_STATE', {
    details: { stage: journey.stage, missing: [missing] },
    messageId: `Naskah ini belum dapat dicetak: ${words[0]} (${missing}).`,
    messageEn: `The paper cannot be printed yet: ${words[1]} (${missing}).`,
  });
};

/** Those of one traveller, or of all. @throws Rejection `E_NOT_FOUND` where the order has not so many */
const forTraveller = (facts: PaperFacts, no: number | undefined): PaperFacts => {
  if (no === undefined) return facts;
  const travellers = facts.travellers.filter((each) => each.no === no);
  if (travellers.length > 0) return { ...facts, travellers };
  throw reject('E_NOT_FOUND', {
    parameter: 'traveller',
    messageId: `Surat Tugas ini menyebut ${facts.travellers.length} orang.`,
    messageEn: `The travel order names ${facts.travellers.length} persons.`,
  });
};

/** Papers of a visit as offices print them: made of its record as it stands. */
export const papersController = ({ journeys, sources, clock, ...paperSources }: PapersParts): Type => {
  const printed = printedPapers();

  @Controller('v1')
  class PapersController {
    @Get('visits/:id/papers/:kind')
    @Header('Cache-Control', KEPT_NOWHERE)
    @Roles(...RECORD_READERS)
    async paper(
      @Req() { principal }: { principal: Principal },
      @Param() params: object,
      @Query() query: RawQuery,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<Buffer> {
      const [id, name, no] = [pathIdOf(params), paperNamed(params), travellerIn(query)];
      const now = clock.now();
      const journey = await journeys.journeyOf(id, sources);
      if (!journey || !mayReadOf(principal, RECORD_READERS, journey.regions, now))
        throw reject('E_NOT_FOUND', { details: { id } });
      const order = requireFacts(name, journey);
      const know = mayKnow(grantsAt(principal, now));
      const facts = await gatherFacts(journey, order, { principal, know }, paperSources, sources);
      const { revision, position, recordedAt: asOf } = journey;
      const about = {
        name: `${name}-${id}`,
        subject: `Kunjungan ${id}`,
        state: `kunjungan ${id}, revisi ${revision}`,
        asOf,
        position,
        seat: seatOf(journey.terms.origin),
        ...(!order.stands && { mark: 'TIDAK BERLAKU' }),
        instead: insteadOf(name, no),
      };
      return printed(PAPERS[name].form(forTraveller(facts, no)), about, principal, reply);
    }
  }
  return PapersController;
};
