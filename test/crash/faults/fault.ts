import type { ProcessName } from '../../../scripts/cli/supervisor.ts';
import type { Database } from '../../../services/platform/database/connect.ts';
import type { Queue } from '../../../services/platform/queue/queue.ts';
import type { Dice } from '../../city/seed.ts';
import type { Dovecot } from '../../support/dovecot.ts';
import type { Redis } from '../../support/redis.ts';
import type { StopMode } from './restart-postgres.ts';

/** What a fault may lay hands on while the field works. */
export type Field = {
  db: Database;
  queue: Queue;
  /** Undefined when the queue lives in PostgreSQL. */
  redis: Redis | undefined;
  dovecot: Dovecot;
  restartPostgres: (awayMs: number, mode: StopMode) => Promise<void>;
  /** Ids of living processes of this name; several may run. */
  pids: (name: ProcessName) => number[];
  /** More work comes: inquiries by form and by mail that are due, and mails in the mailbox. */
  feed: () => Promise<void>;
  disk: { fill: () => void; free: () => void };
  chance: Dice;
};

export type Fault = {
  name: string;
  queue: 'redis' | 'postgres';
  /** How often it is made in a full trial. */
  times: number;
  /** Processes beyond one of each. */
  extra?: readonly ProcessName[];
  /** A module that is loaded into these processes before the product. */
  preload?: { module: 'shifted-date' | 'blocked-loop'; into: readonly ProcessName[] };
  /** Evidence lies on a small disk of its own. */
  smallDisk?: true;
  /** Makes the fault while work is under way, for the nth time (from 0); it is over when the promise is kept. */
  strike: (field: Field, nth: number) => Promise<void>;
};
