import { describe, expect, it } from '@jest/globals';
import { rulesOn } from '#kernel';
import { by, day, doc, given, type GivenEvent } from '#testing';
import type { AdoptionCommand, DecideAdoption } from './adoption.commands.js';
import { adoptionDecider } from './adoption.decider.js';
import type { AdoptionEvent } from './adoption.events.js';
import {
  KADES,
  KADIS,
  SYSTEM,
  adoptionId,
  atHome,
  decided,
  deciding,
  deferred,
  deferring,
  facts,
  opened,
  reported,
  seen,
  verified,
  withdrawn,
} from './fixtures/adoption-story.js';

const after = (...events: readonly GivenEvent<AdoptionEvent>[]) =>
  given(adoptionDecider, events, {
    facts: facts(),
    actor: KADES,
    occurredOn: day('2024-12-01'),
    today: day('2024-12-01'),
  });
const on = (date: string, actor = KADES) => ({ occurredOn: day(date), today: day(date), actor });
const bound = (setting: string, value: number) => ({
  rules: rulesOn(
    'spec',
    [{ setting, region: 'ID', value, validFrom: day('2000-01-01'), legalBasis: 'VIS-12' }],
    day('2024-12-01'),
  ),
});
const told = (observation?: typeof seen): AdoptionCommand => ({
  type: 'TellObservation',
  adoptionId,
  ...(observation && { observation }),
});
const bySystem = { actor: SYSTEM };

describe('What was observed on a visit', () => {
  it('waits for a decision, once', () => {
    after().when(told(seen), bySystem).then([opened]);
    after(opened).when(told(seen), bySystem).then([]);
    after().when(told(), bySystem).then([]);
  });

  it('is followed when the record of the visit is corrected, at every stage', () => {
    const changed = { ...seen, description: 'BUMDes terbuka dengan laporan bulanan' };
    for (const events of [
      [opened],
      [opened, atHome(decided)],
      [opened, atHome(deferred)],
      [opened, atHome(decided), atHome(reported), verified],
    ])
      after(...events)
        .when(told(changed), bySystem)
        .then([{ type: 'ObservationChanged', data: { adoptionId, ...changed } }]);
    expect(
      after(opened, atHome(decided), { type: 'ObservationChanged', data: { adoptionId, ...changed } }).state,
    ).toMatchObject({ stage: 'DECIDED', observation: changed, lastStepOn: '2024-12-01' });
  });

  it('is withdrawn with it, and observed anew when it is told again', () => {
    after(opened, atHome(decided)).when(told(), bySystem).then([withdrawn]);
    expect(after(opened, atHome(decided), withdrawn).state).toMatchObject({ stage: 'WITHDRAWN', reviewsOn: [] });
    after(opened, withdrawn).when(told(), bySystem).then([]);
    after(opened, withdrawn).when(told(seen), bySystem).then([opened]);
    after(opened, withdrawn).when(deciding()).thenRejected('E_STATE');
  });
});

