import { hostname } from 'node:os';
import { join } from 'node:path';
import { runAttempt } from '../services/field/attempts/run-attempt.ts';
import { carryOutOrder } from '../services/field/dry-run/carry-out-order.ts';
import { keepBrowser } from '../services/field/forms/browser-keeper.ts';
import { carryByForm } from '../services/field/forms/carry-by-form.ts';
import { carryByMail } from '../services/field/mailer/carry-by-mail.ts';
import { publicUrlOf } from '../services/platform/config.ts';
import { parseEgressMap } from '../services/platform/egress/egress-map.ts';
import { startEgressProxy } from '../services/platform/egress/egress-proxy.ts';
import { ZerkaloError } from '../services/platform/errors.ts';
import { watchRoom } from '../services/platform/evidence/room.ts';
import type { AttemptId } from '../services/platform/ids.ts';
import { smtpAccount } from '../services/platform/mail-access/mail-accounts.ts';
import { openQueue } from '../services/platform/queue/queue.ts';
import { openMasterKeys } from '../services/platform/vault/master-keys.ts';
import { sendStudioMails } from '../services/releases/benchmark/proof/send-mails.ts';
import { runProcess } from './process-frame.ts';
import { repeat } from './repeat.ts';

/** Letters to studios that ask to be let in are due by machine time. */
const lettersEveryMs = 2_000;
/** Dry runs are ordered by people, who look at the page; machine time. */
const ordersEveryMs = 1_000;

/** Carries attempts by form and mail, and dry runs that people ordered. Any number of workers may run on any number of machines. */
await runProcess('worker', async ({ config, databaseUrl, db, log }) => {
  const reading = parseEgressMap(config.EGRESS_MAP ?? '');
  if (reading.kind === 'findings') {
    throw new ZerkaloError('CONFIG', `EGRESS_MAP: ${reading.findings.join('; ')}`, 'Write pattern=address:port,…');
  }
  const masterKeys = await openMasterKeys(config.MASTER_KEY_FILE ?? join(config.home, 'master.key'));
  const evidence = { db, masterKeys, directory: join(config.home, 'evidence') };
  const proxy = await startEgressProxy({ map: reading.map, log });
  const browsers = keepBrowser(config.BROWSER_EXECUTABLE, log);
  const queue = await openQueue({ queueUrl: config.QUEUE_URL, databaseUrl, log });
  const smtp = smtpAccount(config, { db, masterKeys, log });
  // In a rehearsal nobody outside follows a link, so this machine's own address will do.
  const debriefUrl = config.PUBLIC_URL ?? (config.EGRESS_MAP === undefined ? undefined : publicUrlOf(config));
  const carriers = {
    form: carryByForm({ ...evidence, browsers, proxy }),
    mail: carryByMail({
      ...evidence,
      smtp,
      map: reading.map,
      blindCopyTo: config.BLIND_COPY_TO,
      publicUrl: debriefUrl,
    }),
  };
  const worker = `${hostname()}:${process.pid}`;
  const hasRoom = watchRoom(evidence.directory, log);
  const attempts = await queue.work(
    'attempt.run',
    { concurrency: config.WORKER_CONCURRENCY },
    async ({ attemptId }) => {
      if (await hasRoom()) await runAttempt({ db, log, worker, carriers }, attemptId as AttemptId);
    },
  );
  const ending = new AbortController();
  const openWay = () => startEgressProxy({ map: reading.map, log });
  // Half of the lanes: letters of other campaigns that are due meanwhile have the rest.
  const lanes = Math.max(1, Math.floor(config.WORKER_CONCURRENCY / 2));
  const orders = repeat(ordersEveryMs, log, () =>
    carryOutOrder({ ...evidence, browsers, openWay, log }, { worker, lanes, ending: ending.signal }),
  );
  const { STUDIO_MAIL_FROM: from, PUBLIC_URL: publicUrl } = config;
  const letters =
    smtp === undefined || from === undefined || publicUrl === undefined
      ? null
      : repeat(lettersEveryMs, log, () => sendStudioMails({ db, log, smtp, from, publicUrl, map: reading.map }));
  if (letters === null && from !== undefined)
    log.warn({}, 'studio_mails.not_set_up: SMTP_URL or PUBLIC_URL is missing');
  return async () => {
    ending.abort();
    await letters?.stop();
    await Promise.all([attempts.stop(), orders.stop()]);
    await browsers.close();
    await proxy.close();
    await queue.close();
  };
});
