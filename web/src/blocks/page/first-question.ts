import type { ToFirstQuestion } from '#graphql/first-question.js';
import { loadKindParams } from '#lib/scope/use-kinds-params.js';

import { PAGE_OF_BLOCKS } from './page-query.js';
import { toPageQuestion } from './page-question.js';
import { readSubject, toSubjectChoices } from './read-subject.js';
import type { Subject } from './subject.type.js';

/** The first question of a subject's page. */
export function firstQuestionOf(subject: Subject): ToFirstQuestion {
  return ({ search }, data) => {
    const read = readSubject(subject, loadKindParams(search), toSubjectChoices(subject, data));
    return read === null
      ? null
      : { query: PAGE_OF_BLOCKS, variables: toPageQuestion(subject.key, read.scope) };
  };
}
