import type { ServerErrorResponse } from '@grpc/grpc-js';
import { Metadata, status } from '@grpc/grpc-js';

const failure = (
  code: status,
  details: string,
  exception: Readonly<Record<string, string>> = {},
): Partial<ServerErrorResponse> => {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(exception)) metadata.set(name, value);
  return { code, details, metadata };
};

/** The server's refusals, with the codes and details of the real one. */
export const refusals = {
  notLeader: (host: string, port: number) =>
    failure(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    }),
  streamDeleted: (stream: string) =>
    failure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
      exception: 'stream-deleted',
      'stream-name': stream,
    }),
  tooLarge: (bytes: number) =>
    failure(status.INVALID_ARGUMENT, `Maximum Append Size of ${bytes} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(bytes),
    }),
  accessDenied: () => failure(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  unauthenticated: () => failure(status.UNAUTHENTICATED, 'Request had invalid authentication credentials'),
  notReady: () => failure(status.UNAVAILABLE, 'Server Is Not Ready'),
  unavailable: () => failure(status.UNAVAILABLE, 'Connection dropped'),
  timedOut: () => failure(status.ABORTED, 'Operation timed out: Commit phase timeout.'),
  badPosition: () => failure(status.UNKNOWN, 'Unexpected ReadAllResult: Error'),
  handlerThrew: () => failure(status.UNKNOWN, 'Exception was thrown by handler.'),
};

/** What befalls the next call of a kind. */
export type Fault =
  /** Nothing is done; the server answers so. */
  | { readonly answers: 'notReady' | 'unavailable' | 'accessDenied' }
  /** An append is written; then the server says that it timed out, cuts the connection, or says nothing at all. */
  | { readonly writesThen: 'timedOut' | 'cut' | 'silence' }
  /** Nothing is done, nothing is said. */
  | 'silence'
  /** The connection is cut: before anything is done, or when so many records of a read were sent. */
  | { readonly cutAfter: number }
  /** So many records of a read are sent, and then nothing more. */
  | { readonly stallsAfter: number }
  /** The server takes the call and goes on when told. */
  | { readonly heldUntil: Promise<unknown> };
