import type { Asking, Children, Item } from '#views';

/** The bytes of a document, and by which hash to tell that they are those that were stored. */
export const documentCard = (item: Item, { ui }: Asking): Children => {
  const { document, stage } = item as Item & {
    readonly stage: string;
    readonly document?: { readonly sha256?: string; readonly issuer?: string };
  };
  return (
    <>
      {stage === 'STORED' && (
        <p>
          <a class="button" href={ui.to([['dokumen', 'documents'], item.id, ['isi', 'content']])}>
            {ui.say(['Unduh berkasnya', 'Download the file'])}
          </a>
        </p>
      )}
      <dl class="facts">
        {document?.issuer && (
          <div>
            <dt>{ui.say(['Penerbit', 'Issued by'])}</dt>
            <dd>{document.issuer}</dd>
          </div>
        )}
        {document?.sha256 && (
          <div>
            <dt>SHA-256</dt>
            <dd>
              <code>{document.sha256}</code>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
};
