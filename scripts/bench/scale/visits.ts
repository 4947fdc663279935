import type { Asked } from './slow-sites.ts';

/** One worker's stay at one site, from its look at robots.txt to the end of the last answer; machine milliseconds. */
export type Visit = { host: string; worker: number; from: number; to: number; posts: number };

/** Stays told from the sites' own ledger: a worker with one lane reads robots.txt first and is at one site at a time. */
export function visitsOf(ledger: readonly Asked[]): Visit[] {
  const open = new Map<string, Visit>();
  const all: Visit[] = [];
  for (const { host, method, path, worker, at, endedAt } of ledger.toSorted((one, other) => one.at - other.at)) {
    const key = `${worker} ${host}`;
    let visit = open.get(key);
    if (visit === undefined || path === '/robots.txt') {
      visit = { host, worker, from: at, to: at, posts: 0 };
      open.set(key, visit);
      all.push(visit);
    }
    visit.to = Math.max(visit.to, endedAt ?? at);
    if (method === 'POST') visit.posts += 1;
  }
  return all;
}

/**
 * What the web ledger holds against politeness, a line for each: two stays at one site at the same time, a form sent twice in one
 * stay, and a second inquiry to a studio whose cool-down forbids it.
 */
export function impoliteness(visits: readonly Visit[], coolingDown: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const byHost = Map.groupBy(visits, ({ host }) => host);
  for (const [host, stays] of byHost) {
    const inOrder = stays.toSorted((one, other) => one.from - other.from);
    for (const [at, stay] of inOrder.entries()) {
      if (stay.posts > 1) faults.push(`${host}: the form was sent ${stay.posts} times in one stay`);
      const next = inOrder[at + 1];
      if (next !== undefined && next.from < stay.to)
        faults.push(`${host}: two stays at once for ${stay.to - next.from} ms`);
    }
    const posts = stays.reduce((sum, stay) => sum + stay.posts, 0);
    if (posts > 1 && coolingDown.has(host)) faults.push(`${host}: ${posts} inquiries within its cool-down`);
  }
  return faults;
}
