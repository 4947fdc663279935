import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import type { CityCard } from '../../city/city.ts';
import type { LedgerView } from '../../city/ledger.ts';

export type CityUnderTest = {
  card: CityCard;
  child: ChildProcess;
  folder: string;
  control: (path: string, body?: unknown) => Promise<{ status: number; body: Record<string, unknown> }>;
  ledger: () => Promise<LedgerView>;
  /** Lets field time jump from one due moment to the next until nothing is due. */
  runOut: () => Promise<void>;
  end: (signal?: NodeJS.Signals) => Promise<void>;
};

/** Starts a city as the program it is, with its ledger in a folder of its own. */
export async function startCityUnderTest(flags: readonly string[]): Promise<CityUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'city-test-'));
  const main = fileURLToPath(new URL('../../city/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, '--dir', folder, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const card: CityCard = JSON.parse(String(line));
  const control: CityUnderTest['control'] = async (path, body) => {
    const answer = await fetch(
      card.controlUrl + path,
      body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
    );
    return { status: answer.status, body: await answer.json() };
  };
  return {
    card,
    child,
    folder,
    control,
    ledger: async () => (await fetch(`${card.controlUrl}/ledger`)).json(),
    runOut: async () => {
      let due = (await control('/state')).body.nextDueAt;
      while (typeof due === 'string') due = (await control('/advance', { now: due })).body.nextDueAt;
    },
    end: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill(signal);
        await gone;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One request to a studio's site, whose name no resolver knows: the Host header does it. */
export function ask(
  card: CityCard,
  domain: string,
  path: string,
  fields?: Record<string, string>,
): Promise<{ status: number; location: string | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string> = { host: domain };
    if (fields !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
    const call = request(
      { port: card.httpPort, path, method: fields === undefined ? 'GET' : 'POST', headers },
      async (answer) => {
        let body = '';
        for await (const part of answer) body += String(part);
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location, body });
      },
    );
    call.once('error', reject);
    call.end(fields === undefined ? undefined : new URLSearchParams(fields).toString());
  });
}

/** A mail through the exchanger; resolves with the server's last word, rejects with its refusal. */
export async function sendMail(card: CityCard, from: string, to: string, signature = ''): Promise<string> {
  const { host, port, user, passwordFile } = card.smtp;
  const pass = readFileSync(passwordFile, 'utf8');
  const transport = createTransport({ host, port, secure: false, ignoreTLS: true, auth: { user, pass } });
  const sent = await transport.sendMail({
    from: `"Анна Кузнецова" <${from}>`,
    to,
    subject: 'Сайт для мастерской',
    text: letter + signature,
  });
  return sent.response;
}

export const letter = 'Здравствуйте!\n\nНам нужен сайт с каталогом на 200 товаров.\nБюджет до 500 тыс. рублей.';

export type Stored = { internalDate: string; messageId: string; source: string };

/** Everything in a folder of a mailbox of the city, in order of arrival. */
export async function stored(card: CityCard, user: string, password: string, folder: string): Promise<Stored[]> {
  const { host, port } = card.imap;
  const client = new ImapFlow({
    host,
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass: password },
    logger: false,
  });
  await client.connect();
  const box = await client.mailboxOpen(folder, { readOnly: true });
  const found =
    box.exists === 0 ? [] : await client.fetchAll('1:*', { internalDate: true, envelope: true, source: true });
  await client.logout();
  return found.map(({ internalDate, envelope, source }) => ({
    internalDate: new Date(internalDate ?? 0).toISOString(),
    messageId: envelope?.messageId ?? '',
    source: source?.toString('latin1') ?? '',
  }));
}
