import type { Meaning } from '#kernel';
import type { VNode } from '../view.js';
import { instantOf, numberOf } from '../format.js';
import { Refused, type Api, type Asking } from '../pages.js';
import { Tag, type Tone } from './parts.js';

interface SignatureTold {
  readonly no: number;
  readonly kind: 'SIGNATURE' | 'TIMESTAMP';
  readonly state: string;
  readonly coverage: 'WHOLE' | 'PART' | 'NONE';
  readonly upTo?: number;
  readonly signer?: string;
  readonly organisation?: string;
  readonly issuer?: string;
  readonly selfIssued?: boolean;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly claimedAt?: string;
}

/** What the signatures in one stored PDF say of it. */
export interface SignaturesTold {
  readonly sha256: string;
  readonly bytes: number;
  readonly signatures: readonly SignatureTold[];
  readonly more: boolean;
  readonly earlier: readonly { readonly sha256: string }[];
}

/**
 * What the API tells of the signatures in a stored document; undefined where it is no PDF, the reader may not have it,
 * or it cannot be checked now.
 */
export const signaturesOf = async (api: Api, docId: string, record?: string): Promise<SignaturesTold | undefined> => {
  try {
    return await api.get<SignaturesTold>(`documents/${encodeURIComponent(docId)}/signatures`, { record });
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
};

interface Told {
  readonly tone: Tone;
  readonly word: Meaning;
  readonly says: Meaning;
}

const INTACT: Readonly<Record<'WHOLE' | 'PART', Told>> = {
  WHOLE: {
    tone: 'done',
    word: ['utuh', 'intact'],
    says: [
      'Seluruh berkas ini tidak berubah sejak ditandatangani.',
      'The whole file has not changed since it was signed.',
    ],
  },
  PART: {
    tone: 'warn',
    word: ['utuh, lalu berkas ditambah', 'intact, then added to'],
    says: [
      'Bagian yang ditandatangani tidak berubah, tetapi berkas ini ditambah sesudahnya. Tambahan itu, misalnya tanda tangan berikutnya atau halaman yang diganti, tidak dilindungi tanda tangan ini.',
      'The part that was signed has not changed, but the file was added to afterwards. What was added, another signature or a replaced page for instance, is not covered by this signature.',
    ],
  },
};

const NOT_INTACT: Readonly<Record<string, Told>> = {
  ALTERED: {
    tone: 'stop',
    word: ['berubah', 'altered'],
    says: ['Isi berkas ini bukan lagi yang ditandatangani.', 'The file is no longer what was signed.'],
  },
  INVALID: {
    tone: 'stop',
    word: ['tidak sah', 'invalid'],
    says: [
      'Tanda tangan ini bukan buatan kunci dari sertifikat yang disertakan.',
      'The key of the certificate that comes with it did not make this signature.',
    ],
  },
  BAD_RANGE: {
    tone: 'stop',
    word: ['tidak sah', 'invalid'],
    says: [
      'Berkas ini menyebut bagian yang ditandatangani secara keliru, sehingga tidak dapat dipegang.',
      'The file tells wrongly what was signed, so that nothing can rest on it.',
    ],
  },
  WEAK: {
    tone: 'warn',
    word: ['tidak dapat diandalkan', 'not to be relied upon'],
    says: ['Dibuat dengan cara lama yang dapat dipalsukan.', 'It was made in a way of old that can be forged.'],
  },
  UNREADABLE: {
    tone: 'stop',
    word: ['rusak', 'broken'],
    says: ['Tanda tangan ini tidak dapat dibaca.', 'This signature cannot be read.'],
  },
};

const UNKNOWN: Told = {
  tone: 'wait',
  word: ['tidak diperiksa', 'not checked'],
  says: ['Jenis tanda tangan ini tidak dikenal di sini.', 'Signatures of this kind are not known here.'],
};

const toldOf = ({ state, coverage }: SignatureTold): Told =>
  state === 'INTACT' ? INTACT[coverage === 'WHOLE' ? 'WHOLE' : 'PART'] : (NOT_INTACT[state] ?? UNKNOWN);

const One = ({ signature, asking }: { readonly signature: SignatureTold; readonly asking: Asking }): VNode => {
  const {
    zone,
    ui: { say, language },
  } = asking;
  const { kind, signer, organisation, issuer, selfIssued, claimedAt, validFrom, validTo } = signature;
  const { tone, word, says } = toldOf(signature);
  const outside = claimedAt && validFrom && validTo && (claimedAt < validFrom || claimedAt > validTo);
  const who = [signer, organisation].filter((each, index, all) => each && all.indexOf(each) === index).join(', ');
  return (
    <li>
      <Tag tone={tone}>{say(word)}</Tag>{' '}
      <b>{who || say(['tanpa nama penanda tangan', 'without the name of a signer'])}</b>
      {kind === 'TIMESTAMP' && <> · {say(['cap waktu', 'time stamp'])}</>}
      {claimedAt && <> · {instantOf(claimedAt, zone, language)}</>}
      <div>{say(says)}</div>
      <div class="soft">
        {issuer && !selfIssued && `${say(['Sertifikat dari', 'Certificate issued by'])} ${issuer}. `}
        {selfIssued &&
          `${say(['Sertifikat ini dibuat sendiri, bukan oleh penerbit.', 'The certificate was issued by nobody but its holder.'])} `}
        {outside &&
          say([
            'Waktu itu di luar masa berlaku sertifikatnya.',
            'That time lies outside the validity of the certificate.',
          ])}
      </div>
    </li>
  );
};

/** Whether the file is the text that everybody signs, or begins with it, byte by byte. */
const ofText = ({ sha256, earlier }: SignaturesTold, text: string): Meaning =>
  sha256 === text
    ? ['Berkas ini persis naskah final.', 'This file is the final text, byte by byte.']
    : earlier.some((each) => each.sha256 === text)
      ? [
          'Berkas ini dimulai dengan naskah final, bita demi bita; sesudahnya ditambah, misalnya dengan tanda tangan.',
          'This file begins with the final text, byte by byte; it was added to afterwards, with signatures for instance.',
        ]
      : [
          'Menurut sidiknya berkas ini bukan naskah final dan tidak dimulai dengannya: bandingkan isinya.',
          'By its fingerprint this file is not the final text and does not begin with it: compare what they say.',
        ];

/** The signatures in one PDF, in plain words, with what was not checked. @param text SHA-256 of what is to be signed */
export const Signatures = ({
  told,
  asking,
  text,
}: {
  readonly told: SignaturesTold;
  readonly asking: Asking;
  readonly text?: string | undefined;
}): VNode => {
  const { say, language } = asking.ui;
  const { signatures, more } = told;
  if (signatures.length === 0)
    return (
      <p class="soft">
        {say(['PDF ini tidak memuat tanda tangan elektronik.', 'This PDF holds no electronic signature.'])}
        {text && told.sha256 === text && ` ${say(ofText(told, text))}`}
      </p>
    );
  return (
    <>
      <ol class="told">
        {signatures.map((signature) => (
          <One signature={signature} asking={asking} />
        ))}
      </ol>
      {text && <p>{say(ofText(told, text))}</p>}
      {more && (
        <p>
          {say([
            `Hanya ${numberOf(signatures.length, language)} tanda tangan pertama yang diperiksa.`,
            `The first ${numberOf(signatures.length, language)} signatures alone were checked.`,
          ])}
        </p>
      )}
      <p class="soft">
        {say([
          'Sertifikat tidak diperiksa rantainya: nama adalah yang disebut sertifikat itu sendiri, dan waktu menurut penanda tangan. Kepastiannya ada pada penerbit sertifikat.',
          'The chain of the certificates was not checked: names are what the certificates say of themselves, and times what the signers say. Certainty lies with the issuer of the certificate.',
        ])}
      </p>
    </>
  );
};
