/**
 * Every error this API can answer with, in one table: the status, and what the caller can do. A test walks the routes and
 * fails when a code is missing here or stands here without a use.
 */
export const PROBLEMS = {
  REQUEST_INVALID: {
    status: 400,
    title: 'The request does not fit its schema',
    remedy: 'Correct the fields named in errors.',
  },
  CURSOR_INVALID: {
    status: 400,
    title: 'The cursor was not made by this list',
    remedy: 'Start again without a cursor.',
  },
  RANKING_UNUSABLE: {
    status: 400,
    title: 'The ranking cannot be used',
    remedy: 'Save it as CSV; name its columns in the query when they cannot be guessed.',
  },
  BODY_UNREADABLE: {
    status: 400,
    title: 'The body cannot be read',
    remedy: 'Send the whole of it, and in the form that its Content-Type names.',
  },
  REQUEST_UNREADABLE: {
    status: 400,
    title: 'This is no request of HTTP',
    remedy: 'Send HTTP/1.1 with one Host header and one length.',
  },
  REQUEST_TOO_SLOW: { status: 408, title: 'The request did not come to its end', remedy: 'Send it again, faster.' },
  HEADERS_TOO_LARGE: { status: 431, title: 'The headers are too large', remedy: 'Send fewer or shorter headers.' },
  KEY_MISSING: { status: 401, title: 'An API key is needed', remedy: 'Send Authorization: Bearer zk_…' },
  STUDIO_KEY_NEEDED: {
    status: 401,
    title: 'The key of a studio is needed',
    remedy: 'Send Authorization: Bearer zs_…; the operator gives one to a studio that proved its domain.',
  },
  KEY_UNKNOWN: { status: 401, title: 'This API key is not valid', remedy: 'Make one with: zerkalo user add' },
  SIGNATURE_WRONG: {
    status: 401,
    title: 'The signature of this event is wrong',
    remedy: 'Compare the secret here with that of the sender, and for Twilio the public address.',
  },
  EVENT_TOO_OLD: {
    status: 401,
    title: 'The event was signed too long ago',
    remedy: 'Set the clocks of both machines right and sign each sending anew.',
  },
  SCOPE_MISSING: {
    status: 403,
    title: 'This key or role may not do that',
    remedy: 'Use a key or sign in with a role that has the scope named in detail.',
  },
  PERSON_NEEDED: {
    status: 403,
    title: 'Only a person who is signed in may do that',
    remedy: 'Sign in at /sign-in with a browser; a key does not open this.',
  },
  CODER_NEEDED: {
    status: 403,
    title: 'Only a coder may do that',
    remedy: 'Use the key of a user whose role is coder, researcher or owner.',
  },
  CODED_BY_YOU: {
    status: 403,
    title: 'You coded this reply yourself',
    remedy: 'Leave it to a coder who did not.',
  },
  CROSS_SITE: {
    status: 403,
    title: 'Another site sent this request',
    remedy: 'Call it from the program’s own pages or with an API key.',
  },
  ROUTE_UNKNOWN: {
    status: 404,
    title: 'There is nothing at this address',
    remedy: 'See /api/docs/ for the addresses.',
  },
  PERSON_UNKNOWN: { status: 404, title: 'There is no such person', remedy: 'See the list at /admin/people.' },
  LINK_UNKNOWN: {
    status: 404,
    title: 'This link opens nothing',
    remedy: 'Open it as it stands in the letter, or reply to the letter.',
  },
  CAMPAIGN_UNKNOWN: { status: 404, title: 'There is no such campaign', remedy: 'List them at /api/v1/campaigns.' },
  WAVE_UNKNOWN: {
    status: 404,
    title: 'The campaign has no such wave',
    remedy: 'Launch the campaign, or name a wave it has.',
  },
  RELEASE_UNKNOWN: {
    status: 404,
    title: 'There is no such published release',
    remedy: 'List them at /press/v1/releases.',
  },
  FORMAT_UNSUPPORTED: { status: 501, title: 'This format is not made here', remedy: 'Ask for json or xml.' },
  NOT_IN_RELEASE: {
    status: 404,
    title: 'The release does not hold this',
    remedy: 'Ask for a table, a dimension and a value that its release.json lists.',
  },
  INQUIRY_UNKNOWN: { status: 404, title: 'There is no such inquiry', remedy: 'List them below their campaign.' },
  CALL_UNKNOWN: { status: 404, title: 'There is no such call', remedy: 'List them at /api/v1/calls.' },
  HOOK_UNKNOWN: {
    status: 404,
    title: 'There is no such source of events',
    remedy: 'Name it in the file of CALL_HOOKS_FILE.',
  },
  MESSAGE_UNKNOWN: {
    status: 404,
    title: 'There is no such message',
    remedy: 'Take its id from the replies of a campaign.',
  },
  CALL_SOURCE_UNKNOWN: {
    status: 404,
    title: 'There is no such exchange',
    remedy: 'Name its time zone with the first import: zone=Europe/Moscow.',
  },
  TASK_UNKNOWN: {
    status: 404,
    title: 'There is no such task of yours',
    remedy: 'Ask for the next one at /api/v1/coding/next.',
  },
  DISPUTE_UNKNOWN: {
    status: 404,
    title: 'There is no such open dispute',
    remedy: 'List them at /api/v1/coding/disputes.',
  },
  STUDIO_DISPUTE_UNKNOWN: {
    status: 404,
    title: 'There is no such dispute of a studio',
    remedy: 'List them at /api/v1/studio-disputes.',
  },
  CODE_UNKNOWN: {
    status: 404,
    title: 'The replies of this studio have no such code',
    remedy: 'Take the item from the codes of the audit.',
  },
  CALL_SOURCE_SETTLED: {
    status: 409,
    title: 'The exchange was imported with other settings',
    remedy: 'Leave the zone out, or name a new source.',
  },
  CALL_NOT_ANSWERED: {
    status: 409,
    title: 'Nobody answered this call',
    remedy: 'Sheets are for answered calls only.',
  },
  MESSAGE_NOT_READ: {
    status: 409,
    title: 'The program has not read this message yet',
    remedy: 'Wait until it has been read.',
  },
  TASK_ALREADY_CODED: {
    status: 409,
    title: 'You coded this reply otherwise before',
    remedy: 'Take the codes back first, at /api/v1/coding/<task>/withdrawal, or leave them to a third coder.',
  },
  CODES_MET: {
    status: 409,
    title: 'Others have met these codes',
    remedy: 'Codes stay once a third settled the reply, every drawn pass of the wave is coded, or a release was built.',
  },
  CODE_DISPUTED: {
    status: 409,
    title: 'This code was disputed before',
    remedy: 'Wait for the answer; it stands beside the code.',
  },
  STUDIO_DISPUTE_ANSWERED: {
    status: 409,
    title: 'This dispute was answered before',
    remedy: 'An answer stays; tell the studio more in an erratum.',
  },
  ACT_REFUSED: {
    status: 409,
    title: 'This cannot be done now',
    remedy: 'The reason is in detail; look at the state of the campaign.',
  },
  DRAFT_CONFLICT: {
    status: 409,
    title: 'The protocol was saved by somebody else meanwhile, or cannot be read',
    remedy: 'Open it again, look at what changed and repeat.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: 'The body is too large',
    remedy: 'Send less than the limit named in the docs.',
  },
  MEDIA_TYPE_UNSUPPORTED: { status: 415, title: 'The body has the wrong media type', remedy: 'Send application/json.' },
  TOO_MANY_REQUESTS: { status: 429, title: 'Too many requests', remedy: 'Wait the seconds that retry-after names.' },
  TOO_MANY_STREAMS: {
    status: 429,
    title: 'Too many open event streams',
    remedy: 'Close one, or poll the progress instead.',
  },
  INTERNAL: {
    status: 500,
    title: 'The service failed',
    remedy: 'Tell the operator the request id; the log has the cause.',
  },
  NOT_READY: {
    status: 503,
    title: 'The service cannot work now',
    remedy: 'Try again; the operator sees the cause in the log.',
  },
} as const satisfies Record<string, { status: number; title: string; remedy: string }>;

export type ProblemCode = keyof typeof PROBLEMS;
