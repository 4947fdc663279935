/** The parts of a request that a browser looks at before it asks another origin for leave (Fetch standard, CORS protocol). */
export type CrossRequest = { method: string; origin: string; address: string; headers: Record<string, string> };

const SIMPLE_TYPES = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)(?:;|$)/iu;
/** Set by the browser itself, or safelisted: none of them asks for leave. */
const NO_LEAVE =
  /^(?:accept|accept-language|accept-encoding|content-language|content-length|user-agent|referer|origin|host|cookie|connection|cache-control|pragma|priority|dnt|upgrade-insecure-requests|sec-.*|:.*)$/iu;

/** Header names for which the other origin must give leave, lower case and sorted; null when no preflight is due. */
export function preflightHeaders(request: CrossRequest): string[] | null {
  if (URL.parse(request.address)?.origin === request.origin) return null;
  const asked = Object.entries(request.headers)
    .filter(([name, value]) =>
      name.toLowerCase() === 'content-type' ? !SIMPLE_TYPES.test(value) : !NO_LEAVE.test(name),
    )
    .map(([name]) => name.toLowerCase())
    .sort();
  const simple = /^(?:GET|HEAD|POST)$/u.test(request.method);
  return simple && asked.length === 0 ? null : asked;
}

/** Why a preflight's answer refuses the request; null when it allows it. Header names of the answer are lower case. */
export function preflightRefusal(
  request: CrossRequest,
  asked: readonly string[],
  answer: { status: number; headers: Record<string, string> },
): string | null {
  if (answer.status < 200 || answer.status > 299) return `the preflight is answered with status ${answer.status}`;
  const list = (name: string): string[] =>
    (answer.headers[name] ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => part.trim());
  const origin = (answer.headers['access-control-allow-origin'] ?? '').trim();
  if (origin !== '*' && origin !== request.origin) return 'the other origin gives this one no leave';
  const methods = list('access-control-allow-methods');
  const simple = /^(?:GET|HEAD|POST)$/u.test(request.method);
  if (!simple && !methods.includes('*') && !methods.includes(request.method.toLowerCase()))
    return `no leave for ${request.method}`;
  const headers = list('access-control-allow-headers');
  const missing = asked.filter(
    (name) => !headers.includes(name) && !(headers.includes('*') && name !== 'authorization'),
  );
  return missing.length > 0 ? `no leave for the header ${missing.join(', ')}` : null;
}
