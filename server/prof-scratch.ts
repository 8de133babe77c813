import { Session } from 'node:inspector/promises';
import { pino } from 'pino';
import { buildApp } from './src/app.js';
import { Database } from './src/platform/database.js';
import { createClock } from './src/platform/clock.js';
const database = new Database('postgres://postgres:pw@127.0.0.1:55432/disc_perf');
const viewer = (agencyIds: number[], marking: any): any => ({ personId: null, name: 'A', grants: [{ role: 'ANALYST', agencyIds, areaCodes: [], marking }] });
const app = await buildApp({ database, clock: createClock('2026-11-24'), viewer: viewer([11], process.argv[3] === 'c' ? 'OFFICIAL' : 'OFFICIAL'), logger: pino({ level: 'silent' }), webFolder: null });
const queries: any = { s: `{ scorecard { id sentence kpis { objective status variation sentence figure { value text flags } previousQuarter { difference text } trend { quarter { key } figure { value text flags } } controlChart { centre points { value signals } } } } }`,
 a: `{ figures(by: [AGENCY, PATHWAY, QUARTER]) { rows { key { pathway agency { code } quarter { key } } referrals { value text flags } } totals { referrals { value } } notes } }`};
const query = queries[process.argv[2]!];
const run = async () => { await app.inject({ method: 'POST', url: '/graphql', payload: { query } }); };
for (let i = 0; i < 10; i++) await run();
const s = new Session(); s.connect(); await s.post('Profiler.enable'); await s.post('Profiler.setSamplingInterval', { interval: 200 }); await s.post('Profiler.start');
const N = 30; for (let i = 0; i < N; i++) await run();
const { profile }: any = await s.post('Profiler.stop');
const byId = new Map(profile.nodes.map((n: any) => [n.id, n])); const self = new Map<string, number>();
const dts = profile.timeDeltas; profile.samples.forEach((id: number, i: number) => { const n: any = byId.get(id); const f = n.callFrame; const k = `${f.functionName} ${f.url.split('/').slice(-2).join('/')}:${f.lineNumber}`; self.set(k, (self.get(k) ?? 0) + dts[i] / 1000 / N); });
// inclusive for ours
const parent = new Map<number, number>(); for (const n of profile.nodes) for (const c of n.children ?? []) parent.set(c, n.id);
const incl = new Map<string, number>();
profile.samples.forEach((id: number, i: number) => { const seen = new Set<string>(); let cur: any = id; while (cur !== undefined) { const f = (byId.get(cur) as any).callFrame; if (f.url.includes('/server/src/')) { const k = `${f.functionName} ${f.url.split('/').slice(-2).join('/')}`; if (!seen.has(k)) { seen.add(k); incl.set(k, (incl.get(k) ?? 0) + dts[i] / 1000 / N); } } cur = parent.get(cur); } });
const top = (m: Map<string, number>, n: number) => [...m].sort((a, b) => b[1] - a[1]).slice(0, n).map(([k, v]) => v.toFixed(2) + ' ' + k).join('\n');
console.log(top(self, 18)); console.log('--'); console.log(top(incl, 45));
await app.close(); process.exit(0);
