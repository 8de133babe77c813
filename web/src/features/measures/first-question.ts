import { PAGE_OF_BLOCKS } from '#blocks/page-query.js';
import type { ToFirstQuestion } from '#graphql/first-question.js';
import { loadAskedKinds } from '#lib/use-kinds-params.js';

import { loadAskedChange } from './measure/change-address.js';
import { toMeasureQuestion } from './measure/measure-question.js';

export const toFirstQuestion: ToFirstQuestion = ({ search, code }, data) => {
  const asked = toMeasureQuestion({ key: code ?? '', asked: loadAskedKinds(search), change: loadAskedChange(search) }, data);
  return asked === null ? null : { query: PAGE_OF_BLOCKS, variables: asked.question };
};
