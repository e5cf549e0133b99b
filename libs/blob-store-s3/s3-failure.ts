import { StoreUnavailable } from '#kernel';

const REMEDIES = {
  ACCESS:
    'S3_ACCESS_KEY and S3_SECRET_KEY must be those of an account that may read, write, list and remove in S3_BUCKET',
  BUCKET: 'S3_BUCKET must be there, in S3_REGION at S3_ENDPOINT',
  AWAY: 'S3_ENDPOINT must answer',
} as const;

interface ServerError {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** How a server says that an object is not there. */
export const isAbsent = (error: unknown): boolean => {
  const { name, $metadata } = error as ServerError;
  return $metadata?.httpStatusCode === 404 && name !== 'NoSuchBucket';
};

/** The error to throw: what the server or the way to it did wrong, with the setting to look at. Names no key. */
export const s3Failure = (error: unknown): StoreUnavailable => {
  const { name = 'Error', message = '', $metadata: { httpStatusCode: status } = {} } = error as ServerError;
  const remedy =
    status === 401 || status === 403
      ? REMEDIES.ACCESS
      : status === 301 || status === 400 || status === 404
        ? REMEDIES.BUCKET
        : REMEDIES.AWAY;
  return new StoreUnavailable(`the storage of files (BLOB_STORE=s3): ${remedy} (${name}: ${message})`, {
    cause: error,
  });
};
