import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { CountryCode } from 'libphonenumber-js';
import { launchBrowser } from '../../services/field/forms/playwright-browser.ts';
import { inspectSite, type SiteInspection } from '../../services/field/forms/playwright-inspect.ts';
import type { FormPersona } from '../../services/field/forms/read/persona-values.ts';
import { readConfig } from '../../services/platform/config.ts';
import { parseEgressMap } from '../../services/platform/egress/egress-map.ts';
import { startEgressProxy } from '../../services/platform/egress/egress-proxy.ts';
import { ZerkaloError } from '../../services/platform/errors.ts';
import { openLog } from '../../services/platform/log.ts';
import { exitCode } from './exit-codes.ts';
import type { Output } from './output.ts';
import { scrubPage } from './scrub-page.ts';
import { outputOf } from './with-database.ts';

type Options = { pictures?: string; saveCase?: string; country: CountryCode };

/** Typed into forms that are only tried out; nobody's data (RFC 2606, and a number set aside for fiction). */
const nobody: FormPersona = {
  fullName: 'Анна Пробная',
  firstName: 'Анна',
  lastName: 'Пробная',
  email: 'zerkalo.inspect.dry-run@example.com',
  phoneE164: '+79990000123',
  company: 'Проба',
  position: 'менеджер',
  city: 'Москва',
  subject: 'Проверка формы без отправки',
  message: 'Эта запись вводится при проверке формы и никуда не отправляется. Нужен сайт компании на десять страниц.',
  budgetText: '300 000 руб.',
};

/** `zerkalo inspect site URL…`: what a campaign would find at these sites; nothing is sent. */
export function addInspectSite(inspect: Command): void {
  inspect
    .command('site')
    .argument('<url...>', 'home pages of sites')
    .option('--pictures <dir>', 'where annotated screenshots go (default: the home folder, inspect/)')
    .option('--save-case <dir>', 'keep a copy of each contact page without scripts, tokens, addresses and numbers')
    .option('--country <code>', 'where telephone numbers without a country code are at home', 'RU')
    .description('find, read and fill the contact form of sites without sending anything')
    .action(async (urls: string[], options: Options, command: Command) => {
      process.exitCode = await inspectSites(urls, options, outputOf(command));
    });
}

async function inspectSites(urls: readonly string[], options: Options, output: Output): Promise<number> {
  const wrong = urls.find((url) => !/^https?:$/u.test(URL.parse(url)?.protocol ?? ''));
  if (wrong !== undefined) {
    throw new ZerkaloError(
      'CONFIG',
      `"${wrong}" is no address of a site`,
      'Give whole addresses: https://studio.example/',
    );
  }
  const config = readConfig();
  const reading = parseEgressMap(config.EGRESS_MAP ?? '');
  if (reading.kind === 'findings') {
    throw new ZerkaloError('CONFIG', `EGRESS_MAP: ${reading.findings.join('; ')}`, 'Correct the setting.');
  }
  const log = openLog('inspect', 'error');
  const openWay = () => startEgressProxy({ map: reading.map, log });
  const { browser, sandboxed } = await launchBrowser(config.BROWSER_EXECUTABLE);
  if (!sandboxed) output.complain('the sandbox of the browser is off: this system does not let Chromium set it up');
  const pictures = resolve(options.pictures ?? join(config.home, 'inspect'));
  try {
    for (const url of urls) {
      const { report, picture, html } = await inspectSite({ browser, openWay }, url, nobody, options.country);
      const name = (URL.parse(url)?.hostname ?? 'site').replace(/[^a-z0-9.-]/giu, '_');
      const screenshot = picture === null ? null : kept(pictures, `${name}.png`, picture);
      if (options.saveCase !== undefined) kept(resolve(options.saveCase), `${name}.html`, scrubPage(html));
      // One line a site, as it comes, like the other readers of `inspect`.
      if (output.json) process.stdout.write(`${JSON.stringify({ ...report, screenshot })}\n`);
      for (const line of lines(report, screenshot)) output.say(line);
    }
  } finally {
    await browser.close();
  }
  return exitCode.ok;
}

function kept(folder: string, name: string, bytes: Buffer | string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

function lines(report: SiteInspection, screenshot: string | null): string[] {
  const { addresses, numbers, widgets, papers } = report.channels;
  return [
    `${report.url}  ${report.outcome}${report.blockedBy === null ? '' : `: ${report.blockedBy}`}`,
    ...(report.contactPage === null ? [] : [`  page      ${report.contactPage}`]),
    ...(report.form?.fields ?? []).map(
      ({ name, id, role, why }) => `  ${role.padEnd(10)}${name ?? id ?? '(no name)'}  ${why.slice(0, 100)}`,
    ),
    `  channels  ${[...addresses, ...numbers.map(({ e164 }) => e164), ...widgets, ...papers].join(', ')}`,
    `  mail      ${report.mailFallback ?? 'no'}`,
    ...(screenshot === null ? [] : [`  picture   ${screenshot}`]),
  ];
}
