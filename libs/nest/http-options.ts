import type { Type } from '@nestjs/common';
import type { Logger } from 'pino';
import type {
  BlobStore,
  Clock,
  CodeList,
  Collection,
  EventStore,
  Instant,
  LocalDate,
  Meaning,
  ReadStore,
  RegionCode,
  RuleSet,
} from '#kernel';
import type {
  Actions,
  CommandTable,
  ConsumerBoard,
  Executor,
  Histories,
  ModelQuery,
  PastViews,
  Places,
  Principal,
  PublicQuery,
  StorageWatch,
  TotalsQuery,
} from '#runtime';
import type { Metrics } from './operations/metrics.js';

/** Tells whose bearer token it is. */
export interface TokenVerifier {
  /** @throws Rejection `E_UNAUTHENTICATED` for a token that is forged, expired or not for this service. */
  verify(
    token: string,
  ): Promise<{
    readonly userId: string;
    /** Milliseconds since 1970, where the token says it. */ readonly issuedAt?: number;
  }>;
}

/** Knows the grants of users. */
export interface Principals {
  /** @throws Rejection `E_UNAUTHENTICATED` for a user who is unknown or blocked. */
  of(userId: string): Promise<Principal>;
}

/** All that the HTTP edge serves and stands on. */
export interface HttpOptions {
  readonly tables: readonly CommandTable[];
  readonly queries: readonly ModelQuery[];
  readonly totals: readonly TotalsQuery[];
  /** What anybody may ask. */
  readonly publicQueries?: readonly PublicQuery[];
  readonly executor: Executor;
  /** Which commands are open to whom. */
  readonly actions: Actions;
  readonly board: ConsumerBoard;
  readonly histories: Histories;
  readonly pasts: PastViews;
  readonly eventStore: Pick<EventStore, 'head' | 'readAll'>;
  readonly storage: StorageWatch;
  readonly readStore: Pick<ReadStore, 'get' | 'find' | 'count' | 'totals' | 'checkpoint'>;
  /**
   * Where it lies how closed the documents of a record ever were (`RecordDocuments`, by the `record` whose stream it
   * is), and who keeps it; absent: nowhere.
   */
  readonly recordDocuments?: { readonly collection: Collection; readonly consumer: string };
  /** Where it lies which documents have their bytes here, by `docId`; absent: none has. */
  readonly storedDocuments?: { readonly collection: Collection; readonly consumer: string };
  /** The bytes of files, by their hash. */
  readonly files?: Pick<BlobStore, 'open'>;
  readonly verifier: TokenVerifier;
  readonly principals: Principals;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Controllers beside the tables'; each route declares its permission. */
  readonly controllers?: readonly Type[];
  /** OpenAPI path items of those controllers, by path; they may refer to input classes in `#/components/schemas/`. */
  readonly paths?: Readonly<Record<string, object>>;
  /** What the groups of operations are about that are no list and no totals, by tag. */
  readonly groups?: Readonly<Record<string, Meaning>>;
  /** What the codes in records and lists mean. */
  readonly codeLists?: readonly CodeList[];
  /** Whether there is, or was, a region of that code: no list is asked about one that never was. */
  readonly knowsRegion: (code: RegionCode) => boolean;
  /** How exports, and rows of totals, write places. */
  readonly places: Places;
  /** What an office is called at an instant; absent: ids are all that is known of offices. */
  readonly officeName?: (officeId: string, at: Instant) => Promise<string | undefined>;
  /** The values of rules in force on a day; absent: those that hold where nothing is configured. */
  readonly rulesOn?: (day: LocalDate) => RuleSet;
  /** Licence line of the region data, shown where regions are. */
  readonly attribution: string;
  /** Address of that licence. */
  readonly licence?: string | undefined;
  /** What is recorded is a demonstration: the description of the API says so. */
  readonly demonstration?: boolean;
  /** A command that takes its object to another stage is refused without `If-Match` (COM-02). */
  readonly requireIfMatch: boolean;
  /** Longest wait for the answer to a command since it arrived, milliseconds. */
  readonly commandWait: number;
  /** Longest wait for a read model to reach the position that a query asks for, milliseconds. */
  readonly readWait: number;
}

export const HTTP_OPTIONS = Symbol('HttpOptions');

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null on public routes. */
    principal: Principal | null;
  }
}
