/** The child process that reads mails: one at a time, one answer for each, nothing else. It ends when its parent does. */
import { messageOf } from '../../../platform/errors.ts';
import { readMail } from '../postal-mime-reader.ts';

process.on('message', (raw: Uint8Array) => {
  readMail(raw).then(
    (mail) => process.send?.({ mail }),
    (thrown: unknown) => process.send?.({ error: messageOf(thrown) }),
  );
});
