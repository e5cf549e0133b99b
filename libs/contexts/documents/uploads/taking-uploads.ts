import { reject, type BlobStore } from '#kernel';
import type { CommandRequest, CommonInput, Executor } from '#runtime';
import type { StoreDocumentDto } from '../commands/document.dto.js';
import type { MediaTypeOf } from '../content/file-checks.js';
import { fileRefused } from '../content/file-refusal.js';
import { LARGEST_FILE } from '../domain/document.codes.js';
import type { OfficeRoom } from './office-room.js';
import { isOwn, type KeptUpload, type UploadFolder } from './upload-folder.js';

type Asked = CommonInput & StoreDocumentDto;

const noUpload = () =>
  reject('E_NOT_FOUND', {
    ruleId: 'COM-10',
    field: '/upload',
    messageId: 'Unggahan ini tidak ada, sudah kedaluwarsa, atau bukan milik Anda; unggah lagi dengan POST /v1/uploads.',
    messageEn: 'There is no such upload, it has expired, or it is not yours; upload it again with POST /v1/uploads.',
  });

const uploadNeeded = () =>
  reject('E_VALIDATION', {
    ruleId: 'COM-10',
    field: '/upload',
    messageId: 'Sebutkan unggahannya: id pada Location jawaban POST /v1/uploads.',
    messageEn: 'Name the upload: the id in the Location that POST /v1/uploads answered.',
  });

/** COM-10: what the client says of the file is compared, never taken for true. */
const requireAsSaid = ({ document, mediaType }: Asked, kept: KeptUpload): void => {
  if (mediaType !== undefined && mediaType !== kept.mediaType) throw fileRefused('OTHER_TYPE', '/mediaType');
  if (document.sha256 === undefined || document.sha256 === kept.sha256) return;
  throw reject('E_VALIDATION', {
    ruleId: 'COM-10',
    field: '/document/sha256',
    details: { sha256: kept.sha256 },
    messageId:
      'SHA-256 yang Anda sebut bukan SHA-256 berkas yang terunggah; mungkin berkasnya lain, atau berubah di jalan.',
    messageEn:
      'The SHA-256 that you named is not that of the file that arrived; it may be another file, or was changed on the way.',
  });
};

/**
 * Puts what was uploaded in the place of the upload that a client names, before a command is carried out: its hash, its
 * size and what it is by its content. The bytes are kept first, so no event tells of bytes that are not there.
 */
export const takingUploads = (
  executor: Executor,
  uploads: UploadFolder,
  blobs: Pick<BlobStore, 'put'>,
  room: Pick<OfficeRoom, 'requireFor'>,
  mediaTypeOf: MediaTypeOf,
): Executor => {
  const keeping = new Map<string, Promise<KeptUpload>>();
  const keep = async (id: string, { principal, input }: CommandRequest): Promise<KeptUpload> => {
    const upload = await uploads.open(id);
    if (!upload) throw noUpload();
    if (upload.length === undefined || upload.received < upload.length)
      throw reject('E_STATE', {
        ruleId: 'COM-10',
        field: '/upload',
        details: { received: upload.received, ...(upload.length !== undefined && { length: upload.length }) },
        messageId: `Unggahan ini belum lengkap: baru ${upload.received} bita yang ada; lanjutkan dahulu.`,
        messageEn: `This upload is not complete: ${upload.received} bytes are there so far; go on with it first.`,
      });
    const { userId } = principal;
    const officeId = await room.requireFor(principal, input, upload.length, (since, office) =>
      uploads.keptOf(userId, since, office),
    );
    const mediaType = upload.mediaType ?? (await mediaTypeOf(upload.file, userId));
    const kept = { ...(await blobs.put(uploads.content(id), LARGEST_FILE)), mediaType, officeId };
    await uploads.keep(id, kept);
    return kept;
  };
  /** Two commands that name one upload at once wait for one and the same. */
  const keptOnce = (id: string, request: CommandRequest): Promise<KeptUpload> => {
    const running = keeping.get(id);
    if (running) return running;
    const begun = uploads
      .kept(id)
      .then((kept) => kept ?? keep(id, request))
      .finally(() => keeping.delete(id));
    keeping.set(id, begun);
    return begun;
  };
  return {
    execute: async (request) => {
      if (!request.row.takesUpload) return executor.execute(request);
      const { upload, mediaType: _said, ...input } = request.input as Asked;
      if (upload === undefined) throw uploadNeeded();
      if (!isOwn(upload, request.principal.userId)) throw noUpload();
      const kept = await keptOnce(upload, request);
      requireAsSaid(request.input as Asked, kept);
      const { sha256, bytes, mediaType } = kept;
      return executor.execute({
        ...request,
        input: { ...input, document: { ...input.document, sha256 }, bytes, mediaType } as CommonInput,
      });
    },
  };
};
