import { Signatures, signaturesOf, type Asking, type Children, type Item } from '#views';

/** What the electronic signatures in a stored PDF say of it. */
export const documentSignatures = async (item: Item, asking: Asking): Promise<Children> => {
  const { mediaType, stage } = item as Item & { readonly mediaType?: string; readonly stage?: string };
  if (mediaType !== 'application/pdf' || stage !== 'STORED') return null;
  const told = await signaturesOf(asking.api, item.id);
  return (
    told && (
      <section class="card">
        <h2>{asking.ui.say(['Tanda tangan elektronik', 'Electronic signatures'])}</h2>
        <Signatures told={told} asking={asking} />
      </section>
    )
  );
};
