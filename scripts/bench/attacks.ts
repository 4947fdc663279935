/**
 * Builds the releases of random waves and attacks what they print: certificates, brute force over consistent tables, and solving for
 * every class of studios. Usage: npm run bench -- attacks [how many]
 */
import { attackRandomRelease } from '../../test/unit/releases/release/random-release.ts';

const many = Number(process.argv[3] ?? 200);
const began = process.cpuUsage();
let [faults, determined, shown, gaveWay] = [0, 0, 0, 0];
for (let n = 0; n < many; n++) {
  const one = attackRandomRelease(`release ${n}`);
  faults += one.faults.length;
  determined += one.determined.length;
  shown += one.shown > 0 ? 1 : 0;
  gaveWay += one.gaveWay > 0 ? 1 : 0;
  for (const fault of [...one.faults, ...one.determined]) console.log(`release ${n}: ${fault}`);
}
const { user, system } = process.cpuUsage(began);
console.log(
  `${many} releases: ${shown} show cells or margins, tables gave way in ${gaveWay}; faults ${faults}, determined ${determined}; ` +
    `${((user + system) / 1e6 / many).toFixed(2)} s of processor time each`,
);
if (faults + determined > 0) process.exit(1);
