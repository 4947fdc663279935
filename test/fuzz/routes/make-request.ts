import type { Dice } from '../dice.ts';
import { hostileValue } from '../hostile-values.ts';
import type { Asker } from './askers.ts';
import { bodyBytes, brokenBody, type Encoding, tableBody } from './bodies.ts';
import { hookEvent } from './hook-events.ts';
import type { KnownParts } from './known-names.ts';
import type { FuzzedRoute } from './route-list.ts';
import { fittingValue } from './schema-value.ts';
import type { FuzzWorld } from './world.ts';

export type FuzzRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  readonly route: FuzzedRoute;
  readonly asker: Asker;
};
type Fields = Record<string, unknown>;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];
const JUNK_HEADERS: readonly (readonly [string, readonly string[]])[] = [
  ['accept-language', ['ru', 'en;q=0.5,de', '*', ',,;q=', 'x'.repeat(5_000), 'ru;q=NaN', 'constructor']],
  ['accept', ['text/html', '*/*', 'application/json', ';;', 'text/html;q=0', 'x/'.repeat(2_000)]],
  ['cookie', ['zerkalo', 'zerkalo=;;=', 'a=b; '.repeat(900), 'zerkalo=%00', '__proto__=1; zerkalo=\u00ff', '=']],
  [
    'authorization',
    ['Bearer', 'Basic', 'Basic \u00ff=', `Bearer zk_${'x'.repeat(43)}`, 'Digest x', `Basic ${'A'.repeat(9_000)}`],
  ],
  ['if-none-match', ['*', '"x"', 'W/"', '"'.repeat(3_000), '"a", "b"']],
  ['if-modified-since', ['Thu, 01 Jan 1970 00:00:00 GMT', 'x', '-1']],
  ['range', ['bytes=0-1', 'bytes=9999999-', 'bytes=-0', 'bytes=1-0,0-0,-5', 'x=1', 'bytes=0-0,'.repeat(500)]],
  ['sec-fetch-site', ['same-origin', 'cross-site', 'none', 'x']],
  ['origin', ['null', 'http://zerkalo.example', 'https://elsewhere.example', 'x']],
  ['host', ['elsewhere.example', '[::1', 'localhost:99999', 'a b', '']],
  ['x-forwarded-for', ['1.2.3.4', "' or 1", 'x'.repeat(3_000)]],
  ['x-forwarded-host', ['elsewhere.example']],
  ['content-encoding', ['gzip', 'br', 'x']],
  ['expect', ['100-continue', 'x']],
  ['x-http-method-override', ['DELETE']],
  ['user-agent', ['', '\u0001', 'x'.repeat(6_000)]],
  [
    'content-type',
    [
      '',
      'application/json;charset=x',
      'text/plain',
      'application/xml',
      'multipart/form-data',
      'x',
      'application/json;'.repeat(300),
    ],
  ],
];

/** A request to a route: as it should be, with one thing spoilt, or with many. */
export function makeRequest(route: FuzzedRoute, world: FuzzWorld, dice: Dice): FuzzRequest {
  const spoilt = dice.pick([0, 0, 1, 1, 4]);
  const asker = askerFor(route, world.askers, dice);
  const form = dice.percent(50) ? pickForm(route, world, dice) : null;
  const fields = {
    params: fittingValue(
      { ...route.params, type: 'object', required: [...route.names] },
      '',
      dice,
      world.known.words,
    ) as Fields,
    query: fittingValue({ type: 'object', ...route.query }, '', dice, world.known.words) as Fields,
    body: bodyOf(route, world, dice, form?.fields),
  };
  const together = world.known
    .partsOf(route.family)
    .filter((parts) => route.names[0] !== undefined && route.names[0] in parts);
  if (together.length > 0 && dice.percent(60)) Object.assign(fields.params, partsFor(route, dice.pick(together)));
  for (const name of route.names) fields.params[name] ??= dice.pick([...world.known.words(name), 'x']);
  for (let at = 0; at < spoilt; at++)
    spoil(fields[dice.pick(['params', 'query', 'body', 'body', 'body'] as const)], dice);
  const url =
    form !== null && spoilt < 2 ? form.action : addressOf(route.url, fields.params, fields.query, dice, spoilt > 0);
  const method = dice.percent(3) ? dice.pick(METHODS) : route.method;
  const headers: Record<string, string> = { ...base(route, dice), ...asker.headers };
  const payload = method === 'GET' || method === 'HEAD' ? null : payloadOf(route, fields.body, dice, spoilt);
  if (payload !== null) headers['content-type'] = payload.type;
  for (let at = dice.pick([0, 0, 0, 1, 3]); at > 0; at--) {
    const [name, values] = dice.pick(JUNK_HEADERS);
    // Who asks is chosen by his own headers; nobody has none that junk could hide.
    if (headers[name] === undefined || dice.percent(20)) headers[name] = dice.pick(values);
  }
  if (route.url.includes('/hooks/') && method === 'POST' && dice.percent(75))
    return { method, route, asker, ...hookEvent(world, dice) };
  return { method, url, headers, body: payload?.bytes ?? null, route, asker };
}

