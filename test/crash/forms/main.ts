import { crashTrial } from './trial.ts';

/** npm run crash -- forms [kills]: SIGKILL around the held request over native post, fetch and XMLHttpRequest. */
const figures = await crashTrial(Number(process.argv[3] ?? '200'));
process.stdout.write(`${JSON.stringify(figures)}\n`);
const good =
  figures.above === 0 && figures.unarmedDelivered === figures.unarmed && figures.armedArrived <= figures.armed;
if (!good) throw new Error('an inquiry was lost or sent twice');
