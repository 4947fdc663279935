export type Person = { name: string; role: string; local: string };

/** What anybody can know of a studio: what stands in a ranking and on its site. */
export type StudioCard = {
  id: string;
  /** Position in the ranking, from 1. */
  rank: number;
  name: string;
  domain: string;
  city: string;
  tier: string;
  phone: string;
  email: string;
  /** Taxpayer number; of a region that does not exist, so that it is nobody's. */
  taxNumber: string | null;
  /** The person who writes back. */
  manager: Person;
};
