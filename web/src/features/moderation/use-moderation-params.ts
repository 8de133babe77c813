import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

import { type ModerationAddress, stageWords, toAddress } from './moderation-address.js';

const params = {
  list: parseAsStringLiteral(stageWords).withDefault('waiting'),
  agency: parseAsString,
  after: parseAsString,
  case: parseAsString,
};

/** The parameters in the address of the page, and functions that change them. */
export interface ModerationParams {
  readonly asked: ModerationAddress;
  /** The address with something changed. */
  readonly addressOf: (changed: Partial<ModerationAddress>) => string;
  /** Lists the disruptions of an agency, by its code; null for all. */
  readonly askAgency: (code: string | null) => void;
  /** Lists the decisions after a cursor; null lists the newest. */
  readonly askPage: (after: string | null) => void;
  /** Opens a disruption, by its id, in the place of the open one; null opens none. */
  readonly openInstead: (id: string | null) => void;
}

/** Reads the parameters in the address of the page. */
export function useModerationParams(): ModerationParams {
  const [{ list, agency, after, case: opened }, set] = useQueryStates(params);
  const asked = { list, agency, after: list === 'decided' ? after : null, opened };
  return {
    asked,
    addressOf: (changed) => toAddress({ ...asked, ...changed }),
    askAgency: (code) => void set({ agency: code, after: null }, pushed),
    askPage: (cursor) => void set({ after: cursor, case: null }, pushed),
    openInstead: (id) => void set({ case: id }, { history: 'replace' }),
  };
}

const pushed = { history: 'push', scroll: true } as const;
