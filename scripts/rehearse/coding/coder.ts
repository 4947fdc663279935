export type RubricItem = { code: string; anchors: readonly { value: number }[] };
export type ReplyToCode = { messageId: string; items: readonly RubricItem[] };
export type Codes = Record<string, number | null>;

/** A person who codes, as the API knows one: by a key. @throws when the API refuses. */
export type Coder = {
  next: () => Promise<(ReplyToCode & { taskId: string }) | null>;
  record: (taskId: string, codes: Codes) => Promise<void>;
  disputes: () => Promise<{ reply: ReplyToCode; disputed: readonly { item: string }[] }[]>;
  settle: (messageId: string, codes: Codes) => Promise<void>;
};

export function openCoder(apiUrl: string, key: string): Coder {
  const authorization = { authorization: `Bearer ${key}` };
  const ask = async <T>(path: string, body?: unknown): Promise<T> => {
    const request =
      body === undefined
        ? { headers: authorization }
        : {
            method: 'POST',
            headers: { ...authorization, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          };
    const answer = await fetch(`${apiUrl}/coding/${path}`, request);
    if (!answer.ok) throw new Error(`coding/${path}: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
    return (await answer.json()) as T;
  };
  return {
    next: async () => (await ask<{ task: (ReplyToCode & { taskId: string }) | null }>('next')).task,
    record: async (taskId, codes) => {
      await ask(`${taskId}/observations`, { codes });
    },
    disputes: async () =>
      (await ask<{ rows: { reply: ReplyToCode; disputed: { item: string }[] }[] }>('disputes?limit=50')).rows,
    settle: async (messageId, codes) => {
      await ask(`disputes/${messageId}/settlement`, { codes });
    },
  };
}
