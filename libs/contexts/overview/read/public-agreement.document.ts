import { DAY, INTEGER, REGION, TEXT, FLAG, field, listOf, optional, record, type TypeOf } from '#kernel';
import { agreementStanding } from '#contexts/agreements/contract';
import { publicParty } from './public-party.js';

const { stage, instrument, scheme, title } = agreementStanding.fields;

/**
 * An agreement as anybody may see it: from its last signature on, without officials, documents, numbers and money. What
 * is not signed is kept for the fold and shown to nobody.
 */
export const publicAgreementDocument = record({
  id: field(['id kerja sama', 'id of the cooperation'], TEXT),
  published: field(['sudah ditandatangani semua pihak', 'signed by all parties'], FLAG),
  stage,
  instrument,
  scheme,
  title,
  names: field(['nama para pihak', 'names of the parties'], TEXT),
  parties: field(['para pihak', 'parties'], listOf(publicParty)),
  regions: field(
    ['kode wilayah para pihak (Kepmendagri)', "codes of the parties' regions (Kepmendagri)"],
    listOf(REGION),
  ),
  object: field(['objek', 'object'], TEXT),
  purpose: field(['maksud dan tujuan', 'purpose'], TEXT),
  year: optional(['tahun tanda tangan', 'year of signing'], INTEGER),
  signedOn: optional(['ditandatangani', 'signed on'], DAY),
  validFrom: optional(['mulai berlaku', 'in force from'], DAY),
  validUntil: optional(['berlaku sampai; kosong: tanpa batas waktu', 'in force until; absent: open-ended'], DAY),
});
export type PublicAgreement = TypeOf<typeof publicAgreementDocument>;
