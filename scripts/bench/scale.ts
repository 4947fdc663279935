/**
 * What four workers do against one, each one attempt at a time, on sites that think two seconds over every answer: inquiries a minute,
 * processor time, and politeness by the sites' own ledger. Real PostgreSQL and Redis, the product's own worker and relay; both sides
 * in turn within one run. Exits 1 where the web ledger holds a fault, or an inquiry did not arrive.
 * Usage: npm run bench -- scale [inquiries of a round] [rounds] [workers] [milliseconds that a site thinks]
 */
import { availableParallelism, loadavg } from 'node:os';
import { dealStudios } from '../../test/city/studios.ts';
import { openHouseWithServers } from '../../test/support/house.ts';

import { playRound, type RoundFigures } from './scale/round.ts';

const [inquiries = 24, rounds = 1, workers = 4, answerMs = 2_000] = process.argv.slice(3).map(Number);
const wanted = 3.5;
const kinds = ['plain-native', 'spa-fetch', 'tilda'];
const perRound = Math.ceil((7 * inquiries) / 8);
const all = dealStudios({
  seed: 'scale',
  studios: 2 * rounds * perRound,
  zone: 'test',
  kinds: Array.from({ length: 2 * rounds * perRound }, (_, at) => kinds[at % kinds.length] ?? 'tilda'),
});
const figures: RoundFigures[] = [];
const house = await openHouseWithServers();
const relay = await house.start('relay', {});
try {
  for (let nth = 0; nth < 2 * rounds; nth += 1) {
    // One, four, four, one: a machine that grows busier slows both sides.
    const crew = [1, 2].includes((nth + 1) % 4) === (nth % 2 === 0) ? 1 : workers;
    const studios = all.slice(nth * perRound, (nth + 1) * perRound);
    const round = await playRound(house, { studios, workers: crew, answerMs });
    figures.push(round);
    console.log(line(round));
  }
} finally {
  await relay.stop();
  await house.close();
}
const faults = figures.flatMap((round) => round.faults);
for (const fault of faults) console.log(`FAULT ${fault}`);
const [one, many] = [1, workers].map((crew) => rateOf(figures.filter((round) => round.workers === crew)));
const ratio = (many ?? 0) / (one ?? 1);
console.log(
  `${workers} workers against one: ${ratio.toFixed(2)} times the throughput (wanted ${wanted} of 4), ` +
    `politeness broken ${faults.length} times in ${figures.reduce((sum, round) => sum + round.stays, 0)} stays, ` +
    `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`,
);
if (faults.length > 0) process.exitCode = 1;

function rateOf(list: readonly RoundFigures[]): number {
  const sum = (of: (round: RoundFigures) => number): number => list.reduce((total, round) => total + of(round), 0);
  return (60 * sum(({ arrived }) => arrived)) / sum(({ seconds }) => seconds);
}

function line(round: RoundFigures): string {
  const { arrived, seconds, processor, others } = round;
  return (
    `${round.workers} worker${round.workers === 1 ? ' ' : 's'}  ${arrived} inquiries in ${seconds.toFixed(0)} s  ${rateOf([round]).toFixed(2)}/min  ` +
    `${(processor / arrived).toFixed(2)} s of processor each  ${(100 * others).toFixed(0)}% of the machine taken by others  ` +
    `${round.stays} stays of ${(round.medianStayMs / 1_000).toFixed(1)} s, ${round.pausesMs.map((ms) => (ms / 1_000).toFixed(1)).join('/')} s between them (median/most)  ${JSON.stringify(round.ends)}`
  );
}
