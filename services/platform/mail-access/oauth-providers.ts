/**
 * Where mail providers renew access tokens, and what an authorisation must allow. `scopes` is what a person asks for when they
 * authorise; `renewScope` is sent with each renewal only where the provider wants it (RFC 6749 6: left out means unchanged).
 * Sources: Google "OAuth 2.0 Mechanism"; Microsoft "Authenticate an IMAP, POP or SMTP connection using OAuth"; Yandex ID "Update
 * a token"; VK ID "OAuth Mail".
 */
export type OAuthProvider = {
  readonly tokenUrl: string;
  readonly scopes: {
    readonly imap: readonly string[];
    readonly smtp: readonly string[];
    readonly both: readonly string[];
  };
  readonly sendsScope: boolean;
};

export const oauthProviders = {
  google: {
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scopes: { imap: ['https://mail.google.com/'], smtp: ['https://mail.google.com/'], both: [] },
    sendsScope: false,
  },
  microsoft: {
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scopes: {
      imap: ['https://outlook.office.com/IMAP.AccessAsUser.All'],
      smtp: ['https://outlook.office.com/SMTP.Send'],
      both: ['offline_access'],
    },
    sendsScope: true,
  },
  yandex: {
    tokenUrl: 'https://oauth.yandex.com/token',
    scopes: { imap: ['mail:imap_ro'], smtp: ['mail:smtp'], both: [] },
    sendsScope: false,
  },
  mailru: {
    tokenUrl: 'https://oauth.mail.ru/token',
    scopes: { imap: ['mail.imap'], smtp: ['mail.imap'], both: ['userinfo'] },
    sendsScope: false,
  },
} as const satisfies Record<string, OAuthProvider>;

export type OAuthProviderName = keyof typeof oauthProviders;

/** Scopes that an account needs for what it is used for, each once. */
export function scopesFor(name: OAuthProviderName, uses: { imap: boolean; smtp: boolean }): string[] {
  const { scopes }: OAuthProvider = oauthProviders[name];
  return [...new Set([...(uses.imap ? scopes.imap : []), ...(uses.smtp ? scopes.smtp : []), ...scopes.both])];
}
