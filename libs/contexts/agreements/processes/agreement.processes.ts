import { NATIONAL, localDateAt, zoneOf, type EventMetadata, type LocalDate } from '#kernel';
import { reaction, type ProcessManager, type Sources } from '#runtime';
import type { agreementNumbersCommandTable } from '../commands/agreement-numbers.command-table.js';
import { placeOf, strayNumbers } from '../commands/agreement-reservations.js';
import type { agreementCommandTable } from '../commands/agreement.command-table.js';
import { agreementDecider } from '../domain/agreement.decider.js';

type Table = ReturnType<typeof agreementCommandTable>;

/** On the day of its parent, which for the system, whose day begins in the west, may not have come yet. */
const endedOn = ({ occurredOn, recordedAt }: EventMetadata): LocalDate => {
  const today = localDateAt(recordedAt, zoneOf(NATIONAL));
  return occurredOn < today ? occurredOn : today;
};

/** Long enough for what is dated back (COM-05). */
const reasonOf = ({ explanation }: { readonly explanation: string }): string =>
  explanation.trim().length < 20 ? `Kesepakatan induknya diakhiri: ${explanation}` : explanation;

/** AGR-11, AGR-13: a memorandum knows the agreements that carry it out, and those end with it that were said to. */
export const followTree = (table: Table): ProcessManager => ({
  name: 'follow-agreement-tree',
  from: 'beginning',
  reactions: [
    reaction(agreementDecider, 'PKSSigned', table, 'LinkTechnicalAgreement', ({ data: { agreementId, parentId } }) =>
      parentId === undefined ? [] : [{ id: parentId, input: { childId: agreementId } }],
    ),
    reaction(agreementDecider, 'AgreementTerminated', table, 'EndWithParent', ({ data, metadata }) =>
      data.cascade
        .filter(({ ends }) => ends)
        .map(({ agreementId }) => ({
          id: agreementId,
          input: { parentId: data.agreementId, occurredOn: endedOn(metadata), reason: reasonOf(data) },
        })),
    ),
  ],
});

/** §7.3: a number that a correction or voiding took out of a record is free again. */
export const returnNumbers = (numbers: typeof agreementNumbersCommandTable): ProcessManager => {
  const returned = async (agreementId: string, sources: Sources) =>
    strayNumbers(await sources.record(agreementDecider, agreementId)).flatMap((number) => {
      const place = placeOf(number);
      return place ? [{ input: place.given }] : [];
    });
  return {
    name: 'return-agreement-numbers',
    from: 'beginning',
    reactions: [
      reaction(agreementDecider, 'RecordCorrected', numbers, 'ReturnAgreementNumber', ({ data }, sources) =>
        returned(data.agreementId, sources),
      ),
      reaction(agreementDecider, 'RecordVoided', numbers, 'ReturnAgreementNumber', ({ data }, sources) =>
        returned(data.agreementId, sources),
      ),
    ],
  };
};
