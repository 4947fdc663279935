/**
 * Loaded into one process with --import: at every SIGUSR2 what that process believes the time of day to be jumps to the next of these
 * distances from the truth. Timers and every other process keep their time, as on a machine whose clock is set.
 */
const hoursOff = [5, -9, 27, -30, 0.5, -0.5];
let shiftMs = 0;

const now = (): number => trueDate.now() + shiftMs;
const trueDate = Date;
globalThis.Date = new Proxy(trueDate, {
  construct: (target, given, asked) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, asked === globalThis.Date ? target : asked),
  apply: () => new trueDate(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});
process.on('SIGUSR2', () => {
  shiftMs = (hoursOff.shift() ?? 0) * 3_600_000;
  process.stderr.write(`{"shiftedMs":${shiftMs},"time":${Date.now()}}\n`);
});
