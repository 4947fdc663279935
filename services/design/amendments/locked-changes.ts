import type { PathChange } from './changed-paths.ts';

/** What the waves of a campaign have made use of so far: it reached studios, and no amendment can call it back. */
export type UsedDesign = {
  /** Whether a wave was launched. */
  readonly drawn: boolean;
  readonly personas: ReadonlySet<string>;
  readonly budgets: ReadonlySet<string>;
  readonly wordings: ReadonlySet<string>;
  /** Follow-ups of which at least one was decided. */
  readonly steps: ReadonlySet<string>;
};

export type LockedChange = PathChange & { readonly because: string };

type Lock = {
  readonly at: RegExp;
  readonly holds: (used: UsedDesign, name: string) => boolean;
  readonly because: string;
};

const drawn = ({ drawn: launched }: UsedDesign): boolean => launched;
const step = (name: string) => (used: UsedDesign) => used.steps.has(name);

/** The first that fits a path decides. Names of lists stand in the brackets of a path. */
const locks: readonly Lock[] = [
  { at: /^(?:format|id)$/u, holds: () => true, because: 'it names the campaign' },
  { at: /^personas\[([^\]]+)\]/u, holds: (used, name) => used.personas.has(name), because: 'this persona has written' },
  { at: /^budgets\[([^\]]+)\]/u, holds: (used, name) => used.budgets.has(name), because: 'this budget was stated' },
  {
    at: /^scripts\.letters\[([^\]]+)\]/u,
    holds: (used, name) => used.wordings.has(name),
    because: 'this letter was sent',
  },
  { at: /^scripts\.answerByDays/u, holds: drawn, because: 'letters state this day' },
  { at: /^(?:scripts\.secondStep|rules\.secondStep)/u, holds: step('second_step'), because: 'second steps were sent' },
  { at: /^(?:scripts\.nudge|rules\.nudge)/u, holds: step('nudge'), because: 'reminders were decided' },
  { at: /^scripts\.close/u, holds: step('close'), because: 'courtesy closes were sent' },
  { at: /^publication\.debrief/u, holds: step('debrief'), because: 'debriefs were sent' },
  {
    at: /^sampling\.(?:seed|beacon)/u,
    holds: drawn,
    because: 'the sample was drawn with it; a new wave has a seed of its own',
  },
  { at: /^windows/u, holds: drawn, because: 'letters were sent under this window' },
  { at: /^schedule\.timeZone/u, holds: drawn, because: 'delays are measured in this zone' },
  { at: /^frames\[[^\]]+\]\.(?:language|country)/u, holds: drawn, because: 'studios were addressed by it' },
];

/**
 * The changes that would alter what was already sent, drawn or decided: an amendment with one of them is refused. Items of the
 * codebook and rankings may be added, but those that were there keep their meaning.
 */
export function lockedChanges(changes: readonly PathChange[], used: UsedDesign): LockedChange[] {
  return changes.flatMap((one): LockedChange[] => {
    const because = lockOf(one, used);
    return because === null ? [] : [{ ...one, because }];
  });
}

function lockOf({ path, change }: PathChange, used: UsedDesign): string | null {
  if (used.drawn && change === 'removed' && /^frames\[[^\]]+\]$/u.test(path))
    return 'studios were drawn from this ranking';
  if (
    used.drawn &&
    /^rubric\.items\[/u.test(path) &&
    !(change === 'added' && path.endsWith(']') && !path.includes('].'))
  )
    return 'replies are coded by this item; add another';
  for (const { at, holds, because } of locks) {
    const match = at.exec(path);
    if (match !== null) return holds(used, match[1] ?? '') ? because : null;
  }
  return null;
}
