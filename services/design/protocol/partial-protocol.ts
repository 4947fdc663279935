import type { Protocol } from './schema/protocol.ts';

/** Any part may be missing: what lint rules see of a protocol whose shape is faulty elsewhere. */
export type Partly<T> = T extends readonly (infer Item)[]
  ? readonly (Partly<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Partly<T[Key]> | undefined }
    : T;

export type PartialProtocol = Partly<Protocol>;

export type Entry<T> = { readonly index: number; readonly item: T };

/** The present entries of a list with their positions in the source. */
export function entries<T>(list: readonly (T | undefined)[] | undefined): Entry<T>[] {
  return (list ?? []).flatMap((item, index) => (item === undefined ? [] : [{ index, item }]));
}

/** The present values of a list. */
export function present<T>(list: readonly (T | undefined)[] | undefined): T[] {
  return (list ?? []).filter((item): item is T => item !== undefined);
}
