import { describe, expect, it } from 'vitest';

import { type Signal } from '#lib/signal.js';

import { isAtEnd } from './control-layout.js';
import { findBands, findLevels } from './control-runs.js';
import { type ControlSource, toEvents, toLabels, toQuarters } from './control-series.js';

interface Given {
  readonly value: number | null;
  readonly signals?: readonly Signal[];
  /** The mean of the quarter's baseline: another mean starts another baseline. */
  readonly centre?: number;
  readonly isOpen?: boolean;
}

const labelOf = (index: number) =>
  `Q${(index % 4) + 1} ${2022 + Math.floor(index / 4)}/${23 + Math.floor(index / 4)}`;

function source(given: readonly Given[]): ControlSource {
  const quarters = given.map(({ isOpen = false }, index) => ({
    key: `${2022 + Math.floor(index / 4)}-${23 + Math.floor(index / 4)}-Q${(index % 4) + 1}`,
    label: labelOf(index),
    start: `2022-0${(index % 4) + 1}-01`,
    end: `2022-0${(index % 4) + 1}-28`,
    status: isOpen ? 'OPEN' : 'FINAL',
  }));
  const place = (index: number) =>
    quarters[index] ?? { key: '', label: '', start: '', end: '', status: '' };
  return {
    trend: given.map(({ value }, index) => ({
      quarter: place(index),
      figure: {
        value,
        text: value === null ? '[x]' : String(value),
        displayText: value === null ? '[x]' : String(value),
        flags: value === null ? ['NOT_AVAILABLE'] : [],
      },
      target: null,
    })),
    controlChart: {
      points: given.flatMap(({ value, signals = [], centre = 616, isOpen = false }, index) =>
        value === null || isOpen
          ? []
          : [{ quarter: place(index), centre, lower: 556, upper: 675, signals }],
      ),
      break: null,
    },
    events: [],
  };
}

const flat = (count: number, part: Partial<Given> = {}) =>
  Array.from({ length: count }, (): Given => ({ value: 600, ...part }));
const high: Given = { value: 700, signals: ['ABOVE_UPPER_LIMIT'] };
const quartersOf = (given: readonly Given[]) => toQuarters(source(given), 'COUNT');

describe('toQuarters', () => {
  it('starts a new baseline where the mean changes, and does not draw limits for one that is too short', () => {
    const quarters = quartersOf([...flat(5, { centre: 590 }), ...flat(13)]);
    expect(quarters.map((quarter) => quarter.startsBaseline).indexOf(true)).toBe(5);
    expect(quarters.slice(0, 5).every((quarter) => quarter.band === null)).toBe(true);
    expect(quarters[5]?.band).toEqual({ centre: 616, lower: 556, upper: 675, isTrial: false });
  });

  it('keeps a baseline across a gap', () => {
    expect(
      quartersOf([...flat(6), { value: null }, ...flat(6)]).some(
        (quarter) => quarter.startsBaseline,
      ),
    ).toBe(false);
  });

  it('draws limits of the earlier level that depend on quarters before the chart, and says that a new level began', () => {
    const given = source([...flat(5, { centre: 500 }), ...flat(8)]);
    const points = given.controlChart?.points.map((point, index) => ({
      ...point,
      basedOn: index < 5 ? 16 : 8,
      startsLevel: index === 5,
    }));
    const levels = { ...given, controlChart: { points: points ?? [], break: null } };
    const quarters = toQuarters(levels, 'COUNT');
    expect(quarters[0]?.band).toMatchObject({ centre: 500, isTrial: false });
    expect(quarters[5]).toMatchObject({
      startsBaseline: true,
      band: { centre: 616, isTrial: true },
    });
    expect(toEvents(levels, quarters).map(({ words }) => words)).toEqual([
      `${labelOf(5)}: new level, new limits`,
    ]);
    expect(toEvents(given, toQuarters(given, 'COUNT')).map(({ words }) => words)).toEqual([
      `${labelOf(5)}: recording changed [b]`,
    ]);
  });

  it('says next to a mark that other agencies are left out', () => {
    const given = source(flat(9));
    const own = {
      value: 72.7,
      text: '72.7%',
      displayText: '72.7%, yours only',
      flags: ['NOT_AVAILABLE' as const],
    };
    const trend = given.trend.map((point) => ({ ...point, figure: own }));
    expect(toQuarters({ ...given, trend }, 'PERCENT')[8]?.text).toBe('72.7%, yours only');
  });

  it('writes flags next to a mark instead of a sentence, which would leave the chart no room', () => {
    const given = source(flat(9));
    const few = {
      value: 101,
      text: '101',
      displayText: '101, and other agencies’ protected ones are too few to show',
      flags: ['CONFIDENTIAL' as const],
    };
    const trend = given.trend.map((point) => ({ ...point, figure: few }));
    expect(toQuarters({ ...given, trend }, 'COUNT')[8]?.text).toBe('101 [c]');
  });

  it('has trial limits below 12 quarters', () => {
    expect(quartersOf(flat(11))[0]?.band?.isTrial).toBe(true);
    expect(quartersOf(flat(12))[0]?.band?.isTrial).toBe(false);
  });

  it('describes a quarter in full', () => {
    const [, , last] = quartersOf([...flat(2), high]);
    expect(last?.told).toEqual([labelOf(2), '700', 'A real change: above the upper limit']);
  });
});

