import { readFileSync } from 'node:fs';

/** Shipped protocols that a new campaign may begin with. */
export const templates = ['starter', 'petersburg-2014'] as const;
export type Template = (typeof templates)[number];

export function templateSource(name: Template): string {
  return readFileSync(new URL(`shipped/${name}.yaml`, import.meta.url), 'utf8');
}