describe('VIS-12 the decision', () => {
  const refusing = (more: Partial<DecideAdoption>, without: readonly (keyof DecideAdoption)[] = []) => {
    const command = { ...deciding(), ...more } as Record<string, unknown>;
    for (const name of without) delete command[name];
    return after(opened)
      .when(command as never)
      .thenRejected('E_ADOPTION_INCOMPLETE', 'VIS-12').info.field;
  };

  it('is made on what was observed, by an official, with the days on which one looks how far it has come', () => {
    after(opened).when(deciding()).then([decided]);
    after().when(deciding()).thenRejected('E_NOT_FOUND');
    after(opened)
      .when({ ...deciding(), officialName: ' ' })
      .thenRejected('E_VALIDATION', 'COM-04');
    after(opened).when(deciding(), on('2024-11-18')).thenRejected('E_DATE_ORDER', 'COM-05');
  });

  it('COM-04 is made by who holds the office', () => {
    after(opened)
      .when(deciding(), { facts: facts({ authority: { heldAs: 'PJ' } }) })
      .thenRejected('E_NO_AUTHORITY', 'COM-04');
    after(opened)
      .when(deciding(), { facts: facts({ authority: { heldAs: 'DEFINITIF', officialName: 'Orang Lain' } }) })
      .thenRejected('E_NO_AUTHORITY', 'COM-04');
  });

  it.each(['ADOPT', 'ADAPT'] as const)('of %s names who answers for it, a day and a measure (S-4 R5)', (decision) => {
    const change = decision === 'ADOPT' ? (['adaptation'] as const) : [];
    expect(refusing({ decision }, ['owner', ...change])).toBe('/owner');
    expect(refusing({ decision }, ['targetDate', ...change])).toBe('/targetDate');
    expect(refusing({ decision }, ['indicators', ...change])).toBe('/indicators');
    expect(refusing({ decision, indicators: [] }, change)).toBe('/indicators');
  });

  it('is to be carried out within 24 months, from the day of the decision to the last one, both included', () => {
    for (const targetDate of ['2024-12-01', '2026-12-01'] as const)
      after(opened)
        .when(deciding({ targetDate: day(targetDate) }))
        .then([{ ...decided, data: { ...decided.data, targetDate: day(targetDate) } }]);
    for (const targetDate of ['2024-11-30', '2026-12-02'] as const)
      expect(refusing({ targetDate: day(targetDate) })).toBe('/targetDate');
    after(opened)
      .when(deciding({ targetDate: day('2025-01-02') }), bound('ADOPTION_LONGEST_MONTHS', 1))
      .thenRejected('E_ADOPTION_INCOMPLETE', 'VIS-12');
  });

  it('of ADAPT says what is changed, of ADOPT that nothing is', () => {
    expect(refusing({}, ['adaptation'])).toBe('/adaptation');
    expect(refusing({ adaptation: ' ' })).toBe('/adaptation');
    expect(refusing({ decision: 'ADOPT' })).toBe('/adaptation');
  });

  it.each(['REJECT', 'DEFER'] as const)('of %s says why, and nothing of carrying it out', (decision) => {
    const { rationale: _why, ...bare } = deferring;
    expect(
      after(opened)
        .when({ ...bare, decision })
        .thenRejected('E_ADOPTION_INCOMPLETE').info.field,
    ).toBe('/rationale');
    after(opened)
      .when({ ...deferring, decision, rationale: ' ' })
      .thenRejected('E_ADOPTION_INCOMPLETE', 'VIS-12');
    for (const [name, value] of [
      ['owner', deciding().owner],
      ['targetDate', day('2025-03-31')],
      ['indicators', ['x']],
      ['adaptation', 'x'],
    ] as const) {
      expect(
        after(opened)
          .when({ ...deferring, decision, [name]: value })
          .thenRejected('E_ADOPTION_INCOMPLETE').info.field,
      ).toBe(`/${name}`);
    }
    after(opened)
      .when({ ...deferring, decision })
      .then([{ ...deferred, data: { ...deferred.data, decision } } as AdoptionEvent]);
  });

  it('is made once, but for what was deferred, and that not without end (COM-14)', () => {
    for (const events of [
      [decided],
      [{ ...deferred, data: { ...deferred.data, decision: 'REJECT' } }],
    ] as readonly AdoptionEvent[][])
      after(opened, ...events.map((event) => atHome(event)))
        .when(deciding())
        .thenRejected('E_STATE');
    after(opened, atHome(deferred)).when(deciding()).then([decided]);
    after(opened, atHome(deferred))
      .when(deciding(), bound('ADOPTION_DECISIONS_MOST', 1))
      .thenRejected('E_LIMIT', 'COM-14');
  });

  it('COM-14 counts each time', () => {
    const twice = after(opened, atHome(deferred), atHome(deferred));
    twice.when(deciding(), bound('ADOPTION_DECISIONS_MOST', 2)).thenRejected('E_LIMIT', 'COM-14');
    twice.when(deciding(), bound('ADOPTION_DECISIONS_MOST', 3)).then([decided]);
  });
});

