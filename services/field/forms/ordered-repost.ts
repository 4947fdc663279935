/**
 * Whether the engine's own answer orders the page to send the same again to another of its servers: Tilda answers
 * `{"redirectto": "<zone or address>"}`. Then the second post belongs to the first one.
 */
export function ordersRepost(answer: string, next: string): boolean {
  const url = URL.parse(next);
  if (url === null) return false;
  try {
    const json: unknown = JSON.parse(answer);
    if (typeof json !== 'object' || json === null || !('redirectto' in json)) return false;
    const to = String(json.redirectto).toLowerCase();
    const host = URL.parse(to)?.hostname ?? to.replace(/[/:].*$/u, '');
    // A zone ("ru") names the end of the host, an address all of it.
    return host !== '' && (url.hostname === host || url.hostname.endsWith(`.${host}`));
  } catch {
    return false;
  }
}
