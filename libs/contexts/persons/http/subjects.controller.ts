import { Body, Controller, HttpCode, Post, Req, type Type } from '@nestjs/common';
import { reject, type RegionCode, type Scope } from '#kernel';
import { Roles, inputChecks } from '#nest';
import type { Principal } from '#runtime';
import { TRAVEL_CLERKS, type AskForPersons, type FoundPersons } from '#contexts/access/contract';
import { SubjectDto, type PersonDto } from '../commands/person-data.dto.js';
import type { PersonData } from '../vault/person-vault.js';

export interface SubjectParts {
  readonly ask: AskForPersons;
  /** Keeps data of the person for the party; the same data again change nothing. */
  readonly register: (principal: Principal, personId: string, party: RegionCode, data: PersonData) => Promise<void>;
}

const unclear = () =>
  reject('E_VALIDATION', {
    field: '/nik',
    messageId: 'Isi nik, niks atau persons, salah satu.',
    messageEn: 'Give one of nik, niks and persons.',
  });

const unclearParty = (scopes: readonly Scope[]) =>
  reject('E_VALIDATION', {
    ruleId: 'COM-11',
    field: '/party',
    details: { parties: scopes },
    messageId: `Sebutkan untuk wilayah mana datanya disimpan, salah satu dari wilayah Anda: ${scopes.join(', ')}.`,
    messageEn: `Say for which region the data are kept, one of your own: ${scopes.join(', ')}.`,
  });

const twice = (index: number) =>
  reject('E_VALIDATION', {
    ruleId: 'COM-11',
    field: `/persons/${index}/nik`,
    messageId: 'Orang ini sudah disebut di atasnya.',
    messageEn: 'This person is named above already.',
  });

const dataOf = ({ nik, ...data }: PersonDto): PersonData => ({ ...data, nikEnd: nik.slice(-4) });

/** The one party for which data are entered. @throws Rejection `E_VALIDATION` it is not clear, or not the sender's. */
const partyOf = (party: RegionCode | undefined, scopes: readonly Scope[]): RegionCode => {
  const own = party ?? (scopes.length === 1 ? scopes[0]! : undefined);
  if (own !== undefined && scopes.includes(own)) return own as RegionCode;
  throw unclearParty(scopes);
};

/** What names persons in a command, and the data that are kept of them (COM-11). Numbers are not kept. */
export const subjectsController = ({ ask, register }: SubjectParts): Type => {
  const inputOf = inputChecks()(SubjectDto);

  const registerAll = async (
    principal: Principal,
    persons: readonly PersonDto[],
    { references, scopes }: FoundPersons,
    given: RegionCode | undefined,
  ): Promise<void> => {
    const party = partyOf(given, scopes);
    const again = references.findIndex((reference, index) => references.indexOf(reference) !== index);
    if (again >= 0) throw twice(again);
    for (const [index, person] of persons.entries())
      await register(principal, references[index]!, party, dataOf(person));
  };

  @Controller('v1')
  class SubjectsController {
    @Post('subjects')
    @HttpCode(200)
    @Roles(...TRAVEL_CLERKS)
    async subjects(@Req() { principal }: { principal: Principal }, @Body() body: unknown) {
      const { nik, niks, persons, party } = inputOf(body);
      if ([nik, niks, persons].filter((each) => each !== undefined).length !== 1) throw unclear();
      if (nik !== undefined) return { subjectRef: (await ask(principal, [nik], () => '/nik')).handles[0] };
      if (niks) return { subjectRefs: (await ask(principal, niks, (index) => `/niks/${index}`)).handles };
      const numbers = persons!.map((person) => person.nik);
      const found = await ask(principal, numbers, (index) => `/persons/${index}/nik`);
      await registerAll(principal, persons!, found, party);
      return { subjectRefs: found.handles };
    }
  }
  return SubjectsController;
};
