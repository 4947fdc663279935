import { describe, expect, it } from 'vitest';
import { type ReleaseFacts, releaseGate } from '../../../../services/measures/disclosure/release-gate.ts';
import { suppress2d } from '../../../../services/measures/disclosure/suppress-2d.ts';
import { CELL_THRESHOLDS } from '../../../../services/measures/disclosure/thresholds.ts';

const TABLE = {
  rows: ['S', 'M', 'O'],
  cols: ['A', 'B', 'C'],
  n: [
    [12, 18, 24],
    [14, 20, 11],
    [4, 13, 16],
  ],
  x: [
    [9, 11, 12],
    [11, 12, 6],
    [3, 8, 7],
  ],
};
const chosen = suppress2d(TABLE, CELL_THRESHOLDS);
if (chosen.kind !== 'interior') throw new Error('the worked example has a safe interior');
const { suppressed, certificates } = chosen;
const THIN = 6;

const SOUND: ReleaseFacts = {
  tables: [{ id: 'T1', table: TABLE, suppressed, certificates }],
  cells: [
    { id: 'all', atoms: new Set(['S', 'M', 'O']) },
    { id: 'city=S', atoms: new Set(['S']) },
  ],
  groupsOfAtom: new Map([
    ['S', 54],
    ['M', 45],
    ['O', 33],
  ]),
  figures: [{ id: 'AR2', n: 132, denominator: 'E+UN', lower: 51, upper: 68 }],
  changedGroups: new Map([['all', 0]]),
};

function faultsOf(change: Partial<ReleaseFacts>) {
  const gate = releaseGate({ ...SOUND, ...change }, CELL_THRESHOLDS);
  return gate.kind === 'open' ? [] : gate.faults;
}

describe('the release gate', () => {
  it('opens for a sound release', () => {
    expect(releaseGate(SOUND, CELL_THRESHOLDS)).toEqual({ kind: 'open' });
  });

  it('stays shut for a thin cell in the open', () => {
    const tables = [{ id: 'T1', table: TABLE, suppressed: [], certificates: [] }];
    expect(faultsOf({ tables })).toEqual([{ code: 'PRIMARY_PUBLISHED', table: 'T1', cell: THIN }]);
  });

  it('stays shut without a certificate, with a false one, and with one that proves too little', () => {
    const withCertificates = (list: typeof certificates) => [
      { id: 'T1', table: TABLE, suppressed, certificates: list },
    ];
    expect(faultsOf({ tables: withCertificates([]) })).toMatchObject([{ code: 'CERTIFICATE_MISSING', cell: THIN }]);
    const forged = certificates.map((one) => ({ ...one, low: one.low.map((value) => value + 1) }));
    expect(faultsOf({ tables: withCertificates(forged) })).toMatchObject([{ code: 'CERTIFICATE_INVALID' }]);
    const narrow = certificates.map((one) => ({ ...one, high: one.low }));
    expect(faultsOf({ tables: withCertificates(narrow) })).toMatchObject([{ code: 'RANGE_TOO_NARROW', width: 0 }]);
  });

  it('stays shut for a thin difference between tables', () => {
    const cells = [...SOUND.cells, { id: 'city≠tiny', atoms: new Set(['S', 'M', 'O', 'tiny']) }];
    const groupsOfAtom = new Map([...SOUND.groupsOfAtom, ['tiny', 4]] as const);
    const fault = { code: 'NESTED_DIFFERENCE', outer: 'city≠tiny', inner: 'all', groups: 4 };
    expect(faultsOf({ cells, groupsOfAtom })).toEqual([fault]);
  });

  it('stays shut for a correction of a few studios', () => {
    const fault = { code: 'REPUBLISH_DELTA_TOO_SMALL', cell: 'all', changed: 1 };
    expect(faultsOf({ changedGroups: new Map([['all', 1]]) })).toEqual([fault]);
  });

  it('stays shut for a figure without n, denominator or interval', () => {
    const bare = { id: 'silent', n: 132, denominator: null, lower: 30, upper: 46 };
    expect(faultsOf({ figures: [bare] })).toEqual([{ code: 'FIGURE_INCOMPLETE', figure: 'silent' }]);
  });
});
