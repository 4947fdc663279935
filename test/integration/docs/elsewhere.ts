/** Documented commands that are not run from the page: what runs them instead, and why. */
export type Elsewhere = { command: RegExp; ranBy: string; why: string };

export const elsewhere: readonly Elsewhere[] = [
  {
    command: /^(?:sudo )?apt-get install|^sudo apt-get|^git clone |^cd /,
    ranBy: 'scripts/system-parts',
    why: 'changes the machine; the same packages are installed by this script before the tests',
  },
  {
    command: /^\.\/scripts\/(?:demo|test|check|zerkalo --help)(?: |$)/,
    ranBy: 'test/integration/docs/programs.test.ts',
    why: 'takes minutes; the test asks the program for its options',
  },
  {
    command: /^\.\/scripts\/node scripts\/generate-[a-z-]+\.ts --verify$/,
    ranBy: 'test/integration/docs/programs.test.ts',
    why: 'run there, side by side',
  },
  {
    command: /^(?:\w+=\S+ )*\.\/scripts\/zerkalo up/,
    ranBy: 'test/integration/docs/first-steps.test.ts',
    why: 'runs until Ctrl-C; the test starts it, works beside it and ends it',
  },
  {
    command: /^ops\/docker\/make-secrets/,
    ranBy: 'test/integration/docs/compose-mailbox.ts',
    why: 'writes into the clone; the test has it write elsewhere',
  },
  {
    command: /^kubectl /,
    ranBy: 'test/unit/docs/kubernetes.test.ts',
    why: 'needs a cluster; the test holds the manifests against the compose file, whose commands are run',
  },
  {
    command: /^docker compose /,
    ranBy: 'test/integration/docs/composed.test.ts',
    why: 'needs a Docker engine; the test runs the commands of the compose file on this machine',
  },
  {
    command: /^npm run fuzz -- (?:routes|readers) /,
    ranBy: 'test/integration/api/fuzz.test.ts',
    why: 'takes minutes; the test and test/unit/fuzz/readers.test.ts run a short set of each',
  },
  {
    command: /^\.\/scripts\/(?:sbom|audit)$/,
    ranBy: 'test/integration/docs/supply.test.ts',
    why: 'the second needs the registry: the test lets it say that it was not reached',
  },
  {
    command: /^npm run crash -- faults(?: |$)/,
    ranBy: 'test/integration/field/faults.test.ts',
    why: 'takes half an hour; the test makes three of the faults',
  },
  {
    command: /^npm run crash -- --minutes /,
    ranBy: 'test/browser/forms/crash.test.ts',
    why: 'takes an hour; the test runs a short set',
  },
  {
    command: /^npm run bench(?: |$)/,
    ranBy: 'test/integration/docs/benches.test.ts',
    why: 'takes minutes of a quiet machine; the test compares two stored runs and asks for the names',
  },
  {
    command: /^npm run crash -- stop-switch(?: |$)/,
    ranBy: 'test/integration/field/stop-and-end.test.ts',
    why: 'takes some ten minutes; the test throws the switch once, with two workers',
  },
  {
    command: /^npm run crash -- soak(?: |$)/,
    ranBy: 'test/unit/bench/flatness.test.ts',
    why: 'takes half an hour; the test holds its judgement against a year that grows and one that does not',
  },
];
