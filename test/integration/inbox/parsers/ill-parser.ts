/** A parser that does to its process what the mail says: what a fault in a real one could do. */
process.on('message', (raw: Uint8Array) => {
  const wish = new TextDecoder().decode(raw);
  if (wish === 'hang') for (;;) Math.random();
  if (wish === 'swell') {
    const heap: string[][] = [];
    for (;;) heap.push(Array.from({ length: 10_000 }, (_, at) => `${at}${heap.length}`));
  }
  if (wish === 'fall') process.abort();
  process.send?.({ answer: { subject: wish } });
});
