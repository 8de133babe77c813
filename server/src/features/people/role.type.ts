import { roleNames } from '#domain/access/actions.js';
import { codeEnum } from '#graphql/code-enum.js';

export const Role = codeEnum('Role', 'What a person may be in the partnership.', roleNames);
