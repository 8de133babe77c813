import { type DefinitionNode, type DocumentNode, Kind } from 'graphql';

/**
 * The definitions of a GraphQL text, with the fragments that it names, each once. The build calls
 * this function for every `gql`.
 */
export function joinDocument(
  own: readonly DefinitionNode[],
  named: readonly DocumentNode[],
): DocumentNode {
  const fragments = new Map<string, DefinitionNode>();
  const definitions = [...own, ...named.flatMap((document) => document.definitions)].filter(
    (definition) => {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) return true;
      const { value: name } = definition.name;
      if (fragments.has(name)) return false;
      fragments.set(name, definition);
      return true;
    },
  );
  return { kind: Kind.DOCUMENT, definitions };
}
