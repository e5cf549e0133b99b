import { createHash } from 'node:crypto';
import type { Instant } from '#kernel';
import { checkCms, type CmsSigner } from './cms.js';
import { coveredBy, type Covered } from './byte-range.js';
import { pdfObjects, type SignatureDictionary } from './pdf-objects.js';
import type { PdfSignature, SignatureReport } from './signature.document.js';

/** Bytes of one signature with its certificates; those of a service with its whole chain have some ten thousand. */
const LARGEST = 1_048_576;
/** How signatures are written that are read here: PAdES, and what came before it. */
const DETACHED: readonly string[] = ['adbe.pkcs7.detached', 'ETSI.CAdES.detached'];
const STAMP = 'ETSI.RFC3161';

const TIME = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:Z|([+-])(\d{2})'?(\d{2})?)?/;

/** The time that a PDF tells beside a signature: by the offset that it names, or UTC. */
const timeIn = (text: string | undefined): Date | undefined => {
  const [, year, month, day, hour, minute, second, sign, hours, minutes] = TIME.exec(text ?? '') ?? [];
  if (year === undefined) return undefined;
  const offset = sign ? `${sign}${hours}:${minutes ?? '00'}` : 'Z';
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isFinite(at.getTime()) ? at : undefined;
};

const instant = (at: Date): Instant => at.toISOString() as Instant;

/** What stands between the brackets, as bytes; undefined where it is not written as it has to be. */
const unwrapped = (file: Buffer, { from, to }: NonNullable<SignatureDictionary['contents']>): Buffer | undefined => {
  if (to - from > 2 * LARGEST) return undefined;
  const text = file.toString('latin1', from + 1, to - 1).replace(/[\s\0]+/g, '');
  return /^(?:[0-9a-f]{2})+$/i.test(text) ? Buffer.from(text, 'hex') : undefined;
};

const pieces = (file: Buffer, { before, after }: Covered): Buffer =>
  Buffer.concat([file.subarray(...before), file.subarray(...after)]);

const signerTold = ({ validFrom, validTo, claimedAt, ...signer }: CmsSigner, time: Date | undefined) => ({
  ...signer,
  ...(validFrom && { validFrom: instant(validFrom) }),
  ...(validTo && { validTo: instant(validTo) }),
  ...((claimedAt ?? time) && { claimedAt: instant((claimedAt ?? time)!) }),
});

const signatureIn = async (file: Buffer, dictionary: SignatureDictionary, no: number): Promise<PdfSignature> => {
  const { subFilter, type, contents, time } = dictionary;
  const stamp = subFilter === STAMP || type === 'DocTimeStamp';
  const kind = stamp ? 'TIMESTAMP' : 'SIGNATURE';
  const covered = coveredBy(dictionary, file.length);
  if (!covered) return { no, kind, state: 'BAD_RANGE', coverage: 'NONE' };
  const range = { coverage: covered.whole ? 'WHOLE' : 'PART', upTo: covered.after[1] } as const;
  if (subFilter === undefined || (subFilter !== STAMP && !DETACHED.includes(subFilter)))
    return { no, kind, state: 'UNKNOWN_KIND', ...range };
  const message = unwrapped(file, contents!);
  if (!message) return { no, kind, state: 'UNREADABLE', ...range };
  const { state, ...signer } = await checkCms(message, pieces(file, covered), stamp);
  return { no, kind, state, ...range, ...signerTold(signer, timeIn(time)) };
};

/** The file as it was at each of these ends: its beginning up to there. */
const earlierOf = (file: Buffer, ends: readonly number[]): SignatureReport['earlier'] => {
  const hash = createHash('sha256');
  let from = 0;
  return ends.map((end) => {
    hash.update(file.subarray(from, end));
    from = end;
    return { bytes: end, sha256: hash.copy().digest('hex') };
  });
};

/**
 * What the signatures in a PDF say of it, from its bytes alone: who signed by his certificate, when by his own account,
 * whether what was signed is unchanged, and whether it is the whole file. Nobody is asked whether a certificate is to
 * be trusted.
 * @throws FileRefused what is no whole PDF
 */
export const readSignatures = async (file: Buffer): Promise<SignatureReport> => {
  const { dictionaries, more, ends } = pdfObjects(file);
  const signatures: PdfSignature[] = [];
  for (const [index, dictionary] of dictionaries.entries())
    signatures.push(await signatureIn(file, dictionary, index + 1));
  return {
    sha256: createHash('sha256').update(file).digest('hex'),
    bytes: file.length,
    chain: 'NOT_CHECKED',
    signatures,
    more,
    earlier: earlierOf(file, ends),
  };
};
