import type { BrowserContext, Request } from 'playwright';
import { type Markers, sight } from './marker.ts';

/** Whether the lines of a request that are neither its address nor its body carry the persona: method, headers, cookies. */
export async function hidesData(markers: Markers, context: BrowserContext, request: Request): Promise<boolean> {
  const headers = [request.method(), ...linesOf(request.headers())];
  return holds(markers, [...headers, ...(await cookieLines(context, request.url()))]);
}

/** The same of a socket that is to be opened: its protocols and cookies. */
export async function socketHidesData(
  markers: Markers,
  context: BrowserContext,
  socket: { url: string; protocols: readonly string[] },
): Promise<boolean> {
  const address = socket.url.replace(/^ws/u, 'http');
  return holds(markers, [...socket.protocols, ...(await cookieLines(context, address))]);
}

export const linesOf = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

export function holds(markers: Markers, lines: readonly string[]): boolean {
  return lines.some((line) => sight(markers, line, null, undefined) !== 'clean');
}

async function cookieLines(context: BrowserContext, address: string): Promise<string[]> {
  return (await context.cookies(address)).map(({ name, value }) => `${name}=${value}`);
}
