/** Processes that may have a database role of their own. Commands, migrations, backups and the conductor work as the owner. */
export const processRoles = ['api', 'worker', 'reader', 'poller', 'relay'] as const;
export type ProcessRole = (typeof processRoles)[number];

/** Who may read these; every other table and view may be read by every role. */
export const readBy: Readonly<Record<string, readonly ProcessRole[]>> = {
  // Passwords, keys, sessions and links of people.
  users: ['api'],
  api_keys: ['api'],
  sessions: ['api'],
  one_time_links: ['api'],
  recovery_codes: ['api'],
  failed_sign_ins: ['api'],
  user_identities: ['api'],
  provider_requests: ['api'],
  release_preview_links: ['api'],
  audit_log: ['api'],
  audit_chain: ['api'],
  // Of studios.
  studio_grants: ['api'],
  studio_sessions: ['api'],
  studio_challenges: ['api', 'worker'],
  studio_mails: ['api', 'worker'],
  debrief_links: ['api', 'worker'],
  // What opens mailboxes and sealed evidence.
  mail_tokens: ['worker', 'poller'],
  campaign_keys: ['api', 'worker', 'reader', 'poller'],
};

/**
 * What a role may write. `update` also lets rows be locked; rows of tables that are facts are refused by their triggers even so.
 * Nothing here removes a trigger, empties a table or alters one: that is the owner's alone.
 */
export type Writes = {
  /** Table names, or all but those named. */
  readonly insert: readonly string[] | { readonly allBut: readonly string[] };
  readonly update: readonly string[];
  /** May lock rows, and change nothing of them. */
  readonly lock: readonly string[];
  readonly delete: readonly string[];
};

/** Signs of life, which every process writes. */
const alive = 'process_heartbeats';

export const writes: Readonly<Record<ProcessRole, Writes>> = {
  api: {
    insert: {
      allBut: [
        ...['audit_chain', 'schema_migrations', 'restores', 'field_clock', 'sending_switch'],
        ...['mail_tokens', 'mailbox_cursors', 'mailbox_health', 'mailbox_outages', 'delivery_evidence'],
        ...['messages', 'message_work', 'quotes', 'erased_evidence', 'raw_mail_shreddings'],
      ],
    },
    update: [
      ...['users', 'api_keys', 'sessions', 'one_time_links', 'recovery_codes', 'release_preview_links'],
      ...['campaigns', 'amendments', 'waves', 'wave_plans', 'attempts', 'sending_switch', 'audit_requests'],
      ...['coding_tasks', 'message_work', 'studio_challenges', 'studio_grants', 'studio_mails', 'studio_sessions'],
      ...['dry_run_orders', alive],
    ],
    lock: ['inquiries', 'studio_disputes', 'calls', 'messenger_messages'],
    delete: [
      ...['sessions', 'one_time_links', 'recovery_codes', 'failed_sign_ins', 'user_identities', 'provider_requests'],
      ...['studio_challenges', alive],
    ],
  },
  worker: {
    insert: [
      ...['attempts', 'attempt_events', 'evidence', 'campaign_keys', 'mail_tokens', 'debrief_links'],
      ...['dry_runs', 'dry_run_visits', alive],
    ],
    update: ['attempts', 'mail_tokens', 'studio_challenges', 'studio_mails', 'dry_run_orders', alive],
    lock: [],
    delete: ['studio_challenges', alive],
  },
  // Strangers' mail is parsed here: it writes what it read and concluded, and can neither contact anybody nor let anybody in.
  reader: {
    insert: [
      ...['message_readings', 'attachment_readings', 'attributions', 'machine_composed_decisions', 'reply_links'],
      ...['quotes', 'reply_proposals', 'delivery_evidence', 'evidence', 'noted_answers', 'asking_stops'],
      ...['follow_ups', 'attempts', 'attempt_events', 'call_tasks', 'campaign_keys'],
      ...['erased_evidence', 'raw_mail_shreddings', 'audit_log', alive],
    ],
    update: ['message_work', 'attempts', 'campaign_keys', alive],
    lock: ['inquiries'],
    delete: [alive],
  },
  poller: {
    insert: [
      ...['messages', 'message_work', 'evidence', 'campaign_keys', 'delivery_evidence', 'attempt_events'],
      ...['mailbox_cursors', 'mailbox_health', 'mailbox_outages', 'mail_tokens', alive],
    ],
    update: ['attempts', 'mailbox_cursors', 'mailbox_health', 'mailbox_outages', 'mail_tokens', alive],
    lock: [],
    delete: [alive],
  },
  relay: {
    insert: ['attempts', 'attempt_events', 'follow_ups', 'call_tasks', 'asking_stops', alive],
    update: ['attempts', 'message_work', alive],
    lock: ['inquiries'],
    delete: [alive],
  },
};

/** Whether a role may do this with a table. */
export function mayDo(role: ProcessRole, verb: 'select' | 'insert' | 'update' | 'delete', table: string): boolean {
  if (verb === 'select') return readBy[table]?.includes(role) ?? true;
  const given = writes[role][verb];
  return 'allBut' in given ? !given.allBut.includes(table) : given.includes(table);
}
