import { describe, expect, it } from 'vitest';

import { toFigure } from '#domain/figures/figure/figure.js';
import { crimeTypes } from '#domain/lists.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { BlockDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { Periods } from '#domain/period.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { finish } from '#domain/steps.js';
import { judgeCounts } from '#testing/judge-counts.js';
import { places } from '#testing/places.js';

import { answerBlocksInSteps } from './answer-blocks.js';

const referenceData: ReferenceData = {
  today: '2026-11-24',
  places,
  agencies: [],
  periods: new Periods([]),
  obligations: [],
};
const usual = [500, 510, 500, 510, 500, 510, 500, 510, 500, 510, 500, 510, 500, 510, 500, 510];
const steady = judgeCounts(usual, { of: 'disruptions' });
const risen = judgeCounts([...usual, 700, 710, 700, 710], { of: 'disruptions' });
const control = (measure: 'disruptions' | 'majorModerateShare'): BlockDeclaration => ({
  ...{ id: measure, name: 'Disruptions', view: 'CONTROL', measure },
  about: 'Confirmed disruptions by quarter',
});

function settingOf(
  findKpi: AnswerSetting['findKpi'],
  part: Partial<AnswerSetting> = {},
): AnswerSetting {
  const page = { asked: steady.asked, objective: null, time: null, own: [] };
  return {
    page,
    findKpi,
    readSplits: () => () => [],
    findFourQuarters: () => () => null,
    readWhole: () => () => null,
    returned: new Map(),
    findRefusal: () => null,
    referenceData,
    missing: [],
    running: null,
    returns: { due: 28, missing: new Map() },
    datasets: ['DISRUPTIONS'],
    ...part,
  };
}

const fail = (): never => {
  throw new Error('A block failed that should not');
};
const answer = (
  blocks: readonly BlockDeclaration[],
  findKpi: AnswerSetting['findKpi'],
  part: Partial<AnswerSetting> = {},
) => finish(answerBlocksInSteps(blocks, settingOf(findKpi, part), fail)).blocks;

it('writes the usual range of each quarter no finer than its figures', () => {
  const usualOf = (kpi: JudgedKpi) =>
    answer([control('disruptions')], () => kpi)[0]?.table.rows[0]?.cells[2]?.text;
  expect(usualOf(steady)).toBe('479 to 532');
  const rounded = steady.trend.map(({ figure, ...point }) => {
    const value = figure.value ?? 0;
    return { ...point, figure: { ...figure, range: { from: value - 6, to: value + 6 } } };
  });
  expect(usualOf({ ...steady, trend: rounded })).toBe('about 480 to 530');
});

describe('the blocks of a page', () => {
  it('are answered except for one that fails, which names the log entry', () => {
    const told: unknown[] = [];
    const setting = settingOf((_, { measure }) => (measure === 'disruptions' ? steady : fail()));
    const steps = answerBlocksInSteps(
      [control('majorModerateShare'), control('disruptions')],
      setting,
      (error) => {
        told.push(error);
        return '7f3a1900';
      },
    );
    const { blocks, hasFailed } = finish(steps);
    expect(
      blocks.map(({ notes = [] }) => notes.map(({ code, refersTo }) => [code, refersTo])),
    ).toEqual([[['FAILED', ['7f3a1900']]], []]);
    expect(blocks[1]?.finding.kind).toBe('NO_REAL_CHANGE');
    expect([hasFailed, told.length]).toEqual([true, 1]);
  });

  it('say that the force moved the same way as a place, in the reason if the title has no room', () => {
    const [block] = answer([control('disruptions')], (name) =>
      name === 'LIKE' || name === 'FORCE_LIKE' ? null : risen,
    );
    expect(block?.finding.text).toBe(
      'Confirmed disruptions rose in Q3 2025/26, as in the whole force',
    );
    const found = (force: JudgedKpi | null) =>
      answer([control('disruptions')], (name) =>
        name === 'ASKED' ? risen : name === 'FORCE' ? force : null,
      )[0];
    expect(found(steady)?.finding.text).toBe(
      'Confirmed disruptions rose in Q3 2025/26 and have stayed high',
    );
    expect(found(null)?.because).toBeNull();
    const fallen = judgeCounts([...usual.slice(0, 15), 400], { of: 'disruptions' });
    const [short] = answer([control('disruptions')], (name) =>
      name === 'ASKED' || name === 'FORCE' ? fallen : null,
    );
    expect([short?.finding.text, short?.because]).toEqual([
      'Confirmed disruptions are below the usual range; 100 short of target',
      'The whole force moved the same way.',
    ]);
  });
});

