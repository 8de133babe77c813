import { markingNames } from '#domain/access/actions.js';
import { codeEnum } from '#graphql/code-enum.js';

export const Marking = codeEnum('Marking', 'Protective marking.', markingNames);
