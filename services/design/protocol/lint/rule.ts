import type { Fault } from '../finding.ts';
import type { PartialProtocol } from '../partial-protocol.ts';

/** A rule of meaning: sees what is present, returns what is wrong. */
export type LintRule = (protocol: PartialProtocol) => Fault[];
