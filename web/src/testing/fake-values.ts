export const aPeriod = (key: string, status: 'OPEN' | 'PROVISIONAL' | 'FINAL' = 'FINAL') => ({
  id: key,
  key,
  label: `${key.slice(8)} ${key.slice(0, 4)}/${key.slice(5, 7)}`,
  longLabel: key,
  start: '2022-04-01',
  end: '2022-06-30',
  status,
});

export const aFigure = (value: number | null, flags: readonly string[] = []) => ({
  value,
  text: value === null ? '[x]' : String(value),
  unit: 'COUNT',
  flags,
  numerator: value,
  denominator: null,
});
