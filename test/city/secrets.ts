import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Secrets = { smtp: string; imap: string; studios: string; smtpFile: string; imapFile: string };

/** Passwords are made anew for each city and passed on as files, never on a command line. */
export async function makeSecrets(folder: string): Promise<Secrets> {
  const secret = () => randomBytes(12).toString('hex');
  const made = { smtp: secret(), imap: secret(), studios: secret() };
  const smtpFile = join(folder, 'smtp-password');
  const imapFile = join(folder, 'imap-password');
  await writeFile(smtpFile, made.smtp, { mode: 0o600 });
  await writeFile(imapFile, made.imap, { mode: 0o600 });
  await writeFile(join(folder, 'studios-password'), made.studios, { mode: 0o600 });
  return { ...made, smtpFile, imapFile };
}
