import { type FigureValue, formatFigure } from '#lib/figure.js';
import { splitClause, splitSentence } from '#lib/sentence.js';
import { formatLevel } from '#lib/unit.js';

/** Money of one agency or from one source. */
interface ToldMoney {
  readonly name: string;
  readonly spend: FigureValue;
  readonly budget: FigureValue;
  /** Forecast against budget: best nearest to zero. */
  readonly variance: FigureValue;
}

/** `£1.42m`, or why there is none: short, for bars and headlines. */
function shortenMoney(figure: FigureValue): string {
  return figure.value === null ? formatFigure(figure) : formatLevel(figure.value, 'GBP');
}

/** `£26.4m of £26.3m`: what was spent of what was meant to be. */
export function wordSpent({ spend, budget }: Pick<ToldMoney, 'spend' | 'budget'>): string {
  if (spend.value === null) return formatFigure(spend);
  return budget.value === null ? shortenMoney(spend) : `${shortenMoney(spend)} of ${shortenMoney(budget)}`;
}

/** `forecast +1.1%`: what stands beside the bar. */
export function wordForecast({ variance }: Pick<ToldMoney, 'variance'>): string {
  return variance.value === null ? `forecast ${formatFigure(variance)}` : `forecast ${variance.text}`;
}

/** The message of the money as a whole: what was spent against the budget, and the forecast: in the server's words where it is judged. */
export function wordMoney(all: ToldMoney, judged: { readonly sentence: string; readonly isOpen: boolean } | null): string {
  const { spend, budget, variance } = all;
  const spent = spend.value === null ? 'What was spent is not known' : `${shortenMoney(spend)} was spent`;
  const against = spend.value === null || budget.value === null ? spent : `${spent} against a budget of ${shortenMoney(budget)}`;
  if (variance.value === null) return against;
  if (judged === null) return `${against}; the forecast variance was ${variance.text}`;
  const [told] = judged.isOpen ? splitClause(judged.sentence) : splitSentence(judged.sentence);
  return `${against}; ${told.charAt(0).toLowerCase()}${told.slice(1)}`;
}

/** The message of the money by agency: whose forecast lies furthest from its budget, on either side. */
export function wordMoneyByAgency(agencies: readonly ToldMoney[]): string {
  const known = agencies.filter(({ variance }) => variance.value !== null);
  const distance = ({ variance }: ToldMoney) => Math.abs(variance.value ?? 0);
  const furthest = Math.max(0, ...known.map(distance));
  const [first, ...others] = known.filter((agency) => distance(agency) === furthest);
  if (first === undefined) return 'No agency has a forecast';
  if (furthest === 0) return 'Every forecast meets its budget';
  if (others.length > 0)
    return `${others.length + 1} agencies forecast furthest from their budgets, ${first.variance.text.replace(/^[+−]/, '')} either way`;
  return `${first.name} forecasts furthest from its budget, ${first.variance.text}`;
}

/** What the bars show, in one sentence for those who do not see them: the largest budgets. */
export function summariseMoney(told: readonly ToldMoney[]): string {
  const most = told
    .filter(({ spend }) => spend.value !== null)
    .slice(0, 3)
    .map((money) => `${money.name} ${wordSpent(money)}, ${wordForecast(money)}`);
  return `Most spent: ${most.join('; ')}.`;
}
