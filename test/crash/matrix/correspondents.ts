import type { Contact } from './contacts.ts';
import type { Ground } from './ground.ts';

const hourMs = 3_600_000;
/** Studios write and call while their wave listens, and with a margin. */
const listensHours = 40;

/** Studios that have our inquiry by their own ledgers, and whose wave still listens. */
export function reachable({ contacts, accepted, exchanger }: Ground, now: Date): Contact[] {
  return [...contacts.values()].filter(
    ({ domain, alias, launchedAt }) =>
      now.getTime() - launchedAt.getTime() < listensHours * hourMs &&
      ((accepted.get(domain) ?? 0) > 0 || (exchanger.copies.get(alias)?.length ?? 0) > 0),
  );
}
