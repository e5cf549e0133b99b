import type { Actor, Correction, CorrectionAsked, FieldChange, Instant, Voiding } from '#kernel';
import type { HistoryEntry } from '#runtime';

/** One act of a repair: which step of the history it is, who acted and why. */
interface Act {
  readonly revision: number;
  readonly recordedAt: Instant;
  readonly actor: Actor;
  readonly reason?: string;
}

export type CorrectionStatus = 'WAITING' | 'CONFIRMED' | 'REFUSED' | 'WITHDRAWN' | 'LAPSED';

/** A correction or voiding from its request to its decision. */
export interface ToldCorrection {
  readonly kind: 'CORRECTION' | 'VOIDING';
  readonly status: CorrectionStatus;
  /** Those of the old form had no request. */
  readonly requestId?: string;
  readonly asked?: Act;
  readonly decided?: Act;
  /** What was asked for and, once confirmed, what was changed. */
  readonly changes?: readonly FieldChange[];
  /** Whom the author of the old form named as having agreed. */
  readonly approverId?: string;
}

const actOf = ({ revision, metadata: { recordedAt, actor, reason } }: HistoryEntry): Act => ({
  revision,
  recordedAt,
  actor,
  ...(reason !== undefined && { reason }),
});

const DECISIONS: Readonly<Record<string, Pick<ToldCorrection, 'status'> & Partial<ToldCorrection>>> = {
  RecordCorrected: { status: 'CONFIRMED', kind: 'CORRECTION' },
  RecordVoided: { status: 'CONFIRMED', kind: 'VOIDING' },
  CorrectionRefused: { status: 'REFUSED' },
  CorrectionWithdrawn: { status: 'WITHDRAWN' },
};

/** Who asked for which repair of a record, and who decided: step after step. */
export class ToldCorrections {
  private readonly told = new Map<string, ToldCorrection>();

  step(entry: HistoryEntry): void {
    const { type, data, revision } = entry;
    const { requestId, changes, approverId } = data as Partial<Correction & CorrectionAsked>;
    const key = requestId ?? `step ${revision}`;
    if (type === 'CorrectionRequested' || type === 'VoidingRequested') {
      const kind = type === 'CorrectionRequested' ? 'CORRECTION' : 'VOIDING';
      this.told.set(key, { kind, status: 'WAITING', requestId: key, asked: actOf(entry), ...(changes && { changes }) });
      return;
    }
    const decision = DECISIONS[type];
    if (!decision) return;
    this.told.set(key, {
      kind: 'CORRECTION',
      ...this.told.get(key),
      ...decision,
      decided: actOf(entry),
      ...(changes && { changes }),
      ...(approverId !== undefined && { approverId }),
    });
    for (const lapsed of (data as Partial<Voiding>).lapsed ?? []) {
      const waiting = this.told.get(lapsed);
      if (waiting) this.told.set(lapsed, { ...waiting, status: 'LAPSED', decided: actOf(entry) });
    }
  }

  all(): readonly ToldCorrection[] {
    return [...this.told.values()];
  }
}
