import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { processNames } from '../../../scripts/cli/supervisor.ts';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

export type Service = {
  image?: string;
  build?: { context: string; target: string };
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  volumes?: string[];
  networks?: string[];
  network_mode?: string;
  ports?: string[];
  read_only?: boolean;
  init?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  stop_grace_period?: string;
  mem_limit?: string;
  pids_limit?: number;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
};

export type ComposeFile = {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  secrets: Record<string, { file: string }>;
  volumes: Record<string, object>;
};

export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

/** docker-compose.yml with its anchors merged, variables as they stand. */
export function readCompose(): ComposeFile {
  return parse(readText('docker-compose.yml'), { merge: true }) as ComposeFile;
}

/** Our processes in production: all that `zerkalo up` knows but the conductor of rehearsals. */
export const ourProcesses = processNames.filter((name) => name !== 'conductor');

/** A value as Compose makes it with none of its variables set: `${NAME:-default}` is the default, `$$` is `$`. */
export function withDefaults(value: string): string {
  return value.replace(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1').replaceAll('$$', '$');
}
