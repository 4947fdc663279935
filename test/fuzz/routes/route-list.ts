import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import type { Schema } from './schema-value.ts';

/**
 * A route with the schemas by which it judges requests; `shape` finds addresses of it, with its parts in the order of `names`. `family`
 * says of what they are parts: routes of the API and pages of one thing share it.
 */
export type FuzzedRoute = {
  readonly method: string;
  readonly url: string;
  readonly shape: RegExp;
  readonly names: readonly string[];
  readonly family: string;
  readonly params: Schema;
  readonly query: Schema;
  readonly body: Schema | null;
};

/** Builds a server and tells its routes, and what fails in it without a word to the caller. */
export async function withRoutes<Server>(
  build: () => Promise<Server>,
  failed: (error: Error) => void,
): Promise<{ server: Server; routes: FuzzedRoute[] }> {
  const routes: FuzzedRoute[] = [];
  // Fastify tells of each new server here, before anything is registered with it.
  const born = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url, schema }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') routes.push(routeOf(one, url, schema ?? {}));
    });
    fastify.addHook('onError', async (_request, _reply, error) => failed(error));
  };
  subscribe('fastify.initialization', born);
  try {
    return { server: await build(), routes };
  } finally {
    unsubscribe('fastify.initialization', born);
  }
}

function routeOf(method: string, url: string, schema: { params?: unknown; querystring?: unknown; body?: unknown }) {
  const names = [...url.matchAll(/:([A-Za-z]+)|\*/gu)].map(([, name]) => name ?? '*');
  const pattern = url
    .replaceAll('.', '\\.')
    .replaceAll(/:[A-Za-z]+/gu, '([^/?]+?)')
    .replaceAll('*', '(.+)');
  return {
    method,
    url,
    shape: new RegExp(`^${pattern}$`, 'u'),
    names,
    family: /([^/]+)\/:/u.exec(url)?.[1] ?? '',
    params: (schema.params ?? {}) as Schema,
    query: (schema.querystring ?? {}) as Schema,
    body: (schema.body as Schema | undefined) ?? null,
  };
}
