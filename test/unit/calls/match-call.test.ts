import { describe, expect, test } from 'vitest';
import { matchCall } from '../../../services/inbox/calls/match-call.ts';
import { noteOf } from '../../../services/inbox/calls/note-call.ts';
import type { CallId, InquiryId } from '../../../services/platform/ids.ts';

const ids = (...names: string[]) => names as InquiryId[];

describe('whose call it is', () => {
  test("a known studio that calls the persona's number is found among all inquiries of that persona", () => {
    expect(matchCall({ numberKnown: true, byNumber: ids('a', 'b', 'c'), byStudio: ids('b') })).toEqual({
      kind: 'one',
      inquiryId: 'b',
      method: 'number_and_studio',
    });
  });
  test('an unknown caller of a number that serves several inquiries waits for a person with the latest contacts first', () => {
    expect(matchCall({ numberKnown: true, byNumber: ids('b', 'a'), byStudio: [] })).toEqual({
      kind: 'queue',
      why: 'ambiguous',
      candidates: ['b', 'a'],
    });
  });
  test('a number that serves one inquiry only names it, whoever calls', () => {
    expect(matchCall({ numberKnown: true, byNumber: ids('a'), byStudio: [] })).toMatchObject({
      kind: 'one',
      method: 'number',
    });
  });
  test('a studio that calls a number it was not given is not guessed at', () => {
    expect(matchCall({ numberKnown: true, byNumber: ids('a'), byStudio: ids('z') })).toEqual({
      kind: 'queue',
      why: 'ambiguous',
      candidates: ['z', 'a'],
    });
  });
  test('where the exchange does not say which number was called, the studio alone decides', () => {
    expect(matchCall({ numberKnown: false, byNumber: [], byStudio: ids('a') })).toMatchObject({ method: 'studio' });
    expect(matchCall({ numberKnown: false, byNumber: [], byStudio: [] })).toMatchObject({ kind: 'queue', why: 'none' });
  });
  test('a hundred candidates are cut to twenty', () => {
    const many = ids(...Array.from({ length: 100 }, (_, index) => `i${index}`));
    expect(matchCall({ numberKnown: true, byNumber: many, byStudio: [] })).toHaveProperty('candidates.length', 20);
  });
});

describe('what the contact hears of a call', () => {
  const call = { id: 'c' as CallId, direction: 'inbound', startedAt: new Date(0), disposition: 'busy' } as const;
  test('a studio that rang in vain has tried to reach us', () => {
    expect(noteOf(call, 'a' as InquiryId, 'phone')).toMatchObject({
      kind: 'missed_call',
      source: 'call',
      method: 'phone',
    });
  });
  test('a call that was taken is an answer; a call of ours is none', () => {
    expect(noteOf({ ...call, disposition: 'answered' }, 'a' as InquiryId, 'phone')?.kind).toBe('answered_call');
    expect(noteOf({ ...call, direction: 'outbound' }, 'a' as InquiryId, 'phone')).toBeNull();
  });
});
