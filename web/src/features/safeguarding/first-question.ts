import { PAGE_OF_BLOCKS } from '#blocks/page-query.js';
import { toPageQuestion } from '#blocks/page-question.js';
import type { ToFirstQuestion } from '#graphql/first-question.js';

import { loadAskedReferrals, readReferrals, toReferralChoices } from './read-scope.js';

export const toFirstQuestion: ToFirstQuestion = ({ search }, data) => {
  const read = readReferrals(loadAskedReferrals(search), toReferralChoices(data));
  return read === null ? null : { query: PAGE_OF_BLOCKS, variables: toPageQuestion('SAFEGUARDING', read.scope) };
};
