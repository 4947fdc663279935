import type { PostedInquiry, SiteRequest } from './site-kind.ts';

/** Reads an inquiry out of posted fields; the caller says what its form calls them. */
export function postedInquiry(request: SiteRequest, names: Record<keyof PostedInquiry, string>): PostedInquiry {
  const field = (name: string) => (request.fields[name] ?? '').trim();
  return {
    name: field(names.name),
    email: field(names.email),
    phone: field(names.phone),
    message: field(names.message),
  };
}

/** The names of what a careful site would not accept empty or malformed; empty when all is well. */
export function missing(inquiry: PostedInquiry): (keyof PostedInquiry)[] {
  const faults: (keyof PostedInquiry)[] = [];
  if (inquiry.name === '') faults.push('name');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(inquiry.email)) faults.push('email');
  // Shorter than any inquiry: what is left when the text went into the wrong field.
  if (inquiry.message.length < 10) faults.push('message');
  return faults;
}
