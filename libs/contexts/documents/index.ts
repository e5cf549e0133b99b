export * from './documents.context.js';
export { storedReference } from './commands/stored-reference.js';
export { STORED_DOCUMENTS } from './read/document-board.model.js';
export { takingUploads } from './uploads/taking-uploads.js';
export { uploadFolder, type UploadFolder } from './uploads/upload-folder.js';
export { uploadsController } from './uploads/uploads.controller.js';
