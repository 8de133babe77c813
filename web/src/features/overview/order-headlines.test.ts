import { describe, expect, it } from 'vitest';

import { type KpiSubject, orderHeadlines } from './order-headlines.js';

const kpi = (name: string, subject: KpiSubject, attention: number) => ({ name, subject, attention });

const kpis = [
  kpi('disruptions', 'DISRUPTION', 7),
  kpi('share', 'DISRUPTION', 4),
  kpi('reports', 'REPORTS', 6),
  kpi('decisions', 'SAFEGUARDING', 1),
  kpi('referrals', 'SAFEGUARDING', 5),
  kpi('vacancies', 'RESOURCING', 2),
];

const names = (order: 'attention' | 'usual') =>
  orderHeadlines(kpis, order).map((group) => [group.name, ...group.kpis.map((each) => each.name)]);

describe('orderHeadlines', () => {
  it('puts a subject where its neediest measure would stand', () => {
    expect(names('attention')).toEqual([
      ['Safeguarding', 'decisions', 'referrals'],
      ['Resourcing', 'vacancies'],
      ['Disruption', 'share', 'disruptions'],
      ['Reports', 'reports'],
    ]);
  });

  it('keeps the usual order of subjects and measures whatever needs attention', () => {
    expect(names('usual')).toEqual([
      ['Disruption', 'disruptions', 'share'],
      ['Reports', 'reports'],
      ['Safeguarding', 'decisions', 'referrals'],
      ['Resourcing', 'vacancies'],
    ]);
  });
});
