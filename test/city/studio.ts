import type { Manner } from './answers/manner.ts';
import type { SiteKind } from './sites/site-kind.ts';
import type { StudioCard } from './studio-card.ts';

/** A studio with what only the city knows of it: how its site is built and how it treats whoever writes. */
export type Studio = StudioCard & { kind: SiteKind; manner: Manner };
