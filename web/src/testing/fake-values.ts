import type { FigureValue, Flag } from '#lib/figure.js';

export const aPeriod = (key: string, status: 'OPEN' | 'PROVISIONAL' | 'FINAL' = 'FINAL') => ({
  id: key,
  key,
  label: `${key.slice(8)} ${key.slice(0, 4)}/${key.slice(5, 7)}`,
  longLabel: key,
  start: '2022-04-01',
  end: '2022-06-30',
  status,
  datasetsReceived: ['REPORTS', 'DISRUPTIONS', 'REFERRALS', 'RESOURCES', 'OCGS'],
});

export const aFigure = (value: number | null, flags: readonly Flag[] = []): FakeFigure => ({
  value,
  text: value === null ? '[x]' : String(value),
  displayText: value === null ? '[x]' : String(value),
  unit: 'COUNT',
  flags,
  numerator: value,
  denominator: null,
  own: null,
  othersText: null,
});

interface FakeFigure extends FigureValue {
  readonly unit: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly own: number | null;
  readonly othersText: string | null;
}

/**
 * A protected count as a council sees it: its own part exact, the others' part randomly rounded,
 * where 0 may mean fewer than 5.
 */
export function aProtectedFigure(own: number, others: number): FakeFigure {
  const value = own + others;
  const othersText = others === 0 ? 'too few to show' : `about ${others}`;
  if (others > 0)
    return { ...aFigure(value, ['ESTIMATED']), displayText: `about ${value}`, own, othersText };
  if (own === 0)
    return {
      ...aFigure(null, ['CONFIDENTIAL']),
      text: '[c]',
      displayText: othersText,
      own,
      othersText,
    };
  return {
    ...aFigure(own, ['CONFIDENTIAL']),
    displayText: `${own} of yours, too few of others to show`,
    own,
    othersText,
  };
}

/** A protected count as somebody without an agency sees it. */
export const aFigureOfOthers = (shown: number) => ({
  ...aProtectedFigure(0, shown),
  own: null,
  othersText: null,
});

/** A measure of the catalogue: NRM referrals unless another is given. */
export const aMeasure = (part: Readonly<Record<string, unknown>>) => ({
  id: 'nrmReferrals',
  key: 'nrmReferrals',
  name: 'NRM referrals',
  nameInSentences: 'NRM referrals',
  isPlural: true,
  description: 'People referred.',
  formula: 'Pathway NRM.',
  unit: 'COUNT',
  direction: 'NEUTRAL',
  disclosure: 'PROTECTED',
  subject: 'SAFEGUARDING',
  datasets: ['REFERRALS'],
  dimensions: [],
  denominatorName: null,
  ratePer1000: null,
  companion: null,
  isStandard: false,
  splits: [],
  ...part,
});
