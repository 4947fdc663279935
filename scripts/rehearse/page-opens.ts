import { setTimeout as sleep } from 'node:timers/promises';
import { ZerkaloError } from '../../services/platform/errors.ts';

const turnMs = 100;
// On a machine that is busy with much else the API alone takes a minute to start.
const patienceMs = 180_000;

/** Resolves once the page can be opened: whoever clicks on the line that says so shall not find a closed door. */
export async function pageOpens(pageUrl: string): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await answers(`${pageUrl}/healthz`))) {
    if (Date.now() > end) throw new ZerkaloError('REHEARSAL', 'the page does not open', 'See the log lines below.');
    await sleep(turnMs);
  }
}

function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );
}
