import { createHash, webcrypto } from 'node:crypto';
import { fromBER } from 'asn1js';
import type { Certificate } from 'pkijs';
import {
  ContentInfo,
  CryptoEngine,
  SignedData,
  SignedDataVerifyError,
  TSTInfo,
  setEngine,
  type Attribute,
  type RelativeDistinguishedNames,
  type SignerInfo,
} from 'pkijs';
import type { SignatureState } from './signature.codes.js';

setEngine('node', new CryptoEngine({ name: 'node', crypto: webcrypto as never }));

const [SIGNED_DATA, DATA, TIME_STAMP] = [
  '1.2.840.113549.1.7.2',
  '1.2.840.113549.1.7.1',
  '1.2.840.113549.1.9.16.1.4',
] as const;
const [MESSAGE_DIGEST, CONTENT_TYPE, SIGNING_TIME] = [
  '1.2.840.113549.1.9.4',
  '1.2.840.113549.1.9.3',
  '1.2.840.113549.1.9.5',
] as const;
/** Digests that nobody can forge; those of old are read, and not relied upon. */
const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const WEAK_DIGESTS: Readonly<Record<string, string>> = { '1.3.14.3.2.26': 'sha1', '1.2.840.113549.2.5': 'md5' };
const [RSA, EC] = ['1.2.840.113549.1.1.1', '1.2.840.10045.2.1'];
const PSS = '1.2.840.113549.1.1.10';
/** Bits of an RSA key from which on it is relied upon. */
const STRONG_RSA = 2_048;
const [COMMON_NAME, ORGANISATION] = ['2.5.4.3', '2.5.4.10'];
/** Characters of what a certificate says. */
const LONGEST = 200;

/** Who signed, by the certificate that came with the signature, and when by his own account. */
export interface CmsSigner {
  readonly signer?: string;
  readonly organisation?: string;
  readonly issuer?: string;
  readonly selfIssued?: boolean;
  readonly serial?: string;
  readonly validFrom?: Date;
  readonly validTo?: Date;
  readonly claimedAt?: Date;
}
export interface CmsChecked extends CmsSigner {
  readonly state: Exclude<SignatureState, 'BAD_RANGE'>;
}

/** As it may stand on a page: in one line, without signs that nobody sees. */
const shownText = (text: string): string | undefined =>
  text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST) || undefined;

const nameIn = ({ typesAndValues }: RelativeDistinguishedNames, type: string): string | undefined => {
  const value: unknown = typesAndValues.find((each) => each.type === type)?.value.valueBlock.value;
  return typeof value === 'string' ? shownText(value) : undefined;
};

const attributesOf = ({ signedAttrs }: SignerInfo, type: string): readonly Attribute[] =>
  signedAttrs?.attributes.filter((each) => each.type === type) ?? [];

const timeOf = (info: SignerInfo): Date | undefined => {
  const [attribute] = attributesOf(info, SIGNING_TIME);
  const value = attribute?.values[0] as { toDate?: () => Date } | undefined;
  const at = value?.toDate?.();
  return at && Number.isFinite(at.getTime()) ? at : undefined;
};