function partsFor({ names }: FuzzedRoute, parts: KnownParts): Fields {
  return Object.fromEntries(Object.entries(parts).filter(([name]) => names.includes(name)));
}

function base({ url }: FuzzedRoute, dice: Dice): Record<string, string> {
  const forPeople = !/^\/(?:api|press|benchmark)\//u.test(url);
  return forPeople && dice.percent(80) ? { accept: 'text/html', 'sec-fetch-site': 'same-origin' } : {};
}

/** Mostly somebody who gets in, so that more than the door is tried. */
function askerFor({ url }: FuzzedRoute, askers: readonly Asker[], dice: Dice): Asker {
  const likely = url.startsWith('/studio')
    ? 'studio in its room'
    : url.startsWith('/benchmark')
      ? 'studio by key'
      : url.includes('approve')
        ? 'approver'
        : 'owner';
  if (dice.percent(60)) return askers.find(({ name }) => name === likely) ?? dice.pick(askers);
  return dice.pick(askers);
}

function pickForm(route: FuzzedRoute, { known }: FuzzWorld, dice: Dice) {
  const forms = route.method === 'POST' ? known.formsFor(route.shape) : [];
  return forms.length === 0 ? null : dice.pick(forms);
}

function bodyOf(
  { body }: FuzzedRoute,
  { known }: FuzzWorld,
  dice: Dice,
  form?: Readonly<Record<string, string>>,
): Fields {
  const made = fittingValue({ type: 'object', ...body }, '', dice, known.words);
  const typed: Fields & { source?: unknown } = typeof made === 'object' && made !== null ? (made as Fields) : {};
  const { source } = typed;
  // A protocol that says something else than the one in force: an amendment.
  const hours = (): string => String(1 + dice.int(900));
  if (typeof source === 'string') typed.source = source.replace(/(?<=campaignBurdenHours"?: ?)\d+/u, hours);
  const filled = Object.entries(form ?? {}).map(([name, value]) => {
    const words = known.words(name);
    return [name, value !== '' || words.length === 0 ? value : dice.pick(words)] as const;
  });
  return form === undefined ? typed : { ...(dice.percent(30) ? typed : {}), ...Object.fromEntries(filled) };
}

function spoil(fields: Fields, dice: Dice): void {
  const names = Object.keys(fields);
  const name =
    dice.percent(15) || names.length === 0
      ? dice.pick(['extra', '__proto__', 'constructor', 'a[b]', 'lang', 'then', 'wave', 'limit', 'cursor'])
      : dice.pick(names);
  if (dice.percent(12)) delete fields[name];
  else
    Object.defineProperty(fields, name, {
      value: hostileValue(dice),
      enumerable: true,
      writable: true,
      configurable: true,
    });
}

function addressOf(url: string, params: Fields, query: Fields, dice: Dice, hostile: boolean): string {
  const path = url.replaceAll(/:([A-Za-z]+)|\*/gu, (_, name: string | undefined) => {
    const value = textOf(params[name ?? '*']);
    return hostile && dice.percent(10) ? value.replaceAll(/[\s?#\0]/gu, '%20') : escaped(value);
  });
  const pairs = Object.entries(query).map(([name, value]) => `${escaped(name)}=${escaped(textOf(value))}`);
  if (hostile && dice.percent(5))
    pairs.push(dice.pick(['%', 'a=%zz', '&&=', 'a[b][c]=1', '__proto__[x]=1', 'a='.repeat(3_000)]));
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Percent-encoding of anything: a lone surrogate goes as the bytes that no text has. */
function escaped(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : `${encodeURIComponent(text.toWellFormed())}%ED%A0%80`;
}

function payloadOf(route: FuzzedRoute, fields: Fields, dice: Dice, spoilt: number): { type: string; bytes: Buffer } {
  if (spoilt > 0 && dice.percent(15)) return brokenBody(dice);
  if (/\/calls\/imports|rankings\/read/u.test(route.url) && dice.percent(90)) return tableBody(dice);
  const forPeople = !/^\/(?:api|press|benchmark)\//u.test(route.url);
  const usual: Encoding = !forPeople ? 'json' : /upload|imports/u.test(route.url) ? 'multipart' : 'form';
  const encoding = dice.percent(92) ? usual : dice.pick(['json', 'form', 'multipart'] as const);
  return bodyBytes(fields, encoding, dice);
}
