export type DovecotIdentity =
  /** Started by root: Dovecot drops to its own service users, and the mail belongs to this uid and gid. */
  | { kind: 'root'; mailUid: number; mailGid: number }
  /** Started by a plain user: every part of Dovecot runs as that user, nothing can be chrooted. */
  | { kind: 'plain'; user: string; group: string; mailUid: number; mailGid: number };

/** `introspectionUrl`: where access tokens are asked about; logins by OAuth2 are offered only with it. */
export type DovecotPlaces = { home: string; imapPort: number; lmtpPort: number; introspectionUrl?: string };

/**
 * Configuration for Dovecot 2.3 (the syntax of 2.4 differs): IMAP and LMTP on loopback without TLS, users from a
 * passwd-file, mail under `home/mail`, folders INBOX and Junk (RFC 6154 special use). Nothing outside `home` is read.
 */
export function dovecotConfig(places: DovecotPlaces, identity: DovecotIdentity): string {
  return [
    ...general(places),
    ...owners(identity),
    ...services(places, identity),
    ...tokens(places),
    ...users(places),
    ...folders(),
  ].join('\n');
}

function general({ home }: DovecotPlaces): string[] {
  return [
    'protocols = imap lmtp',
    'listen = 127.0.0.1',
    `base_dir = ${home}/run`,
    `state_dir = ${home}/state`,
    `log_path = ${home}/dovecot.log`,
    'ssl = no',
    'disable_plaintext_auth = no',
    // Loopback is one address for every client: the default of ten connections per user and address is too few.
    'mail_max_userip_connections = 200',
    'mail_fsync = never',
    `mail_location = sdbox:${home}/mail/%u`,
    'lmtp_save_to_detail_mailbox = no',
    'recipient_delimiter =',
  ];
}

function owners(identity: DovecotIdentity): string[] {
  const mail = [`mail_uid = ${identity.mailUid}`, `mail_gid = ${identity.mailGid}`, 'first_valid_uid = 1'];
  if (identity.kind === 'root') return mail;
  return [
    ...mail,
    `default_internal_user = ${identity.user}`,
    `default_internal_group = ${identity.group}`,
    `default_login_user = ${identity.user}`,
  ];
}

function services({ imapPort, lmtpPort }: DovecotPlaces, identity: DovecotIdentity): string[] {
  // A plain user cannot chroot, and Dovecot refuses to start when it is asked to.
  const noChroot = identity.kind === 'plain' ? '  chroot =' : '';
  return [
    'service imap-login {',
    noChroot,
    '  service_count = 0',
    `  inet_listener imap {\n    port = ${imapPort}\n  }`,
    '  inet_listener imaps {\n    port = 0\n  }',
    '}',
    `service lmtp {\n  inet_listener lmtp {\n    port = ${lmtpPort}\n  }\n}`,
    ...(identity.kind === 'plain' ? ['service anvil {\n  chroot =\n}', 'service stats {\n  chroot =\n}'] : []),
  ];
}

/** Dovecot's file for its oauth2 password database: every token is asked about, and its user must be the one who logs in. */
export function dovecotOAuth(introspectionUrl: string): string {
  return [
    `introspection_url = ${introspectionUrl}`,
    'introspection_mode = post',
    'force_introspection = yes',
    'username_attribute = username',
    'active_attribute = active',
    'active_value = true',
    'timeout_msecs = 5000',
    '',
  ].join('\n');
}

function tokens({ home, introspectionUrl }: DovecotPlaces): string[] {
  // Passwords do not change here; whether a token is still good has to be asked each time.
  if (introspectionUrl === undefined) return ['auth_cache_size = 1M'];
  return [
    'auth_cache_size = 0',
    'auth_failure_delay = 0',
    'auth_mechanisms = plain login oauthbearer xoauth2',
    `passdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = ${home}/oauth2.conf\n}`,
  ];
}

function users({ home }: DovecotPlaces): string[] {
  return ['passdb', 'userdb'].map((kind) => `${kind} {\n  driver = passwd-file\n  args = ${home}/users\n}`);
}

function folders(): string[] {
  return [
    'namespace inbox {\n  inbox = yes\n  separator = /',
    '  mailbox Junk {\n    special_use = \\Junk\n    auto = subscribe\n  }',
    '  mailbox Sent {\n    special_use = \\Sent\n    auto = subscribe\n  }',
    '}',
    '',
  ];
}
