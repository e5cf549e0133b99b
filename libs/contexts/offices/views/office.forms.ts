import { codeWord, periodOf, type Choosing, type FormViews, type Option } from '#views';

interface Term {
  readonly [id: string]: unknown;
  readonly officialName?: string;
  readonly matter?: string;
  readonly validFrom: string;
  readonly validTo?: string;
}

/** A term as whoever ends it knows it: whose, of which kind, since when. */
const termsOf =
  (member: 'appointments' | 'mandates', id: 'appointmentId' | 'mandateId', kind: 'capacity' | 'kind') =>
  ({ record, ui, describe }: Choosing): Readonly<Record<string, readonly Option[]>> => {
    const shape = describe.open(describe.open(describe.list('offices')!.item.properties![member]!).items!);
    const kinds = describe.open(shape.properties![kind]!);
    return {
      [`/${id}`]: ((record[member] ?? []) as readonly Term[]).map((term) => ({
        value: String(term[id]),
        label: [
          term.officialName ?? term.matter,
          codeWord(kinds, String(term[kind]), ui),
          periodOf(term.validFrom, term.validTo, ui.language),
        ].join(' · '),
      })),
    };
  };

export const officeForms: FormViews = {
  'end-appointment': {
    words: { '/appointmentId': { label: ['Pengangkatan', 'Appointment'] } },
    choices: termsOf('appointments', 'appointmentId', 'capacity'),
  },
  'withdraw-mandate': {
    words: { '/mandateId': { label: ['Pelimpahan', 'Mandate'] } },
    choices: termsOf('mandates', 'mandateId', 'kind'),
  },
};
