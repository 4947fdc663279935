import type { EgressMap } from '../../platform/egress/egress-map.ts';
import type { LookUp } from '../../platform/egress/open-target.ts';
import type { LookDeps } from '../../releases/benchmark/proof/prove-domain.ts';

/** How studios can prove their domains here. `map`: where names lead in a rehearsal; empty when the way out is open. */
export type StudioDoor = {
  /** Whether letters can be sent: there is a server, an address of the operator and a public address of this program. */
  readonly mail: boolean;
  readonly map: EgressMap;
  /** Instead of the system's, as address:port. */
  readonly dnsServers?: readonly string[];
  readonly lookUp?: LookUp;
};

/** Where nothing is set up: no letters, the open Internet, the system's names. */
export const plainDoor: StudioDoor = { mail: false, map: [] };

/** What a look at a domain may use. Behind a map the world's names are not asked, so that a rehearsal reaches nothing real. */
export function lookDeps({ map, dnsServers, lookUp }: StudioDoor): LookDeps {
  const dns = dnsServers === undefined ? (map.length === 0 ? {} : null) : { servers: dnsServers };
  return { dns, file: { map, ...(lookUp === undefined ? {} : { lookUp }) } };
}
