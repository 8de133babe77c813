import { loadDemonstration } from '#cli/demonstration.js';
import { Database, type Transaction } from '#platform/database.js';
import { readyDatabase } from '#ready-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

const serverUrl = 'postgres://postgres:pw@127.0.0.1:55432/postgres';
const server = await connectToDatabase(serverUrl);
await server.query('DROP DATABASE IF EXISTS zz_demo');
await server.query('CREATE DATABASE zz_demo');
const ownerUrl = serverUrl.replace(/postgres$/, 'zz_demo');
const now = new Date('2026-11-25T12:00:00Z');
await readyDatabase(ownerUrl, { isDemonstration: true, now });
const times = new Map<string, { n: number; ms: number }>();
class Timed extends Database {
  override write<R>(work: (t: Transaction) => Promise<R>): Promise<R> {
    return super.write(({ client, query }) =>
      work({
        client,
        query: async (s) => {
          const t = performance.now();
          const r = await query(s);
          const key = s.text.replace(/\s+/g, ' ').trim().slice(0, 90);
          const k = times.get(key) ?? { n: 0, ms: 0 };
          times.set(key, { n: k.n + 1, ms: k.ms + performance.now() - t });
          return r as never;
        },
      }),
    );
  }
}
const database = new Timed(ownerUrl);
const start = performance.now();
console.log(await loadDemonstration({ database, ownerUrl, today: '2026-11-25', now, report: () => undefined }));
console.log('seconds', (performance.now() - start) / 1000, process.cpuUsage());
for (const [k, v] of [...times].sort((a, b) => b[1].ms - a[1].ms).slice(0, 30)) console.log(v.n, Math.round(v.ms), k);
await database.close();
await server.end();
