/** Guessing costs this server a hash each time; people type a password a few times a minute at most. */
export const GUESSES = { max: 60, timeWindow: '1 minute' } as const;
