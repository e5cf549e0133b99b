import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { CLOSE, toWire, type WireAnswer, type WireCall, type WireMessage } from './wire.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- RemoteWorker's types check it
type Method = (...args: any[]) => unknown;

export interface Service {
  readonly methods: Readonly<Record<string, Method>>;
  /**
   * Methods that get all their waiting calls at once, each as its list of arguments, and answer them in order with the
   * result or an Error. What they throw refuses all of them. A group commit is such a method.
   */
  readonly grouped?: Readonly<Record<string, (calls: readonly (readonly unknown[])[]) => readonly unknown[]>>;
  close(): void;
}

/** Milliseconds within which answers travel together: who is answered together asks together, as a group again. */
const TOGETHER = 1;

/**
 * Turns this worker thread into a service: opens it with the data that the main thread gave, then answers calls until
 * the main thread closes it. `notify` sends a notice that answers no call.
 */
export const serve = <Data>(open: (data: Data, notify: (notice: unknown) => void) => Service): void => {
  const port = parentPort;
  if (!port) throw new Error('serve() belongs in a worker thread');
  const post = (message: WireMessage): void => port.postMessage(message);
  const answer = (...answers: readonly WireAnswer[]): void => post({ answers });

  const answerGroup = (method: string, calls: readonly WireCall[], service: Service): void => {
    try {
      const results = service.grouped![method]!(calls.map(([, , args]) => args));
      answer(
        ...calls.map(([id], i): WireAnswer => {
          const result = results[i];
          return result instanceof Error ? [id, false, toWire(result)] : [id, true, result];
        }),
      );
    } catch (error) {
      answer(...calls.map(([id]): WireAnswer => [id, false, toWire(error)]));
    }
  };

  const answerTo = ([id, method, args]: WireCall, service: Service): WireAnswer => {
    try {
      return [id, true, method === CLOSE ? service.close() : service.methods[method]!(...args)];
    } catch (error) {
      return [id, false, toWire(error)];
    }
  };

  const answerEach = (calls: readonly WireCall[], service: Service): void => {
    let answers: WireAnswer[] = [];
    let begun = performance.now();
    for (const call of calls) {
      answers.push(answerTo(call, service));
      if (call !== calls.at(-1) && performance.now() - begun < TOGETHER) continue;
      answer(...answers);
      [answers, begun] = [[], performance.now()];
    }
    if (calls.some(([, method]) => method === CLOSE)) port.close();
  };

  const start = (service: Service): void => {
    port.on('message', (first: readonly WireCall[]) => {
      const calls = [...first];
      for (let more; (more = receiveMessageOnPort(port) as { message: readonly WireCall[] } | undefined);)
        calls.push(...more.message);
      for (const method of Object.keys(service.grouped ?? {})) {
        const group = calls.filter((call) => call[1] === method);
        if (group.length > 0) answerGroup(method, group, service);
      }
      answerEach(
        calls.filter(([, method]) => !service.grouped?.[method]),
        service,
      );
    });
    post({ opened: true });
  };

  try {
    start(open(workerData as Data, (notice) => post({ notice })));
  } catch (error) {
    post({ failed: toWire(error) });
  }
};
