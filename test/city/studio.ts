import type { Manner } from './answers/manner.ts';
import type { SiteKind } from './sites/site-kind.ts';
import type { StudioCard } from './studio-card.ts';

export type Studio = StudioCard & { kind: SiteKind; manner: Manner };
