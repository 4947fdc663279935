/**
 * Flags of Node for our processes. Node 24 lets the space for young objects grow to 128 MB once much is read at a time; with 16 MB
 * each half the poller stays at 200 instead of 330 MB and reads as fast. The images set the same through NODE_OPTIONS.
 */
export const processFlags: readonly string[] = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=16'];

/** Machine ms that a process has for its end: a form that was sent is watched for its answer for half a minute; killed before that, it would stay in doubt. */
export const orderlyEndMs = 45_000;
