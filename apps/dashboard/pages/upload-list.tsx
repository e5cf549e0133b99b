import { instantOf, sizeOf, type Asking, type VNode } from '#views';
import { WORDS } from '../words.js';

/** A file of one's own that was uploaded and has become no document yet. */
export interface OpenUpload {
  readonly id: string;
  readonly received: number;
  readonly begunAt: string;
}

/** Files that wait, to be thrown away by whoever has too many of them. */
export const UploadList = ({
  uploads,
  asking: { ui, zone },
}: {
  readonly uploads: readonly OpenUpload[];
  readonly asking: Asking;
}): VNode => (
  <section class="card" id="unggahan">
    <h2>{ui.say(['Berkas yang belum menjadi dokumen', 'Files that are no documents yet'])}</h2>
    <p class="soft">
      {ui.say([
        'Terunggah lewat formulir yang belum dikirim; terhapus sendiri sesudah sehari. Berkas dalam konsep yang masih Anda perlukan jangan dibuang.',
        'Uploaded in forms that are not sent yet; gone by themselves after a day. Do not throw away what a draft of yours still needs.',
      ])}
    </p>
    <ul class="entries">
      {uploads.map(({ id, received, begunAt }) => {
        const [told, size] = [instantOf(begunAt, zone, ui.language), sizeOf(received, ui.language)];
        return (
          <li class="draft">
            <p>
              {told}
              <br />
              <span class="soft">{size}</span>
            </p>
            <form method="post" action={ui.to([WORDS.account, WORDS.uploads])}>
              <input type="hidden" name="id" value={id} />
              <button class="quiet">
                {ui.say(['Buang', 'Throw away'])}{' '}
                <span class="unseen">
                  {told}, {size}
                </span>
              </button>
            </form>
          </li>
        );
      })}
    </ul>
    {uploads.length > 1 && (
      <form method="post" action={ui.to([WORDS.account, WORDS.uploads])}>
        {uploads.map(({ id }) => (
          <input type="hidden" name="id" value={id} />
        ))}
        <button class="quiet">{ui.say(['Buang semua', 'Throw all away'])}</button>
      </form>
    )}
  </section>
);
