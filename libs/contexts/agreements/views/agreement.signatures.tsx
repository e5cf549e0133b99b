import { DocumentLine, Signatures, signaturesOf, type Asking, type Children, type Item, type Showing } from '#views';
import type { AgreementItem } from './agreement.item.js';

/** Documents that are looked into for one page: the last ones. */
const MOST = 8;
const SIGNED = ['signedCopy', 'text'];

/** What the electronic signatures in the signed copies and in the text say, where these are kept here. */
export const agreementSignatures = async (item: Item, asking: Asking, showing: Showing): Promise<Children> => {
  const { id, documents = [], textSha256 } = item as AgreementItem;
  const files = new Map(
    documents.flatMap(({ role, document }) => {
      const { docId, seen, hidden, sha256 } = document as Readonly<Record<string, unknown>>;
      const final = role === 'signedCopy' || sha256 === textSha256;
      return SIGNED.includes(role) && final && docId && seen && !hidden ? [[String(docId), document] as const] : [];
    }),
  );
  const found = [];
  // One after another: whoever asks for much waits for himself.
  for (const [docId, document] of [...files].slice(-MOST)) {
    const told = await signaturesOf(asking.api, docId, `agreements/${id}`);
    if (told) found.push({ told, document });
  }
  if (found.length === 0) return null;
  return (
    <section class="card">
      <h2>{asking.ui.say(['Tanda tangan elektronik', 'Electronic signatures'])}</h2>
      {found.map(({ told, document }) => (
        <>
          <h3>
            <DocumentLine value={document} showing={showing} />
          </h3>
          <Signatures told={told} asking={asking} text={textSha256} />
        </>
      ))}
    </section>
  );
};
