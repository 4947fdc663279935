/** What was done, in a sentence with what comes next; undefined for outcomes whose name says all. */
export function wordsOf(outcome: Readonly<Record<string, unknown>>): string | undefined {
  switch (outcome.kind) {
    case 'created':
      return `created ${String(outcome.slug)} as a draft (hash ${String(outcome.hash)})\n  next: a second person approves it: zerkalo campaign approve ${String(outcome.slug)} --as …`;
    case 'approved':
      return approved(outcome);
    case 'launched':
      return launched(outcome);
    case 'proposed':
      return proposed(outcome);
    case 'opened':
      return 'the debrief is open: every studio that was written to is told within days, while zerkalo up runs';
    case 'already_opened':
      return 'the debrief was opened before: nothing was changed';
    case 'already_launched':
      return 'launched before: nothing was changed';
    case 'paused':
      return 'paused: no new contact until it is resumed';
    case 'resumed':
      return `resumed; ${String(outcome.moved)} overdue letters got new times`;
    default:
      return undefined;
  }
}

function approved({ number, hash }: Readonly<Record<string, unknown>>): string {
  if (number !== undefined) return `wave ${String(number)} is approved\n  next: zerkalo wave launch NAME --as …`;
  if (hash !== undefined) return `the amendment is in force (hash ${String(hash)})`;
  return 'approved: it may be launched as long as the protocol stays as it is';
}

function proposed({ number, hash, changes, afterFirstLetter }: Readonly<Record<string, unknown>>): string {
  if (!Array.isArray(changes))
    return `wave ${String(number)} is planned (hash ${String(hash)})\n  next: a second person approves it: zerkalo wave approve NAME --as …`;
  const when = afterFirstLetter === true ? 'after' : 'before';
  const lines = changes.map((one: { path: string; change: string }) => `  ${one.change} ${one.path}`);
  return [
    `amendment proposed ${when} the first letter (hash ${String(hash)}):`,
    ...lines,
    '  next: a second person approves it: zerkalo protocol approve NAME --as …',
  ].join('\n');
}

function launched({ inquiries, frameSize, excluded, doubtful }: Readonly<Record<string, unknown>>): string {
  const reasons = Object.entries(Object(excluded) as Record<string, number>).filter(([, count]) => count > 0);
  const leftOut = reasons.map(([reason, count]) => `${count} ${reason}`).join(', ');
  const pairs = Array.isArray(doubtful) ? doubtful.length : 0;
  return [
    `launched: ${String(inquiries)} inquiries, drawn from ${String(frameSize)} studios`,
    ...(leftOut === '' ? [] : [`  left out: ${leftOut}`]),
    ...(pairs === 0 ? [] : [`  ${pairs} pairs may be one studio each: zerkalo frame preview lists them`]),
  ].join('\n');
}
