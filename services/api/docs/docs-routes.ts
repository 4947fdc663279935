import { createHash } from 'node:crypto';
import scalar from '@scalar/fastify-api-reference';
import type { Api } from '../api.ts';
import { sendProblem } from '../errors/problem-details.ts';

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/**
 * The reference page at /api/docs/ and the description at /api/docs/openapi.json. Everything is served from here: no fonts, no
 * telemetry, no assistant of others. Its page starts by one inline script and styles itself as it runs, so this page alone gets a
 * policy that names that script's hash.
 */
export async function docsRoutes(app: Api): Promise<void> {
  // Its page names addresses of this host.
  app.addHook('onRequest', async ({ hostname }, reply) =>
    hostname === '' ? sendProblem(reply, 'REQUEST_UNREADABLE') : undefined,
  );
  app.addHook('onSend', async (_request, reply, payload) => {
    if (typeof payload !== 'string' || !String(reply.getHeader('content-type')).startsWith('text/html')) return payload;
    const hashes = [...payload.matchAll(INLINE_SCRIPT)].map(([, script = '']) => `'sha256-${sha256(script)}'`);
    reply.header('content-security-policy', referencePolicy(hashes));
    return payload;
  });
  keepDescriptions(app);
  await app.register(scalar, {
    routePrefix: '/api/docs',
    configuration: {
      pageTitle: 'Zerkalo API',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      mcp: { disabled: true },
      agent: { disabled: true },
    },
  });
}

const descriptionHeaders = [
  'content-type',
  'content-disposition',
  'access-control-allow-origin',
  'access-control-allow-methods',
];

/** The descriptions do not change while the server runs; making one takes half a second, in which nobody else is answered. */
function keepDescriptions(app: Api): void {
  const made = new Map<string, { readonly body: string; readonly headers: Record<string, string> }>();
  app.addHook('preHandler', async ({ routeOptions }, reply) => {
    const known = made.get(routeOptions.url ?? '');
    return known === undefined ? undefined : reply.headers(known.headers).serializer(String).send(known.body);
  });
  app.addHook('onSend', async ({ method, routeOptions: { url = '' } }, reply, body) => {
    if (typeof body !== 'string' || method !== 'GET' || reply.statusCode !== 200 || !url.includes('/openapi.')) return;
    const headers = descriptionHeaders.map((name) => [name, String(reply.getHeader(name) ?? '')]);
    made.set(url, { body, headers: Object.fromEntries(headers) });
  });
}

function referencePolicy(scriptHashes: string[]): string {
  return [
    "default-src 'none'",
    "object-src 'none'",
    `script-src 'self' ${scriptHashes.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function sha256(script: string): string {
  return createHash('sha256').update(script).digest('base64');
}
