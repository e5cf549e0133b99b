/** One request to the public API, wherever it runs: injected into the process, or over the network. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly token?: string;
  readonly idempotencyKey?: string;
  /** The revision that was seen. */
  readonly ifMatch?: number;
  readonly body?: object;
  /** Bytes of a file, sent in one piece by the tus protocol. */
  readonly bytes?: Uint8Array;
}

/** What says that a request holds all bytes of a file. */
export const bytesHeaders = ({ byteLength }: Uint8Array): Readonly<Record<string, string>> => ({
  'Tus-Resumable': '1.0.0',
  'Upload-Length': String(byteLength),
  'Content-Type': 'application/offset+octet-stream',
});

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

export type HttpCall = (request: HttpRequest) => Promise<HttpAnswer>;
