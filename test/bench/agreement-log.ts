import {
  addDays,
  hears,
  localDate,
  localDateAt,
  rulesOn,
  streamName,
  yearOf,
  zoneOf,
  type Actor,
  type Instant,
  type LocalDate,
  type RegionCode,
  type Revision,
} from '#kernel';
import type { Deadline, DeadlineModel } from '#runtime';
import { agreementDeadlines } from '../../libs/contexts/agreements/processes/agreement.deadlines.js';
import type { AgreementCommand } from '../../libs/contexts/agreements/domain/agreement.commands.js';
import { agreementDecider } from '../../libs/contexts/agreements/domain/agreement.decider.js';
import { defaultAgreementFacts } from '../../libs/contexts/agreements/domain/agreement.facts.js';
import type {
  AgreementDraft,
  AgreementParty,
  AgreementTerms,
} from '../../libs/contexts/agreements/domain/agreement.terms.js';
import { actor, doc } from '../../libs/testing/spec-values.js';
import { randomFrom, type Random } from './random.js';
import { loadVillages, metadataOf, morningOf, type LogEvent } from './visit-log.js';

type Step = readonly [command: AgreementCommand, on: LocalDate, by: Actor];

/** Up to then agreements have lived: the day before the last one of the year, by all clocks of the country. */
export const UNTIL = '2026-12-30T15:00:00.000Z' as Instant;
/** The first day on which one is signed, and over how many days the others are. */
const [FIRST_SIGNED, SIGNED_OVER] = [localDate('2026-01-05'), 330];
const PLACE = 'Kantor pemrakarsa';
const OBJECTS = [
  'Pengelolaan sampah terpadu',
  'Pemasaran produk unggulan desa',
  'Pendampingan perencanaan desa',
  'Penyediaan air bersih',
  'Pengembangan desa wisata',
  'Pelatihan aparatur desa',
];
const CONTENTS = ['PARTIES', 'AIM', 'OBJECT', 'SCOPE', 'EXECUTION', 'TERM', 'CORRESPONDENCE', 'CLOSING'] as const;
const OF_VILLAGES = ['SCOPE', 'FIELD', 'PROCEDURE', 'TERM', 'RIGHTS_DUTIES', 'FUNDING', 'CHANGE', 'DISPUTE'] as const;

/** Most terms end with a year, as budgets do; the others on any day. */
const lastDay = (signed: LocalDate, random: Random): LocalDate => {
  const years = random.between(0, 3);
  return random.between(1, 10) <= 6
    ? localDate(`${yearOf(signed) + years}-12-31`)
    : addDays(signed, random.between(200, 365 + years * 365));
};

