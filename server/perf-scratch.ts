import { pino } from 'pino';
import { buildApp } from './src/app.js';
import { Database } from './src/platform/database.js';
import { createClock } from './src/platform/clock.js';
const database = new Database('postgres://postgres:pw@127.0.0.1:55432/disc_perf');
const viewer = (agencyIds: number[], marking: any): any => ({ personId: null, name: 'A', grants: [{ role: 'ANALYST', agencyIds, areaCodes: [], marking }] });
const make = async (v: any) => buildApp({ database, clock: createClock('2026-11-24'), viewer: v, logger: pino({ level: 'silent' }), webFolder: null });
const clients: Record<string, any> = { cleared: await make(viewer([1], 'OFFICIAL_SENSITIVE')), council: await make(viewer([11], 'OFFICIAL')), nobody: await make(viewer([], 'OFFICIAL')) };
const questions: Record<string, string> = {
  scorecard: `{ scorecard { id sentence kpis { objective status variation sentence figure { value text flags } previousQuarter { difference text } trend { quarter { key } figure { value text flags } } controlChart { centre points { value signals } } } } }`,
  byQuarterArea: `{ figures(by: [QUARTER, AREA]) { rows { key { quarter { key } area { code } } referrals { value text flags } nrmReferrals { value text flags } } totals { referrals { value } } notes } }`,
  byQuarter: `{ figures(by: [QUARTER]) { rows { key { quarter { key } } referrals { value text flags } } totals { referrals { value } } notes } }`,
  reportsByType: `{ figures(by: [CRIME_TYPE, QUARTER]) { rows { key { crimeType quarter { key } } reports { value text flags } } totals { reports { value } } notes } }`,
  reportsArea: `{ figures(by: [CRIME_TYPE, QUARTER], where: {area: {within: ["E06000038"]}}) { rows { key { crimeType quarter { key } } reports { value text flags } } totals { reports { value } } notes } }`,
  byAgencyPathway: `{ figures(by: [AGENCY, PATHWAY, QUARTER]) { rows { key { pathway agency { code } quarter { key } } referrals { value text flags } } totals { referrals { value } } notes } }`,
  deep: `{ figures(by: [AGENCY, PATHWAY, QUARTER, AREA]) { rows { key { pathway agency { code } quarter { key } area { code } } referrals { value text flags } } totals { referrals { value } } notes } }`,
};
for (const [name, query] of Object.entries(questions)) {
  const times: Record<string, number[]> = {};
  for (let i = 0; i < 34; i++) for (const [who, app] of Object.entries(clients)) {
    const s = performance.now();
    const r = await app.inject({ method: 'POST', url: '/graphql', payload: { query } });
    const t = performance.now() - s;
    const j = r.json(); if (j.errors) console.log(who, JSON.stringify(j.errors).slice(0, 300));
    if (i > 3) (times[who] ??= []).push(t);
    if (i === 4 && process.argv[2] === 'v') console.log(name, who, JSON.stringify(j).length);
  }
  console.log(name, Object.entries(times).map(([w, t]) => `${w} ${t.sort((a, b) => a - b)[0]!.toFixed(1)} p25 ${t[Math.floor(t.length / 4)]!.toFixed(1)}`).join('  '));
}
for (const a of Object.values(clients)) await a.close();
await database.close(); process.exit(0);
