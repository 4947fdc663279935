import type { IncomingMessage } from 'node:http';
import type { SiteRequest } from './site-kind.ts';

const BODY_LIMIT_BYTES = 5_000_000;

/** Reads one request to a studio's site. @throws when the body is larger than 5 MB or not what it claims to be. */
export async function readSiteRequest(incoming: IncomingMessage, host: string): Promise<SiteRequest> {
  const url = new URL(incoming.url ?? '/', `http://${host}`);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value ?? '');
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname === '/' ? '/' : url.pathname.replace(/\/$/, ''),
    rawPath: url.pathname,
    query: url.searchParams,
    headers,
    fields: await bodyFields(await bodyOf(incoming), headers['content-type'] ?? ''),
  };
}

/** Bounded, so that a runaway sender cannot fill the city's memory. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > BODY_LIMIT_BYTES) throw new Error('city: request body too large');
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

async function bodyFields(body: Buffer, contentType: string): Promise<Record<string, string>> {
  if (body.length === 0) return {};
  const fields: Record<string, string> = {};
  if (contentType.startsWith('application/json')) {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    if (typeof parsed !== 'object' || parsed === null) return {};
    for (const [name, value] of Object.entries(parsed))
      fields[name] = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return fields;
  }
  // The platform's own reader covers urlencoded and multipart bodies alike.
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  for (const [name, value] of form) {
    const shown = typeof value === 'string' ? value : `file:${value.name}`;
    fields[name] = fields[name] === undefined ? shown : `${fields[name]}, ${shown}`;
  }
  return fields;
}
