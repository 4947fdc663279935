/** How a case's input reaches the function it names. */
export type Dispatch = Readonly<Record<string, (input: unknown) => unknown>>;

/** The reference file is trusted: each function knows the shape of its own cases. */
export function on<Input>(run: (input: Input) => unknown): (input: unknown) => unknown {
  return (input) => run(input as Input);
}

/** Rows of parallel columns: {x:[1,2], n:[3,4]} becomes [{x:1,n:3},{x:2,n:4}]. */
export function rowsOf<Key extends string>(columns: Readonly<Record<Key, readonly number[]>>, keys: readonly Key[]) {
  const [first] = keys;
  const length = first === undefined ? 0 : columns[first].length;
  return Array.from(
    { length },
    (_, i) => Object.fromEntries(keys.map((key) => [key, columns[key][i]])) as Record<Key, number>,
  );
}