describe('a block with nothing to draw', () => {
  const none = judgeCounts(Array<number>(13).fill(0), { of: 'disruptions' });
  const agency = {
    id: 1,
    code: 'CS',
    name: 'Crimestoppers',
    kind: 'CHARITY',
    family: 'CHARITY',
    validFrom: null,
    validTo: null,
  } as const;
  const notesOf = (kpi: JudgedKpi, part: Partial<AnswerSetting> = {}) =>
    answer([control('disruptions')], () => kpi, part)[0]?.notes;

  it('says how many returns are in, which shows whether it is a true zero, and names its filters', () => {
    expect(notesOf(none)).toEqual([
      {
        code: 'NOTHING_RECORDED',
        text: 'All 28 returns are in, so this is a true zero.',
        refersTo: [],
      },
    ]);
    const figure = {
      ...toFigure(measureOf('disruptions'), { numerator: 0, denominator: null }, ['NOT_AVAILABLE']),
      changes: new Map(),
    };
    const gone = { ...none, figure, trend: none.trend.map((point) => ({ ...point, figure })) };
    expect(notesOf(gone)?.[0]?.text).toBe('All 28 returns are in, but there is no figure to show.');
    expect(
      notesOf(none, { returns: { due: 28, missing: new Map([[1, ['DISRUPTIONS']]]) } })?.[0]?.text,
    ).toBe('None recorded so far: 1 of 28 returns is missing.');
    const asked = { ...steady.asked, agency };
    const page = { asked, objective: 'PREPARE' as const, time: null, own: [] };
    expect(notesOf(none, { page, returns: { due: 0, missing: new Map() } })?.[0]).toEqual({
      ...{ code: 'NOTHING_RECORDED', refersTo: ['agency'] },
      text: 'Crimestoppers does not have to send disruptions.',
    });
    expect(notesOf(steady)).toEqual([]);
  });

  it('says that it is withheld, or that there are none of yours, and never what is hidden', () => {
    const hidden = (displayText: string) => {
      const figure = {
        ...toFigure(measureOf('disruptions'), { numerator: 0, denominator: null }, [
          'NOT_AVAILABLE',
        ]),
        displayText,
      };
      const trend = none.trend.map((point) => ({ ...point, figure }));
      return { ...none, trend, figure: { ...figure, isWithheld: true, changes: new Map() } };
    };
    const page = { asked: steady.asked, objective: 'PREPARE' as const, time: null, own: [] };
    expect(notesOf(hidden('withheld to protect people'), { page })).toEqual([
      {
        code: 'WITHHELD',
        text: 'With this filter chosen, a small group of people could be identified. Remove it to see more.',
        refersTo: ['objective'],
      },
    ]);
    expect(notesOf(hidden('none of yours'), { page })?.[0]?.code).toBe('NONE_OF_YOURS');
  });
});

describe('a table with everything hidden', () => {
  it('is withheld, and never shown as nothing', () => {
    const figure = {
      ...toFigure(measureOf('disruptions'), { numerator: 3, denominator: null }, ['CONFIDENTIAL']),
      changes: new Map(),
    };
    const trend = steady.trend.map((point) => ({ ...point, figure }));
    const hidden = { ...steady, figure, trend };
    const table: BlockDeclaration = {
      ...{
        id: 'types',
        name: 'Crime types',
        view: 'TABLE',
        by: 'OBJECTIVE',
        noun: 'disruptions',
        about: 'By objective',
      },
      columns: [
        { measure: 'disruptions', shows: 'VALUE', drawing: 'SPARKLINE', heading: 'Disruptions' },
      ],
    };
    const [found] = answer([table], (name) => (name === 'ASKED' ? hidden : null));
    expect(found?.notes?.map(({ code }) => code)).toEqual(['WITHHELD']);
  });
});

describe('a list of measures', () => {
  it('marks the rows that its title counts, but not one that narrowly misses a target for the first time', () => {
    const little = judgeCounts([...usual.slice(0, 15), 495], { of: 'disruptions' });
    expect(little.status).toBe('AMBER');
    const list: BlockDeclaration = {
      ...{
        id: 'list',
        name: 'Active groups',
        view: 'MEASURES',
        noun: 'active groups',
        about: 'By quarter',
      },
      measures: ['disruptions', 'nrmReferrals'],
      columns: [{ shows: 'VALUE', drawing: 'SPARKLINE', heading: 'At quarter end' }],
    };
    const [found] = answer([list], (name, { measure }) =>
      name === 'ASKED' ? (measure === 'disruptions' ? risen : little) : null,
    );
    expect(found?.table.rows.map(({ key, isMarked }) => [key, isMarked])).toEqual([
      ['disruptions', true],
      ['nrmReferrals', false],
    ]);
    expect(found?.finding).toMatchObject({
      kind: 'REAL_CHANGE',
      text: 'Confirmed disruptions rose in Q3 2025/26 and have stayed high',
    });
  });
});

