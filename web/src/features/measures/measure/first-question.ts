import { PAGE_OF_BLOCKS } from '#blocks/page/page-query.js';
import type { ToFirstQuestion } from '#graphql/first-question.js';
import { loadKindParams } from '#lib/scope/use-kinds-params.js';

import { loadChangeParams } from './change-address.js';
import { toMeasureQuestion } from './measure-question.js';

export const toFirstQuestion: ToFirstQuestion = ({ search, code }, data) => {
  const asked = toMeasureQuestion(
    { key: code ?? '', asked: loadKindParams(search), change: loadChangeParams(search) },
    data,
  );
  return asked === null ? null : { query: PAGE_OF_BLOCKS, variables: asked.question };
};
