import { siteKinds } from './registry.ts';

/** Prints the name of every kind of site, one a line: node test/city/sites/kind-names.ts */
for (const { name } of siteKinds) process.stdout.write(`${name}\n`);