describe('a share and what it leaves out', () => {
  const share = judgeCounts(Array<number>(13).fill(40), {
    of: 'majorModerateShare',
    toOne: (cases) =>
      toFigure(measureOf('majorModerateShare'), { numerator: cases, denominator: 60 }, []),
  });
  const block: BlockDeclaration = {
    ...{
      id: 'parts',
      name: 'Parts',
      view: 'PARTS',
      measure: 'majorModerateShare',
      whole: 'disruptions',
      about: 'All',
    },
    ...{ parts: { counted: 'Major', rest: 'Minor', leftOut: 'Not rated' }, base: 'with a rating' },
  };
  const partsOf = (whole: JudgedKpi) =>
    answer([block], (_, { measure }) => (measure === 'disruptions' ? whole : share))[0];

  it('is one bar of everything, with a gap in proportion', () => {
    const found = partsOf(judgeCounts([100], { of: 'disruptions' }));
    expect(found?.finding).toEqual({
      kind: 'NOT_JUDGED',
      text: '66.7% of the 60 with a rating; 40 have none',
    });
    expect(
      found?.table.rows.map(({ label, cells: [count, bar] }) => [
        label,
        count?.text,
        bar?.text,
        bar?.start,
      ]),
    ).toEqual([
      ['Major', '40', '40%', 0],
      ['Minor', '20', '20%', 40],
      ['Not rated', '40', '40%', 60],
      ['All', '100', '100%', 0],
    ]);
  });

  it('says "about" if it is rounded, and never that nothing is recorded', () => {
    const rounded = (
      kpi: JudgedKpi,
      range: { readonly from: number; readonly to: number },
      text: string,
    ) => ({
      ...kpi,
      figure: { ...kpi.figure, range, text, displayText: `about ${text}` },
    });
    const whole = rounded(judgeCounts([103], { of: 'disruptions' }), { from: 98, to: 108 }, '105');
    const [found] = answer([block], (_, { measure }) =>
      measure === 'disruptions' ? whole : rounded(share, { from: 60, to: 72 }, '65%'),
    );
    expect(found?.finding).toEqual({
      kind: 'NOT_JUDGED',
      text: 'About 65% of the 60 with a rating; 40 have none',
    });
    expect(found?.table.rows.map(({ cells: [count] }) => count?.text)).toEqual([
      'about 40',
      'about 20',
      'about 40',
      'about 100',
    ]);
    expect(found?.notes).toEqual([]);
    const hidden = {
      ...toFigure(measureOf('majorModerateShare'), { numerator: 0, denominator: 60 }, [
        'CONFIDENTIAL',
      ]),
      changes: new Map(),
    };
    const [few] = answer([block], (_, { measure }) =>
      measure === 'disruptions' ? steady : { ...share, figure: hidden },
    );
    expect([few?.finding.kind, few?.notes?.[0]?.code]).toEqual(['WITHHELD', 'WITHHELD']);
  });

  it('says only that there were no cases if a share has none', () => {
    const figure = {
      ...toFigure(measureOf('majorModerateShare'), { numerator: 0, denominator: 0 }, []),
      changes: new Map(),
    };
    const [found] = answer([block], (_, { measure }) =>
      measure === 'disruptions' ? steady : { ...share, figure },
    );
    expect(found?.finding.text).toBe('None with a rating: all 510 are without one');
  });

  it('splits the gap by what is known about it, largest part first and unknown last', () => {
    const byStatus: BlockDeclaration = {
      ...block,
      leftOutBy: { dimension: 'REPORT_STATUS', unknown: 'No status given' },
    };
    const whole = judgeCounts([100], { of: 'disruptions' });
    const answerWith = (
      counts: Readonly<Record<string, number>>,
      change: (kpi: JudgedKpi) => JudgedKpi = (kpi) => kpi,
    ) =>
      answer([byStatus], (_, { measure, part }) => {
        if (part === null) return measure === 'disruptions' ? whole : share;
        const all = { ...judgeCounts([counts[part.key] ?? 0], { of: 'disruptions' }), part };
        // All of those with a status were actioned, and none of the others.
        const base = part.key === 'ACTIONED' ? (counts[part.key] ?? 0) : 0;
        const figure = {
          ...toFigure(measureOf('majorModerateShare'), { numerator: base, denominator: base }, []),
          changes: new Map(),
        };
        return measure === 'disruptions' ? change(all) : { ...share, part, figure };
      })[0];
    const tell = (found: ReturnType<typeof answerWith>) =>
      found?.table.rows.map(({ kind, label, group, cells: [count, bar] }) => [
        kind,
        group,
        label,
        count?.value,
        bar?.start,
      ]);
    const found = answerWith({ TRIAGED: 10, CLOSED_NO_ACTION: 25, ACTIONED: 60 });
    expect(tell(found)?.slice(2)).toEqual([
      ['PART', null, 'Not rated', 40, 60],
      ['PART', 'Not rated', 'Closed without action', 25, 60],
      ['PART', 'Not rated', 'Triaged', 10, 85],
      ['REST', 'Not rated', 'No status given', 5, 95],
      ['TOTAL', null, 'All', 100, 0],
    ]);
    expect(found?.question.by).toEqual(['REPORT_STATUS']);

    // Rounded or hidden gaps are not split, and no part is larger than the gap.
    const asOne = [
      ['PART', null, 'Not rated', 40, 60],
      ['TOTAL', null, 'All', 100, 0],
    ];
    const counts = { TRIAGED: 10, ACTIONED: 60 };
    const roundedOf = answerWith(counts, (kpi) => ({
      ...kpi,
      figure: { ...kpi.figure, range: { from: 5, to: 15 } },
    }));
    const hiddenOf = answerWith(counts, (kpi) => ({
      ...kpi,
      figure: { ...kpi.figure, flags: ['CONFIDENTIAL'] },
    }));
    const inPart = answerWith(counts, (kpi) => ({
      ...kpi,
      figure: { ...kpi.figure, flags: ['NOT_AVAILABLE'] },
    }));
    for (const each of [roundedOf, hiddenOf, inPart, answerWith({ TRIAGED: 41 })]) {
      expect(tell(each)?.slice(2)).toEqual(asOne);
      expect(each?.question.by).toEqual([]);
    }
  });

  it('leaves out a gap of nothing', () => {
    expect(partsOf(judgeCounts([60], { of: 'disruptions' }))?.finding.text).toBe(
      '66.7% of the 60 with a rating',
    );
  });
});

