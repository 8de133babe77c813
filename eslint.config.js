import graphql from '@graphql-eslint/eslint-plugin';

import { graphqlRules } from './scripts/lint/graphql-rules.js';

/**
 * The schema, and the documents in the web's components. Code itself is checked by oxlint
 * (.oxlintrc.json), in a tenth of the time that ESLint takes for it.
 */
export default [
  { ignores: ['**/*.{js,mjs,cjs}'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...graphqlRules(graphql),
];
