import { FLAG, INSTANT, INTEGER, TEXT, codeOf, field, listOf, optional, record, type TypeOf } from '#kernel';
import { CHAIN_CODES, COVERAGE_CODES, SIGNATURE_KIND_CODES, SIGNATURE_STATE_CODES } from './signature.codes.js';

/** One signature in a PDF: what it covers, whether that is unchanged, and who made it by its own account. */
export const pdfSignature = record({
  no: field(['nomor urut dalam berkas', 'place in the file'], INTEGER),
  kind: field(['jenis', 'kind'], codeOf(SIGNATURE_KIND_CODES)),
  state: field(['hasil', 'result'], codeOf(SIGNATURE_STATE_CODES)),
  coverage: field(['cakupan', 'coverage'], codeOf(COVERAGE_CODES)),
  /** Bytes of the file up to the end of what it covers. */
  upTo: optional(['sampai bita ke-', 'up to the byte'], INTEGER),
  signer: optional(['penanda tangan menurut sertifikat', 'signer as the certificate says'], TEXT),
  organisation: optional(['lembaga menurut sertifikat', 'organisation as the certificate says'], TEXT),
  issuer: optional(['penerbit sertifikat', 'issuer of the certificate'], TEXT),
  selfIssued: optional(['sertifikat dibuat sendiri', 'the certificate is its own issuer'], FLAG),
  serial: optional(['nomor seri sertifikat', 'serial number of the certificate'], TEXT),
  validFrom: optional(['sertifikat berlaku sejak', 'certificate valid from'], INSTANT),
  validTo: optional(['sertifikat berlaku sampai', 'certificate valid until'], INSTANT),
  /** By the signer's own clock; of a time stamp by that of the service. */
  claimedAt: optional(['waktu menurut penanda tangan', 'time as the signer says'], INSTANT),
});
export type PdfSignature = TypeOf<typeof pdfSignature>;

/** What the signatures in a file say of it, read from its bytes alone. */
export const signatureReport = record({
  sha256: field(['sidik SHA-256 berkas', 'SHA-256 of the file'], TEXT),
  bytes: field(['bita', 'bytes'], INTEGER),
  chain: field(['rantai sertifikat', 'chain of certificates'], codeOf(CHAIN_CODES)),
  signatures: field(['tanda tangan', 'signatures'], listOf(pdfSignature)),
  more: field(['masih ada yang tidak diperiksa', 'there are more that were not checked'], FLAG),
  /** Its beginning up to each place where a PDF could end: a text that was signed begins the signed file. */
  earlier: field(
    ['keadaan berkas sebelum ditambah', 'the file before it was added to'],
    listOf(record({ bytes: field(['bita', 'bytes'], INTEGER), sha256: field(['sidik SHA-256', 'SHA-256'], TEXT) })),
  ),
});
export type SignatureReport = TypeOf<typeof signatureReport>;
