/** Pages that need nobody: looked at without a session. */
export const open = [
  '/',
  '/glossary',
  '/releases',
  '/releases/starter-2026-w1/1',
  '/releases/starter-2026-w1/1/methods',
  '/releases/starter-2026-w1/1/data',
  '/releases/starter-2026-w1/1/errata',
  '/embed/starter-2026-w1/1/answers',
  '/sign-in',
  '/opt-out',
  '/studio',
  '/releases/none',
] as const;

/** Pages of a signed-in owner. `:inquiry` and `:person` stand for one of the world's. */
export const signedIn = [
  '/account',
  '/admin',
  '/admin/keys',
  '/admin/log',
  '/admin/people',
  '/admin/people/:person',
  '/admin/sessions',
  '/admin/suppression',
  '/calls/new',
  '/campaigns',
  '/campaigns/new',
  '/campaigns/starter-2026',
  '/campaigns/starter-2026/close',
  '/campaigns/starter-2026/coding',
  '/campaigns/starter-2026/dry-run',
  '/campaigns/starter-2026/frame',
  '/campaigns/starter-2026/inbox',
  '/campaigns/starter-2026/launch',
  '/campaigns/starter-2026/letters',
  '/campaigns/starter-2026/live',
  '/campaigns/starter-2026/protocol',
  '/campaigns/starter-2026/release',
  '/campaigns/starter-2026/report',
  '/campaigns/starter-2026/sample',
  '/desk',
  '/desk/disputes',
  '/imports',
  '/inquiries/:inquiry',
  '/messages/new',
  '/queues',
  '/queues/messages',
  '/queues/calls',
  '/queues/attempts',
  '/queues/disputes',
  '/sending',
] as const;

/** Pages behind a secret link or a state of their own, and the test that looks at them. */
export const elsewhere: Readonly<Record<string, string>> = {
  '/account/second-factor': 'test/browser/people/sign-in.test.ts',
  '/sign-in/code': 'test/browser/people/sign-in.test.ts',
  '/welcome': 'test/browser/people/sign-in.test.ts',
  '/campaigns/:slug/frame/columns': 'test/integration/web/research/frame-pages.test.ts',
  '/debrief/:token': 'test/integration/web/debrief-pages.test.ts',
  '/opt-out/:token': 'test/browser/studio/whole-job.test.ts',
  '/preview/:token': 'test/integration/web/press-sharing.test.ts',
  '/preview/:token/data': 'test/integration/web/press-sharing.test.ts',
  '/preview/:token/errata': 'test/integration/web/press-sharing.test.ts',
  '/preview/:token/methods': 'test/integration/web/press-sharing.test.ts',
  '/releases/:slug/:version/compare': 'test/integration/web/press-pages.test.ts',
  '/studio/audits/:slug/:version': 'test/browser/studio/whole-job.test.ts',
  '/studio/mail/:token': 'test/browser/studio/whole-job.test.ts',
  '/studio/opt-out': 'test/browser/studio/whole-job.test.ts',
  '/studio/proof': 'test/browser/studio/whole-job.test.ts',
};

/** Addresses that are no pages: programs ask them, or they lead on. */
export const noPage =
  /^\/(?:api|press|benchmark|assets|healthz|readyz|metrics|oembed)(?:\/|$)|\.(?:png|svg|csv|atom)$|:ending$|:file$|\/part$|\/files\/\*$|^\/releases\/:slug(?:\/latest)?$|\/events$|^\/sign-in\/(?:with|from)/u;
