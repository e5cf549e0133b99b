/** One request to the public API, wherever it runs: injected into the process, or over the network. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly token?: string;
  readonly idempotencyKey?: string;
  /** The revision that was seen. */
  readonly ifMatch?: number;
  readonly body?: object;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

export type HttpCall = (request: HttpRequest) => Promise<HttpAnswer>;
