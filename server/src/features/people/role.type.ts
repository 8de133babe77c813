import { roleNames } from '#domain/access/actions.js';
import { codeEnum } from '#graphql/code-enum.js';

export const Role = codeEnum(
  'Role',
  'The roles that a person can have in the partnership.',
  roleNames,
);