describe('What comes of it', () => {
  const report: AdoptionCommand = {
    type: 'ReportAdoptionProgress',
    progress: '8 dari 12 RT',
    evidenceDoc: doc('FOTO', '2025-02-01'),
  };
  const evidenceDoc = doc('BERITA_ACARA', '2025-04-10');
  const verify: AdoptionCommand = {
    type: 'VerifyAdoption',
    findings: 'Terpasang di 12 RT',
    evidenceDoc,
    officialName: 'Kadis PMD',
  };
  const reject: AdoptionCommand = { type: 'RejectAdoptionVerification', officialName: 'Kadis PMD' };
  const told = [opened, atHome(decided), atHome(reported, '2025-02-01')];
  const byKadis = on('2025-04-10', KADIS);

  it('is reported with evidence, of what was decided to be carried out', () => {
    after(opened, atHome(decided)).when(report, on('2025-02-01')).then([reported]);
    after(opened, atHome(decided))
      .when({ type: 'ReportAdoptionProgress', progress: 'x' }, on('2025-02-01'))
      .thenRejected('E_DOC_MISSING', 'COM-10');
    after(opened).when(report).thenRejected('E_STATE');
    after(opened, atHome(deferred)).when(report).thenRejected('E_STATE');
    after(...told)
      .when(report, { ...on('2025-02-02'), ...bound('ADOPTION_REPORTS', 1) })
      .thenRejected('E_LIMIT', 'COM-14');
  });

  it('is verified by another office than the one that answers for it, and by nobody who had a part in it', () => {
    after(...told)
      .when(verify, byKadis)
      .then([verified]);
    for (const actor of [KADES, { ...KADIS, userId: KADES.userId }, { ...KADIS, officeId: 'pemdes-sei-asam' }]) {
      for (const command of [verify, reject])
        after(...told)
          .when(command, { ...on('2025-04-10', actor), reason: 'Belum.' })
          .thenRejected('E_SOD', 'VIS-12');
    }
  });

  it('is verified by none of those who told of it, either', () => {
    const operator = { ...KADES, userId: 'operator' };
    const byOperator = [opened, atHome(decided), by(operator, '2025-02-01', reported)];
    after(...byOperator)
      .when(verify, on('2025-04-10', { ...KADIS, userId: 'operator' }))
      .thenRejected('E_SOD', 'VIS-12');
    after(...byOperator)
      .when(verify, byKadis)
      .then([verified]);
  });

  it('is verified with evidence, after something was reported', () => {
    after(...told)
      .when({ ...verify, evidenceDoc: undefined } as never, byKadis)
      .thenRejected('E_DOC_MISSING', 'COM-10');
    for (const command of [verify, reject])
      after(opened, atHome(decided))
        .when(command, { ...byKadis, reason: 'Belum.' })
        .thenRejected('E_DOC_MISSING', 'VIS-12');
  });

  it('is found wanting with a reason, and can be verified after another report', () => {
    after(...told)
      .when(reject, byKadis)
      .thenRejected('E_REASON_REQUIRED', 'VIS-12');
    const rejected: AdoptionEvent = {
      type: 'AdoptionVerificationRejected',
      data: {
        adoptionId,
        reason: 'Baru 8 RT',
        rejectedBy: { officeId: 'dpmd', officialName: 'Kadis PMD', capacity: 'DEFINITIF' },
      },
    };
    after(...told)
      .when(reject, { ...byKadis, reason: 'Baru 8 RT' })
      .then([rejected]);
    const wanting = [...told, { ...rejected, metadata: { occurredOn: day('2025-04-10') } }];
    for (const command of [verify, reject])
      after(...wanting)
        .when(command, { ...byKadis, reason: 'Masih.' })
        .thenRejected('E_DOC_MISSING', 'VIS-12');
    after(...wanting, by(KADES, '2025-04-10', reported))
      .when(verify, byKadis)
      .then([verified]);
  });

  it('can be given up with a reason, while it is not verified', () => {
    const abandon: AdoptionCommand = { type: 'AbandonAdoption' };
    after(opened, atHome(decided)).when(abandon).thenRejected('E_REASON_REQUIRED', 'VIS-12');
    const abandoned: AdoptionEvent = { type: 'AdoptionAbandoned', data: { adoptionId, reason: 'Tidak ada dana' } };
    after(opened, atHome(decided)).when(abandon, { reason: 'Tidak ada dana' }).then([abandoned]);
    expect(after(opened, atHome(decided), atHome(abandoned)).state).toMatchObject({
      stage: 'ABANDONED',
      reviewsOn: [],
    });
    after(...told, verified)
      .when(abandon, { ...on('2025-05-01'), reason: 'x' })
      .thenRejected('E_STATE');
  });
});

