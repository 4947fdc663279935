import type { Fault, Path } from './finding.ts';
import type { PartialProtocol } from './partial-protocol.ts';

/**
 * The protocol without the values whose shape is wrong, so that the rules of meaning can judge the rest in the same
 * pass. List entries keep their positions. `wrong` must name every value of a wrong type.
 */
export function prune(data: unknown, wrong: readonly Fault[]): PartialProtocol {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return {};
  const copy: Record<string, unknown> = structuredClone(data as Record<string, unknown>);
  for (const { path } of wrong) removeAt(copy, path);
  return copy as PartialProtocol;
}

function removeAt(root: Record<string, unknown>, path: Path): void {
  const last = path.at(-1);
  if (last === undefined) return;
  let held: unknown = root;
  for (const step of path.slice(0, -1)) {
    if (typeof held !== 'object' || held === null) return;
    held = (held as Record<string, unknown>)[String(step)];
  }
  if (typeof held !== 'object' || held === null) return;
  if (Array.isArray(held)) held[Number(last)] = undefined;
  else delete (held as Record<string, unknown>)[String(last)];
}
