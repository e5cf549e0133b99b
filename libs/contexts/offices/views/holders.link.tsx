import { dayOf, type Asking, type VNode } from '#views';

const HOLDERS = ['pemegang-jabatan', 'office-holders'] as const;

/** Who holds which office today, one step away. */
export const HoldersLink = ({ asking: { ui, today } }: { readonly asking: Asking }): VNode => (
  <p>
    <a class="button quiet" href={ui.to([HOLDERS], { on: today })}>
      {ui.say(['Siapa menjabat hari ini', 'Who is in office today'])} ({dayOf(today, ui.language)})
    </a>
  </p>
);
