import type { Manner } from './answers/manner.ts';
import type { SiteKind } from './sites/site-kind.ts';

export type Person = { name: string; role: string; local: string };

export type Studio = {
  id: string;
  /** Position in the ranking, from 1. */
  rank: number;
  name: string;
  domain: string;
  city: string;
  tier: string;
  phone: string;
  email: string;
  /** The person who writes back. */
  manager: Person;
  kind: SiteKind;
  manner: Manner;
};
