import type { Type } from '@nestjs/common';
import type { BlobStore } from '#kernel';
import type { Executor } from '#runtime';
import { fileChecks } from '../content/file-checks.js';
import { officeRoom, type OfficeRoomParts } from './office-room.js';
import { takingUploads } from './taking-uploads.js';
import { uploadFolder } from './upload-folder.js';
import { uploadsController } from './uploads.controller.js';

export interface UploadsParts extends OfficeRoomParts {
  /** Where uploads lie until they are documents. */
  readonly folder: string;
  /** Where documents are kept. */
  readonly blobs: Pick<BlobStore, 'put'>;
}

/** Uploads of one process: their routes, and what puts them in the place where a command names them. */
export const documentUploads = ({ folder, blobs, ...parts }: UploadsParts) => {
  const [uploads, room, mediaTypeOf] = [uploadFolder(folder), officeRoom(parts), fileChecks()];
  return {
    controller: uploadsController(uploads, room, mediaTypeOf) as Type,
    taking: (executor: Executor): Executor => takingUploads(executor, uploads, blobs, room, mediaTypeOf),
  };
};
