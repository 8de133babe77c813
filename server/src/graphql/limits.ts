import { ApolloArmor } from '@escape.tech/graphql-armor';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';

/** What one operation may be at most. A dashboard of ten figure blocks with every measure stays far below. */
export const limits = { depth: 15, aliases: 100, directives: 50, tokens: 10_000 } as const;

/** Validation rules that refuse operations beyond the limits, before anything is read. Tokens are counted by the parser itself. */
export function limitOperations(): ValidationRule[] {
  const armor = new ApolloArmor({
    maxDepth: { n: limits.depth, ignoreIntrospection: true, ...refuse(`The question nests fields more than ${limits.depth} deep`) },
    maxAliases: { n: limits.aliases, ...refuse(`The question has more than ${limits.aliases} aliases`) },
    maxDirectives: { n: limits.directives, ...refuse(`The question has more than ${limits.directives} directives`) },
    maxTokens: { enabled: false },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  });
  return armor.protect().validationRules;
}

/** Says it in words of ours, under the code that a faulty document has. */
function refuse(what: string) {
  const report = (context: ValidationContext | null) =>
    context?.reportError(new GraphQLError(`${what}. Ask for less at once, in several questions.`));
  return { propagateOnRejection: false, onReject: [report] };
}
