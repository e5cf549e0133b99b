/** COM-01: the log is append only; a wrong entry is corrected or voided by an event that names a second person. */
export interface CorrectRecord<Field extends string = string> {
  readonly type: 'CorrectRecord';
  readonly targetEventId: string;
  readonly field: Field;
  readonly value: string;
  /** User id of the second person. */
  readonly approverId: string;
}

export interface VoidRecord {
  readonly type: 'VoidRecord';
  readonly approverId: string;
}

/** Data of `RecordCorrected`, the same in every aggregate. */
export interface Correction<Field extends string = string> {
  readonly targetEventId: string;
  readonly field: Field;
  /** Absent where nothing had been entered. */
  readonly old?: string;
  readonly new: string;
  readonly reason: string;
  readonly approverId: string;
}

/** What `RecordVoided` holds in every aggregate. */
export interface Voiding {
  readonly reason: string;
  readonly approverId: string;
}