describe('toLabels', () => {
  const words = (given: ControlSource, unit: 'COUNT' | 'PERCENT' = 'COUNT') =>
    toLabels(toQuarters(given, unit), unit).map((label) => label.words);

  it('names each line, and the latest figure, leaving out a quarter that is not closed', () => {
    expect(words(source([...flat(13), { value: 403, isOpen: true }]))).toEqual([
      'upper 675',
      'lower 556',
      '600',
    ]);
  });

  it('writes a target as its number, and a band in words', () => {
    const aimed = (target: {
      readonly text: string;
      readonly value: number | null;
      readonly lower: number | null;
      readonly upper: number | null;
    }) => {
      const given = source(flat(9));
      return words({ ...given, trend: given.trend.map((point) => ({ ...point, target })) });
    };
    expect(aimed({ text: '620 or more', value: 620, lower: null, upper: null })).toContain(
      'target 620',
    );
    expect(aimed({ text: '580 to 620', value: null, lower: 580, upper: 620 })).toContain(
      'target 580 to 620',
    );
  });
});

describe('toEvents', () => {
  const base = source([...flat(2, { centre: 590 }), ...flat(2)]);
  const quarters = toQuarters(base, 'COUNT');
  const event = {
    id: 'e',
    title: 'Prevent team starts in Oxford',
    happenedOn: '2022-02-15',
    changesRecording: false,
  };

  it('says that recording changed if no event does', () => {
    expect(toEvents(base, quarters)).toEqual([
      { key: '2022-23-Q3', at: 2, words: `${labelOf(2)}: recording changed [b]` },
    ]);
  });

  it('places an event by its day, with its date in words', () => {
    const [first] = toEvents({ ...base, events: [event] }, quarters);
    expect(first).toEqual({
      key: 'e',
      at: 1.5,
      words: '15 Feb 2022: Prevent team starts in Oxford',
    });
  });

  it('does not add an entry for new limits if an event explains them', () => {
    const told = {
      ...event,
      title: 'recording rule changed',
      happenedOn: '2022-03-01',
      changesRecording: true,
    };
    expect(toEvents({ ...base, events: [told] }, quarters).map(({ words }) => words)).toEqual([
      '1 Mar 2022: recording rule changed [b], new limits',
    ]);
  });

  it('leaves out events outside the chart', () => {
    expect(toEvents({ ...base, events: [{ ...event, happenedOn: '2019-01-01' }] }, [])).toEqual([]);
  });
});

