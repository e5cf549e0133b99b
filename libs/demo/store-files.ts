import { documentsIn, type DocRef } from '#kernel';
import { demoFile } from './documents.js';
import type { HttpCall } from './http-call.js';
import { demand } from './demand.js';
import type { ScenarioStep } from './scenario.js';

/** The documents that the commands name, by who named each first. */
export const filesOf = (
  steps: readonly Pick<ScenarioStep, 'by' | 'body'>[],
): ReadonlyMap<string, readonly DocRef[]> => {
  const [files, known] = [new Map<string, DocRef[]>(), new Set<string>()];
  for (const { by, body } of steps)
    for (const document of documentsIn(body)) {
      if (known.has(document.docId)) continue;
      known.add(document.docId);
      files.set(by, [...(files.get(by) ?? []), document]);
    }
  return files;
};

/** Uploads the files and stores them under the ids by which records refer to them already; of several users at once. */
export const storeFiles = async (
  call: HttpCall,
  files: ReadonlyMap<string, readonly DocRef[]>,
  tokenOf: (username: string) => Promise<string>,
): Promise<void> => {
  const store = async (document: DocRef, token: string): Promise<void> => {
    const begun = await demand(call, { method: 'POST', path: '/v1/uploads', token, bytes: demoFile(document) });
    await demand(call, {
      method: 'POST',
      path: '/v1/documents',
      token,
      idempotencyKey: `demo-file-${document.docId}`,
      body: { upload: begun.headers['location']!.replace(/^.*\//, ''), document },
    });
  };
  await Promise.all(
    [...files].map(async ([by, documents]) => {
      const token = await tokenOf(by);
      for (const document of documents) await store(document, token);
    }),
  );
};
