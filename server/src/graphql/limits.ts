import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ValidationRule } from 'graphql';

/** What one operation may be at most. A dashboard of ten figure blocks with every measure stays far below. */
export const limits = { depth: 15, aliases: 100, directives: 50, tokens: 10_000 } as const;

/** Validation rules that refuse operations beyond the limits, before anything is read. Tokens are counted by the parser itself. */
export function limitOperations(): ValidationRule[] {
  const armor = new ApolloArmor({
    maxDepth: { n: limits.depth, ignoreIntrospection: true },
    maxAliases: { n: limits.aliases },
    maxDirectives: { n: limits.directives },
    maxTokens: { enabled: false },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  });
  return armor.protect().validationRules;
}
