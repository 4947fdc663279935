import { availableParallelism, loadavg } from 'node:os';
import { PROBLEMS } from '../../../services/api/errors/problems.ts';
import { LOOSE_HEADER, LOOSE_MARKUP } from '../hostile-values.ts';
import type { FuzzRequest } from './make-request.ts';
import type { FuzzAnswer } from './send.ts';

/** Longest that one answer may take, ms, where a core is free for it; where more wait for one, as many times longer. */
const LONGEST_MS = 5_000;

/** What no answer may hold, whoever asks: it tells of our inside. */
const INSIDE: readonly RegExp[] = [
  /\n\s+at .{1,200}:\d+:\d+/u,
  /node:internal|node_modules|file:\/\/|\/services\/[a-z]+\/|\/work\/|\/home\//u,
  /(?:Type|Reference|Range|Syntax|Zerkalo)Error|is not a function|Cannot read propert|(?<!Not JSON: )Unexpected (?:token|end)/u,
  /syntax error at|violates |duplicate key value|invalid (?:byte sequence|input syntax)|relation "|out of range for type|deadlock|Kysely/u,
  /FST_ERR|ECONN[A-Z]+|ENOENT|EACCES|ENOTFOUND|ERR_[A-Z]{3}/u,
  /-----BEGIN|\$argon2/u,
];
/** Files that libraries brought, and texts that are not ours to word. */
const THEIRS = /^\/(?:api\/docs|assets)/u;
const SHOWN_ONCE = /(?:zk|zs|zp)_[A-Za-z0-9_-]{43}/u;

/** What is wrong with an answer; nothing is an empty list. */
export function faultsOf(request: FuzzRequest, answer: FuzzAnswer, secrets: readonly string[]): string[] {
  if (answer.status === 0) return answer.malformed ? [] : ['no answer'];
  // Node itself answers what a client expects before it sends the rest.
  if (answer.status === 100 || answer.status === 417) return [];
  return [
    ...statusFaults(request, answer),
    ...(answer.ms > LONGEST_MS * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())
      ? [`took ${Math.round(answer.ms)} ms`]
      : []),
    ...headerFaults(answer),
    ...leaks(request, answer, secrets),
    ...(answer.status >= 400 ? problemFaults(request, answer) : []),
  ];
}

function statusFaults({ route }: FuzzRequest, { status, malformed, headers }: FuzzAnswer): string[] {
  // No worker runs here, and oEmbed itself names 501 for a format that is not made.
  const told = (status === 503 && route.url.startsWith('/healthz')) || (status === 501 && route.url === '/oembed');
  // What Node answers itself: a version of HTTP that is none.
  if (status >= 500 && !told && !(malformed && status === 505)) return [`status ${status}`];
  // The sign-in page is itself the way in, and so is a signature.
  if (status === 401 && headers['www-authenticate'] === undefined && !/hooks|^\/(?:sign-in|studio)/u.test(route.url))
    return ['401 without www-authenticate'];
  return [];
}

function headerFaults({ status, headers, body, malformed }: FuzzAnswer): string[] {
  const faults: string[] = [];
  const type = headers['content-type'] ?? '';
  if (Object.keys(headers).some((name) => name.includes(LOOSE_HEADER))) faults.push('a header of the caller');
  if (headers['x-powered-by'] !== undefined) faults.push('x-powered-by');
  if (!malformed) {
    if (headers['x-content-type-options'] !== 'nosniff') faults.push('no x-content-type-options');
    if (headers['content-security-policy'] === undefined) faults.push('no content-security-policy');
    if (body !== '' && type === '') faults.push('no content-type');
  }
  if (type.startsWith('text/html') && /^\s*[{[]/u.test(body)) faults.push('JSON called HTML');
  if (type.includes('json') && body !== '' && !malformed && headers['transfer-encoding'] === undefined && !isJson(body))
    faults.push('what is called JSON is none');
  const location = headers.location ?? '';
  if (
    status >= 300 &&
    status < 400 &&
    status !== 304 &&
    !/^(?:\/(?![/\\])|http:\/\/zerkalo\.example\/)/u.test(location)
  )
    faults.push(`leads to ${location.slice(0, 80)}`);
  return faults;
}

function leaks(
  { url, route, asker, method }: FuzzRequest,
  { headers, body, status }: FuzzAnswer,
  secrets: readonly string[],
): string[] {
  if (THEIRS.test(url)) return [];
  const all = `${JSON.stringify(headers)}\n${body}`;
  const faults = INSIDE.flatMap((inside) => {
    const found = inside.exec(all)?.[0];
    return found === undefined ? [] : [`tells of our inside: ${found.trim().slice(0, 120)}`];
  });
  if (body.includes(LOOSE_MARKUP) && (headers['content-type'] ?? '').startsWith('text/html'))
    faults.push('markup of the caller');
  if (!asker.reads) {
    const told = secrets.filter((secret) => body.includes(secret) && !url.includes(secret));
    const shownToCoders = asker.name === 'coder' || asker.name === 'key code';
    faults.push(
      ...told.filter((secret) => !(shownToCoders && secret === secrets[0])).map((secret) => `tells ${secret}`),
    );
  }
  const key = SHOWN_ONCE.exec(body)?.[0];
  if (key !== undefined && method === 'GET' && status < 300 && !url.includes(key) && !route.url.startsWith('/preview'))
    faults.push(`shows a key: ${key.slice(0, 8)}…`);
  return faults;
}

function problemFaults({ method, url }: FuzzRequest, { status, headers, body, malformed }: FuzzAnswer): string[] {
  const type = headers['content-type'] ?? '';
  if (method === 'HEAD' || type.startsWith('text/html') || headers['transfer-encoding'] !== undefined) return [];
  // Refused before there was a request: Node and Fastify word these alone.
  if (malformed && status !== 404 && body === '') return [];
  // Says what is stuck, for a monitoring system.
  if (status === 503 && url.startsWith('/healthz/progress')) return [];
  if (!type.startsWith('application/problem+json'))
    return [`${status} as ${type === '' ? 'nothing' : type}: ${body.slice(0, 80)}`];
  if (!isJson(body)) return [];
  const { code, status: said, requestId } = JSON.parse(body) as Record<string, unknown>;
  const known = Object.entries(PROBLEMS).find(([name]) => name === code);
  if (known === undefined) return [`unknown problem ${String(code)}`];
  return [
    ...(known[1].status === status && said === status ? [] : [`${String(code)} with status ${status}`]),
    ...(typeof requestId === 'string' && requestId.length > 8 ? [] : ['a problem without its request id']),
  ];
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}
