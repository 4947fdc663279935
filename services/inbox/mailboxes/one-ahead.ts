/**
 * Makes the next value while the last one is worked on: the mail server and the disk are waited for at once. Whoever stops early or
 * fails waits for that value to be made first, so that nothing of it goes on behind his back.
 */
export async function* oneAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  const failed = (): undefined => undefined;
  for (let next = source.next(); ; ) {
    const step = await next;
    if (step.done === true) return;
    next = source.next();
    const made = next.then(failed, failed);
    try {
      yield step.value;
    } finally {
      await made;
    }
  }
}
