import { Controller, Get, Header, Param, Query, Req, type Type } from '@nestjs/common';
import { KEPT_NOWHERE, Roles, formOf, malformed, pathIdOf, refuseUnknown, single, valueOf, type RawQuery } from '#nest';
import type { Principal } from '#runtime';
import { RECORD_READERS } from '#contexts/access/contract';
import { PERSON_READERS } from '../commands/person.roles.js';
import type { Asked, PersonReading } from '../contract/reading.js';
import { PURPOSES, type Purpose } from '../domain/person.codes.js';

const KNOWN = new Set(['purpose', 'reason']);
const [PURPOSE, REASON] = [formOf(PURPOSES, 'text'), formOf('words', 'text')];

/** @throws Rejection `E_MALFORMED` an unknown, repeated or ill-written parameter, or no purpose */
const askedIn = (query: RawQuery, usual?: Purpose): Asked => {
  refuseUnknown(query, KNOWN);
  const [given, why] = [single(query, 'purpose'), single(query, 'reason')];
  const purpose = given === undefined ? usual : (valueOf('purpose', PURPOSE, given) as Purpose);
  if (!purpose)
    throw malformed(
      'purpose',
      `Parameter purpose wajib diisi, salah satu dari: ${PURPOSES.join(', ')}.`,
      `The parameter purpose is required, one of: ${PURPOSES.join(', ')}.`,
    );
  return { purpose, ...(why !== undefined && { reason: valueOf('reason', REASON, why) as string }) };
};

/** Data of persons in clear: each look is recorded before it is answered (COM-11). */
export const personsController = (reading: PersonReading): Type => {
  @Controller('v1')
  class PersonsController {
    /** The travel order with the names of its travellers. */
    @Get('visits/:id/travellers')
    @Header('Cache-Control', KEPT_NOWHERE)
    @Roles(...RECORD_READERS)
    travellers(@Req() { principal }: { principal: Principal }, @Param() params: object, @Query() query: RawQuery) {
      return reading.travellersOf(principal, pathIdOf(params), askedIn(query, 'TRAVEL'));
    }

    @Get('persons/:id/data')
    @Header('Cache-Control', KEPT_NOWHERE)
    @Roles(...PERSON_READERS)
    async person(@Req() { principal }: { principal: Principal }, @Param() params: object, @Query() query: RawQuery) {
      const personId = pathIdOf(params);
      return { personId, person: await reading.personOf(principal, personId, askedIn(query)) };
    }
  }
  return PersonsController;
};
