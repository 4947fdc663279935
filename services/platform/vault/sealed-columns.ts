/** A column of boxes that belong to no campaign; `boundTo` is what each box is sealed for, by the row's key. */
export type SealedColumn = {
  readonly table: string;
  readonly key: string;
  readonly column: string;
  readonly boundTo: (key: string) => string;
};

export const factorBoundTo = (userId: string): string => `users.totp_box:${userId}`;
export const tokenBoundTo = (account: string, what: 'refresh' | 'access'): string => `mail_tokens ${account} ${what}`;

/** All of them: what is sealed elsewhere is not found by a rotation. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'users', key: 'id', column: 'totp_box', boundTo: factorBoundTo },
  ...(['refresh', 'access'] as const).map((what) => ({
    ...{ table: 'mail_tokens', key: 'account', column: `${what}_box` },
    boundTo: (account: string) => tokenBoundTo(account, what),
  })),
];
