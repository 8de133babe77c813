import type { GraphQLResolveInfo } from 'graphql';
import { type FieldsByTypeName, parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';

import type { RecordKind } from '#domain/records/record-kind.js';

/** What of a page was selected, whatever its aliases and fragments. */
export interface Selected {
  /** Names of the fields of the records. */
  readonly fields: ReadonlySet<string>;
  readonly hasEdges: boolean;
  readonly hasCursors: boolean;
  readonly pageInfo: ReadonlySet<string>;
  readonly hasTotalCount: boolean;
}

export function selectedFields(info: GraphQLResolveInfo, { typeName }: RecordKind): Selected {
  const parsed = parseResolveInfo(info);
  const page = parsed && isTree(parsed) ? fieldsOf([parsed], `${typeName}Connection`) : [];
  const edges = page.filter(({ name }) => name === 'edges');
  const parts = fieldsOf(edges, `${typeName}Edge`);
  const nodes = parts.filter(({ name }) => name === 'node');
  return {
    fields: namesOf(fieldsOf(nodes, typeName)),
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

function fieldsOf(trees: readonly ResolveTree[], type: string): readonly ResolveTree[] {
  return trees.flatMap(({ fieldsByTypeName }) => Object.values(fieldsByTypeName[type] ?? {}));
}

function namesOf(trees: readonly ResolveTree[]): ReadonlySet<string> {
  return new Set(trees.map(({ name }) => name));
}

function isTree(parsed: ResolveTree | FieldsByTypeName): parsed is ResolveTree {
  return 'fieldsByTypeName' in parsed;
}
