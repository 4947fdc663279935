import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { HookSource } from '../inbox/calls/hooks/hook-source.ts';
import type { Database } from '../platform/database/connect.ts';
import type { EvidenceDeps } from '../platform/evidence/evidence.ts';
import type { Log } from '../platform/log.ts';
import type { MailSetUp } from '../platform/mail-access/mail-set-up.ts';
import type { Queue } from '../platform/queue/queue.ts';
import type { ProviderSettings } from './auth/provider/provider-file.ts';
import type { StudioDoor } from './studio/studio-door.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route of API and pages, in the order of their making. */
    routes: { readonly method: string; readonly url: string }[];
  }
}

/** The server with schemas that are types at the same time. */
export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What the server is made of. Field time is read from the database, where all processes share it. */
export type ApiDeps = {
  readonly db: Database;
  readonly log: Log;
  readonly config: ApiConfig;
  /** Where evidence lies and what opens it; without it pages show no pictures. */
  readonly evidence?: Omit<EvidenceDeps, 'db'>;
  /** Who may tell of calls by webhook, by name; nobody without it. */
  readonly hooks?: ReadonlyMap<string, HookSource>;
  /** The OpenID provider by which people may sign in; passwords alone without it. */
  readonly provider?: ProviderSettings;
  /** What the queue holds, for the operator; the page says that it does not answer without it. */
  readonly queue?: Pick<Queue, 'state'>;
  /** How studios prove their domains; by DNS record and file alone without it. */
  readonly studio?: StudioDoor;
};

export type ApiConfig = {
  /**
   * Opens pages and research API without a key to callers on this machine. Only for a server that listens on loopback
   * (demonstration, one researcher's laptop): whoever can open a connection from this machine can then read everything.
   */
  readonly localAccess: boolean;
  /** Requests a minute and address before 429; default 600. */
  readonly requestsPerMinute?: number;
  /**
   * How people reach this server (PUBLIC_URL), without a slash at its end; https makes cookies secure. Without it plain http is
   * assumed, and feeds and citations carry the address of the request.
   */
  readonly publicUrl?: string;
  /** Whether mail accounts are set up; not told without it. */
  readonly mail?: MailSetUp;
  /** Proxies whose word on a caller's address is taken; addresses or networks. Nobody's without it. */
  readonly trustedProxies?: readonly string[];
};