const told = <T extends object>(members: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;

const signerIn = (certificate: Certificate | undefined, claimedAt: Date | undefined): CmsSigner =>
  told({
    ...(certificate && {
      signer: nameIn(certificate.subject, COMMON_NAME),
      organisation: nameIn(certificate.subject, ORGANISATION),
      issuer: nameIn(certificate.issuer, COMMON_NAME) ?? nameIn(certificate.issuer, ORGANISATION),
      selfIssued: certificate.issuer.isEqual(certificate.subject),
      serial: Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex').slice(0, 64),
      validFrom: certificate.notBefore.value,
      validTo: certificate.notAfter.value,
    }),
    claimedAt,
  }) as CmsSigner;

/** The message of a file in brackets: nothing but zeros may follow it, which fill its place. */
const messageIn = (bytes: Uint8Array): SignedData | undefined => {
  const { offset, result } = fromBER(bytes);
  if (offset <= 0 || bytes.subarray(offset).some((byte) => byte !== 0)) return undefined;
  const content = new ContentInfo({ schema: result });
  return content.contentType === SIGNED_DATA ? new SignedData({ schema: content.content }) : undefined;
};

const isWeakKey = ({ subjectPublicKeyInfo }: Certificate): boolean => {
  if (subjectPublicKeyInfo.algorithm.algorithmId !== RSA) return false;
  const { modulus } = subjectPublicKeyInfo.parsedKey as unknown as {
    readonly modulus: { readonly valueBlock: { readonly valueHexView: Uint8Array } };
  };
  const bits = Buffer.from(modulus.valueBlock.valueHexView).toString('hex').replace(/^0+/, '').length * 4;
  return bits <= STRONG_RSA - 4;
};

const isKnownKey = ({ subjectPublicKeyInfo }: Certificate): boolean =>
  [RSA, EC, PSS].includes(subjectPublicKeyInfo.algorithm.algorithmId);

const digestOf = (name: string, bytes: Uint8Array): Buffer => createHash(name).update(bytes).digest();

/** What is signed beside the digest says: once each, the kind of content, and the digest of what is covered. */
const digestSaid = (info: SignerInfo, contentType: string): Buffer | undefined => {
  const [digests, types] = [attributesOf(info, MESSAGE_DIGEST), attributesOf(info, CONTENT_TYPE)];
  if (digests.length !== 1 || types.length !== 1) return undefined;
  const [digest, type] = [digests[0]!.values, types[0]!.values] as unknown as readonly [
    readonly { readonly valueBlock: { readonly valueHexView?: Uint8Array } }[],
    readonly { readonly valueBlock: { toString(): string } }[],
  ];
  if (digest.length !== 1 || type.length !== 1 || type[0]!.valueBlock.toString() !== contentType) return undefined;
  const value = digest[0]!.valueBlock.valueHexView;
  return value && Buffer.from(value);
};

const stamped = (signed: SignedData): TSTInfo | undefined => {
  const { eContent } = signed.encapContentInfo;
  return eContent && TSTInfo.fromBER(eContent.getValue());
};

interface Verified {
  /** Undefined: the library could not read what it had to. */
  readonly good: boolean | undefined;
  readonly certificate: Certificate | undefined;
}

/** By the library: whether the key of the certificate that is named made the signature. No chain is looked at. */
const verified = async (signed: SignedData, data: Uint8Array): Promise<Verified> => {
  try {
    const { signatureVerified, signerCertificate } = await signed.verify({
      signer: 0,
      data: Uint8Array.from(data).buffer,
      checkChain: false,
      extendedMode: true,
    });
    return { good: signatureVerified ?? undefined, certificate: signerCertificate ?? undefined };
  } catch (error) {
    if (!(error instanceof SignedDataVerifyError)) throw error;
    return { good: error.signatureVerified ?? undefined, certificate: error.signerCertificate ?? undefined };
  }
};

const checked = async (signed: SignedData, covered: Uint8Array, stamp: boolean): Promise<CmsChecked> => {
  const [info, another] = signed.signerInfos;
  const contentType = stamp ? TIME_STAMP : DATA;
  const { eContent, eContentType } = signed.encapContentInfo;
  // What is signed is the file, and nothing that the signature brings along.
  if (!info || another || eContentType !== contentType || (eContent !== undefined) !== stamp)
    return { state: 'UNREADABLE' };
  const { good, certificate } = await verified(signed, covered);
  const time = stamp ? stamped(signed) : undefined;
  const signer = signerIn(certificate, time?.genTime ?? timeOf(info));
  const oid = info.digestAlgorithm.algorithmId;
  const digest = DIGESTS[oid] ?? WEAK_DIGESTS[oid];
  if (!certificate) return { state: 'UNREADABLE', ...signer };
  if (!digest || !isKnownKey(certificate)) return { state: 'UNKNOWN_KIND', ...signer };
  const said = digestSaid(info, contentType);
  if (!said) return { state: 'UNREADABLE', ...signer };
  if (stamp) {
    const { hashAlgorithm, hashedMessage } = time!.messageImprint;
    const imprint = DIGESTS[hashAlgorithm.algorithmId];
    if (!imprint) return { state: 'WEAK', ...signer };
    if (!digestOf(imprint, covered).equals(Buffer.from(hashedMessage.valueBlock.valueHexView)))
      return { state: 'ALTERED', ...signer };
  } else if (!digestOf(digest, covered).equals(said)) return { state: 'ALTERED', ...signer };
  if (good !== true) return { state: good === false ? 'INVALID' : 'UNREADABLE', ...signer };
  return { state: !DIGESTS[oid] || isWeakKey(certificate) ? 'WEAK' : 'INTACT', ...signer };
};

/**
 * Whether a CMS message (RFC 5652) is a signature over these bytes, and by whose certificate. That somebody vouches for
 * the certificate is not looked at.
 * @param stamp it is a time stamp (RFC 3161) and no signature of a person or body.
 */
export const checkCms = async (message: Uint8Array, covered: Uint8Array, stamp: boolean): Promise<CmsChecked> => {
  try {
    const signed = messageIn(message);
    return signed ? await checked(signed, covered, stamp) : { state: 'UNREADABLE' };
  } catch {
    // The library throws for whatever it cannot read.
    return { state: 'UNREADABLE' };
  }
};
