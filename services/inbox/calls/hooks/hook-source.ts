/** Exchanges and messengers that tell of calls by themselves: the operator's file of them, with a secret each. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { isTimeZone } from '../../../design/schedule/zoned-time.ts';
import { messageOf } from '../../../platform/errors.ts';
import type { ExchangeSettings } from '../call.ts';

const text = Type.String({ minLength: 1, maxLength: 1_000 });
const common = {
  name: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
  secretFile: text,
  zone: text,
  country: Type.String({ pattern: '^[A-Z]{2}$', default: 'RU' }),
};
const strict = { additionalProperties: false };
const HooksFile = Type.Object(
  {
    sources: Type.Array(
      Type.Union([
        Type.Object({ ...common, provider: Type.Enum(['zadarma', 'generic']) }, strict),
        Type.Object({ ...common, provider: Type.Literal('mango'), apiKeyFile: text }, strict),
        Type.Object(
          {
            ...common,
            provider: Type.Literal('twilio'),
            publicUrl: Type.String({ pattern: '^https://', maxLength: 1_000 }),
          },
          strict,
        ),
      ]),
      { minItems: 1, maxItems: 100 },
    ),
  },
  strict,
);
type Entry = Static<typeof HooksFile>['sources'][number];

/** `secret`: Zadarma's API secret, Mango's salt, Twilio's auth token, or one of our own. */
export type HookSource = { readonly name: string; readonly settings: ExchangeSettings; readonly secret: string } & (
  | { readonly provider: 'zadarma' | 'generic' }
  | { readonly provider: 'mango'; readonly apiKey: string }
  /** `publicUrl`: the address as Twilio calls it, without a query; it is part of what is signed. */
  | { readonly provider: 'twilio'; readonly publicUrl: string }
);

export type HooksReading =
  | { readonly kind: 'sources'; readonly sources: ReadonlyMap<string, HookSource> }
  | { readonly kind: 'findings'; readonly findings: readonly string[] };

/** A secret that can be guessed lets anybody put calls into a study. */
const shortestSecret = 16;

/** Reads the operator's file of sources; all faults at once. Names of secret files are relative to it. */
export function readHookSources(file: string): HooksReading {
  let value: unknown;
  try {
    value = Value.Default(HooksFile, JSON.parse(readFileSync(file, 'utf8')));
  } catch (thrown) {
    return { kind: 'findings', findings: [`${file}: ${messageOf(thrown)}`] };
  }
  if (!Value.Check(HooksFile, value)) {
    const faults = [...Value.Errors(HooksFile, value)].map((fault) => `${fault.instancePath}: ${fault.message}`);
    return { kind: 'findings', findings: [...new Set(faults)].slice(0, 50) };
  }
  const findings: string[] = [];
  const sources = value.sources.map((entry) => sourceOf(entry, dirname(file), findings));
  const names = sources.map(({ name }) => name);
  for (const name of new Set(names.filter((one, at) => names.indexOf(one) !== at)))
    findings.push(`${name} is there twice`);
  if (findings.length > 0) return { kind: 'findings', findings };
  return { kind: 'sources', sources: new Map(sources.map((source) => [source.name, source])) };
}

function sourceOf(entry: Entry, folder: string, findings: string[]): HookSource {
  const { name, zone, country } = entry;
  if (!isTimeZone(zone)) findings.push(`${name}: "${zone}" is no time zone`);
  const secretOf = (file: string, shortest: number): string => {
    try {
      const secret = readFileSync(resolve(folder, file), 'utf8').trim();
      if (secret.length < shortest) findings.push(`${name}: ${file} must hold ${shortest} characters or more`);
      return secret;
    } catch (thrown) {
      findings.push(`${name}: ${messageOf(thrown)}`);
      return '';
    }
  };
  const base = { name, settings: { timeZone: zone, country }, secret: secretOf(entry.secretFile, shortestSecret) };
  if (entry.provider === 'mango') return { ...base, provider: entry.provider, apiKey: secretOf(entry.apiKeyFile, 1) };
  if (entry.provider === 'twilio') return { ...base, provider: entry.provider, publicUrl: entry.publicUrl };
  return { ...base, provider: entry.provider };
}
