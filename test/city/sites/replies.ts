import type { SiteReply } from './site-kind.ts';

/** Answers in the few shapes that sites give. */
export function html(body: string, status = 200): SiteReply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

export function json(body: unknown, status = 200): SiteReply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}

export function text(body: string, status = 200): SiteReply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

/** 303, so that the browser comes back with GET and a reload posts nothing twice. */
export function seeOther(location: string): SiteReply {
  return { status: 303, headers: { location }, body: '' };
}
