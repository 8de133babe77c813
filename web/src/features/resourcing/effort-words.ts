import { joinWords } from '#lib/format.js';

import { roundShare, type Share } from './share-words.js';

/** What one objective took, and what came of it. */
export interface ToldEffort {
  readonly name: string;
  readonly hours: Share;
  readonly disruptions: Share;
  readonly spend: Share;
  /** How national spending was shared out, in per cent; null where nothing is published. */
  readonly national: number | null;
}

/** Shares this close, in points, are called alike. */
const near = 1;

/**
 * The message of effort beside result: the objective whose share of hours lies furthest from its share of disruptions, with both.
 * Nothing is said of why: a disruption under one objective is not the same work as one under another.
 */
export function wordEffort(efforts: readonly ToldEffort[]): string {
  const compared = efforts.flatMap(({ name, hours, disruptions }) =>
    hours.percent === null || disruptions.percent === null ? [] : [{ name, hours: hours.percent, disruptions: disruptions.percent }],
  );
  const gap = (effort: (typeof compared)[number]) => Math.abs(effort.hours - effort.disruptions);
  const furthest = compared.reduce<(typeof compared)[number] | undefined>(
    (before, next) => (before === undefined || gap(next) > gap(before) ? next : before),
    undefined,
  );
  if (furthest === undefined) return wordHoursAlone(efforts);
  if (gap(furthest) < near) return 'Hours and confirmed disruptions are shared out alike';
  return `${furthest.name} takes ${roundShare(furthest.hours)} of hours and makes ${roundShare(furthest.disruptions)} of confirmed disruptions`;
}

function wordHoursAlone(efforts: readonly ToldEffort[]): string {
  const size = ({ hours }: ToldEffort) => hours.percent ?? -1;
  const most = efforts.reduce<ToldEffort | undefined>(
    (before, next) => (before === undefined || size(next) > size(before) ? next : before),
    undefined,
  );
  if (most === undefined || most.hours.percent === null) return 'There are no hours to share out';
  const takes = `${most.name} takes ${roundShare(most.hours.percent)} of hours`;
  const isOfFew = efforts.some(({ disruptions }) => disruptions.text.includes(' of '));
  return isOfFew
    ? `${takes}; confirmed disruptions are too few for percentages`
    : `${takes}; no confirmed disruptions to hold against them`;
}

/** What the bars show, in one sentence for those who do not see them. */
export function summariseEffort(efforts: readonly ToldEffort[]): string {
  const told = efforts.map(
    ({ name, hours, disruptions, national }) =>
      `${name}: ${hours.text} of hours, ${disruptions.text} of confirmed disruptions${national === null ? '' : `, ${national}% of national spending`}`,
  );
  return `${told.join('; ')}.`;
}

/** Where the national line comes from, that it is of money, and what of money there is here to hold against it. */
export function noteNational(efforts: readonly ToldEffort[]): string {
  const national = efforts.flatMap(({ name, national: percent }) => (percent === null ? [] : [`${percent}% went on ${name}`]));
  const here = efforts.flatMap(({ name, national: percent, spend }) =>
    percent === null || spend.percent === null ? [] : [`${spend.text} on ${name}`],
  );
  const compared = here.length === 0 ? '' : ` Of spending here, ${joinWords(here)}.`;
  return `Dashed line: of front-line spending against serious and organised crime nationally, ${joinWords(national)} (National Audit Office, 2019). That is spending, not hours.${compared}`;
}
