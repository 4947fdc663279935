/** How an account's access token is asked for: `fresh` after a server refused the one that was given before. */
export type AccessTokens = (wish: 'any' | 'fresh') => Promise<TokenAnswer>;

export type TokenAnswer =
  | { readonly kind: 'token'; readonly accessToken: string }
  /** The provider says no, and will say so until a person does something. */
  | { readonly kind: 'refused'; readonly detail: string; readonly remedy: string }
  /** The provider does not answer, or not now. */
  | { readonly kind: 'unavailable'; readonly detail: string };