describe('the title of a table of parts', () => {
  const block: BlockDeclaration = {
    ...{
      id: 'types',
      name: 'Crime types',
      view: 'TABLE',
      by: 'CRIME_TYPE',
      noun: 'crime types',
      about: 'By crime type',
    },
    columns: [
      { measure: 'disruptions', shows: 'VALUE', drawing: 'SPARKLINE', heading: 'Disruptions' },
    ],
  };
  const keys = Object.keys(crimeTypes);
  const titleOf = (marked: number) => {
    const steadily = { ...steady, target: null, status: 'NO_TARGET' as const };
    const found = answer([block], (name, { part }) => {
      if (name !== 'ASKED') return null;
      if (part === null) return steadily;
      return { ...(keys.indexOf(part.key) < marked ? { ...risen, target: null } : steadily), part };
    });
    return found[0]?.finding.text;
  };

  it('says how they differ from the usual range, and names one or two', () => {
    expect([0, 1, 2].map(titleOf)).toEqual([
      'All nine crime types are as usual',
      'Child sexual exploitation and abuse is outside its usual range',
      expect.stringMatching(/^Child sexual exploitation and abuse and \w.* are unusual$/u),
    ]);
  });

  it('is the name of the table if nothing is recorded, without a rating', () => {
    const none = judgeCounts(Array<number>(13).fill(0), { of: 'disruptions' });
    const [found] = answer([block], (name, { part }) =>
      name === 'ASKED' ? { ...none, part } : null,
    );
    expect([found?.finding.text, found?.notes?.[0]?.code]).toEqual([
      'Crime types',
      'NOTHING_RECORDED',
    ]);
  });

  it('does not say which are which if some are unusual and some off target', () => {
    const low = judgeCounts([410, 400, 410, 400, 410, 400, 410, 400, 410, 400, 410, 400, 410], {
      of: 'disruptions',
    });
    const found = answer([block], (name, { part }) => {
      if (name !== 'ASKED') return null;
      return part === null ? steady : { ...(keys.indexOf(part.key) < 4 ? risen : low), part };
    });
    expect(found[0]?.finding.text).toBe('All nine crime types are off target or unusual');
  });

  it('says which of several measures it is about', () => {
    const columns = [
      ...block.columns,
      { measure: 'majorModerateShare', shows: 'VALUE', drawing: 'DOT', heading: 'Major' },
    ] as const;
    const steadily = { ...steady, target: null, status: 'NO_TARGET' as const };
    const [found] = answer([{ ...block, columns }], (name, { part, measure }) => {
      if (name !== 'ASKED') return null;
      const isRisen = part?.key === 'DRUGS' && measure === 'disruptions';
      return { ...(isRisen ? { ...risen, target: null } : steadily), part };
    });
    expect(found?.finding.text).toBe('Disruptions: drugs are outside their usual range');
  });

  it('names the first of several, and says what they all have in common', () => {
    expect(titleOf(4)).toMatch(/^\w.* and three other crime types are unusual$/u);
    expect(titleOf(9)).toBe('All nine crime types are outside their usual range');
  });
});
