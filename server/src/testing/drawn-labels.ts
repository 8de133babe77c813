import type { Json } from './api-client.js';

/** The fields of the API from which the labels of a control chart are made. */
export const DRAWN_KPI = `kpi {
  trend { quarter { key } figure { value text displayText flags } target { text value } }
  controlChart { step points { quarter { key } lower upper signals } break { quarter { key } text level baselineLower baselineUpper } }
}`;

/** A number in text, such as `about 9,330`, `−1.2%`, `£1,200` or `14.3 kg`. */
const FIGURE = String.raw`(?:about )?[+−]?£?\d[\d,]*(?:\.\d+)?%?`;

/**
 * Finds wrong labels of a control chart. Every number along its lines must be in the API's answer:
 * figures and targets in the same words, and limits rounded as shown. There must be no other text.
 * The labels of the axes are first, and contain no figures.
 *
 * @param words the labels as drawn, in order
 * @param kpi the answer to DRAWN_KPI
 * @returns a sentence for each fault; none if every label is as in the API
 */
export function findWrongLabels(words: string, kpi: Json): readonly string[] {
  const along = words.slice(lastAxisWord(words)).trim();
  const { trend, controlChart } = kpi;
  const faults: string[] = [];
  const known = trend.filter(({ figure }: Json) => figure.value !== null);
  const latest = known.at(-1);
  const { break: change, points, step } = controlChart ?? { break: null, points: [], step: null };
  const last = points.at(-1);
  const levels: Json = {
    upper: last?.upper,
    lower: last?.lower,
    since: change?.level,
    from: change?.baselineLower,
    to: change?.baselineUpper,
  };
  const rest = take(along, [
    [
      new RegExp(`usual before: (${FIGURE}) to (${FIGURE})`),
      (low, high) => [...isLevel('from', low), ...isLevel('to', high)],
    ],
    [new RegExp(`(${FIGURE}) since`), (level) => isLevel('since', level)],
    [new RegExp(`upper (${FIGURE})`), (level) => isLevel('upper', level)],
    [new RegExp(`lower (${FIGURE})`), (level) => isLevel('lower', level)],
    [
      new RegExp(`target (${FIGURE})`),
      (text) =>
        toNumber(text) === trend.findLast(({ target }: Json) => target !== null)?.target.value
          ? []
          : [`target ${text}`],
    ],
  ]);
  const marked = change === null ? rest : rest.replace(change.text, '').trim();
  const ending = toLabel(latest.figure);
  if (!marked.endsWith(ending)) faults.push(`The latest is ${ending}, and drawn is "${marked}"`);
  const others = marked.slice(0, -ending.length).trim();
  const signalled = known.filter(({ quarter }: Json) =>
    points.some((point: Json) => point.quarter.key === quarter.key && point.signals.length > 0),
  );
  const allowed = [
    ...signalled,
    ...known.filter(({ quarter }: Json) => quarter.key === change?.quarter.key),
  ];
  const unknown = allowed.reduce(
    (left: string, { figure }: Json) => left.replace(toLabel(figure), '').trim(),
    others,
  );
  if (unknown !== '') faults.push(`Nobody answered "${unknown}"`);
  return faults;

  function take(
    text: string,
    ways: readonly (readonly [RegExp, (...found: readonly string[]) => readonly string[]])[],
  ): string {
    return ways.reduce((left, [pattern, check]) => {
      const found = pattern.exec(left);
      if (found === null) return left;
      faults.push(...check(...found.slice(1)));
      return left.replace(pattern, '').replaceAll(/\s+/g, ' ').trim();
    }, text);
  }

  function isLevel(name: string, text: string): readonly string[] {
    const [value, shown] = [levels[name], toNumber(text)];
    const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
    const off = Math.max(step ?? 0, 10 ** -decimals) / 2 + 1e-9;
    return typeof value === 'number' && Math.abs(value - shown) <= off
      ? []
      : [`${name} is ${String(value)}, and drawn is ${text}`];
  }
}

/**
 * A figure next to its mark: in the words of the API or, if these are a sentence, as the
 * corresponding sign.
 */
function toLabel({ text, displayText, flags }: Json): string {
  if (displayText.length <= 20) return displayText;
  const signs: Json = {
    CONFIDENTIAL: '[c]',
    NOT_AVAILABLE: '[x]',
    PROVISIONAL: '[p]',
    REVISED: '[r]',
    BREAK: '[b]',
    LOW_RELIABILITY: '[u]',
  };
  return [text, ...flags.flatMap((flag: string) => signs[flag] ?? [])].join(' ');
}

/** The position after the labels of both axes, which end with the last quarter of a year. */
function lastAxisWord(words: string): number {
  const [last] = [
    ...words.matchAll(/(?:^|\s)(?:Q?[1-4])\s+(?:20)?\d\d(?:\/\d\d)(?:\s+Q?[2-4](?=\s|$)){0,3}/g),
  ].slice(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

function toNumber(text: string): number {
  return Number(
    text
      .replace(/^about /, '')
      .replace('−', '-')
      .replaceAll(/[£,%+]/g, ''),
  );
}