/** A life up to a first activity under the agreement, from which on it is left to its deadlines. */
const life = (n: number, random: Random): { readonly id: string; readonly steps: readonly Step[] } => {
  const { villages, ref } = loadVillages();
  const id = random.uuid();
  const signed = addDays(FIRST_SIGNED, random.between(0, SIGNED_OVER));
  const [one, other] = [random.pick(villages), random.pick(villages)];
  const ofRegencies = random.between(1, 10) <= 3 && one.slice(0, 5) !== other.slice(0, 5);
  const regency = (village: RegionCode) => village.slice(0, 5) as RegionCode;
  const on = (days: number): LocalDate => addDays(signed, -days);
  const paper = doc('NASKAH', on(30), {
    docId: random.uuid(),
    sha256: `${random.uuid()}${random.uuid()}`.replaceAll('-', ''),
  });
  const object = random.pick(OBJECTS);
  const parties: readonly AgreementParty[] = ofRegencies
    ? [{ region: ref(regency(one)) }, { region: ref(regency(other)) }]
    : [{ region: ref(one) }, { kind: 'COMPANY', region: ref(regency(one)), name: `PT Mitra ${n}` }];
  const terms: AgreementTerms = {
    agreementId: id,
    instrument: ofRegencies ? 'KESEPAKATAN_BERSAMA' : 'PERJANJIAN_BERSAMA_PIHAK_KETIGA',
    scheme: ofRegencies ? 'KSDD_SUKARELA' : 'DESA_PIHAK_KETIGA',
    officeId: `kantor-${one}`,
    parties,
    title: `${object} ${n}`,
    object,
    urusan: [ofRegencies ? 'PEMBERDAYAAN_DESA' : 'DESA_PEMBANGUNAN'],
    purpose: `Kerja sama dalam ${object.toLowerCase()} bagi warga para pihak`,
    ...(ofRegencies && { planning: { basis: 'RPJMD', statement: 'Termuat dalam rencana tahun berjalan' } }),
  };
  const text: AgreementDraft = {
    text: paper,
    contents: ofRegencies ? [...CONTENTS] : [...OF_VILLAGES],
    term: { end: 'FIXED', until: lastDay(signed, random) },
    ...(!ofRegencies && { executor: 'VILLAGE_GOVERNMENT' as const }),
  };
  const [first, second] = ofRegencies
    ? [actor('REGENCY_HEAD', regency(one)), actor('REGENCY_HEAD', regency(other))]
    : [actor('VILLAGE_HEAD', one), actor('VILLAGE_HEAD', one)];
  const opener = ofRegencies ? actor('REGENCY_COOP', regency(one)) : first;
  const sign = (partyNo: number): AgreementCommand => ({
    type: 'SignAgreement',
    partyNo,
    officialName: `Penanda tangan ${partyNo}`,
    textSha256: paper.sha256,
    signMethod: 'WET_INK',
    place: { text: PLACE, region: ref(regency(one)) },
    ...(partyNo === 2 &&
      !ofRegencies && {
        signedFor: { officialName: `Direktur ${n}`, title: 'Direktur' },
        signedCopy: doc('SALINAN', signed, { docId: random.uuid() }),
      }),
  });
  return {
    id,
    steps: [
      [{ type: 'InitiateCooperation', ...terms, officialName: 'Pejabat pemrakarsa' }, on(40), opener],
      [{ type: 'DraftAgreement', ...text }, on(30), opener],
      ...(ofRegencies
        ? ([1, 2] as const).map((partyNo): Step => [
            { type: 'RecommendAgreement', partyNo, minutes: doc('BA_TKKSD', on(20)) },
            on(20),
            actor('REGENCY_COOP', regency(partyNo === 1 ? one : other)),
          ])
        : [
            [
              { type: 'RecordVillageDeliberation', partyNo: 1, record: doc('BA_MUSDES', on(20)) },
              on(20),
              first,
            ] as Step,
          ]),
      [{ type: 'FinaliseText' }, on(10), opener],
      [sign(1), signed, first],
      [sign(2), signed, second],
    ],
  };
};

const systems = actor('SYSTEM', 'ID');
const deadlines = agreementDeadlines(undefined as never);

/**
 * The n-th agreement, made by the decider itself: in force, with all that falls due until then as the keeper of
 * deadlines would have told it.
 */
export const agreementEvents = (n: number): readonly LogEvent[] => {
  const random = randomFrom(n);
  const { id, steps } = life(n, random);
  const stream = streamName(agreementDecider, id);
  const log: LogEvent[] = [];
  const open = new Map<DeadlineModel, Deadline | undefined>();
  let state = agreementDecider.initialState;
  const take = (command: AgreementCommand, now: Instant, on: LocalDate, by: Actor): void => {
    const commandId = random.uuid();
    const decided = agreementDecider.decide(command, state, {
      now,
      today: on,
      occurredOn: on,
      actor: by,
      commandId,
      rules: rulesOn('default', [], on),
      acknowledged: ['W_LONG_TERM'],
      facts: defaultAgreementFacts,
    });
    const metadata = metadataOf(command.type, commandId, now, on, by);
    for (const event of decided) {
      const recorded = { stream, revision: log.length as Revision, id: random.uuid(), ...event, metadata };
      log.push(recorded);
      state = agreementDecider.evolve(state, event, metadata);
      for (const model of deadlines) {
        if (hears(model.events, recorded)) open.set(model, model.fold(open.get(model), recorded as never, id));
      }
    }
  };
  for (const [command, on, by] of steps) take(command, morningOf(on), on, by);
  for (;;) {
    const due = [...open.values()].filter((each) => each !== undefined && each.dueAt <= UNTIL) as readonly Deadline[];
    const [next] = [...due].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
    if (!next) return log;
    const before = log.length;
    take(
      { type: next.command, ...next.input } as AgreementCommand,
      next.dueAt,
      localDateAt(next.dueAt, zoneOf('ID')),
      systems,
    );
    if (log.length === before) throw new Error(`${next.command} of agreement ${n} changes nothing on ${next.dueAt}`);
  }
};