describe('a change of level', () => {
  const risen = (quarters: number, back: number | null = null) => {
    const run = flat(quarters, { value: 900, signals: ['RUN_ABOVE_CENTRE'] });
    const given = source([...flat(9), ...run, ...flat(back ?? 0), { value: 403, isOpen: true }]);
    const place = (index: number) => given.trend[index]?.quarter ?? { key: '', label: '' };
    const text =
      back === null
        ? `Rose in ${labelOf(9)} and has stayed high`
        : `Rose in ${labelOf(9)}, back to usual since ${labelOf(9 + quarters)}`;
    const levels = { level: 900, baselineMean: 600, baselineLower: 550, baselineUpper: 650, text };
    const found = {
      ...levels,
      side: 'HIGH' as const,
      quarter: place(9),
      backSince: back === null ? null : place(9 + quarters),
    };
    return { ...given, controlChart: { points: given.controlChart?.points ?? [], break: found } };
  };
  const before = { centre: 600, lower: 550, upper: 650, isTrial: false };
  const of = (given: ReturnType<typeof risen>) => toQuarters(given, 'COUNT');
  const lasting = of(risen(4));
  const over = of(risen(4, 2));

  it('is marked once, on its first quarter, even if all quarters of a run are signals', () => {
    expect(lasting.map(({ isSignal }) => isSignal).indexOf(true)).toBe(9);
    expect(lasting.filter(({ isSignal }) => isSignal)).toHaveLength(1);
    expect(lasting.filter(({ mark }) => mark !== null).map(({ mark }) => mark)).toEqual([
      `Rose in ${labelOf(9)} and has stayed high`,
    ]);
  });

  it('ends the earlier limits, and has the mean of the quarters since then instead', () => {
    expect(lasting.map(({ band }) => band)).toEqual([
      ...Array<object>(9).fill(before),
      ...Array<null>(5).fill(null),
    ]);
    expect(lasting.map(({ level }) => level)).toEqual([
      ...Array<null>(9).fill(null),
      900,
      900,
      900,
      900,
      null,
    ]);
    expect(findBands(lasting)).toEqual([{ from: 0, to: 8, band: before }]);
    expect(findLevels(lasting)).toEqual([{ from: 9, to: 12, mean: 900 }]);
  });

  it('has limits on both sides once it has ended', () => {
    expect(findBands(over).map(({ from, to }) => [from, to])).toEqual([
      [0, 8],
      [13, 14],
    ]);
    expect(findLevels(over)).toEqual([{ from: 9, to: 12, mean: 900 }]);
  });

  it('is described with its quarters, in place of limits and signals', () => {
    expect(lasting[9]?.told).toEqual([
      labelOf(9),
      '900',
      `A real change: rose in ${labelOf(9)} and has stayed high`,
      `900 on average since ${labelOf(9)}`,
    ]);
    expect(lasting[12]?.told).toEqual([labelOf(12), '900', `900 on average since ${labelOf(9)}`]);
    expect(lasting[8]?.told).toEqual([labelOf(8), '600', 'Usual range 550 to 650']);
    expect(over[13]?.told).toEqual([labelOf(13), '600', 'Usual range 550 to 650']);
  });

  it('has its mean at the end of its line while it lasts, and the earlier range inside', () => {
    const labels = toLabels(lasting, 'COUNT');
    expect(labels.map(({ key, words }) => [key, words])).toEqual([
      ['level', '900 since'],
      ['before', 'usual before: 550 to 650'],
      ['latest', '900'],
    ]);
    expect(labels.filter(isAtEnd).map(({ key }) => key)).toEqual(['level', 'latest']);
    expect(toLabels(over, 'COUNT').map(({ words }) => words)).toEqual([
      'upper 650',
      'lower 550',
      '600',
    ]);
  });

  it('is written no more precisely than the rounded figures that it depends on', () => {
    const words = toLabels(lasting, 'COUNT', 20).map((label) => label.words);
    const given = risen(4);
    const rounded = toQuarters(
      { ...given, controlChart: { ...given.controlChart, step: 20 } },
      'COUNT',
    );
    expect(rounded[8]?.told.at(-1)).toBe('Usual range about 560 to 660');
    expect(words.slice(0, 2)).toEqual(['about 900 since', 'usual before: about 560 to 660']);
  });

  it('changes nothing in quarters that were recorded differently', () => {
    const given = risen(4);
    const points = given.controlChart.points.map((point, index) =>
      index < 5 ? { ...point, centre: 590, signals: ['FALLING' as const] } : point,
    );
    const quarters = toQuarters(
      { ...given, controlChart: { ...given.controlChart, points } },
      'COUNT',
    );
    expect(
      quarters
        .slice(0, 5)
        .every(
          ({ isSignal, levelBreak, band }) => isSignal && levelBreak === null && band === null,
        ),
    ).toBe(true);
    expect(quarters[5]?.band).toEqual(before);
  });
});
