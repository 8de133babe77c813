/**
 * A program that acquires the embedded database, prints its address and holds it until the program
 * is killed or its input ends:
 *
 *     node --import tsx src/testing/run-database.ts <state folder> <server|command>
 */
import { acquireDatabase } from '@stronghold/prisma/embedded/embedded-database';
import { Refusal } from '@stronghold/prisma/refusal';

const [stateFolder = '', use] = process.argv.slice(2);
const say = (message: Readonly<Record<string, string>>) =>
  process.stdout.write(`${JSON.stringify(message)}\n`);

try {
  const database = await acquireDatabase({
    databaseUrl: null,
    stateFolder,
    use: use === 'server' ? 'server' : 'command',
    report: (line) => say({ line }),
  });
  await database.tellAddress('http://127.0.0.1:4600');
  say({ ownerUrl: database.ownerUrl });
  process.stdin.on('end', () => void database.release().then(() => say({ line: 'released' })));
  process.stdin.resume();
  void database.ended.then(() => say({ line: 'the database has ended' }));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say({ refusal: error.message });
  process.exitCode = 1;
}
