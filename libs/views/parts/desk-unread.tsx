import type { Ui } from '../ui.js';
import type { VNode } from '../view.js';
import { Notice } from './parts.js';

/** That drafts or saved views could not be read for a page, which is shown without them. */
export const DeskUnread = ({ ui: { say } }: { readonly ui: Ui }): VNode => (
  <Notice
    tone="info"
    title={say([
      'Konsep atau tampilan tersimpan tidak dapat dimuat sekarang',
      'Drafts or saved views cannot be loaded now',
    ])}
  >
    <p>
      {say(['Tidak ada yang hilang; muat lagi halaman ini nanti.', 'Nothing is lost; load this page again later.'])}
    </p>
  </Notice>
);
