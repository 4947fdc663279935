export type PreflightId =
  | 'approval'
  | 'world'
  | 'rankings'
  | 'precision'
  | 'power'
  | 'burden'
  | 'ethics'
  | 'interest'
  | 'debrief'
  | 'calendar'
  | 'personas'
  | 'mail'
  | 'dry_run';

/** One look before launch. A fault keeps from launching or spoils what was measured; a warning is for a person to weigh. */
export type PreflightItem = {
  readonly id: PreflightId;
  readonly state: 'ready' | 'warning' | 'fault';
  readonly found: string;
  /** What to do; null where nothing is to be done. */
  readonly remedy: string | null;
};
