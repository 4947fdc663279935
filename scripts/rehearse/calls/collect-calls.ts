import { readFile } from 'node:fs/promises';
import type { City } from '../city-process.ts';
import { type CallSheetBody, sheetOf } from './call-sheet-of.ts';

export type Desk = { apiUrl: string; city: City };

/** The name under which the practice city's exchange is imported. */
const source = 'practice-exchange';

/**
 * The person who takes calls, scripted: when the exchange has logged new calls, imports its log and writes a sheet of each answered
 * one from what the city says was said. Everything goes through the API, as it would from an office. Returns how many were there.
 */
export async function collectCalls({ apiUrl, city }: Desk, taken: number): Promise<number> {
  const { calls } = await city.glance();
  if (calls <= taken) return taken;
  const sheets = await city.callSheets();
  await importLog(apiUrl, await readFile(city.facts.cdr), city.facts.cdrTimeZone);
  const known = await storedCalls(apiUrl);
  for (const call of sheets) {
    const id = known.get(keyOf(call.at, call.from));
    if (id?.hasSheet === false) await post(`${apiUrl}/calls/${id.id}/sheet`, sheetOf(call));
  }
  await city.collected(calls);
  return calls;
}

async function importLog(apiUrl: string, log: Buffer, zone: string): Promise<void> {
  const query = new URLSearchParams({ source, zone, country: 'RU' });
  const answer = await fetch(`${apiUrl}/calls/imports?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: new Uint8Array(log),
  });
  if (!answer.ok) throw new Error(`calls were not imported: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
}

type Stored = { id: string; hasSheet: boolean };
type Page = { rows: { id: string; startedAt: string; fromE164: string | null; sheet: unknown }[]; next: string | null };

/** All calls by start and caller: the service does not show the exchange's own ids. */
async function storedCalls(apiUrl: string): Promise<Map<string, Stored>> {
  const stored = new Map<string, Stored>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const answer = await fetch(
      `${apiUrl}/calls?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    if (!answer.ok) throw new Error(`calls were not listed: ${answer.status}`);
    const page = (await answer.json()) as Page;
    for (const { id, startedAt, fromE164, sheet } of page.rows) {
      stored.set(keyOf(startedAt, fromE164 ?? ''), { id, hasSheet: sheet !== null });
    }
    cursor = page.next;
  }
  return stored;
}

const keyOf = (at: string, from: string): string => `${new Date(at).toISOString()} ${from}`;

async function post(address: string, body: CallSheetBody): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
}
