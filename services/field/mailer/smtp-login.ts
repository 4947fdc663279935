import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import type { Account } from '../../platform/config.ts';

type Done = (refused: Error | null | undefined) => void;

/**
 * Logs in to the submission server by password or by access token (XOAUTH2). A token that the server refuses is asked for anew once,
 * on the same connection and before any letter is spoken of.
 */
export function logInSmtp(connection: SMTPConnection, account: Account, done: Done): void {
  const { user, password, accessToken } = account;
  if (accessToken === undefined) {
    connection.login({ credentials: { user, pass: password } }, (refused) => done(refused));
    return;
  }
  const oauth2 = new XOAuth2({
    user,
    provisionCallback: (_, renew, give) => {
      accessToken(renew ? 'fresh' : 'any').then(
        (answer) => (answer.kind === 'token' ? give(null, answer.accessToken) : give(new Error(answer.detail))),
        (thrown: Error) => give(thrown),
      );
    },
  });
  connection.login({ user, oauth2, method: 'XOAUTH2' }, (refused) => done(refused));
}
