import type { ModerationStage } from '#graphql/operations.js';

/** The lists on the page, by their words in its address. */
export const stageWords = ['waiting', 'decided', 'sent-back'] as const;
export type StageWord = (typeof stageWords)[number];

export const stageOf: Readonly<Record<StageWord, ModerationStage>> = {
  waiting: 'WAITING',
  decided: 'DECIDED',
  'sent-back': 'SENT_BACK',
};

/** The parameters in the address of the page. */
export interface ModerationAddress {
  readonly list: StageWord;
  /** The code of an agency; null for all. */
  readonly agency: string | null;
  /** The cursor that the page of decisions begins after; null for the newest. */
  readonly after: string | null;
  /** The id of the open disruption; null if none is. */
  readonly opened: string | null;
}

/** The address of a list, with a disruption open or with none. */
export function toAddress({ list, agency, after, opened }: ModerationAddress): string {
  const params = new URLSearchParams({
    ...(list === 'waiting' ? {} : { list }),
    ...(agency === null ? {} : { agency }),
    ...(after === null ? {} : { after }),
    ...(opened === null ? {} : { case: opened }),
  });
  const query = params.toString();
  return query === '' ? '/returns/moderation' : `/returns/moderation?${query}`;
}
