import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  visit,
} from 'graphql';

const folder = fileURLToPath(new URL('../../../web/src', import.meta.url));
/**
 * Expressions within a literal that add the constants of fragments, and are not part of the
 * question.
 */
const interpolation = /\$\{[^}]*\}/g;
/** Fields that the web client computes itself, and removes before it asks. */
const ofClient = 'unmask';

/**
 * Every operation of the web application, with its fragments. Read from the sources, so that new
 * pages are included.
 */
export function readWebDocuments(): ReadonlyMap<string, DocumentNode> {
  const definitions = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.endsWith('operations.ts'),
    )
    .flatMap((file) => readDefinitions(readFileSync(path.join(folder, file), 'utf8')));
  const fragments = new Map(
    definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  return new Map(
    definitions.flatMap((each) => {
      if (each.kind !== Kind.OPERATION_DEFINITION || !each.name) return [];
      const document: DocumentNode = {
        kind: Kind.DOCUMENT,
        definitions: [each, ...findNamed(each, fragments)],
      };
      return [
        [
          each.name.value,
          visit(document, {
            Directive: (node) => (node.name.value === ofClient ? null : undefined),
          }),
        ] as const,
      ];
    }),
  );
}

function readDefinitions(source: string): readonly DefinitionNode[] {
  return [...source.matchAll(/\bgql`([^`]*)`/g)].flatMap(
    ([, text = '']) => parse(text.replace(interpolation, '')).definitions,
  );
}

function findNamed(
  from: DefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly FragmentDefinitionNode[] {
  const found = new Set<FragmentDefinitionNode>();
  const look = (definition: DefinitionNode): void => {
    visit(definition, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment) throw new Error(`No fragment of the web is called ${name.value}`);
        if (found.has(fragment)) return;
        found.add(fragment);
        look(fragment);
      },
    });
  };
  look(from);
  return [...found];
}
