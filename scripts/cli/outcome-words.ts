/** What was done, in a sentence with what comes next; undefined for outcomes whose name says all. */
export function wordsOf(outcome: Readonly<Record<string, unknown>>): string | undefined {
  switch (outcome.kind) {
    case 'created':
      return `created ${String(outcome.slug)} as a draft (hash ${String(outcome.hash)})\n  next: a second person approves it: zerkalo campaign approve ${String(outcome.slug)} --as …`;
    case 'approved':
      return 'approved: it may be launched as long as the protocol stays as it is';
    case 'launched':
      return launched(outcome);
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
