import type { Config } from '../config.ts';

/** Whether letters can leave and answers be read, as far as the settings tell. */
export type MailSetUp = { readonly smtp: boolean; readonly imap: boolean };

export function mailSetUp({ smtp, imap, mailAccounts }: Pick<Config, 'smtp' | 'imap' | 'mailAccounts'>): MailSetUp {
  return {
    smtp: smtp !== undefined || mailAccounts.some((account) => account.smtp !== undefined),
    imap: imap !== undefined || mailAccounts.length > 0,
  };
}
