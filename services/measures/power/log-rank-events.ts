import { criticalZ, normalQuantile } from '../special-functions.ts';
import type { Planned } from './two-proportions.ts';

/** (z_{α/2} + z_β)² / (π₁π₂) */
function needed({ power, alpha }: Planned, alloc: number): number {
  return (criticalZ(1 - alpha) + normalQuantile(power)) ** 2 / (alloc * (1 - alloc));
}

/** Events that a log-rank test needs to find the hazard ratio; null for a ratio of 1. Source: Schoenfeld 1981. */
export function logRankEvents(hr: number, alloc: number, planned: Planned): { events: number | null } {
  return { events: hr === 1 ? null : needed(planned, alloc) / Math.log(hr) ** 2 };
}

/** Hazard ratio (> 1) that so many events can find; null without events. */
export function detectableHazardRatio(events: number, alloc: number, planned: Planned): number | null {
  return events > 0 ? Math.exp(Math.sqrt(needed(planned, alloc) / events)) : null;
}