describe('Domain §3.10 no. 2: reviews', () => {
  const mark: AdoptionCommand = { type: 'MarkAdoptionReviewDue' };
  const due = (reviewOn: string, review: number, nextReviewAt?: string): AdoptionEvent =>
    ({
      type: 'AdoptionReviewDue',
      data: { adoptionId, reviewOn: day(reviewOn), review, ...(nextReviewAt && { nextReviewAt }) },
    }) as AdoptionEvent;
  const first = due('2025-03-01', 1, '2025-05-29T17:00:00.000Z');
  const open = [opened, atHome(decided)];

  it('fall due 90, 180 and 365 days after the decision, on the day itself', () => {
    expect(
      after(...open)
        .when(mark, on('2025-02-28', SYSTEM))
        .thenRejected('E_DATE_ORDER', 'VIS-12').info.details,
    ).toEqual({ reviewOn: '2025-03-01', decidedOn: '2024-12-01' });
    after(...open)
      .when(mark, on('2025-03-01', SYSTEM))
      .then([first]);
    const second = due('2025-05-30', 2, '2025-11-30T17:00:00.000Z');
    after(...open, atHome(first, '2025-03-01'))
      .when(mark, on('2025-05-30', SYSTEM))
      .then([second]);
    after(...open, atHome(first, '2025-03-01'), atHome(second, '2025-05-30'))
      .when(mark, on('2025-12-01', SYSTEM))
      .then([due('2025-12-01', 3)]);
  });

  it('of several days that nobody looked at are one', () => {
    after(...open)
      .when(mark, on('2025-06-01', SYSTEM))
      .then([due('2025-05-30', 2, '2025-11-30T17:00:00.000Z')]);
    after(...open)
      .when(mark, on('2026-06-01', SYSTEM))
      .then([due('2025-12-01', 3)]);
  });

  it('are over with the last one, and with what was verified', () => {
    after(...open, atHome(due('2025-12-01', 3), '2025-12-01'))
      .when(mark, on('2025-12-02', SYSTEM))
      .then([]);
    after(...open, atHome(reported), verified)
      .when(mark, on('2025-12-02', SYSTEM))
      .thenRejected('E_STATE');
  });
});

describe('A decision that was entered by mistake', () => {
  it('is void, and what was observed waits for another', () => {
    const voided: AdoptionEvent = {
      type: 'RecordVoided',
      data: { adoptionId, requestId: '1', lapsed: [], reason: 'Tercatat pada inovasi yang lain' },
    };
    const { state } = after(opened, atHome(decided), atHome(reported), atHome(voided));
    expect(state).toMatchObject({ stage: 'OBSERVED', reports: 0, reviewsOn: [] });
    expect(state).not.toHaveProperty('decided');
    after(opened, atHome(decided), atHome(voided)).when(deciding()).then([decided]);
  });
});
