/**
 * Loaded into one process with --import: at every SIGUSR2 its event loop stands still for ten and a half seconds, longer than
 * the queue believes in a silent worker, and longer than a lease and the relay's pause. Its browser, its sockets and the kernel go on.
 */
const blockedMs = 10_500;

process.on('SIGUSR2', () => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, blockedMs);
});
