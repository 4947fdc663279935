import { type Static, Type } from 'typebox';

/**
 * What the queue can wake, and the ids that a wake carries. A wake is a hint that work may be due: the worker reads the
 * truth from PostgreSQL, so a wake may be lost, doubled or come late. Never bodies, addresses or secrets.
 */
export const topics = {
  'attempt.run': Type.Object({ attemptId: Type.String({ format: 'uuid' }) }),
  'message.read': Type.Object({ messageId: Type.String({ format: 'uuid' }) }),
} as const;

export type Topic = keyof typeof topics;
export type WakeData<T extends Topic> = Static<(typeof topics)[T]>;
export type Wake<T extends Topic> = { id: string; data: WakeData<T> };
