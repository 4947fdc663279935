import { type Dice, diceOf } from '../dice.ts';
import { faultsOf } from './judge.ts';
import { type FuzzRequest, makeRequest } from './make-request.ts';
import { type FuzzAnswer, sendByWire, sendInside } from './send.ts';
import type { FuzzWorld } from './world.ts';

export type FoundFault = {
  readonly call: number;
  readonly fault: string;
  readonly request: string;
  readonly answer: string;
};
export type FuzzRun = {
  readonly faults: FoundFault[];
  /** Calls by class of route and by status class. */
  readonly tally: Map<string, Map<number, number>>;
  readonly slowest: { readonly route: string; readonly ms: number }[];
  /** Answers of each route by status. */
  readonly answered: Map<string, Map<number, number>>;
  /** All routes there are. */
  readonly all: string[];
  calls: number;
};

/** Routes that let somebody in. */
export function reachedRoutes({ answered }: FuzzRun): string[] {
  const isGood = (status: number): boolean => status >= 200 && status < 400;
  return [...answered].filter(([, statuses]) => [...statuses.keys()].some(isGood)).map(([route]) => route);
}

const STREAM = '/progress/events';

export function openRun(): FuzzRun {
  return { faults: [], tally: new Map(), slowest: [], answered: new Map(), all: [], calls: 0 };
}

/** Asks every route in turn until there were so many calls; what answers tell is used in later requests. */
export async function fuzzRoutes(
  world: FuzzWorld,
  run: FuzzRun,
  { calls, seed, causes, said }: { calls: number; seed: string; causes: Error[]; said: (call: number) => void },
): Promise<void> {
  await lookAround(world, diceOf(`${seed}|look`));
  const routes = weighed(world);
  for (let call = 0; call < calls; call++) {
    const dice = diceOf(`${seed}|${call}`);
    const request = makeRequest(dice.pick(routes), world, dice);
    causes.length = 0;
    const byWire = request.route.url.endsWith(STREAM) || dice.percent(4);
    const answer = await (byWire ? sendByWire(world, request, dice) : sendInside(world, request, dice));
    note(run, request, answer, faultsOf(request, answer, world.secrets), causes);
    if (answer.status === 200) world.known.learn(request.url, answer.body);
    if (answer.status === 401 || wasLetOut(answer)) await revive(world, request);
    said(call);
  }
}

/** Routes that take something in, more often than those that only show. */
function weighed({ routes }: FuzzWorld): FuzzWorld['routes'] {
  return routes.flatMap((route) => {
    if (/^\/assets|\/docs/u.test(route.url)) return [route];
    return route.method === 'GET' ? [route, route] : [route, route, route, route];
  });
}

/** Every page once as the owner and the studio: their forms and links are what later requests begin with. */
async function lookAround(world: FuzzWorld, dice: Dice): Promise<void> {
  const owner = world.askers.find(({ name }) => name === 'owner');
  const draft = new URLSearchParams({ slug: 'draft', title: 'Draft', from: 'starter', own: '' });
  const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...owner?.headers };
  const type = 'application/x-www-form-urlencoded';
  await world.app.inject({
    method: 'POST',
    url: '/campaigns/new',
    headers: { ...headers, 'content-type': type },
    payload: draft.toString(),
  });
  world.known.learnWord('slug', 'draft');
  for (const route of world.routes) {
    if (route.method !== 'GET' || route.url.endsWith(STREAM) || /^\/assets|\/docs/u.test(route.url)) continue;
    const slugs = route.names.includes('slug') ? world.known.words('slug').slice(0, 4) : [''];
    for (const slug of slugs) {
      const url = route.url.replace(':slug', slug).replaceAll(/:([A-Za-z]+)/gu, (_, name: string) => {
        const words = world.known.words(name);
        return encodeURIComponent(words.length === 0 ? 'x' : dice.pick(words));
      });
      for (const asker of world.askers.filter(({ name }) => name === 'owner' || name === 'studio in its room')) {
        const answer = await world.app.inject({ url, headers: { ...headers, ...asker.headers } });
        if (answer.statusCode === 200) world.known.learn(url, answer.body);
      }
    }
  }
}

function wasLetOut({ status, headers }: FuzzAnswer): boolean {
  return status === 303 && /^(?:\/sign-in|\/studio(?:\?|$)|\/opt-out)/u.test(headers.location ?? '');
}

/** Requests end sessions, revoke keys and take roles; who lost his gets it back. */
async function revive({ askers }: FuzzWorld, { asker }: FuzzRequest): Promise<void> {
  const at = askers.indexOf(asker);
  if (at >= 0 && asker.name !== 'nobody') askers[at] = await asker.revive();
}

function note(
  run: FuzzRun,
  request: FuzzRequest,
  answer: FuzzAnswer,
  faults: string[],
  causes: readonly Error[],
): void {
  const { route } = request;
  const kind = /^\/(api|press|benchmark)\//u.exec(route.url)?.[1] ?? (route.method === 'GET' ? 'pages' : 'forms');
  const name = route.url.includes('/hooks/') ? 'hooks' : kind;
  count(run.tally, name, answer.status);
  count(run.answered, `${route.method} ${route.url}`, answer.status);
  run.slowest.push({ route: `${route.method} ${route.url}`, ms: answer.ms });
  run.slowest.sort((a, b) => b.ms - a.ms).splice(12);
  const because =
    causes.length === 0
      ? ''
      : ` (${causes.map(({ stack, message }) => (stack ?? message).split('\n').slice(0, 4).join(' | ')).join('; ')})`;
  for (const fault of faults)
    run.faults.push({
      call: run.calls,
      fault: `${route.method} ${route.url}: ${fault}${because}`,
      request: tellRequest(request),
      answer: `${answer.status} ${answer.body.slice(0, 300)}`,
    });
  run.calls += 1;
}

function count(tally: Map<string, Map<number, number>>, name: string, status: number): void {
  const statuses = tally.get(name) ?? new Map<number, number>();
  tally.set(name, statuses.set(status, (statuses.get(status) ?? 0) + 1));
}

function tellRequest({ method, url, headers, body, asker }: FuzzRequest): string {
  const cut = (text: string): string => (text.length > 1_500 ? `${text.slice(0, 1_500)}… (${text.length})` : text);
  const told = {
    as: asker.name,
    method,
    url: cut(url),
    headers,
    body: body === null ? null : cut(body.toString('utf8')),
  };
  return JSON.stringify(told);
}
