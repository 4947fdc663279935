import type { SiteKind } from '../site-kind.ts';

/** The site is down: the studio can be reached only by the address that the ranking gives. */
export const unreachable: SiteKind = {
  name: 'unreachable',
  language: 'ru',
  expects: { outcome: 'not_sent', reason: 'unreachable' },
  pages: {},
  posts: {},
  unreachable: true,
};
