import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { plainCount, plural, plus } from '#domain/measures/measure.js';
import { reportMeasures, reportParts } from '#domain/measures/reports.js';
import type { TestPartnership } from '#testing/partnership.js';
import { sentReports } from '#testing/sent-rows.js';

const seriousReports = {
  ...plainCount,
  ...{
    dimensions: reportMeasures.reports.dimensions,
    disclosure: reportMeasures.reports.disclosure,
  },
  key: 'seriousReports',
  name: 'Serious reports',
  inSentences: plural('serious reports'),
  description: 'Reports for which a limb of the serious-crime test holds.',
  formula: 'Total quantity of reports with any limb.',
  numerator: plus(reportParts.serious),
};

let partnership: TestPartnership;
beforeAll(async () => {
  // Adds a declaration before anything has read the catalogue, and changes nothing else.
  Object.assign(reportMeasures, { seriousReports });
  const { createPartnership } = await import('#testing/partnership.js');

  const rows = sentReports('TVP', [
    { received_on: '2026-05-01', quantity: 7, serious_limbs: 'VIOLENCE' },
    { received_on: '2026-06-01', quantity: 5, area: 'E07000178', serious_limbs: 'VIOLENCE' },
    { received_on: '2026-06-02', quantity: 11 },
  ]);
  partnership = await createPartnership({
    sent: [{ on: '2026-08-10', rows }],
    today: '2026-08-10',
  });
});
afterAll(() => partnership.close());

describe('a measure declared in the catalogue', () => {
  it('is in the list with its wording', async () => {
    const { data, errors } = await partnership.api.ask(
      '{ measures { key name formula } measure(key: seriousReports) { datasets } }',
    );
    expect(errors).toEqual([]);
    expect(data.measures).toContainEqual({
      key: 'seriousReports',
      name: 'Serious reports',
      formula: 'Total quantity of reports with any limb.',
    });
    expect(data.measure).toEqual({ datasets: ['REPORTS'] });
  });

  it('has what an area page needs, including the measure that is its rate', async () => {
    const { data, errors } = await partnership.api.ask(`{
      measure(key: seriousReports) { nameInSentences isPlural unit dimensions denominatorName ratePer1000 companion }
      reports: measure(key: reports) { ratePer1000 }
      share: measure(key: seriousReportShare) { denominatorName ratePer1000 }
      rate: measure(key: reportsPer1000) { ratePer1000 }
      hours: measure(key: hoursPerDisruption) { companion }
    }`);
    expect(errors).toEqual([]);
    expect(data.measure).toMatchObject({
      ...{ nameInSentences: 'serious reports', isPlural: true, unit: 'COUNT' },
      ...{ denominatorName: null, ratePer1000: null, companion: null },
    });
    expect(data.measure.dimensions).toContain('AREA');
    expect(data).toMatchObject({
      reports: { ratePer1000: 'reportsPer1000' },
      share: { denominatorName: 'reports', ratePer1000: null },
      rate: { ratePer1000: null },
      hours: { companion: 'majorModerateShare' },
    });
  });

  it.each(['api', 'apiOverRecords'] as const)(
    'is a field of figures and can be chosen at run time (%s)',
    async (way) => {
      const { data, errors } = await partnership[way].ask(`{
      figures(by: [AREA], orderBy: [{ measure: seriousReports, direction: DESC }]) {
        rows { key { area { name } } seriousReports { value } chosen: figure(measure: seriousReports) { value } }
        totals { seriousReports { value } reports { value } }
      }
    }`);
      expect(errors).toEqual([]);
      expect(data.figures).toEqual({
        rows: [
          {
            key: { area: { name: 'Reading' } },
            seriousReports: { value: 7 },
            chosen: { value: 7 },
          },
          { key: { area: { name: 'Oxford' } }, seriousReports: { value: 5 }, chosen: { value: 5 } },
        ],
        totals: { seriousReports: { value: 12 }, reports: { value: 23 } },
      });
    },
  );

  it('is rated, with a sentence of its own', async () => {
    const { data, errors } = await partnership.api.ask(
      '{ kpi(measure: seriousReports) { name subject sentence figure { text } } }',
    );
    expect(errors).toEqual([]);
    expect(data.kpi).toMatchObject({
      name: 'Serious reports',
      subject: 'REPORTS',
      figure: { text: '12' },
    });
    expect(data.kpi.sentence).toMatch(/^Serious reports were 12/);
  });
});
