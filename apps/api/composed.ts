import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventStore, ReadStore } from '#kernel';
import type { CommandTable, Runtime } from '#runtime';
import type { CredentialStore } from '#contexts/access';
import type { Sender } from '#contexts/notifications';
import type { ContextViews } from '#views';
import type { Installation } from '../composition/installation.js';
import type { Settings } from '../composition/settings.js';
import type { SystemOptions } from '../composition/system.js';

export type Composition = Partial<
  Pick<Settings, 'mode' | 'firstKeeper' | 'subjectLimits' | 'notifications' | 'publicUrl'> &
    Pick<SystemOptions, 'contexts'>
> &
  Pick<
    Settings,
    | 'dataDir'
    | 'eventStoreUrl'
    | 'streamPrefix'
    | 'mongoUrl'
    | 's3'
    | 'logLevel'
    | 'limits'
    | 'requireIfMatch'
    | 'commandWait'
    | 'readWait'
    | 'oidc'
    | 'consumersElsewhere'
  > & {
    /** Pages for people in the same process; absent: none. */
    readonly pages?: readonly ContextViews[];
  };

/** The running system of one process. */
export interface Sinergi {
  readonly app: NestFastifyApplication;
  readonly runtime: Runtime;
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly tables: readonly CommandTable[];
  readonly installation: Installation;
  readonly credentials?: CredentialStore;
  /** Tells people what waits for them. */
  readonly sender: Sender;
  /** Takes up the consumers, or begins to watch those of other processes. */
  start(): void;
  /** Stops taking requests, lets running ones and turns end, closes the stores. */
  close(): Promise<void>;
}
