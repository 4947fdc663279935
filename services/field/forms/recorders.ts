/** Hosts that record what visitors do. What they are sent is never the submission, whatever it carries (forms.md A.8). */
const HOSTS =
  /(?:^|\.)(?:mc\.yandex\.(?:ru|com)|clarity\.ms|hotjar\.(?:com|io)|google-analytics\.com|googletagmanager\.com|analytics\.google\.com|doubleclick\.net|facebook\.(?:com|net)|top-fwz1\.mail\.ru|counter\.yadro\.ru|vk\.com|sentry\.io|mouseflow\.com|fullstory\.com)$/u;

/** Kinds of requests by which no form is sent: pictures, style, and messages that nobody waits for. */
const NEVER = new Set(['image', 'stylesheet', 'font', 'media', 'ping', 'texttrack', 'manifest', 'cspviolationreport']);

/** Whether a request that carries the persona may be the submission at all. */
export function maySubmit(resourceType: string, address: string): boolean {
  const host = URL.parse(address)?.hostname ?? '';
  return !NEVER.has(resourceType) && !HOSTS.test(host);
}

/** Kinds of requests that show something or tell something, and answer nothing that a form needs. */
export function isPassive(resourceType: string): boolean {
  return NEVER.has(resourceType);
}
