/** Exit codes of the command line (docs/operator/command-line.md); the numbers above 63 follow sysexits.h. */
export const exitCode = {
  ok: 0,
  /** The program worked, but what it checked is wrong or the act was refused. */
  refused: 1,
  /** The input has findings; all of them were printed. */
  findings: 2,
  usage: 64,
  /** A part that is needed is missing or does not answer. */
  unavailable: 69,
  internal: 70,
  permission: 77,
  config: 78,
} as const;
