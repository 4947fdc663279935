import { seededStream } from '../../../services/measures/random/seeded-stream.ts';
import type { Observation } from '../../../services/releases/observations/observation.ts';

/** Invented inquiries of five strata and four arms: 60 % answered, delays lognormal, one first contact in five by phone. */
export function practiceObservations(n: number): Observation[] {
  const { double } = seededStream(`bench|${n}`);
  return Array.from({ length: n }, (_, i) => {
    const undelivered = double() < 0.05;
    const answered = !undelivered && double() < 0.6;
    const normal = 2 * (double() + double() + double() - 1.5);
    const waited = answered ? Math.ceil(Math.exp(6 + 1.5 * normal)) : 43_200;
    return {
      stratum: `tier ${i % 5}`,
      stratumSize: null,
      arm: `arm ${Math.floor(i / 5) % 4}`,
      group: `studio ${i}`,
      delivered: undelivered ? 'no' : 'yes',
      mode: answered ? (double() < 0.8 ? 'email' : 'phone') : 'none',
      delay: undelivered ? null : waited,
      answered,
      quote: null,
    };
  });
}
