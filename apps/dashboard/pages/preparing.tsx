import { Notice, type Ui, type VNode } from '#views';

/** Said above a form that one fills in for another. */
export const Preparing = ({ reason, ui }: { readonly reason: string; readonly ui: Ui }): VNode => (
  <Notice
    tone="info"
    title={ui.say(['Anda menyiapkan untuk yang berhak mengirim', 'You prepare this for whoever may send it'])}
  >
    <p>
      {ui.say([
        'Isi sejauh yang diketahui, lalu simpan konsep untuk kantor. Rekan yang bertindak untuk kantor yang sama melihatnya di halaman Perlu tindakan dan Akun; yang berhak memeriksa dan mengirimnya.',
        'Fill in what is known, then keep it as a draft of the office. Whoever acts for the same office sees it on the pages Needs action and Account; whoever has the right looks at it and sends it.',
      ])}
    </p>
    <details>
      <summary>{ui.say(['Siapa yang boleh mengirim', 'Who may send it'])}</summary>
      <p>{reason}</p>
    </details>
  </Notice>
);

/** The way to a form that one fills in for another. */
export const Prepare = ({
  name,
  form,
  ui,
}: {
  readonly name: string;
  readonly form: string;
  readonly ui: Ui;
}): VNode => (
  <a class="button quiet" href={form}>
    {ui.say(['Siapkan konsep', 'Prepare a draft'])}: {name}
  </a>
);
