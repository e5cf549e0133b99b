import {
  InvalidQuery,
  OutcomeUnknown,
  RevisionConflict,
  StoreUnavailable,
  type Revision,
  type StorageFault,
} from '#kernel/stores';

/** A call as the worker gets it. All calls of one turn of the event loop travel in one message. */
export type WireCall = readonly [id: number, method: string, args: readonly unknown[]];

export type WireAnswer =
  readonly [id: number, ok: true, value: unknown] | readonly [id: number, ok: false, error: WireError];

export type WireMessage =
  | { readonly answers: readonly WireAnswer[] }
  | { readonly notice: unknown }
  | { readonly opened: true }
  | { readonly failed: WireError };

/** Structured cloning forgets an error's class, so errors travel as their name and fields. */
export interface WireError {
  readonly name: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export const CLOSE = '(close)';

export const toWire = (thrown: unknown): WireError => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { stream, expected, actual, field, fault } = error as Partial<
    RevisionConflict & InvalidQuery & Pick<StoreUnavailable, 'fault'>
  >;
  return { name: error.name, message: error.message, fields: { stream, expected, actual, field, fault } };
};

export const fromWire = ({ name, message, fields }: WireError): Error => {
  const fault = fields['fault'] as StorageFault | undefined;
  switch (name) {
    case 'RevisionConflict':
      return new RevisionConflict(
        fields['stream'] as string,
        fields['expected'] as Revision,
        fields['actual'] as Revision,
      );
    case 'OutcomeUnknown':
      return new OutcomeUnknown(message, { fault });
    case 'StoreUnavailable':
      return new StoreUnavailable(message, { fault });
    case 'InvalidQuery':
      return new InvalidQuery(fields['field'] as string, message);
    default:
      return new Error(message);
  }
};
