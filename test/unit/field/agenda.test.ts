import { describe, expect, it } from 'vitest';
import { nextMoment } from '../../../services/platform/clock/agenda.ts';

const at = (text: string) => new Date(`2026-09-01T${text}Z`);

describe('the clock of a rehearsal', () => {
  it('stands still while anything is due or in flight anywhere', () => {
    expect(
      nextMoment([
        { open: 1, nextDueAt: null },
        { open: 0, nextDueAt: at('10:00:00') },
      ]),
    ).toEqual({ kind: 'wait' });
  });

  it('jumps to the earliest due moment of the service or of the world', () => {
    const agendas = [
      { open: 0, nextDueAt: at('11:00:00') },
      { open: 0, nextDueAt: at('10:00:00') },
    ];
    expect(nextMoment(agendas)).toEqual({ kind: 'advance', to: at('10:00:00') });
  });

  it('ends the rehearsal when nothing is due any more', () => {
    expect(nextMoment([{ open: 0, nextDueAt: null }])).toEqual({ kind: 'finished' });
  });
});
