import type { ToFirstQuestion } from '#graphql/first-question.js';

import { readReferrals, toReferralChoices } from './address.js';
import { toVariables } from './question.js';
import { REFERRAL_FIGURES } from './referrals-query.js';
import { loadAskedReferrals } from './use-asked-referrals.js';

export const toFirstQuestion: ToFirstQuestion = ({ search }, data) => {
  const choices = toReferralChoices(data);
  const read = readReferrals(loadAskedReferrals(search), choices);
  return read === null ? null : { query: REFERRAL_FIGURES, variables: toVariables(read.scope, choices, []) };
};
