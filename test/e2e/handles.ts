import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { S0_REPORTED } from '#demo';
import { SUBJECT_REF, type Instant, type Scope } from '#kernel';
import { subjectHandles } from '#contexts/access';

/**
 * The key of references in all systems under test, so that stories can be written with references of invented persons.
 */
const KEY = Buffer.alloc(32, 'kunci rujukan untuk pengujian');
/** Numbers of the travellers of the first demonstrated visit. */
export const s0Niks = (): readonly string[] => S0_REPORTED.persons.map(({ nik }) => nik);

const PARTIES = ['62', '62.03.02.2007', '62.03', '62.02', '63.10.09.2009'] as Scope[];
const { handleOf } = subjectHandles(KEY);

/** Lays the key into a data folder, where there is none yet. */
export const layKey = async (dataDir: string): Promise<void> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(join(dataDir, 'subject.key'), KEY.toString('base64'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
};

interface Named {
  readonly subjectRef: string;
}

/** The body with handles that never grow old in the place of its travellers' references, as a client would send it. */
export const withHandles = (body: object): object => {
  const { travellers, changes } = body as {
    readonly travellers?: readonly Named[];
    readonly changes?: readonly { readonly field: string; readonly value: unknown }[];
  };
  if (Array.isArray(changes)) {
    return {
      ...body,
      changes: changes.map((change) =>
        change.field === '/travellers'
          ? { ...change, value: (withHandles({ travellers: change.value }) as { travellers: unknown }).travellers }
          : change,
      ),
    };
  }
  if (!Array.isArray(travellers)) return body;
  return {
    ...body,
    travellers: (travellers as readonly Named[]).map((traveller) =>
      SUBJECT_REF.test(traveller.subjectRef)
        ? { ...traveller, subjectRef: handleOf(traveller.subjectRef, PARTIES, '2099-01-01T00:00:00.000Z' as Instant) }
        : traveller,
    ),
  };
};
