import type { VNode } from '../view.js';
import { dayOf } from '../format.js';
import { isDay } from './controls.js';
import { CONTROL } from './posted.js';
import { idOf, type FieldOf, type FormState } from './state.js';

/** What is kept as evidence. */
export const FILE_KINDS = 'application/pdf,image/jpeg,image/png';
/** Where a browser with script sends a file as soon as it is chosen. */
export const UPLOAD_TO = '/unggah';

/** The upload of a document that is not stored yet. */
export const uploadOf = ({ uploads }: FormState, value: unknown): string | undefined =>
  uploads?.[String((value as { readonly docId?: unknown } | undefined)?.docId)];

/** What forms have stored has such an id; what is kept elsewhere has no page. */
const STORED_ID = /^dok-[0-9a-f]{32}$/;

/** A document by what is said of it, leading to it where it is stored. */
export const StoredLink = ({ of: { state, value } }: { readonly of: FieldOf }): VNode => {
  const { ui, documents = [] } = state;
  const { docId, type, number, date } = (value ?? {}) as Readonly<Record<string, string | undefined>>;
  const day = date && isDay(date) ? dayOf(date, ui.language) : date;
  const called = [type, number, day].filter(Boolean).join(' · ') || ui.say(['tanpa keterangan', 'not described']);
  const stored =
    !uploadOf(state, value) && docId && (STORED_ID.test(docId) || documents.some((one) => one.value === docId));
  return stored ? <a href={ui.to([['dokumen', 'documents'], docId])}>{called}</a> : <>{called}</>;
};

/** Where the document of a place comes from: a file, or what is stored already. */
export const StoredDocument = ({ of }: { readonly of: FieldOf }): VNode => {
  const { state, pointer, value } = of;
  const { say } = state.ui;
  const { docId, sha256 } = (value ?? {}) as { readonly docId?: unknown; readonly sha256?: unknown };
  const uploaded = uploadOf(state, value);
  const [file, stored] = [`${idOf(pointer)}-file`, `${idOf(pointer)}-stored`];
  const there = docId !== undefined && sha256 !== undefined;
  return (
    <>
      {uploaded && <input type="hidden" name={`${CONTROL.upload}${pointer}`} value={uploaded} />}
      <div class="field">
        <label for={file}>
          {uploaded || there
            ? say(['Ganti berkas', 'Another file'])
            : say(['Berkas PDF, JPEG atau PNG, paling besar 20 MiB', 'PDF, JPEG or PNG of at most 20 MiB'])}
        </label>
        {there && !uploaded && (
          <p class="hint">
            {say(['Tersimpan', 'Stored'])}: <StoredLink of={of} />
          </p>
        )}
        {uploaded && (
          <p class="hint">
            {say([
              'Berkas sudah diunggah; disimpan begitu formulir dikirim.',
              'The file is uploaded; it is stored when the form is sent.',
            ])}
          </p>
        )}
        <input
          id={file}
          type="file"
          name={`${CONTROL.file}${pointer}`}
          accept={FILE_KINDS}
          data-upload={UPLOAD_TO}
          data-place={`${CONTROL.upload}${pointer}`}
          data-said={say(['Terunggah, utuh', 'Uploaded, complete'])}
          data-failed={say(['Belum terunggah; dikirim bersama formulir', 'Not uploaded; it is sent with the form'])}
        />
      </div>
      {!there && !uploaded && (state.documents?.length ?? 0) > 0 && (
        <div class="field">
          <label for={stored}>{say(['Atau dokumen yang sudah tersimpan', 'Or a document that is stored'])}</label>
          <select id={stored} name={`${CONTROL.stored}${pointer}`}>
            <option value="">–</option>
            {state.documents!.map(({ value: id, label }) => (
              <option value={id}>{label}</option>
            ))}
          </select>
        </div>
      )}
    </>
  );
};
