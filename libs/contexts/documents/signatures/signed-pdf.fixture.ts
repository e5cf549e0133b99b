import { webcrypto } from 'node:crypto';
import { Integer, Null, ObjectIdentifier, OctetString, PrintableString, Utf8String } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  MessageImprint,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TSTInfo,
  Time,
} from 'pkijs';
import './cms.js';

/** PDFs that are signed with keys made for one run of a spec. */
const { subtle } = webcrypto;

export interface SigningKey {
  readonly privateKey: webcrypto.CryptoKey;
  readonly certificate: Certificate;
}

const ALGORITHMS = {
  EC: { name: 'ECDSA', namedCurve: 'P-256' },
  RSA: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2_048 },
  RSA_1024: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 1_024,
  },
} as const;

/** A key with a certificate that it signs itself, or that another one signs. */
export const signingKey = async (
  name: string,
  { kind = 'EC', by }: { kind?: keyof typeof ALGORITHMS; by?: SigningKey } = {},
): Promise<SigningKey> => {
  const pair = (await subtle.generateKey(ALGORITHMS[kind], true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const certificate = new Certificate();
  const naming = (type: string, value: string) => new AttributeTypeAndValue({ type, value: new Utf8String({ value }) });
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: 42 });
  certificate.subject.typesAndValues.push(
    naming('2.5.4.3', name),
    new AttributeTypeAndValue({ type: '2.5.4.10', value: new PrintableString({ value: 'Pemkab Barito Kuala' }) }),
  );
  if (by) certificate.issuer = by.certificate.subject;
  else certificate.issuer.typesAndValues.push(...certificate.subject.typesAndValues);
  certificate.notBefore = new Time({ type: 0, value: new Date('2024-01-01T00:00:00Z') });
  certificate.notAfter = new Time({ type: 0, value: new Date('2026-01-01T00:00:00Z') });
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey as never);
  await certificate.sign((by?.privateKey ?? pair.privateKey) as never, 'SHA-256');
  return { privateKey: pair.privateKey, certificate };
};

export interface Signing {
  readonly subFilter?: string;
  readonly digest?: 'SHA-256' | 'SHA-1' | 'SHA-512';
  readonly type?: 'Sig' | 'DocTimeStamp';
  /** The signer's own time beside and in the signature. */
  readonly at?: Date;
  readonly time?: string;
  /** Room for the signature, in bytes. */
  readonly room?: number;
  /** What the dictionary says that it covers, in the place of what it does. */
  readonly range?: (range: readonly number[], size: number) => readonly number[];
  /** What stands in the brackets, in the place of the signature. */
  readonly message?: (message: Buffer) => Buffer;
  /** What is signed, in the place of the file. */
  readonly covered?: (covered: Buffer) => Buffer;
  /** It brings along what it signs. */
  readonly enclosed?: Buffer;
  /** More entries of the dictionary. */
  readonly more?: string;
}

const signedAttribute = (type: string, value: object): Attribute => new Attribute({ type, values: [value] });

/** A CMS message over these bytes. */
export const cmsOver = async (
  covered: Buffer,
  { privateKey, certificate }: SigningKey,
  { digest = 'SHA-256', at, enclosed, type = 'Sig' }: Signing = {},
): Promise<Buffer> => {
  const stamp = type === 'DocTimeStamp';
  const contentType = stamp ? '1.2.840.113549.1.9.16.1.4' : '1.2.840.113549.1.7.1';
  const hashed = new Uint8Array(await subtle.digest('SHA-256', Uint8Array.from(covered)));
  const info = new TSTInfo({
    version: 1,
    policy: '1.2.3.4',
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1', algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: hashed.buffer }),
    }),
    serialNumber: new Integer({ value: 7 }),
    genTime: at ?? new Date('2025-03-10T02:00:00Z'),
  });
  const content = stamp ? Buffer.from(info.toSchema().toBER()) : (enclosed ?? undefined);
  const over = await subtle.digest(digest, Uint8Array.from(content ?? covered));
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: contentType }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            signedAttribute('1.2.840.113549.1.9.3', new ObjectIdentifier({ value: contentType })),
            signedAttribute('1.2.840.113549.1.9.4', new OctetString({ valueHex: over })),
            ...(at && !stamp ? [signedAttribute('1.2.840.113549.1.9.5', new Time({ value: at }).toSchema())] : []),
          ],
        }),
      }),
    ],
    certificates: [certificate],
  });
  // Beside its making, by which it would be cut into pieces.
  if (content) signed.encapContentInfo.eContent = new OctetString({ valueHex: Uint8Array.from(content).buffer });
  await signed.sign(privateKey as never, 0, digest, Uint8Array.from(covered).buffer);
  const message = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
  return Buffer.from(message.toSchema().toBER());
};

/** So wide that every number fits: it is written when the place of everything is known. */
const RANGE = '/ByteRange [0 0000000000 0000000000 0000000000]';

/** The file with more objects behind it, as whoever changes a PDF writes it. */
export const updated = (file: Buffer, objects: readonly (readonly [number: number, text: string])[]): Buffer => {
  const before = file.toString('latin1');
  const prev = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(before)![1]!;
  const size = Math.max(
    Number(/\/Size (\d+)[^]*$/.exec(before.slice(before.lastIndexOf('trailer')))![1]!),
    ...objects.map(([no]) => no + 1),
  );
  let text = before.endsWith('\n') ? '' : '\n';
  const listed = objects.map(([no, object]) => {
    const place = file.length + text.length;
    text += `${no} 0 obj\n${object}\nendobj\n`;
    return `${no} 1\n${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const xref = file.length + text.length;
  text += `xref\n${listed.join('')}trailer\n<< /Size ${size} /Root 1 0 R /Prev ${prev} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.concat([file, Buffer.from(text, 'latin1')]);
};

/** The file with one more signature behind it. */
export const signedPdf = async (file: Buffer, key: SigningKey, how: Signing = {}): Promise<Buffer> => {
  const { subFilter = 'ETSI.CAdES.detached', type = 'Sig', time, room = 4_096, more = '' } = how;
  const no = 100 + file.length;
  const dictionary = `<< /Type /${type} /Filter /Adobe.PPKLite /SubFilter /${subFilter} ${RANGE} /Contents <${'0'.repeat(2 * room)}>${
    time === undefined ? '' : ` /M (${time})`
  } ${more} >>`;
  const whole = updated(file, [
    [no, dictionary],
    [no + 1, `<< /FT /Sig /T (Tanda ${no}) /V ${no} 0 R /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /P 3 0 R >>`],
    [1, `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [${no + 1} 0 R] /SigFlags 3 >> >>`],
  ]);
  const from = whole.indexOf('/Contents <', file.length) + '/Contents '.length;
  const to = whole.indexOf('>', from) + 1;
  const range = [0, from, to, whole.length - to];
  const said = how.range?.(range, whole.length) ?? range;
  const written = `/ByteRange [${said.map(String).join(' ')}]`.padEnd(RANGE.length);
  whole.write(written, whole.indexOf(RANGE, file.length), 'latin1');
  const covered = Buffer.concat([whole.subarray(0, from), whole.subarray(to)]);
  const message = await cmsOver(how.covered?.(covered) ?? covered, key, how);
  whole.write((how.message?.(message) ?? message).toString('hex'), from + 1, 'latin1');
  return whole;
};
