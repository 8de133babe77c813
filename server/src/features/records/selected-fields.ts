import type { GraphQLResolveInfo } from 'graphql';
import { type FieldsByTypeName, parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';

import type { RecordKind } from '#domain/records/record-kind.js';
import { recordKinds } from '#domain/records/record-kinds.js';

import type { Wanted } from './record-page.reader.js';

/** What of a page was selected, whatever its aliases and fragments. */
export interface Selected {
  readonly wanted: Wanted;
  readonly hasEdges: boolean;
  readonly hasCursors: boolean;
  readonly pageInfo: ReadonlySet<string>;
  readonly hasTotalCount: boolean;
}

export function selectedFields(info: GraphQLResolveInfo, kind: RecordKind): Selected {
  const { typeName } = kind;
  const parsed = parseResolveInfo(info);
  const page = parsed && isTree(parsed) ? fieldsOf([parsed], `${typeName}Connection`) : [];
  const edges = page.filter(({ name }) => name === 'edges');
  const parts = fieldsOf(edges, `${typeName}Edge`);
  const nodes = parts.filter(({ name }) => name === 'node');
  return {
    wanted: wantedOf(nodes, kind),
    hasEdges: edges.length > 0,
    hasCursors: parts.some(({ name }) => name === 'cursor'),
    pageInfo: namesOf(
      fieldsOf(
        page.filter(({ name }) => name === 'pageInfo'),
        'PageInfo',
      ),
    ),
    hasTotalCount: page.some(({ name }) => name === 'totalCount'),
  };
}

/** What is selected of records, and of those that they name. */
function wantedOf(nodes: readonly ResolveTree[], { typeName, links }: RecordKind): Wanted {
  const selected = fieldsOf(nodes, typeName);
  const fields = namesOf(selected);
  return {
    fields,
    links: links
      .filter(({ name }) => fields.has(name))
      .map((link) => {
        const kind = recordKinds[link.to];
        return {
          link,
          kind,
          wanted: wantedOf(
            selected.filter(({ name }) => name === link.name),
            kind,
          ),
        };
      }),
  };
}

function fieldsOf(trees: readonly ResolveTree[], type: string): readonly ResolveTree[] {
  return trees.flatMap(({ fieldsByTypeName }) => Object.values(fieldsByTypeName[type] ?? {}));
}

function namesOf(trees: readonly ResolveTree[]): ReadonlySet<string> {
  return new Set(trees.map(({ name }) => name));
}

function isTree(parsed: ResolveTree | FieldsByTypeName): parsed is ResolveTree {
  return 'fieldsByTypeName' in parsed;
}
